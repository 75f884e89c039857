// Orders that wait, orders that ended, and exits by what led to them. A session without such has no part of the page for
// them.

// What led to a trade, in words.
const TRADE_KINDS = {
  OPEN: 'at the market', CLOSE: 'at the market', LIMIT: 'limit', STOP: 'stop', TARGET: 'target', TRAIL: 'trailing stop', TIME: 'held long enough',
  MARGIN: 'margin call', DELIST: 'delisted',
};

function inWords(row) {
  return Object.assign(row, { side: row.side === 'BUY' ? 'buy' : 'sell', kind: TRADE_KINDS[row.kind], effect: row.position_effect === 'OPEN' ? 'opens' : 'closes' });
}

// Whether a row is of a short position, so that its side does not tell whether it opens one or closes it.
function hasShort(rows) {
  return rows.some((row) => (row.side === 'buy') !== (row.effect === 'opens'));
}

// A part of the page and what leads to it, both hidden until there is something to show.
function reveal(id) {
  byId(id).hidden = false;
  document.querySelector('.contents [href="#' + id + '"]').hidden = false;
}

// Columns of which a row has a value.
function present(rows, columns) {
  return columns.filter(({ key }) => rows.some((row) => !isMissing(row[key])));
}

function orderColumns(rows, more) {
  return present(rows, [
    { key: 'symbol', label: 'Symbol', kind: 'text' },
    { key: 'side', label: 'Side', kind: 'text' },
    ...(hasShort(rows) ? [{ key: 'effect', label: 'Position', kind: 'text', title: 'Whether it opens the position or closes it' }] : []),
    { key: 'quantity', label: 'Quantity', kind: 'quantity' },
    { key: 'kind', label: 'Kind', kind: 'text' },
    { key: 'level', label: 'Level', kind: 'price', title: 'Price that it waits or waited for' },
    { key: 'decided_at', label: 'Decided at', kind: 'time' },
    ...more,
  ]);
}

function orderTable() {
  const rows = records(data.orders).map(inWords);
  if (rows.length === 0) {
    return;
  }
  reveal('orders');
  plainTable(byId('order-table'), 'What the session is to do at the next bar of each symbol, exits first', orderColumns(rows, [
    { key: 'bars_left', label: 'Bars left', kind: 'count', title: 'Bars that it goes on to wait for its price' },
    { key: 'limited_by', label: 'Reduced by', kind: 'text', show: (row) => isMissing(row.limited_by) ? DASH : row.limited_by + ' from ' + exact(row.requested_quantity) },
    { key: 'reason', label: 'Why', kind: 'note' },
  ]), data.orders, rows, '');
}

function endedOrderTable() {
  const rows = records(data.endedOrders).map(inWords);
  if (rows.length === 0) {
    return;
  }
  reveal('ended-orders');
  new SortableTable(byId('ended-order-table'), {
    caption: 'Orders that ended before they were filled whole, the latest first', noun: ['order', 'orders'], none: '',
    table: data.endedOrders, rows, sortBy: 'ended_at', descending: true,
    columns: orderColumns(rows, [
      { key: 'ended_at', label: 'Ended at', kind: 'time' },
      { key: 'ended_by', label: 'Ended by', kind: 'text' },
      { key: 'reason', label: 'Why it was made', kind: 'note' },
    ]),
  });
}

// What hangs on the exits of which the bars do not tell the order of events.
function describeAmbiguous(rows) {
  const sum = (key) => rows.reduce((total, row) => total + Number(row[key]), 0);
  const ambiguous = sum('ambiguous_exits');
  const missed = sum('missed_trails');
  const amounts = [[sum('might_have_gained'), 'more'], [sum('might_have_lost'), 'less']].filter(([amount]) => amount > 0)
    .map(([amount, than]) => money(amount) + ' ' + than).join(' or ');
  return [
    ...(ambiguous === 0 ? [] : ['Of ' + plural(sum('exits'), 'exit', 'exits') + ', ' + plural(ambiguous, 'is', 'are')
      + ' ambiguous: another order of events within the bar was possible'
      + (amounts === '' ? '.' : ', with which they might have gained up to ' + amounts + '.')]),
    ...(missed === 0 ? [] : ['In ' + plural(missed, 'bar', 'bars')
      + ' a trailing stop may have been reached, had the bar’s high come before its low, and was not.']),
  ].join(' ');
}

// Where all are closes at the market, the figures of the round trips tell the same.
function exitTable() {
  const rows = records(data.exits);
  if (rows.every((row) => row.kind === 'CLOSE')) {
    return;
  }
  reveal('exits');
  byId('exits-text').textContent = describeAmbiguous(rows);
  plainTable(byId('exit-table'), 'What closed positions, and what it came to, net of costs', [
    { key: 'kind', label: 'Exit', kind: 'text', show: (row) => TRADE_KINDS[row.kind] },
    { key: 'exits', label: 'Exits', kind: 'count' },
    { key: 'realized_pnl', label: 'Realized', kind: 'gain' },
    { key: 'win_rate', label: 'Win rate', kind: 'percent' },
    { key: 'mean_pnl', label: 'Mean', kind: 'gain' },
    ...(rows.every((row) => Number(row.ambiguous_exits) === 0) ? [] : [
      { key: 'ambiguous_exits', label: 'Ambiguous', kind: 'count', title: 'Exits where another order of events within the bar was possible' },
      { key: 'might_have_gained', label: 'More by', kind: 'money', title: 'What they would have gained more where that had been better' },
      { key: 'might_have_lost', label: 'Less by', kind: 'money', title: 'What they would have gained less where that had been worse' }]),
  ], data.exits, rows, '');
}

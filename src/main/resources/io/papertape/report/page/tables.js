// The tables below the charts.

function drawdownTable() {
  plainTable(byId('drawdown-table'), 'Losses from a peak until it is reached again, the deepest first', [
    { key: 'peak_at', label: 'Peak', kind: 'time', show: (row) => isMissing(row.peak_at) ? 'initial capital' : moment(row.peak_at) },
    { key: 'trough_at', label: 'Trough', kind: 'time' },
    { key: 'recovered_at', label: 'Recovery', kind: 'time', show: (row) => isMissing(row.recovered_at) ? 'not yet' : moment(row.recovered_at) },
    { key: 'depth', label: 'Depth', kind: 'percent' },
    { key: 'length_days', label: 'Length', kind: 'duration', title: 'From the peak to the recovery, or to the end' },
    { key: 'peak_equity', label: 'Equity at peak', kind: 'money' },
    { key: 'trough_equity', label: 'Equity at trough', kind: 'money' },
  ], data.drawdowns, records(data.drawdowns), reckoned ? 'Equity never fell below a peak.' : NOT_RECKONED);
}

// How the entry and the exit of positions are called, all of which are long unless the session has short ones.
function sideWords(rows) {
  return rows.some((row) => row.side === 'SHORT')
    ? {
      entered: 'Entered', exited: 'Exited', entryPrice: 'Entry price', exitPrice: 'Exit price', closed: 'closed',
      side: [{ key: 'side', label: 'Side', kind: 'text', show: (row) => row.side.toLowerCase() }],
    }
    : { entered: 'Bought', exited: 'Sold', entryPrice: 'Buy price', exitPrice: 'Sell price', closed: 'sold', side: [] };
}

function symbolTable() {
  const income = incomeColumns();
  new SortableTable(byId('symbol-table'), {
    caption: 'Profit and loss by symbol, net of costs', noun: ['symbol', 'symbols'], none: '',
    table: data.symbols, rows: records(data.symbols), sortBy: 'realized_pnl', descending: true,
    columns: [
      { key: 'symbol', label: 'Symbol', kind: 'text' },
      { key: 'realized_pnl', label: 'Realized', kind: 'gain', title: 'Profit and loss of what was sold, net of commissions' },
      { key: 'unrealized_pnl', label: 'Unrealized', kind: 'gain', title: 'Of what is held, before commissions' },
      { key: 'round_trips', label: 'Round trips', kind: 'count' },
      { key: 'win_rate', label: 'Win rate', kind: 'percent' },
      { key: 'commission', label: 'Commission', kind: 'money' },
      { key: 'slippage_cost', label: 'Slippage', kind: 'money' },
      { key: 'turnover', label: 'Turnover', kind: 'money', title: 'Half of what was bought and sold' },
      ...income,
      ...(income.length === 0 ? [] : [{ key: 'total_pnl', label: 'Total', kind: 'gain', title: 'What the symbol has changed the equity by' }]),
    ],
  });
}

function roundTripTable() {
  const words = sideWords(roundTrips);
  new SortableTable(byId('round-trip-table'), {
    caption: words.side.length > 0 ? 'Every entry with the exit that closed it' : 'Every buy with the sell that closed it',
    noun: ['round trip', 'round trips'], none: 'Nothing was sold yet.',
    table: data.roundTrips, rows: roundTrips, sortBy: 'exited_at', descending: true,
    choices: {
      'all': () => true,
      'gains': (row) => Number(row.realized_pnl) > 0,
      'losses': (row) => Number(row.realized_pnl) < 0,
    },
    columns: [
      { key: 'symbol', label: 'Symbol', kind: 'text' },
      ...words.side,
      { key: 'entered_at', label: words.entered, kind: 'time' },
      { key: 'exited_at', label: words.exited, kind: 'time' },
      { key: 'holding_days', label: 'Held', kind: 'duration' },
      { key: 'quantity', label: 'Quantity', kind: 'quantity' },
      { key: 'entry_price', label: words.entryPrice, kind: 'price' },
      { key: 'exit_price', label: words.exitPrice, kind: 'price' },
      { key: 'realized_pnl', label: 'Profit and loss', kind: 'gain', title: 'Net of the commissions of both trades' },
      { key: 'return_on_cost', label: 'Return', kind: 'change' },
      { key: 'worst_excursion', label: 'Worst', kind: 'change', title: words.side.length > 0 ? 'Worst price while it was open, from the entry price' : 'Lowest price while it was held, from the buy price' },
      { key: 'best_excursion', label: 'Best', kind: 'change', title: words.side.length > 0 ? 'Best price while it was open, from the entry price' : 'Highest price while it was held, from the buy price' },
      { key: 'commission', label: 'Commission', kind: 'money' },
      { key: 'entry_reason', label: words.entered, kind: 'note' },
      { key: 'exit_reason', label: words.exited, kind: 'note' },
    ],
  });
}

function positionTable() {
  const rows = records(data.openPositions);
  const words = sideWords(rows);
  const levels = present(rows, LEVELS.map(([key, label]) =>
    ({ key, label, kind: 'price', title: 'Price at which it is ' + words.closed + ', as it is for the next bar' })));
  plainTable(byId('position-table'), 'What is held at the latest prices', [
    { key: 'symbol', label: 'Symbol', kind: 'text' },
    ...words.side,
    { key: 'entered_at', label: words.entered, kind: 'time' },
    { key: 'quantity', label: 'Quantity', kind: 'quantity' },
    { key: 'entry_price', label: words.entryPrice, kind: 'price' },
    { key: 'last_price', label: 'Last price', kind: 'price' },
    { key: 'market_value', label: 'Value', kind: 'money' },
    { key: 'unrealized_pnl', label: 'Profit and loss', kind: 'gain' },
    { key: 'unrealized_return', label: 'Return', kind: 'change' },
    ...levels,
    { key: 'last_bar_at', label: 'Last bar', kind: 'time', show: (row) => row.stale ? element('span', { className: 'alarm' }, moment(row.last_bar_at), ' stale') : moment(row.last_bar_at) },
  ], data.openPositions, rows, 'No position is open.');
}

function changeTable() {
  const completed = data.runs.rows.filter((row) => row[data.runs.columns.indexOf('status')] === 'COMPLETED').length;
  const rows = records(data.changes);
  const host = byId('change-table');
  const counts = new Map();
  rows.filter((row) => row.change !== 'equity').forEach((row) => counts.set(row.change, (counts.get(row.change) || 0) + 1));
  const equity = rows.find((row) => row.change === 'equity');
  if (equity) {
    host.append(element('p', {}, 'Equity went from ' + money(equity.was) + ' to ' + money(equity.is_now) + ' (' + equity.detail + ').'));
  }
  if (counts.size > 0) {
    host.append(element('p', {}, 'New or different: '
      + [...counts].map(([change, count]) => plural(count, change, change.replace(/y$/, 'ie') + 's')).join(', ') + '.'));
  }
  new SortableTable(host, {
    caption: 'Equity, the metrics that people read, new trades, refused entries, failures, rejected rows', noun: ['change', 'changes'],
    none: completed < 2 ? 'There is no completed run before this one.' : 'Nothing: the last run found no new prices.',
    table: data.changes, rows,
    columns: [
      { key: 'change', label: 'What', kind: 'text' },
      { key: 'item', label: 'Which', kind: 'text' },
      { key: 'changed_at', label: 'At', kind: 'time' },
      { key: 'was', label: 'Was', kind: 'text' },
      { key: 'is_now', label: 'Is now', kind: 'text' },
      { key: 'detail', label: 'Detail', kind: 'note' },
    ],
  });
}

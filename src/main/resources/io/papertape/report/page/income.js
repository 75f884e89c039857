// Dividends, cash of splits and fees for borrowing, and what companies did. A session without such has no part of the page
// for them.

const EVENTS = { DIVIDEND: 'dividend', SPLIT_CASH: 'split', BORROW: 'borrow fee' };
const ACTIONS = { SPLIT: 'split', DIVIDEND: 'dividend', DELIST: 'delisting' };

// What an action is worth, in words.
const WORTH = {
  SPLIT: (row) => exact(row.action_value) + ' for 1',
  DIVIDEND: (row) => exact(row.action_value) + ' a share',
  DELIST: (row) => isMissing(row.action_value) ? DASH : exact(row.action_value) + ' a share',
};

function describeIncome() {
  const amounts = [
    ['dividends', ' of dividends, net of tax'], ['split_cash', ' for what splits left over'], ['borrow_fees', ' of fees for borrowing'],
  ].filter(([key]) => Number(summary[key]) !== 0).map(([key, what]) => money(summary[key]) + what);
  const owed = Number(summary.receivables);
  return (amounts.length === 0 ? '' : 'Booked: ' + amounts.join(', ') + '.')
    + (owed === 0 || isMissing(summary.receivables) ? ''
      : ' ' + money(Math.abs(owed)) + ' of dividends ' + (owed > 0 ? 'is owed to the session' : 'is owed by the session') + ' and counts in its equity.');
}

function incomeTables() {
  const events = records(data.cashEvents);
  const actions = records(data.corporateActions);
  if (events.length === 0 && actions.length === 0) {
    return;
  }
  reveal('income');
  byId('income-text').textContent = describeIncome().trim();
  byId('actions-title').hidden = actions.length === 0;
  const kinds = [...new Set(events.map((row) => row.type))];
  new SortableTable(byId('cash-event-table'), {
    caption: 'What changed cash or shares without a trade, the latest first', noun: ['event', 'events'], none: '',
    table: data.cashEvents, rows: events, sortBy: 'booked_at', descending: true,
    choices: kinds.length < 2 ? {} : Object.assign({ all: () => true },
      Object.fromEntries(kinds.map((kind) => [EVENTS[kind] + 's', (row) => row.type === kind]))),
    columns: [
      { key: 'booked_at', label: 'Booked at', kind: 'time' },
      { key: 'symbol', label: 'Symbol', kind: 'text' },
      { key: 'type', label: 'What', kind: 'text', show: (row) => EVENTS[row.type] },
      { key: 'amount', label: 'Cash', kind: 'gain' },
      { key: 'quantity_change', label: 'Shares', kind: 'quantity', show: (row) => Number(row.quantity_change) === 0 ? DASH : signed(row.quantity_change, exact(row.quantity_change)) },
    ],
  });
  if (actions.length > 0) {
    new SortableTable(byId('action-table'), {
      caption: 'Splits, dividends and delistings of the session’s symbols, the latest first', noun: ['action', 'actions'], none: '',
      table: data.corporateActions, rows: actions, sortBy: 'ex_date', descending: true,
      columns: [
        { key: 'ex_date', label: 'Ex-date', kind: 'date', title: 'First date without it; of a delisting the last date with a price' },
        { key: 'symbol', label: 'Symbol', kind: 'text' },
        { key: 'type', label: 'What', kind: 'text', show: (row) => ACTIONS[row.type] },
        { key: 'action_value', label: 'Value', kind: 'quantity', show: (row) => WORTH[row.type](row) },
        { key: 'pay_date', label: 'Paid', kind: 'date' },
      ],
    });
  }
}

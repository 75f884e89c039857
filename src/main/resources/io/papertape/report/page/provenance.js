// Where the figures come from.

const SETTINGS = [
  ['strategy', 'Strategy', String], ['parameters', 'Its parameters', String], ['symbols', 'Symbols', listed],
  ['prices', 'Prices', String], ['from_at', 'From', moment],
  ['trade_from_at', 'Trades from', moment], ['zone', 'Zone of its days', String], ['file_zone', 'Zone of file times', String],
  ['initial_capital', 'Initial capital', exact],
  ['commission', 'Commission, of the value', percentOf], ['slippage', 'Slippage, of the price', percentOf],
  ['max_positions', 'Open positions at most', exact], ['position_size', 'Cash of an entry', percentOf],
  ['risk', 'Risk limits', String], ['risk_max_position_size', 'riskMaxPositionSize', percentOf],
  ['risk_max_daily_loss', 'riskMaxDailyLoss', percentOf], ['risk_max_drawdown', 'riskMaxDrawdown', percentOf],
  ['risk_min_cash_reserve', 'riskMinCashReserve', percentOf],
  ['risk_drawdown_reset', 'riskDrawdownReset', (value) => isMissing(value) ? 'never' : plural(value, 'day', 'days')],
  ['benchmark', 'Benchmark', (value) => isMissing(value) ? 'all symbols in equal weights' : value],
  ['risk_free_rate', 'Risk-free rate of a year', percentOf],
  ['periods_per_year', 'Returns of a year', () => exact(metrics.periods_per_year) + (isMissing(metrics.periods_reason) ? '' : ': ' + metrics.periods_reason)],
  ['status', 'Status', String], ['created_at', 'Created', moment],
];

const SYMBOLS_LISTED = 60;

function listed(text) {
  const symbols = text.split(',');
  return plural(symbols.length, 'symbol', 'symbols') + ': ' + symbols.slice(0, SYMBOLS_LISTED).join(', ')
    + (symbols.length > SYMBOLS_LISTED ? ', … (all of them: SELECT symbols FROM paper_session)' : '');
}

// An exact fraction in percent, without losing a digit.
function percentOf(text) {
  return isMissing(text) ? DASH : exact(String(Number((Number(text) * 100).toPrecision(12)))) + '\u00a0%';
}

function settingTable() {
  const rows = SETTINGS.map(([key, name, show]) => ({
    name, value: isMissing(data.settings[key]) && show === String ? DASH : show(data.settings[key]),
  })).concat(data.furtherSettings.map(([name, value]) => ({ name, value })));
  plainTable(byId('setting-table'), 'Settings of the session', [
    { key: 'name', label: 'Setting', kind: 'text' }, { key: 'value', label: 'Value', kind: 'text' },
  ], { rows, total: rows.length }, rows, '');
}

function runTable() {
  const rows = records(data.runs).map((row) => Object.assign(row, { seconds: isMissing(row.elapsed_ms) ? null : row.elapsed_ms / 1000 }));
  plainTable(byId('run-table'), 'Each carrying forward of the session, the latest first', [
    { key: 'run_id', label: 'Run', kind: 'count' },
    { key: 'started_at', label: 'Started', kind: 'time' },
    { key: 'status', label: 'Status', kind: 'text', show: (row) => runStatus({ last_run_status: row.status }) },
    { key: 'first_slice_at', label: 'From', kind: 'time' },
    { key: 'last_slice_at', label: 'To', kind: 'time' },
    { key: 'bars', label: 'Bars', kind: 'count' },
    { key: 'trades', label: 'Trades', kind: 'count' },
    { key: 'rejected_bars', label: 'Rejected', kind: 'count' },
    { key: 'refused_entries', label: 'Refused', kind: 'count' },
    { key: 'strategy_failures', label: 'Strategy failures', kind: 'count' },
    { key: 'seconds', label: 'Seconds', kind: 'number' },
    { key: 'bars_per_second', label: 'Bars per second', kind: 'count', show: (row) => isMissing(row.bars_per_second) ? DASH : exact(Math.round(row.bars_per_second)) },
    { key: 'made_with', label: 'Made with', kind: 'note' },
    { key: 'failure', label: 'Failure', kind: 'note' },
  ], data.runs, rows, 'No run yet.');
}

function versionTable() {
  plainTable(byId('version-table'), 'What the strategy was when slices were made; the first row is in force', [
    { key: 'version_no', label: 'Version', kind: 'count' },
    { key: 'used_since', label: 'In use since', kind: 'time' },
    { key: 'after_slice_at', label: 'After the slice of', kind: 'time', show: (row) => isMissing(row.after_slice_at) ? 'from the first' : moment(row.after_slice_at) },
    { key: 'digest', label: 'Name and version, or SHA-256 of the classes', kind: 'mono' },
  ], data.strategyVersions, records(data.strategyVersions), 'None is recorded.');
}

function auditTable() {
  plainTable(byId('audit-table'), 'Whether trades depend on anything but bars and settings, the latest first', [
    { key: 'audited_at', label: 'At', kind: 'time' },
    { key: 'verdict', label: 'Verdict', kind: 'text' },
    { key: 'found_by', label: 'Found by', kind: 'text' },
    { key: 'finding', label: 'What was found', kind: 'note' },
    { key: 'trades', label: 'Trades compared', kind: 'count' },
    { key: 'futures', label: 'Dates with other bars after them', kind: 'count' },
  ], data.audits, records(data.audits), 'None yet: papertape audit makes one.');
}

// The code before and after, where the strategy's code has changed.
function withCode(row) {
  return row.code_before === row.code_after ? Object.assign(row, { code_before: null, code_after: null }) : row;
}

function provenanceTables() {
  settingTable();
  runTable();
  versionTable();
  auditTable();
  plainTable(byId('file-table'), 'The price files that runs have read, as they were on disk', [
    { key: 'file', label: 'File', kind: 'text' },
    { key: 'run_id', label: 'Run', kind: 'count' },
    { key: 'bytes', label: 'Bytes', kind: 'count' },
    { key: 'data_rows', label: 'Rows', kind: 'count' },
    { key: 'sha256', label: 'SHA-256', kind: 'mono' },
  ], data.priceFiles, records(data.priceFiles), 'None is recorded.');
  plainTable(byId('rejected-table'), 'Rows of the price files that could not be trusted', [
    { key: 'file', label: 'File', kind: 'text' },
    { key: 'line', label: 'Line', kind: 'count' },
    { key: 'symbol', label: 'Symbol', kind: 'text' },
    { key: 'reason', label: 'Why', kind: 'note' },
    { key: 'text', label: 'Row', kind: 'note' },
  ], data.rejected, records(data.rejected), 'None.');
  plainTable(byId('refused-table'), 'Entries that risk limits refused', [
    { key: 'symbol', label: 'Symbol', kind: 'text' },
    { key: 'refused_at', label: 'At', kind: 'time' },
    { key: 'price', label: 'Price', kind: 'price' },
    { key: 'requested_quantity', label: 'Wanted', kind: 'quantity' },
    { key: 'signal', label: 'Signal', kind: 'note' },
    { key: 'reason', label: 'Why refused', kind: 'note' },
  ], data.refused, records(data.refused), 'None.');
  plainTable(byId('failure-table'), 'What the strategy threw, the first of each kind', [
    { key: 'symbol', label: 'Symbol', kind: 'text' },
    { key: 'run_id', label: 'Run', kind: 'count' },
    { key: 'failed_at', label: 'First at', kind: 'time' },
    { key: 'occurrences', label: 'Times', kind: 'count' },
    { key: 'exception', label: 'Exception', kind: 'text' },
    { key: 'message', label: 'Message', kind: 'note' },
  ], data.failures, records(data.failures), 'None.');
  const restatements = records(data.restatements);
  const actions = restatements.some((row) => row.actions_changed > 0)
    ? [{ key: 'actions_changed', label: 'Actions', kind: 'count', title: 'Splits, dividends and delistings that were other ones' }] : [];
  plainTable(byId('restatement-table'), actions.length > 0
    ? 'Because bars, corporate actions or the code of the strategy had changed'
    : 'Because bars or the code of the strategy had changed', [
    { key: 'run_id', label: 'Run', kind: 'count' },
    { key: 'replayed_at', label: 'At', kind: 'time' },
    { key: 'bars_changed', label: 'Changed', kind: 'count' },
    { key: 'bars_missing', label: 'Missing', kind: 'count' },
    { key: 'bars_inserted', label: 'Inserted', kind: 'count' },
    ...actions,
    { key: 'equity_before', label: 'Equity before', kind: 'money' },
    { key: 'equity_after', label: 'Equity after', kind: 'money' },
    { key: 'trades_before', label: 'Trades before', kind: 'count' },
    { key: 'trades_after', label: 'Trades after', kind: 'count' },
    { key: 'code_before', label: 'Code before', kind: 'note' },
    { key: 'code_after', label: 'Code after', kind: 'note' },
  ], data.restatements, restatements.map(withCode), 'None.');
  if (actions.length > 0) {
    plainTable(byId('restated-action-table'), 'Splits, dividends and delistings that had changed', [
      { key: 'run_id', label: 'Run', kind: 'count' },
      { key: 'symbol', label: 'Symbol', kind: 'text' },
      { key: 'ex_date', label: 'Ex-date', kind: 'date' },
      { key: 'type', label: 'What', kind: 'text', show: (row) => ACTIONS[row.type] },
      { key: 'before_value', label: 'Was', kind: 'text' },
      { key: 'after_value', label: 'Is now', kind: 'text' },
    ], data.restatedActions, records(data.restatedActions), '');
  }
}

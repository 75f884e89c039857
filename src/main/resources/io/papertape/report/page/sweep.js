// The page of a sweep, from top to bottom.

function sweepHead() {
  byId('sweep').textContent = sweep.name;
  const varied = parameters.map(({ name, values }) => name + ' (' + exact(values.length) + ')').join(', ');
  byId('strategy').textContent = sweep.strategy + (varied === '' ? '' : ': ' + varied);
  const hindsight = windows.some((window) => window.hindsight);
  byId('work').textContent = plural(sweep.combinations, 'combination', 'combinations') + ' × ' + plural(sweep.accounts, 'account', 'accounts')
    + ' × ' + plural(sweep.windows, 'window', 'windows') + (hindsight ? ', one of them that of all tests' : '') + '; judged by '
    + within(sweep.objective) + ', the ' + (sweep.largest_is_best ? 'largest' : 'smallest') + ' is best'
    + (sweep.status === 'COMPLETED' ? '.' : '; not completed.');
  byId('made').textContent = (isMissing(sweep.ended_at) ? 'Not ended' : 'Ended ' + moment(sweep.ended_at).slice(0, 16))
    + '; code ' + sweep.code_digest.slice(0, 12) + ', bars ' + sweep.bars_digest.slice(0, 12) + '.';
}

function sweepHeadline() {
  const { bests, more_than_luck: more, deflated_mean: deflated, overfitting_mean: overfitting } = data.confidence;
  const results = sweep.combinations * sweep.accounts * sweep.windows;
  const shown = [
    ['Combinations', exact(sweep.combinations), plural(sweep.accounts, 'account', 'accounts') + ' × ' + plural(sweep.windows, 'window', 'windows')],
    ['Results', exact(results), basket ? 'all symbols on one account' : 'every symbol on its own account'],
    ['More than luck', isMissing(deflated) ? DASH : exact(more) + ' of ' + exact(bests), 'bests with a deflated Sharpe ratio of 0.95'],
    ['Overfitting', fixed(overfitting, 2), 'its probability, mean of the bests; at 0.5 the choice is worth nothing'],
    ['Proven', isMissing(sweep.proven) ? DASH : exact(sweep.proven), 'results that a replay came to, too'],
  ];
  byId('headline').append(...shown.map(([name, value, beside]) => element('div', {},
    element('dt', {}, name), element('dd', { className: 'value' }, value), element('dd', { className: 'beside' }, beside))));
  byId('luck-text').textContent = isMissing(deflated) ? 'Whether the bests are more than luck cannot be told from so few combinations or days.'
    : 'Of ' + plural(bests, 'best', 'bests') + ', each of ' + plural(sweep.combinations, 'combination', 'combinations') + ', '
      + (more === 0 ? 'none is' : exact(more) + (more === 1 ? ' is' : ' are')) + ' more than luck with a probability of at least 0.95; the '
      + (bests === 1 ? '' : 'mean ') + 'probability is ' + fixed(deflated, 2) + '.';
}

// What the page does not hold, and the query that gives it.
function leftOut() {
  const parts = [];
  if (grid.units.length < grid.unitsOfAll) {
    const shownAccounts = new Set(grid.units.map(({ account }) => account)).size;
    const shownWindows = new Set(grid.units.map(({ window }) => window)).size;
    parts.push('This section holds the first ' + exact(shownAccounts) + ' of ' + plural(sweep.accounts, 'account', 'accounts')
      + ' and the last ' + exact(shownWindows) + ' of ' + plural(windows.length, 'window', 'windows') + '.');
  }
  if (!grid.whole) {
    parts.push('There are too many combinations for a page: told is what they come to by every two parameters, over all values of the others.');
  }
  byId('left-out').hidden = parts.length === 0;
  byId('left-out').append(parts.join(' ') + ' All of it: ', element('code', {}, 'SELECT * FROM report_sweep WHERE sweep = ' + quoted(sweep.name)));
}

function combinationSection() {
  leftOut();
  const map = pairsOfParameters().length > 0 ? new GridMap() : null;
  const spread = new Spread();
  let unit = grid.units[0];
  const show = () => {
    byId('unit-text').textContent = luckWords(luckOf(unit.account, unit.window)) + testWords(unit);
    spread.show(unit);
    if (map) {
      map.show(unit);
    }
  };
  const choose = (account, window) => {
    unit = grid.units.find((one) => one.account === account && one.window === window);
    show();
  };
  const accounts = [...new Set(grid.units.map(({ account }) => account))];
  const shownWindows = [...new Set(grid.units.map(({ window }) => window))];
  byId('unit-tools').append(
    ...(accounts.length > 1 ? [choice('Symbol', accounts.map((account) => [account, accountName(account)]), unit.account, (value) => choose(Number(value), unit.window))] : []),
    ...(shownWindows.length > 1 ? [choice('Window', shownWindows.map((window) => [window, windowName(window)]), unit.window, (value) => choose(unit.account, Number(value)))] : []));
  if (map) {
    map.unit = unit;
    map.tools();
  } else {
    ['map-title', 'map', 'map-data', 'map-sql', 'map-tools'].forEach((id) => {
      byId(id).hidden = true;
    });
  }
  show();
}

function bestOf(account, window) {
  return bests.find((best) => best.window_no === window && (basket || best.symbol === accountName(account)));
}

function testWords({ account, window }) {
  const best = bestOf(account, window);
  if (!best) {
    return '';
  }
  const tested = isMissing(best.test_from) ? ''
    : ' Tested afterwards, from ' + best.test_from + ' to ' + best.test_to + ', it returned ' + signedPercent(best.test_return)
      + ' with ' + plural(best.test_trades, 'trade', 'trades') + '; buy-and-hold ' + signedPercent(best.test_benchmark_return) + '.';
  return (best.parameters === '' ? '' : ' The best is ' + best.parameters + ', which returned ' + signedPercent(best.total_return) + ' with '
    + plural(best.trades, 'trade', 'trades') + '; buy-and-hold ' + signedPercent(best.benchmark_return) + '.') + tested;
}

const bests = records(data.bests);

function bestTable() {
  const tested = bests.some((best) => !isMissing(best.test_from));
  const unit = unitOf(sweep.objective);
  const kind = { return: 'change', fraction: 'percent', days: 'duration', gain: 'gain', cost: 'money', count: 'number' }[unit] || 'number';
  new SortableTable(byId('best-table'), {
    caption: 'The best by ' + within(sweep.objective) + ', and how much of it may be luck', noun: ['best', 'bests'],
    none: 'No combination has a defined ' + within(sweep.objective) + '.', table: data.bests, rows: bests,
    columns: [
      { key: 'symbol', label: 'Symbol', kind: 'text', show: (row) => isMissing(row.symbol) ? 'all' : row.symbol },
      { key: 'window_no', label: 'Window', kind: 'text', show: (row) => element('span', { className: 'nowrap' }, windowName(row.window_no)) },
      { key: 'parameters', label: 'Parameters', kind: 'text' },
      { key: 'objective', label: titleOf(sweep.objective), kind },
      ...(tested ? [{ key: 'test_objective', label: 'In its test', kind }] : []),
      { key: 'deflated_sharpe_ratio', label: 'Not luck', kind: 'number', title: 'Deflated Sharpe ratio: probability that its Sharpe ratio is more than luck' },
      { key: 'overfitting_probability', label: 'Overfitting', kind: 'number', title: 'Probability of backtest overfitting' },
      { key: 'total_return', label: 'Return', kind: 'change' },
      { key: 'benchmark_return', label: 'Buy-and-hold', kind: 'change' },
      { key: 'trades', label: 'Trades', kind: 'count' },
      ...(tested ? [
        { key: 'test_return', label: 'Test’s return', kind: 'change' },
        { key: 'test_benchmark_return', label: 'Buy-and-hold', kind: 'change', title: 'In the test' },
      ] : []),
    ],
  });
}

function settingTables() {
  const rows = data.settings.map(([setting, value]) => ({ setting, value }));
  plainTable(byId('setting-table'), 'Settings of all combinations, and what is varied', [
    { key: 'setting', label: 'Setting', kind: 'text' }, { key: 'value', label: 'Value', kind: 'text' },
  ], { rows, total: rows.length }, rows, 'All settings have their defaults.');
  plainTable(byId('window-table'), 'Where combinations are judged, and where the best is tested', [
    { key: 'name', label: 'Judged', kind: 'text' }, { key: 'test', label: 'Tested', kind: 'text' },
  ], { rows: windows, total: windows.length }, windows.map((window, i) => ({
    name: windowName(i), test: isMissing(window.testFrom) ? DASH : window.testFrom + ' to ' + window.testTo,
  })), '');
}

sweepHead();
sweepHeadline();
combinationSection();
if (data.curves.accounts.length > 0 && data.curves.accounts[0].points.length > 1) {
  byId('walk-forward').hidden = false;
  document.querySelector('a[href="#walk-forward"]').hidden = false;
  new WalkForward();
}
bestTable();
settingTables();

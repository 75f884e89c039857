// The headline and the key figures, each with what it means.

const metrics = data.metrics;
const summary = records(data.summary)[0] || {};

// Figures, days and drawdowns are as of the last completed run; until one has been completed, or again, there are none.
const reckoned = Object.keys(metrics).length > 0;
const NOT_RECKONED = 'Figures, returns and drawdowns are reckoned when a run is completed.';

function headline() {
  const against = isMissing(metrics.benchmark_return)
    ? '' : 'buy-and-hold ' + signedPercent(metrics.benchmark_return);
  const figures = [
    ['Total return', signedPercent(metrics.total_return), against, metrics.total_return, metrics.total_return],
    ['Equity', money(summary.equity), 'began with ' + exact(data.settings.initial_capital), null, summary.equity],
    ['Return per year', signedPercent(metrics.cagr), 'compound (CAGR)', metrics.cagr, metrics.cagr],
    ['Sharpe ratio', fixed(metrics.sharpe_ratio, 2), 'Sortino ratio ' + fixed(metrics.sortino_ratio, 2), null, metrics.sharpe_ratio],
    ['Maximum drawdown', percent(metrics.max_drawdown),
      isMissing(metrics.max_drawdown_days) ? '' : 'longest ' + duration(metrics.max_drawdown_days), null, metrics.max_drawdown],
  ];
  byId('headline').append(...figures.map(([name, value, beside, sign, exactly]) => element('div', {},
    element('dt', {}, name),
    element('dd', { className: ('value ' + tone(sign)).trim(), title: isMissing(exactly) ? 'not defined' : String(exactly) }, value),
    element('dd', { className: 'beside' }, beside))));
}

// How the number of a metric is shown, by its unit.
const SHOWN = {
  return: signedPercent,
  fraction: percent,
  ratio: (value) => fixed(value, 2),
  days: duration,
  gain: signedMoney,
  cost: money,
  count: exact,
};

function benchmarkName() {
  return isMissing(data.settings.benchmark)
    ? 'Buy-and-hold of the session’s symbols in equal weights, without costs'
    : 'Buy-and-hold of ' + data.settings.benchmark + ', without costs';
}

function keyFigures() {
  byId('figures-text').textContent = reckoned
    ? 'A dash stands where a figure is not defined: too few values, or nothing to divide by.' : NOT_RECKONED;
  const groups = new Set(data.figures.map((figure) => figure[2]));
  byId('key-figures').append(...[...groups].map((group) => element('table', {},
    element('caption', {}, group),
    element('tbody', {}, ...data.figures.filter((figure) => figure[2] === group).map(keyFigure)))));
}

// What the list of metrics says, in other words where that is not true of the session.
function meaningOf(key, meaning) {
  if (key === 'benchmark_return') {
    return benchmarkName();
  }
  return key === 'round_trips' && roundTrips.some((trip) => trip.side === 'SHORT') ? 'Entries that were closed again' : meaning;
}

function keyFigure([key, title, , unit, meaning]) {
  return element('tr', { 'data-metric': key },
    element('th', { scope: 'row' }, title,
      element('small', {}, meaningOf(key, meaning))),
    element('td', { className: 'nowrap', title: isMissing(metrics[key]) ? 'not defined' : String(metrics[key]) },
      SHOWN[unit](metrics[key])));
}

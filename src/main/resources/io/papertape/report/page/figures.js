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

const KEY_FIGURES = {
  Return: [
    ['total_return', 'Total return', signedPercent, 'Equity at the end over the initial capital, less 1'],
    ['cagr', 'CAGR', signedPercent, 'The constant return per year that leads to the same equity'],
    ['annual_volatility', 'Volatility', percent, 'Standard deviation of daily returns, per year'],
    ['sharpe_ratio', 'Sharpe ratio', ratio, 'Mean return above the risk-free rate over its standard deviation, per year'],
    ['sortino_ratio', 'Sortino ratio', ratio, 'As Sharpe, over the deviation of losses only'],
  ],
  Risk: [
    ['max_drawdown', 'Maximum drawdown', percent, 'Deepest loss from a peak, at every point of the equity'],
    ['max_drawdown_days', 'Longest drawdown', duration, 'Calendar time from a peak to its recovery, or to the end'],
    ['calmar_ratio', 'Calmar ratio', ratio, 'CAGR over maximum drawdown'],
    ['value_at_risk_95', 'Value at risk, 95 %', percent, 'The daily loss that 5 % of the days exceed'],
    ['expected_shortfall_95', 'Expected shortfall, 95 %', percent, 'Mean loss of those days'],
  ],
  'Use of capital and costs': [
    ['exposure', 'Exposure', percent, 'Share of the time with an open position'],
    ['turnover', 'Turnover', ratio, 'Half of what was traded over mean equity, per year'],
    ['total_commission', 'Commission', money, 'Of all trades'],
    ['total_slippage', 'Slippage', money, 'By which fills were worse than the market, of all trades'],
  ],
  Trading: [
    ['trades', 'Trades', exact, 'Buys and sells'],
    ['round_trips', 'Round trips', exact, 'Buys that were sold again'],
    ['win_rate', 'Win rate', percent, 'Round trips that gained, after costs'],
    ['profit_factor', 'Profit factor', ratio, 'Gains of round trips over their losses'],
    ['expectancy', 'Expectancy', signedMoney, 'Mean net profit of a round trip'],
    ['average_holding_days', 'Holding time', duration, 'Mean of the round trips'],
  ],
  'Against the benchmark': [
    ['benchmark_return', 'Benchmark', signedPercent, ''],
    ['alpha', 'Alpha', signedPercent, 'Return per year that the benchmark does not explain'],
    ['beta', 'Beta', ratio, 'Move with a move of 1 of the benchmark'],
    ['information_ratio', 'Information ratio', ratio, 'Return above the benchmark over tracking error'],
    ['tracking_error', 'Tracking error', percent, 'Standard deviation of the difference to the benchmark, per year'],
  ],
};

function ratio(value) {
  return fixed(value, 2);
}

function benchmarkName() {
  return isMissing(data.settings.benchmark)
    ? 'Buy-and-hold of the session’s symbols in equal weights, without costs'
    : 'Buy-and-hold of ' + data.settings.benchmark + ', without costs';
}

function keyFigures() {
  byId('figures-text').textContent = reckoned
    ? 'A dash stands where a figure is not defined: too few values, or nothing to divide by.' : NOT_RECKONED;
  byId('key-figures').append(...Object.entries(KEY_FIGURES).map(([group, figures]) => element('table', {},
    element('caption', {}, group),
    element('tbody', {}, ...figures.map(([key, name, show, meaning]) => element('tr', { 'data-metric': key },
      element('th', { scope: 'row' }, name, element('small', {}, key === 'benchmark_return' ? benchmarkName() : meaning)),
      element('td', { className: 'nowrap', title: isMissing(metrics[key]) ? 'not defined' : String(metrics[key]) },
        show(metrics[key]))))))));
}

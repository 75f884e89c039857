// The accounts and windows of a sweep, its metrics, and what is said of each best.

const sweep = data.sweep;
const figures = new Map(data.figures.map(([key, title, unit]) => [key, { title, unit }]));
const windows = data.windows.map(([from, to, testFrom, testTo, hindsight]) => ({ from, to, testFrom, testTo, hindsight }));
const basket = sweep.account === 'BASKET';

// How the number of a metric is shown, by its unit.
const SHOWN = {
  return: signedPercent,
  fraction: percent,
  ratio: (value) => fixed(value, 2),
  days: duration,
  gain: signedMoney,
  cost: money,
  count: (value) => isMissing(value) ? DASH : fixed(value, Number.isInteger(Number(value)) ? 0 : 1),
  returns_per_year: (value) => isMissing(value) ? DASH : exact(value),
};

function titleOf(metric) {
  return figures.has(metric) ? figures.get(metric).title : metric;
}

function unitOf(metric) {
  return figures.has(metric) ? figures.get(metric).unit : 'ratio';
}

function shownAs(metric, value) {
  return SHOWN[unitOf(metric)](value);
}

function axisTickOf(metric) {
  return ['return', 'fraction'].includes(unitOf(metric)) ? percentTick : tick;
}

// A title within a sentence: names of persons and abbreviations keep their capital.
function within(metric) {
  const title = titleOf(metric);
  return /^(Sharpe|Sortino|Calmar|CAGR)/.test(title) ? title : title[0].toLowerCase() + title.slice(1);
}

function accountName(account) {
  return account < 0 ? 'all symbols in equal weights' : basket ? 'all symbols on one account' : (data.accounts[account] || ['account ' + account])[0];
}

function windowName(window) {
  const { from, to, hindsight } = windows[window];
  return moment(from) + ' to ' + moment(to) + (hindsight ? ', all tests' : '');
}

const lucks = data.luck.map(([account, window, combination, trials, objective, sharpe, expected, deflated, overfitting, place]) =>
  ({ account, window, combination, trials, objective, sharpe, expected, deflated, overfitting, place }));

function luckOf(account, window) {
  return lucks.find((luck) => luck.account === account && luck.window === window);
}

// What of the best may be luck, in words.
function luckWords(luck) {
  if (!luck) {
    return 'There is no best: the ' + within(sweep.objective) + ' is not defined for any combination.';
  }
  const judged = sweep.objective === 'sharpe_ratio' ? 'has a Sharpe ratio of ' + fixed(luck.sharpe, 2)
    : 'by ' + within(sweep.objective) + ' (' + shownAs(sweep.objective, luck.objective) + ') has a Sharpe ratio of ' + fixed(luck.sharpe, 2);
  const first = 'The best of ' + plural(sweep.combinations, 'combination', 'combinations') + ' ' + judged
    + (isMissing(luck.expected) ? '.' : '; the best of ' + (luck.trials === sweep.combinations ? 'so many' : exact(luck.trials)) + ' is expected at ' + fixed(luck.expected, 2) + ' by luck alone.');
  const deflated = isMissing(luck.deflated) ? ' Whether it is more than luck cannot be told from so few combinations or days.'
    : ' The probability that it is more than luck (deflated Sharpe ratio) is ' + fixed(luck.deflated, 2)
      + (luck.deflated < 0.95 ? ', below the 0.95 that a find should have.' : '.');
  const overfitting = isMissing(luck.overfitting) ? ''
    : ' Who chooses the best of one half of the days has one of the worse half in the other in ' + percent(luck.overfitting, 0)
      + ' of the cases (probability of backtest overfitting, ' + fixed(luck.overfitting, 2) + ').';
  return first + deflated + overfitting;
}

// A text of SQL.
function quoted(text) {
  return "'" + String(text).replaceAll("'", "''") + "'";
}

function sqlOf(account, window) {
  const symbol = basket ? '' : ' AND symbol = ' + quoted(accountName(account));
  return 'SELECT * FROM report_sweep WHERE sweep = ' + quoted(sweep.name) + " AND phase = 'TRAIN'" + symbol
    + ' AND window_no = ' + window + ' ORDER BY combination';
}

// A select with a label. options: [value, text]
function choice(label, options, chosen, change) {
  const select = element('select', {}, ...options.map(([value, text]) => {
    const option = element('option', {}, text);
    option.value = String(value);
    return option;
  }));
  select.value = String(chosen);
  select.addEventListener('change', () => change(select.value));
  return element('label', {}, label + ' ', select);
}

// Shows a chart again that the reader has chosen something else for.
function redraw(chart) {
  chart.description = chart.settings.describe();
  chart.settings.text.textContent = chart.description;
  chart.draw();
}

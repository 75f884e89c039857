// Returns by month, their distribution, and figures that roll along.

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DEEPEST_TINT = 34;
const ROLLING_RETURNS = 63;

// By day, as the report rolling has them. They are reckoned here, from the days that the page has: a database would read
// them 63 times.
const rollingSharpes = rolling(sharpeOf);
const rollingVolatilities = rolling((days) => deviationOf(days) * Math.sqrt(metrics.periods_per_year));
const rollingBetas = rolling(betaOf);

// Not defined for fewer days.
function rolling(figure) {
  const days = daily.map((day, i) => ({
    own: day.day_return,
    market: day.benchmark / (i === 0 ? Number(data.settings.initial_capital) : daily[i - 1].benchmark) - 1,
  }));
  return days.map((_, i) => {
    const last = days.slice(Math.max(0, i + 1 - ROLLING_RETURNS), i + 1);
    const known = last.length === ROLLING_RETURNS && last.every(({ own }) => !isMissing(own));
    return known && !isMissing(metrics.periods_per_year) ? figure(last) : null;
  });
}

function meanOf(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function areEqual(values) {
  return Math.min(...values) === Math.max(...values);
}

// Sample standard deviation; exactly 0 of equal returns.
function deviationOf(days) {
  const returns = days.map(({ own }) => own);
  const mean = meanOf(returns);
  return areEqual(returns) ? 0
    : Math.sqrt(returns.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (returns.length - 1));
}

// Not defined where all returns are equal.
function sharpeOf(days) {
  const periods = metrics.periods_per_year;
  const deviation = deviationOf(days);
  const riskFree = (1 + Number(data.settings.risk_free_rate)) ** (1 / periods) - 1;
  return deviation === 0 ? null : ((meanOf(days.map(({ own }) => own)) - riskFree) / deviation) * Math.sqrt(periods);
}

// Not defined where the benchmark did not move.
function betaOf(days) {
  const mean = meanOf(days.map(({ own }) => own));
  const market = meanOf(days.map((day) => day.market));
  const sum = (value) => days.reduce((total, day) => total + value(day), 0);
  return areEqual(days.map((day) => day.market)) ? null
    : sum((day) => (day.own - mean) * (day.market - market)) / sum((day) => (day.market - market) ** 2);
}

// A tint of gain or loss, weak enough for the text on it.
function tinted(cell, value, largest) {
  if (!isMissing(value) && value !== 0 && largest > 0) {
    const share = Math.round(DEEPEST_TINT * Math.sqrt(Math.min(1, Math.abs(value) / largest)));
    cell.style.backgroundColor = 'color-mix(in srgb, var(--' + tone(value) + ') ' + share + '%, var(--paper))';
  }
  return cell;
}

function monthTable() {
  const years = records(data.months);
  if (years.length === 0) {
    byId('months').append(element('p', { className: 'muted' }, 'No returns yet.'));
    return;
  }
  const largest = Math.max(...years.flatMap((year) => MONTHS.map((month) => Math.abs(year[month] || 0))));
  const caption = 'Returns by month and year, in percent';
  const head = element('tr', {}, element('th', { scope: 'col' }, 'Year'),
    ...MONTHS.map((month) => element('th', { scope: 'col' }, month[0].toUpperCase() + month.slice(1))),
    element('th', { scope: 'col' }, 'Year’s return'));
  const inPercent = (value) => isMissing(value) ? '' : signed(value, fixed(value * 100, 2));
  const rows = years.map((year) => element('tr', {},
    element('th', { scope: 'row' }, String(year.calendar_year)),
    ...MONTHS.map((month) => tinted(element('td', {}, inPercent(year[month])), year[month], largest)),
    element('td', { className: ('year ' + tone(year.year_return)).trim() }, inPercent(year.year_return))));
  byId('months').append(scrollable(caption, element('table', { className: 'months' },
    captionOf(caption), element('thead', {}, head), element('tbody', {}, ...rows))));
}

// Bins of one width, as wide as a round number, with a boundary at 0.
function bins(returns) {
  const lowest = Math.min(...returns);
  const highest = Math.max(...returns);
  const range = highest - lowest || Math.max(Math.abs(highest), 0.01);
  const rough = range / Math.max(8, Math.min(40, Math.sqrt(returns.length) * 1.5));
  const power = 10 ** Math.floor(Math.log10(rough));
  const width = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough);
  const first = Math.floor(lowest / width);
  const decimals = decimalsOf(width * 100);
  const found = Array.from({ length: Math.floor(highest / width) - first + 1 }, (_, i) => ({
    from: (first + i) * width, to: (first + i + 1) * width, decimals, count: 0, unchanged: 0,
  }));
  returns.forEach((value) => {
    const bin = found[Math.floor(value / width) - first];
    bin.count += 1;
    bin.unchanged += value === 0 ? 1 : 0;
  });
  return found;
}

// As many decimals as a width has.
function decimalsOf(width) {
  const decimals = [...Array(MOST_DECIMALS).keys()].find((many) => Math.abs(width * 10 ** many - Math.round(width * 10 ** many)) < 1e-6);
  return decimals === undefined ? MOST_DECIMALS : decimals;
}

function binName(bin) {
  return formatted(bin.from * 100 || 0, bin.decimals) + ' to ' + formatted(bin.to * 100 || 0, bin.decimals) + '\u00a0%';
}

function binTip(bin) {
  return tip(binName(bin), [plural(bin.count, 'day', 'days'), ...(bin.unchanged > 0 ? [exact(bin.unchanged) + ' without a change'] : [])]);
}

function distribution() {
  const host = byId('distribution-chart');
  const text = byId('distribution-text');
  const returns = daily.map((day) => day.day_return).filter((value) => !isMissing(value));
  if (returns.length === 0) {
    emptyChart(host, text, 'No daily returns yet.');
    return;
  }
  const all = bins(returns);
  const gains = returns.filter((value) => value > 0).length;
  const losses = returns.filter((value) => value < 0).length;
  const unchanged = returns.length - gains - losses;
  const describe = () => 'Of ' + plural(returns.length, 'day', 'days') + ', ' + exact(gains) + ' gained and ' + exact(losses)
    + ' lost' + (unchanged > 0 ? ', ' + exact(unchanged) + ' did neither' : '') + '; the worst ' + signedPercent(Math.min(...returns)) + ', the best ' + signedPercent(Math.max(...returns)) + '.';
  new Chart({
    host, text, describe,
    option: (colours) => ({
      grid: { left: 40, right: 12, top: 12, bottom: 28 },
      tooltip: tooltip(colours, ({ dataIndex }) => binTip(all[dataIndex])),
      xAxis: Object.assign({ type: 'category', data: all.map((bin) => formatted(bin.from * 100 || 0, bin.decimals) + '\u00a0%') }, axisStyle(colours)),
      yAxis: valueAxis(colours, { scale: false, minInterval: 1 }),
      series: [
        {
          type: 'bar', stack: 'days', barCategoryGap: '12%', itemStyle: { color: colours.neutral, opacity: 0.5 },
          data: all.map((bin) => bin.unchanged),
        },
        {
          type: 'bar', stack: 'days',
          data: all.map((bin) => ({
            value: bin.count - bin.unchanged, itemStyle: { color: bin.from < 0 ? colours.loss : colours.gain },
          })),
        },
      ],
    }),
  });
  const table = element('details', {}, element('summary', {}, 'Distribution as a table'));
  plainTable(table, 'Days by daily return', [
    { key: 'name', label: 'Daily return', kind: 'text' }, { key: 'count', label: 'Days', kind: 'count' },
  ], { rows: all, total: all.length }, all.map((bin) => ({ name: binName(bin), count: bin.count })), '');
  byId('distribution-data').append(table);
}

// The value of the last day, or since when there is none.
function lastValue(points, shown) {
  const last = points.findLast((point) => !isMissing(point[1]));
  const told = 'last ' + shown(last[1]);
  return last === points[points.length - 1] ? told : told + ' on ' + momentOf(last[0]) + ', not defined at the end';
}

// id: of its elements, up to '-text' and '-chart'
// level: where a line is drawn, and above which share of the days it tells; null for none
function rollingChart(id, name, figures, shown, axisTick, level) {
  const host = byId(id + '-chart');
  const text = byId(id + '-text');
  const points = daily.map((day, i) => [millis(day.calendar_day), figures[i]]);
  const values = points.map((point) => point[1]).filter((value) => !isMissing(value));
  if (values.length === 0) {
    emptyChart(host, text, 'Not defined before there are 63 daily returns.');
    return;
  }
  const above = level === null ? '' : '; above ' + level + ' on '
    + percent(values.filter((value) => value > level).length / values.length, 0) + ' of the days that have one';
  const describe = () => 'Between ' + shown(Math.min(...values)) + ' and ' + shown(Math.max(...values))
    + ', ' + lastValue(points, shown) + above + '.';
  new Chart({
    host, text, describe,
    option: (colours) => ({
      grid: { left: 48, right: 12, top: 12, bottom: 28 },
      tooltip: tooltip(colours, ([{ value }]) => tip(momentOf(value[0]), [name + ' ' + shown(value[1])]), { trigger: 'axis' }),
      xAxis: timeAxis(colours),
      yAxis: valueAxis(colours, { scale: false, axisLabel: { color: colours.muted, hideOverlap: true, formatter: axisTick } }),
      series: [{
        type: 'line', data: points, showSymbol: false, lineStyle: { color: colours.accent, width: 1.5 }, itemStyle: { color: colours.accent },
        markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: colours.neutral, type: 'solid', width: 1 }, data: level === null ? [] : [{ yAxis: level }] },
      }],
    }),
  });
}

function rollingCharts() {
  const ratio = (value) => fixed(value, 2);
  rollingChart('rolling', 'Sharpe ratio', rollingSharpes, ratio, tick, 0);
  rollingChart('volatility', 'Volatility', rollingVolatilities, percent, percentTick, null);
  rollingChart('beta', 'Beta', rollingBetas, ratio, tick, 1);
}

function exposureChart() {
  const host = byId('exposure-chart');
  const text = byId('exposure-text');
  const rows = records(data.exposure);
  const gross = grossExposures();
  if (gross.size > 0 && rows.length > 1) {
    sidesChart(host, text, rows, gross);
    return;
  }
  const points = rows.map((row) => [millis(row.calendar_day), row.invested]);
  const values = points.map((point) => point[1]).filter((value) => !isMissing(value));
  if (values.length === 0) {
    emptyChart(host, text, 'No days yet.');
    return;
  }
  if (points.length === 1) {
    emptyChart(host, text, 'At the end of the only day ' + percent(values[0]) + ' of equity was invested.');
    return;
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const describe = () => 'Value of the positions at the end of each day, of equity: ' + percent(mean, 0)
    + ' on average, at most ' + percent(Math.max(...values), 0) + '.';
  new Chart({
    host, text, describe,
    option: (colours) => ({
      grid: { left: 64, right: 12, top: 12, bottom: 28 },
      tooltip: tooltip(colours, ([{ value }]) => tip(momentOf(value[0]), ['Invested ' + percent(value[1])]), { trigger: 'axis' }),
      xAxis: timeAxis(colours),
      yAxis: valueAxis(colours, { scale: false, min: 0, max: 1, interval: 0.25, axisLabel: { color: colours.muted, formatter: (value) => percent(value, 0) } }),
      series: [{
        type: 'line', step: 'end', data: points, showSymbol: false, lineStyle: { color: colours.accent, width: 1 },
        itemStyle: { color: colours.accent }, areaStyle: { color: colours.accent, opacity: 0.14 },
      }],
    }),
  });
}

// By day, of a session with short positions: what is held of both sides, of equity.
function grossExposures() {
  const days = new Map(records(data.grossExposure).map((row) => [row.calendar_day, row.gross_exposure]));
  const differ = records(data.exposure).some((row) => days.has(row.calendar_day) && days.get(row.calendar_day) !== row.invested);
  return differ ? days : new Map();
}

// What is long and what is short: their sum is the gross, their difference the net.
function sidesChart(host, text, rows, gross) {
  const days = rows.filter((row) => !isMissing(row.invested) && !isMissing(gross.get(row.calendar_day))).map((row) => {
    const both = gross.get(row.calendar_day);
    return { time: millis(row.calendar_day), long: (both + row.invested) / 2, short: (row.invested - both) / 2, net: row.invested, gross: both };
  });
  const average = (key) => days.reduce((sum, day) => sum + day[key], 0) / days.length;
  const describe = () => 'Value of the positions at the end of each day, of equity: on average ' + percent(average('long'), 0) + ' long and '
    + percent(-average('short'), 0) + ' short, ' + percent(average('net'), 0) + ' net; gross at most ' + percent(Math.max(...days.map((day) => day.gross)), 0) + '.';
  const area = (key, name, colour) => ({
    name, type: 'line', step: 'end', showSymbol: false, data: days.map((day) => [day.time, day[key]]),
    lineStyle: { color: colour, width: 1 }, itemStyle: { color: colour }, areaStyle: { color: colour, opacity: 0.14 },
  });
  new Chart({
    host, text, describe,
    option: (colours) => ({
      legend: { top: 0, left: 0, icon: 'rect', itemWidth: 12, itemHeight: 8, textStyle: { color: colours.ink } },
      grid: { left: 64, right: 12, top: 30, bottom: 28 },
      tooltip: tooltip(colours, ([{ dataIndex }]) => tip(momentOf(days[dataIndex].time), [
        'Long ' + percent(days[dataIndex].long), 'Short ' + percent(days[dataIndex].short),
        'Net ' + percent(days[dataIndex].net), 'Gross ' + percent(days[dataIndex].gross)]), { trigger: 'axis' }),
      xAxis: timeAxis(colours),
      yAxis: valueAxis(colours, { scale: false, axisLabel: { color: colours.muted, formatter: (value) => percent(value, 0) } }),
      series: [
        area('long', 'Long', colours.gain), area('short', 'Short', colours.loss),
        {
          name: 'Net', type: 'line', step: 'end', showSymbol: false, data: days.map((day) => [day.time, day.net]),
          lineStyle: { color: colours.ink, width: 1, type: [4, 2] }, itemStyle: { color: colours.ink },
        },
      ],
    }),
  });
}

// The last day of each month, as the table behind the curves.
function monthEnds() {
  const figures = new Map(daily.map((day, i) => [day.calendar_day,
    { sharpe: rollingSharpes[i], volatility: rollingVolatilities[i], beta: rollingBetas[i] }]));
  const invested = new Map(records(data.exposure).map((row) => [row.calendar_day, row.invested]));
  const gross = grossExposures();
  const ends = daily.filter((day, i) => i === daily.length - 1
    || day.calendar_day.slice(0, 7) !== daily[i + 1].calendar_day.slice(0, 7));
  if (ends.length === 0) {
    return;
  }
  const rows = ends.map((day) => Object.assign(
    { ...figures.get(day.calendar_day), invested: invested.get(day.calendar_day), gross: gross.get(day.calendar_day) }, day));
  const table = element('details', {}, element('summary', {}, 'Month by month as a table'));
  plainTable(table, 'At the last day of each month', [
    { key: 'calendar_day', label: 'Day', kind: 'time' },
    { key: 'equity', label: 'Equity', kind: 'money' },
    { key: 'benchmark', label: 'Buy-and-hold', kind: 'money' },
    { key: 'drawdown', label: 'Drawdown', kind: 'percent' },
    { key: 'sharpe', label: 'Sharpe, 63 days', kind: 'number' },
    { key: 'volatility', label: 'Volatility, 63 days', kind: 'percent' },
    { key: 'beta', label: 'Beta, 63 days', kind: 'number' },
    { key: 'invested', label: gross.size > 0 ? 'Net exposure' : 'Invested', kind: 'percent' },
    ...(gross.size > 0 ? [{ key: 'gross', label: 'Gross exposure', kind: 'percent' }] : []),
  ], { rows, total: rows.length }, rows, '');
  byId('month-ends').append(table);
}

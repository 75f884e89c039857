// Equity beside buy-and-hold, and the drawdown below it.

const daily = records(data.days);
const daysByTime = new Map(daily.map((day) => [millis(day.calendar_day), day]));

// Where equity went from the initial capital.
function course() {
  const capital = data.settings.initial_capital;
  const difference = Number(summary.equity) - Number(capital);
  if (difference === 0) {
    const moved = data.equity.points.some(([, equity]) => equity !== Number(capital));
    return (moved ? 'ended where it began, at ' : 'stayed at ') + exact(capital);
  }
  return (difference > 0 ? 'rose' : 'fell') + ' from ' + exact(capital) + ' to ' + money(summary.equity);
}

function describeEquity() {
  const points = data.equity.points;
  const first = points[0];
  const last = points[points.length - 1];
  const deepest = records(data.drawdowns)[0];
  const drawdown = deepest
    ? '; deepest drawdown ' + percent(deepest.depth) + ', from ' + moment(deepest.peak_at || deepest.began_at) + ' to '
      + moment(deepest.trough_at) + (isMissing(deepest.recovered_at) ? ', not recovered' : ', recovered by ' + moment(deepest.recovered_at))
    : reckoned ? '; no drawdown' : '';
  const benchmark = isMissing(metrics.benchmark_return)
    ? '' : ' Buy-and-hold returned ' + signedPercent(metrics.benchmark_return) + '.';
  const thinned = points.length < data.equity.total
    ? ' Drawn are ' + exact(points.length) + ' of ' + exact(data.equity.total) + ' points, with every peak and trough and the deepest drawdown.' : '';
  return 'Equity ' + course() + ' between '
    + momentOf(first[0]) + ' and ' + momentOf(last[0]) + drawdown + '.' + benchmark + thinned;
}

function equityTip(parameters) {
  const time = parameters[0].axisValue;
  const lines = parameters.map(({ seriesName, value }) =>
    seriesName + ' ' + (seriesName === 'Drawdown' ? percent(-value[1]) : fixed(value[1], 2)));
  return tip(momentOf(time), [...new Set(lines)]);
}

function equityOption(colours, equityAxis) {
  const points = data.equity.points;
  const benchmark = daily.map((day) => [millis(day.calendar_day), day.benchmark]);
  const line = (name, values, style) => Object.assign({ name, type: 'line', data: values, showSymbol: false, symbolSize: 5 }, style);
  return {
    legend: { top: 0, left: 0, data: ['Equity', 'Buy-and-hold'], icon: 'rect', itemWidth: 18, itemHeight: 3, textStyle: { color: colours.ink }, inactiveColor: colours.neutral },
    grid: [{ left: 64, right: 12, top: 34, height: '52%' }, { left: 64, right: 12, top: '68%', bottom: 58 }],
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    tooltip: tooltip(colours, equityTip, { trigger: 'axis' }),
    dataZoom: zoomOptions(colours, [0, 1]),
    xAxis: [
      timeAxis(colours, { gridIndex: 0, axisLabel: { show: false } }),
      timeAxis(colours, { gridIndex: 1 }),
    ],
    yAxis: [
      equityAxis(colours, { gridIndex: 0 }),
      valueAxis(colours, {
        gridIndex: 1, scale: false, max: 0, min: points.some((point) => point[2] > 0) ? null : -0.01, splitNumber: 2, name: 'Drawdown', nameLocation: 'end', nameGap: 10,
        nameTextStyle: { color: colours.muted, align: 'right' },
        axisLabel: { color: colours.muted, formatter: percentTick },
      }),
    ],
    series: [
      line('Equity', points.map(([time, equity]) => [time, equity]),
        { z: 3, lineStyle: { color: colours.accent, width: 1.75 }, itemStyle: { color: colours.accent } }),
      line('Buy-and-hold', benchmark, { lineStyle: { color: colours.neutral, width: 1.25, type: [5, 3] }, itemStyle: { color: colours.neutral } }),
      line('Drawdown', points.map(([time, , drawdown]) => [time, -drawdown]), {
        xAxisIndex: 1, yAxisIndex: 1, lineStyle: { color: colours.loss, width: 1 }, itemStyle: { color: colours.loss },
        areaStyle: { color: colours.loss, opacity: 0.18 },
      }),
    ],
  };
}

function equityChart() {
  const host = byId('equity-chart');
  const text = byId('equity-text');
  const points = data.equity.points;
  if (points.length === 0) {
    emptyChart(host, text, 'The session has no equity points yet.');
    return;
  }
  if (points.length === 1) {
    emptyChart(host, text, 'The session has one point of equity yet: ' + money(points[0][1]) + ' on ' + momentOf(points[0][0]) + '.');
    return;
  }
  const chart = new Chart({ host, text, describe: describeEquity, option: equityOption });
  const first = points[0][0];
  const length = points[points.length - 1][0] - first;
  zoomButtons(byId('equity-zoom'), chart, 'equity and drawdown', (start, end) =>
    momentOf(first + (length * start) / 100).slice(0, 10) + ' to ' + momentOf(first + (length * end) / 100).slice(0, 10));
  if (points.every((point) => point[1] > 0)) {
    logButton(byId('equity-zoom'), chart, 'equity');
  }
}

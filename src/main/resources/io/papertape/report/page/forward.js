// The tests one after the other, beside buy-and-hold and what was best in hindsight.

const DAY = 86400000;

class WalkForward {
  constructor() {
    this.curve = data.curves.accounts[0];
    const several = data.curves.accounts.length > 1;
    if (several) {
      byId('forward-tools').append(choice('Symbol', data.curves.accounts.map(({ account }, i) => [i, accountName(account)]), 0, (value) => {
        this.curve = data.curves.accounts[Number(value)];
        redraw(this.chart);
        this.showRange();
      }));
    }
    this.chart = new Chart({
      host: byId('forward-chart'), text: byId('forward-text'), describe: () => this.describe(),
      option: (colours, axis) => this.option(colours, axis),
    });
    this.showRange = zoomButtons(byId('forward-zoom'), this.chart, 'the walk-forward', (start, end) => {
      const points = this.curve.points;
      const first = points[0][0] * DAY;
      const length = points[points.length - 1][0] * DAY - first;
      return momentOf(first + (length * start) / 100).slice(0, 10) + ' to ' + momentOf(first + (length * end) / 100).slice(0, 10);
    });
    if (data.curves.accounts.every(({ points }) => points.every(([, ...values]) => values.every((value) => value > 0)))) {
      logButton(byId('forward-zoom'), this.chart, 'the value of 1 of capital');
    }
    this.rest();
  }

  describe() {
    const points = this.curve.points;
    const [first] = points[0];
    const [last, growth, benchmark, hindsight] = points[points.length - 1];
    return 'From ' + momentOf(first * DAY) + ' to ' + momentOf(last * DAY) + ', 1 of capital became ' + fixed(growth, 3)
      + ' (' + accountName(this.curve.account) + ') by trading, in each test, the combination that had been best before it. Buy-and-hold made '
      + fixed(benchmark, 3) + ' of it, and the one combination that was best over all tests, which nobody knew then, '
      + fixed(hindsight, 3) + '.';
  }

  option(colours, growthAxis) {
    const points = this.curve.points;
    const line = (name, at, style) => ({
      name, type: 'line', showSymbol: false, symbolSize: 5, data: points.map((point) => [point[0] * DAY, point[at]]),
      lineStyle: style, itemStyle: { color: style.color },
    });
    return {
      legend: { top: 0, left: 0, icon: 'rect', itemWidth: 18, itemHeight: 3, textStyle: { color: colours.ink }, inactiveColor: colours.neutral },
      grid: { left: 52, right: 12, top: 56, bottom: 58 },
      tooltip: tooltip(colours, (shown) => tip(momentOf(shown[0].axisValue), shown.map(({ seriesName, value }) => seriesName + ' ' + fixed(value[1], 3))), { trigger: 'axis' }),
      dataZoom: zoomOptions(colours, [0]),
      xAxis: timeAxis(colours, {}),
      yAxis: growthAxis(colours, {}),
      series: [
        Object.assign(line('Walk-forward', 1, { color: colours.accent, width: 1.75 }), { z: 3 }),
        line('Buy-and-hold', 2, { color: colours.neutral, width: 1.25, type: [5, 3] }),
        line('Best in hindsight', 3, { color: colours.loss, width: 1.25, type: [2, 2] }),
      ],
    };
  }

  rest() {
    const { accounts, days, step } = data.curves;
    const symbols = accounts.filter(({ account }) => account >= 0).length;
    const parts = [
      step > 1 ? 'Drawn is every ' + exact(step) + 'th of ' + exact(days) + ' days, and the last.' : '',
      symbols < sweep.accounts ? 'The page holds the curves of ' + exact(symbols) + ' of ' + exact(sweep.accounts) + ' symbols.' : '',
    ].filter(Boolean);
    byId('forward-rest').append(parts.join(' ') + (parts.length > 0 ? ' ' : '') + 'All of it: ',
      element('code', {}, 'SELECT * FROM report_walk_forward WHERE sweep = ' + quoted(sweep.name) + ' ORDER BY symbol, calendar_day'));
  }
}

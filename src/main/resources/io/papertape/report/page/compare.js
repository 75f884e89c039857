// Curves of sessions that the reader has chosen, over each other.

const COLOURS = ['accent', 'loss', 'ink', 'neutral'];
const DASHES = ['solid', [6, 3], [2, 2]];

class Comparison {
  constructor() {
    this.chosen = new Map();
    this.normalised = true;
    this.section = byId('compare');
    this.section.hidden = true;
    byId('compare-tools').append(this.unitChoice(), this.clearButton());
  }

  // For the row of a session; it is made anew whenever the table is.
  checkBox(row) {
    if (row.curve.length < 2) {
      return '';
    }
    const box = element('input', { type: 'checkbox', checked: this.chosen.has(row.session), 'aria-label': 'Compare ' + row.session });
    box.addEventListener('change', () => {
      if (box.checked) {
        this.chosen.set(row.session, row);
      } else {
        this.chosen.delete(row.session);
      }
      this.update();
    });
    return box;
  }

  unitChoice() {
    const select = element('select', {}, element('option', {}, 'from 100'), element('option', {}, 'as amounts'));
    select.addEventListener('change', () => {
      this.normalised = select.selectedIndex === 0;
      this.update();
    });
    return element('label', {}, 'Equity ', select);
  }

  clearButton() {
    const button = element('button', { type: 'button' }, 'Choose none');
    button.addEventListener('click', () => {
      this.chosen.clear();
      document.querySelectorAll('#session-table input[type="checkbox"]').forEach((box) => {
        box.checked = false;
      });
      this.update();
    });
    return button;
  }

  update() {
    this.section.hidden = this.chosen.size === 0;
    if (this.section.hidden) {
      return;
    }
    if (this.chart) {
      this.chart.description = this.describe();
      this.chart.settings.text.textContent = this.chart.description;
      this.chart.draw(true);
    } else {
      this.chart = new Chart({
        host: byId('compare-chart'), text: byId('compare-text'),
        describe: () => this.describe(), option: (colours) => this.option(colours),
      });
    }
  }

  value(row, equity) {
    return this.normalised ? (100 * equity) / row.curve[0][1] : equity;
  }

  describe() {
    const rows = [...this.chosen.values()];
    const points = Math.max(...rows.map((row) => row.curve.length));
    return (this.normalised ? 'Equity, 100 at the first slice of each session: ' : 'Equity: ')
      + rows.map((row) => row.session + ' ' + fixed(this.value(row, row.curve[row.curve.length - 1][1]), 2)).join(', ')
      + '. Drawn are up to ' + points + ' points of each.';
  }

  option(colours) {
    const rows = [...this.chosen.values()];
    return {
      legend: {
        type: 'scroll', top: 0, left: 0, right: 0, textStyle: { color: colours.ink, width: 200, overflow: 'truncate' },
        inactiveColor: colours.neutral, pageTextStyle: { color: colours.ink }, pageIconColor: colours.ink, pageIconInactiveColor: colours.rule,
      },
      grid: { left: 72, right: 12, top: 40, bottom: 58 },
      tooltip: tooltip(colours, (parameters) => tip(momentOf(parameters[0].axisValue), parameters.map(({ seriesName, value }) => seriesName + ' ' + fixed(value[1], 2))), { trigger: 'axis' }),
      dataZoom: zoomOptions(colours, [0]),
      xAxis: timeAxis(colours, {}),
      yAxis: valueAxis(colours, {}),
      series: rows.map((row, i) => ({
        name: row.session, type: 'line', showSymbol: false, symbolSize: 5,
        data: row.curve.map(([time, equity]) => [time, this.value(row, equity)]),
        lineStyle: { color: colours[COLOURS[i % COLOURS.length]], width: 1.75, type: DASHES[Math.floor(i / COLOURS.length) % DASHES.length] },
        itemStyle: { color: colours[COLOURS[i % COLOURS.length]] },
      })),
    };
  }
}

// How the objective is spread over combinations, and where the best and the best by luck are.

function spreadBins({ histogram }) {
  return histogram.bins.map((count, i) => ({ from: (histogram.first + i) * histogram.width, to: (histogram.first + i + 1) * histogram.width, count }));
}

function binText({ from, to }) {
  const clean = (value) => Number(value.toPrecision(9));
  const scaled = axisTickOf(sweep.objective) === percentTick;
  return scaled ? tick(clean(from * 100)) + ' to ' + percentTick(clean(to)) : tick(clean(from)) + ' to ' + tick(clean(to));
}

// Where the best by luck is expected, and how likely the best is more than that.
function byLuckWords(luck) {
  if (!luck || isMissing(luck.deflated)) {
    return '';
  }
  return (sweep.objective === 'sharpe_ratio' && !isMissing(luck.expected) ? ' By luck alone the best is expected at ' + fixed(luck.expected, 2) + '.' : '')
    + ' That the best is more than luck has a probability of ' + fixed(luck.deflated, 2) + '.';
}

class Spread {
  show(unit) {
    this.unit = unit;
    this.bins = spreadBins(unit);
    this.luck = luckOf(unit.account, unit.window);
    byId('spread-title').textContent = 'Distribution of the ' + within(sweep.objective);
    const host = byId('spread-chart');
    const several = this.bins.length > 1;
    host.hidden = !several;
    byId('spread-data').hidden = !several;
    if (!several) {
      byId('spread-text').textContent = this.describe();
    } else if (this.chart) {
      redraw(this.chart);
    } else {
      this.chart = new Chart({ host, text: byId('spread-text'), describe: () => this.describe(), option: (colours) => this.option(colours) });
    }
    this.table();
  }

  describe() {
    const { histogram } = this.unit;
    if (histogram.defined === 0) {
      return 'It is not defined for any combination.';
    }
    return 'Of ' + plural(histogram.defined, 'combination', 'combinations') + ', ' + exact(histogram.above) + ' ('
      + percent(histogram.above / histogram.defined, 0) + ') ' + (histogram.above === 1 ? 'has' : 'have') + ' a ' + within(sweep.objective) + ' above 0; the mean is '
      + shownAs(sweep.objective, histogram.mean) + (this.luck ? ', the best ' + shownAs(sweep.objective, this.luck.objective) : '') + '.'
      + (histogram.undefined > 0 ? ' For ' + exact(histogram.undefined) + ' more it is not defined.' : '')
      + byLuckWords(this.luck);
  }

  binOf(value) {
    const at = Math.floor(value / this.unit.histogram.width) - this.unit.histogram.first;
    return at >= 0 && at < this.bins.length ? at : at === this.bins.length ? at - 1 : null;
  }

  option(colours) {
    const best = this.luck ? this.binOf(this.luck.objective) : null;
    const byLuck = this.luck && sweep.objective === 'sharpe_ratio' && !isMissing(this.luck.expected) ? this.binOf(this.luck.expected) : null;
    const mark = (name, at, position) => ({
      xAxis: at, label: { formatter: name, position: 'end', align: position, color: colours.ink }, lineStyle: { color: colours.ink, type: name === 'Best' ? 'solid' : [4, 3] },
    });
    const marks = [...(best === null ? [] : [mark('Best', best, 'right')]), ...(byLuck === null || byLuck === best ? [] : [mark('Best by luck', byLuck, byLuck > this.bins.length / 2 ? 'right' : 'left')])];
    return {
      grid: { left: 52, right: 16, top: 28, bottom: 28 },
      tooltip: tooltip(colours, ({ dataIndex }) => tip(binText(this.bins[dataIndex]), [plural(this.bins[dataIndex].count, 'combination', 'combinations')])),
      xAxis: Object.assign({ type: 'category', data: this.bins.map(({ from }) => axisTickOf(sweep.objective)(Number(from.toPrecision(9)))) }, axisStyle(colours), { splitLine: { show: false } }),
      yAxis: valueAxis(colours, { scale: false, minInterval: 1 }),
      series: [{
        type: 'bar', barCategoryGap: '12%',
        data: this.bins.map(({ from, count }, i) => ({ value: count, itemStyle: { color: from < 0 ? colours.loss : colours.gain, opacity: i === best ? 1 : 0.6 } })),
        markLine: { silent: true, symbol: 'none', data: marks },
      }],
    };
  }

  table() {
    const host = byId('spread-data');
    const open = host.querySelector('details')?.open === true;
    const details = element('details', {}, element('summary', {}, 'Distribution as a table'));
    plainTable(details, 'Combinations by ' + within(sweep.objective), [
      { key: 'name', label: titleOf(sweep.objective), kind: 'text' }, { key: 'count', label: 'Combinations', kind: 'count' },
    ], { rows: this.bins, total: this.bins.length }, this.bins.map((bin) => ({ name: binText(bin), count: bin.count })), 'Nothing is defined.');
    details.open = open;
    host.replaceChildren(details);
  }
}

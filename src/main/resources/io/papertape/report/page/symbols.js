// Profit and loss by symbol.

const MOST_BARS = 24;
const MOST_OF_LABEL = 20;
const roundTrips = records(data.roundTrips);

function symbolRows() {
  return records(data.symbols).map((row) => Object.assign(
    { total: Number(row.realized_pnl) + Number(row.unrealized_pnl) }, row));
}

// The symbols that gained and lost most, where there are too many for all.
function extremes(rows) {
  const sorted = [...rows].sort((a, b) => a.total - b.total);
  return sorted.length <= MOST_BARS ? sorted : [...sorted.slice(0, MOST_BARS / 2), ...sorted.slice(-MOST_BARS / 2)];
}

// A label with its middle left out where it is long: symbols often differ at their ends.
function shortened(label) {
  const characters = [...label];
  const half = (MOST_OF_LABEL - 2) / 2;
  return characters.length <= MOST_OF_LABEL
    ? label : characters.slice(0, half).join('') + '…' + characters.slice(-half).join('');
}

function symbolChart() {
  const host = byId('symbols-chart');
  const text = byId('symbols-text');
  const rows = symbolRows();
  if (rows.length === 0) {
    emptyChart(host, text, 'Nothing was traded.');
    return;
  }
  const shown = extremes(rows);
  const best = shown[shown.length - 1];
  const worst = shown[0];
  const describe = () => 'Net profit and loss, realized and unrealized, of ' + plural(rows.length, 'symbol', 'symbols')
    + ': the best ' + best.symbol + ' with ' + signed(best.total, money(best.total)) + ', the worst ' + worst.symbol + ' with '
    + signed(worst.total, money(worst.total)) + '.'
    + (shown.length < rows.length ? ' Drawn are the ' + MOST_BARS / 2 + ' at each end.' : '');
  host.style.height = 60 + shown.length * 20 + 'px';
  new Chart({
    host, text, describe,
    option: (colours) => ({
      grid: { left: 24 + 7.5 * Math.max(...shown.map((row) => [...shortened(row.symbol)].length)), right: 24, top: 8, bottom: 28 },
      tooltip: tooltip(colours, ({ dataIndex }) => tip(shown[dataIndex].symbol, [
        'Realized ' + signed(shown[dataIndex].realized_pnl, money(shown[dataIndex].realized_pnl)),
        'Unrealized ' + signed(shown[dataIndex].unrealized_pnl, money(shown[dataIndex].unrealized_pnl)),
        plural(shown[dataIndex].trades, 'trade', 'trades')])),
      xAxis: valueAxis(colours, { scale: false }),
      yAxis: Object.assign({ type: 'category', data: shown.map((row) => row.symbol) }, axisStyle(colours),
        { axisTick: { show: false }, axisLabel: { color: colours.ink, width: 150, overflow: 'truncate', interval: 0, formatter: shortened } }),
      series: [{
        type: 'bar', barCategoryGap: '30%',
        data: shown.map((row) => ({ value: row.total, itemStyle: { color: row.total < 0 ? colours.loss : colours.gain } })),
      }],
    }),
  });
}

// Profit and loss by symbol.

const MOST_BARS = 24;
const MOST_OF_LABEL = 20;
const roundTrips = records(data.roundTrips);

// Columns of dividends, split cash and fees for borrowing that a session has.
const INCOME = [
  { key: 'dividends', label: 'Dividends', kind: 'gain', title: 'Net of tax, less those paid for short positions' },
  { key: 'split_cash', label: 'Split cash', kind: 'gain', title: 'Paid for what splits left over' },
  { key: 'borrow_fees', label: 'Borrow fees', kind: 'money', title: 'For the shares of short positions' },
];

function incomeColumns() {
  return INCOME.filter(({ key }) => records(data.symbols).some((row) => Number(row[key]) !== 0));
}

function symbolRows() {
  const withIncome = incomeColumns().length > 0;
  return records(data.symbols).map((row) => Object.assign(
    { total: withIncome ? Number(row.total_pnl) : Number(row.realized_pnl) + Number(row.unrealized_pnl) }, row));
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
  const income = incomeColumns();
  const describe = () => 'Net profit and loss, realized and unrealized' + (income.length > 0 ? ', with dividends and fees, of ' : ', of ') + plural(rows.length, 'symbol', 'symbols')
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
        ...income.map(({ key, label, kind }) => label + ' ' + KINDS[kind].text(shown[dataIndex][key])),
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

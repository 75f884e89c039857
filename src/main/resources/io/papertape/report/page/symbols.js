// Profit and loss by symbol, and the prices of a symbol with its trades.

const MOST_BARS = 24;
const MOST_CANDLES = 320;
const MOST_MARKERS = 500;
const MOST_OF_LABEL = 20;
const UP = 'path://M0,10L5,0L10,10Z';
const DOWN = 'path://M0,0L10,0L5,10Z';
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

function candlesOf(entry) {
  const candles = [];
  let time = 0;
  for (let i = 0; i < entry.candles.length; i += 5) {
    time += entry.candles[i];
    const [open, high, low, close] = entry.candles.slice(i + 1, i + 5);
    candles.push({ time, open, high, low, close });
  }
  return candles;
}

// The candle that holds a time.
function candleAt(candles, time) {
  let low = 0;
  let high = candles.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (candles[middle].time <= time) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

function tradesOf(symbol) {
  const closed = roundTrips.filter((trip) => trip.symbol === symbol);
  const entry = (time, price, quantity, reason) => ({ side: 'Bought', time, price, quantity, reason });
  return [
    ...closed.map((trip) => entry(trip.entered_at, trip.entry_price, trip.quantity, trip.entry_reason)),
    ...closed.map((trip) => ({
      side: 'Sold', time: trip.exited_at, price: trip.exit_price, quantity: trip.quantity, reason: trip.exit_reason,
      pnl: trip.realized_pnl,
    })),
    ...data.entriesOfPositions.filter(([held]) => held === symbol)
      .map(([, time, price, quantity, reason]) => entry(time, price, quantity, reason)),
  ];
}

function tradeTip(trade) {
  return tip(trade.side + ' ' + exact(trade.quantity) + ' at ' + exact(trade.price), [
    moment(trade.time), ...(trade.pnl === undefined ? [] : ['Profit and loss ' + signedMoney(trade.pnl)]), trade.reason || '',
  ]);
}

function barTip(candle, barsPerCandle) {
  return tip(momentOf(candle.time) + (barsPerCandle > 1 ? ', ' + barsPerCandle + ' bars' : ''), [
    'Open ' + exact(candle.open), 'High ' + exact(candle.high), 'Low ' + exact(candle.low), 'Close ' + exact(candle.close)]);
}

class PriceChart {
  constructor(entry) {
    this.show(entry);
    this.chart = new Chart({
      host: byId('prices-chart'), text: byId('prices-text'),
      describe: () => this.describe(), option: (colours) => this.option(colours),
    });
    this.showRange = zoomButtons(byId('prices-zoom'), this.chart, 'prices', (start, end) => this.range(start, end));
    this.chart.instance.on('datazoom', () => this.chooseForm());
  }

  select(entry) {
    this.show(entry);
    this.chart.description = this.describe();
    this.chart.settings.text.textContent = this.chart.description;
    this.chart.draw();
    this.showRange();
  }

  show(entry) {
    this.entry = entry;
    this.candles = candlesOf(entry);
    this.trades = tradesOf(entry.symbol);
    this.trades.forEach((trade) => {
      trade.candle = candleAt(this.candles, millis(trade.time));
    });
    this.many = this.crowded(0, this.candles.length);
    this.asCandles = this.candles.length <= MOST_CANDLES;
  }

  describe() {
    const buys = this.trades.filter((trade) => trade.side === 'Bought').length;
    const merged = this.entry.barsPerCandle > 1
      ? ' Every ' + this.entry.barsPerCandle + ' bars are drawn as one.' : '';
    const unmarked = data.roundTrips.rows.length < data.roundTrips.total
      ? ' Marked are trades of the ' + exact(data.roundTrips.rows.length) + ' newest round trips only.' : '';
    if (this.candles.length === 0) {
      return this.entry.symbol + ': the books hold no prices.';
    }
    const first = this.candles[0];
    const last = this.candles[this.candles.length - 1];
    return this.entry.symbol + ' went from ' + exact(first.open) + ' on ' + momentOf(first.time) + ' to ' + exact(last.close)
      + ' on ' + momentOf(last.time) + ', with ' + plural(buys, 'buy', 'buys') + ' and '
      + plural(this.trades.length - buys, 'sell', 'sells') + '.' + merged + unmarked;
  }

  index(percentage) {
    return Math.round(((this.candles.length - 1) * percentage) / 100);
  }

  range(start, end) {
    return this.candles.length === 0 ? ''
      : momentOf(this.candles[this.index(start)].time) + ' to ' + momentOf(this.candles[this.index(end)].time);
  }

  // Whether so many trades of a side are visible that they would hide the prices.
  crowded(first, last) {
    return ['Bought', 'Sold'].some((side) => this.tradesOn(side).filter((trade) =>
      trade.candle >= first && trade.candle <= last).length > MOST_MARKERS);
  }

  tradesOn(side) {
    return this.trades.filter((trade) => trade.side === side);
  }

  // Candles where they can be told apart, else a line of closes.
  chooseForm() {
    const { start, end } = this.chart.zoom();
    const asCandles = this.index(end) - this.index(start) <= MOST_CANDLES;
    const many = this.crowded(this.index(start), this.index(end));
    if (asCandles !== this.asCandles || many !== this.many) {
      this.asCandles = asCandles;
      this.many = many;
      this.chart.draw(true);
    }
  }

  option(colours) {
    const many = this.many;
    const dots = { symbol: 'rect', symbolSize: 3, large: true, largeThreshold: 1 }; // Painted at once, however many.
    const markers = (side, symbol, shade) => ({
      name: side, type: 'scatter', progressive: 0, z: 5,
      ...(many ? dots : { symbol, symbolSize: [11, 10] }),
      itemStyle: { color: shade, borderColor: colours.paper, borderWidth: many ? 0 : 1, opacity: many ? 0.25 : 1 },
      data: this.tradesOn(side).map((trade) => [trade.candle, Number(trade.price)]),
    });
    return {
      legend: { top: 0, left: 0, data: [{ name: 'Bought', icon: UP }, { name: 'Sold', icon: DOWN }], itemWidth: 12, itemHeight: 10, itemStyle: { opacity: 1 }, textStyle: { color: colours.ink }, inactiveColor: colours.neutral },
      grid: { left: 64, right: 12, top: 34, bottom: 58 },
      tooltip: tooltip(colours, ({ seriesName, seriesType, dataIndex }) => seriesType === 'scatter'
        ? tradeTip(this.tradesOn(seriesName)[dataIndex]) : barTip(this.candles[dataIndex], this.entry.barsPerCandle), { trigger: 'item' }),
      dataZoom: zoomOptions(colours, [0]),
      xAxis: Object.assign({ type: 'category', data: this.candles.map((candle) => momentOf(candle.time)) }, axisStyle(colours)),
      yAxis: valueAxis(colours),
      series: [this.prices(colours), markers('Bought', UP, colours.gain), markers('Sold', DOWN, colours.loss)],
    };
  }

  // Above the trades where there are many.
  prices(colours) {
    const z = this.many ? 6 : 2;
    return this.asCandles
      ? {
        type: 'candlestick', large: false, z,
        itemStyle: { color: colours.paper, color0: colours.neutral, borderColor: colours.neutral, borderColor0: colours.neutral },
        data: this.candles.map((candle) => [candle.open, candle.close, candle.low, candle.high]),
      }
      : {
        type: 'line', showSymbol: false, z, data: this.candles.map((candle) => candle.close),
        lineStyle: { color: this.many ? colours.ink : colours.neutral, width: 1.25 }, itemStyle: { color: colours.neutral },
      };
  }
}

function priceChart() {
  const select = byId('symbol');
  if (data.prices.length === 0) {
    select.parentElement.hidden = true;
    emptyChart(byId('prices-chart'), byId('prices-text'), 'Nothing was traded.');
    return;
  }
  select.append(...data.prices.map((entry, i) => element('option', { value: String(i) }, entry.symbol)));
  const chart = new PriceChart(data.prices[0]);
  select.addEventListener('change', () => chart.select(data.prices[select.selectedIndex]));
}

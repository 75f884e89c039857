// The prices of a symbol with its trades and the levels of its open position.

const MOST_CANDLES = 320;
const MOST_MARKERS = 500;

// How trades are marked, by what led to them: market buys point up, market sales down, and each has a shape of its own.
// Those of short positions are underlined.
const MARKS = {
  'BUY OPEN': { name: 'Bought', told: 'Bought', shape: 'path://M0,10L5,0L10,10Z' },
  'BUY LIMIT': { name: 'Bought, limit', told: 'Bought by a limit', shape: 'path://M0,10L0,6L5,0L10,6L10,10L5,5Z' },
  'BUY STOP': { name: 'Bought, stop', told: 'Bought by a stop', shape: 'path://M3,10L3,5L0,5L5,0L10,5L7,5L7,10Z' },
  'SELL CLOSE': { name: 'Sold', told: 'Sold', shape: 'path://M0,0L10,0L5,10Z' },
  'SELL LIMIT': { name: 'Sold, limit', told: 'Sold by a limit', shape: 'path://M0,0L0,4L5,10L10,4L10,0L5,5Z' },
  'SELL STOP': { name: 'Stop', told: 'Sold by the stop', shape: 'path://M0,2L2,0L5,3L8,0L10,2L7,5L10,8L8,10L5,7L2,10L0,8L3,5Z' },
  'SELL TARGET': { name: 'Target', told: 'Sold by the target', shape: 'path://M5,0L10,5L5,10L0,5Z' },
  'SELL TRAIL': { name: 'Trailing stop', told: 'Sold by the trailing stop', shape: 'path://M0,0L10,0L10,10L0,10Z', size: [8, 8] },
  'SELL TIME': { name: 'Time', told: 'Sold because it was held long enough', shape: 'path://M0,0L10,0L0,10L10,10Z' },
  'SELL MARGIN': { name: 'Ruined', told: 'Sold because the account was ruined', shape: 'path://M3,0L7,0L10,5L7,10L3,10L0,5Z' },
  'SELL DELIST': { name: 'Delisted', told: 'Delisted', shape: 'path://M0,3L10,3L10,7L0,7Z' },
  'SHORT OPEN': { name: 'Sold short', told: 'Sold short', shape: underlined('M0,0L10,0L5,10Z') },
  'SHORT LIMIT': { name: 'Sold short, limit', told: 'Sold short by a limit', shape: underlined('M0,0L0,4L5,10L10,4L10,0L5,5Z') },
  'SHORT STOP': { name: 'Sold short, stop', told: 'Sold short by a stop', shape: underlined('M3,0L3,5L0,5L5,10L10,5L7,5L7,0Z') },
  'COVER CLOSE': { name: 'Covered', told: 'Covered', shape: underlined('M0,10L5,0L10,10Z') },
  'COVER LIMIT': { name: 'Covered, limit', told: 'Covered by a limit', shape: underlined('M0,10L0,6L5,0L10,6L10,10L5,5Z') },
  'COVER STOP': { name: 'Stop of a short', told: 'Covered by the stop', shape: underlined('M0,2L2,0L5,3L8,0L10,2L7,5L10,8L8,10L5,7L2,10L0,8L3,5Z') },
  'COVER TARGET': { name: 'Target of a short', told: 'Covered by the target', shape: underlined('M5,0L10,5L5,10L0,5Z') },
  'COVER TRAIL': { name: 'Trailing stop of a short', told: 'Covered by the trailing stop', shape: underlined('M0,0L10,0L10,10L0,10Z') },
  'COVER TIME': { name: 'Time of a short', told: 'Covered because it was held long enough', shape: underlined('M0,0L10,0L0,10L10,10Z') },
  'COVER MARGIN': { name: 'Margin call', told: 'Covered by a margin call', shape: underlined('M3,0L7,0L10,5L7,10L3,10L0,5Z') },
  'COVER DELIST': { name: 'Short delisted', told: 'Delisted', shape: underlined('M0,3L10,3L10,7L0,7Z') },
};
const LEVELS = [['stop_price', 'Stop', [6, 3]], ['target_price', 'Target', 'solid'], ['trail_price', 'Trailing stop', [2, 2]]];
const LEGEND_LINE = 20;
const OF_SHORT = 'SHORT ';

function underlined(path) {
  return 'path://' + path + 'M0,12L10,12L10,14L0,14Z';
}

function candlesOf(entry) {
  const candles = [];
  let time = 0;
  for (let i = 0; i < entry.candles.length; i += 5) {
    time += entry.candles[i];
    const [open, high, low, close] = entry.candles.slice(i + 1, i + 5);
    const volume = entry.volumes ? (entry.largestVolume * entry.volumes[i / 5]) / 1000 : null;
    candles.push({ time, open, high, low, close, volume });
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

// The trades of a symbol, as they are written in the data, with what the round trips know of them.
function tradesOf(symbol) {
  const entries = new Map(roundTrips.map((trip) => [trip.entry_trade_no, trip]));
  const exits = new Map(roundTrips.map((trip) => [trip.exit_trade_no, trip]));
  const held = new Map(data.reasonsOfPositions);
  return (new Map(data.trades).get(symbol) || []).map(([number, time, tradePrice, quantity, kind, level, decided, ...other]) => {
    const sold = quantity.startsWith('-');
    const isShort = kind !== undefined && kind.startsWith(OF_SHORT);
    const exit = sold !== isShort;
    const trip = (exit ? exits : entries).get(number) || {};
    const side = isShort ? (exit ? 'COVER ' : OF_SHORT) : exit ? 'SELL ' : 'BUY ';
    return {
      number, time, price: tradePrice, quantity: sold ? quantity.slice(1) : quantity, sold,
      mark: MARKS[side + (isShort ? kind.slice(OF_SHORT.length) : kind || (exit ? 'CLOSE' : 'OPEN'))],
      level, decided: decided || time, ambiguous: other.length > 0, otherPnl: other[0],
      pnl: exit ? trip.realized_pnl : undefined,
      reason: exit ? trip.exit_reason : trip.entry_reason || held.get(number),
    };
  });
}

function tradeTip(trade) {
  return tip(trade.mark.told + ' ' + exact(trade.quantity) + ' at ' + exact(trade.price), [
    moment(trade.time),
    ...(isMissing(trade.level) ? [] : ['Level ' + exact(trade.level)]),
    ...(trade.decided === trade.time ? [] : ['Decided at ' + moment(trade.decided)]),
    ...(isMissing(trade.pnl) ? [] : ['Profit and loss ' + signedMoney(trade.pnl)]),
    ...(trade.ambiguous ? ['Ambiguous: another order of events within the bar was possible'
      + (isMissing(trade.otherPnl) ? '' : ', with profit and loss ' + signedMoney(trade.otherPnl))] : []),
    trade.reason || '',
  ]);
}

function barTip(candle, barsPerCandle) {
  return tip(momentOf(candle.time) + (barsPerCandle > 1 ? ', ' + barsPerCandle + ' bars' : ''), [
    'Open ' + exact(candle.open), 'High ' + exact(candle.high), 'Low ' + exact(candle.low), 'Close ' + exact(candle.close),
    ...(candle.volume === null ? [] : ['Volume about ' + tick(Number(candle.volume.toPrecision(3)))])]);
}

class PriceChart {
  constructor(entry) {
    this.show(entry);
    this.chart = new Chart({
      host: byId('prices-chart'), text: byId('prices-text'),
      describe: () => this.describe(), option: (colours, axis) => this.option(colours, axis),
    });
    this.showRange = zoomButtons(byId('prices-zoom'), this.chart, 'prices', (start, end) => this.range(start, end));
    logButton(byId('prices-zoom'), this.chart, 'prices');
    toggleButton(byId('prices-zoom'), 'Candles and volume', 'The latest ' + MOST_CANDLES + ' candles, with volumes below them', (pressed) => this.showCandles(pressed));
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
    this.levels = this.levelsOf(records(data.openPositions).find((position) => position.symbol === entry.symbol));
    this.many = this.crowded(0, this.candles.length);
    this.asCandles = this.candles.length <= MOST_CANDLES;
  }

  levelsOf(position) {
    return position === undefined ? [] : LEVELS.filter(([key]) => !isMissing(position[key])).map(([key, name, dash]) => ({
      name, dash, value: position[key], from: candleAt(this.candles, millis(position.entered_at)),
    }));
  }

  describe() {
    const buys = this.trades.filter((trade) => !trade.sold).length;
    const merged = this.entry.barsPerCandle > 1
      ? ' Every ' + this.entry.barsPerCandle + ' bars are drawn as one.' : '';
    const numbers = data.trades.flatMap(([, trades]) => trades.map(([number]) => number));
    const unmarked = numbers.length > 0 && !numbers.includes(0)
      ? ' Marked are the ' + exact(numbers.length) + ' newest trades of the session only.' : '';
    const levels = this.levels.map(({ name, value }) => name.toLowerCase() + ' ' + exact(value));
    const held = levels.length === 0 ? '' : ' Lines are the levels of its open position for the next bar: ' + levels.join(', ') + '.';
    if (this.candles.length === 0) {
      return this.entry.symbol + ': the books hold no prices.';
    }
    const first = this.candles[0];
    const last = this.candles[this.candles.length - 1];
    return this.entry.symbol + ' went from ' + exact(first.open) + ' on ' + momentOf(first.time) + ' to ' + exact(last.close)
      + ' on ' + momentOf(last.time) + ', with ' + plural(buys, 'buy', 'buys') + ' and '
      + plural(this.trades.length - buys, 'sell', 'sells') + '.' + held + merged + unmarked;
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
    return [false, true].some((sold) => this.trades.filter((trade) =>
      trade.sold === sold && trade.candle >= first && trade.candle <= last).length > MOST_MARKERS);
  }

  // The kinds of trades that there are, in the order of the legend.
  marks() {
    return Object.values(MARKS).filter((mark) => this.trades.some((trade) => trade.mark === mark));
  }

  tradesOf(mark) {
    return this.trades.filter((trade) => trade.mark === mark);
  }

  // A legend wraps where it has no room.
  legendLines(marks) {
    let lines = 1;
    let used = 0;
    marks.forEach(({ name }) => {
      const width = 34 + 7 * name.length;
      if (used > 0 && used + width > byId('prices-chart').clientWidth) {
        lines += 1;
        used = 0;
      }
      used += width;
    });
    return lines;
  }

  // Where more are visible than can be told apart, the latest of them are zoomed to.
  showCandles(withVolumes) {
    this.withVolumes = withVolumes;
    const { start, end } = this.chart.zoom();
    this.chart.draw(true);
    if (withVolumes && this.index(end) - this.index(start) > MOST_CANDLES) {
      this.chart.instance.dispatchAction({ type: 'dataZoom', start: end - (100 * MOST_CANDLES) / this.candles.length, end });
    }
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

  option(colours, axis) {
    const many = this.many;
    const dots = { symbol: 'rect', symbolSize: 3, large: true, largeThreshold: 1 }; // Painted at once, however many.
    const marks = this.marks();
    const markers = (mark, shade) => ({
      name: mark.name, type: 'scatter', progressive: 0, z: 5,
      ...(many ? dots : { symbol: mark.shape, symbolSize: mark.size || [11, 10] }),
      itemStyle: { color: shade, borderColor: colours.paper, borderWidth: many ? 0 : 1, opacity: many ? 0.25 : 1 },
      data: this.tradesOf(mark).map((trade) => [trade.candle, Number(trade.price)]),
    });
    const top = 14 + LEGEND_LINE * this.legendLines(marks);
    const volumes = this.withVolumes && this.candles.some((candle) => candle.volume !== null);
    const grid = { left: 64, right: 12 };
    const times = (more) => Object.assign({ type: 'category', data: this.candles.map((candle) => momentOf(candle.time)) }, axisStyle(colours), more);
    return {
      legend: { top: 0, left: 0, data: marks.map(({ name, shape }) => ({ name, icon: shape })), itemWidth: 12, itemHeight: 10, itemStyle: { opacity: 1 }, textStyle: { color: colours.ink }, inactiveColor: colours.neutral },
      grid: [{ ...grid, top, bottom: volumes ? 166 : 58 }, ...(volumes ? [{ ...grid, height: 76, bottom: 58 }] : [])],
      tooltip: tooltip(colours, ({ seriesName, seriesType, dataIndex }) => seriesType === 'scatter'
        ? tradeTip(this.tradesOf(marks.find(({ name }) => name === seriesName))[dataIndex])
        : barTip(this.candles[dataIndex], this.entry.barsPerCandle), { trigger: 'item' }),
      dataZoom: zoomOptions(colours, volumes ? [0, 1] : [0]),
      xAxis: volumes
        ? [times({ axisLabel: { show: false }, axisTick: { show: false } }), times({ gridIndex: 1 })]
        : [times()],
      yAxis: [axis(colours), ...(volumes ? [valueAxis(colours, {
        gridIndex: 1, scale: false, splitNumber: 2, name: 'Volume', nameGap: 10, nameTextStyle: { color: colours.muted, align: 'right' },
        axisLabel: { color: colours.muted, hideOverlap: true, formatter: shortTick },
      })] : [])],
      series: [
        this.prices(colours),
        ...marks.map((mark) => markers(mark, mark.told.startsWith('Sold') ? colours.loss : colours.gain)),
        ...this.levels.map((level) => this.levelLine(level, colours)),
        ...(volumes ? [{
          name: 'Volume', type: 'bar', xAxisIndex: 1, yAxisIndex: 1, itemStyle: { color: colours.neutral },
          data: this.candles.map((candle) => candle.volume),
        }] : []),
      ],
    };
  }

  // From the entry to the end; named at its end.
  levelLine({ name, dash, value, from }, colours) {
    return {
      name, type: 'line', silent: true, showSymbol: false, z: 4,
      lineStyle: { color: colours.ink, width: 1, type: dash },
      endLabel: { show: true, align: 'right', verticalAlign: 'bottom', offset: [-4, -2], color: colours.ink, textBorderColor: colours.paper, textBorderWidth: 3, formatter: name + ' ' + price(value) },
      labelLayout: { moveOverlap: 'shiftY' },
      data: this.candles.slice(from).map((candle, i) => [from + i, Number(value)]),
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

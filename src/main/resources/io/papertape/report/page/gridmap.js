// What combinations came to by the values of two parameters, as a heat map; by those of one as bars; and as a table.

const MOST_IN_TABLE = 2500;
const MOST_LABELS = 200;
const LEAST_LABEL_WIDTH = 44;
const STRONG = 0.55;
const TINT = 34;

const grid = data.cells;
const parameters = grid.parameters;
const HOW = { mean: 'mean', least: 'smallest', greatest: 'largest' };
const SUMMARIES = {
  mean: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  least: (values) => values.reduce((a, b) => Math.min(a, b)),
  greatest: (values) => values.reduce((a, b) => Math.max(a, b)),
};

function valueAt(place, parameter) {
  return Math.floor(place / parameters[parameter].step) % parameters[parameter].values.length;
}

// Places of the values that any combination has.
function valuesOf(parameter) {
  return parameters[parameter].values.map((text, i) => i).filter((i) => parameters[parameter].values[i] !== null);
}

function named(parameter, value) {
  return parameters[parameter].name + '=' + parameters[parameter].values[value];
}

// Every two parameters of which there is a map, those with most values first.
function pairsOfParameters() {
  if (!grid.whole) {
    return grid.units.length === 0 ? [] : grid.units[0].pairs.map(({ x, y }) => [x, y]);
  }
  const order = parameters.map((_, i) => i).sort((a, b) => valuesOf(b).length - valuesOf(a).length || a - b);
  return order.length === 1 ? [order] : order.flatMap((x, i) => order.slice(i + 1).map((y) => [x, y]));
}

const combinationsAt = new Map(grid.places.map((place, i) => [place, i]));

class GridMap {
  constructor() {
    this.pairs = pairsOfParameters();
    [this.x, this.y] = this.pairs[0];
    this.metric = 0;
    this.how = 'mean';
    this.fixed = new Map();
    this.host = byId('map-chart');
  }

  show(unit) {
    this.unit = unit;
    this.cells = this.reckon();
    this.host.style.height = this.y === undefined ? '' : 120 + Math.max(140, Math.min(640, valuesOf(this.y).length * 30)) + 'px';
    if (this.chart) {
      this.chart.instance.resize();
      redraw(this.chart);
    } else {
      this.chart = new Chart({ host: this.host, text: byId('map-text'), describe: () => this.describe(), option: (colours) => this.option(colours) });
    }
    this.table();
    byId('map-sql').replaceChildren('All of it: ', element('code', {}, sqlOf(unit.account, unit.window)));
  }

  name() {
    return grid.metrics[this.metric];
  }

  others() {
    return parameters.map((_, i) => i).filter((i) => i !== this.x && i !== this.y);
  }

  averages() {
    return this.others().some((i) => !this.fixed.has(i));
  }

  tools() {
    const update = () => {
      byId('map-tools').replaceChildren(...this.choices(update));
      this.show(this.unit);
    };
    byId('map-tools').replaceChildren(...this.choices(update));
  }

  choices(update) {
    const made = [choice('Metric', grid.metrics.map((metric, i) => [i, titleOf(metric)]), this.metric, (value) => {
      this.metric = Number(value);
      update();
    })];
    if (this.pairs.length > 1) {
      const chosen = this.pairs.findIndex(([x, y]) => x === this.x && y === this.y);
      made.push(choice('Parameters', this.pairs.map(([x, y], i) => [i, parameters[x].name + ' × ' + parameters[y].name]), chosen, (value) => {
        [this.x, this.y] = this.pairs[Number(value)];
        this.fixed.clear();
        update();
      }));
    }
    for (const other of grid.whole ? this.others() : []) {
      const values = valuesOf(other).map((value) => [value, parameters[other].values[value]]);
      made.push(choice(parameters[other].name, [['', 'all'], ...values], this.fixed.has(other) ? this.fixed.get(other) : '', (value) => {
        if (value === '') {
          this.fixed.delete(other);
        } else {
          this.fixed.set(other, Number(value));
        }
        update();
      }));
    }
    if (this.averages()) {
      made.push(choice('Of several', Object.entries(HOW), this.how, (value) => {
        this.how = value;
        update();
      }));
    }
    return made;
  }

  // One for each two values that have a combination: the value is null where it is not defined.
  reckon() {
    return grid.whole ? this.ofAll() : this.ofPair();
  }

  ofAll() {
    const found = new Map();
    grid.places.forEach((place, i) => {
      if ([...this.fixed].every(([parameter, value]) => valueAt(place, parameter) === value)) {
        const x = valueAt(place, this.x);
        const y = this.y === undefined ? 0 : valueAt(place, this.y);
        const key = x + ' ' + y;
        const cell = found.get(key) || { x, y, values: [], count: 0 };
        const value = this.unit.results[i][this.metric];
        cell.count += 1;
        if (value !== null) {
          cell.values.push(value);
        }
        found.set(key, cell);
      }
    });
    return [...found.values()].map(({ x, y, count, values }) =>
      ({ x, y, count, value: values.length === 0 ? null : SUMMARIES[this.how](values) }));
  }

  ofPair() {
    const pair = this.unit.pairs.find(({ x, y }) => x === this.x && y === this.y);
    const across = parameters[this.y].values.length;
    const at = this.metric * 3 + Object.keys(HOW).indexOf(this.how);
    return pair.cells.map((numbers, i) => ({ x: Math.floor(i / across), y: i % across, value: numbers[at] }))
      .filter(({ value }) => value !== null);
  }

  bestCell() {
    const luck = luckOf(this.unit.account, this.unit.window);
    if (!luck || [...this.fixed].some(([parameter, value]) => valueAt(luck.place, parameter) !== value)) {
      return null;
    }
    return { x: valueAt(luck.place, this.x), y: this.y === undefined ? 0 : valueAt(luck.place, this.y) };
  }

  cellName({ x, y }) {
    return named(this.x, x) + (this.y === undefined ? '' : ' ' + named(this.y, y));
  }

  describe() {
    const known = this.cells.filter(({ value }) => value !== null);
    const title = titleOf(this.name());
    const by = this.y === undefined ? parameters[this.x].name : parameters[this.x].name + ' (across) and ' + parameters[this.y].name + ' (down)';
    const open = this.others().filter((i) => !this.fixed.has(i)).map((i) => parameters[i].name);
    const over = (open.length === 0 ? '' : ', the ' + HOW[this.how] + ' over all values of ' + open.join(', '))
      + [...this.fixed].map(([parameter, value]) => ', ' + named(parameter, value)).join('');
    const head = title + ' by ' + by + over + '; ' + accountName(this.unit.account) + ', ' + windowName(this.unit.window) + ': ';
    if (known.length === 0) {
      return head + 'not defined for any combination.';
    }
    const least = known.reduce((a, b) => b.value < a.value ? b : a);
    const greatest = known.reduce((a, b) => b.value > a.value ? b : a);
    return head + 'from ' + shownAs(this.name(), least.value) + ' (' + this.cellName(least) + ') to '
      + shownAs(this.name(), greatest.value) + ' (' + this.cellName(greatest) + ').'
      + (this.bestCell() ? ' The best combination is framed.' : '') + this.neighbours();
  }

  // The best beside those that have the next or the former value of one parameter, as report_sweep_stability tells it.
  neighbours() {
    const luck = luckOf(this.unit.account, this.unit.window);
    if (!luck || !grid.whole) {
      return '';
    }
    const objectives = parameters.flatMap((parameter, i) => [-1, 1]
      .filter((step) => valueAt(luck.place, i) + step >= 0 && valueAt(luck.place, i) + step < parameter.values.length)
      .map((step) => combinationsAt.get(luck.place + step * parameter.step)))
      .filter((combination) => combination !== undefined)
      .map((combination) => this.unit.results[combination][0])
      .filter((value) => value !== null);
    return objectives.length === 0 ? ''
      : ' It has a' + (/^[aeiou]/i.test(titleOf(sweep.objective)) ? 'n ' : ' ') + within(sweep.objective) + ' of ' + shownAs(sweep.objective, luck.objective) + '; its '
        + plural(objectives.length, 'neighbour', 'neighbours') + (objectives.length === 1 ? ' has ' : ' have ')
        + shownAs(sweep.objective, SUMMARIES.mean(objectives))
        + (objectives.length === 1 ? '.' : ' on average, from ' + shownAs(sweep.objective, SUMMARIES.least(objectives)) + ' to '
          + shownAs(sweep.objective, SUMMARIES.greatest(objectives)) + '.');
  }

  // The values that the colours stand for: around 0 where some are below it.
  scale() {
    const values = this.cells.map(({ value }) => value).filter((value) => value !== null);
    const least = values.length === 0 ? 0 : SUMMARIES.least(values);
    const greatest = values.length === 0 ? 1 : SUMMARIES.greatest(values);
    const bound = Math.max(-least, Math.abs(greatest));
    return least < 0 ? { around: true, least: -bound, greatest: bound } : { around: false, least, greatest };
  }

  tipOf(cell) {
    return tip(this.cellName(cell), [titleOf(this.name()) + ' ' + shownAs(this.name(), cell.value)
      + (cell.count > 1 ? ', ' + HOW[this.how] + ' of ' + exact(cell.count) : '')]);
  }

  option(colours) {
    const best = this.bestCell();
    const isBest = (cell) => best !== null && cell.x === best.x && cell.y === best.y;
    return this.y === undefined ? this.bars(colours, isBest) : this.heat(colours, isBest);
  }

  bars(colours, isBest) {
    const cells = valuesOf(this.x).map((x) => this.cells.find((cell) => cell.x === x) || { x, y: 0, value: null });
    return {
      grid: { left: 64, right: 16, top: 16, bottom: 48 },
      tooltip: tooltip(colours, ({ dataIndex }) => this.tipOf(cells[dataIndex]), { trigger: 'item' }),
      xAxis: Object.assign(this.axis(colours, this.x), { nameLocation: 'middle', nameGap: 30 }),
      yAxis: valueAxis(colours, { scale: false, axisLabel: { color: colours.muted, hideOverlap: true, formatter: axisTickOf(this.name()) } }),
      series: [{
        type: 'bar', barCategoryGap: '20%',
        data: cells.map((cell) => ({
          value: cell.value,
          itemStyle: { color: cell.value < 0 ? colours.loss : colours.gain, opacity: isBest(cell) ? 1 : 0.6, borderColor: colours.ink, borderWidth: isBest(cell) ? 2 : 0 },
        })),
      }],
    };
  }

  axis(colours, parameter) {
    return Object.assign({
      type: 'category', data: valuesOf(parameter).map((value) => parameters[parameter].values[value]), name: parameters[parameter].name,
      nameTextStyle: { color: colours.ink },
    }, axisStyle(colours), {
      splitLine: { show: false }, axisTick: { show: false },
      axisLabel: { color: colours.muted, hideOverlap: true, width: 90, overflow: 'truncate' },
    });
  }

  heat(colours, isBest) {
    const { around, least, greatest } = this.scale();
    const xs = valuesOf(this.x);
    const ys = valuesOf(this.y);
    const known = this.cells.filter(({ value }) => value !== null).sort((a, b) => isBest(a) - isBest(b)); // Its frame is above the others.
    const share = (value) => around ? Math.abs(value) / greatest : (value - least) / (greatest - least || 1);
    const wide = (this.host.clientWidth - 110) / xs.length >= LEAST_LABEL_WIDTH;
    const short = (value) => ['return', 'fraction'].includes(unitOf(this.name())) ? percent(value, 1) : shownAs(this.name(), value);
    return {
      grid: { left: 84, right: 16, top: 28, bottom: 92 },
      tooltip: tooltip(colours, ({ dataIndex }) => this.tipOf(known[dataIndex]), { trigger: 'item' }),
      xAxis: Object.assign(this.axis(colours, this.x), { nameLocation: 'middle', nameGap: 28 }),
      yAxis: Object.assign(this.axis(colours, this.y), { inverse: true, nameLocation: 'start', nameGap: 10, nameTextStyle: { color: colours.ink, align: 'left', padding: [0, 0, 0, -76] } }),
      visualMap: {
        type: 'continuous', min: least, max: greatest > least ? greatest : least + 1, calculable: false, orient: 'horizontal', left: 'center', bottom: 4,
        itemWidth: 12, itemHeight: 150, textStyle: { color: colours.muted },
        text: [shownAs(this.name(), greatest), shownAs(this.name(), least)],
        inRange: { color: around ? [colours.loss, colours.raised, colours.gain] : [colours.raised, colours.accent] },
      },
      series: [{
        type: 'heatmap', progressive: 0,
        label: { show: wide && known.length <= MOST_LABELS, fontSize: 11, formatter: ({ dataIndex }) => short(known[dataIndex].value) },
        emphasis: { itemStyle: { borderColor: colours.ink, borderWidth: 1 } },
        data: known.map((cell) => ({
          value: [xs.indexOf(cell.x), ys.indexOf(cell.y), cell.value],
          label: { color: share(cell.value) > STRONG ? colours.paper : colours.ink },
          itemStyle: { borderColor: isBest(cell) ? colours.ink : colours.paper, borderWidth: isBest(cell) ? 3 : 1 },
        })),
      }],
    };
  }

  table() {
    const host = byId('map-data');
    const open = host.querySelector('details')?.open === true;
    const xs = valuesOf(this.x);
    const ys = this.y === undefined ? [0] : valuesOf(this.y);
    if (xs.length * ys.length > MOST_IN_TABLE) {
      host.replaceChildren();
      return;
    }
    const cells = new Map(this.cells.map((cell) => [cell.x + ' ' + cell.y, cell]));
    const { around, least, greatest } = this.scale();
    const caption = titleOf(this.name()) + (this.y === undefined ? ' by ' : ', across ') + parameters[this.x].name
      + (this.y === undefined ? '' : ', down ' + parameters[this.y].name);
    const made = (x, y) => {
      const { value } = cells.get(x + ' ' + y) || { value: null };
      const cell = element('td', {}, isMissing(value) ? '' : shownAs(this.name(), value));
      if (!isMissing(value)) {
        const share = around ? Math.abs(value) / greatest : (value - least) / (greatest - least || 1);
        cell.style.backgroundColor = 'color-mix(in srgb, var(--' + (around && value < 0 ? 'loss' : 'gain') + ') ' + Math.round(TINT * share) + '%, var(--paper))';
      }
      return cell;
    };
    const head = (value) => element('th', { scope: 'col' }, value);
    const table = element('table', { className: 'months' }, captionOf(caption),
      element('thead', {}, element('tr', {}, head(this.y === undefined ? '' : parameters[this.y].name), ...xs.map((x) => head(parameters[this.x].values[x])))),
      element('tbody', {}, ...ys.map((y) => element('tr', {},
        element('th', { scope: 'row' }, this.y === undefined ? titleOf(this.name()) : parameters[this.y].values[y]), ...xs.map((x) => made(x, y))))));
    const details = element('details', {}, element('summary', {}, 'These figures as a table'), scrollable(caption, table));
    details.open = open;
    host.replaceChildren(details);
  }
}

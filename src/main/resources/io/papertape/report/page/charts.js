// What all charts have in common: colours of the theme, a description for those who do not see them, tooltips made of
// text, and a zoom by buttons beside that by dragging.

const allCharts = [];

// settings: host, text (element that describes it), describe, option ((colours, value axis) => ECharts option)
class Chart {
  constructor(settings) {
    this.settings = settings;
    this.description = settings.describe();
    settings.text.textContent = this.description;
    this.instance = echarts.init(settings.host, null, { renderer: 'canvas' });
    this.draw();
    allCharts.push(this);
    new ResizeObserver(() => this.resize()).observe(settings.host);
  }

  draw(keepZoom) {
    const zoom = keepZoom ? this.zoom() : null;
    const colours = Object.fromEntries(
      ['paper', 'raised', 'ink', 'muted', 'rule', 'accent', 'gain', 'loss', 'neutral'].map((name) => [name, colour(name)]));
    this.instance.setOption(Object.assign(baseOption(colours, this.description), this.settings.option(colours, this.logarithmic ? logAxis : valueAxis)), true);
    if (zoom) {
      this.instance.dispatchAction({ type: 'dataZoom', start: zoom.start, end: zoom.end });
    }
    this.instance.getZr().flush();
  }

  resize(width) {
    this.instance.dispatchAction({ type: 'hideTip' });
    this.instance.resize(width ? { width } : undefined);
    this.instance.getZr().flush();
  }

  zoom() {
    const zooms = this.instance.getOption().dataZoom;
    return zooms && zooms.length > 0 ? { start: zooms[0].start, end: zooms[0].end } : null;
  }
}

function baseOption(colours, description) {
  return {
    animation: false,
    aria: { enabled: true, label: { enabled: true, description } },
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colours.muted },
    backgroundColor: 'transparent',
  };
}

function emptyChart(host, text, sentence) {
  host.classList.add('empty');
  text.textContent = sentence;
}

function axisStyle(colours) {
  return {
    axisLine: { lineStyle: { color: colours.rule } },
    axisTick: { lineStyle: { color: colours.rule } },
    axisLabel: { color: colours.muted, hideOverlap: true },
    splitLine: { lineStyle: { color: colours.rule } },
  };
}

function timeAxis(colours, more) {
  return Object.assign({ type: 'time' }, axisStyle(colours), { splitLine: { show: false } }, more);
}

function valueAxis(colours, more) {
  return Object.assign({ type: 'value', scale: true }, axisStyle(colours), {
    axisLine: { show: false }, axisTick: { show: false },
    axisLabel: { color: colours.muted, hideOverlap: true, formatter: tick },
  }, more);
}

const LOG_TICKS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9];
const DECADES = Array.from({ length: 24 }, (_, i) => 10 ** (i - 9));

// Of values above 0. Its ticks are round numbers, however small the range is.
function logAxis(colours, more) {
  const ticks = { customValues: DECADES.flatMap((decade) => LOG_TICKS.map((factor) => factor * decade)) };
  return Object.assign(valueAxis(colours, more), {
    type: 'log', min: 'dataMin', max: 'dataMax',
    axisLabel: Object.assign({ color: colours.muted, hideOverlap: true, formatter: tick }, ticks),
    axisTick: Object.assign({ show: false }, ticks),
  });
}

// A button that is pressed or not, beside those that zoom a chart.
function toggleButton(host, label, title, toggled) {
  const button = element('button', { type: 'button', 'aria-pressed': 'false', title }, label);
  button.addEventListener('click', () => {
    const pressed = button.getAttribute('aria-pressed') === 'false';
    button.setAttribute('aria-pressed', String(pressed));
    toggled(pressed);
  });
  host.querySelector('.range').before(button);
}

function logButton(host, chart, name) {
  toggleButton(host, 'Log scale', 'Equal distances for equal changes in percent, of ' + name, (pressed) => {
    chart.logarithmic = pressed;
    chart.draw(true);
  });
}

function tooltip(colours, formatter, more) {
  return Object.assign({
    confine: true,
    transitionDuration: 0,
    backgroundColor: colours.raised,
    borderColor: colours.rule,
    textStyle: { color: colours.ink },
    axisPointer: { lineStyle: { color: colours.neutral }, crossStyle: { color: colours.neutral } },
    formatter,
  }, more);
}

// A tooltip: a heading and lines, all of them text.
function tip(heading, lines) {
  return element('div', { className: 'tip' },
    element('strong', {}, heading), ...lines.map((line) => element('span', {}, line)));
}

function zoomOptions(colours, axes) {
  return [
    { type: 'inside', xAxisIndex: axes, zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false, minSpan: 0.2 },
    {
      type: 'slider', xAxisIndex: axes, height: 22, bottom: 4, minSpan: 0.2, showDetail: false,
      borderColor: colours.rule, fillerColor: 'transparent', backgroundColor: 'transparent',
      dataBackground: { lineStyle: { color: colours.neutral }, areaStyle: { color: colours.raised } },
      selectedDataBackground: { lineStyle: { color: colours.accent }, areaStyle: { color: colours.raised } },
      handleStyle: { color: colours.paper, borderColor: colours.neutral },
      moveHandleStyle: { color: colours.rule }, emphasis: { handleStyle: { borderColor: colours.accent } },
      brushStyle: { color: 'transparent' },
    },
  ];
}

// Buttons that zoom a chart, and what is visible, in words.
function zoomButtons(host, chart, name, rangeText) {
  const range = element('span', { className: 'range', role: 'status' });
  const move = (change) => {
    const { start, end } = chart.zoom();
    const next = change(start, end);
    const width = Math.min(100, next[1] - next[0]);
    const from = Math.max(0, Math.min(next[0], 100 - width));
    chart.instance.dispatchAction({ type: 'dataZoom', start: from, end: from + width });
  };
  const button = (label, title, change) => {
    const made = element('button', { type: 'button', title }, label);
    made.addEventListener('click', () => move(change));
    return made;
  };
  const show = () => {
    const { start, end } = chart.zoom();
    range.textContent = rangeText(start, end);
  };
  host.append(element('span', { role: 'group', 'aria-label': 'Zoom of ' + name, className: 'zoom' },
    button('Zoom in', 'Half of what is visible', (start, end) => [start + (end - start) / 4, end - (end - start) / 4]),
    button('Zoom out', 'Twice of what is visible', (start, end) => [start - (end - start) / 2, end + (end - start) / 2]),
    button('Earlier', 'Half a width to the left', (start, end) => [start - (end - start) / 2, end - (end - start) / 2]),
    button('Later', 'Half a width to the right', (start, end) => [start + (end - start) / 2, end + (end - start) / 2]),
    button('All', 'From the beginning to the end', () => [0, 100])), range);
  chart.instance.on('datazoom', show);
  show();
  return show;
}

onRepaint(() => allCharts.forEach((chart) => chart.draw(true)));

// A page of paper is white and narrower than a window.
const PRINTED_WIDTH = 680;
const PRINTED_HALF = 320;

addEventListener('beforeprint', () => {
  document.documentElement.dataset.printing = '';
  repaintAll();
  allCharts.forEach((chart) => chart.resize(chart.settings.host.closest('.pair') ? PRINTED_HALF : PRINTED_WIDTH));
});

addEventListener('afterprint', () => {
  delete document.documentElement.dataset.printing;
  repaintAll();
  allCharts.forEach((chart) => chart.resize('auto'));
});

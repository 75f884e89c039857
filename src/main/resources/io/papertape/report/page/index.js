// All sessions, each with a line of its equity.

const SPARK_WIDTH = 144;
const SPARK_HEIGHT = 36;
const SVG = 'http://www.w3.org/2000/svg';

function svg(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
}

function sparkline(equity) {
  if (equity.length < 2) {
    return DASH;
  }
  const lowest = Math.min(...equity);
  const height = Math.max(...equity) - lowest;
  const share = (value) => height === 0 ? 0.5 : (value - lowest) / height;
  const y = (value) => (SPARK_HEIGHT - 2 - share(value) * (SPARK_HEIGHT - 4)).toFixed(1);
  const points = equity.map((value, i) => ((i * SPARK_WIDTH) / (equity.length - 1)).toFixed(1) + ',' + y(value));
  const description = 'Equity from ' + fixed(equity[0], 2) + ' to ' + fixed(equity[equity.length - 1], 2) + ', lowest '
    + fixed(lowest, 2) + ', highest ' + fixed(Math.max(...equity), 2);
  const title = svg('title', {});
  title.textContent = description;
  return svg('svg', { class: 'spark', role: 'img', 'aria-label': description, viewBox: '0 0 ' + SPARK_WIDTH + ' ' + SPARK_HEIGHT, preserveAspectRatio: 'none' },
    title,
    svg('line', { x1: 0, x2: SPARK_WIDTH, y1: y(equity[0]), y2: y(equity[0]) }),
    svg('polyline', { points: points.join(' ') }));
}

const sessions = data.sessions.map((session) => {
  const found = attention(session);
  return Object.assign(session, { found, attention: found.map((one) => one.sentence).join(' ') });
});

function pageOf(row) {
  return isMissing(row.page) ? null : encodeURI('./' + row.page);
}

function attentionOf(row) {
  return element('span', {}, ...row.found.flatMap((one, i) => [i === 0 ? '' : ' ', ...attentionElements(one, pageOf(row))]));
}

// A long name is cut after three lines; the title has all of it.
function sessionLink(row) {
  const page = pageOf(row);
  if (page === null) {
    return element('span', { className: 'session', title: row.session + ': its page is not in this folder' }, row.session);
  }
  return element('a', { className: 'session', href: page, title: row.session }, row.session);
}

new SortableTable(byId('session-table'), {
  caption: 'The sessions of the database', noun: ['session', 'sessions'], none: 'There is no session yet.',
  rows: sessions, sortBy: 'session',
  choices: sessions.some((row) => row.attention !== '')
    ? { 'all': () => true, 'what needs attention': (row) => row.attention !== '' } : {},
  columns: [
    { key: 'session', label: 'Session', kind: 'text', show: sessionLink },
    { key: 'strategy', label: 'Strategy', kind: 'text', show: (row) => element('span', { title: row.strategy }, row.strategy.split('.').pop()) },
    { key: 'first_slice_at', label: 'From', kind: 'date' },
    { key: 'last_slice_at', label: 'To', kind: 'date' },
    { key: 'curve', label: 'Curve', kind: 'drawing', unsortable: true, show: (row) => sparkline(row.curve) },
    { key: 'equity', label: 'Equity', kind: 'money' },
    { key: 'total_return', label: 'Return', kind: 'change' },
    { key: 'benchmark_return', label: 'Buy-and-hold', kind: 'change' },
    { key: 'sharpe_ratio', label: 'Sharpe', kind: 'number' },
    { key: 'max_drawdown', label: 'Max drawdown', kind: 'percent' },
    { key: 'last_run_at', label: 'Last run', kind: 'date', show: (row) => element('span', { title: runAt(row) }, runStatus(row), element('br'), runAt(row).slice(0, 10)) },
    { key: 'attention', label: 'Attention', kind: 'note', show: attentionOf },
  ],
});

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

function sparkline(curve) {
  const equity = curve.map(([, value]) => value);
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
  const found = nightTold(session).concat(attention(session));
  return Object.assign(session, { found, setup: [session.strategy, session.parameters].filter((part) => !isMissing(part)).join(' '), attention: found.map((one) => one.sentence).join(' ') });
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

const STATUS = { OPEN: 'open', CLOSED: 'closed' };
const NIGHTS = {
  CARRIED: 'carried forward', UNCHANGED: 'no new slice', CLOSED: 'closed', STOPPED: 'stopped', FAILED: 'failed', UNDECIDED: 'to be decided',
  INVALID: 'to be corrected', BUSY: 'held by another run',
};
const WELL = ['CARRIED', 'UNCHANGED', 'CLOSED'];

// How the session is, and below it how the last run or, where there was none, the last night ended.
function statusOf(row) {
  const end = isMissing(row.last_run_status)
    ? element('span', { className: WELL.includes(row.night_status) ? '' : 'alarm' }, NIGHTS[row.night_status] || DASH)
    : element('span', { title: runAt(row) }, runStatus(row));
  const status = row.ruined === true ? 'ruined' : STATUS[row.status] || 'not there yet';
  return element('span', {}, status, element('br'), end);
}

function strategyOf(row) {
  if (isMissing(row.strategy)) {
    return DASH;
  }
  return element('span', { title: row.strategy }, row.strategy.split('.').pop(),
    ...(isMissing(row.parameters) ? [] : [element('small', { className: 'parameters' }, row.parameters)]));
}

const night = byId('night');
night.hidden = isMissing(data.morning);
if (!night.hidden) {
  night.append(element('a', { href: './' + data.morning }, 'Digest of the last night'));
}

const compared = new Comparison();

new SortableTable(byId('session-table'), {
  caption: 'The sessions of the database and of the last night', noun: ['session', 'sessions'], none: 'There is no session yet.',
  rows: sessions, sortBy: 'session',
  choices: sessions.some((row) => row.attention !== '')
    ? { 'all': () => true, 'what needs attention': (row) => row.attention !== '' } : {},
  columns: [
    { key: 'session', label: 'Session', kind: 'text', show: sessionLink },
    { key: 'curve', label: 'Draw', kind: 'drawing', title: 'Compare the curves of chosen sessions', unsortable: true, screen: true, show: (row) => compared.checkBox(row) },
    { key: 'status', label: 'Status', kind: 'text', show: statusOf },
    { key: 'setup', label: 'Strategy', kind: 'text', show: strategyOf },
    { key: 'last_slice_at', label: 'To', kind: 'date', title: 'The last slice' },
    { key: 'curve', label: 'Curve', kind: 'drawing', unsortable: true, show: (row) => sparkline(row.curve) },
    { key: 'equity', label: 'Equity', kind: 'money' },
    { key: 'night_gain', label: 'Last night', kind: 'gain', title: 'Equity after the last night less that before it' },
    { key: 'total_return', label: 'Return', kind: 'change' },
    { key: 'benchmark_return', label: 'Buy-and-hold', kind: 'change' },
    { key: 'sharpe_ratio', label: 'Sharpe', kind: 'number' },
    { key: 'drawdown', label: 'Draw\u00addown', kind: 'percent', title: 'Drawdown now, from the highest equity' },
    { key: 'max_drawdown', label: 'Deepest', kind: 'percent', title: 'The deepest drawdown' },
    { key: 'attention', label: 'Attention', kind: 'note', show: attentionOf },
  ],
});

// Sweeps, each with a link to its page.
function sweepTable() {
  byId('sweeps').hidden = data.sweeps.length === 0;
  plainTable(byId('sweep-table'), 'Combinations of parameters that were tried over the same bars', [
    { key: 'sweep', label: 'Sweep', kind: 'text', show: (row) => sessionLink({ session: row.sweep, page: row.page }) },
    { key: 'strategy', label: 'Strategy', kind: 'text', show: (row) => row.strategy.split('.').pop() },
    { key: 'status', label: 'Status', kind: 'text', show: (row) => row.status.toLowerCase() },
    { key: 'combinations', label: 'Combinations', kind: 'count' },
    { key: 'accounts', label: 'Accounts', kind: 'count' },
    { key: 'windows', label: 'Windows', kind: 'count' },
    { key: 'objective', label: 'Judged by', kind: 'text', show: (row) => row.objective.replaceAll('_', ' ') },
    { key: 'proven', label: 'Proven', kind: 'count' },
    { key: 'ended_at', label: 'Ended', kind: 'date' },
  ], { rows: data.sweeps, total: data.sweeps.length }, data.sweeps, '');
}

sweepTable();

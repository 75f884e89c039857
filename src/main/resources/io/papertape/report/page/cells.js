// The cells of tables, by the kind of their column. What is rounded has the exact value in its title. A note is no column
// of its own: it stands below the row, in its whole width.

const MOST_ON_A_LINE = 32;

function plain(value) {
  return isMissing(value) ? DASH : String(value);
}

const KINDS = {
  text: { text: plain, widens: true },
  note: { text: plain, note: true },
  drawing: { text: () => '' },
  mono: { text: plain, className: 'mono' },
  time: { text: moment, className: 'nowrap' },
  date: { text: (value) => moment(value).slice(0, 10), className: 'nowrap', exact: moment },
  count: { text: (value) => exact(value), numeric: true },
  number: { text: (value) => fixed(value, 2), numeric: true, exact: String },
  duration: { text: duration, numeric: true, exact: String },
  money: { text: money, numeric: true, aligned: true, exact: String },
  price: { text: price, numeric: true, aligned: true, exact: String },
  gain: { text: signedMoney, numeric: true, aligned: true, exact: String, tone },
  quantity: { text: (value) => exact(value), numeric: true, aligned: true },
  percent: { text: (value) => percent(value), numeric: true, exact: String },
  change: { text: (value) => signedPercent(value), numeric: true, exact: String, tone },
};

function isNote(column) {
  return KINDS[column.kind].note === true;
}

// What the filter looks through: texts as they are shown, and amounts as they are.
function searchable(columns, row) {
  return columns.filter((column) => !KINDS[column.kind].numeric || KINDS[column.kind].aligned)
    .map((column) => KINDS[column.kind].numeric ? plain(row[column.key]) : KINDS[column.kind].text(row[column.key]))
    .join('\n').toLowerCase();
}

function cells(columns, rows) {
  const texts = rows.map((row) => columns.map((column) => KINDS[column.kind].text(row[column.key])));
  columns.forEach((column, i) => {
    if (KINDS[column.kind].aligned) {
      aligned(texts.map((row) => row[i])).forEach((text, j) => {
        texts[j][i] = text;
      });
    }
  });
  return texts;
}

function cellElement(column, row, text, name) {
  const kind = KINDS[column.kind];
  const width = text.length > MOST_ON_A_LINE ? 'wide' : 'nowrap';
  const day = kind.className === 'nowrap' && text.length <= 10 ? 'day' : '';
  const classes = [column.screen ? 'screen' : '', kind.className, day, kind.widens ? width : '', kind.numeric ? 'right nowrap' : '', kind.tone ? kind.tone(row[column.key]) : ''];
  const cell = element(name, name === 'th' ? { scope: 'row' } : {}, column.show ? column.show(row) : text);
  cell.className = classes.filter(Boolean).join(' ');
  if (kind.exact && !isMissing(row[column.key])) {
    cell.title = kind.exact(row[column.key]);
  }
  return cell;
}

// The elements of a row: one, and a second for its notes where it has any.
function rowElements(columns, row, texts) {
  const cellsOfRow = columns.map((column, i) => isNote(column) ? null : cellElement(column, row, texts[i], i === 0 ? 'th' : 'td'))
    .filter(Boolean);
  const notes = columns.filter((column) => isNote(column) && !isMissing(row[column.key]));
  if (notes.length === 0) {
    return [element('tr', {}, ...cellsOfRow)];
  }
  return [
    element('tr', { className: 'noted' }, ...cellsOfRow),
    element('tr', { className: 'note' }, element('td', { colspan: String(cellsOfRow.length) },
      ...notes.map((column) => element('div', {}, element('span', { className: 'label' }, column.label + ': '), column.show ? column.show(row) : String(row[column.key]))))),
  ];
}

function headerClass(column) {
  return [KINDS[column.kind].numeric ? 'right' : '', column.screen ? 'screen' : ''].filter(Boolean).join(' ');
}

// screen: of no use on paper
function headerCell(column) {
  const className = headerClass(column);
  return element('th', { scope: 'col', className, title: column.title || '' }, column.label);
}

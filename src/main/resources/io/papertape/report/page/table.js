// Tables. A plain one has all its rows; a long one sorts by its headers, filters, and shows a page of its rows at a time,
// so that 15,000 rows cost as little as 25 and remain a table to a screen reader.

const PAGE = 25;
// Stays in view while the table is scrolled sideways.
function captionOf(caption) {
  return element('caption', {}, element('span', {}, caption));
}

function scrollable(caption, table) {
  return element('div', { className: 'scroll', role: 'region', tabindex: '0', 'aria-label': caption }, table);
}

// A note on the rows that are not on the page, and the query that gives them all.
function restOf(table) {
  return element('p', { className: 'rest' },
    'The page holds ' + exact(table.rows.length) + ' of ' + exact(table.total) + ' rows. All of them: ',
    element('code', {}, table.sql));
}

function plainTable(host, caption, columns, table, rows, none) {
  if (rows.length === 0) {
    host.append(element('p', { className: 'muted' }, none));
    return;
  }
  const texts = cells(columns, rows);
  host.append(scrollable(caption, element('table', {},
    captionOf(caption),
    element('thead', {}, element('tr', {}, ...columns.filter((column) => !isNote(column)).map(headerCell))),
    element('tbody', {}, ...rows.flatMap((row, i) => rowElements(columns, row, texts[i]))))));
  if (table.total > table.rows.length) {
    host.append(restOf(table));
  }
}

function comparison(column, descending) {
  const numeric = KINDS[column.kind].numeric;
  const direction = descending ? -1 : 1;
  return (a, b) => {
    const left = a[column.key];
    const right = b[column.key];
    if (isMissing(left) || isMissing(right)) {
      return isMissing(left) - isMissing(right);
    }
    const order = numeric ? Number(left) - Number(right) : left < right ? -1 : left > right ? 1 : 0;
    return direction * order;
  };
}

// Shows rows that can be sorted and filtered.
//
// settings: caption, columns, table, rows, none (empty where a chart tells it already), sortBy, descending, noun (one, many), choices: { label: predicate }
class SortableTable {
  constructor(host, settings) {
    this.settings = settings;
    this.sortBy = settings.columns.find((column) => column.key === settings.sortBy);
    this.descending = settings.descending === true;
    this.first = 0;
    this.words = [];
    this.choice = () => true;
    this.texts = new Map();
    if (settings.rows.length === 0) {
      host.append(...(settings.none === '' ? [] : [element('p', { className: 'muted' }, settings.none)]));
      return;
    }
    this.build(host);
    this.update();
  }

  build(host) {
    const { caption, columns, rows, table } = this.settings;
    this.body = element('tbody');
    this.shown = element('span', { className: 'shown', role: 'status' });
    this.headers = columns.filter((column) => !isNote(column)).map((column) => this.header(column));
    host.append(this.tools(),
      scrollable(caption, element('table', {},
        captionOf(caption),
        element('thead', {}, element('tr', {}, ...this.headers)),
        this.body)));
    if (rows.length > PAGE) {
      host.append(this.pager(caption));
    }
    if (table && table.total > table.rows.length) {
      host.append(restOf(table));
    }
  }

  header(column) {
    if (column.unsortable) {
      return headerCell(column);
    }
    const button = element('button', { type: 'button', title: column.title || '' }, column.label);
    button.addEventListener('click', () => {
      this.descending = this.sortBy === column ? !this.descending : KINDS[column.kind].numeric === true;
      this.sortBy = column;
      this.update();
    });
    const cell = element('th', { scope: 'col' }, button);
    cell.className = headerClass(column);
    return cell;
  }

  tools() {
    const filter = element('input', { type: 'search', autocomplete: 'off', spellcheck: 'false' });
    filter.addEventListener('input', () => {
      this.words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
      this.update();
    });
    const tools = element('div', { className: 'tools' }, element('label', {}, 'Filter ', filter));
    const choices = Object.entries(this.settings.choices || {});
    if (choices.length > 0) {
      const select = element('select', {}, ...choices.map(([label]) => element('option', {}, label)));
      select.addEventListener('change', () => {
        this.choice = choices[select.selectedIndex][1];
        this.update();
      });
      tools.append(element('label', {}, 'Show ', select));
    }
    tools.append(this.shown);
    return tools;
  }

  pager(caption) {
    this.before = element('button', { type: 'button' }, 'Previous ' + PAGE);
    this.after = element('button', { type: 'button' }, 'Next ' + PAGE);
    this.before.addEventListener('click', () => this.turn(-PAGE));
    this.after.addEventListener('click', () => this.turn(PAGE));
    return element('div', { className: 'pager', role: 'group', 'aria-label': 'Pages of: ' + caption },
      this.before, this.after);
  }

  turn(rows) {
    this.first = Math.max(0, Math.min(this.first + rows, this.found.length - 1));
    this.show();
  }

  matches(row) {
    if (!this.choice(row)) {
      return false;
    }
    if (this.words.length === 0) {
      return true;
    }
    if (!this.texts.has(row)) {
      this.texts.set(row, searchable(this.settings.columns, row));
    }
    return this.words.every((word) => this.texts.get(row).includes(word));
  }

  update() {
    this.found = this.settings.rows.filter((row) => this.matches(row));
    if (this.sortBy) {
      this.found.sort(comparison(this.sortBy, this.descending));
    }
    this.settings.columns.filter((column) => !isNote(column)).forEach((column, i) => {
      if (!column.unsortable) {
        const order = this.sortBy === column ? (this.descending ? 'descending' : 'ascending') : 'none';
        this.headers[i].setAttribute('aria-sort', order);
      }
    });
    this.first = 0;
    this.show();
  }

  show() {
    const { columns } = this.settings;
    const page = this.found.slice(this.first, this.first + PAGE);
    const texts = cells(columns, page);
    this.body.replaceChildren(...page.flatMap((row, i) => rowElements(columns, row, texts[i])));
    this.shown.textContent = this.range(page.length);
    if (this.before) {
      this.before.disabled = this.first === 0;
      this.after.disabled = this.first + PAGE >= this.found.length;
    }
  }

  range(length) {
    const { rows, noun } = this.settings;
    if (length === 0) {
      return 'None of ' + plural(rows.length, noun[0], noun[1]) + ' match' + (rows.length === 1 ? 'es' : '');
    }
    const filtered = this.found.length === rows.length ? '' : ' found among ' + exact(rows.length);
    return exact(this.first + 1) + '–' + exact(this.first + length) + ' of '
      + plural(this.found.length, noun[0], noun[1]) + filtered;
  }
}

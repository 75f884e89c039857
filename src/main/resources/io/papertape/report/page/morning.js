// The digest of a night: sections with sentences about sessions, and tables. All texts are as the program wrote them.

function sessionElement(name) {
  const page = data.pages[name];
  return isMissing(page) ? element('strong', {}, name) : element('a', { href: encodeURI('./' + page) }, name);
}

// One, two and three; or one, two, three and 17 more.
function namesOf(item) {
  const last = item.sessions.length - 1;
  return item.sessions.flatMap((name, i) => [
    i === 0 ? '' : i === last && item.more === 0 ? ' and ' : ', ', sessionElement(name),
  ]).concat(item.more > 0 ? [' and ' + exact(item.more) + ' more'] : [], [': ']);
}

function itemElement(item) {
  return element('li', {}, ...(item.sessions.length === 0 ? [] : namesOf(item)), item.text);
}

function cellOf(column, text, i) {
  if (i === 0) {
    return element('th', { scope: 'row' }, column.name === 'session' ? sessionElement(text) : text);
  }
  const sign = text.startsWith('+') ? 'gain' : text.startsWith('-') ? 'loss' : '';
  const className = ['nowrap', column.number ? 'right' : '', sign].filter(Boolean).join(' ');
  return element('td', { className }, text.replace(/^-/, MINUS));
}

function tableElement(section) {
  return element('div', { className: 'scroll', role: 'region', tabindex: '0', 'aria-label': section.title },
    element('table', {},
      element('thead', {}, element('tr', {}, ...section.columns.map((column) =>
        element('th', { scope: 'col', className: column.number ? 'right' : '' }, column.name)))),
      element('tbody', {}, ...section.rows.map((row) =>
        element('tr', {}, ...row.map((text, i) => cellOf(section.columns[i], text, i)))))));
}

function sectionElement(section) {
  const parts = [element('h2', { className: section.attention ? 'alarm' : '' }, section.title)];
  if (section.sentence !== '') {
    parts.push(element('p', { className: section.attention ? 'muted' : '' }, section.sentence));
  }
  if (section.items.length > 0) {
    parts.push(element('ul', { className: section.attention ? 'attention' : 'plain' }, ...section.items.map(itemElement)));
  }
  if (section.rows.length > 0) {
    parts.push(tableElement(section));
  }
  if (section.more !== '') {
    parts.push(element('p', { className: 'muted' }, section.more));
  }
  return element('section', {}, ...parts);
}

byId('title').textContent = data.title;
byId('sentence').textContent = data.sentence;
byId('main').append(...data.sections.map(sectionElement));

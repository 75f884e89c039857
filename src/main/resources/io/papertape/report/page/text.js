'use strict';

// How values of the books are written, and how elements are made. Nothing from the data is ever taken for HTML.

const DASH = '—';
const MINUS = '−';
const FIGURE_SPACE = '\u2007';
const PUNCTUATION_SPACE = '\u2008';

const data = JSON.parse(document.getElementById('data').textContent);

function element(name, properties, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties || {})) {
    if (key in made && typeof value !== 'string') {
      made[key] = value;
    } else {
      made.setAttribute(key === 'className' ? 'class' : key, value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

function byId(id) {
  return document.getElementById(id);
}

// A table of the data as objects by column.
function records(table) {
  return table.rows.map((row) => Object.fromEntries(table.columns.map((column, i) => [column, row[i]])));
}

function isMissing(value) {
  return value === null || value === undefined || value === '';
}

function signed(value, text) {
  const number = Number(value);
  return number > 0 ? '+' + text : text;
}

// An exact decimal with all its digits, thousands grouped.
function exact(value, leastDecimals) {
  if (isMissing(value)) {
    return DASH;
  }
  const [, sign, whole, decimals] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value)) || [null, '', String(value), ''];
  const padded = (decimals || '').padEnd(leastDecimals || 0, '0');
  return (sign ? MINUS : '') + whole.replace(/\B(?=(\d{3})+$)/g, ',') + (padded ? '.' + padded : '');
}

const MOST_DECIMALS = 8;
const formats = new Map();

function formatted(value, decimals) {
  if (!formats.has(decimals)) {
    formats.set(decimals, new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }));
  }
  return formats.get(decimals).format(value).replace('-', MINUS);
}

// So many decimals, or more where there would be only zeros of a value that is not zero.
function fixed(value, decimals) {
  if (isMissing(value)) {
    return DASH;
  }
  const size = Math.abs(Number(value));
  if (size === 0) {
    return formatted(0, decimals);
  }
  const needed = size < 10 ** -decimals / 2 ? Math.min(MOST_DECIMALS, Math.ceil(-Math.log10(size))) : decimals;
  return formatted(value, Math.max(decimals, needed));
}

function money(value) {
  return fixed(value, 2);
}

function signedMoney(value) {
  return isMissing(value) ? DASH : signed(value, money(value));
}

// Two decimals, or four digits where it is below 1.
function price(value) {
  const size = Math.abs(Number(value));
  const decimals = size > 0 && size < 1 ? Math.min(MOST_DECIMALS, 3 + Math.ceil(-Math.log10(size))) : 2;
  return fixed(value, decimals);
}

// The value of a tick, which is round.
const ticks = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 9 });

function tick(value) {
  return ticks.format(value).replace('-', MINUS);
}

const shortTicks = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 });

function shortTick(value) {
  return shortTicks.format(value);
}

function percent(value, decimals) {
  return isMissing(value) ? DASH : fixed(value * 100, decimals === undefined ? 2 : decimals) + '\u00a0%';
}

function signedPercent(value, decimals) {
  return isMissing(value) ? DASH : signed(value, percent(value, decimals));
}

// Epoch milliseconds of a date or a time of the books, which is UTC.
function millis(text) {
  return Date.parse(text.length > 10 ? text + 'Z' : text + 'T00:00Z');
}

// A date, with the time unless it is midnight, and that with its seconds unless there are none.
function moment(text) {
  if (isMissing(text)) {
    return DASH;
  }
  const [, day, time] = /^([\d-]+)(?:T([\d:]+))?/.exec(text);
  return !time || /^00:00(:00)?$/.test(time) ? day : day + ' ' + time.replace(/^(\d\d:\d\d):00$/, '$1');
}

function momentOf(time) {
  return moment(new Date(time).toISOString().slice(0, -1));
}

function percentTick(value) {
  return tick(value * 100) + '\u00a0%';
}

// A length of time that is given in days.
function duration(value) {
  if (isMissing(value)) {
    return DASH;
  }
  const minutes = Math.round(value * 1440);
  if (value > 0 && value * 1440 < 1) {
    return Math.round(value * 86400) + ' s';
  }
  if (minutes > 0 && minutes < 60) {
    return minutes + ' min';
  }
  if (minutes > 0 && minutes < 1440) {
    return Math.floor(minutes / 60) + ' h' + (minutes % 60 === 0 ? '' : ' ' + (minutes % 60) + ' min');
  }
  const rounded = Math.round(value * 10) / 10;
  return fixed(rounded, Number.isInteger(rounded) ? 0 : 1) + (rounded === 1 ? ' day' : ' days');
}

function plural(count, one, many) {
  return exact(count) + ' ' + (Number(count) === 1 ? one : many);
}

// The class that colours a gain or a loss; the sign tells it, too.
function tone(value) {
  const number = Number(value);
  return isMissing(value) || number === 0 ? '' : number > 0 ? 'gain' : 'loss';
}

// Texts of one column with their decimal points below each other.
function aligned(texts) {
  const decimals = texts.map((text) => (text.split('.')[1] || '').length);
  const most = Math.max(0, ...decimals);
  return texts.map((text, i) => text
    + (most > 0 && decimals[i] === 0 ? PUNCTUATION_SPACE : '')
    + FIGURE_SPACE.repeat(most - decimals[i]));
}

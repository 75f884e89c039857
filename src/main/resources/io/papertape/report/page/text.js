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

const formats = [0, 1, 2, 3, 4, 5, 6].map((decimals) => new Intl.NumberFormat(
  'en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals, signDisplay: 'negative' }));

function fixed(value, decimals) {
  return isMissing(value) ? DASH : formats[decimals].format(Number(value)).replace('-', MINUS);
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

// A date, with the time unless it is midnight.
function moment(text) {
  if (isMissing(text)) {
    return DASH;
  }
  const [, day, time] = /^([\d-]+)(?:T([\d:]+))?/.exec(text);
  return !time || /^00:00(:00)?$/.test(time) ? day : day + ' ' + time;
}

function momentOf(time) {
  return moment(new Date(time).toISOString().slice(0, -1));
}

function days(value) {
  return isMissing(value) ? DASH : fixed(value, Number.isInteger(value) ? 0 : 2);
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

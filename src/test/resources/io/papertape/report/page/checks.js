// What tests ask of a page.

function rgba(colour) {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data];
}

const known = new Map();

function colourOf(text) {
  if (!known.has(text)) {
    known.set(text, rgba(text));
  }
  return known.get(text);
}

function background(node) {
  for (let at = node; at; at = at.parentElement) {
    const found = colourOf(getComputedStyle(at).backgroundColor);
    if (found[3] === 255) {
      return found;
    }
  }
  return [255, 255, 255, 255];
}

function luminance([red, green, blue]) {
  const [r, g, b] = [red, green, blue].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function visibleTexts() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (walker.currentNode.textContent.trim() && !parent.closest('script, style, noscript, .skip, title')
      && parent.checkVisibility()) {
      found.push(walker.currentNode);
    }
  }
  return found;
}

function contrastOf(one, other) {
  const lights = [luminance(one), luminance(other)];
  return (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
}

// Texts whose contrast to what is behind them is below 4.5, with it. Disabled buttons need none.
function pale() {
  return visibleTexts().filter((text) => !text.parentElement.closest(':disabled')).map((text) => {
    const contrast = contrastOf(colourOf(getComputedStyle(text.parentElement).color), background(text.parentElement));
    return contrast < 4.5 ? text.textContent.trim().slice(0, 40) + ' ' + contrast.toFixed(2) : null;
  }).filter(Boolean);
}

// Of the frame of what is to be noticed.
function contrastOfTheAttentionsFrame() {
  const box = document.getElementById('attention');
  return contrastOf(colourOf(getComputedStyle(box).borderLeftColor), background(box));
}

// Pairs of texts that stand on each other.
function overlapping() {
  const boxes = visibleTexts().filter((text) => !text.parentElement.closest('nav, option, .tip')).flatMap((text) => {
    const range = document.createRange();
    range.selectNodeContents(text);
    const cut = text.parentElement.closest('.session'); // Shows three lines of a name, whatever else it has.
    const seen = (box) => !cut || box.bottom <= cut.getBoundingClientRect().bottom + 2;
    return [...range.getClientRects()].filter(seen).map((box) => ({ box, text: text.textContent.trim().slice(0, 30) }));
  });
  boxes.sort((a, b) => a.box.top - b.box.top);
  const pairs = [];
  boxes.forEach((one, i) => {
    for (let j = i + 1; j < boxes.length && boxes[j].box.top < one.box.bottom - 2; j++) {
      const other = boxes[j].box;
      if (other.left < one.box.right - 2 && other.right > one.box.left + 2 && other.bottom > one.box.top + 2) {
        pairs.push(one.text + ' / ' + boxes[j].text);
      }
    }
  });
  return pairs;
}

// Elements that make the page wider than the window: those that reach beyond it and do not scroll by themselves.
function beyond() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) {
    return [];
  }
  return [...document.body.querySelectorAll('*')]
    .filter((one) => !one.parentElement.closest('.scroll, nav') && one.getBoundingClientRect().right > width + 1)
    .map((one) => one.tagName + ' ' + (one.id || one.className) + ' ' + one.textContent.slice(0, 30));
}

// Charts that have drawn nothing.
function blankCharts() {
  return [...document.querySelectorAll('.chart:not(.empty)')].filter((chart) => {
    const canvas = chart.querySelector('canvas');
    if (!canvas || canvas.width === 0 || !chart.getAttribute('aria-label')) {
      return true;
    }
    const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    return !pixels.some((value) => value !== 0);
  }).map((chart) => chart.id);
}

// Tables that are wider than the place they have.
function scrolling() {
  return [...document.querySelectorAll('.scroll, table')].filter((one) => one.scrollWidth > one.clientWidth + 1)
    .map((one) => (one.closest('[id]') || one).id + ' ' + one.tagName + ' ' + one.scrollWidth + ' in ' + one.clientWidth);
}

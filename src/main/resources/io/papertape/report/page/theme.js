// Light or dark: as the system has it, unless the reader says otherwise.

const THEMES = ['system', 'light', 'dark'];
const repaints = [];

function onRepaint(repaint) {
  repaints.push(repaint);
}

function repaintAll() {
  repaints.forEach((repaint) => repaint());
}

// A colour of the style sheet as the canvas understands it.
function colour(name) {
  const probe = element('span', { hidden: true });
  probe.style.color = 'var(--' + name + ')';
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

function showTheme(theme) {
  if (theme === 'system') {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = theme;
  }
  byId('theme').textContent = 'Theme: ' + theme;
  repaintAll();
}

byId('theme').addEventListener('click', () => {
  const now = document.documentElement.dataset.theme || 'system';
  showTheme(THEMES[(THEMES.indexOf(now) + 1) % THEMES.length]);
});

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaintAll);

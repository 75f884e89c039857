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

// What the reader chose before; a browser may keep nothing for a file.
function keptTheme() {
  try {
    const kept = localStorage.getItem('papertape-theme');
    return THEMES.includes(kept) ? kept : 'system';
  } catch {
    return 'system';
  }
}

function keepTheme(theme) {
  try {
    localStorage.setItem('papertape-theme', theme);
  } catch {
    // The choice holds for this page only.
  }
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
  const next = THEMES[(THEMES.indexOf(now) + 1) % THEMES.length];
  keepTheme(next);
  showTheme(next);
});

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaintAll);

showTheme(keptTheme());

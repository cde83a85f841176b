// Light, dark, or like the visitor's system. Loaded before the first paint, so that the page never flashes in the wrong
// colours. `site.css` has the colours.

const KEY = 'colours';

const choose = (colours) => {
  document.documentElement.dataset.colours = colours;
};

// If storage is blocked, the choice lasts for this page.
const stored = {
  get: () => {
    try {
      return localStorage.getItem(KEY) ?? '';
    } catch {
      return '';
    }
  },
  set: (colours) => {
    try {
      localStorage.setItem(KEY, colours);
    } catch {}
  },
};

choose(stored.get());

addEventListener('DOMContentLoaded', () => {
  const select = document.getElementById('colours');
  select.value = stored.get();
  select.addEventListener('change', () => {
    choose(select.value);
    stored.set(select.value);
  });
});

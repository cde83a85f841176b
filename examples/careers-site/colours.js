// Light, dark, or as the visitor's system has it. Loaded before the page is painted, so that it is never seen in the wrong
// colours; `site.css` does the rest.

const KEY = 'colours';

const choose = (colours) => {
  document.documentElement.dataset.colours = colours;
};

// Where nothing may be stored, the choice holds for this page.
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

// What can be chosen on a page that shows the levels of a role side by side: levels, sections, and the level that a narrow
// screen shows. The choice stands in the URL, as `?levels=senior,staff&sections=requirements&level=senior`.

/** The values of a key of a query, or nothing where it has none. */
const listed = (query, key) => new URLSearchParams(query).get(key)?.split(',');

/** Connects the controls below `root`. `query` returns the query of the URL, and `push` makes an entry of the history with another
 * one. The result shows what the query says by then. */
export const connect = (root, query, push) => {
  const choices = root.querySelector('.choices');
  const table = root.querySelector('.matrix > table');
  const inputs = (name) => [...choices.querySelectorAll(`[name="${name}"]`)];
  const [levels, sections, radios] = ['levels', 'sections', 'level'].map(inputs);
  const spans = [...table.querySelectorAll('.tracks th')].map((head) => head.colSpan);

  /** Ticks what is named; all of them where nothing is. */
  const tick = (boxes, names) => {
    const isNamed = (box) => !names || names.includes(box.value);
    const hasAny = boxes.some(isNamed);
    for (const box of boxes) box.checked = !hasAny || isNamed(box);
  };

  const show = () => {
    const isShown = levels.map((box) => box.checked);
    const count = isShown.filter(Boolean).length;
    for (const row of table.querySelectorAll('tr:not(.tracks, .part)')) {
      const cells = [...row.cells].slice(1);
      if (cells.length === levels.length) cells.forEach((cell, at) => (cell.hidden = !isShown[at]));
      if (row.dataset.row) row.hidden = !sections.find((box) => box.value === row.dataset.row)?.checked;
    }
    for (const cell of table.querySelectorAll('.shared td')) cell.colSpan = count;
    for (const cell of table.querySelectorAll('.part th')) cell.colSpan = count + 1;
    let end = 0;
    table.querySelectorAll('.tracks th').forEach((head, at) => {
      const span = isShown.slice(end, (end += spans[at])).filter(Boolean).length;
      head.hidden = !span;
      head.colSpan = span || 1;
    });
    for (const part of table.tBodies) part.hidden = ![...part.rows].some((row) => row.dataset.row && !row.hidden);
    table.dataset.columns = count;
    // On a narrow screen one of the levels that were chosen is shown.
    radios.forEach((radio, at) => (radio.parentNode.hidden = !isShown[at]));
    if (!radios.some((radio, at) => radio.checked && isShown[at])) radios[isShown.indexOf(true)].checked = true;
  };

  const read = () => {
    tick(levels, listed(query(), 'levels'));
    tick(sections, listed(query(), 'sections'));
    const [level] = listed(query(), 'level') ?? [];
    (radios.find((radio) => radio.value === level) ?? radios[0]).checked = true;
    show();
  };

  const write = ({ target }) => {
    // Nothing would be left.
    for (const boxes of [levels, sections]) if (!boxes.some((box) => box.checked)) tick(boxes);
    show();
    const chosen = new Map();
    for (const [key, boxes] of [['levels', levels], ['sections', sections]]) {
      if (!boxes.every((box) => box.checked)) chosen.set(key, boxes.filter((box) => box.checked));
    }
    const { value } = radios.find((radio) => radio.checked);
    if (target.name === 'level' || listed(query(), 'level')) chosen.set('level', [{ value }]);
    const others = query().slice(1).split('&').filter((pair) => pair && !/^(levels|sections|level)=/.test(pair));
    const own = [...chosen].map(([key, boxes]) => `${key}=${boxes.map((box) => encodeURIComponent(box.value)).join()}`);
    push([...others, ...own].join('&'));
  };

  choices.addEventListener('change', write);
  choices.querySelector('.several').hidden = false;
  read();
  return read;
};

// In the site's own document; in another site's, an embed connects.
if (document.querySelector('#rolebook .matrix-page')) {
  const push = (query) => history.pushState(null, '', location.pathname + (query && `?${query}`));
  const read = connect(document, () => location.search, push);
  addEventListener('popstate', read);
  // Browsers tick again what was ticked when the page was left.
  addEventListener('pageshow', read);
  // As the app marks its pages.
  document.getElementById('rolebook').dataset.rolebookReady = '';
}

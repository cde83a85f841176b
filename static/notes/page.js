// The page of a level, as it stands in the document → its items, each with its section.

/** What begins a group of items, and the items. Those of an included level are copies without ids. */
const PARTS = 'h2, h3, h4, h5, h6, .kind, .includes > summary, li[id], .includes > :is(ul, ol) > li';

/** The level that the page is about: its `reference` (`department/role/level`), its `title`, and its `items`, in the page's
 * order: each with its `id`, its `text` on one line, and the `section` that it stands in. */
export const levelOf = (place) => {
  const main = place.closest('main');
  return {
    reference: place.getAttribute('level'),
    title: oneLine(main.querySelector('h1').textContent),
    items: itemsOf(main.querySelector('article')),
  };
};

const itemsOf = (article) => {
  const items = [];
  let [heading, kind] = ['', ''];
  for (const part of article?.querySelectorAll(PARTS) ?? []) {
    // Footnotes have ids, too, and an item may have headings and lists of its own.
    if (part.closest('.notes') || part.parentElement.closest('li')) continue;
    if (part.localName === 'li') {
      if (!isLink(part)) items.push({ id: part.id, text: textOf(part), section: [heading, kind].filter(Boolean).join(': ') });
    } else if (part.matches('.kind, summary')) {
      kind = oneLine(part.firstChild.textContent);
    } else {
      [heading, kind] = [textOf(part), ''];
    }
  }
  return items.filter(({ text }) => text);
};

/** Whether an item is a link and nothing else: that leads somewhere, and asks for nothing. */
const isLink = (item) => {
  const links = item.querySelectorAll('a');
  return links.length === 1 && textOf(links[0]) === textOf(item);
};

/** The text of an element without what is there for the eye alone. */
const textOf = (element) => {
  const copy = element.cloneNode(true);
  for (const hidden of copy.querySelectorAll('[aria-hidden="true"], .copy')) hidden.remove();
  // Blocks of an item are words apart.
  for (const block of copy.querySelectorAll('p, li, br')) block.before(' ');
  return oneLine(copy.textContent);
};

export const oneLine = (text) => text.replace(/\s+/g, ' ').trim();

// The visitor's own notes on a level: what `boot.js` loads when somebody follows the link to them.
//
// 1. `page.js` reads the level's items from the document, `store.js` the notes from the browser, and `match.js` says which
//    belongs to which;
// 2. `sheet.js` shows them, and `files.js` what is done with all of them at once; `exchange.js` writes and reads files;
// 3. this module opens and closes the sheet with the address, and puts the notes on paper.
//
// Nothing is sent anywhere, and nothing is kept before the visitor has marked or written something.

import { button, element } from './element.js';
import { tools } from './files.js';
import { levelOf } from './page.js';
import { Items, paper } from './sheet.js';
import * as store from './store.js';

const FRAGMENT = '#rolebook-notes';

/** The languages that there are words in; the first is for all others. */
const LANGUAGES = ['en', 'de'];

/** The sheet on screen: its element, its level, what redraws and refreshes it. */
let sheet;
/** Whether the entry of the history before this one is the page with its notes closed. */
let isStep = false;

const isOpen = () => location.hash === FRAGMENT;
const placeOf = () => document.getElementById(FRAGMENT.slice(1));

const styled = new Promise((resolve, reject) => {
  const href = new URL('notes.css', import.meta.url);
  document.head.append(element('link', { rel: 'stylesheet', href, load: resolve, error: reject }));
});

/** Loads the words in a BCP 47 language. Gives a function from a key and values to a text. */
const wordsIn = async (language) => {
  const primary = language.split('-')[0].toLowerCase();
  const file = LANGUAGES.includes(primary) ? primary : LANGUAGES[0];
  const response = await fetch(new URL(`${file}.json`, import.meta.url));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const words = await response.json();
  return (key, ...values) => words[key].replaceAll('{}', () => values.shift() ?? '');
};

/** Shows the notes on the level of the page. */
export const show = async () => {
  const language = placeOf()?.closest('[lang]')?.lang ?? '';
  const [words] = await Promise.all([wordsIn(language), styled]);
  const place = placeOf();
  // The visitor may have gone on.
  if (!isOpen() || !place) return;
  const level = levelOf(place);
  // The app has taken the place of the page that it was opened on.
  if (sheet && place.contains(sheet.element) && sheet.reads === JSON.stringify(level)) return;
  const isAnother = !place.querySelector('section');
  close();
  sheet = made(level, words);
  place.append(sheet.element);
  place.querySelector('a').setAttribute('aria-current', 'true');
  if (isAnother) sheet.element.querySelector('h2').focus();
};

const close = () => {
  sheet?.element.remove();
  sheet = undefined;
  placeOf()?.querySelector('a').removeAttribute('aria-current');
};

const made = (level, words) => {
  const title = element('h2', { id: 'rolebook-notes-title', tabIndex: -1 }, words('title', level.title));
  const status = element('p', { role: 'status' });
  const say = (text) => (status.textContent = text);
  const list = element('div', {});
  const more = element('div', {});
  const changed = (isKept) => say(isKept ? '' : words('not_kept'));
  let items;
  const redraw = () => {
    const { id } = document.activeElement;
    items = new Items(level, words, changed, redraw);
    list.replaceChildren(...(level.items.length ? items.render() : [element('p', {}, words('no_items'))]));
    more.replaceChildren(...otherLevels(level, words));
    // Who was somewhere in the list goes on near it.
    if (document.activeElement === document.body) (document.getElementById(id) ?? title).focus();
  };
  redraw();
  const section = element(
    'section',
    { 'aria-labelledby': title.id },
    element('div', { className: 'top' }, title, element('p', { className: 'tools' }, button(words('close'), leave), button(words('print'), () => print()))),
    element('p', { className: 'note' }, words('promise')),
    list,
    more,
    ...tools(level, words, say, redraw),
    status,
  );
  return { element: section, level, words, reads: JSON.stringify(level), refresh: () => items.refresh() };
};

/** Links to the notes on other levels. */
const otherLevels = ({ reference }, words) => {
  const others = store.levels().filter((level) => level !== reference);
  const links = others.map((level) => {
    const link = element('a', { href: store.pathOf(level) + FRAGMENT }, store.read(level).title || level);
    return element('li', {}, link);
  });
  return links.length ? [element('h3', {}, words('others')), element('ul', { className: 'choose', role: 'list' }, links)] : [];
};

/** Closes the sheet as Back does, where Back leads to the page without it. */
const leave = () => {
  if (isStep) return history.back();
  history.replaceState(history.state, '', location.pathname + location.search);
  close();
  return placeOf()?.querySelector('a').focus();
};

addEventListener('hashchange', ({ oldURL }) => {
  isStep = isOpen() && !oldURL.includes('#');
  if (!isOpen()) close();
});
addEventListener('popstate', () => isOpen() || close());
store.onChange(() => sheet?.refresh());

const putAway = () => sheet?.element.querySelector('.paper')?.remove();
addEventListener('beforeprint', () => {
  putAway();
  const table = sheet?.element.isConnected && paper(sheet.level, sheet.words);
  if (table) sheet.element.append(table);
});
addEventListener('afterprint', putAway);
// What the browser does not keep is lost with the page.
addEventListener('beforeunload', (event) => store.isUnkept() && event.preventDefault());

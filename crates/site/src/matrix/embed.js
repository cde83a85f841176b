// Shows a page with a role's levels side by side in a `<role-book>`. A book loads this once it has such a page to show.
//
// The page is as its site has built it. It is loaded as a document of its own, in which nothing runs, and what comes into the
// host's document is made anew of it: elements and attributes that are known here, and links that lead somewhere.

import { connect } from 'rolebook build: matrix script';

const SHEET = 'rolebook build: matrix sheet';

const ELEMENTS = new Set(
  'a abbr article b bdi blockquote br caption code del details div dd dl dt em fieldset h1 h2 h3 h4 h5 h6 header hr i input ins label legend li main nav ol p pre s section span strong sub summary sup table tbody td th thead tr ul'.split(' '),
);
const ATTRIBUTES = new Set(
  'aria-label aria-labelledby checked class colspan data-align data-columns data-language data-long data-row data-state dir hidden id lang name rel role rowspan scope start tabindex title type value'.split(' '),
);
const SCHEMES = new Set(['https:', 'http:', 'mailto:', 'tel:']);
/** The parts among the elements, which a host styles: each is a class. */
const PARTS = ['page-header', 'breadcrumb', 'title', 'text'];

/** The document at a URL. The request itself parses it: a host's policy may refuse text that a script makes markup of. */
const documentAt = (url, signal) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', url);
    request.responseType = 'document';
    request.onload = () => (request.status === 200 ? resolve(request.response) : reject(new Error(`${url}: ${request.status}`)));
    request.onerror = () => reject(new Error(`${url}: not loaded`));
    signal.addEventListener('abort', () => request.abort());
    request.send();
  });

const sheetAt = async (url) => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new CSSStyleSheet().replace(await response.text());
};

/** What is known in a node of a page at `url`, made anew. Its first heading has the level `top`, as the app's have it. */
const made = (node, url, top) => {
  if (node.nodeType === Node.TEXT_NODE) return [node.data];
  if (node.localName === 'img') return [node.alt];
  if (!ELEMENTS.has(node.localName)) return [];
  const [, rank] = /^h(\d)$/.exec(node.localName) ?? [];
  const element = document.createElement(node.localName);
  if (rank && top > 1) element.ariaLevel = Math.min(9, Number(rank) + top - 1);
  for (const { name, value } of node.attributes) if (ATTRIBUTES.has(name)) element.setAttribute(name, value);
  const href = node.getAttribute('href');
  if (href !== null && URL.canParse(href, url) && SCHEMES.has(new URL(href, url).protocol)) element.href = new URL(href, url);
  const [name] = node.classList;
  if (PARTS.includes(name)) element.part = name;
  if (rank === '1') element.part = 'heading';
  element.append(...[...node.childNodes].flatMap((child) => made(child, url, top)));
  return [element];
};

/** The page at `path` of the site at `base`, for the shadow tree of an element, with its sheet there. `urlChanged` gets the path with
 * what a visitor chooses. */
export const show = async (base, path, element, signal, urlChanged) => {
  const url = base + path.slice(1);
  const [page, sheet] = await Promise.all([documentAt(url, signal), sheetAt(new URL(SHEET, import.meta.url))]);
  const main = page?.querySelector('#rolebook .matrix-page');
  if (!main) throw new Error(`${url}: not a page of levels side by side`);
  const { lang, dir } = main.parentNode;
  const content = document.createElement('div');
  content.className = 'main matrix-page';
  content.append(...[...main.childNodes].flatMap((child) => made(child, url, element.headingLevel)));
  const root = document.createElement('section');
  Object.assign(root, { lang, dir, className: 'rolebook', part: 'rolebook', ariaLabel: page.title });
  root.dataset.rolebookReady = '';
  root.append(content);
  // In front of the others: it says in which order their layers are.
  const { shadowRoot } = element;
  shadowRoot.adoptedStyleSheets = [sheet, ...shadowRoot.adoptedStyleSheets];
  const push = (query) => urlChanged(`${path.split('?')[0]}${query && '?'}${query}`, true);
  connect(root, () => element.query && `?${element.query}`, push);
  return root;
};

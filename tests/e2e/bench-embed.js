// Measures how soon the roles are in a page of somebody else's: `node bench-embed.js SITE INTO`. SITE is a built site of the
// pages in ROLEBOOK_ROLES that has the examples of such pages; INTO takes a copy of it, and docsify's site of the same pages.
//
// The example of a careers page fetches its roles when somebody scrolls near, so it is timed from there. A copy of it has
// them in its first screen and is timed from the beginning, as is another with docsify's site in a frame. Everything is
// there once it is painted: the page, the roles in it, what a search has found.

import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { docsify } from './bench-docsify.js';
import { figure, median } from './bench-lines.js';
import { STILL, typed, visitInTurn } from './bench-phone.js';
import { serve } from './server.js';

/** Where the example lies in a site, and its copies beside it. */
const EXAMPLES = 'examples';
const EXAMPLE = 'careers-site';
const COPY = 'first-screen';
/** What is timed, in milliseconds. */
const TIMES = ['first-paint', 'roles-shown', 'search-usable'];
/** What comes for the roles, by the paths that end so. */
const FILES = {
  loader: /\/role-book\.js$/,
  book: /\/book-\w+\.js$/,
  glue: /\/app-\w+\.js$/,
  wasm: /\.wasm$/,
  sheet: /\/role-book-\w+\.css$/,
  catalog: /\/catalog\.json$/,
};

const [site, into] = process.argv.slice(2);
const folders = ['rolebook', 'docsify'].map((name) => path.join(into, name));
const [own, peer] = folders;
// No role is opened.
await cp(site, own, { recursive: true, filter: (file) => path.relative(site, file) !== 'roles' });
await docsify(process.env.ROLEBOOK_ROLES, peer);
await cp(path.join(site, EXAMPLES), path.join(peer, EXAMPLES), { recursive: true });
await copy(own, (element) => element.replace('loading="visible"', 'loading="eager"'));
await copy(peer, () => '<iframe title="Roles" src="../../index.html#/_sidebar" height="900"></iframe>');

const servers = await Promise.all(folders.map((folder) => serve(folder, { compressed: true })));
const [ours, theirs] = servers.map(({ url }) => `${url}${EXAMPLES}/`);
const pages = {
  careers: { url: `${ours}${EXAMPLE}/`, measure: scrolled },
  'first-screen': { url: `${ours}${COPY}/`, measure: searched },
  docsify: { url: `${theirs}${COPY}/`, measure: searchedInFrame },
};
const visits = await visitInTurn(pages, watch);
await Promise.all(servers.map((server) => server.close()));

const of = (name, what) => median(visits[name].map((measured) => measured[what]));
for (const name of Object.keys(pages)) {
  for (const what of TIMES) figure(`embed/${name}/${what}`, of(name, what), 'ms');
}
for (const what of TIMES) figure(`embed/docsify/${what}-ratio`, of('docsify', what) / of('first-screen', what), 'times');
for (const name of Object.keys(FILES)) figure(`embed/bytes/${name}`, of('first-screen', name) / 1000, 'kB');

/** Makes a copy of the example whose first screen has what `become` makes of the element. */
async function copy(folder, become) {
  const [from, to] = [EXAMPLE, COPY].map((name) => path.join(folder, EXAMPLES, name));
  await cp(from, to, { recursive: true });
  const html = await readFile(path.join(from, 'index.html'), 'utf8');
  const [element] = /<role-book[\s>].*<\/role-book>/s.exec(html);
  const changed = html
    .replace(element, '')
    .replace(/<main[^>]*>/, (main) => main + become(element))
    .replace("script-src 'self'", "frame-src 'self'; script-src 'self'");
  await writeFile(path.join(to, 'index.html'), changed);
}

/** Scrolls to the roles once nothing more is under way, and types. */
async function scrolled(page) {
  await page.waitForFunction((still) => window.visit['first-paint'] && performance.now() - window.visit.busy > still, STILL);
  const start = await page.locator('role-book').evaluate((element) => {
    element.scrollIntoView();
    return performance.now();
  });
  const { 'roles-shown': shown, 'search-usable': usable, ...measured } = await searched(page);
  return { ...measured, 'roles-shown': shown - start, 'search-usable': usable - start };
}

/** Types as soon as there is a field. */
async function searched(page) {
  await shown(page);
  const usable = await typed(page.getByRole('searchbox'));
  const came = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name, encodedBodySize }) => [name, encodedBodySize]),
  );
  const sizes = Object.entries(FILES).map(([name, path]) => [name, came.find(([url]) => path.test(new URL(url).pathname))[1]]);
  return { ...(await page.evaluate(() => window.visit)), ...Object.fromEntries(sizes), 'search-usable': usable };
}

/** Opens docsify's menu, which has the field on a phone, and types. */
async function searchedInFrame(page) {
  const frame = page.frameLocator('iframe');
  await shown(page);
  await frame.locator('.sidebar-toggle-button').click();
  const usable = await typed(frame.getByRole('searchbox'), '.results-status');
  return { ...(await page.evaluate(() => window.visit)), 'search-usable': usable };
}

/** Waits until the roles are there, frame by frame: a locator looks less and less often. */
async function shown(page) {
  await page.waitForFunction(() => window.visit['roles-shown']);
}

/** In the page, and in a frame in it: notes when something and when the roles are painted, and until when anything came. */
function watch() {
  const visit = (window.visit = window.top.visit ?? { busy: 0 });
  const now = () => performance.timeOrigin + performance.now() - window.top.performance.timeOrigin;
  const on = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  // A task that is asked for in a frame is run after the painting.
  const shown = () => requestAnimationFrame(() => setTimeout(() => (visit['roles-shown'] = now())));
  if (window === window.top) {
    on('resource', ({ responseEnd }) => (visit.busy = Math.max(visit.busy, responseEnd)));
    on('paint', ({ name, startTime }) => name === 'first-contentful-paint' && (visit['first-paint'] = startTime));
    addEventListener('role-book-ready', shown);
  } else {
    const observer = new MutationObserver(() => {
      if (!document.querySelector('.markdown-section a')) return;
      observer.disconnect();
      shown();
    });
    observer.observe(document, { childList: true, subtree: true });
  }
}

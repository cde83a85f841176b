// Measures how soon roles are embedded in another site's page: `node bench-embed.js SITE INTO`. SITE is a built site of the
// pages in ROLEBOOK_ROLES with the example pages; INTO takes a copy of it, and docsify's site of the same pages.
//
// The example of a careers page loads its roles when somebody scrolls near, so it is timed from there. A copy of it has them
// in its first screen and is timed from the navigation, as is its peer, with docsify's site in a frame. Each time ends when
// the page, its roles, or the rows of a search are painted.

import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { docsify } from './bench-docsify.js';
import { figure, median } from './bench-lines.js';
import { searched as search, searchedInDocsify, STILL, visitInTurn } from './bench-phone.js';
import { serve } from './server.js';

/** Where the example lies in a site, and its copies beside it. */
const EXAMPLES = 'examples';
const EXAMPLE = 'careers-site';
const COPY = 'first-screen';
/** The events that are timed. */
const TIMES = ['first-paint', 'roles-shown', 'search-usable'];
/** The files that are loaded for the roles, by their paths. */
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
for (const what of TIMES) {
  figure(`embed/careers/${what}`, of('careers', what), 'ms');
  figure(`embed/first-screen/${what}`, of('first-screen', what), 'ms');
  figure(`embed/first-screen/${what}@docsify`, of('docsify', what), 'ms');
}
for (const name of Object.keys(FILES)) figure(`embed/bytes/${name}`, of('first-screen', name) / 1000, 'kB');

/** Copies the example, with what `become` makes of its element in the first screen. */
async function copy(folder, become) {
  const [from, to] = [EXAMPLE, COPY].map((name) => path.join(folder, EXAMPLES, name));
  await cp(from, to, { recursive: true });
  const html = await readFile(path.join(from, 'index.html'), 'utf8');
  const [element] = /<role-book[\s>].*<\/role-book>/s.exec(html);
  // As the documentation asks of a page that shows roles at once.
  const preload = '<link rel="modulepreload" href="../../embed/role-book.js" />';
  const changed = html
    .replace(element, '')
    .replace('<head>', `<head>${preload}`)
    .replace(/<main[^>]*>/, (main) => main + become(element))
    .replace("script-src 'self'", "frame-src 'self'; script-src 'self'");
  await writeFile(path.join(to, 'index.html'), changed);
}

/** Scrolls to the roles once the page is complete, and searches. */
async function scrolled(page) {
  await page.waitForFunction((still) => window.visit['first-paint'] && performance.now() - window.visit.busy > still, STILL);
  const start = await page.locator('role-book').evaluate((element) => {
    element.scrollIntoView();
    return performance.now();
  });
  const { 'roles-shown': shown, 'search-usable': usable, ...measured } = await searched(page);
  return { ...measured, 'roles-shown': shown - start, 'search-usable': usable - start };
}

/** Searches as soon as there is a field. */
async function searched(page) {
  await shown(page);
  const usable = await search(page.getByRole('searchbox'));
  const came = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name, encodedBodySize }) => [name, encodedBodySize]),
  );
  const sizes = Object.entries(FILES).map(([name, path]) => [name, came.find(([url]) => path.test(new URL(url).pathname))[1]]);
  return { ...(await page.evaluate(() => window.visit)), ...Object.fromEntries(sizes), 'search-usable': usable };
}

/** Searches in docsify's frame. */
async function searchedInFrame(page) {
  await shown(page);
  const usable = await searchedInDocsify(page.frameLocator('iframe'));
  return { ...(await page.evaluate(() => window.visit)), 'search-usable': usable };
}

/** Waits until the roles are there, frame by frame: a locator polls less and less often. */
async function shown(page) {
  await page.waitForFunction(() => window.visit['roles-shown']);
}

/** In the page and its frames: notes the first paint, the roles' paint, and when the last response ended. */
function watch() {
  const visit = (window.visit = window.top.visit ?? { busy: 0 });
  const now = () => performance.timeOrigin + performance.now() - window.top.performance.timeOrigin;
  const on = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  // A task that is queued in a frame runs after the painting.
  const shown = () => requestAnimationFrame(() => setTimeout(() => (visit['roles-shown'] = now())));
  if (window === window.top) {
    on('resource', ({ responseEnd }) => (visit.busy = Math.max(visit.busy, responseEnd)));
    on('paint', ({ name, startTime }) => name === 'first-contentful-paint' && (visit['first-paint'] = startTime));
    // The list that comes before the app is in the same tree.
    const look = () => {
      if (document.querySelector('role-book')?.shadowRoot?.querySelector('.role a')) shown();
      else requestAnimationFrame(look);
    };
    look();
  } else {
    const observer = new MutationObserver(() => {
      if (!document.querySelector('.markdown-section a')) return;
      observer.disconnect();
      shown();
    });
    observer.observe(document, { childList: true, subtree: true });
  }
}

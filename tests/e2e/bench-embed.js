// Measures how soon the roles are in a page of somebody else's: `node bench-embed.js SITE INTO`. SITE is a built site of the
// pages in ROLEBOOK_ROLES that has the example of a careers page; INTO takes docsify's site of the same pages, and a careers
// page with that in a frame.
//
// The example fetches its roles when somebody scrolls near, so it is timed from there. A copy of it has them in the first
// screen, and is timed from the beginning as docsify's is. Roles are there once they are painted; a search is answered
// once what it says is.

import { chromium } from '@playwright/test';
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { docsify } from './bench-docsify.js';
import { figure, median } from './bench-lines.js';
import { STILL, typed, visit } from './bench-phone.js';
import { chromium as options } from './playwright.config.js';
import { serve } from './server.js';

/** How often each page is visited; the median counts. */
const ROUNDS = 7;
/** Where the example lies in a site, and its copies beside it. */
const EXAMPLES = 'examples';
const EXAMPLE = 'careers-site';
const COPY = 'first-screen';

const [site, into] = process.argv.slice(2);
const peer = path.join(into, 'peer');
await copy(site, (element) => element.replace('loading="visible"', 'loading="eager"'));
await docsify(process.env.ROLEBOOK_ROLES, peer);
await cp(path.join(site, EXAMPLES), path.join(peer, EXAMPLES), { recursive: true });
await copy(peer, () => '<iframe title="Roles" src="../../index.html#/_sidebar" height="900"></iframe>');

const servers = await Promise.all([site, peer].map((folder) => serve(folder, { compressed: true })));
const [ours, theirs] = servers.map(({ url }) => `${url}${EXAMPLES}/`);
const pages = {
  careers: { url: `${ours}${EXAMPLE}/`, measure: scrolled },
  'first-screen': { url: `${ours}${COPY}/`, measure: searched },
  docsify: { url: `${theirs}${COPY}/`, measure: searchedInFrame },
};
const browser = await chromium.launch(options);
const visits = Object.fromEntries(Object.keys(pages).map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, { url, measure }] of Object.entries(pages)) visits[name].push(await visit(browser, url, watch, measure));
}
await browser.close();
await Promise.all(servers.map((server) => server.close()));

const of = (name, what) => median(visits[name].map((measured) => measured[what]));
for (const name of Object.keys(pages)) {
  for (const what of ['first-paint', 'roles-shown', 'search-usable']) figure(`embed/${name}/${what}`, of(name, what), 'ms');
}
for (const what of ['first-paint', 'roles-shown', 'search-usable']) {
  figure(`embed/docsify/${what}-times`, of('docsify', what) / of('first-screen', what), 'times');
}
const [{ files }] = visits['first-screen'];
for (const [name, bytes] of Object.entries(files)) figure(`embed/bytes/${name}`, bytes / 1000, 'kB');

/** Makes a copy of the example whose roles, or what `become` makes of their element, are in the first screen. */
async function copy(folder, become) {
  const examples = path.join(folder, EXAMPLES);
  await cp(path.join(examples, EXAMPLE), path.join(examples, COPY), { recursive: true });
  const page = path.join(examples, COPY, 'index.html');
  const [element] = /<role-book[\s>].*<\/role-book>/s.exec(await readFile(page, 'utf8'));
  const html = (await readFile(page, 'utf8'))
    .replace(element, '')
    .replace(/<main[^>]*>/, (main) => main + become(element))
    .replace("script-src 'self'", "frame-src 'self'; script-src 'self'");
  await writeFile(page, html);
}

/** Scrolls to the roles once nothing more is under way, and types. */
async function scrolled(page) {
  await page.waitForFunction((still) => window.visit['first-paint'] && performance.now() - window.visit.busy > still, STILL);
  const start = await page.locator('role-book').evaluate((element) => {
    element.scrollIntoView();
    return performance.now();
  });
  const { 'first-paint': first, 'roles-shown': shown, 'search-usable': usable } = await searched(page);
  return { 'first-paint': first, 'roles-shown': shown - start, 'search-usable': usable - start };
}

/** Types as soon as there is a field. */
async function searched(page) {
  const usable = await typed(page.getByRole('searchbox'));
  const visit = await page.evaluate(() => window.visit);
  return { ...visit, 'search-usable': usable, files: await page.evaluate(weigh) };
}

/** Opens docsify's menu, which has the field on a phone, and types. */
async function searchedInFrame(page) {
  const frame = page.frameLocator('iframe');
  await frame.locator('.sidebar-toggle-button').click();
  const usable = await typed(frame.getByRole('searchbox'), '.results-status');
  const visit = await page.evaluate(() => window.visit);
  return { ...visit, 'search-usable': usable };
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

/** In the page: what came for the roles, by name, in bytes as they were sent. */
function weigh() {
  const NAMES = { loader: /role-book\.js/, book: /book-\w+\.js/, glue: /app-\w+\.js/, wasm: /\.wasm/, sheet: /book-\w+\.css/, catalog: /catalog/ };
  const entries = performance.getEntriesByType('resource');
  const size = (pattern) => entries.find(({ name }) => pattern.test(name)).encodedBodySize;
  return Object.fromEntries(Object.entries(NAMES).map(([name, pattern]) => [name, size(pattern)]));
}

// Measures the first visit on a phone with a slow network: `node bench-first-visit.js SITE INTO`. SITE is a built site of the
// pages in ROLEBOOK_ROLES; INTO takes docsify's site of the same pages, its peer.

import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { docsify } from './bench-docsify.js';
import { figure, median } from './bench-lines.js';
import { searched, searchedInDocsify, STILL, visitInTurn } from './bench-phone.js';
import { serve } from './server.js';

const [site, into] = process.argv.slice(2);
const roles = process.env.ROLEBOOK_ROLES;
const role = await medianPage(roles);
const peer = path.join(into, 'docsify');
await docsify(roles, peer);

const servers = await Promise.all([site, peer].map((folder) => serve(folder, { compressed: true })));
const [ours, theirs] = servers.map(({ url }) => url);
const pages = {
  'first-visit/role': { url: `${ours}roles/${role.replace(/\.md$/, '/')}`, measure: painted },
  'first-visit/role@docsify': { url: `${theirs}#/${role.replace(/\.md$/, '')}`, measure: painted },
  'first-visit/directory': { url: ours, measure: painted },
  'first-visit': { url: ours, measure: async (page) => ({ 'search-usable': await searched(page.getByRole('searchbox')) }) },
  'first-visit@docsify': { url: theirs, measure: async (page) => ({ 'search-usable': await searchedInDocsify(page) }) },
};
const visits = await visitInTurn(pages, watch);
await Promise.all(servers.map((server) => server.close()));

const UNITS = {
  'first-paint': 'ms',
  'largest-paint': 'ms',
  'requests-before-paint': 'requests',
  'blocking-scripts': 'scripts',
  'layout-shift': '',
  'search-usable': 'ms',
};
for (const [page, rounds] of Object.entries(visits)) {
  const [name, peer] = page.split('@');
  for (const [what, unit] of Object.entries(UNITS)) {
    const values = rounds.map((round) => round[what]).filter((value) => value !== undefined);
    if (values.length > 0) figure(`${name}/${what}${peer ? `@${peer}` : ''}`, median(values), unit);
  }
}

/** Waits until nothing more is painted. */
async function painted(page) {
  await page.waitForFunction((still) => window.visit['first-paint'] && performance.now() - window.visit.busy > still, STILL);
  return page.evaluate(result);
}

/** In the page: notes paints, layout shifts, and when the last response ended. */
function watch() {
  const visit = { 'layout-shift': 0, busy: 0 };
  window.visit = visit;
  const on = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  on('resource', ({ responseEnd }) => (visit.busy = Math.max(visit.busy, responseEnd)));
  on('paint', ({ name, startTime }) => name === 'first-contentful-paint' && (visit['first-paint'] = startTime));
  on('largest-contentful-paint', ({ startTime }) => (visit['largest-paint'] = startTime));
  on('layout-shift', ({ value }) => (visit['layout-shift'] += value));
}

/** In the page: what was noted, and the requests before the first paint, the page's own included. */
function result() {
  const { busy, ...visit } = window.visit;
  const before = performance.getEntriesByType('resource').filter(({ startTime }) => startTime < visit['first-paint']);
  const holdsUp = ({ name, renderBlockingStatus }) =>
    /\.wasm$/.test(name) || (/\.js$/.test(name) && renderBlockingStatus === 'blocking');
  return {
    ...visit,
    'requests-before-paint': 1 + before.length,
    'blocking-scripts': before.filter(holdsUp).length,
  };
}

/** The page of median size, as a path below the folder. */
async function medianPage(folder) {
  const found = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = found.filter((entry) => entry.isFile() && entry.name.endsWith('.md'));
  const paths = files.map((file) => path.join(file.parentPath ?? file.path, file.name));
  const sized = await Promise.all(paths.map(async (file) => [file, (await stat(file)).size]));
  const [[file]] = sized.sort((one, other) => one[1] - other[1]).slice(Math.floor(sized.length / 2));
  return path.relative(folder, file).split(path.sep).join('/');
}

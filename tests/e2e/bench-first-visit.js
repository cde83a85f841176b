// Measures the first visit of somebody with a phone on a slow network: `node bench-first-visit.js SITE INTO`. SITE is a built
// site of the pages in ROLEBOOK_ROLES; INTO takes docsify's site of the same pages, which is visited turn about with it.
//
// Nothing is in a cache, every request takes 150 ms to be answered, 1.6 Mbit/s come through, and the processor has a
// quarter of its speed. Hosts compress what they send, so the server does.

import { chromium } from '@playwright/test';
import { cp, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { figure, median } from './bench-lines.js';
import { chromium as options } from './playwright.config.js';
import { serve } from './server.js';

/** How often each page is visited; the median counts. */
const ROUNDS = 7;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const SLOWNESS = 4;
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, serviceWorkers: 'block' };
/** After so many milliseconds without a request, nothing more is painted. */
const STILL = 500;
const LONGEST = 60_000;
/** A word that titles have. */
const TYPED = 'manager';

const [site, into] = process.argv.slice(2);
const roles = process.env.ROLEBOOK_ROLES;
const role = await middle(roles);
const peer = path.join(into, 'docsify');
await docsify(peer);

const servers = await Promise.all([site, peer].map((folder) => serve(folder, { compressed: true })));
const [ours, theirs] = servers.map(({ url }) => url);
const pages = {
  role: { url: `${ours}roles/${role.replace(/\.md$/, '/')}` },
  directory: { url: ours },
  'directory-searched': { url: ours, isSearched: true },
  // Its search field is hidden on a phone until its menu is opened.
  docsify: { url: `${theirs}#/${role.replace(/\.md$/, '')}` },
};
const browser = await chromium.launch(options);
const visits = Object.fromEntries(Object.keys(pages).map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, page] of Object.entries(pages)) visits[name].push(await visit(page));
}
await browser.close();
await Promise.all(servers.map((server) => server.close()));

const UNITS = {
  'first-paint': 'ms',
  'largest-paint': 'ms',
  'requests-before-paint': 'requests',
  'blocking-scripts': 'scripts',
  'layout-shift': '',
  'search-usable': 'ms',
};
for (const [name, rounds] of Object.entries(visits)) {
  for (const [what, unit] of Object.entries(UNITS)) {
    const values = rounds.map((round) => round[what]).filter((value) => value !== undefined);
    if (values.length > 0) figure(`first-visit/${name}/${what}`, median(values), unit);
  }
}

/** Visits a page with nothing in the cache. */
async function visit({ url, isSearched }) {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  page.setDefaultTimeout(LONGEST);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', NETWORK);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWNESS });
  await page.addInitScript(watch);
  await page.goto(url, { waitUntil: 'commit' });
  if (isSearched) {
    const usable = await typed(page);
    await context.close();
    return { 'search-usable': usable };
  }
  await page.waitForFunction((still) => window.visit['first-paint'] && performance.now() - window.visit.busy > still, STILL);
  const measured = await page.evaluate(result);
  await context.close();
  return measured;
}

/** Types as soon as there is a field, and gives the time at which that has changed what is found. */
async function typed(page) {
  const input = page.getByRole('searchbox');
  await input.waitFor();
  await page.evaluate(() => {
    const text = () => document.querySelector('[role=status]').textContent;
    const before = text();
    window.filtered = new Promise((resolve) => {
      new MutationObserver(() => text() !== before && resolve(performance.now())).observe(document, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
  });
  await input.fill(TYPED);
  return page.evaluate(() => window.filtered);
}

/** In the page: notes what is painted and what moves, and until when anything was asked for. */
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

/** In the page: what was noted, and what was asked for before the first paint, the page itself included. */
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

/** The page whose text is as long as that of half of them at most, as a path below the folder. */
async function middle(folder) {
  const found = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = found.filter((entry) => entry.isFile() && entry.name.endsWith('.md'));
  const paths = files.map((file) => path.join(file.parentPath ?? file.path, file.name));
  const sized = await Promise.all(paths.map(async (file) => [file, (await stat(file)).size]));
  const [[file]] = sized.sort((one, other) => one[1] - other[1]).slice(Math.floor(sized.length / 2));
  return path.relative(folder, file).split(path.sep).join('/');
}

/** Writes docsify's site of the pages: a list of them at the side, and the search over all. */
async function docsify(folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(roles, folder, { recursive: true });
  const files = (await readdir(roles, { recursive: true })).filter((file) => file.endsWith('.md')).sort();
  const entries = files.map((file) => `- [${path.basename(file, '.md')}](${file})`);
  await writeFile(path.join(folder, '_sidebar.md'), entries.join('\n'));
  await writeFile(path.join(folder, 'README.md'), '# Roles\n');
  const dist = path.join('node_modules', 'docsify', 'dist');
  await cp(path.join(dist, 'docsify.min.js'), path.join(folder, 'docsify.js'));
  await cp(path.join(dist, 'plugins', 'search.min.js'), path.join(folder, 'search.js'));
  await cp(path.join(dist, 'themes', 'core.min.css'), path.join(folder, 'core.css'));
  await writeFile(
    path.join(folder, 'index.html'),
    `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Roles</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="core.css">
</head>
<body>
<div id="app"></div>
<script>window.$docsify = { loadSidebar: true, search: 'auto' };</script>
<script src="docsify.js"></script>
<script src="search.js"></script>
</body>
</html>
`,
  );
}

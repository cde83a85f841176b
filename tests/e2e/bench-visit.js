// Measures how soon the app shows the result of a keystroke or a click, in sites of many roles:
// `node bench-visit.js SITE INTO COUNT…`. SITE is a built site; INTO takes, for each count of roles, a copy of it that
// has its roles again and again under other names.
//
// A visitor types into the search field, ticks boxes of the facets, and opens roles. Each is timed from the event's own time
// stamp until the frame is painted that shows the last change, without the wait for the screen's next refresh: what is measured
// is the work. The peer is `bench-peer.jsx` with the same roles, texts and facets, in the same browser.

import { chromium } from '@playwright/test';
import { build } from 'esbuild';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { times as print } from './bench-lines.js';
import { FACETS, TYPED, watch } from './bench-watch.js';
import { open } from './fixtures.js';
import { chromium as options } from './playwright.config.js';
import { serve } from './server.js';

/** The least number of samples of each kind. */
const SAMPLES = 60;
/** How many roles are searched on a phone. */
const PHONE_ROLES = 2000;
/** How long a key is held, in milliseconds. */
const TYPING = 120;
/** How long a page may take for anything, in milliseconds. */
const LONGEST = 120_000;

/** The peer's page. */
const PEER = 'peer.html';
/** The names of the seniorities on the manager's track. */
const MANAGERS = /manager|director|vice|executive|chief/;

const [site, into, ...counts] = process.argv.slice(2);
const browser = await chromium.launch(options);
for (const count of counts.map(Number)) {
  const folder = path.join(into, `${count}-roles`);
  await repeat(folder, count);
  const server = await serve(folder);
  // The peer writes markup into the page, which the site's policy forbids.
  const peer = await serve(folder, { without: ['content-security-policy'] });
  await inPage(async (page) => {
    await open(page, server.url);
    await measure(page, count, '');
  });
  await inPage(async (page) => {
    await page.goto(peer.url + PEER);
    await measure(page, count, '@react');
  });
  await Promise.all([server.close(), peer.close()]);
}
await onPhone();
await browser.close();

/** Prints the longest task while a visitor of a phone types, from the first key until the texts that came meanwhile are indexed. */
async function onPhone() {
  const folder = path.join(into, `${PHONE_ROLES}-roles`);
  await repeat(folder, PHONE_ROLES);
  const server = await serve(folder);
  await inPage(async (page) => {
    await open(page, server.url);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.evaluate(() => {
      window.tasks = [];
      const note = (list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration));
      window.observer = new PerformanceObserver(note);
      window.observer.observe({ type: 'longtask' });
    });
    await page.getByRole('searchbox', { name: 'Search roles' }).focus();
    for (const letter of TYPED) {
      await page.keyboard.press(letter === '<' ? 'Backspace' : letter, { delay: TYPING });
    }
    await page.getByRole('searchbox', { name: 'Search roles' }).fill('engineer');
    await page.getByText('until the rest has come').waitFor({ state: 'detached' });
    // Observers are told of a task once it is over.
    const tasks = await page.evaluate(() => new Promise((idle) => requestIdleCallback(() => idle(window.tasks))));
    print(`longest-task/${PHONE_ROLES}-roles`, [Math.max(0, ...tasks)]);
    console.log(`${tasks.length} tasks over 50 ms: ${tasks.map(Math.round).join(' ')}`);
  });
  await server.close();
}

/** Times what a visitor does on a directory that is open, Rolebook's or the peer's. */
async function measure(page, count, peer) {
  await page.getByRole('list', { name: 'Roles' }).waitFor();
  await page.evaluate(watch);
  print(`keystroke/${count}-roles`, await type(page), { peer, tail: true });
  print(`facet/${count}-roles`, await tick(page), { peer, tail: true });
  print(`opening/${count}-roles`, await visit(page), { peer, tail: true });
}

/** Copies the site to `folder`, where its roles come again and again until there are this many, and adds the peer's page. */
async function repeat(folder, count) {
  // Roles are opened from the directory by their text, so their pages are not copied.
  await cp(site, folder, { recursive: true, filter: (file) => path.relative(site, file) !== 'roles' });
  const read = async (file) => JSON.parse(await readFile(path.join(site, file), 'utf8'));
  const catalog = await read('catalog.json');
  const texts = new Map(await read('pages.json'));
  const roles = Array.from({ length: count }, (_, number) => {
    const role = catalog.roles[number % catalog.roles.length];
    return { ...role, file: role.file.replace(/\.md$/, `-${number}.md`), slug: `${role.slug}-${number}`, of: role.file };
  });
  for (const { department, slug, of } of roles) {
    const file = path.join(folder, 'roles', department, `${slug}.md`);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, texts.get(of));
  }
  const pages = roles.map(({ file, of }) => [file, texts.get(of)]);
  await writeFile(path.join(folder, 'pages.json'), `[\n${pages.map((page) => JSON.stringify(page)).join(',\n')}\n]`);
  await writeFile(path.join(folder, 'catalog.json'), JSON.stringify({ ...catalog, roles }));
  await writePeer(folder, catalog, roles.map((role) => ({ ...role, text: texts.get(role.of) })));
}

/** Writes the peer's page of these roles. */
async function writePeer(folder, { departments }, roles) {
  const names = new Map(departments);
  const rows = roles.map(({ department, slug, title, summary, levels = [], text }, id) => {
    const seniorities = [...new Set(levels.map(([, , seniority]) => seniority))];
    const tracks = [...new Set(seniorities.map((seniority) => (MANAGERS.test(seniority) ? 'Manager' : 'Individual')))];
    const file = `roles/${department}/${slug}.md`;
    return { id, file, department: names.get(department), title, summary, levels: levels.map(([name]) => name), seniorities, tracks, text };
  });
  await writeFile(path.join(folder, 'peer.json'), JSON.stringify(rows));
  await build({
    entryPoints: ['bench-peer.jsx'],
    outfile: path.join(folder, 'peer.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const html = '<!doctype html><link rel="icon" href="data:,"><div id="root"></div><script type="module" src="peer.js"></script>';
  await writeFile(path.join(folder, PEER), html);
}

/**
 * Opens a page, whose memory is free for the next one when it is closed. It asks for reduced motion: without its limit on
 * frames, Chromium does not finish a View Transition.
 */
async function inPage(measure) {
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  page.on('pageerror', (error) => console.error(error));
  page.setDefaultTimeout(LONGEST);
  await measure(page);
  await page.close();
}

/** Calls `act` and returns the milliseconds until its result is on screen. */
async function timed(page, act) {
  await act();
  return page.evaluate(() => window.shown);
}

/** Types into the search field. */
async function type(page) {
  await page.getByRole('searchbox', { name: 'Search roles' }).focus();
  const times = [];
  for (const letter of TYPED) {
    times.push(await timed(page, () => page.keyboard.press(letter === '<' ? 'Backspace' : letter)));
  }
  return times;
}

/** Ticks a box of each facet and takes the ticks away again, every time of other boxes. */
async function tick(page) {
  const groups = FACETS.map((name) => page.getByRole('group', { name }));
  const times = [];
  for (let round = 0; times.length < SAMPLES; round += 1) {
    const ticked = [];
    for (const group of groups) {
      const boxes = await group.getByRole('checkbox', { disabled: false, checked: false }).elementHandles();
      if (boxes.length === 0) continue;
      const box = boxes[round % boxes.length];
      ticked.push(box);
      times.push(await timed(page, () => box.click()));
    }
    for (const box of ticked) times.push(await timed(page, () => box.click()));
  }
  return times;
}

/** Opens roles from the directory's list, and goes back to it each time. */
async function visit(page) {
  const links = page.getByRole('list', { name: 'Roles' }).getByRole('heading').getByRole('link');
  const times = [];
  while (times.length < SAMPLES) {
    const link = links.nth((times.length * 7) % (await links.count()));
    times.push(await timed(page, () => link.click()));
    await timed(page, () => page.goBack());
  }
  return times;
}

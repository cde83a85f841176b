// Measures how soon the app shows what a visitor does, in sites of many roles:
// `node bench-visit.js SITE INTO COUNT…`. SITE is a built site; INTO takes, for each count of roles, a copy of it that
// has its roles again and again under other names.
//
// A visitor types into the search field, clicks on boxes of the facets, and clicks on links of roles. Each is timed
// from the event's own time stamp until the frame that shows the last that it changed has been made, without the wait
// for the screen's next refresh, so that it is the work that is measured. MiniSearch searches the same texts
// for the same words, in the same browser and without showing what it finds.

import { chromium } from '@playwright/test';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { open } from './fixtures.js';
import { print } from './bench-lines.js';
import { chromium as options } from './playwright.config.js';
import { serve } from './server.js';

/** How many samples there are of each kind at least. */
const SAMPLES = 60;
/** After so many milliseconds without a change, all that an event changed is taken to be on screen. */
const STILL = 60;
/** How long a page may take for anything, in milliseconds. */
const LONGEST = 120_000;

/** What is typed, letter by letter; `<` takes one back. */
const TYPED = 'roadmp<ap<<<<<<<customer success<<<<<<<senior engineer<<<<<<<<<<<<<<<<<<<<<<<<sql<<<security <<<<<<<<<';
/** The names of the facets; those that the directory has are clicked. */
const FACETS = ['Department', 'Level', 'Track'];
/** A page without the app, for the peer. */
const PEER = 'peer.html';

const [site, into, ...counts] = process.argv.slice(2);
const browser = await chromium.launch(options);
for (const count of counts.map(Number)) {
  const folder = path.join(into, `${count}-roles`);
  await repeat(folder, count);
  const server = await serve(folder);
  await inPage(async (page) => {
    await open(page, server.url);
    await page.evaluate(watch, STILL);
    print(`keystroke/${count}-roles`, await type(page), { tail: true });
    print(`facet/${count}-roles`, await tick(page), { tail: true });
    print(`opening/${count}-roles`, await visit(page), { tail: true });
  });
  await inPage(async (page) => {
    await page.goto(server.url + PEER);
    print(`keystroke/minisearch-${count}-roles`, await page.evaluate(search, texts(TYPED)), { tail: true });
  });
  await server.close();
}
await browser.close();

/** Copies the site to `folder`, where its roles come again and again until there are this many. */
async function repeat(folder, count) {
  // Roles are opened from the directory by their text, so their pages stay behind.
  await cp(site, folder, { recursive: true, filter: (file) => path.relative(site, file) !== 'roles' });
  await cp('node_modules/minisearch/dist/umd/index.js', path.join(folder, 'peer.js'));
  const peer = '<!doctype html><link rel="icon" href="data:,"><script src="peer.js"></script>';
  await writeFile(path.join(folder, PEER), peer);
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
  await writeFile(path.join(folder, 'pages.json'), JSON.stringify(pages));
  await writeFile(path.join(folder, 'catalog.json'), JSON.stringify({ ...catalog, roles }));
}

/**
 * Does something with a page of its own, whose memory is free for the next one. Its visitor minds motion: without
 * its limit on frames, Chromium does not come to the end of a View Transition.
 */
async function inPage(measure) {
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  page.on('pageerror', (error) => console.error(error));
  page.setDefaultTimeout(LONGEST);
  await measure(page);
  await page.close();
}

/**
 * In the page: whenever a key, a click or a step through the history comes, sets `shown` to the promise of the
 * milliseconds of work from there until the last that it changed is on screen.
 *
 * Between the change and the frame that shows it, the browser may wait for the screen's next refresh, up to 17 ms at
 * 60 Hz whatever the app does. That wait is left out for the first frame, which shows nearly all; for what changes
 * after it, all of the time counts.
 */
function watch(still) {
  let changed = null;
  new MutationObserver(() => (changed = performance.now())).observe(document, {
    attributes: true,
    characterData: true,
    childList: true,
    subtree: true,
  });
  /** The next frame: when the last change before it was made, when it began, and when it had been painted. */
  const frame = () =>
    new Promise((painted) => {
      requestAnimationFrame(() => {
        const shown = { changed, begun: performance.now() };
        changed = null;
        // A task that is asked for now is run after the painting.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => painted({ ...shown, end: performance.now() });
        port2.postMessage(null);
      });
    });
  const follow = async (start) => {
    const { changed, begun, end: first } = await frame();
    const waited = changed === null ? 0 : begun - changed;
    let end = first;
    for (let next = { end: first }; next.end - end < still; ) {
      next = await frame();
      if (next.changed !== null) end = next.end;
    }
    return end - start - waited;
  };
  for (const type of ['keydown', 'click', 'popstate']) {
    addEventListener(type, (event) => (window.shown = follow(event.timeStamp)), { capture: true });
  }
}

/** Does something and gives the milliseconds until it was on screen. */
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

/** What stands in the field after each letter. */
function texts(typed) {
  let text = '';
  return [...typed].map((letter) => (text = letter === '<' ? text.slice(0, -1) : text + letter));
}

/** In the page: the milliseconds that MiniSearch takes for each text over all pages of the site. */
async function search(texts) {
  const pages = await (await fetch('pages.json')).json();
  const index = new MiniSearch({
    idField: 'file',
    fields: ['text'],
    searchOptions: { combineWith: 'AND', prefix: (_, place, words) => place === words.length - 1 },
  });
  index.addAll(pages.map(([file, text]) => ({ file, text })));
  return texts.map((text) => {
    const start = performance.now();
    index.search(text);
    return performance.now() - start;
  });
}

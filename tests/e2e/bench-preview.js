// Measures how soon a file that an author drops is on screen with its findings: `node bench-preview.js SITE INTO`, where SITE is
// the release site of the pages in ROLEBOOK_ROLES and INTO takes the files that are dropped.
//
// Two pages are dropped: the one of median length, and the longest. `first` is the first drop on a page, as people drop: the
// file is held over the page for a while, in which the preview loads. `cold` is a drop at the moment in which the file reaches
// the page, so the time includes the loading. `warm` is the next drop. `saved` is a change of the file, from the end of its
// writing; up to a quarter of a second of it is the pause between two reads of the file's date. Each time ends when the frame is
// painted that shows the new text. The peer is commonmark.js, which is loaded, reads and shows the same drops as HTML, without
// findings.

import { chromium } from '@playwright/test';
import { copyFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as passing } from 'node:timers/promises';
import { times as print } from './bench-lines.js';
import { drop } from './drop.js';
import { chromium as options } from './playwright.config.js';
import { serve } from './server.js';

const ROUNDS = 15;
/** How long a file is held over the page before it is dropped, in milliseconds: from the edge of a window to its middle. */
const HELD = 600;

/** A page that reads what is dropped on it with commonmark.js. */
const PEER = `<!doctype html><link rel="icon" href="data:,"><main></main><script type="module">
  let ready;
  const load = () => (ready ??= import('./commonmark.js'));
  const drag = async (event) => {
    event.preventDefault();
    const file = event.dataTransfer.files[0];
    await load();
    if (event.type !== 'drop') return;
    const tree = new commonmark.Parser().parse(await file.text());
    document.querySelector('main').innerHTML = new commonmark.HtmlRenderer({ safe: true }).render(tree);
  };
  for (const type of ['dragenter', 'dragover', 'drop']) addEventListener(type, drag);
</script>`;

const [site, into] = process.argv.slice(2);
const peer = path.join(into, 'peer');
await mkdir(peer, { recursive: true });
await writeFile(path.join(peer, 'index.html'), PEER);
await copyFile('node_modules/commonmark/dist/commonmark.min.js', path.join(peer, 'commonmark.js'));
const [ours, theirs] = await Promise.all([serve(site), serve(peer)]);
const browser = await chromium.launch(options);
const SITES = { '': ours.url, '@commonmark-js': theirs.url };
for (const [name, text] of Object.entries(await pages(process.env.ROLEBOOK_ROLES))) {
  const times = {};
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [peer, url] of Object.entries(SITES)) {
      for (const [what, time] of Object.entries(await measure(url, text, url === ours.url))) {
        ((times[what] ??= {})[peer] ??= []).push(time);
      }
    }
  }
  for (const [what, byPeer] of Object.entries(times)) {
    for (const [peer, values] of Object.entries(byPeer)) print(`preview/${name}/${what}`, values, { peer, tail: true });
  }
}
await browser.close();
await Promise.all([ours.close(), theirs.close()]);

/** Opens a page twice and drops files on it; changes the last one if the page follows its files. Returns each time. */
async function measure(url, text, isFollowed) {
  const cold = await visit(url, (page) => dropped(page, 'cold', text));
  return visit(url, async (page) => {
    const first = await dropped(page, 'first', text, () => passing(HELD));
    const warm = await dropped(page, 'warm', text);
    if (!isFollowed) return { cold, first, warm };
    return { cold, first, warm, saved: await saved(page, 'warm', text, 'again') };
  });
}

/** Opens a page and calls `act` with it. */
async function visit(url, act) {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(url);
  await page.waitForLoadState('networkidle');
  const result = await act(page);
  await context.close();
  return result;
}

/** The time until a file is shown that is dropped. */
async function dropped(page, name, text, over) {
  const file = await write(name, text);
  return shown(page, name, () => drop(page, file, over), () => window.droppedAt);
}

/** The time until a file is shown that is saved with another heading. */
async function saved(page, name, text, heading) {
  let written;
  const save = async () => {
    await write(name, text, heading);
    written = performance.timeOrigin + performance.now();
  };
  return (await shown(page, heading, save, () => 0)) - written;
}

/** The time until a heading is on screen after `act`, since the moment that `since` returns in the page. */
async function shown(page, heading, act, since) {
  await page.evaluate((heading) => window.await(heading), heading);
  await act();
  const at = await page.evaluate(() => window.shown);
  return at - (await page.evaluate(since));
}

/** In the page: notes when a file is dropped, and when an expected heading is on screen. */
function watch() {
  const now = () => performance.timeOrigin + performance.now();
  addEventListener('drop', () => (window.droppedAt = now()), { capture: true });
  window.await = (heading) => {
    const isThere = () => [...document.querySelectorAll('h2, h3, h4, h5, h6')].some((it) => it.textContent.startsWith(`Round ${heading}`));
    window.shown = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!isThere()) return;
        observer.disconnect();
        // A task that is asked for in a frame is run after the painting.
        requestAnimationFrame(() => setTimeout(() => resolve(now())));
      });
      observer.observe(document, { childList: true, characterData: true, subtree: true });
    });
    // Not the promise: the caller goes on and asks for it later.
    return undefined;
  };
}

/** Writes a page that ends with a heading of its own. */
async function write(name, text, heading = name) {
  const file = path.join(into, `${name}.md`);
  await writeFile(file, `${text}\n\n## Round ${heading}\n\nText.\n`);
  return file;
}

/** The text of median length in a folder, and the longest. */
async function pages(folder) {
  const found = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = found.filter((entry) => entry.isFile() && entry.name.endsWith('.md'));
  const read = files.map((file) => readFile(path.join(file.parentPath ?? file.path, file.name), 'utf8'));
  const texts = (await Promise.all(read)).sort((one, other) => one.length - other.length);
  return { usual: texts[Math.floor(texts.length / 2)], long: texts.at(-1) };
}

// How soon a file that an author drops is on screen, with what there is to say about it: `node bench-preview.js SITE INTO`, where
// SITE is the release site of the pages in ROLEBOOK_ROLES and INTO takes the files that are dropped. Prints lines as Rust's
// benchmarks do.
//
// Two pages are dropped: the one of the usual length, in the middle of all, and the longest. `cold` is the first drop on a
// page that has just been opened, right behind the moment in which the file comes over it, so that what shows it is fetched
// in that time; `warm` is the next; `saved` is another text of the file, from the end of its writing on. Each time ends when
// the frame is painted that shows the new text. commonmark.js does the same but for what is saved: it is fetched, reads and
// shows, and says nothing.

import { chromium } from '@playwright/test';
import { copyFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { print } from './bench-lines.js';
import { drop } from './drop.js';
import { chromium as options } from './playwright.config.js';
import { serve } from './server.js';

const ROUNDS = 15;

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
    document.querySelector('main').innerHTML = new commonmark.HtmlRenderer().render(tree);
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
for (const [name, text] of Object.entries(await pages(process.env.ROLEBOOK_ROLES))) {
  const times = { cold: [], 'cold/commonmark-js': [], warm: [], 'warm/commonmark-js': [], saved: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    await measure(ours.url, text, { cold: times.cold, warm: times.warm, saved: times.saved });
    await measure(theirs.url, text, { cold: times['cold/commonmark-js'], warm: times['warm/commonmark-js'] });
  }
  for (const [of, measured] of Object.entries(times)) print(`preview/${name}/${of}`, measured, { tail: true });
}
await browser.close();
await Promise.all([ours.close(), theirs.close()]);

/** Opens a page, drops a file on it and another one, saves that again where it is asked for, and notes the times. */
async function measure(url, text, { cold, warm, saved }) {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(url);
  await page.waitForLoadState('networkidle');
  const files = await Promise.all(['first', 'second'].map((name) => write(name, text)));
  cold.push(await shown(page, 'first', () => drop(page, files[0]), () => window.droppedAt));
  warm.push(await shown(page, 'second', () => drop(page, files[1]), () => window.droppedAt));
  if (saved) {
    let written;
    const save = async () => {
      await write('second', text, 'third');
      written = performance.timeOrigin + performance.now();
    };
    saved.push((await shown(page, 'third', save, () => 0)) - written);
  }
  await context.close();
}

/** The time in which a heading comes on screen after something is done, since the moment that the page tells. */
async function shown(page, heading, act, since) {
  await page.evaluate((heading) => window.await(heading), heading);
  await act();
  const at = await page.evaluate(() => window.shown);
  return at - (await page.evaluate(since));
}

/** In the page: notes when something is dropped, and when a heading is on screen that is waited for. */
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
    // What is awaited here is not to be waited for by whoever asks.
    return undefined;
  };
}

/** Writes a page with a heading of its own at the end. */
async function write(name, text, heading = name) {
  const file = path.join(into, `${name}.md`);
  await writeFile(file, `${text}\n\n## Round ${heading}\n\nText.\n`);
  return file;
}

/** The text of usual length among those of a folder, and the longest. */
async function pages(folder) {
  const found = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = found.filter((entry) => entry.isFile() && entry.name.endsWith('.md'));
  const read = files.map((file) => readFile(path.join(file.parentPath ?? file.path, file.name), 'utf8'));
  const texts = (await Promise.all(read)).sort((one, other) => one.length - other.length);
  return { usual: texts[Math.floor(texts.length / 2)], long: texts.at(-1) };
}

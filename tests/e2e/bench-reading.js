// Reads role pages in Chromium with Rolebook's WebAssembly and with commonmark.js, turn about on one page:
// `node bench-reading.js WASM_FOLDER`, with the pages' folder in ROLEBOOK_ROLES.

import { chromium } from '@playwright/test';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { times as print } from './bench-lines.js';
import { chromium as options } from './playwright.config.js';
import { serve } from './server.js';

const ROUNDS = 101;

const [wasm] = process.argv.slice(2);
const folder = process.env.ROLEBOOK_ROLES;
const texts = await gather(folder);
const server = await serve(wasm);
const browser = await chromium.launch(options);
const page = await browser.newPage();
await page.goto(server.url);
await page.addScriptTag({ path: 'node_modules/commonmark/dist/commonmark.min.js' });
const times = await page.evaluate(measure, { texts, rounds: ROUNDS });
await browser.close();
await server.close();

for (const [name, rounds] of Object.entries(times)) print(name, rounds);

/** In the page: the time of each round, in milliseconds, by reader. */
async function measure({ texts, rounds }) {
  const { default: start, read } = await import('/rolebook_bench_browser.js');
  await start();
  const parser = new commonmark.Parser();
  const writer = new commonmark.HtmlRenderer();
  const readers = {
    'reading/chromium': () => read(texts),
    'reading/chromium@commonmark-js-tree': () => texts.forEach((text) => parser.parse(text)),
    'reading/chromium@commonmark-js-html': () => texts.forEach((text) => writer.render(parser.parse(text))),
  };
  const times = Object.fromEntries(Object.keys(readers).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, reader] of Object.entries(readers)) {
      const start = performance.now();
      reader();
      times[name].push(performance.now() - start);
    }
  }
  return times;
}

async function gather(folder) {
  const found = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = found.filter((entry) => entry.isFile() && entry.name.endsWith('.md'));
  return Promise.all(files.map((file) => readFile(path.join(file.parentPath ?? file.path, file.name), 'utf8')));
}

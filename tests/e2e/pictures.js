// Takes pictures of a built site's pages: `node pictures.js SITE INTO [PATH…]`.

import { chromium } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium as options } from './playwright.config.js';
import { listen, open, VIEWS } from './fixtures.js';
import { serve } from './server.js';

const WIDTHS = [390, 820, 1440];
const COLOURS = ['light', 'dark'];

const [site, into, ...named] = process.argv.slice(2);
const paths = named.length > 0 ? named.map((name) => name.replace(/^\//, '')) : Object.values(VIEWS);

await mkdir(into, { recursive: true });
const server = await serve(site);
const browser = await chromium.launch(options);
const page = await browser.newPage();
const noise = listen(page);
for (const asked of paths) {
  for (const width of WIDTHS) {
    for (const colours of COLOURS) {
      await open(page, server.url + asked, { width, colours });
      const file = path.join(into, `${fileName(asked)}-${width}-${colours}.png`);
      await page.screenshot({ path: file, fullPage: true });
      console.log(file);
    }
  }
}
await browser.close();
await server.close();
console.log([...new Set(noise)].join('\n'));

function fileName(asked) {
  return asked.replace(/[^a-z0-9]+/gi, '-').replace(/^-+|-+$/g, '') || 'directory';
}

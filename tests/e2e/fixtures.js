// What every spec stands on: a served site, and a page whose console must stay clean.
//
// `site`, `german`, `arabic` and `corpus` are the URLs of the built sites, with a slash at the end, served for the specs of a
// worker. A `page` fails its test where it wrote to the console, threw, or asked for something that it did not
// get. A test that expects such a thing names it: `test.use({ expectedNoise: [/404/] })`.

import { test as base, expect } from '@playwright/test';
import { serve } from './server.js';

export { expect };

/** The widths at which pages are looked at: phones, a tablet, a desktop. */
export const WIDTHS = [360, 390, 820, 1440];

/** The views of the project's own site, by name, as paths. */
export const VIEWS = {
  directory: '',
  search: '?q=roadmap&level=senior',
  nothing: '?q=zeppelin',
  role: 'roles/product/product-manager/',
  level: 'roles/product/product-manager/senior-product-manager/',
  comparison: 'roles/engineering/backend-engineer/senior-backend-engineer/?compare=staff-backend-engineer',
  'not-found': 'nothing/here/',
};

export const test = base.extend({
  expectedNoise: [[], { option: true }],

  site: [served('ROLEBOOK_SITE'), { scope: 'worker' }],

  corpus: [served('ROLEBOOK_CORPUS_SITE'), { scope: 'worker' }],

  german: [served('ROLEBOOK_GERMAN_SITE'), { scope: 'worker' }],

  arabic: [served('ROLEBOOK_ARABIC_SITE'), { scope: 'worker' }],

  harbour: [served('ROLEBOOK_HARBOUR_SITE'), { scope: 'worker' }],

  /** Which of the sites paths are relative to. */
  siteOf: ['OWN', { option: true }],

  /** Paths are relative to the project's own site: `page.goto('roles/product/product-manager/')`. */
  baseURL: async ({ site, german, arabic, harbour, siteOf }, use) =>
    use({ OWN: site, GERMAN: german, ARABIC: arabic, HARBOUR: harbour }[siteOf]),

  page: async ({ page, expectedNoise }, use) => {
    const noise = listen(page);
    await use(page);
    const unexpected = noise.filter((line) => !expectedNoise.some((pattern) => pattern.test(line)));
    expect(unexpected, 'the console is clean').toEqual([]);
  },
});

/** Opens a page and waits until the app has rendered it. */
export async function open(page, path, { width = 1440, height = 900, colours = 'light' } = {}) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: colours });
  await page.goto(path);
  await ready(page);
}

/** Waits until the app has rendered the page. */
export async function ready(page) {
  await page.locator('#rolebook[data-rolebook-ready] h1').waitFor();
}

/** Collects all that a page says, throws and misses. */
export function listen(page) {
  const noise = [];
  page.on('console', (message) => noise.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => noise.push(`error: ${error.message}`));
  page.on('crash', () => noise.push('the page crashed'));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // A page that is left before its icon came no longer waits for it.
    if (reason !== 'net::ERR_ABORTED') noise.push(`failed: ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) noise.push(`${response.status()}: ${response.url()}`);
  });
  return noise;
}

/** Serves the folder that an environment variable names, for as long as the worker runs. */
function served(variable) {
  return async ({}, use) => {
    const folder = process.env[variable];
    if (!folder) {
      await use(null);
      return;
    }
    const server = await serve(folder);
    await use(server.url);
    await server.close();
  };
}

// What every spec stands on: a served site, and a page whose console must stay clean.
//
// `sites` holds the URLs of the built sites by name, with a slash at the end, served for the specs of a worker with the
// headers that they ask for; `site` is the project's own and `corpus` that of the corpus. A `page` fails its test where it
// wrote to the console, threw, broke the content security policy, or asked for something that it did not get. A test that
// expects such a thing names it in one pattern, for Playwright takes a pair for something else:
// `test.use({ expectedNoise: [/404|wasm/] })`.

import { test as base, expect } from '@playwright/test';
import { SITES } from './built-site.js';
import { serve } from './server.js';

export { expect };

/** The widths at which pages are looked at: phones, a tablet, a desktop. */
export const WIDTHS = [360, 390, 820, 1440];

/** The views of the project's own site, by name, as paths. */
export const VIEWS = {
  directory: '',
  search: '?q=roadmap&level=senior',
  nothing: '?q=zeppelin',
  department: 'roles/product/',
  role: 'roles/product/product-manager/',
  'open role': 'roles/customer/support-engineer/',
  'closed role': 'roles/people/recruiter/',
  level: 'roles/product/product-manager/senior-product-manager/',
  comparison: 'roles/engineering/backend-engineer/senior-backend-engineer/?compare=staff-backend-engineer',
  'not-found': 'nothing/here/',
};

export const test = base.extend({
  expectedNoise: [[], { option: true }],

  sites: [serveAll, { scope: 'worker' }],

  site: ({ sites }, use) => use(sites.own),

  corpus: ({ sites }, use) => use(sites.corpus),

  /** Which of the sites paths are relative to: `page.goto('roles/product/product-manager/')`. */
  siteOf: ['own', { option: true }],

  baseURL: ({ sites, siteOf }, use) => use(sites[siteOf]),

  page: async ({ page, expectedNoise }, use) => {
    const noise = listen(page);
    await page.addInitScript(reportViolations);
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

/** In the page: says it where the content security policy was broken, even where the browser would not. */
function reportViolations() {
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    console.error(`securitypolicyviolation: ${violatedDirective} ${blockedURI}`),
  );
}

/** Collects all that a page says, throws and misses. */
export function listen(page) {
  const noise = [];
  page.on('console', (message) => {
    // Said wherever the configuration keeps workers out.
    const isOurs = message.text() !== 'Service Worker registration blocked by Playwright';
    if (isOurs) noise.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', ({ message }) => {
    // Thrown, too, by what still loads when a page is left. A request that failed otherwise is reported below, and one
    // that a policy refused as its violation.
    if (message !== 'Failed to fetch') noise.push(`error: ${message}`);
  });
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

/** Serves every site for as long as the worker runs. */
async function serveAll({}, use) {
  const servers = await Promise.all(
    Object.entries(SITES).map(async ([name, { folder, base }]) => [name, await serve(folder, { base })]),
  );
  await use(Object.fromEntries(servers.map(([name, { url }]) => [name, url])));
  await Promise.all(servers.map(([, server]) => server.close()));
}

// The visitor of the benchmarks of first visits: somebody with a phone on a slow network.
//
// The cache is empty, every request takes 150 ms to be answered, 1.6 Mbit/s come through, and the processor has a quarter of
// its speed. Servers should compress, as hosts do.

import { chromium } from '@playwright/test';
import { chromium as options } from './playwright.config.js';

/** After so many milliseconds without a request, the page is taken to be complete. */
export const STILL = 500;

const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const SLOWNESS = 4;
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, serviceWorkers: 'block' };
const LONGEST = 60_000;
/** A word that titles have. */
const QUERY = 'manager';
/** The pause before a query is typed again, in milliseconds: longer than docsify waits for the next letter. */
const AGAIN = 150;

/** How often each page is visited; the median counts. */
const ROUNDS = 7;

/**
 * Visits pages in turn, so that all of them share what else the machine does, and returns the measurements of each visit by
 * the pages' names. A page is its `url` and `measure`, as `visit` has them.
 */
export async function visitInTurn(pages, watch) {
  const browser = await chromium.launch(options);
  const visits = Object.fromEntries(Object.keys(pages).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, { url, measure }] of Object.entries(pages)) visits[name].push(await visit(browser, url, watch, measure));
  }
  await browser.close();
  return visits;
}

/** Opens a URL and returns what `measure` makes of the page. `watch` runs in each of its documents before their own scripts. */
async function visit(browser, url, watch, measure) {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  page.setDefaultTimeout(LONGEST);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', NETWORK);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWNESS });
  await page.addInitScript(watch);
  await page.goto(url, { waitUntil: 'commit' });
  const measured = await measure(page);
  await context.close();
  return measured;
}

/**
 * Types a query into Rolebook's search field as soon as it is there. Returns the time from navigation until the rows that the
 * query finds are on screen: with the rows, the query is told as a filter.
 */
export async function searched(input) {
  await input.waitFor();
  await expectChange(input, '.chips a[aria-label]');
  await input.fill(QUERY);
  return answered(input);
}

/**
 * The same for docsify, in the page or in a frame of it: opens the menu, which has the field on a phone, and types. Before its
 * index is complete docsify finds nothing and does not search again by itself, so the query is typed again until there are rows.
 */
export async function searchedInDocsify(page) {
  await page.locator('.sidebar-toggle-button').click();
  // By its class: the sidebar may close over it, and it has no role then.
  const input = page.locator('.search input').first();
  await input.waitFor();
  await expectChange(input, '.matching-post');
  await input.evaluate((input, [query, pause]) => {
    const type = () => {
      if (document.querySelector('.matching-post')) return;
      input.value = query;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      setTimeout(type, pause);
    };
    type();
  }, [QUERY, AGAIN]);
  return answered(input);
}

/** Has `answered` wait for another text of the first element that a selector finds around a search field. */
function expectChange(input, selector) {
  return input.evaluate((input, selector) => {
    const root = input.getRootNode();
    const text = () => root.querySelector(selector)?.textContent;
    const before = text();
    window.answered = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (text() === before) return;
        observer.disconnect();
        // A task that is queued in a frame runs after the painting.
        requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
      });
      observer.observe(root, { childList: true, characterData: true, subtree: true });
    });
  }, selector);
}

/** When that text was on screen, in milliseconds since the navigation. */
async function answered(input) {
  const at = await input.evaluate(() => window.answered);
  return at - (await input.page().evaluate(() => performance.timeOrigin));
}

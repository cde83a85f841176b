// The visitor of whom the benchmarks of first visits speak: somebody with a phone on a slow network.
//
// Nothing is in a cache, every request takes 150 ms to be answered, 1.6 Mbit/s come through, and the processor has a
// quarter of its speed. Hosts compress what they send, so the server should.

import { chromium } from '@playwright/test';
import { chromium as options } from './playwright.config.js';

/** After so many milliseconds without a request, nothing more is painted. */
export const STILL = 500;

const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const SLOWNESS = 4;
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, serviceWorkers: 'block' };
const LONGEST = 60_000;
/** A word that titles have. */
const TYPED = 'manager';

/** How often each page is visited; the median counts. */
const ROUNDS = 7;

/**
 * Has such visitors go to pages in turn, so that what else the machine does falls on all of them, and gives what was measured
 * at each visit, by the pages' names. A page is its `url` and `measure`, as `visit` has them.
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

/**
 * Has such a visitor go to a URL, and gives what `measure` makes of the page. `watch` is run in each of its documents before
 * all that is their own.
 */
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
 * Types into a search field as soon as it is there, and gives the time at which what was found has changed on screen, since
 * the visit began. `found` selects what says it, in the document or the shadow tree that the field is in.
 */
export async function typed(input, found = '.outcome [role=status]') {
  await input.waitFor();
  await input.evaluate((input, found) => {
    const root = input.getRootNode();
    const text = () => root.querySelector(found)?.textContent;
    const before = text();
    // A task that is asked for in a frame is run after the painting.
    const painted = (tell) => requestAnimationFrame(() => setTimeout(tell));
    window.answered = new Promise((resolve) => {
      const now = () => resolve(performance.timeOrigin + performance.now());
      const observer = new MutationObserver(() => {
        if (text() === before) return;
        observer.disconnect();
        painted(now);
      });
      observer.observe(root, { childList: true, characterData: true, subtree: true });
    });
  }, found);
  await input.fill(TYPED);
  const answered = await input.evaluate(() => window.answered);
  return answered - (await input.page().evaluate(() => performance.timeOrigin));
}

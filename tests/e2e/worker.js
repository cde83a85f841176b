// Visits to a site with its service worker, and what the browser has of it.

import { ready } from './fixtures.js';

/** Pages of the project's own roles. */
export const ROLE = 'roles/product/product-manager/';
export const LEVEL = `${ROLE}senior-product-manager/`;
/** One that the specs do not visit. */
export const OTHER_ROLE = 'roles/people/recruiter/';

/** Opens some pages, until the worker keeps them. */
export async function visit(page, { url }) {
  await start(page, url);
  for (const path of [ROLE, LEVEL]) {
    await page.goto(url + path);
    await ready(page);
  }
  await page.waitForFunction(async (level) => Boolean(await caches.match(level)), url + LEVEL);
}

/** Opens a site, until its worker is there. */
export async function start(page, url) {
  await page.goto(url);
  await ready(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
}

/** Has the browser look for a newer worker, as it does by itself some seconds after a page was opened. */
export function update(page) {
  return page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
}

/** The names of the caches. */
export function names(page) {
  return page.evaluate(() => caches.keys());
}

/** The paths and queries that the caches hold, of the worker of a site or of all. */
export function kept(page, scope = '') {
  return page.evaluate(async (scope) => {
    const names = (await caches.keys()).filter((name) => name.startsWith(`rolebook ${scope}`));
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return keys.flat().map(({ url }) => url.slice(new URL(url).origin.length));
  }, scope);
}

/** The scopes of the workers that the browser has, as paths. */
export function scopes(page) {
  return page.evaluate(async () => {
    const registrations = await navigator.serviceWorker.getRegistrations();
    return registrations.map(({ scope }) => new URL(scope).pathname).sort();
  });
}

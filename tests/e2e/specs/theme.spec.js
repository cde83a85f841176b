// A site with the theme of `examples/theme`: what it changes is there before the app has started and after it, from page to
// page, and the policy holds.

import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { breaksNoRule } from '../axe.js';
import { expect, open, test as base } from '../fixtures.js';
import { serve } from '../server.js';

const ROLEBOOK = path.resolve('../../target/debug/rolebook');
const MANAGER = 'roles/product/product-manager/';

const test = base.extend({
  /** The project's own site with the theme, below a path. */
  themed: [
    async ({}, use) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'rolebook-'));
      const [roles, site] = [path.join(folder, 'roles'), path.join(folder, 'site')];
      await cp(path.resolve('../../roles'), roles, { recursive: true });
      await cp(path.resolve('../../examples/theme'), path.join(roles, 'theme'), { recursive: true });
      const app = path.join(process.env.ROLEBOOK_SITES, 'app');
      const built = await promisify(execFile)(ROLEBOOK, ['build', roles, '--app', app, '-o', site, '--base-path', '/jobs/']);
      // Nothing in the example is left out.
      expect(built.stderr).not.toContain('theme');
      const server = await serve(site, { base: '/jobs/' });
      await use(server.url);
      await server.close();
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],

  baseURL: ({ themed }, use) => use(themed),
});

const heading = (page) => page.getByRole('heading', { level: 1 });
const footer = (page) => page.getByRole('contentinfo');

/** Everything that the theme changes, on any page. */
async function isThemed(page) {
  await expect(footer(page)).toHaveCount(1);
  await expect(footer(page)).toContainText('Larkspindle Ltd, Harbour Street 1, Lisbon');
  expect(await page.evaluate(() => getComputedStyle(document.body.querySelector('.rolebook')).fontFamily)).toMatch(/^Georgia/);
  const logo = await page.evaluate(() => getComputedStyle(document.querySelector('.site-header a'), '::before').backgroundImage);
  expect(logo).toMatch(/\/jobs\/logo\.svg"\)$/);
}

test('a theme stays from page to page', async ({ page }) => {
  await open(page, '');
  await expect(heading(page)).toHaveText('Find your place at Larkspindle');
  await expect(page.getByText(/^\d+ positions$/)).toBeVisible();
  await isThemed(page);
  await page.evaluate(() => (window.isMarked = true));
  await page.getByRole('link', { name: 'Product Manager', exact: true }).click();
  await expect(heading(page)).toHaveText('Product Manager');
  await isThemed(page);
  await page.getByRole('link', { name: 'All positions' }).click();
  await expect(heading(page)).toHaveText('Find your place at Larkspindle');
  await isThemed(page);
  expect(await page.evaluate(() => window.isMarked), 'no page was loaded anew').toBe(true);
});

test('a link in the footer leads to a page', async ({ page }) => {
  await open(page, MANAGER);
  await footer(page).getByRole('link', { name: 'Support Engineer' }).click();
  await expect(page).toHaveURL('roles/customer/support-engineer/');
  await expect(heading(page)).toHaveText('Support Engineer');
  await isThemed(page);
});

test('the page as it is built is that of the app', async ({ page, browser, themed }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: themed });
  const without = await context.newPage();
  for (const path of ['', MANAGER, 'nothing/']) {
    if (path !== 'nothing/') {
      await open(page, path);
      await without.goto(path);
      await expect(heading(without)).toHaveText(await heading(page).textContent());
    } else {
      await without.goto(path);
    }
    await expect(without.getByRole('contentinfo')).toContainText('Harbour Street');
  }
  await context.close();
});

test('icons are those of the theme', async ({ page, request }) => {
  await open(page, '');
  const icons = await page.locator('link[rel="icon"], link[rel="apple-touch-icon"]').evaluateAll((links) => links.map((it) => it.href));
  expect(icons.map((icon) => new URL(icon).pathname)).toEqual(['/jobs/icon-192.png', '/jobs/favicon.svg', '/jobs/apple-touch-icon.png']);
  expect(await (await request.get(icons[1])).text()).toContain('#8a3b12');
});

for (const [colours, width] of [['light', 390], ['dark', 1440]]) {
  test(`a themed page breaks no rule, ${colours} at ${width}`, async ({ page }) => {
    await open(page, MANAGER, { width, colours });
    await breaksNoRule(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out').toBe(true);
    // Below a short page, the footer ends with the window.
    await open(page, '?q=zeppelinzeppelin', { width, colours, height: 3000 });
    const { bottom } = await footer(page).evaluate((it) => it.getBoundingClientRect().toJSON());
    expect(Math.round(bottom)).toBe(3000);
  });
}

test('a frame shows no footer', async ({ page, themed }) => {
  await page.setContent(`<iframe title="Roles" src="${themed}?embed=1"></iframe>`);
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Find your place at Larkspindle');
  await expect(frame.locator('.site-footer')).toBeHidden();
});

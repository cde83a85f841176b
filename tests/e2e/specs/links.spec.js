// Links in the text of a role's page to another page, as authors write them: from file to file.

import { expect, open, ready, test } from '../fixtures.js';
import * as embedded from '../host.js';

const ROLE = 'roles/product/product-manager/';
const PAGES = { role: ROLE, level: `${ROLE}senior-product-manager/` };
const NAME = 'What product designers bring along';
const TARGET = /\/roles\/design\/product-designer\/#requirements$/;

/** The link, of those that the page has, in its text. */
const link = (page) => page.getByRole('link', { name: NAME }).first();

for (const siteOf of ['own', 'careers']) {
  test.describe(`on the site ${siteOf}`, () => {
    test.use({ siteOf });

    for (const [kind, path] of Object.entries(PAGES)) {
      test(`a link to a file leads from a ${kind} to the page of its role`, async ({ page }) => {
        await open(page, path);
        await link(page).click();
        await expect(page).toHaveURL(TARGET);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Product Designer');
        await expect(page.getByRole('heading', { name: 'Requirements', exact: true })).toBeInViewport();
        await page.reload();
        await ready(page);
        await expect(page).toHaveURL(TARGET);
      });
    }
  });
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false, siteOf: 'careers' });

  for (const [kind, path] of Object.entries(PAGES)) {
    test(`a link to a file leads from a ${kind} that was built to the page of its role`, async ({ page }) => {
      await page.goto(path);
      await link(page).click();
      await expect(page).toHaveURL(TARGET);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Product Designer');
    });
  }
});

for (const level of ['', 'senior-product-manager']) {
  embedded.test(`a link to a file leads to the page of its role in an element, level "${level}"`, async ({ page, host }) => {
    await host.open(
      `<role-book src="{site}catalog.json" role-path="product/product-manager" level="${level}" routing="hash"></role-book>`,
    );
    await link(page).click();
    await expect(embedded.title(embedded.roles(page))).toHaveText('Product Designer');
  });
}

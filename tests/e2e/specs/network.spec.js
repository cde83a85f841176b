// Roles come one by one over the network: ahead of time, late, or not at all.

import { expect, open, ready, test } from '../fixtures.js';

const PRODUCT_MANAGER = 'roles/product/product-manager';

const heading = (page) => page.getByRole('heading', { level: 1 });
const link = (page) => page.getByRole('list', { name: 'Roles' }).getByRole('link', { name: 'Product Manager', exact: true });
const text = `**/${PRODUCT_MANAGER}.md`;

/** The requests for the role's text so far. */
function requests(page) {
  const asked = [];
  page.on('request', (request) => request.url().endsWith(`${PRODUCT_MANAGER}.md`) && asked.push(request.url()));
  return asked;
}

for (const siteOf of ['own', 'careers']) {
  test.describe(`on the ${siteOf} site`, () => {
    test.use({ siteOf });

    for (const [name, act] of [['hovering over', 'hover'], ['focusing', 'focus']]) {
      test(`${name} a link fetches its role ahead, once`, async ({ page }) => {
        const asked = requests(page);
        await open(page, '');
        const response = page.waitForResponse(text);
        await link(page)[act]();
        await response;
        await link(page).click();
        await expect(heading(page)).toHaveText('Product Manager');
        expect(asked).toHaveLength(1);
      });
    }

    test('a page holds its own text', async ({ page }) => {
      const asked = requests(page);
      await open(page, `${PRODUCT_MANAGER}/`);
      await page.getByRole('navigation', { name: 'Levels' }).getByRole('link', { name: /^Senior Product/ }).click();
      await expect(heading(page)).toHaveText('Senior Product Manager');
      expect(asked).toEqual([]);
    });

    test('a role that is slow to come is shown once it is there', async ({ page }) => {
      let admit;
      const wait = new Promise((resolve) => (admit = resolve));
      await page.route(text, async (route) => {
        await wait;
        await route.continue();
      });
      await open(page, '');
      await link(page).click();
      admit();
      await expect(heading(page)).toHaveText('Product Manager');
      await expect(page.getByRole('region', { name: 'Not your job' })).toBeVisible();
    });

    test('who filters while a role is slow to come stays in the directory', async ({ page }) => {
      await open(page, '');
      await link(page).click();
      await expect(heading(page)).toHaveText('Product Manager');
      await page.goBack();
      let admit;
      const wait = new Promise((resolve) => (admit = resolve));
      await page.route(text, async (route) => {
        await wait;
        await route.continue();
      });
      await page.reload();
      await ready(page);
      await page.evaluate(() => history.forward());
      await expect(page.locator('[aria-busy=true]')).toHaveCount(1);
      await page.getByRole('checkbox', { name: /^Product/ }).check();
      const response = page.waitForResponse(text);
      admit();
      await response;
      await expect(page.locator('[aria-busy]')).toHaveCount(0);
      await expect(page).toHaveURL('?department=product');
      // Nor does it come later.
      await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
      await expect(heading(page)).toHaveText('Find your role');
      await page.goBack();
      await expect(heading(page)).toHaveText('Product Manager');
    });

    test.describe('where the network fails', () => {
      test.use({ expectedNoise: [/ERR_FAILED|Failed to fetch/] });

      test('a role that does not come says so, and comes when it is asked for again', async ({ page }) => {
        await open(page, '');
        await page.route(text, (route) => route.abort());
        await link(page).click();
        await expect(page).toHaveURL(`${PRODUCT_MANAGER}/`);
        await expect(heading(page)).toHaveText('Product Manager');
        const again = page.getByRole('link', { name: 'Try again' });
        await expect(again).toBeVisible();
        await page.unroute(text);
        await again.click();
        await expect(page.getByRole('region', { name: 'Not your job' })).toBeVisible();
        await expect(again).toHaveCount(0);
        await page.goBack();
        await expect(heading(page)).toHaveText('Find your role');
      });

      test('the search goes on in what is known, and says so', async ({ page }) => {
        await page.route('**/pages.json*', (route) => route.abort());
        await open(page, '?q=writer');
        await expect(page.getByRole('link', { name: 'Technical Writer', exact: true })).toBeVisible();
      });
    });
  });
}

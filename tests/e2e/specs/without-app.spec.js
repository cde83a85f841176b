// Where the app cannot run, or does not come, the pages are there all the same, and nothing on them pretends.

import { SITES } from '../built-site.js';
import { expect, test } from '../fixtures.js';
import { headersFor, rulesOf } from '../headers.js';
import { serve } from '../server.js';

const heading = (page) => page.getByRole('heading', { level: 1 });

/** Reads on from page to page as a visitor does whose browser only knows links. */
async function readOn(page, path = '') {
  await page.goto(path);
  await expect(heading(page)).toHaveText('Find your role');
  await failed(page);

  await page.getByRole('link', { name: 'Product Manager', exact: true }).click();
  await expect(page).toHaveURL(/\/roles\/product\/product-manager\/$/);
  await expect(heading(page)).toHaveText('Product Manager');
  await expect(page.getByRole('region', { name: 'Not your job' })).toBeVisible();
  await failed(page);

  await page.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'Requirements' }).click();
  await expect(page).toHaveURL(/#requirements$/);
  await expect(page.getByRole('heading', { name: 'Requirements', exact: true })).toBeInViewport();

  await page.getByRole('navigation', { name: 'Levels' }).getByRole('link', { name: /^Senior Product/ }).click();
  await expect(heading(page)).toHaveText('Senior Product Manager');
  await failed(page);

  await page.getByRole('link', { name: 'Product', exact: true }).click();
  await expect(page).toHaveURL(/\/roles\/product\/$/);
  await expect(page.getByRole('link', { name: 'Technical Writer' })).toBeVisible();
  await failed(page);
}

/** Once it is known that the app does not come, all that needs it is gone. */
async function failed(page) {
  const fields = page.locator('#rolebook').locator('input, select, button');
  await expect(fields.filter({ visible: true })).toHaveCount(0);
  await expect(page.getByText(/Loading/)).toHaveCount(0);
}

for (const name of ['own', 'careers']) {
  test.describe(`the ${name} site`, () => {
    test.use({ siteOf: name });

    test.describe('without JavaScript', () => {
      test.use({ javaScriptEnabled: false });
      test('can be read', ({ page }) => readOn(page));
    });

    test.describe('with WebAssembly forbidden by policy', () => {
      test.use({ expectedNoise: [/WebAssembly|wasm/] });
      test('can be read', async ({ page }) => {
        const { folder, base } = SITES[name];
        const policy = headersFor(await rulesOf(folder), base)['content-security-policy'];
        expect(policy).toContain("'wasm-unsafe-eval'");
        const headers = { 'content-security-policy': policy.replace("'wasm-unsafe-eval'", '') };
        const server = await serve(folder, { base, headers });
        await readOn(page, server.url);
        await server.close();
      });
    });

    for (const [what, pattern] of Object.entries({ code: '**/*.wasm', glue: '**/app-*.js', catalog: '**/catalog.json*' })) {
      test.describe(`whose ${what} is not to be had`, () => {
        test.use({ expectedNoise: [/404|Failed to fetch dynamically imported module/] });
        test('can be read', async ({ page }) => {
          await page.route(pattern, (route) => route.fulfill({ status: 404, body: 'not found' }));
          await readOn(page);
        });
      });
    }

    test.describe('whose catalog is broken', () => {
      test.use({ expectedNoise: [/SyntaxError/] });
      test('can be read', async ({ page }) => {
        await page.route('**/catalog.json*', (route) => route.fulfill({ body: '{"site": ' }));
        await readOn(page);
      });
    });

    test.describe('whose host cuts the code off', () => {
      test.use({ expectedNoise: [/failed:|Failed to load|Failed to fetch/] });
      test('can be read', async ({ page }) => {
        await page.route('**/*.wasm', (route) => route.abort('connectionreset'));
        await readOn(page);
      });
    });
  });
}

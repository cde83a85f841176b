// Every page fits every width, in light and dark.

import { expect, open, test, WIDTHS } from '../fixtures.js';

const PATHS = ['', 'roles/product/product-manager/', 'roles/product/product-manager/senior-product-manager/'];

for (const path of PATHS) {
  for (const width of WIDTHS) {
    test(`/${path} does not scroll sideways at ${width} pixels`, async ({ page }) => {
      await open(page, path, { width });
      await expectNoSidewaysScroll(page);
    });
  }
}

test('dark and light differ and follow the system', async ({ page }) => {
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await open(page, '', { colours: 'light' });
  const light = await background();
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await background()).not.toBe(light);
});

test.describe('words, tables and code that are wider than the page', () => {
  test.use({ siteOf: 'harbour' });

  for (const width of [320, ...WIDTHS]) {
    for (const path of ['roles/crafts/wide-engineer/', 'roles/crafts/wide-engineer/wide-engineer/']) {
      test(`/${path} does not scroll sideways at ${width} pixels`, async ({ page }) => {
        await open(page, path, { width });
        await page.locator('details').evaluateAll((folds) => folds.forEach((fold) => (fold.open = true)));
        await expectNoSidewaysScroll(page);
        // Nothing is cut off instead.
        const text = await page.locator('main').boundingBox();
        for (const box of await page.locator('h1, h2, h3, li, p, pre, .scroll, summary').all()) {
          const { x, width } = (await box.boundingBox()) ?? { x: 0, width: 0 };
          expect(x + width).toBeLessThanOrEqual(text.x + text.width);
        }
      });
    }
  }
});

async function expectNoSidewaysScroll(page) {
  const excess = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(excess).toBeLessThanOrEqual(0);
}

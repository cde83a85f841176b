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

async function expectNoSidewaysScroll(page) {
  const excess = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(excess).toBeLessThanOrEqual(0);
}

// The interface in German, from right to left, and with large text.

import { expect, open, test, WIDTHS } from '../fixtures.js';

test.describe('in German', () => {
  // The host answers a page that it does not have with 404.
  test.use({ siteOf: 'german', expectedNoise: [/404/] });

  test('the directory speaks German throughout', async ({ page }) => {
    await open(page, '');
    await expect(page.locator('.rolebook')).toHaveAttribute('lang', 'de');
    await expect(page.getByRole('searchbox', { name: 'Rollen durchsuchen' })).toBeVisible();
    await expect(page.getByRole('status')).toHaveText('2 Rollen');
    for (const facet of ['Abteilung', 'Stufe', 'Laufbahn']) {
      await expect(page.getByRole('group', { name: facet })).toBeVisible();
    }
    await page.getByRole('checkbox', { name: /^Produkt/ }).check();
    await expect(page.getByRole('status')).toHaveText('1 Rolle');
    await expect(page.getByRole('list', { name: 'Rollen', exact: true })).toBeVisible();
  });

  test('role, level and comparison speak German throughout', async ({ page }) => {
    await open(page, 'roles/produkt/produktmanagerin/');
    await expect(page.getByRole('navigation', { name: 'Stufen' })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Auf dieser Seite' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Nicht Ihre Aufgabe' })).toBeVisible();
    await expect(page.getByRole('list', { name: 'Muss' }).getByRole('listitem')).toHaveCount(2);
    await expect(page.getByRole('list', { name: 'Bonus' }).getByRole('listitem')).toHaveCount(1);
    await open(page, 'roles/produkt/produktmanagerin/senior-produktmanagerin/');
    await expect(page.getByRole('region', { name: 'Neu auf dieser Stufe' })).toBeVisible();
    await open(page, 'roles/produkt/produktmanagerin/senior-produktmanagerin/?compare=produktmanagerin');
    await expect(page.getByRole('region', { name: 'Vergleich' })).toContainText('Gleich');
  });

  test('no English word of the interface is left', async ({ page }) => {
    for (const path of ['', '?q=nichts', 'roles/produkt/produktmanagerin/', 'hier/nicht/']) {
      test.info().annotations.push({ type: 'path', description: path });
      await open(page, path);
      const text = await page.locator('#rolebook').innerText();
      expect(text).not.toMatch(/\b(the|and|roles?|level|search|clear|not|this|page|with)\b/i);
    }
  });
});

test.describe('from right to left', () => {
  test.use({ siteOf: 'arabic' });

  for (const width of WIDTHS) {
    test(`nothing leaves the page at ${width} pixels`, async ({ page }) => {
      for (const path of ['', 'roles/product/product-manager/']) {
        await open(page, path, { width });
        await expect(page.locator('.rolebook')).toHaveAttribute('dir', 'rtl');
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(wider).toBeLessThanOrEqual(0);
      }
    });
  }

  test('the contents stand on the right of the text', async ({ page }) => {
    await open(page, 'roles/product/product-manager/');
    const contents = await page.getByRole('navigation', { name: 'On this page' }).boundingBox();
    const text = await page.getByRole('article').boundingBox();
    expect(contents.x).toBeGreaterThan(text.x + text.width / 2);
  });
});

test.describe('with text twice as large', () => {
  for (const width of [360, 1440]) {
    for (const path of ['', 'roles/product/product-manager/', 'roles/product/product-manager/senior-product-manager/']) {
      test(`all of /${path} can be read at ${width} pixels`, async ({ page }) => {
        await open(page, path, { width });
        // What a visitor does who sets a larger letter in the browser: every length in rem follows.
        await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(wider).toBeLessThanOrEqual(0);
        const cut = await page.evaluate(() =>
          [...document.querySelectorAll('#rolebook :is(h1, h2, h3, p, a, label, button, li)')]
            .filter((element) => getComputedStyle(element).overflow === 'hidden')
            .filter((element) => element.scrollWidth > element.clientWidth + 1)
            .map((element) => element.outerHTML),
        );
        expect(cut).toEqual([]);
      });
    }
  }
});

// The interface in German, from right to left, and with large text.

import { expect, open, test, WIDTHS } from '../fixtures.js';

test.describe('in German', () => {
  // The host answers a page that it does not have with 404.
  test.use({ siteOf: 'german', expectedNoise: [/404/] });

  test('the directory speaks German throughout', async ({ page }) => {
    await open(page, '');
    await expect(page.locator('.rolebook')).toHaveAttribute('lang', 'de');
    await expect(page.getByRole('searchbox', { name: 'Rollen durchsuchen' })).toBeVisible();
    await expect(page.getByRole('status')).toHaveText('3 Rollen');
    // Everybody is on one track, which divides nothing.
    for (const facet of ['Abteilung', 'Stufe']) {
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
    await expect(page.getByRole('region', { name: 'Vergleich' })).toContainText('Gleich (');
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

  test('the interface is read in its own direction', async ({ page }) => {
    await open(page, 'roles/engineering/backend-engineer/');
    const kind = page.locator('.kind').first();
    await expect(kind).toHaveText('Must have 2');
    // The number stands behind the words, to the right of them.
    const [word, number] = await kind.evaluate((element) => {
      const range = document.createRange();
      const left = (node) => {
        range.selectNodeContents(node);
        return range.getBoundingClientRect().left;
      };
      return [left(element.firstChild), left(element.lastChild)];
    });
    expect(word).toBeLessThan(number);
  });

  test('the contents stand on the right of the text', async ({ page }) => {
    await open(page, 'roles/product/product-manager/');
    const contents = await page.getByRole('navigation', { name: 'On this page' }).boundingBox();
    const text = await page.getByRole('article').boundingBox();
    expect(contents.x).toBeGreaterThan(text.x + text.width / 2);
  });
});

test.describe('in Japanese', () => {
  test.use({ siteOf: 'japanese' });
  const ROLE = 'roles/企画/プロダクトマネージャー/';

  test('a word is found that the file has on two lines, and is marked', async ({ page }) => {
    await open(page, '');
    await page.getByRole('searchbox').fill('読めるように');
    await expect(page.getByRole('status')).toHaveText('1 role');
    await expect(page.locator('mark')).toHaveText('読めるように');
    // The same letters in other widths, and taken apart as some keyboards send them.
    await page.getByRole('searchbox').fill('ｶﾞｲﾄﾞ');
    await expect(page.getByRole('link', { name: 'ガイド制作者' })).toBeVisible();
    await page.getByRole('searchbox').fill('ガイド'.normalize('NFD'));
    await expect(page.getByRole('link', { name: 'ガイド制作者' })).toBeVisible();
  });

  test('lines are joined without a space, and what is bold is bold', async ({ page }) => {
    await open(page, ROLE);
    await expect(page.getByRole('article')).toContainText('学んだことを書き残し、次の一歩を決めます。');
    await expect(page.locator('strong')).toHaveText('「何をしないか」');
  });

  test('a footnote stands on the page of the level, and leads back', async ({ page }) => {
    await open(page, `${ROLE}シニアプロダクトマネージャー/`);
    await page.getByRole('link', { name: '1', exact: true }).first().click();
    await expect(page.locator('#rolebook-note-1')).toBeInViewport();
    await page.getByRole('link', { name: 'Back to the text' }).click();
    await expect(page.locator('#rolebook-note-1-mark')).toBeInViewport();
  });

  for (const width of WIDTHS) {
    test(`nothing leaves the page at ${width} pixels`, async ({ page }) => {
      for (const path of ['', ROLE, `${ROLE}?compare=開発/バックエンドエンジニア`]) {
        await open(page, path, { width });
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(wider).toBeLessThanOrEqual(0);
      }
    });
  }
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

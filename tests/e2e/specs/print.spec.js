// What comes out on paper: clean sheets.

import { expect, open, test, VIEWS } from '../fixtures.js';

/** What is printed, and something that it says. */
const SHEETS = {
  role: 'Keep a roadmap for your area',
  level: 'Keep a roadmap for your area',
  comparison: 'The same (',
};

/** Opens a page as a printer sees it, at the width of a sheet of A4 within its margins. */
async function print(page, path, colours = 'light') {
  await open(page, path, { width: 670, colours });
  await page.emulateMedia({ media: 'print', colorScheme: colours });
}

for (const [view, words] of Object.entries(SHEETS)) {
  test(`a ${view} prints without anything to click through`, async ({ page }) => {
    await print(page, VIEWS[view]);
    for (const role of ['navigation', 'button', 'searchbox', 'checkbox', 'banner']) {
      await expect(page.getByRole(role), role).toHaveCount(0);
    }
    await expect(page.getByRole('link', { name: 'Swap sides' })).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(
      page.getByRole('article').locator('li, summary').filter({ hasText: words }).filter({ visible: true }).first(),
    ).toBeVisible();
  });

  test(`a ${view} prints black on white from dark mode too`, async ({ page }) => {
    await print(page, VIEWS[view], 'dark');
    const colours = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.querySelector('.rolebook'));
      return { color, backgroundColor, around: getComputedStyle(document.documentElement).backgroundColor };
    });
    expect(colours).toEqual({
      color: 'rgb(0, 0, 0)',
      backgroundColor: 'rgb(255, 255, 255)',
      around: 'rgb(255, 255, 255)',
    });
  });

  test(`a ${view} prints its links as footnotes`, async ({ page }) => {
    await open(page, VIEWS[view]);
    const notes = page.locator('main').getByRole('heading', { name: 'Links', exact: true });
    await expect(notes, 'on screen').toHaveCount(0);
    await page.emulateMedia({ media: 'print' });
    await expect(notes).toBeVisible();
    const addresses = await page.locator('.footnotes').getByRole('listitem').allTextContents();
    const links = await page.locator('article a[href*="://"]').evaluateAll((links) =>
      links.map((link) => ({
        href: link.href,
        number: link.dataset.note,
        isShown: getComputedStyle(link, '::after').content !== 'none',
      })),
    );
    expect(new Set(links.map(({ href }) => href))).toEqual(new Set(addresses));
    for (const { href, number, isShown } of links) {
      expect({ number, isShown }, href).toEqual({ number: `${addresses.indexOf(href) + 1}`, isShown: true });
    }
  });

  test(`a ${view} prints no split items, and headings with what follows them`, async ({ page }) => {
    await print(page, VIEWS[view]);
    const kept = await page.locator('main').evaluate((main) => {
      const all = (selector, property) => [
        ...new Set([...main.querySelectorAll(selector)].map((element) => getComputedStyle(element)[property])),
      ];
      const headings = 'h2, h3, h4, h5, h6';
      // A heading that is no block is kept with nothing.
      return [all('li', 'breakInside'), all(headings, 'breakAfter'), all(headings, 'display')];
    });
    expect(kept).toEqual([['avoid'], ['avoid'], ['block']]);
  });
}

test('what is folded on screen is open on paper', async ({ page }) => {
  await open(page, 'roles/engineering/backend-engineer/');
  const text = page.getByText('You know queues, fairness and back-pressure');
  await expect(text).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(text).toBeVisible();
});

test('a comparison prints in two columns with its states in words', async ({ page }) => {
  await print(page, 'roles/engineering/backend-engineer/senior-backend-engineer/?compare=staff-backend-engineer');
  await expect(page.getByText('Reworded', { exact: true }).first()).toBeVisible();
  const [one, other] = await Promise.all(
    ['deletion', 'insertion'].map((name) => page.getByRole(name).last().boundingBox()),
  );
  expect(one.y).toBe(other.y);
  expect(one.x).toBeLessThan(other.x);
});

test('a comparison prints what is the same only where it was opened', async ({ page }) => {
  const path = 'roles/engineering/backend-engineer/senior-backend-engineer/?compare=staff-backend-engineer';
  await print(page, path);
  const same = page.locator('.alike').first();
  await expect(same.getByRole('listitem').first()).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await same.locator('summary').click();
  await page.emulateMedia({ media: 'print' });
  await expect(same.getByRole('listitem').first()).toBeVisible();
});

test('a page makes a document of sheets', async ({ page }) => {
  await open(page, VIEWS.role);
  const document = await page.pdf({ format: 'A4' });
  expect(document.subarray(0, 5).toString()).toBe('%PDF-');
});

test('each sheet has the names of the page and of the site, and the address', async ({ page }) => {
  await open(page, VIEWS.role);
  await page.getByRole('navigation', { name: 'Levels' }).getByRole('link', { name: /^Senior/ }).click();
  await expect(page).toHaveTitle(/^Senior/);
  await page.pdf({ format: 'A4' });
  // Of the page that is shown, and not of the one that the visit began with.
  await page.emulateMedia({ media: 'print' });
  const printed = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return ['--sheet-title', '--sheet-address'].map((name) => JSON.parse(style.getPropertyValue(name)));
  });
  expect(printed).toEqual(['Senior Product Manager – Larkspindle', page.url()]);
});

test('without the script, they stand on top', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto(VIEWS.role);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('head > title')).toBeVisible();
  const address = await page.locator('[rel=canonical]').evaluate((link) => [link.href, getComputedStyle(link, '::after').content]);
  expect(address[1]).toBe(`"${address[0]}"`);
  await context.close();
});

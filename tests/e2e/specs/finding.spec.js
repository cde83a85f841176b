// Vacancies are found, what is asked holds for one of them, and hands that only type or only touch get there.

import { breaksNoRule } from '../axe.js';
import { facet, list, row, search, status } from '../directory.js';
import { expect, open, ready, test } from '../fixtures.js';

const titles = (page) => list(page).getByRole('heading', { level: 3 }).getByRole('link');
const box = (page, of, name) => facet(page, of).getByRole('checkbox', { name: new RegExp(`^${name} \\d+$`) });
const whole = async (page) => expect(status(page)).not.toContainText('until the rest has come');

const IN_PORTUGAL = ['Product Manager', 'Backend Engineer', 'User Researcher', 'Support Engineer'];

test.describe('a vacancy', () => {
  for (const [what, words, expected] of [
    ['town', 'lisbon', ['Product Manager', 'Support Engineer', 'User Researcher']],
    ['country', 'portugal', IN_PORTUGAL],
    ['code', 'PT', IN_PORTUGAL],
    ['remote work', 'remote', ['Product Manager', 'Backend Engineer', 'User Researcher']],
    ['employment', 'part-time', ['Product Manager', 'Support Engineer']],
    ['reference', 'LS-0420', ['Backend Engineer']],
    ['title', 'weekends', ['Support Engineer']],
  ]) {
    test(`is found by its ${what}`, async ({ page }) => {
      await open(page, `?q=${words}`);
      await whole(page);
      await expect(status(page)).not.toContainText('Shown instead');
      const shown = await titles(page).allTextContents();
      // Where other pages have the word in their text, they come behind.
      expect(shown.slice(0, expected.length).sort()).toEqual([...expected].sort());
    });
  }

  test('is named by its match, with where it is', async ({ page }) => {
    await open(page, '?q=senior product portugal');
    await expect(titles(page).first()).toHaveText('Product Manager');
    const match = row(page, 'Product Manager').getByRole('link', { name: /^Senior Product Manager, Lisbon, Portugal or Leipzig/ });
    await expect(match.locator('mark').first()).toHaveText('Portugal');
    await match.click();
    await expect(page).toHaveURL(/\/product-manager\/senior-product-manager\/$/);
  });

  test('is asked for together with its level', async ({ page }) => {
    await open(page, '?level=staff&open=1');
    await expect(titles(page).getByText('Backend Engineer')).toHaveCount(0);
    await open(page, '?level=senior&open=1');
    const level = row(page, 'Backend Engineer').getByRole('link', { name: 'Senior Backend Engineer, Open: Remote' });
    await level.click();
    await expect(page).toHaveURL(/\/backend-engineer\/senior-backend-engineer\/$/);
  });
});

test('an empty result says which word has no match, and leads on without it', async ({ page }) => {
  await open(page, '?q=product zeppelin&open=1');
  await expect(status(page)).toContainText('No role has “zeppelin”.');
  await page.getByRole('link', { name: /^Without “zeppelin”: \d+ roles?$/ }).click();
  await expect(page).toHaveURL('?q=product&open=1');
  await expect(titles(page).first()).toHaveText('Product Manager');
  await page.goBack();
  await expect(search(page)).toHaveValue('product zeppelin');
  await expect(status(page)).toContainText('No role has “zeppelin”.');
});

test.describe('facets of vacancies', () => {
  test('are a link, narrow one another, and go back', async ({ page }) => {
    await open(page, '?country=pt&place=Lisbon&remote=1');
    await expect(titles(page)).toHaveText(['Product Manager', 'User Researcher']);
    await expect(box(page, 'Place', 'Lisbon')).toBeChecked();
    await expect(box(page, 'Country', 'Portugal')).toBeChecked();
    await box(page, 'Employment', 'Temporary').check();
    await expect(page).toHaveURL('?place=Lisbon&country=pt&remote=1&employment=temporary');
    await expect(titles(page)).toHaveText(['User Researcher']);
    await page.getByRole('link', { name: 'Remove Place: Lisbon' }).click();
    await expect(page).toHaveURL('?country=pt&remote=1&employment=temporary');
    await page.goBack();
    await page.goBack();
    await expect(titles(page)).toHaveText(['Product Manager', 'User Researcher']);
    await expect(box(page, 'Employment', 'Temporary')).not.toBeChecked();
  });

  test('break no rule, opened on a phone and on a desktop', async ({ page }) => {
    await open(page, '?level=senior&open=1');
    await breaksNoRule(page);
  });

  test('are not promised where no script runs', async ({ browser, site }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(site);
    await expect(page.getByRole('checkbox')).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^Show/ })).toHaveCount(0);
    await context.close();
  });
});

test.describe('on a phone', () => {
  const PHONE = { width: 390, height: 844 };
  /** Where a keyboard of 336 pixels begins. */
  const KEYBOARD = PHONE.height - 336;

  for (const words of ['engineer', 'lisbon', 'product manager']) {
    test(`the first result for “${words}” stands above the keyboard`, async ({ page }) => {
      await open(page, '', PHONE);
      await search(page).click();
      await search(page).pressSequentially(words);
      await whole(page);
      await expect(titles(page).first()).toBeVisible();
      const { y, height } = await titles(page).first().boundingBox();
      expect(y + height).toBeLessThanOrEqual(KEYBOARD);
    });
  }

  test('the filter says how many roles it leaves, and closes over them', async ({ page }) => {
    await open(page, '', PHONE);
    await expect(page.getByRole('checkbox', { name: /^Open \d+$/ })).toBeVisible();
    await page.getByText('Filter', { exact: true }).click();
    await box(page, 'Place', 'Leipzig').check();
    const show = page.getByRole('button', { name: 'Show 2 roles' });
    await expect(show).toBeInViewport();
    await show.click();
    await expect(facet(page, 'Place')).toBeHidden();
    await expect(titles(page).first()).toBeInViewport();
    await expect(page).toHaveURL('?place=Leipzig');
  });
});

test.describe('with keys', () => {
  test('a slash goes to the field, and arrows walk the results', async ({ page }) => {
    await open(page, '');
    await page.keyboard.press('/');
    await expect(search(page)).toBeFocused();
    await expect(search(page)).toHaveValue('');
    await page.keyboard.type('a/b');
    await expect(search(page)).toHaveValue('a/b');
    await search(page).fill('engineer');
    await whole(page);
    await page.keyboard.press('ArrowDown');
    await expect(titles(page).nth(0)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(titles(page).nth(1)).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(search(page)).toBeFocused();
    await expect(search(page)).toHaveValue('engineer');
  });

  test('Enter opens the only result, and no other', async ({ page }) => {
    await open(page, '');
    await search(page).fill('engineer');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('?q=engineer');
    await search(page).fill('LS-0420');
    await expect(titles(page)).toHaveText(['Backend Engineer']);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/roles\/engineering\/backend-engineer\/$/);
    await page.goBack();
    await expect(search(page)).toHaveValue('LS-0420');
  });
});

test('every link keeps the choice of what to compare', async ({ page }) => {
  const chosen = 'product/product-manager/senior-product-manager';
  await open(page, `?q=senior&compare=${chosen}`);
  const urls = await page.locator('main a:not(.asked a)').evaluateAll((links) => links.map((link) => link.href));
  expect(urls.length).toBeGreaterThan(10);
  // The other side of a comparison with a lower level of the same role is the chosen one.
  const keeps = (url) => decodeURIComponent(url).includes('senior-product-manager');
  expect(urls.filter((url) => !keeps(url))).toEqual([]);
  await page.getByRole('navigation', { name: 'Sort by' }).getByRole('link', { name: 'Department' }).click();
  await list(page).getByRole('link', { name: 'Engineering', exact: true }).click();
  await expect(page).toHaveURL(`?department=engineering&sort=department&compare=${encodeURIComponent(chosen)}`);
  await titles(page).first().click();
  await expect(page.getByRole('region', { name: 'Comparison' })).toBeVisible();
});

test.describe('from right to left', () => {
  test.use({ siteOf: 'arabic' });

  test('arrows walk the results, and no rule is broken', async ({ page }) => {
    await page.goto('');
    await ready(page);
    await page.keyboard.press('/');
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('.role h3 a').first()).toBeFocused();
    await breaksNoRule(page);
  });
});

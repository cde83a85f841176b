// Links, Back and Forward, and the URL.

import { expect, open, ready, test } from '../fixtures.js';

const PRODUCT_MANAGER = 'roles/product/product-manager/';

const heading = (page) => page.getByRole('heading', { level: 1 });
const search = (page) => page.getByRole('searchbox');
const roles = (page) => page.getByRole('heading', { level: 3 });
const box = (page, name) => page.getByRole('checkbox', { name });
const scroll = (page) => page.evaluate(() => Math.round(scrollY));

/** Waits until the place on the page was noted in the history. */
const noted = (page) => page.waitForFunction(() => Array.isArray(history.state) && history.state[1] === scrollY);

/** Where a new document was loaded, the mark that this leaves is gone. */
const mark = (page) => page.evaluate(() => (window.isSameDocument = true));
const isMarked = (page) => page.evaluate(() => window.isSameDocument === true);

test('a link opens a page without loading another document', async ({ page }) => {
  await open(page, '');
  await mark(page);
  await page.getByRole('link', { name: 'Product Manager', exact: true }).click();
  await expect(page).toHaveURL(PRODUCT_MANAGER);
  await expect(page).toHaveTitle(/^Product Manager – /);
  await expect(heading(page)).toHaveText('Product Manager');
  await expect(heading(page)).toBeFocused();
  expect(await isMarked(page)).toBe(true);
});

test('a link to a department opens what introduces it', async ({ page }) => {
  await open(page, '');
  await page.getByRole('link', { name: 'Product', exact: true }).click();
  await expect(heading(page)).toHaveText('Product');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['How a decision is made here', 'Roles']);
});

test('a link opens a page without a fade for those who mind motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, '');
  await mark(page);
  await page.getByRole('link', { name: 'Product Manager', exact: true }).click();
  await expect(heading(page)).toHaveText('Product Manager');
  await expect(heading(page)).toBeFocused();
  expect(await isMarked(page)).toBe(true);
});

test('a new page begins at its top', async ({ page }) => {
  await open(page, '', { height: 300 });
  await roles(page).last().getByRole('link').click();
  await expect(heading(page)).toBeFocused();
  expect(await scroll(page)).toBe(0);
});

test('every page opens by its own URL', async ({ page }) => {
  await open(page, PRODUCT_MANAGER + 'senior-product-manager/');
  await expect(heading(page)).toHaveText('Senior Product Manager');
  await page.reload();
  await ready(page);
  await expect(heading(page)).toHaveText('Senior Product Manager');
});

test('a click while one page fades into another is for the new page', async ({ page }) => {
  await open(page, PRODUCT_MANAGER);
  const { x, y, width, height } = await page.getByRole('link', { name: 'All roles' }).boundingBox();
  await open(page, '');
  const animations = await page.context().newCDPSession(page);
  await animations.send('Animation.enable');
  await animations.send('Animation.setPlaybackRate', { playbackRate: 0.01 });
  await page.getByRole('link', { name: 'Product Manager', exact: true }).click();
  await expect(heading(page)).toBeFocused();
  expect(await page.evaluate(() => document.getAnimations().length)).toBeGreaterThan(0);
  // At a place and not at an element: Playwright would wait until the fade is over.
  await page.mouse.click(x + width / 2, y + height / 2);
  await expect(heading(page)).toHaveText('Find your role');
  await expect(page).toHaveURL('');
});

test('back leads to the same place with the same focus', async ({ page }) => {
  await open(page, '', { height: 300 });
  const link = roles(page).last().getByRole('link');
  await link.scrollIntoViewIfNeeded();
  const before = await scroll(page);
  expect(before).toBeGreaterThan(0);
  await link.click();
  await expect(heading(page)).toBeFocused();
  await page.goBack();
  await expect(link).toBeFocused();
  expect(await scroll(page)).toBe(before);
});

test('forward leads to the same place too', async ({ page }) => {
  await open(page, '', { height: 300 });
  await page.getByRole('link', { name: 'Product Manager', exact: true }).click();
  await expect(heading(page)).toBeFocused();
  await page.evaluate(() => scrollTo(0, 400));
  await noted(page);
  await page.goBack();
  await expect(page).toHaveURL('');
  await expect(search(page)).toBeVisible();
  await page.goForward();
  await expect(heading(page)).toHaveText('Product Manager');
  expect(await scroll(page)).toBe(400);
});

test('a reload stays where one was', async ({ page }) => {
  await open(page, PRODUCT_MANAGER, { height: 300 });
  await page.evaluate(() => scrollTo(0, 400));
  await noted(page);
  await page.reload();
  await ready(page);
  expect(await scroll(page)).toBe(400);
});

test('typing filters, and back undoes all of it at once', async ({ page }) => {
  await open(page, '');
  const all = await roles(page).count();
  await search(page).pressSequentially('engineer');
  await expect(page).toHaveURL('?q=engineer');
  expect(await roles(page).count()).toBeLessThan(all);
  await expect(search(page)).toBeFocused();
  await page.goBack();
  await expect(page).toHaveURL('');
  await expect(search(page)).toHaveValue('');
  await expect(roles(page)).toHaveCount(all);
  await page.goForward();
  await expect(page).toHaveURL('?q=engineer');
  await expect(search(page)).toHaveValue('engineer');
});

test('each click on a facet can be undone', async ({ page }) => {
  await open(page, '');
  const all = await roles(page).count();
  await box(page, /^Product/i).check();
  await expect(page).toHaveURL('?department=product');
  await expect(box(page, /^Product/i)).toBeFocused();
  const products = await roles(page).count();
  await box(page, /^Senior/).first().check();
  await expect(page).toHaveURL('?department=product&level=senior');
  await page.goBack();
  await expect(page).toHaveURL('?department=product');
  await expect(box(page, /^Product/i)).toBeChecked();
  await expect(roles(page)).toHaveCount(products);
  await page.goBack();
  await expect(box(page, /^Product/i)).not.toBeChecked();
  await expect(roles(page)).toHaveCount(all);
});

test('a filter comes with its URL, and back from a role restores it', async ({ page }) => {
  await open(page, '?level=senior&utm_source=letter&q=product');
  await expect(search(page)).toHaveValue('product');
  await expect(box(page, /^Senior/).first()).toBeChecked();
  // At first only titles are searched, and the rows further down follow a moment later.
  await page.waitForLoadState('networkidle');
  const left = Number.parseInt(await page.locator('.outcome [role=status]').textContent(), 10);
  await expect(roles(page)).toHaveCount(left);
  await roles(page).first().getByRole('link').click();
  await expect(heading(page)).toBeFocused();
  await page.goBack();
  await expect(search(page)).toHaveValue('product');
  await expect(roles(page)).toHaveCount(left);
});

test('the way back to all roles keeps the keyboard on the page', async ({ page }) => {
  await open(page, '?department=product');
  await page.getByRole('link', { name: 'Clear all' }).click();
  await expect(page).toHaveURL('');
  await expect(box(page, /^Product/i)).not.toBeChecked();
  await expect(heading(page)).toBeFocused();
});

test('a fragment leads to its part, at the start and later', async ({ page }) => {
  await open(page, PRODUCT_MANAGER, { height: 300 });
  const ids = await page.locator('main h2[id]').evaluateAll((parts) => parts.map((part) => part.id));
  const id = ids.at(-1);
  await open(page, `${PRODUCT_MANAGER}#${encodeURIComponent(id)}`, { height: 300 });
  await expect(page.locator(`[id="${id}"]`)).toBeFocused();
  await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
});

test('a link with a key or to another tab is left to the browser', async ({ page, context }) => {
  await open(page, '');
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Product Manager', exact: true }).click({ modifiers: ['ControlOrMeta'] });
  await opened;
  await expect(page).toHaveURL('');
});

test.describe('where there is no page', () => {
  test.use({ expectedNoise: [/404/] });

  test('the page says so and leads back', async ({ page }) => {
    await open(page, 'roles/product/wizard/');
    await expect(heading(page)).toBeVisible();
    await page.locator('main a').first().click();
    await expect(search(page)).toBeVisible();
    await expect(page).toHaveURL('');
  });
});

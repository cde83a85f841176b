// The directory: every role, and the filter that narrows it.

import { expect, open, test } from '../fixtures.js';

const roles = (page) => page.getByRole('heading', { level: 3 });
const status = (page) => page.getByRole('status');
const search = (page) => page.getByRole('searchbox', { name: 'Search roles' });
const choice = (page, facet, name) =>
  page.getByRole('group', { name: facet }).getByRole('checkbox', { name: new RegExp(`^${name}( \\d+)?$`) });

/** Ticks a box of a facet, which is folded away on narrow screens. */
async function tick(page, facet, name) {
  const box = choice(page, facet, name);
  if (!(await box.isVisible())) await page.locator('summary').click();
  await box.click();
}

test('every role stands below its department', async ({ page }) => {
  await open(page, '');
  await expect(page).toHaveTitle('Larkspindle');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Find your role');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([
    'Product',
    'Engineering',
    'Design',
    'People',
    'Customer',
  ]);
  await expect(roles(page)).toHaveCount(14);
  await expect(status(page)).toHaveText('14 roles');
  await expect(page.getByRole('link', { name: 'Clear all' })).toBeHidden();
});

test('a role leads to its page and the way back leads home', async ({ page }) => {
  await open(page, '');
  await page.getByRole('link', { name: 'Product Manager', exact: true }).click();
  await expect(page).toHaveURL(/\/roles\/product\/product-manager\/$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Product Manager');
  await page.getByRole('link', { name: 'All roles' }).click();
  await expect(roles(page)).toHaveCount(14);
});

test('typed words narrow the list and stand in the url', async ({ page }) => {
  await open(page, '');
  await search(page).pressSequentially('roadmap');
  await expect(page).toHaveURL(/\?q=roadmap$/);
  await expect(roles(page).filter({ hasText: 'Product Manager' })).toBeVisible();
  const left = await roles(page).count();
  expect(left).toBeLessThan(14);
  await expect(status(page)).toHaveText(`${left} role${left === 1 ? '' : 's'}`);
  await expect(search(page)).toBeFocused();
  await expect(search(page)).toHaveValue('roadmap');
});

test('a letter typed into the middle of a word stays where it was typed', async ({ page }) => {
  await open(page, '?q=rodmap');
  await search(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('a');
  await expect(search(page)).toHaveValue('roadmap');
  expect(await search(page).evaluate((input) => input.selectionStart)).toBe(3);
});

test('words that no role has say so and offer the way back to all', async ({ page }) => {
  await open(page, '?q=zeppelin');
  await expect(status(page)).toHaveText('No roles match');
  await page.getByRole('main').getByRole('link', { name: 'Clear all' }).first().click();
  await expect(roles(page)).toHaveCount(14);
  await expect(search(page)).toHaveValue('');
});

test('departments add up and levels narrow them', async ({ page }) => {
  await open(page, '');
  await tick(page, 'Department', 'Product');
  await expect(page).toHaveURL(/\?department=product$/);
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Product']);
  await tick(page, 'Department', 'Design');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Product', 'Design']);
  await tick(page, 'Level', 'Senior');
  await expect(page).toHaveURL(/\?department=design&department=product&level=senior$/);
  await expect(choice(page, 'Level', 'Senior')).toBeChecked();
  const left = await roles(page).count();
  await expect(status(page)).toHaveText(`${left} role${left === 1 ? '' : 's'}`);
});

test('a count says how many roles the click would leave', async ({ page }) => {
  await open(page, '');
  const label = page.getByRole('group', { name: 'Department' }).locator('label', { hasText: 'Engineering' });
  const count = Number(await label.locator('.count').textContent());
  await tick(page, 'Department', 'Engineering');
  await expect(roles(page)).toHaveCount(count);
});

test('clearing takes every part of the filter off', async ({ page }) => {
  await open(page, '?q=customer&department=product&level=senior');
  await expect(choice(page, 'Department', 'Product')).toBeChecked();
  await expect(search(page)).toHaveValue('customer');
  await page.getByRole('main').getByRole('link', { name: 'Clear all' }).first().click();
  await expect(page).toHaveURL((url) => url.pathname === '/' && url.search === '');
  await expect(roles(page)).toHaveCount(14);
  await expect(search(page)).toHaveValue('');
  await expect(choice(page, 'Department', 'Product')).not.toBeChecked();
});

test('a filter in any order and with unknown parts is understood', async ({ page }) => {
  await open(page, '?level=senior&utm_source=letter&department=product&level=wizard');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Product']);
  await expect(choice(page, 'Level', 'Senior')).toBeChecked();
});

// Back, Forward and reload: where one was, as one left it.

import { search } from '../directory.js';
import { expect, open, ready, test } from '../fixtures.js';

const scrolled = (page) => page.evaluate(() => Math.round(scrollY));

test('back restores the filter that a role was opened from', async ({ page }) => {
  await open(page, '?department=product');
  await search(page).pressSequentially('roadmap');
  await expect(page).toHaveURL(/q=roadmap/);
  await page.getByRole('link', { name: 'Product Manager', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Product Manager');
  await page.goBack();
  await expect(page).toHaveURL(/\?q=roadmap&department=product$/);
  await expect(search(page)).toHaveValue('roadmap');
  await expect(page.getByRole('checkbox', { name: /^Product/ })).toBeChecked();
  await page.goForward();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Product Manager');
});

test('back restores scroll and focus', async ({ page }) => {
  await open(page, '', { width: 390, height: 600 });
  const link = page.getByRole('link', { name: 'Recruiter', exact: true });
  await link.scrollIntoViewIfNeeded();
  const before = await scrolled(page);
  expect(before).toBeGreaterThan(300);
  await link.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Recruiter');
  expect(await scrolled(page)).toBe(0);
  await page.goBack();
  await expect(link).toBeFocused();
  await expect.poll(() => scrolled(page)).toBe(before);
});

test('typing is one step of the history', async ({ page }) => {
  await open(page, '');
  await search(page).pressSequentially('customer');
  await expect(page).toHaveURL(/q=customer$/);
  await page.goBack();
  await expect(page).toHaveURL((url) => url.search === '');
  await expect(search(page)).toHaveValue('');
  await expect(page.getByRole('status')).toHaveText('19 roles');
});

test('a reload keeps the page and the filter', async ({ page }) => {
  await open(page, '?q=customer&level=senior');
  // Once all texts have come.
  await expect(page.getByRole('status')).toHaveText(/^\d+ roles$/);
  const status = await page.getByRole('status').textContent();
  await page.reload();
  await ready(page);
  await expect(search(page)).toHaveValue('customer');
  await expect(page.getByRole('status')).toHaveText(status);
});

test('a reload keeps scroll and focus in a filtered list', async ({ page }) => {
  await open(page, '?q=team&sort=title', { width: 390, height: 600 });
  const link = page.getByRole('link', { name: 'Recruiter', exact: true });
  await link.scrollIntoViewIfNeeded();
  await link.focus();
  const before = await scrolled(page);
  expect(before).toBeGreaterThan(300);
  await page.waitForFunction((place) => history.state?.[1] === place && history.state[3], before);
  await page.reload();
  await ready(page);
  await expect(link).toBeFocused();
  expect(await scrolled(page)).toBe(before);
});

test('a link within the page leads to its section and back', async ({ page }) => {
  await open(page, 'roles/product/product-manager/', { height: 700 });
  const link = page.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'Requirements' });
  await link.scrollIntoViewIfNeeded();
  const before = await scrolled(page);
  await link.click();
  await expect(page).toHaveURL(/#requirements$/);
  await expect(page.getByRole('heading', { name: 'Requirements', exact: true })).toBeInViewport();
  await page.goBack();
  await expect(page).toHaveURL((url) => url.hash === '');
  await expect.poll(() => scrolled(page)).toBe(before);
});

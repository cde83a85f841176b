// In a host's page, vacancies are found and filtered as on the site, and keys that are typed elsewhere are the host's.

import { expect, expectState, roles, ROLES, test } from '../../host.js';

test('what a host sets as a query narrows the roles by their vacancies', async ({ page, host }) => {
  await host.open('<role-book src="{site}catalog.json" query="place=Lisbon&amp;employment=temporary"></role-book>');
  await expectState(roles(page), 'ready');
  await expect(page.locator('.role h3 a')).toHaveText(['User Researcher']);
  await expect(page.getByRole('checkbox', { name: /^Lisbon \d+$/ })).toBeChecked();
});

test('arrows walk the results, and a slash is left to the host', async ({ page, host }) => {
  await host.open(ROLES);
  await expectState(roles(page), 'ready');
  await page.keyboard.press('/');
  const field = page.getByRole('searchbox', { name: 'Search roles' });
  await expect(field).not.toBeFocused();
  await field.fill('lisbon');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.role h3 a').first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(field).toBeFocused();
});

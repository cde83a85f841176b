// What an element says besides its roles, and what stands in its slots.

import { expect, expectState, heard, roles, ROLES, set, test } from '../../host.js';

const SLOTS = `<role-book src="{site}catalog.json"><p>All roles elsewhere</p>
  <p slot="empty">Nobody is wanted</p><p slot="footer">Write to us</p></role-book>`;

/** Has the catalog wait until the function that it gives is called. */
async function waiting(page) {
  let go;
  const gone = new Promise((resolve) => (go = resolve));
  await page.route('**/catalog.json', async (route) => {
    await gone;
    await route.continue();
  });
  return go;
}

test('the children are seen until the roles are', async ({ page, host }) => {
  const comes = await waiting(page);
  await host.open(SLOTS);
  await expectState(roles(page), 'loading');
  await expect(page.getByText('All roles elsewhere')).toBeVisible();
  await expect(page.getByText('Write to us')).toBeVisible();
  await expect(page.getByText('Nobody is wanted')).toBeHidden();
  await expect(roles(page).getByRole('status')).toHaveText('Loading roles …');

  comes();
  await expectState(roles(page), 'ready');
  await expect(page.getByText('All roles elsewhere')).toBeHidden();
  await expect(page.getByText('Write to us')).toBeVisible();
  await expect(page.getByText('Nobody is wanted')).toBeHidden();
  await expect(roles(page).getByText('Loading roles …')).toBeHidden();
});

test('where there are no roles the host has the word, or the element', async ({ page, host }) => {
  await page.route('**/catalog.json', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), roles: [] } });
  });
  await host.open(SLOTS + ROLES);
  await expectState(roles(page), 'empty');
  await expect(page.getByText('Nobody is wanted')).toBeVisible();
  await expect(page.getByText('All roles elsewhere')).toBeHidden();
  await expect(page.getByText('Write to us')).toBeVisible();
  await expectState(roles(page, 1), 'empty');
  await expect(roles(page, 1).getByText('No roles at the moment.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'All roles' })).toBeHidden();
});

test('a department that has no roles is empty, and another one is not', async ({ page, host }) => {
  await host.open('<role-book src="{site}catalog.json" department="astronomy"></role-book>');
  await expectState(roles(page), 'empty');
  await set(roles(page), { department: 'people' });
  await expectState(roles(page), 'ready');
  await expect(roles(page).getByRole('link', { name: 'Recruiter', exact: true })).toBeVisible();
  await set(roles(page), { department: 'astronomy' });
  await expectState(roles(page), 'empty');
  await expect(roles(page).getByRole('link', { name: 'Recruiter', exact: true })).toBeHidden();
});

test('an element without any source is empty', async ({ page, host }) => {
  await host.open('<role-book></role-book>');
  await expectState(roles(page), 'empty');
  expect(await heard(page)).toEqual([]);
});

test('a role that is not there is said not to be', async ({ page, host }) => {
  await host.open('<role-book src="{site}catalog.json" role-path="product/astronaut"></role-book>');
  await expectState(roles(page), 'ready');
  await expect(roles(page).locator('h1')).toHaveText(/not|no longer/i);
});

test('a search without results is said by the directory, for there are roles', async ({ page, host }) => {
  await host.open('<role-book src="{site}catalog.json" query="q=zeppelin"></role-book>');
  await expectState(roles(page), 'ready');
  await expect(roles(page).getByText('No roles match')).toBeVisible();
});

test('states can be styled from outside', async ({ page, host }) => {
  await host.open(ROLES, { policy: null, head: '<style>role-book:state(ready) { outline: 3px solid }</style>' });
  await expect(roles(page)).toHaveCSS('outline-width', '3px');
});

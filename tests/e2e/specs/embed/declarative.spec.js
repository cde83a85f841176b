// A list that the host's server has written into the element's own tree.

import { expect, expectState, roles, test } from '../../host.js';

const LIST = '<ul><li><a href="{site}roles/people/recruiter/">Recruiter, from the server</a></li></ul>';
const ELEMENT = `<role-book src="{site}catalog.json"><template shadowrootmode="open">${LIST}</template></role-book>`;

const written = (page) => roles(page).getByRole('link', { name: 'Recruiter, from the server' });

test('is shown until the roles are, and then gives way to them', async ({ page, host }) => {
  let admit;
  const wait = new Promise((resolve) => (admit = resolve));
  await page.route('**/catalog.json', async (route) => {
    await wait;
    await route.continue();
  });
  await host.open(ELEMENT);
  await expectState(roles(page), 'loading');
  await expect(written(page)).toBeVisible();
  admit();
  await expectState(roles(page), 'ready');
  await expect(written(page)).toBeHidden();
  await expect(roles(page).getByRole('link', { name: 'Recruiter', exact: true })).toBeVisible();
});

test('gives way to children', async ({ page, host }) => {
  await page.route('**/catalog.json', () => {});
  await host.open(ELEMENT.replace('</role-book>', '<a href="{site}">All roles</a></role-book>'));
  await expectState(roles(page), 'loading');
  await expect(page.getByRole('link', { name: 'All roles' })).toBeVisible();
  await expect(written(page)).toBeHidden();
});

test('is there without a script', async ({ browser, host, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.setContent(host.fill(ELEMENT));
  await expect(page.getByRole('link', { name: 'Recruiter, from the server' })).toHaveAttribute('href', `${site}roles/people/recruiter/`);
  await context.close();
});

// The list of roles that an element shows before the app is there.

import { breaksNoRule } from '../../axe.js';
import { expect, expectState, heard, roles, ROLES, test } from '../../host.js';

const field = (page) => roles(page).getByRole('searchbox', { name: 'Search roles' });

/** Has the app wait until the function that it gives is called. */
async function waiting(page) {
  let admit;
  const wait = new Promise((resolve) => (admit = resolve));
  await page.route('**/*.wasm', (route) => wait.then(() => route.continue()));
  return admit;
}

test('says what the app begins with, and where it leads', async ({ page, host, site }) => {
  const admit = await waiting(page);
  await host.open(`<main><h1>Work here</h1>${ROLES}</main>`);
  const row = roles(page).getByRole('listitem').filter({ hasText: 'Product Manager' }).last();
  await expect(row.getByRole('link')).toHaveAttribute('href', `${site}roles/product/product-manager/`);
  await expect(row).toContainText('Open: Lisbon, Leipzig');
  await expect(page.getByRole('link', { name: 'All roles' }), "the host's own content").toBeHidden();
  await expectState(roles(page), 'loading');
  await breaksNoRule(page);
  const said = async () => {
    const headings = await roles(page).locator('h2, h3').allTextContents();
    // The app adds where else one can work, and its title is of the first level.
    return headings.map((heading) => heading.replace(/\s*Open(:.*)?$/, '')).filter((heading) => heading !== 'Find your role');
  };
  const before = await said();
  const { x, y } = await row.getByRole('link').boundingBox();
  admit();
  await expectState(roles(page), 'ready');
  expect(await said()).toEqual(before);
  const after = await roles(page).getByRole('link', { name: 'Product Manager', exact: true }).boundingBox();
  expect(Math.abs(after.x - x), 'nothing moves aside').toBeLessThan(2);
  expect(Math.abs(after.y - y), 'nor down').toBeLessThan(80);
});

test('passes on what was typed, and the focus', async ({ page, host }) => {
  const admit = await waiting(page);
  await host.open(ROLES);
  await field(page).fill('roadmap');
  await field(page).press('Enter');
  admit();
  await expectState(roles(page), 'ready');
  await expect(field(page)).toHaveValue('roadmap');
  await expect(field(page)).toBeFocused();
  await expect(roles(page).getByRole('status').filter({ hasText: /^4 roles/ })).toBeVisible();
});

test('is in German where the element is', async ({ page, host }) => {
  await waiting(page);
  await host.open('<role-book src="{site}catalog.json" lang="de"></role-book>');
  await expect(roles(page).getByRole('heading', { name: 'Finden Sie Ihre Rolle' })).toBeVisible();
});

test("has the site's own words", async ({ page, host }) => {
  const admit = await waiting(page);
  await page.route('**/catalog.json', async (route) => {
    const response = await route.fetch();
    const catalog = await response.json();
    catalog.site.messages = 'de.directory=Stellen\nen.directory=Jobs on the water\nen.open=Hiring\n';
    await route.fulfill({ response, json: catalog });
  });
  await host.open(ROLES);
  const heading = roles(page).getByRole('heading', { name: 'Jobs on the water' });
  await expect(heading).toBeVisible();
  await expect(roles(page).getByText('Hiring: Lisbon, Leipzig')).toBeVisible();
  admit();
  await expectState(roles(page), 'ready');
  await expect(heading).toBeVisible();
});

for (const routing of ['query', 'hash']) {
  test(`opens a role in place with routing by ${routing}, and Back leads to the list`, async ({ page, host }) => {
    const admit = await waiting(page);
    await host.open(`<role-book src="{site}catalog.json" routing="${routing}"></role-book>`);
    const link = roles(page).getByRole('link', { name: 'Product Manager', exact: true });
    await link.click();
    await expect(link, 'the app is not there').toBeVisible();
    admit();
    await expect(roles(page).locator('h1')).toHaveText('Product Manager');
    await expect(page).toHaveURL(/role-book=roles\/product\/product-manager\/$/);
    expect(await heard(page, 'navigate')).toEqual([expect.objectContaining({ view: 'role', path: 'product/product-manager' })]);
    await page.goBack();
    await expect(roles(page).locator('h1')).toHaveText('Find your role');
    await expect(page).not.toHaveURL(/role-book/);
  });
}

test('asks a host that opens pages itself, before the app is there', async ({ page, host }) => {
  const admit = await waiting(page);
  await host.open(ROLES);
  await page.evaluate(() => {
    addEventListener('role-book-navigate', (event) => {
      event.preventDefault();
      event.target.rolePath = event.detail.path;
    });
  });
  await roles(page).getByRole('link', { name: 'Product Manager', exact: true }).click();
  admit();
  await expect(roles(page).locator('h1')).toHaveText('Product Manager');
  expect(page.url()).toBe(`${host.url}jobs`);
  expect(await heard(page, 'navigate')).toEqual([expect.objectContaining({ view: 'role', path: 'product/product-manager' })]);
});

test('is not shown where the document names a role', async ({ page, host }) => {
  await waiting(page);
  const book = page.waitForResponse('**/book-*.js');
  await host.open('<role-book src="{site}catalog.json" routing="hash"></role-book>', { path: 'jobs#role-book=roles/product/product-manager/' });
  await book;
  await expectState(roles(page), 'loading');
  await expect(roles(page).getByRole('heading')).toHaveCount(0);
});

for (const [what, attributes] of [
  ['a role is asked for', 'role-path="product/product-manager"'],
  ['a department is asked for', 'department="product"'],
  ['a query is', 'query="q=roadmap"'],
]) {
  test(`is not shown where ${what}`, async ({ page, host }) => {
    await waiting(page);
    const book = page.waitForResponse('**/book-*.js');
    await host.open(`<role-book src="{site}catalog.json" ${attributes}><a href="{site}">All roles</a></role-book>`);
    await book;
    await expect(page.getByRole('link', { name: 'All roles' })).toBeVisible();
    await expect(roles(page).getByRole('heading')).toHaveCount(0);
  });
}

// Hosts that do something with their URL themselves: a router, a base, anchors, parameters.

import { expect, expectState, roles, ROLES, test, title } from '../../host.js';

const rest = (page) => page.url().replace(/^[^?#]*/, '');
const view = (page) => page.locator('#view');
const open = (page, name) => roles(page).getByRole('link', { name, exact: true }).click();

test.describe('a host with a router of its own', () => {
  test('shares the history with the element', async ({ page, host }) => {
    await host.openFile('router');
    await expectState(roles(page), 'ready');
    await expect(view(page)).toHaveText('/router {"entry":0}');
    await open(page, 'Recruiter');
    await expect(title(roles(page))).toHaveText('Recruiter');
    expect(await page.evaluate(() => history.state)).toEqual({ entry: 0 });
    await page.getByRole('link', { name: 'Team' }).click();
    await expect(view(page)).toHaveText('/router/team {"entry":1}');
    await expect(title(roles(page))).toHaveText('Recruiter');

    await page.goBack();
    await expect(view(page)).toHaveText('/router {"entry":0}');
    await expect(title(roles(page))).toHaveText('Recruiter');
    await page.goBack();
    await expect(title(roles(page))).toHaveText('Find your role');
    await expect(view(page)).toHaveText('/router {"entry":0}');
    await page.goForward();
    await expect(title(roles(page))).toHaveText('Recruiter');
    await page.goForward();
    await expect(view(page)).toHaveText('/router/team {"entry":1}');
  });

  test('finds its parameters and its hash as it left them', async ({ page, host }) => {
    await host.openFile('router');
    await expectState(roles(page), 'ready');
    await page.getByRole('link', { name: 'Jobs by tab' }).click();
    await roles(page).getByRole('checkbox', { name: /^Product/ }).check();
    await expect.poll(() => rest(page)).toBe('?tab=a%20b&&Tab=1+2&q&role-book=?department=product#top');
    expect(await page.evaluate(() => history.state)).toEqual({ entry: 1 });
    await roles(page).getByRole('checkbox', { name: /^People/ }).check();
    await expect.poll(() => rest(page)).toBe('?tab=a%20b&&Tab=1+2&q&role-book=?department=people%26department=product#top');
  });

  test('has its anchors', async ({ page, host }) => {
    await host.openFile('router');
    await open(page, 'Recruiter');
    await page.getByRole('link', { name: 'Benefits' }).first().click();
    await expect(page.locator('#benefits')).toBeInViewport();
    await expect.poll(() => rest(page)).toBe('?role-book=roles/people/recruiter/#benefits');
    await expect(title(roles(page))).toHaveText('Recruiter');
  });
});

for (const path of [
  'jobs?role-book=roles/people/recruiter/&xrole-book=1&role-books=2',
  "jobs?a=%c3%BC&b='(1)*!~&c=%26%3D+&d=ü%20",
  'jobs?&&=&x',
]) {
  test(`parameters stay byte for byte: ${path}`, async ({ page, host }) => {
    await host.open('<role-book src="{site}catalog.json" routing="query"></role-book>', { path });
    await expectState(roles(page), 'ready');
    const without = (url) => url.replace(/([?&])role-book=[^&#]*/, '$1').replace(/[?&]$/, '');
    const before = await page.evaluate(() => location.search);
    await page.evaluate(() => Object.assign(document.querySelector('role-book'), { view: 'directory', query: 'q=a%26b' }));
    await expect.poll(() => page.url()).toContain('role-book=?q=a%2526b');
    expect(without(await page.evaluate(() => location.search))).toBe(without(before));
    await page.reload();
    await expect(roles(page).getByRole('searchbox')).toHaveValue('a&b');
  });
}

test('with routing by hash anchors of the host work, and Back returns', async ({ page, host }) => {
  const anchors = '<a href="#benefits">Benefits</a><h2 id="benefits">What we offer</h2>';
  await host.open(`<role-book src="{site}catalog.json" routing="hash"></role-book>${anchors}`);
  await open(page, 'Recruiter');
  await expect.poll(() => rest(page)).toBe('#role-book=roles/people/recruiter/');
  await page.getByRole('link', { name: 'Benefits' }).click();
  await expect(page.locator('#benefits')).toBeInViewport();
  await expect(title(roles(page))).toHaveText('Recruiter');
  await page.goBack();
  await expect.poll(() => rest(page)).toBe('#role-book=roles/people/recruiter/');
  await expect(title(roles(page))).toHaveText('Recruiter');
  await page.goBack();
  await expect(title(roles(page))).toHaveText('Find your role');
});

test.describe('a host with a base', () => {
  const head = '<base href="/somewhere/else/">';

  test('has its links, and the element its own', async ({ page, host, site }) => {
    await host.open(`${ROLES}<a href="team">Team</a>`, { head });
    await expectState(roles(page), 'ready');
    await expect(roles(page).getByRole('link', { name: 'Recruiter', exact: true })).toHaveAttribute(
      'href',
      `${site}roles/people/recruiter/`,
    );
    expect(await page.getByRole('link', { name: 'Team' }).evaluate(({ href }) => href)).toBe(`${host.url}somewhere/else/team`);
  });

  test('can have anchors within pages, and the URL', async ({ page, host }) => {
    await host.open('<role-book src="{site}catalog.json" routing="query"></role-book>', { head, path: 'jobs?a=1' });
    await open(page, 'Product Manager');
    await expect.poll(() => page.url()).toBe(`${host.url}jobs?a=1&role-book=roles/product/product-manager/`);
    await roles(page).getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'Requirements' }).click();
    await expect(roles(page).getByRole('heading', { name: 'Requirements', exact: true })).toBeFocused();
    await expect.poll(() => page.url()).toBe(`${host.url}jobs?a=1&role-book=roles/product/product-manager/%23requirements`);
  });

  test('says where a relative source is', async ({ page, host, site }) => {
    await host.open('<role-book src="catalog.json"></role-book>', { head: `<base href="${site}">` });
    await expectState(roles(page), 'ready');
  });
});

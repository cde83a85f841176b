// What an element does with the URL of its page: nothing, or what `routing` says.

import { expect, expectState, heard, roles, set, shown, test, title } from '../../host.js';

const element = (routing, attributes = '') => `<role-book src="{site}catalog.json" routing="${routing}" ${attributes}></role-book>`;
const open = (page, name) => roles(page).getByRole('link', { name, exact: true }).click();
const length = (page) => page.evaluate(() => history.length);

/** How the page's URL goes on behind the host's path. */
const rest = (page) => page.url().replace(/^[^?#]*/, '');

for (const [routing, mark] of [
  ['query', '?'],
  ['hash', '#'],
]) {
  test.describe(`by ${routing}`, () => {
    test('a visit stands in the URL, and Back and Forward go through it', async ({ page, host }) => {
      await host.open(element(routing));
      await roles(page).getByRole('searchbox').pressSequentially('roadmap');
      await expect.poll(() => rest(page)).toBe(`${mark}role-book=?q=roadmap`);
      await roles(page).getByRole('checkbox', { name: /^Product/ }).check();
      await expect.poll(() => rest(page)).toBe(`${mark}role-book=?q=roadmap%26department=product`);
      await open(page, 'Product Manager');
      await expect.poll(() => rest(page)).toBe(`${mark}role-book=roles/product/product-manager/`);
      await expect(title(roles(page))).toHaveText('Product Manager');
      expect(await shown(roles(page))).toMatchObject({ view: 'role', rolePath: 'product/product-manager', query: '' });

      await page.goBack();
      await expect(roles(page).getByRole('searchbox')).toHaveValue('roadmap');
      await expect(roles(page).getByRole('checkbox', { name: /^Product/ })).toBeChecked();
      expect(await shown(roles(page))).toMatchObject({ view: 'directory', rolePath: '', query: 'q=roadmap&department=product' });
      await page.goBack();
      await expect(roles(page).getByRole('checkbox', { name: /^Product/ })).not.toBeChecked();
      await page.goBack();
      await expect(roles(page).getByRole('searchbox')).toHaveValue('');
      expect(rest(page)).toBe('');
      for (let step = 0; step < 3; step += 1) await page.goForward();
      await expect(title(roles(page))).toHaveText('Product Manager');
    });

    test('a URL leads to what it names, whatever the attributes say', async ({ page, host }) => {
      const path = `jobs${mark}role-book=roles/product/product-manager/senior-product-manager/`;
      await host.open(element(routing, 'role-path="people/recruiter"'), { path });
      await expect(title(roles(page))).toHaveText('Senior Product Manager');
      expect(await shown(roles(page))).toMatchObject({ view: 'level', level: 'senior-product-manager' });
      expect(await length(page)).toBe(2);
      await page.reload();
      await expect(title(roles(page))).toHaveText('Senior Product Manager');
    });

    for (const broken of ['%', 'roles/%25zz/', '////', '?%26=%26']) {
      test(`${broken} in its place does no harm`, async ({ page, host }) => {
        await host.open(element(routing), { path: `jobs${mark}role-book=${broken}` });
        await expectState(roles(page), 'ready');
        await set(roles(page), { view: '', rolePath: 'people/recruiter', query: '', department: '' });
        await expect(title(roles(page))).toHaveText('Recruiter');
      });
    }

    test('what the host sets is no step of the history', async ({ page, host }) => {
      await host.open(element(routing));
      await expectState(roles(page), 'ready');
      const before = await length(page);
      await set(roles(page), { rolePath: 'people/recruiter' });
      await expect.poll(() => rest(page)).toBe(`${mark}role-book=roles/people/recruiter/`);
      expect(await length(page)).toBe(before);
      expect(await heard(page, 'navigate')).toEqual([]);
    });

    test('a second one acts as if it had none, and says so once', async ({ page, host }) => {
      await host.open(element(routing) + element('query'));
      for (const at of [0, 1]) await expectState(roles(page, at), 'ready');
      expect(await heard(page, 'error')).toEqual([{ code: 'routing', message: expect.stringMatching(/\S/) }]);
      await roles(page, 1).getByRole('checkbox', { name: /^Product/ }).check();
      await expect(roles(page, 1)).toHaveAttribute('query', 'department=product');
      await set(roles(page, 1), { query: 'department=people' });
      await expect(roles(page, 1).getByRole('checkbox', { name: /^People/ })).toBeChecked();
      expect(rest(page)).toBe('');
      await roles(page).getByRole('checkbox', { name: /^Product/ }).check();
      await expect.poll(() => rest(page)).toBe(`${mark}role-book=?department=product`);
      await expect(roles(page, 1).getByRole('checkbox', { name: /^People/ })).toBeChecked();
      expect(await heard(page, 'error')).toHaveLength(1);
    });

    test('one that is taken out gives the URL to the next that comes', async ({ page, host }) => {
      await host.open(element(routing));
      await expectState(roles(page), 'ready');
      await page.evaluate(() => document.querySelector('role-book').remove());
      await page.evaluate((html) => {
        document.body.append(document.createRange().createContextualFragment(html));
      }, host.fill(element(routing)));
      await expectState(roles(page), 'ready');
      await open(page, 'Recruiter');
      await expect.poll(() => rest(page)).toBe(`${mark}role-book=roles/people/recruiter/`);
      expect(await heard(page, 'error')).toEqual([]);
    });
  });
}

test('a comparison and a part of a page stand in the URL, too', async ({ page, host }) => {
  await host.open(element('query', 'role-path="product/product-manager"'));
  await roles(page).getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'Requirements' }).click();
  await expect.poll(() => rest(page)).toBe('?role-book=roles/product/product-manager/%23requirements');
  await page.reload();
  await expect(roles(page).getByRole('heading', { name: 'Requirements', exact: true })).toBeInViewport();
  await set(roles(page), { level: 'senior-product-manager', view: 'compare', query: 'compare=product-manager' });
  const compared = '?role-book=roles/product/product-manager/senior-product-manager/?compare=product-manager';
  await expect.poll(() => rest(page)).toBe(compared);
  await page.reload();
  await expect(roles(page).getByRole('region', { name: 'Comparison' })).toBeVisible();
});

test('Back leads to where one was on the page', async ({ page, host }) => {
  await page.setViewportSize({ width: 800, height: 600 });
  await host.open(`<h1>Work here</h1><p>${'Words of the host. '.repeat(200)}</p>${element('query')}`);
  const link = roles(page).getByRole('link', { name: 'Recruiter', exact: true });
  await expectState(roles(page), 'ready');
  await link.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  expect(before).toBeGreaterThan(500);
  await link.click();
  await expect(title(roles(page))).toHaveText('Recruiter');
  await expect(title(roles(page))).toBeInViewport();
  await expect(title(roles(page))).toBeFocused();
  await page.goBack();
  await expect(link).toBeInViewport();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(before);
});

test.describe('without', () => {
  test('links open the hosted page, and neither URL nor history is touched before', async ({ page, host, site }) => {
    await host.open(element('none'));
    await roles(page).getByRole('searchbox').fill('roadmap');
    await roles(page).getByRole('checkbox', { name: /^Product/ }).check();
    await expect(roles(page)).toHaveAttribute('query', 'q=roadmap&department=product');
    expect(rest(page)).toBe('');
    expect(await length(page)).toBe(2);
    await expect(roles(page).getByRole('link', { name: 'Product Manager', exact: true })).toHaveAttribute(
      'href',
      `${site}roles/product/product-manager/`,
    );
    await open(page, 'Product Manager');
    await expect(page).toHaveURL(`${site}roles/product/product-manager/`);
  });

  test('a link within a page is followed in place, and makes no entry', async ({ page, host }) => {
    await host.open(element('none', 'role-path="product/product-manager"'));
    await roles(page).getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'Requirements' }).click();
    await expect(roles(page).getByRole('heading', { name: 'Requirements', exact: true })).toBeInViewport();
    expect(rest(page)).toBe('');
    expect(await length(page)).toBe(2);
  });
});

test('routing that is set later takes the URL, and gives it back', async ({ page, host }) => {
  await host.open(element('none', 'role-path="people/recruiter"'));
  await expectState(roles(page), 'ready');
  await set(roles(page), { routing: 'query' });
  await roles(page).getByRole('link', { name: 'All roles' }).first().click();
  await expect(title(roles(page))).toHaveText('Find your role');
  await page.goBack();
  await expect(title(roles(page))).toHaveText('Recruiter');
  await set(roles(page), { routing: 'none' });
  const before = page.url();
  await set(roles(page), { rolePath: 'product/product-manager' });
  await expect(title(roles(page))).toHaveText('Product Manager');
  expect(page.url()).toBe(before);
});

test('the URL that was escaped once more on its way is read all the same', async ({ page, host }) => {
  await host.open(element('query'), { path: 'jobs?role-book=%2Froles%2Fproduct%2Fproduct-manager%2F' });
  await expect(title(roles(page))).toHaveText('Product Manager');
  expect(await shown(roles(page))).toMatchObject({ view: 'role', rolePath: 'product/product-manager', level: '' });
});

test('back at the beginning the page is no longer named', async ({ page, host }) => {
  await host.open(element('query'), { path: 'jobs?a=1&role-book=roles/people/recruiter/&b=2' });
  await roles(page).getByRole('link', { name: 'All roles' }).click();
  await expect.poll(() => rest(page)).toBe('?a=1&b=2');
});

test('the next element that asked for it has the URL where the first one goes', async ({ page, host }) => {
  await host.open(element('query') + element('query'));
  for (const at of [0, 1]) await expectState(roles(page, at), 'ready');
  expect((await heard(page, 'error')).map(({ code }) => code)).toEqual(['routing']);
  await roles(page).evaluate((first) => first.remove());
  await open(page, 'Recruiter');
  await expect.poll(() => rest(page)).toBe('?role-book=roles/people/recruiter/');
  await page.goBack();
  await expect(title(roles(page))).toHaveText('Find your role');
});

test('a click on the anchor that a visit began at leaves the roles as they are', async ({ page, host }) => {
  await host.open(`<a href="#benefits">Benefits</a>${element('hash')}<p id="benefits">Tea</p>`, { path: 'jobs#benefits' });
  await open(page, 'Recruiter');
  await expect.poll(() => rest(page)).toBe('#role-book=roles/people/recruiter/');
  await page.getByRole('link', { name: 'Benefits' }).click();
  await expect.poll(() => rest(page)).toBe('#benefits');
  await expect(title(roles(page))).toHaveText('Recruiter');
  await page.goBack();
  await page.goBack();
  await expect(title(roles(page))).toHaveText('Find your role');
});

test('what is under way when the visitor goes elsewhere is to be there too', async ({ page, host, site }) => {
  await host.open(element('query', 'role-path="product/product-manager"'));
  await expect(title(roles(page))).toHaveText('Product Manager');
  // The text of the role comes late once more.
  let come;
  const late = new Promise((resolve) => (come = resolve));
  await page.route(`${site}roles/**`, async (route) => {
    await late;
    await route.continue();
  });
  await set(roles(page), { lang: 'de' });
  await page.waitForRequest(`${site}roles/**`);
  await roles(page).getByRole('link', { name: 'All roles' }).click();
  await expect(title(roles(page))).toHaveText(/Finden Sie Ihre Rolle|Find your role/);
  come();
  await expect(title(roles(page))).toHaveText('Finden Sie Ihre Rolle');
  expect(await shown(roles(page))).toMatchObject({ view: 'directory', rolePath: '' });
});

test('a search from a page that is not there leads to the directory', async ({ page, host }) => {
  await host.open(element('query', 'role-path="product/astronaut"'));
  await expect(title(roles(page))).toHaveText('This page is not here');
  await roles(page).getByRole('searchbox').fill('roadmap');
  await roles(page).getByRole('button', { name: 'Search' }).click();
  await expect.poll(() => rest(page)).toBe('?role-book=?q=roadmap');
  await expect(roles(page).getByRole('searchbox')).toHaveValue('roadmap');
  expect((await heard(page, 'navigate')).map(({ view, query }) => [view, query])).toEqual([['directory', 'q=roadmap']]);
});

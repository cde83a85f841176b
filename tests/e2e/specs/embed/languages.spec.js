// Hosts and catalogs in different languages, read from different sides.

import { expect, expectState, roles, ROLES, set, test, title } from '../../host.js';

const direction = (locator) => locator.evaluate((element) => getComputedStyle(element).direction);

/** Where an element begins within what the roles have for room: at its left or at its right. */
const side = (element, selector) =>
  element.evaluate(({ shadowRoot }, selector) => {
    const within = shadowRoot.querySelector('[part~="rolebook"]').getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(shadowRoot.querySelector(selector));
    const box = range.getBoundingClientRect();
    return box.left - within.left < within.right - box.right ? 'left' : 'right';
  }, selector);

test('English roles are read from the left in a host that is read from the right', async ({ page, host }) => {
  await host.open(`<h2>وظائف</h2>${ROLES}`, { html: 'lang="ar" dir="rtl"' });
  await expectState(roles(page), 'ready');
  await expect(title(roles(page))).toHaveText('Find your role');
  expect(await direction(title(roles(page)))).toBe('ltr');
  expect(await side(roles(page), 'h1')).toBe('left');
  expect(await direction(page.getByText('وظائف'))).toBe('rtl');
  for (const width of [390, 1200]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
});

test('Arabic roles are read from the right in a host that is read from the left', async ({ page, host, sites }) => {
  const role = `<role-book src="${sites.arabic}catalog.json" role-path="product/product-manager"></role-book>`;
  await host.open(role, { policy: null });
  await expectState(roles(page), 'ready');
  expect(await direction(title(roles(page)))).toBe('rtl');
  expect(await side(roles(page), 'h1')).toBe('right');
  await expect(roles(page).locator('[part~="rolebook"]').first()).toHaveAttribute('lang', 'ar');
  expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe('ltr');
});

test('what stands in the slots is read as the host is', async ({ page, host }) => {
  const body = '<role-book src="{site}catalog.json"><p slot="footer">راسلنا</p></role-book>';
  await host.open(body, { html: 'lang="ar" dir="rtl"' });
  await expectState(roles(page), 'ready');
  expect(await direction(page.getByText('راسلنا'))).toBe('rtl');
});

test('German roles speak German, in a host of whatever language', async ({ page, host, sites }) => {
  await host.open(`<role-book src="${sites.german}catalog.json"></role-book>`, { policy: null });
  await expect(title(roles(page))).toHaveText('Finden Sie Ihre Rolle');
  await expect(roles(page).locator('[part~="rolebook"]').first()).toHaveAttribute('lang', 'de');
});

test('the host says in which language the interface speaks', async ({ page, host }) => {
  await host.open(ROLES.replace('<role-book', '<role-book lang="de"'));
  await expect(title(roles(page))).toHaveText('Finden Sie Ihre Rolle');
  await set(roles(page), { lang: 'en' });
  await expect(title(roles(page))).toHaveText('Find your role');
});

/** The addresses of what the browser asks for that have the interface in other languages than English. */
const translations = (page) => {
  const requests = [];
  page.on('request', (request) => request.url().includes('/translations-') && requests.push(request.url()));
  return requests;
};

test('another language than English is loaded only where the roles are not in it', async ({ page, host, sites }) => {
  const requests = translations(page);
  await host.open(ROLES + `<role-book src="${sites.german}catalog.json"></role-book>`, { policy: null, html: 'lang="de"' });
  await expect(title(roles(page))).toHaveText('Find your role');
  await expect(title(roles(page, 1))).toHaveText('Finden Sie Ihre Rolle');
  // The German site's catalog is that of the same build as the script.
  expect(requests).toEqual([]);
  for (const at of [0, 1]) await set(roles(page, at), { lang: 'de-CH' });
  for (const at of [0, 1]) await expect(title(roles(page, at))).toHaveText('Finden Sie Ihre Rolle');
  expect(requests).toHaveLength(1);
});

test('a language that an attribute names is loaded beside the roles', async ({ page, host }) => {
  const requests = translations(page);
  // The roles come only when it has been asked for.
  await page.route('**/catalog.json', async (route) => {
    await expect.poll(() => requests.length).toBe(1);
    await route.continue();
  });
  await host.open(ROLES.replace('<role-book', '<role-book lang="de"'));
  await expect(title(roles(page))).toHaveText('Finden Sie Ihre Rolle');
});

test('the catalog of an older build speaks the language of the newer script', async ({ page, host, sites }) => {
  for (const translation of [undefined, './translations-1a2b3c4d5e6f.js\nde.directory=Veraltet\nde.role_count.other={}\n']) {
    await page.unroute('**/catalog.json');
    await page.route('**/catalog.json', async (route) => {
      const response = await route.fetch();
      const catalog = await response.json();
      await route.fulfill({ response, json: { ...catalog, site: { ...catalog.site, translation } } });
    });
    await host.open(`<role-book src="${sites.german}catalog.json"></role-book>`, { policy: null });
    await expect(title(roles(page))).toHaveText('Finden Sie Ihre Rolle');
    await expect(roles(page).getByRole('status').filter({ hasText: 'Rollen' })).toHaveText('3 Rollen');
  }
});

test('the pages of a host are in the language that they, or the host, name', async ({ page, host }) => {
  const show = (catalog) => set(roles(page), { catalog });
  await host.open('<role-book role-path="yard/gardener"></role-book>');
  const written = (settings) => [['yard/gardener.md', `---\ntitle: Gärtnerin\n${settings}---\n\n## Aufgaben\n\n- Gießen\n`]];
  await show({ site: { language: 'de' }, pages: written('') });
  await expect(roles(page).getByRole('link', { name: 'Alle Rollen' })).toBeVisible();
  await show({ site: { language: 'en' }, pages: written('') });
  await expect(roles(page).getByRole('link', { name: 'All roles' })).toBeVisible();
  await show({ site: { language: 'en' }, pages: written('lang: de\n') });
  await expect(roles(page).getByRole('link', { name: 'Alle Rollen' })).toBeVisible();
});

test.describe('where a language cannot be had', () => {
  test.use({ expectedNoise: [/ERR_FAILED|<role-book>/] });

  test('the interface is in English, and the console says why', async ({ page, host }) => {
    const warnings = [];
    page.on('console', (message) => warnings.push(message.text()));
    await page.route('**/translations-*', (route) => route.abort());
    await host.open(ROLES.replace('<role-book', '<role-book lang="de"'));
    await expectState(roles(page), 'ready');
    await expect(title(roles(page))).toHaveText('Find your role');
    expect(warnings.filter((text) => /<role-book> .*translations-/.test(text))).toHaveLength(1);
  });
});

test('texts of the page are in the language of what is around them', async ({ page, host }) => {
  const text = '<script type="text/markdown"># Entwicklerin</script>';
  await host.open(`<section lang="de"><role-book view="directory">${text}</role-book></section>`);
  await expect(title(roles(page))).toHaveText('Finden Sie Ihre Rolle');
});

test.describe('where the roles cannot be had', () => {
  test.use({ expectedNoise: [/404|CORS policy|ERR_FAILED|<role-book>/] });

  test('it is said in the language of what is around them', async ({ page, host }) => {
    await host.open('<div lang="de-AT"><role-book src="{site}nothing/catalog.json"></role-book></div>');
    await expect(roles(page).getByRole('status')).toContainText('Die Stellen konnten nicht geladen werden.');
    await expect(roles(page).getByRole('button', { name: 'Neu laden' })).toBeVisible();
  });
});

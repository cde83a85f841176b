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

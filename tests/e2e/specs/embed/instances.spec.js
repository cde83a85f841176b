// Many elements on one page: one app, one sheet, and a state for each.

import { expect, expectState, heard, roles, ROLES, set, shown, test, title } from '../../host.js';

/** Counts what is fetched, by the end of its path. */
function count(page) {
  const requests = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  return (end) => requests.filter((path) => path.endsWith(end)).length;
}

test('two elements show what each is told to', async ({ page, host }) => {
  await host.open(ROLES + '<role-book src="{site}catalog.json" role-path="people/recruiter" heading-level="4"></role-book>');
  await expect(title(roles(page))).toHaveText('Find your role');
  await expect(title(roles(page, 1))).toHaveText('Recruiter');
  await roles(page).getByRole('searchbox').fill('roadmap');
  await expect(roles(page)).toHaveAttribute('query', 'q=roadmap');
  await expect(roles(page, 1)).not.toHaveAttribute('query');
  await set(roles(page, 1), { rolePath: 'product/product-manager' });
  await expect(title(roles(page, 1))).toHaveText('Product Manager');
  await expect(title(roles(page))).toHaveText('Find your role');
  await expect(roles(page).getByRole('searchbox')).toHaveValue('roadmap');
});

test('two elements have two sources', async ({ page, host, sites }) => {
  const german = `<role-book src="${sites.german}catalog.json"></role-book>`;
  await host.open(ROLES + german, { policy: null });
  for (const at of [0, 1]) await expectState(roles(page, at), 'ready');
  await expect(title(roles(page))).toHaveText('Find your role');
  await expect(roles(page, 1).getByRole('link', { name: 'Entwicklerin', exact: true })).toBeVisible();
  expect((await heard(page, 'ready')).map(({ roles }) => roles).sort()).toEqual([19, 3]);
});

test('twenty elements share one app and one sheet', async ({ page, host }) => {
  const requests = count(page);
  await page.addInitScript(() => {
    globalThis.compiled = 0;
    for (const name of ['instantiate', 'instantiateStreaming']) {
      const before = WebAssembly[name];
      WebAssembly[name] = (...given) => {
        compiled += 1;
        return before(...given);
      };
    }
  });
  await host.open(ROLES.repeat(20));
  for (let at = 0; at < 20; at += 1) await expectState(roles(page, at), 'ready');
  expect(await page.evaluate(() => compiled)).toBe(1);
  expect([requests('.wasm'), requests('.css'), requests('role-book.js')]).toEqual([1, 1, 1]);
  const sheets = await page.evaluate(() => {
    const sheets = [...document.querySelectorAll('role-book')].map((element) => element.shadowRoot.adoptedStyleSheets);
    return [new Set(sheets.flatMap((list) => [...list])).size, Math.max(...sheets.map((list) => list.length))];
  });
  expect(sheets).toEqual([1, 1]);
  expect(await heard(page, 'ready')).toHaveLength(20);

  await roles(page, 7).getByRole('checkbox', { name: /^Product/ }).check();
  await expect(roles(page, 7)).toHaveAttribute('query', 'department=product');
  for (const at of [6, 8]) expect((await shown(roles(page, at))).query).toBe('');
});

test('one that comes later takes what the first has fetched', async ({ page, host }) => {
  const requests = count(page);
  await host.open(ROLES);
  await expectState(roles(page), 'ready');
  await page.evaluate(() => document.body.append(document.querySelector('role-book').cloneNode()));
  await expectState(roles(page, 1), 'ready');
  expect([requests('.wasm'), requests('.css')]).toEqual([1, 1]);
});

test('ids of one element are none of another, nor of the host', async ({ page, host }) => {
  const role = '<role-book src="{site}catalog.json" role-path="product/product-manager"></role-book>';
  await host.open(`<h2 id="requirements">Ours</h2>${role}${role}`);
  for (const at of [1, 0]) {
    const heading = roles(page, at).getByRole('heading', { name: 'Requirements', exact: true });
    await roles(page, at).getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'Requirements' }).click();
    await expect(heading).toBeFocused();
    await expect(heading).toBeInViewport();
  }
});

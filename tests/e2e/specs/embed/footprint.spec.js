// What the element leaves alone: the document around it, the window, the history.

import { expect, expectState, roles, ROLES, set, test } from '../../host.js';

/** What there is beside the element: names of the window, sheets, elements of the head, storage. */
const around = (page) =>
  page.evaluate(() => ({
    names: Object.getOwnPropertyNames(globalThis).sort(),
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    head: document.head.children.length,
    body: document.body.children.length,
    attributes: [...document.documentElement.attributes, ...document.body.attributes].map(({ name }) => name),
    title: document.title,
    entries: history.length,
    state: history.state,
    restoration: history.scrollRestoration,
    storage: localStorage.length + sessionStorage.length,
    cookies: document.cookie,
    url: location.href,
  }));

/** The events that scripts of the site listen to, beyond the element. */
async function listeners(page, site) {
  const session = await page.context().newCDPSession(page);
  const ours = new Set();
  session.on('Debugger.scriptParsed', ({ scriptId, url }) => url.startsWith(site) && ours.add(scriptId));
  await session.send('Debugger.enable');
  const events = [];
  for (const expression of ['window', 'document', 'document.documentElement', 'document.head', 'document.body']) {
    const { result } = await session.send('Runtime.evaluate', { expression });
    const { listeners } = await session.send('DOMDebugger.getEventListeners', { objectId: result.objectId });
    events.push(...listeners.filter(({ scriptId }) => ours.has(scriptId)).map(({ type }) => `${expression}: ${type}`));
  }
  await session.detach();
  expect(ours.size, 'the scripts of the site are known').toBeGreaterThan(2);
  return events;
}

/** Opens a page without the loader, has it come late, and says how the page was without it. */
async function visit(page, host, site, attributes) {
  await host.open(ROLES.replace('<role-book', `<role-book ${attributes}`), { loader: '' });
  const before = await around(page);
  await page.evaluate((url) => import(url), `${site}embed/role-book.js`);
  await expectState(roles(page), 'ready');
  return before;
}

test('a visit leaves nothing in the page around the element', async ({ page, host, site }) => {
  const before = await visit(page, host, site, '');
  await roles(page).getByRole('searchbox').pressSequentially('roadmap');
  await roles(page).getByRole('checkbox', { name: /^Product/ }).check();
  await expect(roles(page)).toHaveAttribute('query', 'q=roadmap&department=product');
  await set(roles(page), { view: '', query: '', rolePath: 'product/product-manager' });
  await roles(page).getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'Requirements' }).click();
  await expect(roles(page).getByRole('heading', { name: 'Requirements', exact: true })).toBeFocused();
  expect(await around(page)).toEqual(before);
  expect(await listeners(page, site)).toEqual([]);
});

for (const routing of ['query', 'hash']) {
  test(`with routing by ${routing} only the history is listened to, until it is taken out`, async ({ page, host, site }) => {
    const before = await visit(page, host, site, `routing="${routing}"`);
    expect(await around(page)).toEqual(before);
    expect(await listeners(page, site)).toEqual(['window: popstate']);
    await page.evaluate(() => document.querySelector('role-book').remove());
    await expect.poll(() => listeners(page, site)).toEqual([]);
  });
}

test('keys are the host\'s', async ({ page, host }) => {
  await host.open(ROLES);
  await expectState(roles(page), 'ready');
  for (const key of ['/', 's', 'k', 'Control+k', '?', 'Escape']) await page.keyboard.press(key);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  await expect(roles(page)).not.toHaveAttribute('query');
});

test('the page does not move, nor does the focus, when the roles come', async ({ page, host }) => {
  let go;
  const gone = new Promise((resolve) => (go = resolve));
  await page.route('**/catalog.json', async (route) => {
    await gone;
    await route.continue();
  });
  await host.open(`<input aria-label="Ours">${'<br>'.repeat(100)}${ROLES}${'<br>'.repeat(100)}`);
  await page.getByRole('textbox', { name: 'Ours' }).focus();
  await page.evaluate(() => scrollTo(0, 300));
  go();
  await expectState(roles(page), 'ready');
  expect(await page.evaluate(() => scrollY)).toBe(300);
  await expect(page.getByRole('textbox', { name: 'Ours' })).toBeFocused();
});

test('forms of the host do not hold what is typed into it', async ({ page, host }) => {
  await host.open(`<form action="{site}nowhere">${ROLES}<button>Send ours</button></form>`);
  await roles(page).getByRole('searchbox').fill('roadmap');
  await roles(page).getByRole('checkbox', { name: /^Product/ }).check();
  expect(await page.evaluate(() => [...new FormData(document.querySelector('form'))])).toEqual([]);
  await roles(page).getByRole('searchbox').press('Enter');
  await expect(roles(page)).toHaveAttribute('query', 'q=roadmap&department=product');
  expect(page.url()).toBe(`${host.url}jobs`);
});

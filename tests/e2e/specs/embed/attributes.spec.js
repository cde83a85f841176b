// Attributes are the state: what a host sets is shown, what a visitor does is set.

import { expect, expectState, heard, roles, ROLES, set, shown, test, title } from '../../host.js';

const ROLE = '<role-book src="{site}catalog.json" role-path="product/product-manager"></role-book>';

/** Remembers the element that the pages are in, and says later whether it is still there. */
async function remember(page) {
  await page.evaluate(() => (globalThis.root = document.querySelector('role-book').shadowRoot.querySelector('.app').firstChild));
  return () => page.evaluate(() => root.isConnected);
}

test('changes of one moment are one change, without a new mount or an event', async ({ page, host }) => {
  await host.open(ROLES);
  await expectState(roles(page), 'ready');
  const stays = await remember(page);
  await page.evaluate(() => {
    globalThis.titles = [];
    const { shadowRoot } = document.querySelector('role-book');
    const look = () => titles.push(shadowRoot.querySelector('h1').textContent);
    new MutationObserver(look).observe(shadowRoot, { subtree: true, childList: true, characterData: true });
  });
  await roles(page).evaluate((element) => {
    element.rolePath = 'people/recruiter';
    element.rolePath = 'engineering/backend-engineer';
    element.department = 'people';
    element.rolePath = 'product/product-manager';
    element.department = '';
    element.level = 'senior-product-manager';
  });
  await expect(title(roles(page))).toHaveText('Senior Product Manager');
  const seen = new Set(await page.evaluate(() => titles));
  expect([...seen].filter((text) => !['Find your role', 'Senior Product Manager'].includes(text))).toEqual([]);
  expect(await stays()).toBe(true);
  expect(await heard(page)).toEqual([['ready', { roles: 19 }]]);
});

test('each attribute has a property that says the same', async ({ page, host }) => {
  await host.open('<role-book></role-book>');
  const values = {
    src: 'a.json', rolePath: 'a/b', level: 'c', department: 'd', view: 'role', query: 'q=e', images: 'f',
    routing: 'hash', headingLevel: 4, theme: 'dark', loading: 'visible',
  };
  const outcome = await page.evaluate((values) => {
    const element = document.createElement('role-book');
    const defaults = Object.fromEntries(Object.keys(values).map((name) => [name, element[name]]));
    Object.assign(element, values);
    const given = Object.fromEntries(Object.keys(values).map((name) => [name, element[name]]));
    const attributes = Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));
    for (const name of Object.keys(values)) element[name] = null;
    return { defaults, given, attributes, left: element.attributes.length };
  }, values);
  expect(outcome).toEqual({
    defaults: {
      src: '', rolePath: '', level: '', department: '', view: '', query: '', images: '', routing: 'none',
      headingLevel: 2, theme: 'auto', loading: 'eager',
    },
    given: values,
    attributes: {
      src: 'a.json', 'role-path': 'a/b', level: 'c', department: 'd', view: 'role', query: 'q=e', images: 'f',
      routing: 'hash', 'heading-level': '4', theme: 'dark', loading: 'visible',
    },
    left: 0,
  });
});

test('headings begin where the host says, and go on from there', async ({ page, host }) => {
  await host.open(ROLE);
  const element = roles(page);
  const levels = () =>
    element.evaluate(({ shadowRoot }) =>
      [...shadowRoot.querySelectorAll('h1, h2, h3')].map((heading) => [Number(heading.tagName[1]), Number(heading.ariaLevel)]),
    );
  await expect(title(element)).toHaveText('Product Manager');
  const stays = await remember(page);
  for (const first of [2, 1, 3, 6]) {
    await set(element, { headingLevel: first });
    await expect(title(element)).toHaveAttribute('aria-level', `${first}`);
    for (const [rank, level] of await levels()) expect(level).toBe(first + rank - 1);
  }
  expect(await stays()).toBe(true);
  expect(await heard(page)).toEqual([['ready', { roles: 19 }]]);
});

test('what a visitor does is set, and told', async ({ page, host, site }) => {
  await host.open(ROLES);
  const element = roles(page);
  await element.evaluate((element) => element.addEventListener('role-book-navigate', (event) => event.preventDefault()));
  await element.getByRole('searchbox').fill('roadmap');
  await expect.poll(() => heard(page, 'filter')).toEqual([{ query: 'q=roadmap' }]);
  await element.getByRole('checkbox', { name: /^Product/ }).check();
  await expect.poll(() => heard(page, 'filter')).toHaveLength(2);
  expect(await shown(element)).toMatchObject({ view: 'directory', query: 'q=roadmap&department=product' });

  const before = page.url();
  await element.getByRole('link', { name: 'Product Manager', exact: true }).click();
  await expect.poll(() => heard(page, 'navigate')).toEqual([
    { view: 'role', path: 'product/product-manager', level: '', query: '', href: `${site}roles/product/product-manager/` },
  ]);
  expect(page.url()).toBe(before);
  await expect(title(element)).toHaveText('Find your role');
  expect(await shown(element)).toMatchObject({ view: 'directory', query: 'q=roadmap&department=product' });
});

test('events leave the shadow tree and bubble, and only leaving can be cancelled', async ({ page, host }) => {
  await page.addInitScript(() => {
    globalThis.events = [];
    for (const name of ['ready', 'navigate', 'filter', 'error']) {
      document.addEventListener(`role-book-${name}`, (event) => {
        const { type, bubbles, composed, cancelable, target } = event;
        events.push([type, bubbles, composed, cancelable, target.localName]);
        event.preventDefault();
      });
    }
  });
  await host.open(`<div>${ROLES}</div>`);
  await roles(page).getByRole('checkbox', { name: /^Product/ }).check();
  await roles(page).getByRole('link', { name: 'Product Manager', exact: true }).click();
  await expect.poll(() => page.evaluate(() => events)).toEqual([
    ['role-book-ready', true, true, false, 'role-book'],
    ['role-book-filter', true, true, false, 'role-book'],
    ['role-book-navigate', true, true, true, 'role-book'],
  ]);
});

test('another source takes the place of the first without a gap', async ({ page, host, sites }) => {
  await host.open(ROLES, { policy: null });
  await expectState(roles(page), 'ready');
  await page.evaluate(() => {
    globalThis.states = [];
    const frame = document.querySelector('role-book').shadowRoot.querySelector('[data-state]');
    new MutationObserver(() => states.push(frame.dataset.state)).observe(frame, { attributes: true });
  });
  await set(roles(page), { src: `${sites.german}catalog.json` });
  await expect(roles(page).getByRole('link', { name: 'Entwicklerin', exact: true })).toBeVisible();
  expect(await page.evaluate(() => states)).toEqual(['ready']);
  await expect.poll(() => heard(page, 'ready')).toEqual([{ roles: 19 }, { roles: 3 }]);
});

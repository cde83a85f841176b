// The documented lists against the element as it runs: attributes, properties, events, parts, slots and states.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { SITES } from '../../built-site.js';
import { expect, expectState, roles, set, test, title } from '../../host.js';

test.use({ expectedNoise: [/ERR_FAILED|<role-book>/] });

const MANIFEST = JSON.parse(await readFile(path.join(SITES.own.folder, 'embed/custom-elements.json'), 'utf8'));
const [DOCUMENTED] = MANIFEST.modules.flatMap(({ declarations }) => declarations);
const names = (list) => list.map(({ name }) => name).sort();

/** In the page: keeps what is dispatched, and the states that there are. */
function keep() {
  globalThis.kept = { events: [], states: [] };
  const { dispatchEvent } = EventTarget.prototype;
  EventTarget.prototype.dispatchEvent = function (event) {
    if (this.localName === 'role-book') kept.events.push(event.type);
    return dispatchEvent.call(this, event);
  };
  const { add } = CustomStateSet.prototype;
  CustomStateSet.prototype.add = function (state) {
    kept.states.push(state);
    return add.call(this, state);
  };
}

test('attributes and properties are those that are documented', async ({ page, host }) => {
  await host.open('<role-book></role-book>');
  const { attributes, members } = await page.evaluate(async () => {
    const RoleBook = await customElements.whenDefined('role-book');
    const callbacks = /^(constructor|connected.*|disconnected.*|adopted.*|attributeChanged.*)$/;
    const members = Object.getOwnPropertyNames(RoleBook.prototype).filter((name) => !callbacks.test(name));
    return { attributes: RoleBook.observedAttributes, members };
  });
  expect([...attributes].sort()).toEqual(names(DOCUMENTED.attributes));
  // `lang` is every element's.
  expect([...members, 'lang'].sort()).toEqual(names(DOCUMENTED.members));
});

test('parts, events, slots and states are those that are documented', async ({ page, host }) => {
  await page.addInitScript(keep);
  const found = { part: new Set(), slot: new Set() };
  const look = async () => {
    const now = await roles(page).evaluate(({ shadowRoot }) => ({
      part: [...shadowRoot.querySelectorAll('[part]')].flatMap((element) => [...element.part]),
      slot: [...shadowRoot.querySelectorAll('slot')].map(({ name }) => name),
    }));
    for (const [kind, names] of Object.entries(now)) names.forEach((name) => found[kind].add(name));
  };

  const ROLES = '<role-book src="{site}catalog.json" routing="hash"></role-book>';
  await host.open(ROLES.replace(' routing="hash"', '') + ROLES);
  const element = roles(page);
  await element.evaluate((element) => element.addEventListener('role-book-navigate', (event) => event.preventDefault()));
  await expectState(element, 'ready');
  await element.getByRole('checkbox', { name: /^Product/ }).check();
  await expect(element.locator('[part~="chips"]')).toBeVisible();
  await look();
  await element.getByRole('link', { name: 'Product Manager', exact: true }).click();
  const views = [
    ['Find your role', { query: 'q=zeppelin' }],
    ['Product', { view: '', query: '', department: 'product' }],
    ['Product Manager', { department: '', rolePath: 'product/product-manager' }],
    ['Senior Product Manager', { level: 'senior-product-manager' }],
    ['Senior Product Manager and Product Manager', { query: 'compare=product-manager' }],
    ['Support Engineer', { query: '', level: '', rolePath: 'customer/support-engineer' }],
  ];
  for (const [heading, properties] of views) {
    await set(element, properties);
    await expect(title(element)).toHaveText(heading);
    await look();
  }
  await element.getByRole('button', { name: /^Copy link/ }).first().click();
  await expect(element.locator('[part~="notice"]')).not.toBeEmpty();
  await look();

  // More roles than are shown at once, then none, then none that can be had.
  const pages = Array.from({ length: 400 }, (_, at) => [`people/role-${at}.md`, `# Role ${at}\n`]);
  await set(element, { rolePath: '', view: 'directory', catalog: { pages } });
  await expect(element.locator('[part~="more"]')).toBeVisible();
  await look();
  await set(element, { catalog: { pages: [] } });
  await expectState(element, 'empty');
  await look();
  await page.route('**/catalog.json', (route) => route.abort());
  await set(element, { catalog: null });
  await expectState(element, 'error');
  await look();
  await roles(page, 1).evaluate((element) => element.reload());
  await expectState(roles(page, 1), 'stale');

  expect([...found.part].sort()).toEqual(names(DOCUMENTED.cssParts));
  expect([...found.slot].sort()).toEqual(names(DOCUMENTED.slots));
  const { events, states } = await page.evaluate(() => kept);
  expect([...new Set(events)].sort()).toEqual(names(DOCUMENTED.events));
  expect([...new Set(states)].sort()).toEqual(names(DOCUMENTED.cssStates));
});

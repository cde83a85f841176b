// Light and dark hosts, whichever way they became so.

import { AxeBuilder } from '@axe-core/playwright';
import { expect, expectState, roles, set, test } from '../../host.js';

const ROLE = '<role-book src="{site}catalog.json" role-path="product/product-manager"></role-book>';

/** Hosts by how they become what they are, with the visitor's own setting. */
const HOSTS = {
  'that leaves colours alone': ['', 'light'],
  'that is light for a visitor who likes it dark': ['', 'dark'],
  'that follows the visitor': [':root { color-scheme: light dark }', 'dark'],
  'that says it is dark': [':root { color-scheme: dark }', 'light'],
  'that is dark by a class': ['.dark { background: #10131a; color: #e8e8ee }', 'light'],
  'that is dark in one place': ['.dark { color-scheme: dark; background: #10131a; color: #e8e8ee }', 'light'],
};

/** What is behind a page that says nothing of it: axe would take it for white. */
const CANVAS = ':root { background: Canvas }';

/** Opens a host with these styles and waits for a role. */
async function open(page, host, [style, colours]) {
  await page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' });
  await host.open(`<main class="dark"><h1>Ours</h1>${ROLE}</main>`, { policy: null, head: `<style>${CANVAS} ${style}</style>` });
  await expectState(roles(page), 'ready');
  await expect(roles(page).getByRole('heading', { name: 'Requirements', exact: true })).toBeVisible();
}

/** What cannot be read well, by axe. */
async function unreadable(page) {
  const axe = new AxeBuilder({ page }).include('role-book').withRules(['color-contrast', 'link-in-text-block']);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** How light a text is, from 0 for black to 255 for white. */
const lightness = (locator) =>
  locator.evaluate((element) => {
    const [red, green, blue] = getComputedStyle(element).color.match(/[\d.]+/g).map(Number);
    return (red + green + blue) / 3;
  });

for (const [name, look] of Object.entries(HOSTS)) {
  test(`the roles can be read in a host ${name}`, async ({ page, host }) => {
    await open(page, host, look);
    expect(await unreadable(page)).toEqual([]);
    // Its text is the host's.
    const text = roles(page).locator('h1');
    expect(await lightness(text)).toBe(await lightness(page.locator('main')));
  });
}

test('the theme is the host\'s choice, and can be changed', async ({ page, host }) => {
  await open(page, host, ['', 'light']);
  const text = roles(page).locator('h1');
  for (const [theme, isLight] of [
    ['dark', true],
    ['light', false],
    ['auto', false],
  ]) {
    await set(roles(page), { theme });
    await expect.poll(async () => (await lightness(text)) > 128, theme).toBe(isLight);
    expect(await unreadable(page), theme).toEqual([]);
  }
});

test('a theme of its own can be read in a host of the other', async ({ page, host }) => {
  await open(page, host, [':root { color-scheme: dark }', 'dark']);
  await set(roles(page), { theme: 'light' });
  expect(await lightness(roles(page).locator('h1'))).toBeLessThan(128);
  expect(await unreadable(page)).toEqual([]);
});

test('forced colours take the place of ours', async ({ page, host }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await host.open(ROLE);
  await expectState(roles(page), 'ready');
  expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
  const colours = await roles(page).locator('h1').evaluate((heading) => {
    const canvas = document.body.appendChild(document.createElement('p'));
    return [getComputedStyle(heading).color, getComputedStyle(canvas).color];
  });
  expect(colours[0]).toBe(colours[1]);
});

// Hosts whose styles reach for everything: none of it changes how the roles are laid out.

import { expect, expectState, roles, test, title } from '../../host.js';

/** Styles of hosts, by what they do. */
const HOSTILE = {
  'unset everything': '* { all: unset }',
  'revert everything': '*, *::before, *::after { all: revert !important }',
  'reset everything': `*, *::before, *::after { margin: 0; padding: 0; border: 0; box-sizing: border-box; font: inherit }
    ol, ul { list-style: none } a { color: inherit; text-decoration: none } h1, h2, h3 { font-size: 1rem; font-weight: 400 }`,
  'make blocks of everything': '* { display: block !important } role-book { float: none }',
  'make flexible boxes of everything': 'body, body * { display: flex !important; flex-direction: column; align-items: center }',
  'set everything in capitals': `body { text-transform: uppercase; letter-spacing: 0.5em; word-spacing: 1em; line-height: 3;
    text-indent: 4em; white-space: pre; text-align: center; font-weight: 900; font-style: italic; list-style: square;
    text-shadow: 0 0 3px red; hyphens: auto; border-collapse: collapse; quotes: "<" ">"; tab-size: 20 }`,
  'break words anywhere': 'body { word-break: break-all; overflow-wrap: anywhere; line-break: anywhere }',
  'style the parts of the inside by their names': `.rolebook, .app, .frame, .status, .role, .facets, h1, ul, li, input, a, button
    { display: none !important; position: fixed; font-size: 50px; color: red }`,
};

/** Fonts of hosts, as the size that the element inherits. */
const FONTS = {
  'tenths of a rem': ['html { font-size: 62.5% } body { font-size: 1.6rem }', 16],
  'a root that is small': ['html { font-size: 62.5% }', 10],
  'a root that is huge': ['html { font-size: 40px } body { font-size: 16px }', 16],
  'a body that is huge': ['body { font-size: 40px }', 40],
  'a size of the element': ['role-book { font-size: 22px }', 22],
  'a size by our property': ['body { font-size: 40px } role-book { --role-book-font-size: 18px }', 18],
};

const WHOLE = '<role-book src="{site}catalog.json" role-path="product/product-manager"></role-book>';
const LIST = '<role-book src="{site}catalog.json"></role-book>';

/** Opens a host without styles. */
async function open(page, host, body) {
  await host.open(body, { policy: null, head: '<style></style>' });
  await expectState(roles(page), 'ready');
}

/** Gives the host these styles, and the window a width. */
async function restyle(page, style, width = 1200) {
  await page.setViewportSize({ width, height: 800 });
  await page.evaluate((style) => (document.querySelector('style').textContent = `body { margin: 0 } ${style}`), style);
}

/** How everything inside is laid out: its name and properties, for each element. */
function layout(page) {
  return roles(page).evaluate(({ shadowRoot }) => {
    const names = `display position float text-transform letter-spacing word-spacing text-indent white-space text-align
      font-size font-weight font-style line-height list-style-type margin-top margin-bottom padding-left padding-top
      border-top-width box-sizing text-shadow word-break tab-size`.split(/\s+/);
    // The view's title goes by the width that there is.
    return [...shadowRoot.querySelectorAll('.app .rolebook :not(h1)')].map((element) => {
      const style = getComputedStyle(element);
      return [`${element.localName}.${element.className}`, ...names.map((name) => `${name}: ${style.getPropertyValue(name)}`)];
    });
  });
}

/** In which properties two layouts differ, for the first elements that do. */
function differences(one, other) {
  const changed = one.map((lines, at) => [lines[0], ...lines.slice(1).filter((line, index) => line !== other[at]?.[index + 1])]);
  return changed.filter(({ length }) => length > 1).slice(0, 3);
}

/** What is cut off, or reaches out of the element or the window. */
function misplaced(page) {
  return roles(page).evaluate((host) => {
    const { left, right } = host.shadowRoot.querySelector('[part~="rolebook"]').getBoundingClientRect();
    const isOut = (element) => {
      const box = element.getBoundingClientRect();
      const { clip, overflowX, position } = getComputedStyle(element);
      const isSeen = box.width > 1 && box.height > 1 && clip === 'auto';
      const scrolls = element.closest('table') || ['auto', 'scroll'].includes(overflowX);
      return isSeen && position !== 'fixed' && !scrolls && (box.left < left - 1 || box.right > right + 1);
    };
    const isCut = (element) => {
      const { overflowX } = getComputedStyle(element);
      return overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1;
    };
    const all = [...host.shadowRoot.querySelectorAll('.app *')];
    const { scrollWidth } = document.documentElement;
    const window = scrollWidth > innerWidth ? [`the window: ${scrollWidth}`] : [];
    return [...window, ...all.filter((element) => isOut(element) || isCut(element)).map((element) => element.outerHTML.slice(0, 120))];
  });
}

for (const [what, body] of Object.entries({ directory: LIST, role: WHOLE })) {
  test(`the ${what} is laid out alike, whatever the host's styles`, async ({ page, host }) => {
    await open(page, host, body);
    for (const width of [1200, 390]) {
      await restyle(page, '', width);
      const plain = await layout(page);
      expect(plain.length).toBeGreaterThan(100);
      for (const [name, style] of Object.entries(HOSTILE)) {
        await restyle(page, style, width);
        expect.soft(differences(await layout(page), plain), `where hosts ${name}, at ${width}`).toEqual([]);
        expect.soft(await misplaced(page), `where hosts ${name}, at ${width}`).toEqual([]);
      }
    }
  });

  test(`all sizes of the ${what} follow the font that it inherits`, async ({ page, host }) => {
    const sizes = () =>
      roles(page).evaluate(({ shadowRoot }) =>
        [...shadowRoot.querySelectorAll('.app h2, .app h3, .app p, .app li, .app a, .app label')].map(
          (element) => parseFloat(getComputedStyle(element).fontSize),
        ),
      );
    await open(page, host, body);
    await restyle(page, '');
    const plain = await sizes();
    for (const [name, [style, size]] of Object.entries(FONTS)) {
      await restyle(page, style, 390);
      expect.soft(await misplaced(page), `${name}, at 390`).toEqual([]);
      // As much wider as its font is larger.
      await restyle(page, style, (1200 * size) / 16);
      expect.soft(await misplaced(page), `${name}, with room`).toEqual([]);
      const wanted = plain.map((pixels) => ((pixels / 16) * size).toFixed(1));
      expect.soft((await sizes()).map((pixels) => pixels.toFixed(1)), name).toEqual(wanted);
    }
  });
}

test('it takes the room that there is, in a column or a row of the host', async ({ page, host }) => {
  const body = `<main style="display: flex; gap: 10px"><aside style="flex: none; inline-size: 200px">Ours</aside>${LIST}</main>`;
  await open(page, host, body);
  await restyle(page, '');
  const { width } = await roles(page).boundingBox();
  expect(width).toBe(1200 - 210);
  expect(await misplaced(page)).toEqual([]);
  await restyle(page, '', 640);
  expect(await misplaced(page)).toEqual([]);
});

test('hosts style it by properties and parts', async ({ page, host }) => {
  const style = `role-book { --role-book-accent: rgb(200, 0, 100); --role-book-color: rgb(10, 20, 30);
    --role-book-font: monospace; --role-book-max-width: 500px }
    role-book::part(title) { text-transform: uppercase } role-book::part(breadcrumb) { display: none }`;
  await open(page, host, WHOLE);
  await restyle(page, style);
  const element = roles(page);
  await expect(title(element)).toHaveCSS('text-transform', 'uppercase');
  await expect(title(element)).toHaveCSS('color', 'rgb(10, 20, 30)');
  await expect(title(element)).toHaveCSS('font-family', 'monospace');
  await expect(element.locator('[part~="breadcrumb"]')).toBeHidden();
  await expect(element.locator('[part~="text"] a[href]').first()).toHaveCSS('color', 'rgb(200, 0, 100)');
  expect((await element.locator('[part~="rolebook"]').first().boundingBox()).width).toBe(500);
});

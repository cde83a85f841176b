// The app takes the place of the page that the build has rendered: nothing moves, nothing flickers, nothing is lost.

import sharp from 'sharp';
import { search } from '../directory.js';
import { expect, open, ready, test } from '../fixtures.js';

const PAGES = {
  directory: '',
  department: 'roles/product/',
  role: 'roles/product/product-manager/',
  level: 'roles/product/product-manager/senior-product-manager/',
};
const WITH_DETAILS = 'roles/customer/customer-engineer/';

/** Letters may lie on other fractions of a point where the native render has one text and the app two. */
const UNSEEN = 0.003;

const heading = (page) => page.getByRole('heading', { level: 1 });

/** Opens a page, does something while the app is on its way, and lets it come. */
async function meanwhile(page, path, act) {
  let admit;
  const wait = new Promise((resolve) => (admit = resolve));
  await page.route('**/*.wasm', async (route) => {
    await wait;
    await route.continue();
  });
  await page.goto(path, { waitUntil: 'domcontentloaded' });
  const seen = await act();
  await expect(page.locator('[data-rolebook-ready]')).toHaveCount(0);
  admit();
  await ready(page);
  return seen;
}

for (const [name, path] of Object.entries(PAGES)) {
  for (const width of [390, 1440]) {
    test(`nothing moves on the ${name} page at ${width} pixels`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.addInitScript(watchShifts);
      const before = await meanwhile(page, path, () => page.screenshot({ animations: 'disabled' }));
      const after = await page.screenshot({ animations: 'disabled' });
      expect(await differing(before, after)).toBeLessThan(UNSEEN);
      expect(await page.evaluate(() => window.shifts)).toEqual([]);
    });
  }

  test(`the ${name} page reads the same without a script`, async ({ page, browser, baseURL }) => {
    await open(page, path);
    const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(path);
    expect(await textOf(plain)).toEqual(await textOf(page));
    await context.close();
  });
}

test('what was typed is searched for, and the caret stays', async ({ page }) => {
  await meanwhile(page, '', async () => {
    await search(page).fill('roadmaps');
    await search(page).press('Backspace');
    await search(page).press('ArrowLeft');
  });
  await expect(search(page)).toHaveValue('roadmap');
  await expect(search(page)).toBeFocused();
  expect(await search(page).evaluate((field) => field.selectionStart)).toBe('roadma'.length);
  await expect(page).toHaveURL(/\?q=roadmap$/);
  await expect(page.getByRole('status')).not.toHaveText('19 roles');
});

test('what was ticked is filtered by', async ({ page }) => {
  const box = page.getByRole('group', { name: 'Department' }).getByRole('checkbox', { name: /^Product/ });
  await meanwhile(page, '', () => box.check());
  await expect(box).toBeChecked();
  await expect(page).toHaveURL(/\?department=product$/);
});

test('what was opened stays open', async ({ page }) => {
  const fold = page.locator('article details:not(.item-links)').first();
  await meanwhile(page, WITH_DETAILS, () => fold.locator('summary').click());
  await expect(fold).toHaveAttribute('open');
  await expect(page.locator('article details[open]')).toHaveCount(1);
});

test('scroll, focus and selection stay', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 600 });
  const button = page.getByRole('region', { name: 'In one minute' }).getByRole('link').last();
  const state = () =>
    page.evaluate(() => ({ at: scrollY, selected: String(getSelection()), focused: document.activeElement.textContent }));
  const before = await meanwhile(page, PAGES.role, async () => {
    await button.focus();
    await page.evaluate(() => {
      scrollTo({ top: 700, behavior: 'instant' });
      const [first, last] = document.querySelectorAll('article p, article li');
      getSelection().setBaseAndExtent(first.firstChild, 3, last.firstChild, 5);
    });
    return state();
  });
  expect(before.at).toBe(700);
  expect(before.selected.length).toBeGreaterThan(5);
  expect(await state()).toEqual(before);
});

test('the part that a link names is where it was scrolled to', async ({ page }) => {
  const top = () => heading.evaluate((element) => element.getBoundingClientRect().top);
  const heading = page.getByRole('heading', { name: 'Requirements', exact: true });
  const before = await meanwhile(page, `${PAGES.role}#requirements`, async () => {
    await expect(heading).toBeInViewport();
    return top();
  });
  await expect(heading).toBeInViewport();
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
});

test.describe('on a page that is left', () => {
  // What it was waiting for does not come any more.
  test.use({ expectedNoise: [/Failed to fetch/] });

  test('links lead on before the app is there, and no document is loaded after it', async ({ page }) => {
    const levels = page.getByRole('navigation', { name: 'Levels' });
    await meanwhile(page, PAGES.role, async () => {
      await levels.getByRole('link', { name: /^Senior Product/ }).click();
      await expect(heading(page)).toHaveText('Senior Product Manager');
    });
    await page.evaluate(() => (window.isSameDocument = true));
    await levels.getByRole('link', { name: /^Product Manager/ }).click();
    await expect(page).toHaveURL(/\/product-manager\/product-manager\/$/);
    expect(await page.evaluate(() => window.isSameDocument)).toBe(true);
  });
});

test('a page that a translator or an extension has changed is taken over all the same', async ({ page }) => {
  await meanwhile(page, PAGES.role, () => page.evaluate(translate));
  await expect(heading(page)).toHaveText('Product Manager');
  await expect(page.locator('#rolebook .stranger')).toHaveCount(0);
  await expect(page.locator('body > .stranger')).toHaveCount(1);
  await page.getByRole('link', { name: 'All roles' }).click();
  await expect(heading(page)).toHaveText('Find your role');
});

/** The share of two pictures' points that are of another colour. */
async function differing(...pictures) {
  const [one, other] = await Promise.all(pictures.map((picture) => sharp(picture).removeAlpha().raw().toBuffer()));
  let points = 0;
  for (let at = 0; at < one.length; at += 3) {
    if (one[at] !== other[at] || one[at + 1] !== other[at + 1] || one[at + 2] !== other[at + 2]) points += 1;
  }
  return (3 * points) / one.length;
}

/** In the page: notes what moves, also where a visitor has just touched it. */
function watchShifts() {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) {
      window.shifts.push([value, ...sources.map(({ node }) => node?.outerHTML ?? String(node?.nodeName))]);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** In the page: does to it what a translator does to every text, and an extension to a page. */
function translate() {
  const root = document.getElementById('rolebook');
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    const outer = document.createElement('font');
    const inner = document.createElement('font');
    inner.textContent = `${text.textContent} `;
    outer.append(inner);
    text.replaceWith(outer);
  }
  for (const place of [root, root.querySelector('main'), document.body]) {
    const stranger = document.createElement('div');
    stranger.className = 'stranger';
    place.prepend(stranger);
  }
}

/** The letters that can be read on a page, but for what only the app can do. */
async function textOf(page) {
  return page.locator('#rolebook').evaluate((root) => {
    const forApp = '.search, .facets, .sorts, .more, .comparisons, .to-comparison, .copy, .item-links, .needs-app, rolebook-notes';
    const isThere = (element) => !element.closest(forApp) && element.checkVisibility();
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let texts = '';
    while (walker.nextNode()) if (isThere(walker.currentNode.parentElement)) texts += walker.currentNode.data;
    return texts.replace(/\s+/g, '');
  });
}

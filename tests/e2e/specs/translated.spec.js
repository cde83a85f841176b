// A page that the browser has translated: what changes on it still does.
//
// A translator puts elements of its own in the place of texts, so that the app, which still knows the texts, changes what
// nobody sees. Here the words stay as they are: what the page says has to be what it says where nobody translated it.

import { search, status } from '../directory.js';
import { VIEWS, expect, open, test } from '../fixtures.js';

const choice = (page, name) => page.getByRole('checkbox', { name: new RegExp(`^${name}( \\d+)?$`) }).first();

/** Does to a page what translators do. */
const translate = (page) => page.evaluate(wrapTexts);

function wrapTexts() {
  const texts = [];
  const walker = document.createTreeWalker(document.querySelector('#rolebook'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    if (!text.data.trim() || text.parentElement.closest('[translate=no], code, pre')) continue;
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    inner.textContent = text.data;
    outer.append(inner);
    text.replaceWith(outer);
  }
}

/** All that a page says, in order. */
const said = (page) =>
  page.locator('main').evaluate((main) => main.textContent.replaceAll(/\s+/g, ' ').trim());

/** Does steps on a translated page, and compares it after each with the page that stands at the step's URL. */
async function follows(page, path, steps) {
  await open(page, path);
  await translate(page);
  const fresh = await page.context().newPage();
  for (const [url, step] of steps) {
    await step();
    await expect(page).toHaveURL(url);
    await open(fresh, url);
    for (const each of [page, fresh]) await expect(status(each)).not.toContainText('Only titles and summaries');
    expect(await said(page), url).toBe(await said(fresh));
  }
}

test('counts follow the filter on a translated page', async ({ page }) => {
  await follows(page, '', [
    ['?department=product', () => choice(page, 'Product').check()],
    ['?department=product&level=senior', () => choice(page, 'Senior').check()],
    ['?department=product', () => choice(page, 'Senior').uncheck()],
    ['?department=engineering&department=product', () => choice(page, 'Engineering').check()],
    ['', () => page.getByRole('link', { name: 'Clear all' }).click()],
    ['?sort=title', () => page.getByRole('link', { name: 'Title', exact: true }).click()],
  ]);
});

test('what is found follows the query on a translated page', async ({ page }) => {
  await follows(page, '', [
    ['?q=roadmap', () => search(page).fill('roadmap')],
    ['?q=design', () => search(page).fill('design')],
    ['?q=enginer', () => search(page).fill('enginer')],
    ['?q=zeppelin', () => search(page).fill('zeppelin')],
    ['', () => search(page).fill('')],
  ]);
});

test('a page that is translated again follows the query', async ({ page }) => {
  const again = (step) => async () => {
    await translate(page);
    await step();
  };
  await follows(page, '?q=manager', [
    ['?q=product+manager', () => search(page).fill('product manager')],
    ['?q=product', again(() => search(page).fill('product'))],
    ['?q=product&department=product', again(() => choice(page, 'Product').check())],
  ]);
});

test('a translated comparison swaps its sides, and back', async ({ page }) => {
  await open(page, VIEWS.comparison);
  const one = await said(page);
  await translate(page);
  const swap = page.getByRole('listitem').filter({ has: page.locator('a[href*="compare="]') }).first().getByRole('link');
  await swap.click();
  await expect.poll(() => said(page)).not.toBe(one);
  await page.goBack();
  await expect.poll(() => said(page)).toBe(one);
});

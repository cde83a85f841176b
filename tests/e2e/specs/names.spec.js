// Ids that a page's text asks for take nothing away: not what scripts expect of the window, the document and forms, and not
// what the page itself goes by. Titles and links take no other's place in the line either.
//
// The page is the project's own with another text in it, which the app reads as it does any.

import { expect, open, test } from '../fixtures.js';

const PATH = 'roles/product/product-manager/';

/** Opens a page whose role has this text. */
async function openText(page, body) {
  const text = `---\ntitle: Product Manager\n---\n\n${body}`;
  await page.route(`**/${PATH}`, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const data = JSON.stringify({ file: 'product/product-manager.md', text }).replaceAll('<', '\\u003c');
    await route.fulfill({ response, body: html.replace(/(id="rolebook-page">).*?(?=<\/script>)/s, (_, tag) => tag + data) });
  });
  await open(page, PATH);
}

/** In the page: what a window, a document, any object and a form can be asked for by name, each by itself. */
function namesOfAll() {
  const namesOf = (object) =>
    object ? [...Object.getOwnPropertyNames(object), ...namesOf(Object.getPrototypeOf(object))] : [];
  return [window, document, {}, document.createElement('form')].map(namesOf);
}

/** In the page: which of these names give a part of the text. */
function clobbered([ofWindow, ofDocument, ofObjects, ofForms]) {
  const text = new Set(document.querySelectorAll('article *'));
  const isOfText = (holder) => (name) => text.has(holder[name]);
  return [
    ...ofWindow.filter(isOfText(window)),
    ...ofDocument.filter(isOfText(document)),
    ...ofObjects.filter(isOfText({})),
    ...[...document.forms].flatMap((form) => ofForms.filter(isOfText(form))),
  ];
}

test('no heading or anchor clobbers a name that scripts go by', async ({ page }) => {
  await open(page, PATH);
  const known = await page.evaluate(namesOfAll);
  const names = [...new Set(known.flat())];
  expect(names).toEqual(expect.arrayContaining(['location', 'constructor', '__proto__', 'getElementById', 'submit']));
  const own = ['rolebook', 'rolebook-page', 'rolebook-search', 'rolebook-minute', 'rolebook-shared', 'rolebook-main', 'rolebook-apply'];
  await openText(page, [...names, ...own].map((name) => `## ${name}\n\n<a id="${name}"></a> ${name}\n`).join('\n'));

  expect(await page.evaluate(clobbered, known)).toEqual([]);
  const ids = await page.locator('article [id]').evaluateAll((elements) => elements.map(({ id }) => id));
  expect(ids.length, 'headings and anchors have ids').toBeGreaterThan(names.length);
  expect(new Set(ids).size, 'no two are equal').toBe(ids.length);
  const [ofWindow, ofDocument, ofObjects] = known.map((names) => new Set(names));
  expect(ids.filter((id) => ofWindow.has(id) || ofObjects.has(id))).toEqual([]);
  // What elements of all kinds are asked for is no name that the document looks up.
  const ofElements = new Set(await page.evaluate(() => Object.getOwnPropertyNames(Node.prototype)));
  expect(ids.filter((id) => ofDocument.has(id) && !ofElements.has(id))).toEqual([]);
  expect(ids.filter((id) => own.includes(id))).toEqual([]);
});

test('links and URLs to an id that was given otherwise lead to it', async ({ page }) => {
  const text = '## Location\n\nLisbon. [Up](#__proto__)\n\n## Other\n\n<a id="__proto__"></a>There. [There](#location)\n';
  await openText(page, text);
  await page.getByRole('link', { name: 'There' }).click();
  await expect(page.locator('#section-location')).toBeFocused();
  await page.getByRole('link', { name: 'Up' }).click();
  await expect(page).toHaveURL(/#section-__proto__$/);
  // As it was before ids were given so.
  await open(page, '');
  await open(page, `${PATH}#location`);
  await expect(page.locator('#section-location')).toBeFocused();
});

test('no title and no link moves what stands beside it', async ({ page }) => {
  await openText(page, '## Role\n\nGo to [\u202Eabc \u05D0\u05D1\u05D2](https://a.example/) 123 456.\n');
  const link = page.getByRole('link', { name: 'abc' });
  await expect(link).toHaveText('abc \u05D0\u05D1\u05D2');
  const places = await link.evaluate((link) => {
    const range = document.createRange();
    range.selectNodeContents(link.nextSibling);
    return [link.getBoundingClientRect().right, range.getBoundingClientRect().left];
  });
  expect(places[1]).toBeGreaterThanOrEqual(places[0] - 1);
});

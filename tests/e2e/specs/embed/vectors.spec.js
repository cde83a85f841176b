// Hostile texts in `<role-book>`: in the catalog that it is given, in its attributes, and as the texts that stand in it; and
// all examples of CommonMark's specification, which hold every kind of markup.

import spec from 'commonmark-spec';
import { expectState, set, STRICT, title } from '../../host.js';
import { expect, showInElement, test, TOGETHER } from '../../hostile.js';
import { ACTIONS, VECTORS } from '../../vectors.js';

// Each test looks at many pages.
test.describe.configure({ timeout: 120_000 });

const ELEMENT = '<role-book></role-book>';

/** A page with texts in its front matter and in its body. */
const pageOf = (vectors) => {
  const setting = JSON.stringify(vectors.map(({ text }) => text).join(' '));
  const parts = vectors.map(({ text }) => `- ${text.replaceAll('\n', '\n  ')}\n\n> ${text.replaceAll('\n', '\n> ')}\n\n`);
  const alone = vectors.map(({ text }) => `${text}\n\n`);
  return `---\ntitle: ${setting}\nsummary: ${setting}\n---\n\n## Role\n\n${parts.join('')}## Requirements\n\n${alone.join('')}`;
};

/** A catalog whose every text is hostile, with the texts of its pages or without. */
const catalog = (hasPages) => {
  const roles = TOGETHER.map((vectors) => {
    const [{ name }] = vectors;
    const text = vectors.map(({ text }) => text).join(' ');
    const vacancies = vectors.map(({ text }) => ({
      title: text,
      apply: text,
      places: [[text, text, text]],
      countries: [text],
      employment: [text],
      identifier: text,
      level: text,
      pay: { currency: text, least: '1', most: '2', per: 'YEAR' },
    }));
    const about = { title: text, summary: text, aliases: [text], layout: text, language: text, availability: 'open' };
    return { file: `hostile/${name}.md`, department: 'hostile', slug: name, ...about, vacancies, levels: [[text, name, 'senior']] };
  });
  const all = VECTORS.map(({ text }) => text).join('\n').slice(0, 5000);
  const texts = VECTORS.map(({ text }) => text);
  return {
    version: 3,
    site: {
      name: all,
      description: all,
      requirements_note: all,
      base_path: 'javascript:fired("base")//',
      link_base: 'javascript:fired("link")//',
      images: [...texts, 'javascript:', 'data:', '//'],
      words: { positions: texts, bonus: texts, inherits: texts, sections: [['requirements', texts]] },
    },
    departments: [['hostile', all], ...texts.map((text) => [text, text])],
    roles,
    ...(hasPages && { pages: TOGETHER.map((vectors) => [`hostile/${vectors[0].name}.md`, pageOf(vectors)]) }),
  };
};

const SLUGS = TOGETHER.map(([{ name }]) => name);

for (const [says, policy] of [
  ['under a strict policy', STRICT],
  ['without any policy', null],
]) {
  test(`no catalog fires, ${says}`, async ({ page, host }) => {
    await host.open(ELEMENT, { policy });
    await showInElement(page, catalog(false), []);
    await showInElement(page, catalog(true), SLUGS);
  });
}

test.describe('a catalog that names what every object has', () => {
  // Some are none any more.
  test.use({ expectedNoise: [/<role-book>/] });

  test('is refused where its version is hostile', async ({ page, host }) => {
    await host.open(ELEMENT, { policy: null });
    const version = VECTORS.map(({ text }) => text).join('\n');
    await page.evaluate((catalog) => (document.querySelector('role-book').catalog = catalog), { ...catalog(false), version });
    await page.locator('role-book:state(error)').waitFor();
    await page.evaluate(() => look(document.querySelector('role-book').shadowRoot, [], window));
  });

  test('gives scripts nothing that they did not have', async ({ page, host }) => {
    await host.open(ELEMENT, { policy: null });
    const json = JSON.stringify(catalog(false)).slice(0, -1);
    for (const { text } of VECTORS.filter(({ place }) => place === 'json')) {
      await page.evaluate((json) => (document.querySelector('role-book').catalog = JSON.parse(json)), `${json}, ${text.slice(1)}`);
      await page.locator('role-book:not(:state(loading))').waitFor();
      await page.evaluate(() => look(document.querySelector('role-book').shadowRoot, [], window));
    }
  });
});

test('no attribute fires', async ({ page, host }) => {
  await host.open('<role-book src="{site}catalog.json"></role-book>', { policy: null });
  await expectState(page.locator('role-book'), 'ready');
  const texts = TOGETHER.map((vectors) => vectors.map(({ text }) => text).join(' '));
  await page.evaluate(setAttributes, [texts, ACTIONS]);
  const manager = { rolePath: 'product/product-manager', level: '', department: '', view: '', query: '', headingLevel: 1 };
  await set(page.locator('role-book'), manager);
  await expect(title(page.locator('role-book'))).toHaveText('Product Manager');
});

/** In the page: sets attributes of the element to each text. What they change is rendered by the next turn. */
async function setAttributes([texts, kinds]) {
  const element = document.querySelector('role-book');
  const together = [['role-path'], ['role-path', 'level'], ['department'], ['view', 'query'], ['theme', 'heading-level']];
  for (const text of texts) {
    for (const names of together) {
      for (const name of new Set(together.flat())) {
        if (names.includes(name)) element.setAttribute(name, text);
        else element.removeAttribute(name);
      }
      await new Promise((later) => setTimeout(later));
    }
    look(element.shadowRoot, kinds, window);
  }
}

test('no text that stands in the element fires', async ({ page, host }) => {
  await host.open('', { policy: null });
  const texts = TOGETHER.map((vectors) => [`hostile/${vectors[0].name}.md`, pageOf(vectors)]);
  const named = VECTORS.map(({ text }) => [text, '# Role']);
  await page.evaluate(addElement, [...texts, ...named]);
  await expectState(page.locator('role-book'), 'ready');
  await page.evaluate(goToRoles, [SLUGS, ACTIONS]);
});

/** In the page: adds an element that holds texts under names. */
function addElement(texts) {
  const element = document.createElement('role-book');
  for (const [file, text] of texts) {
    const script = Object.assign(document.createElement('script'), { type: 'text/markdown', textContent: text });
    script.dataset.file = file;
    element.append(script);
  }
  document.body.append(element);
}

/** In the page: has the element show each role, and looks at it. */
async function goToRoles([slugs, kinds]) {
  const element = document.querySelector('role-book');
  const main = () => element.shadowRoot.querySelector('.main');
  for (const slug of slugs) {
    const before = main();
    element.rolePath = `hostile/${slug}`;
    while (!main() || main() === before) await new Promise((later) => setTimeout(later));
    look(element.shadowRoot, kinds, window);
  }
}

test('no example of the specification fires', async ({ page, host }) => {
  expect(spec.tests).toHaveLength(652);
  await host.open(ELEMENT, { policy: null });
  const slugs = spec.tests.map(({ number }) => `example-${number}`);
  const roles = slugs.map((slug) => ({ file: `hostile/${slug}.md`, department: 'hostile', slug }));
  const pages = spec.tests.map(({ number, markdown }) => [
    `hostile/example-${number}.md`,
    `---\ntitle: Example ${number}\n---\n\n${markdown.replaceAll('→', '\t')}`,
  ]);
  await showInElement(page, { departments: [['hostile', 'Examples']], roles, pages }, slugs);
});

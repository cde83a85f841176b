// The examples of docs/embedding.md do what they say, each as it stands there but for the site's address.

import { readFileSync } from 'node:fs';
import { bundle } from '../../bundle.js';
import { expect, expectState, heard, roles, ROLES, test, title } from '../../host.js';

const DOCUMENTATION = readFileSync(new URL('../../../../docs/embedding.md', import.meta.url), 'utf8');

/** What stands in the blocks of a language. */
const blocks = (language) => DOCUMENTATION.match(new RegExp(`(?<=^\`\`\`${language}\n)[^]*?(?=^\`\`\`)`, 'gm'));

/** What the elements of the examples show first, in order. */
const SHOWN = [
  'Find your role',
  'Find your role',
  'Product Manager',
  'Senior Product Manager',
  'Engineering',
  'Find your role',
  'Backend Engineer',
  'Find your role',
  'Product Manager and Senior Product Manager',
  'Find your role',
  'Find your role',
  'Find your role',
  'Find your role',
  'Find your role',
  'Finden Sie Ihre Rolle',
  'Find your role',
  'Product Manager',
  'Find your role',
];

const EXAMPLES = blocks('html').filter((html) => html.includes('<role-book'));

test('each example of markup is known', () => {
  expect(EXAMPLES).toHaveLength(SHOWN.length);
});

/** An example for a host whose pages load the element by themselves, with the site where it is. */
const served = (html) =>
  html.replace(/<script type="module"[^]*?<\/script>/, '').replaceAll(/"(https:\/\/careers\.example\.com|\/careers)\//g, '"{site}');

EXAMPLES.forEach((html, at) => {
  test(`example ${at + 1} of markup shows “${SHOWN[at]}”`, async ({ page, host }) => {
    await host.open(served(html));
    await roles(page).scrollIntoViewIfNeeded();
    await expectState(roles(page), 'ready');
    await expect(title(roles(page))).toHaveText(SHOWN[at]);
  });
});

test('the example of a style keeps room until there are roles', async ({ page, host }) => {
  const style = blocks('css').find((block) => block.includes('min-block-size'));
  await host.open('<role-book loading="visible"></role-book>', { policy: null, head: `<style>${style}</style>`, loader: '' });
  const height = () => roles(page).evaluate((element) => element.offsetHeight);
  expect(await height()).toBe(640);
  await page.addScriptTag({ type: 'module', url: host.fill('{site}embed/role-book.js') });
  await expectState(roles(page), 'empty');
  expect(await height()).toBeLessThan(640);
});

test.describe('the examples of scripts', () => {
  const script = (holds) => blocks('js').find((block) => block.includes(holds));

  test('set properties', async ({ page, host }) => {
    await host.open(ROLES);
    await page.evaluate(script('roles.rolePath ='));
    await expect(title(roles(page))).toHaveText('Senior Product Manager');
  });

  test('open every view in place', async ({ page, host }) => {
    await host.open(ROLES);
    await page.evaluate(`const roles = document.querySelector('role-book');\n${script("'role-book-navigate'")}`);
    const open = (name) => roles(page).getByRole('link', { name, exact: true }).first().click();
    for (const [name, heading] of [
      ['Product Manager', 'Product Manager'],
      ['Product', 'Product'],
      ['All roles', 'Find your role'],
    ]) {
      await open(name);
      await expect(title(roles(page))).toHaveText(heading);
    }
    expect(page.url()).toBe(`${host.url}jobs`);
  });

  test('give the roles themselves', async ({ page, host }) => {
    await host.open('<role-book></role-book>');
    await expectState(roles(page), 'empty');
    await page.evaluate(`const roles = document.querySelector('role-book');\n${script('roles.catalog =')}`);
    await expectState(roles(page), 'ready');
    await expect(roles(page).getByRole('link', { name: 'Product Manager', exact: true })).toBeVisible();
    expect(await heard(page, 'error')).toEqual([]);
  });
});

test.describe('the examples of frameworks', () => {
  const [PLACE_OF] = DOCUMENTATION.match(/^const placeOf = [^]*?^};$/m);

  const MAINS = {
    React: `
      import { createElement } from 'react';
      import { createRoot } from 'react-dom/client';
      import { OwnRoles } from './own.jsx';
      import { Roles } from './roles.jsx';
      const root = createRoot(document.querySelector('main'));
      globalThis.show = (props) => root.render(createElement(props.catalog ? OwnRoles : Roles, props));
      show({ path: 'product/product-manager' });`,
    Vue: `
      import { createApp } from 'vue';
      import Roles from './roles.vue';
      createApp(Roles).mount('main');`,
  };

  /** Has a framework show its example in a page. */
  async function show(page, host, info, framework) {
    const [jsx, own] = blocks('jsx');
    const files = { 'place-of.js': `export ${PLACE_OF}`, 'main.js': MAINS[framework], 'own.jsx': own };
    files['roles.jsx'] = host.fill(jsx.replaceAll('https://careers.example.com/', '{site}'));
    files['roles.vue'] = host.fill(blocks('vue')[0].replaceAll('https://careers.example.com/', '{site}'));
    const script = await bundle(info.outputPath(), files);
    await host.open('<main></main>');
    await page.evaluate(script);
  }

  for (const framework of Object.keys(MAINS)) {
    test(`${framework} opens what is searched, levels and comparisons`, async ({ page, host }, info) => {
      await show(page, host, info, framework);
      const element = roles(page);
      const open = (name) => element.getByRole('link', { name, exact: true }).first().click();
      await expect(title(element)).toHaveText('Product Manager');
      await open('All roles');
      await expect(title(element)).toHaveText('Find your role');

      await element.getByRole('searchbox').fill('backend engineer');
      await open('Backend Engineer');
      await expect(title(element)).toHaveText('Backend Engineer');
      await element.locator('[part~="ladder"]').getByRole('link', { name: /^Senior Backend Engineer/ }).click();
      await expect(title(element)).toHaveText('Senior Backend Engineer');
      await element.locator('[part~="comparisons"] summary').click();
      await element.locator('[part~="comparisons"] a').first().click();
      await expect(title(element)).toHaveText(/^Senior Backend Engineer and /);
      await open('Engineering');
      await expect(title(element)).toHaveText('Engineering');

      // The search that led to the role is not there any longer.
      await open('All roles');
      await expect(element.getByRole('searchbox')).toHaveValue('');
      expect(page.url()).toBe(`${host.url}jobs`);
    });
  }

  test('React gives the roles themselves', async ({ page, host }, info) => {
    await show(page, host, info, 'React');
    await page.evaluate(() => show({ catalog: { pages: [['product/product-manager.md', '# Product Manager']] } }));
    await expect(roles(page).getByRole('link', { name: 'Product Manager', exact: true })).toBeVisible();
  });
});

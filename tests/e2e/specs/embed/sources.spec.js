// Where roles come from when there is no site: Markdown in the page, and the property `catalog`.

import { expect, expectState, heard, roles, ROLES, set, shown, test, title } from '../../host.js';

const MANAGER = `<script type="text/markdown" data-file="product/product-manager.md">
      ---
      title: Product Manager
      ---

      ## Responsibilities

      - Decide what comes next
          - and say why

      ## Senior Product Manager

      ### Responsibilities

      - Decide for a whole area
    </script>`;
const WRITER = `<script type="text/markdown">
# Technical Writer

## Responsibilities

- Write
</script>`;

/** What the page has asked for that is neither its own nor code. */
function asked(page) {
  const requests = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  return () => requests.filter((path) => /\.(json|md)$/.test(path));
}

test('one text in the page is shown as a role, its markup as deep as the page', async ({ page, host }) => {
  const requests = asked(page);
  await host.open(`<role-book>${MANAGER}</role-book>`);
  const element = roles(page);
  await expect(title(element)).toHaveText('Product Manager');
  await expect(element.getByRole('listitem').filter({ hasText: 'and say why' }).last()).toBeVisible();
  await expect(element.locator('pre')).toHaveCount(0);
  expect(await heard(page)).toEqual([['ready', { roles: 1 }]]);
  expect(requests()).toEqual([]);
});

test('links between texts of the page are followed in place, and told', async ({ page, host }) => {
  const requests = asked(page);
  await host.open(`<role-book view="directory">${MANAGER}${WRITER}</role-book>`);
  const element = roles(page);
  const before = page.url();
  await element.getByRole('link', { name: 'Product Manager', exact: true }).click();
  await expect(title(element)).toHaveText('Product Manager');
  await element.getByRole('navigation', { name: 'Levels' }).getByRole('link', { name: 'Senior Product Manager' }).click();
  await expect(title(element)).toHaveText('Senior Product Manager');
  const level = { rolePath: 'product/product-manager', level: 'senior-product-manager' };
  expect(await shown(element)).toMatchObject({ view: 'level', ...level });
  expect((await heard(page, 'navigate')).map(({ view, path, level }) => [view, path, level])).toEqual([
    ['role', 'product/product-manager', ''],
    ['level', 'product/product-manager', 'senior-product-manager'],
  ]);
  expect(page.url()).toBe(before);
  expect(requests()).toEqual([]);
});

test('several texts are a directory, whose search finds what stands in them', async ({ page, host }) => {
  await host.open(`<role-book>${MANAGER}${WRITER}</role-book>`);
  const element = roles(page);
  await expect(element.getByRole('link', { name: 'Technical Writer', exact: true })).toBeVisible();
  await element.getByRole('searchbox').fill('whole area');
  await expect(element.getByRole('link', { name: 'Technical Writer', exact: true })).toBeHidden();
  await expect(element.getByRole('link', { name: 'Product Manager', exact: true })).toBeVisible();
});

test('routing works with texts of the page', async ({ page, host }) => {
  await host.open(`<role-book routing="hash">${MANAGER}${WRITER}</role-book>`);
  await roles(page).getByRole('link', { name: 'Product Manager', exact: true }).click();
  await expect(title(roles(page))).toHaveText('Product Manager');
  await expect(page).toHaveURL(/#role-book=roles\/product\/product-manager\/$/);
  await page.reload();
  await expect(title(roles(page))).toHaveText('Product Manager');
});

test('markup in the texts stays text', async ({ page, host }) => {
  const hostile = '# Tester\n\n<img src=x onerror="alert(1)"> <b onclick="alert(2)">bold</b> [link](javascript:alert(3))\n';
  await host.open(`<role-book><script type="text/markdown">${hostile}</script></role-book>`);
  await expect(title(roles(page))).toHaveText('Tester');
  await expect(roles(page).locator('[onerror], [onclick], [href^="javascript"]')).toHaveCount(0);
});

test('a script sets pages with all of their text, and nothing is fetched for them', async ({ page, host }) => {
  const requests = asked(page);
  await host.open('<role-book></role-book>');
  await expectState(roles(page), 'empty');
  await set(roles(page), {
    catalog: {
      site: { name: 'Larkspindle', language: 'en' },
      pages: [
        ['product/product-manager.md', '# Product Manager\n\n## Responsibilities\n\n- Decide\n'],
        ['people/recruiter.md', '# Recruiter\n\n## Responsibilities\n\n- Write letters\n'],
      ],
    },
  });
  await expect(roles(page).getByRole('link', { name: 'Recruiter', exact: true })).toBeVisible();
  await set(roles(page), { rolePath: 'people/recruiter' });
  await expect(roles(page).getByRole('article').getByText('Write letters')).toBeVisible();
  expect(requests()).toEqual([]);
  await set(roles(page), { catalog: null });
  await expectState(roles(page), 'empty');
});

test('a script sets a catalog that it has parsed, beside the source of the texts', async ({ page, host, site }) => {
  const requests = asked(page);
  const catalog = await (await page.request.get(`${site}catalog.json`)).json();
  await host.open('<role-book></role-book>');
  await set(roles(page), { src: `${site}catalog.json`, catalog });
  await expectState(roles(page), 'ready');
  expect(await roles(page).evaluate((element, { version }) => element.catalog.version === version, catalog)).toBe(true);
  await set(roles(page), { rolePath: 'people/recruiter' });
  await expect(roles(page).getByRole('heading', { name: 'Requirements', exact: true }).first()).toBeVisible();
  expect(requests().filter((path) => path.endsWith('catalog.json'))).toEqual([]);
});

test('a catalog comes before a source, and a source before texts', async ({ page, host }) => {
  await host.open(`<role-book src="{site}catalog.json">${MANAGER}</role-book>`);
  await expect(title(roles(page))).toHaveText('Find your role');
  await set(roles(page), { catalog: { pages: [['people/tester.md', '# Tester\n']] } });
  await expect(roles(page).getByRole('link', { name: 'Tester', exact: true })).toBeVisible();
  await expect(roles(page).getByRole('link', { name: 'Recruiter', exact: true })).toBeHidden();
});

test('properties that are set before the element is defined are kept', async ({ page, host, site }) => {
  await host.open('<role-book></role-book>', { loader: '' });
  await set(roles(page), { src: `${site}catalog.json`, rolePath: 'people/recruiter', headingLevel: 4 });
  await page.evaluate((url) => import(url), `${site}embed/role-book.js`);
  await expect(title(roles(page))).toHaveText('Recruiter');
  await expect(title(roles(page))).toHaveAttribute('aria-level', '4');
  await expect(roles(page)).toHaveAttribute('role-path', 'people/recruiter');
  expect(await roles(page).evaluate((element) => Object.hasOwn(element, 'rolePath'))).toBe(false);
});

test('a catalog that is set before the element is defined is kept', async ({ page, host, site }) => {
  await host.open('<role-book></role-book>', { loader: '' });
  await set(roles(page), { catalog: { pages: [['people/tester.md', '# Tester\n']] } });
  await page.evaluate((url) => import(url), `${site}embed/role-book.js`);
  await expect(roles(page).getByRole('link', { name: 'Tester', exact: true })).toBeVisible();
});

test('an element that a script makes shows what it was told before it came into the page', async ({ page, host, site }) => {
  await host.open('');
  await page.evaluate(async (src) => {
    await customElements.whenDefined('role-book');
    const element = Object.assign(document.createElement('role-book'), { src, rolePath: 'people/recruiter' });
    document.body.append(element);
  }, `${site}catalog.json`);
  await expect(title(roles(page))).toHaveText('Recruiter');
  expect(await heard(page)).toEqual([['ready', { roles: 19 }]]);
});

test('with loading="visible" nothing is fetched but the loader before it is near', async ({ page, host, site }) => {
  const requests = [];
  page.on('request', (request) => request.url().startsWith(site) && requests.push(request.url().slice(site.length)));
  const far = ROLES.replace('<role-book', '<role-book loading="visible"');
  await host.open(`<p>The top</p>${'<br>'.repeat(300)}${far}`);
  await page.waitForFunction(() => customElements.get('role-book'));
  // As soon as another one is there, all that is fetched at once has been asked for.
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
  expect(requests).toEqual(['embed/role-book.js']);
  await set(roles(page), { rolePath: 'people/recruiter' });
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect(title(roles(page))).toHaveText('Recruiter');
});

test('the same catalog set again changes nothing', async ({ page, host }) => {
  await host.open('<role-book></role-book>');
  const element = roles(page);
  await element.evaluate((element) => {
    element.catalog = { pages: [['people/cook.md', '# Cook\n\n## Responsibilities\n\n- Cook\n'], ['people/baker.md', '# Baker\n']] };
  });
  await expectState(element, 'ready');
  await element.getByRole('searchbox').fill('baker');
  await element.evaluate((element) => (element.catalog = element.catalog));
  await expect(element.getByRole('searchbox')).toBeFocused();
  await expect(element.getByRole('searchbox')).toHaveValue('baker');
  expect(await heard(page, 'ready')).toHaveLength(1);
});

test('an address in a catalog that runs a script is none', async ({ page, host }) => {
  await host.open('<role-book></role-book>', { policy: null });
  const element = roles(page);
  await element.evaluate((element) => {
    const script = "javascript:globalThis.hasRun=true//";
    const vacancies = [{ title: 'Cook', remote: true, countries: ['DE'], apply: script }];
    element.catalog = {
      site: { name: 'Larder', language: 'en', link_base: script },
      departments: [['people', 'People']],
      roles: [{ file: 'people/cook.md', department: 'people', slug: 'cook', title: 'Cook', availability: 'open', vacancies }],
      pages: [['people/cook.md', '# Cook\n\n## Responsibilities\n\n- Cook [as we do](/handbook)\n']],
    };
    element.rolePath = 'people/cook';
  });
  await expect(title(element)).toHaveText('Cook');
  await expect(element.getByRole('article').getByText('as we do')).toBeVisible();
  const addresses = await element.locator('a').evaluateAll((links) => links.map((link) => link.protocol));
  expect(addresses).not.toContain('javascript:');
});

test.describe('a catalog that is none', () => {
  test.use({ expectedNoise: [/<role-book>/] });

  for (const [what, catalog] of Object.entries({
    'roles that are no list': '{"roles": {}}',
    'a role that is none': '{"roles": [null]}',
    'no catalog at all': '[]',
  })) {
    test(`${what} are a fault of the source`, async ({ page, host, site }) => {
      await page.route(`${site}catalog.json`, (route) => route.fulfill({ body: catalog, headers: { 'access-control-allow-origin': '*' } }));
      await host.open(ROLES);
      await expectState(roles(page), 'error');
      expect((await heard(page, 'error')).map(({ code }) => code)).toEqual(['source']);
    });
  }
});

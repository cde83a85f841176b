// Reading and moving about as on any page: anchors, the keyboard, the browser's search, paper.

import { expect, expectState, heard, roles, set, test, title } from '../../host.js';

const ROLE = '<role-book src="{site}catalog.json" role-path="product/product-manager"></role-book>';
const LIST = '<role-book src="{site}catalog.json" query="department=people"></role-book>';
const contents = (page) => roles(page).getByRole('navigation', { name: 'On this page' });
const section = (page, name) => roles(page).getByRole('heading', { name, exact: true });

/** What has the focus, within the element too. */
const focused = (page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const { outlineStyle, boxShadow } = getComputedStyle(element);
    const { width, height } = element.getBoundingClientRect();
    return {
      id: element.id,
      isInside: element.getRootNode() !== document,
      isSeen: width > 0 && height > 0 && (outlineStyle !== 'none' || boxShadow !== 'none'),
      html: element.outerHTML.slice(0, 120),
    };
  });

test('a link within a page scrolls there and takes the focus along', async ({ page, host }) => {
  await host.open(`${'<br>'.repeat(60)}${ROLE}`);
  await contents(page).getByRole('link', { name: 'Requirements' }).click();
  await expect(section(page, 'Requirements')).toBeInViewport();
  await expect(section(page, 'Requirements')).toBeFocused();
  await contents(page).getByRole('link', { name: 'Responsibilities' }).first().click();
  await expect(section(page, 'Responsibilities').first()).toBeInViewport();
  await page.keyboard.press('Tab');
  expect((await focused(page)).isInside).toBe(true);
});

test('a link of a level to a part that only the role has leads there', async ({ page, host }) => {
  const level = 'role-path="engineering/site-reliability-engineer" level="senior" routing="hash"';
  await host.open(`<role-book src="{site}catalog.json" ${level}></role-book>`, { path: 'jobs/' });
  await expect(title(roles(page))).toHaveText('Senior');
  await roles(page).getByRole('link', { name: 'what is left of its budget' }).click();
  await expect(title(roles(page))).toHaveText('Site Reliability Engineer');
  await expect(section(page, 'Performance Indicators')).toBeInViewport();
});

for (const [what, body] of Object.entries({ list: LIST, role: ROLE })) {
  for (const key of ['Tab', 'Shift+Tab']) {
    test(`${key} goes into the ${what}, through it, and out again`, async ({ page, host }) => {
      const [from, to] = key === 'Tab' ? ['before', 'after'] : ['after', 'before'];
      await host.open(`<a id="before" href="#before">Before</a>${body}<a id="after" href="#after">After</a>`);
      await expectState(roles(page), 'ready');
      await expect(title(roles(page))).toBeVisible();
      await page.locator(`#${from}`).focus();
      const passed = new Set();
      for (let presses = 0; presses < 200; presses += 1) {
        await page.keyboard.press(key);
        const now = await focused(page);
        if (now.id === to) break;
        expect(now).toMatchObject({ isInside: true, isSeen: true });
        passed.add(now.html);
      }
      await expect(page.locator(`#${to}`)).toBeFocused();
      expect(passed.size).toBeGreaterThan(10);
    });
  }
}

test('a filter leaves the focus on its box, and a link to another page moves it there', async ({ page, host }) => {
  await host.open('<role-book src="{site}catalog.json" routing="query"></role-book>');
  const box = roles(page).getByRole('checkbox', { name: /^People/ });
  await box.focus();
  await page.keyboard.press('Space');
  await expect(roles(page)).toHaveAttribute('query', 'department=people');
  await expect(box).toBeFocused();
  await roles(page).getByRole('link', { name: 'Recruiter', exact: true }).press('Enter');
  await expect(title(roles(page))).toHaveText('Recruiter');
  await expect(title(roles(page))).toBeFocused();
});

test('the browser finds what stands in it, and it can be selected', async ({ page, host }) => {
  await host.open(`<p>Ours</p>${ROLE}`);
  await expect(section(page, 'Requirements')).toBeVisible();
  expect(await page.evaluate(() => find('Keep a roadmap for your area'))).toBe(true);
  expect(await page.evaluate(() => getSelection().toString())).toBe('Keep a roadmap for your area');
});

test('it is printed with the page, without what can only be clicked', async ({ page, host }) => {
  await host.open(`<p>Ours</p>${ROLE}`);
  await expect(section(page, 'Requirements')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Ours', { exact: true })).toBeVisible();
  await expect(title(roles(page))).toBeVisible();
  await expect(roles(page).getByRole('article').getByText('Keep a roadmap for your area')).toBeVisible();
  for (const role of ['navigation', 'button', 'searchbox', 'checkbox']) {
    await expect(roles(page).getByRole(role), role).toHaveCount(0);
  }
  expect((await page.pdf()).length).toBeGreaterThan(10_000);
});

test.describe('when newer roles cannot be had', () => {
  test.use({ expectedNoise: [/ERR_FAILED|<role-book>/] });

  test('paper does not say so', async ({ page, host }) => {
    await host.open(ROLE);
    await expectState(roles(page), 'ready');
    await page.route('**/catalog.json', (route) => route.abort());
    await roles(page).evaluate((element) => element.reload());
    await expectState(roles(page), 'stale');
    await page.emulateMedia({ media: 'print' });
    await expect(roles(page).getByText('out of date')).toBeHidden();
  });
});

test('a link that is copied leads to the hosted page, or here where the URL is ours', async ({ page, host, site }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const copied = async () => {
    await roles(page).getByRole('button', { name: 'Copy link to Requirements' }).click();
    await expect(roles(page).getByText('Link copied')).toBeVisible();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  await host.open(ROLE);
  await expectState(roles(page), 'ready');
  expect(await copied()).toBe(`${site}roles/product/product-manager/#requirements`);
  expect(await heard(page, 'navigate')).toEqual([]);
  await set(roles(page), { level: 'senior-product-manager' });
  await expect(title(roles(page))).toHaveText('Senior Product Manager');
  expect(await copied()).toBe(`${site}roles/product/product-manager/senior-product-manager/#requirements`);
});

test('a box that is no longer to be ticked hands the focus on', async ({ page, host }) => {
  await host.open('<role-book src="{site}catalog.json" query="department=product&amp;q=zeppelin"></role-book>');
  const box = roles(page).getByRole('checkbox', { name: /^Product/ });
  await box.focus();
  await page.keyboard.press('Space');
  await expect(title(roles(page))).toBeFocused();
});

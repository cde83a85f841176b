// The corpus of real pages, shown as `cargo xtask serve --roles ../shared/corpus/pages` shows it: skipped where it
// does not lie beside the project.

import { SITES } from '../built-site.js';
import { expect, open, ready, test } from '../fixtures.js';

test.skip(!SITES.corpus, 'the corpus is not there');
test.use({ siteOf: 'corpus' });

const SEED = 'roles/jobs/product-manager/';
const ROLES = 91;
/** How many of them the directory shows at first. */
const ROWS = 50;

const heading = (page, name) => page.getByRole('heading', { name, exact: true });
const section = (page, name) => page.locator('section').filter({ has: heading(page, name) }).last();
const items = (page, name) => section(page, name).getByRole('listitem');

const roles = (page) => page.getByRole('heading', { level: 3 });

/** Has the directory show all of its roles. */
async function showAll(page) {
  const more = page.getByRole('link', { name: /^Show \d+ more$/ });
  while (await more.isVisible()) {
    const shown = await roles(page).count();
    await more.click();
    await expect(roles(page)).not.toHaveCount(shown);
  }
}

test('the directory shows the first roles, and more where they are wanted', async ({ page }) => {
  await open(page, '');
  await expect(page.getByRole('status')).toHaveText(`${ROLES} roles`);
  await expect(roles(page)).toHaveCount(ROWS);
  await page.getByRole('link', { name: `Show ${ROLES - ROWS} more` }).click();
  await expect(roles(page)).toHaveCount(ROLES);
  await expect(page).toHaveURL(`?rows=${2 * ROWS}`);
  await expect(roles(page).nth(ROWS).getByRole('link')).toBeFocused();
  await expect(roles(page).nth(ROWS)).toBeInViewport();
  await expect(page.getByRole('link', { name: /^Show/ })).toBeHidden();
});

test('back leads to the same place in a list that was made longer', async ({ page }) => {
  await open(page, '');
  await showAll(page);
  const link = roles(page).nth(ROLES - 5).getByRole('link');
  await link.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  await link.click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.goBack();
  await expect(link).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(before);
});

// What each page shows in the app is compared with what was built of it in same.spec.js.
test('every tenth role of the directory opens by its own URL', async ({ page }) => {
  await open(page, '');
  await showAll(page);
  const links = await page.locator('h3 a').evaluateAll((found) => found.map((link) => [link.href, link.textContent]));
  expect(links).toHaveLength(ROLES);
  for (const [url, title] of links.filter((_, at) => at % 10 === 0)) {
    await page.goto(url);
    await ready(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  }
});

test('the page that the project started from shows each of its parts', async ({ page }) => {
  await open(page, SEED);
  await expect(page.locator('article').getByRole('heading')).toHaveText([
    'Role',
    'Responsibilities',
    'You are not responsible for',
    'Requirements',
    'Senior Product Manager',
    'Relevant links',
    'Where next',
    'Shares requirements',
  ]);
  await expect(section(page, 'Role').getByRole('paragraph')).toHaveCount(4);
  await expect(section(page, 'Role').getByRole('link', { name: 'primer' })).toHaveAttribute('href', /^https:/);
  await expect(items(page, 'Responsibilities')).toHaveCount(8);
  const boundary = page.getByRole('region', { name: 'Not your job' });
  await expect(boundary.getByRole('listitem')).toHaveCount(3);
  await expect(items(page, 'Requirements')).toHaveCount(10);
  await expect(page.getByRole('list', { name: 'Bonus' }).getByRole('listitem')).toHaveCount(2);
  await expect(items(page, 'Senior Product Manager')).toHaveCount(7);
  await expect(section(page, 'Senior Product Manager').getByRole('list')).toHaveJSProperty('tagName', 'OL');
  await expect(items(page, 'Relevant links')).toHaveText(['Product Handbook', 'Engineering Workflow']);
});

test('its senior level opens by its own URL after a reload', async ({ page }) => {
  await open(page, SEED);
  await page.getByRole('navigation', { name: 'Levels' }).getByRole('link', { name: /^Senior Product/ }).click();
  await expect(page).toHaveURL(`${SEED}senior-product-manager/`);
  await page.reload();
  await ready(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Senior Product Manager');
  const own = page.getByRole('region', { name: 'New at this level' });
  await expect(own.getByRole('list')).toHaveJSProperty('tagName', 'OL');
  await expect(own.getByRole('listitem')).toHaveCount(7);
  const shared = page.getByRole('region', { name: 'Shared by all levels' });
  await expect(shared.getByRole('heading', { name: 'Requirements', exact: true })).toBeVisible();
});

// Where one could go from a page: the rungs above, what is named as next, and roles that share requirements.

import { load } from 'cheerio';
import { breaksNoRule, EACH } from '../axe.js';
import { SITES, textAt } from '../built-site.js';
import { expect, open, test } from '../fixtures.js';

const WRITER = 'roles/product/technical-writer/';
const LEVEL = `${WRITER}technical-writer-intermediate/`;
const ADVOCATE = 'roles/customer/developer-advocate/';
const SHARED = 'You take a critical review as help, and you give one in the same spirit';

const next = (page) => page.locator('section:has(> h2:text-is("Where next"))');
const heading = (page) => page.getByRole('heading', { level: 1 });
/** What is listed below a heading of the section. */
const below = (page, name) => next(page).locator(`h3:text-is("${name}") + ul`);
const entry = (page, name) => below(page, 'Shares requirements').locator(`li:has(> a:text-is("${name}"))`);

/** The section as the build has written it: what is in it, tag by tag. */
function built(address) {
  const $ = load(textAt(SITES.own, `/${address}`));
  return $('.onward').html();
}

/** Reads the section of a level. */
async function read(page) {
  await expect(below(page, 'Rungs above').getByRole('link')).toHaveText(['Senior Technical Writer']);
  await expect(below(page, 'Named as next').getByRole('link')).toHaveText(['Product Manager', 'Developer Advocate']);
  const advocate = entry(page, 'Developer Advocate');
  await expect(advocate.getByText(SHARED)).toBeHidden();
  await advocate.getByText('2 shared requirements').click();
  await expect(advocate.getByText(SHARED)).toBeVisible();
  await expect(advocate.getByText('On top there', { exact: true })).toBeVisible();
  await expect(advocate.getByText('You listen more than you speak')).toBeVisible();
  await next(page).getByText('Requirements that several roles have').click();
  const common = next(page).getByRole('listitem').filter({ hasText: SHARED }).last();
  await expect(common.getByRole('link')).toHaveText(['User Researcher', 'Developer Advocate']);
}

for (const width of [390, 1440]) {
  test(`a level says where one could go from there, at ${width} pixels`, async ({ page }) => {
    await open(page, LEVEL, { width });
    await read(page);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
  });

  test.describe(`without script, at ${width} pixels`, () => {
    test.use({ javaScriptEnabled: false, viewport: { width, height: 900 } });
    test('the same is there', async ({ page }) => {
      await page.goto(LEVEL);
      await read(page);
      await entry(page, 'Developer Advocate').getByRole('link').click();
      await expect(heading(page)).toHaveText('Developer Advocate');
      await expect(below(page, 'Leads here').getByRole('link')).toHaveText(['Technical Writer']);
    });
  });
}

test('the app shows what was built, on the page it takes over and on those it goes to', async ({ page }) => {
  await open(page, LEVEL);
  const shown = () => next(page).evaluate((section) => section.innerHTML);
  expect(await shown()).toBe(built(LEVEL));
  await entry(page, 'Developer Advocate').getByRole('link').click();
  await expect(heading(page)).toHaveText('Developer Advocate');
  await expect(next(page)).toBeVisible();
  expect(await shown()).toBe(built(new URL(page.url()).pathname.slice(1)));
  await page.getByRole('navigation', { name: 'Levels' }).getByRole('link', { name: /^Senior/ }).click();
  await expect(heading(page)).toHaveText('Senior Developer Advocate');
  expect(await shown()).toBe(built(new URL(page.url()).pathname.slice(1)));
  await page.goBack();
  await page.goBack();
  await expect(heading(page)).toHaveText('Technical Writer (Intermediate)');
  await expect(next(page)).toBeInViewport();
});

test('a role that has been searched for says it, too, once', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => request.url().endsWith('next.txt') && asked.push(request.url()));
  await open(page, '?q=documentation');
  await page.getByRole('link', { name: 'Technical Writer', exact: true }).click();
  await expect(below(page, 'Named as next')).toBeVisible();
  await page.goBack();
  await page.getByRole('link', { name: 'Technical Writer', exact: true }).click();
  await expect(below(page, 'Named as next')).toBeVisible();
  expect(asked).toHaveLength(1);
});

test.describe('where the file is not to be had', () => {
  test.use({ expectedNoise: [/404/] });
  test('the page is there without it', async ({ page }) => {
    await page.route('**/next.txt', (route) => route.fulfill({ status: 404, body: 'not found' }));
    await open(page, '');
    await page.getByRole('link', { name: 'Technical Writer', exact: true }).click();
    await expect(heading(page)).toHaveText('Technical Writer');
    await expect(page.getByRole('heading', { name: 'Hiring Process' })).toBeVisible();
    await expect(next(page)).toHaveCount(0);
  });
});

test('all of it is reached by keyboard', async ({ page }) => {
  await open(page, LEVEL);
  await below(page, 'Named as next').getByRole('link').last().focus();
  await page.keyboard.press('Tab');
  await expect(entry(page, 'Developer Advocate').getByRole('link')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(entry(page, 'Developer Advocate').getByText(SHARED)).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const common = next(page).getByRole('listitem').filter({ hasText: SHARED }).last();
  await page.keyboard.press('Tab');
  await expect(common.getByRole('link', { name: 'User Researcher' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Developer Advocate');
});

test('it breaks no rule of accessibility', async ({ page }) => {
  await open(page, LEVEL);
  await breaksNoRule(page, EACH);
});

test('a print has the names, and not what is folded', async ({ page }) => {
  await open(page, LEVEL);
  await page.emulateMedia({ media: 'print' });
  await expect(entry(page, 'Developer Advocate').getByRole('link')).toBeVisible();
  await expect(entry(page, 'Developer Advocate').getByText(SHARED)).toBeHidden();
});

test.describe('from right to left', () => {
  test.use({ siteOf: 'arabic' });
  test('it stands as the page does', async ({ page }) => {
    await open(page, 'roles/people/recruiter/', { width: 390 });
    await expect(below(page, 'Named as next').getByRole('link')).toHaveText(['مدير منتج']);
    const [title, link] = await Promise.all(
      [below(page, 'Named as next').locator('xpath=preceding-sibling::h3[1]'), below(page, 'Named as next').getByRole('link')].map(
        (it) => it.evaluate((element) => element.getBoundingClientRect().right),
      ),
    );
    // The mark of the entry stands between them.
    expect(title - link).toBeGreaterThan(0);
    expect(title - link).toBeLessThan(40);
    await next(page).getByText('2 shared requirements').click();
    await expect(next(page).getByText('يكتب بوضوح')).toBeVisible();
    await breaksNoRule(page, EACH);
  });
});

// The levels of a role side by side: a page that is only built.

import { SITES } from '../built-site.js';
import { breaksNoRule } from '../axe.js';
import { expect, open, ready, test } from '../fixtures.js';
import { serve } from '../server.js';
import { start } from '../worker.js';

const RECRUITER = 'roles/people/recruiter/matrix/';
const SENIOR = 'senior-recruiter';

const box = (page) => page.getByRole('region', { name: /side by side|nebeneinander/ });
const heads = (page) => box(page).locator('thead tr:last-child th');
const row = (page, name) => box(page).getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
const choose = (page) => page.getByText('Choose levels and sections');
/** The names of the columns of levels that are shown. */
const columns = (page) => heads(page).filter({ visible: true }).locator('a').allTextContents();
const LEVELS = ['Early-Career Recruiter', 'Recruiter', 'Senior Recruiter', 'Manager, Recruiting'];

test('a role leads to its levels side by side, and each level back to its page', async ({ page }) => {
  await open(page, 'roles/people/recruiter/');
  await page.getByRole('navigation', { name: 'Levels' }).getByRole('link', { name: 'Side by side' }).click();
  await expect(page).toHaveTitle('Recruiter: levels side by side – Larkspindle');
  await ready(page);
  expect(await columns(page)).toEqual(LEVELS);
  await expect(box(page).getByRole('columnheader', { name: 'Individual' })).toHaveAttribute('colspan', '3');
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', /\/roles\/people\/recruiter\/$/);
  const duties = row(page, 'Responsibilities').first().getByRole('cell');
  await expect(duties.nth(0).getByText('New')).toHaveCount(0);
  await expect(duties.nth(2).getByText('New')).toBeVisible();
  // No app is loaded for it.
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(loaded.filter((name) => name.endsWith('.wasm'))).toEqual([]);
  await page.goBack();
  await ready(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Recruiter');
  await page.goForward();
  await heads(page).getByRole('link', { name: 'Senior Recruiter' }).click();
  await ready(page);
  await expect(page).toHaveURL(new RegExp(`/recruiter/${SENIOR}/$`));
});

test('levels and sections are chosen by keyboard, stand in the URL, and come back with Back', async ({ page }) => {
  await open(page, RECRUITER);
  const url = page.url();
  await choose(page).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('checkbox', { name: 'Early-Career Recruiter' })).toBeFocused();
  await page.keyboard.press('Space');
  expect(await columns(page)).toEqual(LEVELS.slice(1));
  await expect(page).toHaveURL(`${url}?levels=recruiter,senior-recruiter,manager-recruiting`);
  await expect(box(page).getByRole('columnheader', { name: 'Individual' })).toHaveAttribute('colspan', '2');
  await page.getByRole('checkbox', { name: 'Grade', exact: true }).focus();
  await page.keyboard.press('Space');
  await expect(row(page, 'Grade')).toBeHidden();
  await page.goBack();
  await expect(row(page, 'Grade')).toBeVisible();
  expect(await columns(page)).toEqual(LEVELS.slice(1));
  await page.goBack();
  expect(await columns(page)).toEqual(LEVELS);
  await page.goForward();
  await page.reload();
  await ready(page);
  expect(await columns(page)).toEqual(LEVELS.slice(1));
});

test('a link names what is shown, and what it does not know leaves all', async ({ page }) => {
  await open(page, `${RECRUITER}?levels=${SENIOR},nobody&sections=responsibilities`);
  expect(await columns(page)).toEqual(['Senior Recruiter']);
  await expect(box(page).getByRole('rowheader')).toHaveText(['Responsibilities']);
  await open(page, `${RECRUITER}?levels=nobody&sections=%E0%A4%A`);
  expect(await columns(page)).toEqual(LEVELS);
});

test('heads stay in sight while the box scrolls, which takes the keyboard', async ({ page }) => {
  await open(page, RECRUITER, { width: 820, height: 600 });
  await box(page).focus();
  await expect(box(page)).toBeFocused();
  const place = async (locator) => (await locator.boundingBox()) ?? {};
  const corner = await place(heads(page).first());
  await box(page).evaluate((element) => element.scrollTo(300, 400));
  const after = await place(heads(page).first());
  expect([Math.round(after.x), Math.round(after.y)]).toEqual([Math.round(corner.x), Math.round(corner.y)]);
  expect((await place(heads(page).nth(2))).y).toBeCloseTo(corner.y, 0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

for (const scripting of [true, false]) {
  test.describe(scripting ? 'with a script' : 'without a script', () => {
    test.use({ javaScriptEnabled: scripting });

    test('a phone shows one level, which radio buttons choose', async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 800 });
      await page.goto(RECRUITER);
      const grade = row(page, 'Grade').locator('td').filter({ visible: true });
      await expect(grade).toHaveText(['4']);
      await page.getByRole('radio', { name: 'Senior' }).check();
      await expect(grade).toHaveText(['6']);
      await expect(row(page, 'In general')).toBeHidden();
      if (scripting) await expect(page).toHaveURL(/\?level=senior-recruiter$/);
      await expect(choose(page)).toBeVisible({ visible: scripting });
      await page.setViewportSize({ width: 1440, height: 800 });
      await expect(row(page, 'Grade').locator('td').filter({ visible: true })).toHaveCount(4);
      // What all levels share stands below all of them.
      for (const cell of await box(page).locator('.shared td').all()) await expect(cell).toHaveAttribute('colspan', '4');
      await expect(page.getByRole('radio')).toHaveCount(0);
    });
  });
}

test.describe('of a table', () => {
  test.use({ siteOf: 'harbour' });

  test('what repeats is folded below the name of the rung to the left', async ({ page }) => {
    await open(page, 'roles/crafts/lock-engineer/matrix/');
    const fold = box(page).locator('details').filter({ has: page.getByText('1 as at Senior') });
    const repeated = fold.locator('> :not(summary)');
    await expect(repeated).toBeHidden();
    await fold.locator('summary').click();
    await expect(repeated).toBeVisible();
  });
});

test('from right to left the sections stand on the right', async ({ page }) => {
  await open(page, RECRUITER, { width: 820 });
  await page.evaluate(() => [document.documentElement, document.querySelector('.rolebook')].forEach((it) => (it.dir = 'rtl')));
  const place = async (at) => (await heads(page).nth(at).boundingBox()).x;
  expect(await place(0)).toBeGreaterThan(await place(1));
  const before = await place(0);
  await box(page).evaluate((element) => element.scrollTo(-300, 0));
  expect(await place(0)).toBeCloseTo(before, 0);
});

test('it breaks no rule', async ({ page }) => {
  await open(page, RECRUITER);
  await breaksNoRule(page);
});

test('it prints as a table on landscape sheets, without controls', async ({ page }) => {
  await open(page, RECRUITER);
  const document = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const boxes = [...document.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => width / height);
  expect(boxes.length).toBeGreaterThan(0);
  for (const ratio of boxes) expect(ratio).toBeGreaterThan(1.2);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 1000, height: 700 });
  await expect(page.getByText('Choose levels and sections')).toBeHidden();
  const { width } = await box(page).locator('table').boundingBox();
  expect(width).toBeLessThanOrEqual(1000);
});

test.describe('offline', () => {
  test.use({ serviceWorkers: 'allow', expectedNoise: [/ERR_|Failed to fetch|503/] });

  test('it opens again where it was visited, and says where it was not', async ({ page }) => {
    const { folder, base } = SITES.own;
    const host = await serve(folder, { base });
    await start(page, host.url);
    await page.goto(host.url + RECRUITER);
    await ready(page);
    await page.waitForFunction(async (url) => Boolean(await caches.match(url)), host.url + RECRUITER);
    await host.close();
    await page.goto(`${host.url}${RECRUITER}?levels=${SENIOR}`);
    await ready(page);
    expect(await columns(page)).toEqual(['Senior Recruiter']);
    await expect(box(page)).toHaveCSS('overflow-x', 'auto');
    await page.goto(`${host.url}roles/product/product-manager/matrix/`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/offline/i);
  });
});

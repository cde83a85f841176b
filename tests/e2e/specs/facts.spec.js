// Facts below the title, the tracks of a ladder, and two roles on one page.

import path from 'node:path';
import { breaksNoRule, EACH } from '../axe.js';
import { drop } from '../drop.js';
import { expect, open, test } from '../fixtures.js';

const TRACKS = 'roles/customer/solutions-architecture/';
const SENIOR = `${TRACKS}senior-solutions-architect/`;
const PAYROLL = 'roles/people/payroll-specialist/';

/** The names and values of the facts in a part of the page. */
const facts = (part) => part.locator('.stated > div').allTextContents();

/** Opens a page without its script. */
async function built(browser, baseURL, path) {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

test('facts stand below the title and no longer in the text, with the script and without', async ({ page, browser, baseURL }) => {
  await open(page, TRACKS);
  const plain = await built(browser, baseURL, TRACKS);
  for (const shown of [page, plain]) {
    const header = shown.locator('.page-header');
    expect(await facts(header)).toEqual(['Reports toHead of Customer', 'TeamCustomer', 'O*NET15-1299.08']);
    await expect(shown.getByText('Head of Customer')).toHaveCount(1);
  }
  await plain.context().close();
});

test('a level has its own facts, and those of the role', async ({ page }) => {
  await open(page, SENIOR);
  const shown = await facts(page.locator('.page-header'));
  expect(shown).toEqual(['Reports toHead of Customer', 'TeamCustomer', 'O*NET15-1299.08', 'Job grade6', 'Experience6+ years']);
  await open(page, TRACKS);
  const level = page.locator('section', { has: page.getByRole('heading', { name: 'Senior Solutions Architect' }) }).last();
  expect(await facts(level)).toEqual(['Job grade6', 'Experience6+ years']);
});

test('a comparison shows the facts of both levels', async ({ page }) => {
  await open(page, `${SENIOR}?compare=principal-solutions-architect`);
  const comparison = page.getByRole('region', { name: 'Comparison' });
  expect(await facts(comparison.locator('.side.one').first())).toContain('Job grade6');
  expect(await facts(comparison.locator('.side.other').first())).toContain('Job grade7');
});

test('a search finds a fact', async ({ page }) => {
  await open(page, '?q=15-1299');
  await expect(page.getByRole('link', { name: 'Solutions Architecture', exact: true })).toBeVisible();
});

test('a ladder of two tracks has a row for each, under its name', async ({ page }) => {
  await open(page, TRACKS);
  const ladder = page.getByRole('navigation', { name: 'Levels' });
  const craft = ladder.getByRole('list', { name: 'Craft' });
  await expect(craft.getByRole('link')).toHaveText([/^Solutions Architect/, /^Senior Solutions/, /^Principal/]);
  await expect(ladder.getByRole('list', { name: 'Partner' }).getByRole('link')).toHaveText([/^Associate Partner/, /^Senior Partner/]);
  await craft.getByRole('link', { name: /^Senior Solutions/ }).click();
  await expect(page).toHaveURL(new RegExp(`${SENIOR}$`));
  await expect(page.locator('[aria-current=page]')).toContainText('Senior Solutions Architect');
});

test('rungs of one seniority stand below each other, also from right to left', async ({ page }) => {
  await open(page, TRACKS);
  const rung = (name) => page.getByRole('navigation', { name: 'Levels' }).getByRole('link', { name });
  const starts = async () => {
    const of = async (name) => (await rung(name).boundingBox()).x;
    return { craft: await of(/^Senior Solutions/), partner: await of(/^Senior Partner/), lower: await of(/^Solutions/) };
  };
  const { craft, partner, lower } = await starts();
  expect(craft).toBe(partner);
  expect(lower).toBeLessThan(craft);
  await page.locator('.rolebook').first().evaluate((root) => (root.dir = 'rtl'));
  const mirrored = await starts();
  expect(mirrored.craft).toBe(mirrored.partner);
  expect(mirrored.lower).toBeGreaterThan(mirrored.craft);
});

test('two positions on one page are two roles, with what they share', async ({ page, browser, baseURL }) => {
  const plain = await built(browser, baseURL, PAYROLL);
  await open(page, PAYROLL);
  for (const shown of [page, plain]) {
    await expect(shown.getByRole('heading', { level: 1 })).toHaveText('Payroll Specialist');
    const article = shown.locator('article.text');
    await expect(article).toContainText('Pay everybody on the 25th');
    await expect(article).toContainText('A morning with us, paid');
    await expect(article).not.toContainText('Order what is needed');
    expect(await facts(shown.locator('.page-header'))).toContain('Experience2+ years');
  }
  await plain.context().close();
  await page.getByRole('link', { name: 'People', exact: true }).click();
  await page.getByRole('link', { name: 'Workplace Specialist', exact: true }).click();
  await expect(page.locator('article.text')).toContainText('Order what is needed');
});

test('where the page would be, a page leads on to its first role', async ({ browser, baseURL }) => {
  // No script is needed to be led on, and none is stopped on the way.
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto('roles/people/house/', { waitUntil: 'commit' });
  await expect(page).toHaveURL(/\/roles\/people\/(payroll|workplace)-specialist\/$/);
  await context.close();
});

test('pages with facts, tracks and several roles break no rule of accessibility', async ({ page }) => {
  for (const path of [TRACKS, SENIOR, PAYROLL, `${SENIOR}?compare=principal-solutions-architect`]) {
    await open(page, path);
    await breaksNoRule(page, EACH);
  }
});

test('a dropped page with two tracks has a row for each', async ({ page }) => {
  await open(page, '');
  await drop(page, path.resolve('../../roles/customer/solutions-architecture.md'));
  const ladder = page.getByRole('navigation', { name: 'Levels' });
  await expect(ladder.getByRole('list', { name: 'Partner' }).getByRole('link')).toHaveCount(2);
});

test('a dropped page of two roles is two pages with what they share', async ({ page }) => {
  await open(page, '');
  await drop(page, path.resolve('../../roles/people/house.md'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Payroll Specialist');
  await expect(page.getByText('A call of half an hour').last()).toBeVisible();
  await expect(page.locator('.preview-page').getByText('Order what is needed')).toHaveCount(0);
});

// A role whose levels are a file each: its pages, with and without the app, and a folder of such files in the preview.

import path from 'node:path';
import { breaksNoRule, EACH } from '../axe.js';
import { SITES, textAt } from '../built-site.js';
import { drop } from '../drop.js';
import { expect, open, test } from '../fixtures.js';

const ROLE = 'roles/engineering/release-engineer/';
const MIDDLE = `${ROLE}r2-release-engineer/`;
const SENIOR = `${ROLE}r3-senior-release-engineer/`;
/** Where the file of the senior level would be if it were a role. */
const OLD = 'roles/engineering/r3-senior-release-engineer/';

const heading = (page) => page.getByRole('heading', { level: 1 });
const ladder = (page) => page.getByRole('navigation', { name: 'Levels' });
const own = (page) => page.getByRole('region', { name: 'New at this level' });
const shared = (page) => page.getByRole('region', { name: 'Shared by all levels' });

test('the files of a folder are the levels of one role', async ({ page }) => {
  await open(page, ROLE);
  await expect(heading(page)).toHaveText('Release Engineer');
  await expect(page.getByRole('article').getByText('look after everything between a merged change')).toBeVisible();
  await expect(ladder(page).getByRole('link')).toContainText([
    'All levels',
    'R1: Junior Release Engineer',
    'R2: Release Engineer',
    'R3: Senior Release Engineer',
  ]);
  await expect(page.getByRole('heading', { name: 'On call' })).toHaveCount(1);
  await ladder(page).getByRole('link', { name: /^R3/ }).click();
  await expect(page).toHaveURL(new RegExp(`${SENIOR}$`));
  await expect(heading(page)).toHaveText('R3: Senior Release Engineer');
});

test('a level has its own, what all share, and what it includes', async ({ page }) => {
  await open(page, MIDDLE);
  await expect(own(page).getByText('Decide whether a candidate ships')).toBeVisible();
  await expect(own(page).getByText('Keep the signing keys')).toHaveCount(0);
  await expect(shared(page).getByRole('heading', { name: 'On call' })).toBeVisible();
  await expect(page.getByText('Carry out a release with a colleague').first()).toBeAttached();
});

test('a link between the files leads to the level', async ({ page }) => {
  await open(page, ROLE);
  const link = page.getByRole('link', { name: 'R2 Release Engineer' });
  await expect(link).toHaveAttribute('href', new RegExp(`/${MIDDLE}$`));
  await link.click();
  await expect(heading(page)).toHaveText('R2: Release Engineer');
});

test('two of them can be compared', async ({ page }) => {
  await open(page, `${MIDDLE}?compare=r3-senior-release-engineer`);
  await expect(page.getByText('Keep the signing keys, and rehearse their loss twice a year')).toBeVisible();
  await expect(page.getByText('Plan with the tool’s team').or(page.getByText("Plan with the tool's team"))).toBeVisible();
});

test('a search finds what a file says, at its level', async ({ page }) => {
  await open(page, '?q=supply+chain');
  await expect(page.getByRole('link', { name: 'Release Engineer', exact: true })).toBeVisible();
});

test('an address that a file had leads on to its level', async ({ browser, baseURL }) => {
  // No script is needed to be led on, and none is stopped on the way.
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto(OLD, { waitUntil: 'commit' });
  await expect(page).toHaveURL(new RegExp(`/${SENIOR}$`));
  await context.close();
  const { own } = SITES;
  expect(textAt(own, `/${OLD}`)).toContain(`<link rel="canonical" href="/${SENIOR}">`);
  expect(textAt(own, '/_redirects')).toContain(`/${OLD} /${SENIOR} 301\n`);
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('the role and its levels are there', async ({ page }) => {
    await page.goto(ROLE);
    await expect(heading(page)).toHaveText('Release Engineer');
    await ladder(page).getByRole('link', { name: /^R1/ }).click();
    await expect(heading(page)).toHaveText('R1: Junior Release Engineer');
    await expect(page.getByRole('article').getByText('You have built something from source')).toBeVisible();
  });
});

test('no view of it breaks a rule', async ({ page }) => {
  for (const view of [ROLE, SENIOR, `${MIDDLE}?compare=r1-junior-release-engineer`]) {
    await open(page, view);
    await breaksNoRule(page, EACH);
  }
});

test('it prints with all of its levels', async ({ page }) => {
  await open(page, ROLE, { width: 670 });
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation')).toHaveCount(0);
  for (const words of ['Sign packages with the key of the day', 'Take a release back within an hour', 'Teach teams to need us less']) {
    await expect(page.getByText(words).first()).toBeVisible();
  }
});

test('a dropped folder of such files is one role, and each file has its own findings', async ({ page }) => {
  await open(page, '');
  await drop(page, path.resolve('../../roles/engineering/release-engineer'));
  const files = page.getByRole('navigation', { name: 'Files' });
  await expect(files.getByRole('listitem')).toHaveCount(3);
  await expect(ladder(page).getByRole('link')).toHaveCount(4);
  await expect(page.locator('.preview-source h2')).toContainText('R1-junior-release-engineer.md');
  await expect(heading(page)).toHaveText('R1: Junior Release Engineer');
  await files.getByRole('button').or(files.getByRole('link')).last().click();
  await expect(page.locator('.preview-source h2')).toContainText('R3-senior-release-engineer.md');
  await expect(heading(page)).toHaveText('R3: Senior Release Engineer');
});

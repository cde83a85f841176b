// Levels in tables: the table on the role's page, and what it says of a level on the level's.

import path from 'node:path';
import { breaksNoRule, EACH } from '../axe.js';
import { drop } from '../drop.js';
import { expect, open, test } from '../fixtures.js';

const ROLE = 'roles/engineering/data-engineer/';
const SENIOR = `${ROLE}senior-data-engineer/`;

/** What the page of the senior level says that is its own. */
async function expectSenior(page) {
  const own = page.locator('.part.own');
  await expect(own.getByRole('heading', { name: 'Quality' })).toBeVisible();
  await expect(own.getByRole('heading', { name: 'Craft' })).toBeVisible();
  await expect(own).toContainText('Makes the check run before anybody asks');
  await expect(own).toContainText('A table that you had to migrate while others read it');
  await expect(own).not.toContainText('Sets what late means');
  await expect(page.locator('table')).toHaveCount(0);
}

test('the table stands on the page of the role alone', async ({ page }) => {
  await open(page, ROLE);
  const tables = page.getByRole('table');
  await expect(tables).toHaveCount(2);
  await expect(tables.first().getByRole('columnheader')).toHaveText([
    'Data Engineer',
    'Senior Data Engineer',
    'Staff Data Engineer',
  ]);
  await expect(tables.last().locator('td[colspan="2"] li')).toHaveCount(2);
  await expect(page.getByText('Teaches the others to review')).toHaveCount(1);
  const ladder = page.getByRole('navigation', { name: 'Levels' });
  await expect(ladder.getByRole('link', { name: /^Staff Data Engineer/ })).toBeVisible();
});

test('a level of a table has a page, with the script and without', async ({ page, browser, baseURL }) => {
  await open(page, SENIOR);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Senior Data Engineer');
  await expectSenior(page);
  const plain = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const built = await plain.newPage();
  await built.goto(SENIOR);
  await expectSenior(built);
  await plain.close();
});

test('levels of a table are compared by what their cells say', async ({ page }) => {
  await open(page, `${SENIOR}?compare=staff-data-engineer`);
  const comparison = page.locator('main');
  await expect(comparison).toContainText('Sets what late means');
  await expect(comparison).toContainText('Finds out why data was late');
  await expect(page.locator('table td')).toHaveCount(0);
});

test('a search finds what a table says of a level, and leads to the level', async ({ page }) => {
  await open(page, '?q=migrate');
  const found = page.locator('.matches a', { hasText: 'migrate' });
  await expect(found.first()).toHaveAttribute('href', /\/data-engineer\/(senior|staff)-data-engineer\/#/);
  await found.first().click();
  await expect(page).toHaveURL(/\/(senior|staff)-data-engineer\/.*#/);
  const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
  await expect(page.locator(`[id="${id}"]`)).toContainText('migrate');
});

test('pages with tables of levels break no rule of accessibility', async ({ page }) => {
  for (const path of [ROLE, SENIOR, `${SENIOR}?compare=staff-data-engineer`]) {
    await open(page, path);
    await breaksNoRule(page, EACH);
  }
});

test('the table is printed', async ({ page }) => {
  await open(page, ROLE);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('table').first()).toBeVisible();
});

test('a dropped page with tables has their levels', async ({ page }) => {
  await open(page, '');
  await drop(page, path.resolve('../../roles/engineering/data-engineer.md'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Data Engineer');
  const ladder = page.getByRole('navigation', { name: 'Levels' });
  await expect(ladder.getByRole('link', { name: /^(Senior |Staff )?Data Engineer/ })).toHaveCount(3);
  await ladder.getByRole('link', { name: /^Senior Data Engineer/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Senior Data Engineer');
  await expectSenior(page);
});

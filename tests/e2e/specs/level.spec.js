// The page of a level: what is new there, what all levels share, and the ways to the other levels.

import { expect, open, ready, test } from '../fixtures.js';

const ROLE = 'roles/product/product-manager/';
const SENIOR = `${ROLE}senior-product-manager/`;
const STAFF = 'roles/engineering/backend-engineer/staff-backend-engineer/';

test('a level opens by its own url after a reload', async ({ page }) => {
  await open(page, ROLE);
  await page.getByRole('navigation', { name: 'Levels' }).getByRole('link', { name: /^Senior Product/ }).click();
  await expect(page).toHaveURL(/\/product-manager\/senior-product-manager\/$/);
  await page.reload();
  await ready(page);
  await expect(page).toHaveTitle('Senior Product Manager – Larkspindle');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Senior Product Manager');
});

test('a level says what is its own and what all levels share', async ({ page }) => {
  await open(page, SENIOR);
  const own = page.getByRole('region', { name: 'New at this level' });
  await expect(own.getByRole('listitem')).toHaveCount(8);
  await expect(own.getByRole('list').first()).toHaveJSProperty('tagName', 'OL');
  const shared = page.getByRole('region', { name: 'Shared by all levels' });
  await expect(shared.getByRole('heading', { level: 3 })).toContainText([
    'Role',
    'Responsibilities',
    'You are not responsible for',
    'Requirements',
  ]);
});

test('the ladder leads from level to level', async ({ page }) => {
  await open(page, SENIOR);
  const ladder = page.getByRole('navigation', { name: 'Levels' });
  await expect(ladder.locator('[aria-current=page]')).toContainText('Senior Product Manager');
  const previous = page.getByRole('navigation', { name: 'Next to this level' }).getByRole('link');
  await previous.click();
  await expect(page).toHaveURL(/\/product-manager\/product-manager\/$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Product Manager');
  await ladder.getByRole('link', { name: /^All levels/ }).click();
  await expect(page).toHaveURL(new RegExp(`${ROLE}$`));
});

test('the lowest rung has nothing new, only its own', async ({ page }) => {
  await open(page, `${ROLE}product-manager/`);
  await expect(page.getByRole('region', { name: 'Only at this level' })).toContainText('The page says nothing');
  await expect(page.getByRole('region', { name: 'New at this level' })).toHaveCount(0);
});

test('the rung below is one link away', async ({ page }) => {
  await open(page, STAFF);
  const own = page.getByRole('region', { name: 'New at this level' });
  await expect(own.getByRole('link', { name: 'Compare with Senior Backend Engineer' })).toHaveAttribute(
    'href',
    /\/senior-backend-engineer\/\?compare=staff-backend-engineer$/,
  );
});

test('a level can be compared with every other one', async ({ page }) => {
  await open(page, STAFF);
  const ways = page.getByRole('navigation', { name: 'Compare' });
  await ways.getByText('Compare', { exact: true }).click();
  await expect(ways.getByRole('link')).toHaveText([
    'Compare with Backend Engineer (Intermediate)',
    'Compare with Senior Backend Engineer',
    'Compare with Principal Backend Engineer',
    'Compare with another role',
  ]);
});

test('one minute counts what holds at the level', async ({ page }) => {
  await open(page, SENIOR);
  await expect(page.getByRole('region', { name: 'In one minute' })).toContainText('16 duties');
});

test.describe('what a lower level says already', () => {
  test.use({ siteOf: 'harbour' });

  test('is folded, and opens on demand', async ({ page }) => {
    await open(page, 'roles/crafts/lock-engineer/staff-lock-engineer/');
    const own = page.getByRole('region', { name: 'New at this level' });
    await expect(own.getByText('Teach the whole river', { exact: true })).toBeVisible();
    const repeated = own.locator('li[id]', { hasText: 'Plan the repairs of a year' });
    await expect(repeated).toBeHidden();
    await own.getByText('1 as at Senior Lock Engineer').click();
    await expect(repeated).toBeVisible();
  });
});

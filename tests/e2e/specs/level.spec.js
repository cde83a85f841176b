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

test('a level can be compared with every other one, the next one first', async ({ page }) => {
  await open(page, STAFF);
  const ways = page.getByRole('navigation', { name: 'Compare' });
  await ways.getByText('Compare', { exact: true }).click();
  await expect(ways.getByRole('link')).toHaveText([
    'Compare with Principal Backend Engineer',
    'Compare with Senior Backend Engineer',
    'Compare with Backend Engineer (Intermediate)',
    'Compare with another role',
  ]);
});

test('one minute names what is new at the level first', async ({ page }) => {
  await open(page, SENIOR);
  const duties = page.getByRole('region', { name: 'In one minute' }).locator('div', { hasText: 'What you do' });
  await expect(duties.getByRole('definition')).toHaveText([/^Set the direction/, /^Find the problem/, /^Lead work/]);
});

test('a level opens with what the role is, and what is new comes before what is shared', async ({ page }) => {
  await open(page, STAFF, PHONE);
  const places = [
    page.getByRole('heading', { level: 1 }),
    page.getByText('Builds the services behind builds, reviews and packages'),
    page.getByRole('heading', { name: 'New at this level' }),
    page.getByRole('heading', { name: 'Shared by all levels' }),
  ];
  const tops = await Promise.all(places.map(async (place) => (await place.boundingBox()).y));
  expect(tops).toEqual([...tops].sort((one, other) => one - other));
  await expect(places[1]).toBeInViewport({ ratio: 1 });
});

test('a closed level says which one is open, and leads there', async ({ page }) => {
  await open(page, STAFF);
  const header = page.locator('.page-header');
  await expect(header.getByText('Not open now', { exact: true })).toBeVisible();
  await expect(header.getByText('Open at Senior Backend Engineer')).toBeVisible();
  await header.locator('.open-at').getByRole('link', { name: 'Senior Backend Engineer' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Senior Backend Engineer');
  await expect(header.getByText('Open', { exact: true }).first()).toBeVisible();
  await expect(header.getByText('Open at')).toHaveCount(0);
});

test('headings of a level do not repeat its name, and keep their ids', async ({ page }) => {
  await open(page, `${STAFF}#staff-backend-engineer-responsibilities`);
  const own = page.getByRole('region', { name: 'New at this level' });
  await expect(own.getByRole('heading', { level: 3 })).toHaveText(['Job Grade', 'Responsibilities', 'Requirements']);
  const contents = page.getByRole('navigation', { name: 'On this page' });
  await expect(contents.getByRole('link', { name: /Staff/ })).toHaveCount(0);
  await expect(page.locator('#staff-backend-engineer-responsibilities')).toBeFocused();
  await open(page, 'roles/engineering/backend-engineer/');
  const level = page.locator('section.level', { has: page.getByRole('heading', { name: 'Staff Backend Engineer' }) });
  await expect(level.locator('~ section').first().getByRole('heading')).toHaveText('Job Grade');
});

const PHONE = { width: 390, height: 844 };

test('on a phone the ladder is one line that opens, with the level in it', async ({ page }) => {
  await open(page, STAFF, PHONE);
  const ladder = page.getByRole('navigation', { name: 'Levels' });
  const { height } = await ladder.boundingBox();
  expect(height).toBeLessThanOrEqual(64);
  await expect(ladder.getByRole('link')).toHaveCount(0);
  await page.keyboard.press('Tab');
  await ladder.getByText('Level: Staff Backend Engineer').focus();
  await page.keyboard.press('Enter');
  await expect(ladder.getByRole('link')).toHaveText([
    'All levels',
    'Backend Engineer (Intermediate)',
    'Senior Backend Engineer Open',
    'Staff Backend Engineer current',
    'Principal Backend Engineer',
    'Side by side',
  ]);
  for (const link of await ladder.getByRole('link').all()) {
    expect((await link.boundingBox()).height).toBeGreaterThanOrEqual(24);
  }
});

test('wide, the ladder is a strip that says which level is current and which are open', async ({ page }) => {
  await open(page, STAFF);
  const ladder = page.getByRole('navigation', { name: 'Levels' });
  expect((await ladder.boundingBox()).height).toBeLessThanOrEqual(90);
  await expect(ladder.getByText('current', { exact: true })).toBeVisible();
  await expect(ladder.getByRole('link', { name: 'Senior Backend Engineer Open', exact: true })).toBeVisible();
  // To ears the attribute says which is current, once.
  await expect(ladder.getByRole('link', { name: 'Staff Backend Engineer', exact: true })).toHaveAttribute('aria-current', 'page');
  const tops = await ladder.getByRole('listitem').evaluateAll((items) => items.map((item) => item.getBoundingClientRect().top));
  expect(new Set(tops).size).toBe(1);
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

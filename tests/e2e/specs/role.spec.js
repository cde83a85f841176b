// The page of a role: each part of the original format, and its levels.

import { expect, open, ready, test } from '../fixtures.js';

const ROLE = 'roles/product/product-manager/';
const heading = (page, name) => page.getByRole('heading', { name });
const section = (page, name) => page.locator('section').filter({ has: heading(page, name) }).last();

test('every part of the original format is shown', async ({ page }) => {
  await open(page, ROLE);
  await expect(page).toHaveTitle('Product Manager – Larkspindle');
  await expect(page.locator('article').getByRole('heading')).toHaveText([
    'Role',
    'Responsibilities',
    'You are not responsible for',
    'Requirements',
    'Senior Product Manager',
    'Relevant links',
  ]);
  await expect(section(page, 'Role').getByRole('paragraph').first()).toContainText('Larkspindle makes three tools');
  await expect(section(page, 'Responsibilities').getByRole('listitem')).toHaveCount(8);
  await expect(section(page, 'Relevant links').getByRole('link')).toHaveCount(4);
});

test('the boundary is set apart from the responsibilities', async ({ page }) => {
  await open(page, ROLE);
  const boundary = page.getByRole('region', { name: 'Not your job' });
  await expect(boundary.getByRole('listitem')).toHaveCount(4);
  await expect(boundary.getByRole('heading').getByRole('emphasis')).toHaveText('not');
  await expect(section(page, 'Responsibilities').getByText('Delivery dates')).toHaveCount(0);
});

test('requirements tell musts from bonuses', async ({ page }) => {
  await open(page, ROLE);
  const requirements = section(page, 'Requirements');
  const list = (name) => requirements.getByRole('list', { name, exact: true }).getByRole('listitem');
  await expect(list('Must have')).toHaveCount(7);
  await expect(list('Bonus')).toHaveCount(2);
  await expect(requirements.getByText('Nobody has to meet every point on this list.')).toBeVisible();
});

test('root-relative links lead to the handbook', async ({ page }) => {
  await open(page, ROLE);
  await expect(page.getByRole('link', { name: 'guide to how we decide' })).toHaveAttribute(
    'href',
    'https://www.example.com/handbook/how-we-decide',
  );
});

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
  await open(page, `${ROLE}senior-product-manager/`);
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
  await open(page, `${ROLE}senior-product-manager/`);
  const ladder = page.getByRole('navigation', { name: 'Levels' });
  await expect(ladder.locator('[aria-current=page]')).toContainText('Senior Product Manager');
  const previous = page.getByRole('navigation', { name: 'Next to this level' }).getByRole('link');
  await previous.click();
  await expect(page).toHaveURL(/\/product-manager\/product-manager\/$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Product Manager');
  await ladder.getByRole('link', { name: /^All levels/ }).click();
  await expect(page).toHaveURL(new RegExp(`${ROLE}$`));
});

test('a url with an anchor opens at its section', async ({ page }) => {
  await open(page, `${ROLE}#relevant-links`, { height: 500 });
  await expect(heading(page, 'Relevant links')).toBeInViewport();
});

test('all ids are unique', async ({ page }) => {
  await open(page, ROLE);
  const ids = await page.locator('[id]').evaluateAll((elements) => elements.map((element) => element.id));
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

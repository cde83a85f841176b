// Two roles or levels side by side.

import { expect, open, ready, test } from '../fixtures.js';

const SENIOR = 'roles/engineering/backend-engineer/senior-backend-engineer/';
const WITH_STAFF = `${SENIOR}?compare=staff-backend-engineer`;
const WITH_FRONTEND = `${SENIOR}?compare=engineering/frontend-engineer`;

const comparison = (page) => page.getByRole('region', { name: 'Comparison' });
const heading = (page, level) => page.getByRole('heading', { level });
const counts = (page) => page.locator('header').getByRole('listitem').filter({ hasText: /^\d+ \w+$/ });
const group = (page, name) => comparison(page).locator('section').filter({ has: page.getByRole('heading', { name }) });
const pairs = (page, state) => comparison(page).locator('ol').getByRole('listitem').filter({ hasText: new RegExp(`^${state}`) });
const onlyDifferences = (page) => page.getByRole('checkbox', { name: 'Show differences only' });

/** How many pairs of each state the counts on top say there are. */
async function counted(page) {
  const texts = await counts(page).allTextContents();
  return Object.fromEntries(texts.map((text) => text.split(' ').reverse()).map(([state, count]) => [state, Number(count)]));
}

test('two levels stand side by side, and the counts on top are those of the pairs', async ({ page }) => {
  await open(page, WITH_STAFF);
  await expect(page).toHaveTitle('Senior Backend Engineer and Staff Backend Engineer – Larkspindle');
  await expect(heading(page, 1)).toHaveText('Senior Backend Engineer and Staff Backend Engineer');
  const count = await counted(page);
  expect(Object.keys(count)).toEqual(['same', 'changed', 'dropped', 'added']);
  for (const [state, name] of [['same', 'Same'], ['changed', 'Changed'], ['dropped', 'Dropped'], ['added', 'Added']]) {
    await expect(pairs(page, name)).toHaveCount(count[state]);
  }
});

test('each section counts its own pairs', async ({ page }) => {
  await open(page, WITH_STAFF);
  const grade = group(page, 'Job Grade');
  await expect(grade.getByRole('list').first().getByRole('listitem')).toHaveText(['1 changed']);
  await expect(grade.getByRole('listitem').last()).toContainText('Changed');
});

test('changed words are marked where they stand', async ({ page }) => {
  await open(page, WITH_STAFF);
  const grade = group(page, 'Job Grade');
  await expect(grade.getByRole('deletion')).toHaveText('6');
  await expect(grade.getByRole('insertion')).toHaveText('7');
  await expect(grade.getByRole('link', { name: 'Grade 7' }).getByRole('insertion')).toHaveText('7');
  const line = (name) => grade.getByRole(name).evaluate((mark) => getComputedStyle(mark).textDecoration);
  expect(await line('deletion')).not.toBe(await line('insertion'));
});

test('a pair stands in two columns, each on the side that says it', async ({ page }) => {
  await open(page, WITH_STAFF);
  const [one, other] = await Promise.all(
    ['deletion', 'insertion'].map((name) => group(page, 'Job Grade').getByRole(name).boundingBox()),
  );
  expect(one.x).toBeLessThan(other.x - 100);
  const start = async (state) => (await pairs(page, state).first().locator('.side').boundingBox()).x;
  expect(await start('Dropped')).toBeLessThan((await start('Added')) - 100);
});

test('the switch leaves out what is the same, and Back and reload keep to it', async ({ page }) => {
  await open(page, WITH_STAFF);
  const { same } = await counted(page);
  await expect(pairs(page, 'Same')).toHaveCount(same);
  await onlyDifferences(page).check();
  await expect(page).toHaveURL(`${WITH_STAFF}&only=differences`);
  await expect(onlyDifferences(page)).toBeFocused();
  await expect(pairs(page, 'Same')).toHaveCount(0);
  await expect(pairs(page, 'Changed')).not.toHaveCount(0);
  await expect(heading(page, 2).filter({ hasText: 'Hiring Process' })).toHaveCount(0);
  expect((await counted(page)).same).toBe(same);

  await page.reload();
  await ready(page);
  await expect(onlyDifferences(page)).toBeChecked();
  await expect(pairs(page, 'Same')).toHaveCount(0);

  await page.goBack();
  await expect(page).toHaveURL(WITH_STAFF);
  await expect(onlyDifferences(page)).not.toBeChecked();
  await expect(pairs(page, 'Same')).toHaveCount(same);
});

test('the keyboard alone works the switch', async ({ page }) => {
  await open(page, WITH_STAFF);
  await onlyDifferences(page).focus();
  await page.keyboard.press('Space');
  await expect(pairs(page, 'Same')).toHaveCount(0);
  await page.keyboard.press('Space');
  await expect(pairs(page, 'Same')).not.toHaveCount(0);
  await expect(onlyDifferences(page)).toBeFocused();
});

test('a level compared with itself has no differences', async ({ page }) => {
  await open(page, `${SENIOR}?compare=senior-backend-engineer&only=differences`);
  await expect(comparison(page).getByText('No differences')).toBeVisible();
  await expect(comparison(page).getByRole('heading')).toHaveCount(0);
});

test('swapped sides mirror each other', async ({ page }) => {
  await open(page, `${WITH_STAFF}&only=differences`);
  const { changed, dropped, added } = await counted(page);
  await page.getByRole('link', { name: 'Swap sides' }).click();
  await expect(page).toHaveURL(/\/staff-backend-engineer\/\?compare=senior-backend-engineer&only=differences$/);
  await expect(heading(page, 1)).toHaveText('Staff Backend Engineer and Senior Backend Engineer');
  await expect(pairs(page, 'Changed')).toHaveCount(changed);
  await expect(pairs(page, 'Dropped')).toHaveCount(added);
  await expect(pairs(page, 'Added')).toHaveCount(dropped);
});

test('a level and a whole role of another kind can be compared, and lead to their pages', async ({ page }) => {
  await open(page, WITH_FRONTEND);
  await expect(heading(page, 1)).toHaveText('Senior Backend Engineer and Frontend Engineer');
  await expect(pairs(page, 'Added')).not.toHaveCount(0);
  await comparison(page).getByRole('link', { name: 'Frontend Engineer', exact: true }).click();
  await expect(page).toHaveURL('roles/engineering/frontend-engineer/');
  await expect(heading(page, 1)).toHaveText('Frontend Engineer');
});

test('the page of a level leads to a comparison and back', async ({ page }) => {
  await open(page, SENIOR);
  await page.getByRole('link', { name: /^Compare with / }).first().click();
  await expect(comparison(page)).toBeVisible();
  await expect(heading(page, 1)).toContainText(' and Senior Backend Engineer');
  await page.getByRole('navigation').getByRole('link', { name: 'Backend Engineer', exact: true }).click();
  await expect(page).toHaveURL('roles/engineering/backend-engineer/');
});

test('what is compared with nothing says so and leads back', async ({ page }) => {
  await open(page, `${SENIOR}?compare=chief-backend-engineer`);
  await expect(heading(page, 1)).toHaveText('There is nothing to compare with');
  await page.getByRole('link', { name: 'Back to Senior Backend Engineer' }).click();
  await expect(page).toHaveURL(SENIOR);
  await expect(heading(page, 1)).toHaveText('Senior Backend Engineer');
});

test('on a narrow screen each text stands below the name of its side', async ({ page }) => {
  await open(page, WITH_STAFF, { width: 360 });
  const pair = pairs(page, 'Changed').first();
  const [one, other] = await pair.locator('.side').all();
  await expect(one).toContainText('Senior Backend Engineer');
  await expect(other).toContainText('Staff Backend Engineer');
  const [above, below] = await Promise.all([one.boundingBox(), other.boundingBox()]);
  expect(above.y + above.height).toBeLessThanOrEqual(below.y);
  expect(above.x).toBe(below.x);
  for (const name of ['Senior', 'Staff']) {
    const box = await pair.getByText(`${name} Backend Engineer`).boundingBox();
    expect(box.width).toBeGreaterThan(100);
  }
});

test('a comparison has no ids but those of the interface', async ({ page }) => {
  await open(page, WITH_STAFF);
  const ids = await page.locator('#rolebook [id]').evaluateAll((elements) => elements.map(({ id }) => id));
  expect(ids.filter((id) => !id.startsWith('rolebook-'))).toEqual([]);
});

test('colours that are forced leave the marks distinguishable', async ({ page }) => {
  await open(page, WITH_STAFF);
  await page.emulateMedia({ forcedColors: 'active' });
  const style = (name) => group(page, 'Job Grade').getByRole(name).evaluate((mark) => getComputedStyle(mark).textDecorationStyle);
  expect([await style('deletion'), await style('insertion')]).toEqual(['dashed', 'solid']);
});

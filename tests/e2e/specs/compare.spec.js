// Two roles or levels side by side.

import { expect, open, ready, test } from '../fixtures.js';

const SENIOR = 'roles/engineering/backend-engineer/senior-backend-engineer/';
const WITH_STAFF = `${SENIOR}?compare=staff-backend-engineer`;
const WITH_FRONTEND = `${SENIOR}?compare=engineering/frontend-engineer`;

const comparison = (page) => page.getByRole('region', { name: 'Comparison' });
const heading = (page, level) => page.getByRole('heading', { level });
const sentence = (page) => page.locator('.tally');
const group = (page, name) => comparison(page).locator('section').filter({ has: page.getByRole('heading', { name }) });
const rows = (page, state) => comparison(page).locator(`[data-state="${state}"] > ol > li`);
const cells = (page, side) => rows(page, 'alone').locator(`.side.${side}`);

/** What the sentence on top counts, by its words. */
async function counted(page) {
  const parts = (await sentence(page).textContent()).split(', ');
  return Object.fromEntries(parts.map((part) => part.split(/(?<=^\d+) /)).map(([count, words]) => [words, Number(count)]));
}

test('one sentence says how two levels differ, and what it counts is on the page', async ({ page }) => {
  await open(page, WITH_STAFF);
  await expect(page).toHaveTitle('Senior Backend Engineer and Staff Backend Engineer – Larkspindle');
  await expect(heading(page, 1)).toHaveText('Senior Backend Engineer and Staff Backend Engineer');
  const count = await counted(page);
  expect(Object.keys(count)).toEqual(['new at Staff', 'reworded', 'only at Senior', 'the same']);
  await expect(cells(page, 'other')).toHaveCount(count['new at Staff']);
  await expect(cells(page, 'one')).toHaveCount(count['only at Senior']);
  await expect(rows(page, 'changed')).toHaveCount(count.reworded);
  await expect(rows(page, 'same')).toHaveCount(count['the same']);
});

test('what differs is open, and what is the same is folded with its number', async ({ page }) => {
  await open(page, WITH_STAFF);
  for (const row of await rows(page, 'alone').all()) await expect(row).toBeVisible();
  await expect(rows(page, 'same').first()).toBeHidden();
  const duties = group(page, 'Responsibilities');
  const same = duties.locator('.alike');
  const count = await same.locator('li.pair').count();
  await expect(same.locator('summary')).toHaveText(`The same (${count})`);
  await same.locator('summary').click();
  await expect(same.locator('li.pair').first()).toBeVisible();
});

test('what only one side has stands beside what only the other has', async ({ page }) => {
  await open(page, WITH_STAFF);
  const duties = group(page, 'Responsibilities').locator('[data-state="alone"] li.pair');
  const [ones, others] = await Promise.all(['one', 'other'].map((side) => duties.locator(`.side.${side}`).count()));
  expect(Math.min(ones, others)).toBeGreaterThan(1);
  await expect(duties).toHaveCount(Math.max(ones, others));
  const [one, other] = await Promise.all(['one', 'other'].map((side) => duties.first().locator(`.side.${side}`).boundingBox()));
  expect(one.y).toBe(other.y);
  expect(one.x).toBeLessThan(other.x - 100);
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

test('a reworded item stands in two columns, each on the side that says it', async ({ page }) => {
  await open(page, WITH_STAFF);
  const [one, other] = await Promise.all(
    ['deletion', 'insertion'].map((name) => group(page, 'Job Grade').getByRole(name).boundingBox()),
  );
  expect(one.x).toBeLessThan(other.x - 100);
});

test('the keyboard alone opens what is the same', async ({ page }) => {
  await open(page, WITH_STAFF);
  const same = group(page, 'Responsibilities').locator('.alike');
  await same.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(same.locator('li.pair').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(same.locator('li.pair').first()).toBeHidden();
});

test('an address that was shared with a switch for differences still compares', async ({ page }) => {
  await open(page, `${WITH_STAFF}&only=differences`);
  await expect(heading(page, 1)).toHaveText('Senior Backend Engineer and Staff Backend Engineer');
  expect((await counted(page))['the same']).toBeGreaterThan(0);
});

test('a level compared with itself has no differences', async ({ page }) => {
  await open(page, `${SENIOR}?compare=senior-backend-engineer`);
  await expect(comparison(page).getByText('No differences')).toBeVisible();
  await expect(sentence(page)).toHaveText(/^\d+ the same$/);
  await expect(comparison(page).locator('[data-state="changed"], [data-state="alone"]')).toHaveCount(0);
});

test('swapped sides mirror each other, and say the same', async ({ page }) => {
  await open(page, WITH_STAFF);
  const count = await counted(page);
  await page.getByRole('link', { name: 'Swap sides' }).click();
  await expect(page).toHaveURL(/\/staff-backend-engineer\/\?compare=senior-backend-engineer$/);
  await expect(heading(page, 1)).toHaveText('Staff Backend Engineer and Senior Backend Engineer');
  expect(await counted(page)).toEqual(count);
  await expect(cells(page, 'one')).toHaveCount(count['new at Staff']);
  await expect(cells(page, 'other')).toHaveCount(count['only at Senior']);
});

test('a level and a whole role of another kind can be compared, and lead to their pages', async ({ page }) => {
  await open(page, WITH_FRONTEND);
  await expect(heading(page, 1)).toHaveText('Senior Backend Engineer and Frontend Engineer');
  await expect(sentence(page)).toContainText(/only in Frontend Engineer.*only at Senior Backend Engineer/);
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
  const pair = rows(page, 'changed').first();
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

test('neither side is shown as a loss: both have colours that tell no verdict', async ({ page }) => {
  for (const colours of ['light', 'dark']) {
    await open(page, WITH_STAFF, { colours });
    const hue = (locator) => locator.first().evaluate((cell) => {
      const canvas = document.createElement('canvas').getContext('2d');
      canvas.fillStyle = getComputedStyle(cell).backgroundColor;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
    });
    const [red, green, blue] = await hue(cells(page, 'one'));
    expect(red, 'not the red of what is lost').toBeLessThanOrEqual(Math.max(green, blue));
    expect(await hue(cells(page, 'other'))).not.toEqual([red, green, blue]);
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

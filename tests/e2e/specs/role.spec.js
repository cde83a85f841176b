// The page of a role: each part of the original format, and its levels.

import { expect, open, ready, test } from '../fixtures.js';

const ROLE = 'roles/product/product-manager/';
/** The headings that a file has: those of where one could go are none of its parts. */
const OWN_HEADINGS = ':is(h2, h3, h4, h5, h6):not(.onward *)';
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
    'Where next',
    'Leads here',
  ]);
  await expect(section(page, 'Role').getByRole('paragraph').first()).toContainText('Larkspindle makes three tools');
  await expect(section(page, 'Responsibilities').getByRole('listitem')).toHaveCount(8);
  await expect(section(page, 'Relevant links').getByRole('link')).toHaveCount(5);
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
  await expect(requirements.getByRole('list', { name: 'Must have' })).not.toContainText('Bonus points');
});

test('root-relative links lead to the handbook', async ({ page }) => {
  await open(page, ROLE);
  await expect(page.getByRole('link', { name: 'guide to how we decide' })).toHaveAttribute(
    'href',
    'https://www.example.com/handbook/how-we-decide',
  );
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

test('the site says once that nobody meets every requirement', async ({ page }) => {
  await open(page, 'roles/engineering/backend-engineer/');
  const note = page.getByText(/^Hardly anyone here met every point/);
  await expect(note).toHaveCount(1);
  const first = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Requirements', exact: true }) });
  await expect(first.filter({ has: note })).toBeVisible();
});

test('one minute names the leading duties and musts, and leads to them', async ({ page }) => {
  await open(page, ROLE, { height: 500 });
  const minute = page.getByRole('region', { name: 'In one minute' });
  await expect(minute.getByRole('term')).toHaveText(['What you do', 'Must have', 'Bonus', 'Not your job']);
  await expect(minute.getByRole('definition')).toHaveText([
    'Keep a roadmap for your area that looks two quarters ahead, and say on the same page what…',
    'Talk with three customers a week, and publish notes that the whole company can search',
    'Turn a problem into a proposal of two pages or less, with the evidence, the options and…',
    /^You've decided what a software product should do/,
    /^You know how a change travels/,
    /^You can read a small pull request/,
    '2 nice-to-haves',
    'Delivery dates · Managing people · How it is built · Special promises to single customers',
  ]);
  await minute.getByRole('link', { name: 'Must have' }).click();
  await expect(heading(page, 'Requirements').first()).toBeInViewport();
  await minute.getByRole('link', { name: /^Not your job/ }).click();
  await expect(heading(page, 'You are not responsible for')).toBeInViewport();
});

test('the grade is told where the page gives one', async ({ page }) => {
  await open(page, 'roles/engineering/backend-engineer/staff-backend-engineer/');
  await expect(page.getByRole('region', { name: 'In one minute' }).getByText('Grade7')).toBeVisible();
});

test('the vacancy is told where it is known', async ({ page }) => {
  const header = page.locator('.page-header');
  await open(page, 'roles/engineering/backend-engineer/');
  await expect(header.getByText('Open', { exact: true }).first()).toBeVisible();
  await open(page, 'roles/engineering/frontend-engineer/');
  await expect(header.getByText('Not open now', { exact: true })).toBeVisible();
  await open(page, 'roles/engineering/engineering-manager/');
  await expect(header.getByText(/open/i)).toHaveCount(0);
});

test('each open vacancy leads to where one applies, on its role and on its level alone', async ({ page }) => {
  const vacancies = page.getByRole('list', { name: 'Vacancies' });
  const again = page.getByRole('region', { name: 'Apply', exact: true });
  const senior = vacancies.getByRole('link', { name: 'Apply for Senior Product Manager in Lisbon or Leipzig' });
  await open(page, 'roles/product/product-manager/');
  await expect(vacancies.getByRole('listitem')).toHaveCount(2);
  await expect(senior).toHaveAttribute('href', 'https://jobs.example.com/larkspindle/senior-product-manager');
  await open(page, 'roles/product/product-manager/senior-product-manager/');
  await expect(vacancies.getByRole('link')).toHaveCount(1);
  await expect(senior).toBeVisible();
  await expect(vacancies.getByRole('time')).toHaveText('14 September 2026');
  await expect(again.getByRole('link')).toHaveAttribute('href', await senior.getAttribute('href'));
  await open(page, 'roles/engineering/backend-engineer/staff-backend-engineer/');
  await expect(page.locator('.page-header').getByText('Not open now', { exact: true })).toBeVisible();
  await expect(vacancies).toHaveCount(0);
  await expect(again).toHaveCount(0);
});

for (const javaScriptEnabled of [true, false]) {
  test(`a phone shows what the role is and how to apply at once, ${javaScriptEnabled ? 'with' : 'without'} the script`, async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled, baseURL, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.goto(ROLE);
    if (javaScriptEnabled) await ready(page);
    const first = page.getByRole('list', { name: 'Vacancies' }).getByRole('listitem').first();
    await expect(page.getByText('Chooses, with customers and engineers')).toBeInViewport({ ratio: 1 });
    await expect(first.getByRole('term')).toHaveText(['Where', 'Pay', 'Type', 'Posted', 'Reference']);
    const apply = first.getByRole('link', { name: 'Apply for Product Manager, Build Insights in Lisbon' });
    await expect(apply).toBeInViewport({ ratio: 1 });
    expect((await apply.boundingBox()).height).toBeGreaterThanOrEqual(44);
    const rows = await first.getByRole('term').evaluateAll((terms) => terms.map((term) => term.getBoundingClientRect().x));
    expect(new Set(rows).size, 'a row for each fact').toBe(1);
    // Once more at the end, above whatever leads on.
    const again = page.getByRole('region', { name: 'Apply', exact: true });
    await again.scrollIntoViewIfNeeded();
    await expect(again.getByRole('link')).toHaveCount(2);
    await context.close();
  });
}

test('a link leads past the header of each page', async ({ page }) => {
  for (const path of ['', ROLE, `${ROLE}senior-product-manager/`]) {
    await open(page, path);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to content' });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Enter');
    await expect(page.locator('main')).toBeFocused();
  }
});

test('what is known by its border is so in forced colours, and lines are darker for whoever asks for contrast', async ({ page }) => {
  await open(page, ROLE);
  const widths = () =>
    page.locator('.minute, .apply, .vacancies li, .ladder .strip a').evaluateAll((elements) =>
      elements.map((element) => getComputedStyle(element).borderBlockStartWidth),
    );
  await page.emulateMedia({ forcedColors: 'active' });
  expect(new Set(await widths())).toEqual(new Set(['1px']));
  await page.emulateMedia({ forcedColors: 'none', contrast: 'more' });
  await expect(page.locator('.ladder .strip a').last()).toHaveCSS('border-block-start-color', 'rgb(26, 31, 34)');
});

test('a role of one level has no ladder', async ({ page }) => {
  await open(page, 'roles/people/payroll-specialist/');
  await expect(page.getByRole('navigation', { name: 'Levels' })).toHaveCount(0);
  await open(page, ROLE);
  await expect(page.getByRole('navigation', { name: 'Levels' })).toHaveCount(1);
});

test('shared sections and those of one level are told apart', async ({ page }) => {
  await open(page, ROLE);
  await expect(section(page, 'Responsibilities').getByText('Shared by all levels')).toBeVisible();
  await expect(section(page, 'Senior Product Manager').getByText('Only at this level')).toBeVisible();
});

test('every heading has a button that copies its link, and every section a list of the links to its items', async ({ page }) => {
  await open(page, ROLE);
  const article = page.getByRole('article');
  const headings = await article.locator(OWN_HEADINGS).count();
  const items = await article.locator('li[id]').count();
  const buttons = article.getByRole('button', { name: /^Copy link to / });
  await expect(buttons).toHaveCount(headings);
  await article.locator('.item-links').evaluateAll((lists) => lists.forEach((list) => (list.open = true)));
  await expect(buttons).toHaveCount(headings + items);
  for (const { width, height } of await buttons.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()))) {
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  }
});

test('an item offers its link to the pointer and where text is selected, and keeps it out of its name', async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, ROLE);
  const item = page.getByRole('listitem').filter({ hasText: /^Keep a roadmap for your area/ }).first();
  const mark = item.locator('.copy');
  await expect(mark).toBeHidden();
  await item.hover();
  await expect(mark).toBeVisible();
  await mark.click();
  await expect(page.getByText('Link copied')).toBeVisible();
  const id = await item.getAttribute('id');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${page.url()}#${id}`);
  await page.mouse.move(0, 0);
  await expect(mark).toBeHidden();

  const other = page.getByRole('article').locator('li[id]').nth(1);
  const { x, y } = await other.boundingBox();
  await page.mouse.move(x + 40, y + 10);
  await page.mouse.down();
  await page.mouse.move(x + 120, y + 10);
  await page.mouse.up();
  await page.mouse.move(0, 0);
  await expect(other.locator('.copy')).toBeVisible();
  // Text that is written into an item's name would be here.
  expect(await item.ariaSnapshot()).not.toContain('button');
});

test('the way by keyboard through a role has one stop a heading and one a section for links to parts', async ({ page }) => {
  await open(page, ROLE);
  const stops = await page.getByRole('article').evaluate((article) => {
    const all = [...article.querySelectorAll('button, summary, [tabindex="0"]')];
    return all.filter((element) => element.checkVisibility({ visibilityProperty: true })).length;
  });
  const headings = await page.getByRole('article').locator(OWN_HEADINGS).count();
  const lists = await page.getByRole('article').locator('.item-links').count();
  const others = await page.getByRole('article').locator('details:not(.item-links) > summary, [tabindex="0"]').count();
  expect(stops).toBe(headings + lists + others);
});

test('the ways to compare lead to a comparison and to the choice of another role', async ({ page }) => {
  await open(page, ROLE);
  const ways = page.getByRole('navigation', { name: 'Compare' });
  await ways.getByText('Compare', { exact: true }).click();
  await expect(ways.getByRole('link', { name: 'Product Manager and Senior Product Manager' })).toHaveAttribute(
    'href',
    /\/product-manager\/product-manager\/\?compare=senior-product-manager$/,
  );
  await expect(ways.getByRole('link', { name: 'Compare with another role' })).toHaveAttribute(
    'href',
    /\/\?compare=product\/product-manager$/,
  );
});

test.describe('parts that few pages have', () => {
  test.use({ siteOf: 'harbour' });
  const LOCK = 'roles/crafts/lock-engineer/';

  test('a section opens what it includes, with the real items', async ({ page }) => {
    await open(page, LOCK);
    const staff = page.locator('section', { has: page.locator('#staff-lock-engineer-responsibilities') }).last();
    await expect(staff.getByText('Plan the repairs of a year', { exact: true })).toHaveCount(2);
    await expect(staff.getByText('Open the gates', { exact: true })).toBeHidden();
    await staff.getByText('Includes everything from Senior Lock Engineer').click();
    await staff.getByText('Includes everything from Lock Engineer').click();
    await expect(staff.getByText('Open the gates', { exact: true })).toBeVisible();
  });

  test('one picks from the specialties', async ({ page }) => {
    await open(page, LOCK);
    await expect(page.getByText('Oil the hinges', { exact: true })).toBeHidden();
    await heading(page, 'Gates').first().click();
    await expect(page.getByText('Oil the hinges', { exact: true })).toBeVisible();
    await expect(page.getByText('You know steel', { exact: true })).toBeVisible();
    await expect(page.getByText('Keep them dry', { exact: true })).toBeHidden();
  });

  test('all that is folded is printed, and no button', async ({ page }) => {
    await open(page, LOCK);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText('Oil the hinges', { exact: true })).toBeVisible();
    await expect(page.getByText('Keep them dry', { exact: true })).toBeVisible();
    await expect(page.locator('button:visible')).toHaveCount(0);
  });

  test('all ids are unique where text is shown twice', async ({ page }) => {
    await open(page, LOCK);
    const ids = await page.locator('[id]').evaluateAll((elements) => elements.map((element) => element.id));
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });
});

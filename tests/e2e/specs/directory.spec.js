// The directory: every role, the search and the filter that narrow the list, and the choice of what to compare.

import { facet, list, row, search, status } from '../directory.js';
import { expect, open, ready, test } from '../fixtures.js';

const ROLES = 19;

const roles = (page) => list(page).getByRole('heading', { level: 3 });
const titles = (page) => roles(page).getByRole('link').allTextContents();
const departments = (page) => list(page).getByRole('heading', { level: 2 });
const choice = (page, group, name) =>
  facet(page, group).getByRole('checkbox', { name: new RegExp(`^${name}( \\d+)?$`) });
/** The switch for roles that are open, which belongs to no group. */
const openSwitch = (page) => page.getByRole('checkbox', { name: /^Open \d+$/ });
const chips = (page) => page.getByRole('list', { name: 'What the list is narrowed to' });
const sorts = (page) => page.getByRole('navigation', { name: 'Sort by' });
const clear = (page) => page.getByRole('link', { name: 'Clear all' });

/** What the page announces when so many roles are left. */
const inWords = (count) => (count === 1 ? '1 role' : `${count} roles`);

test('every role stands below its department', async ({ page }) => {
  await open(page, '');
  await expect(page).toHaveTitle('Larkspindle');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Find your role');
  await expect(departments(page)).toHaveText(['Product', 'Engineering', 'Design', 'People', 'Customer']);
  await expect(roles(page)).toHaveCount(ROLES);
  await expect(status(page)).toHaveText(inWords(ROLES));
  await expect(clear(page)).toBeHidden();
  await expect(page.getByRole('link', { name: /^Show \d+ more$/ })).toBeHidden();
});

test('a role leads to its page and the way back leads home', async ({ page }) => {
  await open(page, '');
  await page.getByRole('link', { name: 'Product Manager', exact: true }).click();
  await expect(page).toHaveURL(/\/roles\/product\/product-manager\/$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Product Manager');
  await page.getByRole('link', { name: 'All roles' }).click();
  await expect(roles(page)).toHaveCount(ROLES);
});

test('a row says whether the role is open, and how far its levels reach', async ({ page }) => {
  await open(page, '');
  await expect(row(page, 'Product Manager').getByText('Open: Lisbon, Leipzig, Remote')).toBeVisible();
  await expect(row(page, 'Recruiter').getByText('Open')).toHaveCount(0);
  await expect(row(page, 'Backend Engineer')).toContainText('4 levels, Intermediate to Principal');
});

test.describe('facets', () => {
  test('are made of the content, levels in the order of the ladder', async ({ page }) => {
    await open(page, '');
    const names = (name) => facet(page, name).locator('.name').allTextContents();
    expect(await names('Department')).toEqual(['Product', 'Engineering', 'Design', 'People', 'Customer']);
    expect(await names('Level')).toEqual([
      'Associate',
      'Intermediate',
      'Senior',
      'Lead',
      'Staff',
      'Principal',
      'Manager',
      'Senior manager',
      'Director',
      'Vice president',
    ]);
    expect(await names('Track')).toEqual(['Individual', 'Manager']);
    expect(await names('Place')).toEqual(['Lisbon', 'Leipzig']);
    expect(await names('Country')).toEqual(['Portugal', 'Germany', 'Ireland', 'Spain']);
    expect(await names('Employment')).toEqual(['Full-time', 'Part-time', 'Temporary']);
    expect(await names('Vacancies')).toEqual(['Remote', 'Pay is stated']);
    await expect(openSwitch(page)).toBeVisible();
  });

  test('several values of one add up, and several facets narrow', async ({ page }) => {
    await open(page, '');
    await choice(page, 'Department', 'Product').check();
    await expect(page).toHaveURL('?department=product');
    await expect(departments(page)).toHaveText(['Product']);
    await choice(page, 'Department', 'Design').check();
    await expect(departments(page)).toHaveText(['Product', 'Design']);
    const either = await roles(page).count();
    await choice(page, 'Level', 'Staff').check();
    await expect(page).toHaveURL('?department=design&department=product&level=staff');
    await expect(roles(page).getByRole('link')).toHaveText(['Product Designer']);
    await choice(page, 'Level', 'Staff').uncheck();
    await expect(roles(page)).toHaveCount(either);
    await openSwitch(page).check();
    await expect(page).toHaveURL('?department=design&department=product&open=1');
    await expect(roles(page).getByRole('link')).toHaveText(['Product Manager', 'User Researcher']);
  });

  for (const filter of ['', '?q=roadmap', '?department=engineering', '?track=manager', '?open=1']) {
    test(`the counts of /${filter} say how many roles each click leaves`, async ({ page }) => {
      test.slow();
      await open(page, filter);
      await expect(status(page)).not.toContainText('Only titles and summaries');
      const all = await status(page).textContent();
      // What is more than eight values is folded.
      await page.locator('.facet details').evaluateAll((folds) => folds.forEach((fold) => (fold.open = true)));
      for (const box of await page.getByRole('checkbox').all()) {
        // A further value adds to those of its facet: what it counts is itself alone.
        const isAlone = (await box.locator('xpath=ancestor::*[@class="facet"]').locator(':checked').count()) === 0;
        if (!isAlone || (await box.isDisabled())) continue;
        const count = Number(await box.locator('xpath=..').locator('.count').textContent());
        await box.check();
        await expect(status(page)).toHaveText(inWords(count));
        await expect(roles(page)).toHaveCount(count);
        await box.uncheck();
        await expect(status(page)).toHaveText(all);
      }
    });
  }

  test('a value that would leave nothing is there and cannot be ticked', async ({ page }) => {
    await open(page, '?q=roadmap&level=senior');
    const engineering = choice(page, 'Department', 'Engineering');
    await expect(engineering).toBeVisible();
    await expect(engineering).toBeDisabled();
    await expect(engineering).toHaveAccessibleName('Engineering 0');
  });

  test('a value that is chosen can be taken off even where it leaves nothing', async ({ page }) => {
    await open(page, '?q=zeppelin&level=senior');
    await expect(status(page)).toContainText('No roles match');
    await choice(page, 'Level', 'Senior').uncheck();
    await expect(page).toHaveURL('?q=zeppelin');
  });

  test('fold into one line where the screen is narrow, which says how many values are chosen', async ({ page }) => {
    await open(page, '', { width: 390 });
    await expect(facet(page, 'Level')).toBeHidden();
    await page.getByText('Filter', { exact: true }).click();
    await choice(page, 'Level', 'Senior').check();
    await expect(page.getByText('Filter, 1 chosen')).toBeVisible();
    await expect(choice(page, 'Level', 'Senior')).toBeFocused();
  });
});

test.describe('search', () => {
  test('narrows the list with every letter, and stands in the URL', async ({ page }) => {
    await open(page, '');
    await search(page).pressSequentially('roadmap');
    await expect(page).toHaveURL('?q=roadmap');
    await expect(row(page, 'Product Manager')).toBeVisible();
    const left = await roles(page).count();
    expect(left).toBeLessThan(ROLES);
    await expect(status(page)).toHaveText(inWords(left));
    await expect(search(page)).toBeFocused();
    await expect(search(page)).toHaveValue('roadmap');
  });

  test('leaves a letter that is typed into the middle of a word where it was typed', async ({ page }) => {
    await open(page, '?q=rodmap');
    await search(page).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('a');
    await expect(search(page)).toHaveValue('roadmap');
    expect(await search(page).evaluate((input) => input.selectionStart)).toBe(3);
  });

  for (const [what, words, title] of [
    ['a title', 'reliability', 'Site Reliability Engineer'],
    ['an alias', 'api server', 'Backend Engineer'],
    ['a summary', 'undiluted', 'Developer Advocate'],
    ['a level', 'guild lead', 'Frontend Engineer'],
    ['a heading', 'weeks hold', 'Developer Advocate'],
    ['an item', 'embarrassment', 'Backend Engineer'],
    ['running text', 'whiteboards puzzles', 'Backend Engineer'],
  ]) {
    test(`finds the words of ${what}`, async ({ page }) => {
      await open(page, `?q=${words}`);
      await expect(row(page, title)).toBeVisible();
      await expect(status(page).getByRole('paragraph')).toHaveCount(1);
    });
  }

  test('asks for every word, and for the last one as far as it is typed', async ({ page }) => {
    await open(page, '?q=release embarr');
    await expect(roles(page).getByRole('link')).toHaveText(['Backend Engineer']);
    await search(page).fill('embarrassment zeppelin');
    await expect(status(page)).toHaveText('No roles matchNo role has “zeppelin”.');
  });

  test('shows where the words stand: role, level, section and excerpt, with the words marked', async ({ page }) => {
    await open(page, '?q=blameless');
    const match = row(page, 'Backend Engineer').getByRole('link', { name: 'blameless review' });
    await expect(match).toHaveText(/^Senior Backend EngineerResponsibilitiesLead the response to large incidents/);
    await expect(match.locator('mark')).toHaveText('blameless');
    await match.click();
    await expect(page).toHaveURL(/\/roles\/engineering\/backend-engineer\/#.*lead-the-response/);
    await expect(page.locator('li:focus')).toContainText('blameless review');
    await expect(page.locator('li:focus')).toBeInViewport();
  });

  test('marks the words of a title in the title', async ({ page }) => {
    await open(page, '?q=recruiter');
    await expect(roles(page).first().locator('mark')).toHaveText('Recruiter');
  });

  test('forgives one wrong letter where nothing matches exactly, and says so', async ({ page }) => {
    await open(page, '?q=roadmpa');
    await expect(status(page)).toContainText('No page has exactly these words. Shown instead: roadmap and roadmaps.');
    await expect(row(page, 'Product Manager').locator('mark').first()).toHaveText('roadmap');
    await search(page).fill('roadmap');
    await expect(status(page)).not.toContainText('Shown instead');
  });

  test('says where no role has the words, and offers the way back to all', async ({ page }) => {
    await open(page, '?q=zeppelin');
    await expect(status(page)).toContainText('No roles match');
    await expect(page.getByRole('link', { name: `Without “zeppelin”: ${ROLES} roles` })).toBeVisible();
    await clear(page).click();
    await expect(roles(page)).toHaveCount(ROLES);
    await expect(search(page)).toHaveValue('');
  });

  test.describe('in pages of all kinds', () => {
    test.use({ siteOf: 'harbour' });

    test('ranks titles, the names of levels, headings, items and running text', async ({ page }) => {
      await open(page, '?q=pilot');
      const byRank = ['Pilot', 'Deckhand', 'Boat Master', "Ship's Cook", 'Rigger'];
      await expect(roles(page).getByRole('link')).toHaveText(byRank);
    });

    for (const words of ['café', 'CAFE', 'zurich', 'Zu\u0308rich']) {
      test(`finds “${words}” without regard to case and accents`, async ({ page }) => {
        await open(page, `?q=${words}`);
        await expect(roles(page).getByRole('link')).toHaveText(["Ship's Cook"]);
        await expect(row(page, "Ship's Cook").locator('mark')).toHaveText(/^(Café|Zürich)$/);
      });
    }

    for (const [words, marked] of [
      ['水先人', '水先人'],
      ['入港', '入港'],
      ['潮', '潮の'],
      ['案内係', '案内係'],
    ]) {
      test(`finds “${words}” in a run of letters without spaces`, async ({ page }) => {
        await open(page, `?q=${words}`);
        await expect(roles(page).getByRole('link')).toHaveText(['港湾案内係']);
        await expect(row(page, '港湾案内係').locator('mark')).toHaveText([marked]);
      });
    }
  });
});

test.describe('order', () => {
  test('is by department, or by title where that is asked for', async ({ page }) => {
    await open(page, '');
    await expect(sorts(page).getByRole('link')).toHaveText(['Title', 'Department']);
    await expect(sorts(page).locator('[aria-current]')).toHaveText('Department');
    await sorts(page).getByRole('link', { name: 'Title' }).click();
    await expect(page).toHaveURL('?sort=title');
    await expect(sorts(page).locator('[aria-current]')).toHaveText('Title');
    await expect(departments(page)).toHaveCount(0);
    const shown = await titles(page);
    expect(shown).toHaveLength(ROLES);
    expect(shown).toEqual([...shown].sort());
  });

  test('is by relevance where words are looked for', async ({ page }) => {
    await open(page, '?q=engineer');
    await expect(sorts(page).locator('[aria-current]')).toHaveText('Relevance');
    // All texts have been searched.
    await expect(page.getByRole('status')).not.toContainText('until the rest has come');
    const relevant = await titles(page);
    // Whole words in titles and aliases first, then what begins so: Engineering Manager.
    expect(relevant.slice(0, 7).every((title) => title.endsWith('Engineer'))).toBe(true);
    expect(relevant.slice(7, 9)).toEqual(['Technical Writer', 'Engineering Manager']);
    await sorts(page).getByRole('link', { name: 'Title' }).click();
    await expect(page).toHaveURL('?q=engineer&sort=title');
    await expect(roles(page).getByRole('link')).toHaveText([...relevant].sort());
    await sorts(page).getByRole('link', { name: 'Department' }).click();
    await expect(departments(page)).not.toHaveCount(0);
  });
});

test.describe('while texts are on their way', () => {
  let admit;
  test.beforeEach(async ({ page }) => {
    const wait = new Promise((resolve) => (admit = resolve));
    await page.route('**/pages.json*', async (route) => {
      await wait;
      await route.continue();
    });
  });

  test('a box that leaves nothing yet is ticked', async ({ page }) => {
    await open(page, '');
    await search(page).fill('roadmap');
    // The count follows the key after a pause: so far only names were searched.
    await page.getByRole('checkbox', { name: 'Product 0' }).check();
    await expect(page).toHaveURL('?q=roadmap&department=product');
    admit();
    await expect(roles(page).getByRole('link', { name: 'Product Manager', exact: true })).toBeVisible();
    await expect(choice(page, 'Department', 'Product')).toBeChecked();
  });

  test('a box that is taken out keeps the focus, and hands it on once it is known to leave nothing', async ({ page }) => {
    await open(page, '?department=product&q=zeppelin');
    const box = page.getByRole('checkbox', { name: /^Product/ });
    await box.focus();
    await page.keyboard.press('Space');
    await expect(page).toHaveURL('?q=zeppelin');
    await expect(box).toBeEnabled();
    await expect(box).toBeFocused();
    admit();
    await expect(box).toBeDisabled();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  });

  test('Enter opens the only result once they have come', async ({ page }) => {
    await open(page, '');
    await search(page).fill('dull reversible');
    await page.keyboard.press('Enter');
    await search(page).fill('dull reversible steps');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('?q=dull+reversible+steps');
    admit();
    await expect(page.getByRole('heading', { level: 1, name: 'Backend Engineer' })).toBeVisible();
  });

  test('Enter opens nothing once something else is typed', async ({ page }) => {
    await open(page, '');
    await search(page).fill('dull reversible');
    await page.keyboard.press('Enter');
    await search(page).fill('dull reversible step');
    admit();
    await expect.poll(() => titles(page)).toEqual(['Backend Engineer']);
    await expect(page).toHaveURL('?q=dull+reversible+step');
  });
});

test.describe('what is set', () => {
  test('is shown, and taken off one by one', async ({ page }) => {
    await open(page, '?q=customer&department=product&department=design&level=senior');
    const all = ['“customer”', 'Department: Product', 'Department: Design', 'Level: Senior'];
    await expect(chips(page).getByRole('link')).toHaveText([...all, 'Clear all']);
    await chips(page).getByRole('link', { name: 'Remove Department: Product' }).click();
    await expect(page).toHaveURL('?q=customer&department=design&level=senior');
    await expect(choice(page, 'Department', 'Product')).not.toBeChecked();
    await chips(page).getByRole('link', { name: 'Remove “customer”' }).click();
    await expect(search(page)).toHaveValue('');
    await chips(page).getByRole('link', { name: 'Remove Level: Senior' }).click();
    await chips(page).getByRole('link', { name: 'Remove Department: Design' }).click();
    await expect(page).toHaveURL('');
    await expect(chips(page)).toBeHidden();
    await expect(roles(page)).toHaveCount(ROLES);
  });

  test('is told apart where a level and a track have one name', async ({ page }) => {
    await open(page, '?level=manager&track=manager');
    await chips(page).getByRole('link', { name: 'Remove Level: Manager' }).click();
    await expect(page).toHaveURL('?track=manager');
    await expect(chips(page).getByRole('link')).toHaveText(['Track: Manager', 'Clear all']);
  });

  test('is taken off all at once', async ({ page }) => {
    await open(page, '?q=customer&department=product&level=senior');
    await expect(choice(page, 'Department', 'Product')).toBeChecked();
    await clear(page).click();
    await expect(page).toHaveURL('');
    await expect(roles(page)).toHaveCount(ROLES);
    await expect(search(page)).toHaveValue('');
    await expect(choice(page, 'Department', 'Product')).not.toBeChecked();
  });

  test('is understood in any order and with unknown parts', async ({ page }) => {
    await open(page, '?level=senior&utm_source=letter&department=product&level=wizard');
    await expect(departments(page)).toHaveText(['Product']);
    await expect(choice(page, 'Level', 'Senior')).toBeChecked();
  });
});

test.describe('to choose what to compare with', () => {
  const CHOOSING = '?compare=product/product-manager/senior-product-manager';

  test('one comes from a level, filters, and goes on to the comparison', async ({ page }) => {
    await open(page, 'roles/product/product-manager/senior-product-manager/');
    const ways = page.getByRole('navigation', { name: 'Compare' });
    const other = ways.getByRole('link', { name: 'Compare with another role' });
    if (!(await other.isVisible())) await ways.getByText('Compare', { exact: true }).click();
    await other.click();
    await expect(page).toHaveURL(CHOOSING);
    await expect(page.getByText('Choose what to compare with Senior Product Manager')).toBeVisible();
    await search(page).fill('staff');
    await choice(page, 'Department', 'Engineering').check();
    await expect(page.getByText('Choose what to compare with Senior Product Manager')).toBeVisible();
    const choices = row(page, 'Backend Engineer').getByRole('list', { name: 'Compare' });
    await choices.getByRole('link', { name: 'Staff Backend Engineer' }).click();
    await expect(page).toHaveURL(/\?compare=engineering\/backend-engineer\/staff-backend-engineer$/);
    await expect(page.getByRole('region', { name: 'Comparison' })).toBeVisible();
    await page.goBack();
    await expect(search(page)).toHaveValue('staff');
    // A match in the row may lead to the same comparison.
    await expect(page.locator('a:focus')).toHaveAttribute('href', /\?compare=engineering\/backend-engineer\/staff-backend-engineer$/);
  });

  test('nothing is offered to be compared with itself, and one can do without', async ({ page }) => {
    await open(page, `${CHOOSING}&department=product`);
    const choices = row(page, 'Product Manager').getByRole('list', { name: 'Compare' });
    await expect(choices.getByRole('link')).toHaveText(['All levels', 'Product Manager']);
    await page.getByRole('link', { name: 'Cancel' }).click();
    await expect(page).toHaveURL('?department=product');
    await expect(choices).toHaveCount(0);
    await expect(page.getByText('Choose what to compare with')).toHaveCount(0);
  });

  test('a reload goes on with it', async ({ page }) => {
    await open(page, CHOOSING);
    await page.reload();
    await ready(page);
    await expect(page.getByText('Choose what to compare with Senior Product Manager')).toBeVisible();
  });
});

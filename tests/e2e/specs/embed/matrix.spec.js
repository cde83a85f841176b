// The levels of a role side by side in somebody else's page.

import { breaksNoRule } from '../../axe.js';
import { expect, expectState, heard, roles, shown, test, title } from '../../host.js';

const HEADS = ['Early-Career Recruiter', 'Recruiter', 'Senior Recruiter', 'Manager, Recruiting'];
const element = (attributes) => `<role-book src="{site}catalog.json" role-path="people/recruiter" ${attributes}></role-book>`;
const heads = (page) => roles(page).locator('thead tr:last-child th a');

test('an attribute shows the levels of a role, under a strict policy', async ({ page, host }) => {
  await host.open(`<main><h1>Jobs</h1><h2>Levels</h2>${element('view="matrix" heading-level="3"')}</main>`);
  await expectState(roles(page), 'ready');
  await expect(heads(page)).toHaveText(HEADS);
  await expect(title(roles(page))).toHaveText('Recruiter');
  await expect(title(roles(page))).toHaveAttribute('aria-level', '3');
  expect(await heard(page)).toEqual([['ready', { roles: 19 }]]);
  await roles(page).getByText('Choose levels and sections').click();
  await roles(page).getByRole('checkbox', { name: 'Manager, Recruiting' }).uncheck();
  await expect(heads(page).filter({ visible: true })).toHaveText(HEADS.slice(0, 3));
  expect(await shown(roles(page))).toMatchObject({ view: 'matrix', query: 'levels=early-career-recruiter,recruiter,senior-recruiter' });
  await page.setViewportSize({ width: 390, height: 800 });
  await roles(page).getByRole('radio', { name: 'Senior' }).check();
  await expect(roles(page).getByRole('row').filter({ hasText: 'Grade' }).locator('td').filter({ visible: true }).first()).toHaveText('6');
  await breaksNoRule(page, [{ width: 1000, colours: 'dark' }]);
});

test('with routing it is a view among the others, for links and Back', async ({ page, host }) => {
  await host.open(element('routing="hash"'));
  await expect(title(roles(page))).toHaveText('Recruiter');
  await roles(page).getByRole('link', { name: 'Side by side' }).click();
  await expect(heads(page)).toHaveText(HEADS);
  await expect(page).toHaveURL(/#role-book=roles\/people\/recruiter\/matrix\/$/);
  await heads(page).filter({ hasText: 'Senior' }).click();
  await expect(title(roles(page))).toHaveText('Senior Recruiter');
  await page.goBack();
  await expect(heads(page)).toHaveText(HEADS);
  await page.goBack();
  await expect(title(roles(page))).toHaveText('Recruiter');
  await expect(roles(page).getByRole('table')).toHaveCount(0);
});

test('without a site there is no such page, and no link to one', async ({ page, host }) => {
  const text = '---\ntitle: Baker\n---\n## Baker\n- Bakes\n## Senior Baker\n- Teaches\n';
  await host.open(`<role-book view="matrix" role-path="bakery/baker"><script type="text/markdown" data-file="bakery/baker.md">${text}</script></role-book>`);
  await expect(title(roles(page))).toHaveText('Baker');
  await expect(roles(page).getByRole('link', { name: 'Side by side' })).toHaveCount(0);
});

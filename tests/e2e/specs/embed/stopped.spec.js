// The app comes upon an error of its own.

import { expect, expectState, heard, roles, ROLES, test, title } from '../../host.js';

test.use({ expectedNoise: [/unreachable|<role-book>/] });

/** Has the app stop as it reads what is typed, the way a panic has it stop. */
const breakSearch = (page) =>
  page.evaluate(() => {
    const { prototype } = HTMLInputElement;
    const value = Object.getOwnPropertyDescriptor(prototype, 'value');
    globalThis.mend = () => Object.defineProperty(prototype, 'value', value);
    Object.defineProperty(prototype, 'value', {
      ...value,
      get() {
        throw new WebAssembly.RuntimeError('unreachable');
      },
    });
  });

test('all elements say so, the children are back, and the button starts the app anew', async ({ page, host }) => {
  await host.open(ROLES.replace('<role-book', '<role-book routing="query"') + ROLES);
  for (const at of [0, 1]) await expectState(roles(page, at), 'ready');
  await breakSearch(page);
  await roles(page).getByRole('searchbox').press('a');
  for (const at of [0, 1]) await expectState(roles(page, at), 'error');
  await expect(page.getByRole('link', { name: 'All roles' })).toHaveCount(2);
  expect((await heard(page, 'error')).map(({ code }) => code)).toEqual(['stopped', 'stopped']);

  await page.evaluate(() => mend());
  await roles(page).getByRole('button', { name: 'Try again' }).click();
  await expect(title(roles(page))).toHaveText('Find your role');
  await roles(page).getByRole('link', { name: 'Recruiter', exact: true }).click();
  await expect(page).toHaveURL(/\?role-book=roles\/people\/recruiter\/$/);
  expect(await heard(page, 'error')).toHaveLength(2);
});

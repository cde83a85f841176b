// A role whose levels are a file each, on somebody else's page.

import { expect, expectState, roles, test, title } from '../../host.js';

test('a level that is a file is shown in a host’s page', async ({ page, host }) => {
  await host.open(
    '<role-book src="{site}catalog.json" role-path="engineering/release-engineer" level="r3-senior-release-engineer"></role-book>',
  );
  await expectState(roles(page), 'ready');
  await expect(title(roles(page))).toHaveText('R3: Senior Release Engineer');
  await expect(roles(page).getByText('Teach teams to need us less').first()).toBeVisible();
  await expect(roles(page).getByRole('heading', { name: 'On call' })).toBeVisible();
});

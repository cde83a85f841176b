// Levels of a table, tracks, and a page of several roles, on somebody else's page.

import { expect, expectState, roles, set, test, title } from '../../host.js';

test('a level of a table is shown in a host’s page, and the table with the role', async ({ page, host }) => {
  await host.open(
    '<role-book src="{site}catalog.json" role-path="engineering/data-engineer" level="senior-data-engineer"></role-book>',
  );
  const element = roles(page);
  await expectState(element, 'ready');
  await expect(title(element)).toHaveText('Senior Data Engineer');
  await expect(element.getByText('Makes the check run before anybody asks')).toBeVisible();
  await expect(element.getByRole('table')).toHaveCount(0);
  await set(element, { level: '' });
  await expect(title(element)).toHaveText('Data Engineer');
  await expect(element.getByRole('table')).toHaveCount(2);
});

test('both tracks of a role are shown in a host’s page', async ({ page, host }) => {
  await host.open('<role-book src="{site}catalog.json" role-path="customer/solutions-architecture"></role-book>');
  const element = roles(page);
  await expectState(element, 'ready');
  const ladder = element.getByRole('navigation', { name: 'Levels' });
  for (const name of ['Principal Solutions Architect', 'Senior Partner Manager']) {
    await expect(ladder.getByRole('link', { name: new RegExp(`^${name}`) })).toHaveCount(1);
  }
  await expect(ladder.getByRole('list', { name: 'Partner' })).toHaveCount(1);
});

test('each role of a page of several is shown by its own path', async ({ page, host }) => {
  for (const [path, name, foreign] of [
    ['payroll-specialist', 'Payroll Specialist', 'Order what is needed'],
    ['workplace-specialist', 'Workplace Specialist', 'Pay everybody on the 25th'],
  ]) {
    await host.open(`<role-book src="{site}catalog.json" role-path="people/${path}"></role-book>`);
    const element = roles(page);
    await expectState(element, 'ready');
    await expect(title(element)).toHaveText(name);
    await expect(element.getByText('A call of half an hour')).toBeVisible();
    await expect(element.getByText(foreign)).toHaveCount(0);
  }
});

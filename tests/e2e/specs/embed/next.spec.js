// Where one could go from a role, on somebody else's page.

import { expect, expectState, roles, test, title } from '../../host.js';

const next = (element, name) => element.locator(`section:has(> h2:text-is("${name}"))`);

test('a level in a host’s page says where one could go, and leads there', async ({ page, host }) => {
  await host.open(
    '<role-book src="{site}catalog.json" role-path="product/technical-writer" level="senior-technical-writer" routing="hash"></role-book>',
  );
  const element = roles(page);
  await expectState(element, 'ready');
  const region = next(element, 'Where next');
  await expect(region.getByText('2 shared requirements')).toBeVisible();
  await region.getByText('2 shared requirements').click();
  await expect(region.getByText('in the same spirit').first()).toBeVisible();
  await region.getByRole('link', { name: 'Product Manager' }).first().click();
  await expect(title(element)).toHaveText('Product Manager');
  await expect(next(element, 'Where next').getByRole('link', { name: 'Technical Writer' })).toBeVisible();
});

test('it speaks the language of the interface', async ({ page, host }) => {
  await host.open('<role-book src="{site}catalog.json" role-path="product/technical-writer" lang="de"></role-book>');
  const element = roles(page);
  await expectState(element, 'ready');
  await expect(next(element, 'Wie es weitergeht').getByText('2 gemeinsame Anforderungen')).toBeVisible();
});

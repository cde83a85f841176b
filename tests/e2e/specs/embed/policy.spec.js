// The strictest policy that a host can have and still allow the element.

import { expect, expectState, heard, roles, ROLES, set, STRICT, test, title, WITHOUT_WASM } from '../../host.js';

test('nothing in it breaks the policy, whatever is shown', async ({ page, host }) => {
  await host.open(ROLES);
  const element = roles(page);
  await expectState(element, 'ready');
  await element.getByRole('searchbox').fill('roadmap');
  await expect(element.locator('mark').first()).toBeVisible();
  await element.getByRole('checkbox', { name: /^Product/ }).check();
  await expect(element).toHaveAttribute('query', 'q=roadmap&department=product');

  const views = [
    ['Product', { view: '', query: '', department: 'product' }],
    ['Product Manager', { department: '', rolePath: 'product/product-manager' }],
    ['Senior Product Manager', { level: 'senior-product-manager' }],
    ['Senior Product Manager and Product Manager', { query: 'compare=product-manager' }],
  ];
  for (const [heading, properties] of views) {
    await set(element, properties);
    await expect(title(element)).toHaveText(heading);
  }
  await expect(element.getByRole('region', { name: 'Comparison' })).toBeVisible();
  expect(await page.evaluate(() => document.styleSheets.length)).toBe(0);
});

test('a host that trusts no text as a script, and isolates itself, is served as well', async ({ page, host }) => {
  const headers = {
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
  await host.open(ROLES, { policy: `${STRICT}; require-trusted-types-for 'script'; trusted-types 'none'`, headers });
  await expectState(roles(page), 'ready');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await set(roles(page), { rolePath: 'product/product-manager' });
  await expect(roles(page).getByRole('heading', { name: 'Requirements', exact: true })).toBeVisible();
});

test.describe('where the policy does not allow WebAssembly', () => {
  test.use({ expectedNoise: [/securitypolicyviolation: script-src wasm-eval|unsafe-eval|<role-book>/] });

  test('the children stay, and an event says why', async ({ page, host }) => {
    await host.open(ROLES, { policy: WITHOUT_WASM });
    const element = roles(page);
    await expectState(element, 'error');
    await expect(page.getByRole('link', { name: 'All roles' })).toBeVisible();
    await expect(element.getByRole('status')).toContainText('The roles could not be loaded.');
    await expect(element.getByRole('button', { name: 'Try again' })).toBeVisible();
    expect(await heard(page)).toEqual([['error', { code: 'wasm', message: expect.stringMatching(/\S/) }]]);
  });

  test('they stay when somebody tries again', async ({ page, host }) => {
    await host.open(ROLES, { policy: WITHOUT_WASM });
    const element = roles(page);
    await element.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => heard(page, 'error')).toHaveLength(2);
    await expectState(element, 'error');
    await expect(page.getByRole('link', { name: 'All roles' })).toBeVisible();
  });
});

test.describe('where the policy does not allow the site', () => {
  test.use({ expectedNoise: [/connect-src|violates the document's Content Security Policy|csp|<role-book>/] });

  test('the children stay, and the roles are what is missing', async ({ page, host }) => {
    await host.open('<role-book src="https://elsewhere.example/catalog.json"><p>Write to us</p></role-book>');
    await expectState(roles(page), 'error');
    await expect(page.getByText('Write to us')).toBeVisible();
    expect((await heard(page, 'error')).map(({ code }) => code)).toEqual(['source']);
  });
});

test.describe('where there is no WebAssembly at all', () => {
  test.use({ expectedNoise: [/<role-book>/] });

  test('the children stay', async ({ page, host }) => {
    await page.addInitScript(() => delete globalThis.WebAssembly);
    await host.open(ROLES, { policy: STRICT });
    await expectState(roles(page), 'error');
    await expect(page.getByRole('link', { name: 'All roles' })).toBeVisible();
    expect((await heard(page, 'error')).map(({ code }) => code)).toEqual(['wasm']);
  });
});

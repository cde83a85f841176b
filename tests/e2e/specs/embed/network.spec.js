// A network that is down, and comes back.

import { expect, expectState, heard, roles, ROLES, set, test, title } from '../../host.js';

test.use({ expectedNoise: [/ERR_FAILED|404|CORS policy|<role-book>/] });

const retry = (element) => element.getByRole('button', { name: 'Try again' });

/** Has requests fail, by a pattern of their URLs, until the function that it gives is called. */
async function failing(page, pattern) {
  await page.route(pattern, (route) => route.abort());
  return () => page.unroute(pattern);
}

const codes = async (page) => (await heard(page, 'error')).map(({ code }) => code);

for (const [missing, pattern, code] of [
  ['roles', '**/catalog.json', 'source'],
  ['glue', '**/app-*.js', 'code'],
  ['WebAssembly', '**/*.wasm', 'code'],
  ['sheet', '**/embed/*.css', 'code'],
]) {
  test(`without its ${missing} the children stay, and the button gets it once it is there`, async ({ page, host }) => {
    const comesBack = await failing(page, pattern);
    await host.open(ROLES);
    const element = roles(page);
    await expectState(element, 'error');
    await expect(page.getByRole('link', { name: 'All roles' })).toBeVisible();
    expect(await codes(page)).toEqual([code]);

    await retry(element).click();
    await expect.poll(() => codes(page)).toEqual([code, code]);

    await comesBack();
    await retry(element).press('Enter');
    await expectState(element, 'ready');
    await expect(title(element)).toHaveText('Find your role');
    await expect(title(element), 'the focus goes on from there').toBeFocused();
    await expect(page.getByRole('link', { name: 'All roles' })).toBeHidden();
    await expect(retry(element)).toBeHidden();
  });
}

test('without any of the site but its loader the children stay', async ({ page, host, site }) => {
  await page.route(`${site}**`, (route) => (route.request().url().endsWith('role-book.js') ? route.continue() : route.abort()));
  await host.open(ROLES);
  await expectState(roles(page), 'error');
  await expect(page.getByRole('link', { name: 'All roles' })).toBeVisible();
  expect(await codes(page)).toHaveLength(1);
});

test('without the loader the children stay', async ({ page, host, site }) => {
  await page.route(`${site}**`, (route) => route.abort());
  await host.open(ROLES);
  await expect(page.getByRole('link', { name: 'All roles' })).toBeVisible();
});

test('a file that is not there is a source that cannot be had', async ({ page, host }) => {
  await host.open('<role-book src="{site}nothing/catalog.json">Write to us</role-book>');
  await expectState(roles(page), 'error');
  expect(await heard(page, 'error')).toEqual([{ code: 'source', message: expect.stringMatching(/\S/) }]);
});

for (const [what, body] of [
  ['no JSON', '<!doctype html>'],
  ['no catalog', '{}'],
  ['nothing', 'null'],
]) {
  test(`a source that holds ${what} is one that cannot be had`, async ({ page, host }) => {
    await page.route('**/catalog.json', (route) => route.fulfill({ body, headers: { 'access-control-allow-origin': '*' } }));
    await host.open(ROLES);
    await expectState(roles(page), 'error');
    expect(await codes(page)).toEqual(['source']);
  });
}

test('roles on screen stay when newer ones cannot be had, and are replaced once they can', async ({ page, host }) => {
  await host.open(ROLES);
  const element = roles(page);
  await expectState(element, 'ready');
  await element.getByRole('searchbox').fill('zeppelin');
  const comesBack = await failing(page, '**/catalog.json');
  await element.evaluate((element) => element.reload());
  await expectState(element, 'stale');
  await expect(element.getByText('The roles may be out of date.')).toBeVisible();
  await expect(element.getByRole('searchbox')).toHaveValue('zeppelin');
  await expect(page.getByRole('link', { name: 'All roles' })).toBeHidden();
  expect(await codes(page)).toEqual(['source']);

  await comesBack();
  await retry(element).click();
  await expectState(element, 'ready');
  await expect(element.getByRole('searchbox')).toHaveValue('zeppelin');
  expect(await heard(page, 'ready')).toEqual([{ roles: 19 }, { roles: 19 }]);
});

test('texts can still be had for roles on screen when newer ones cannot', async ({ page, host }) => {
  await host.open(ROLES);
  const element = roles(page);
  await expectState(element, 'ready');
  await failing(page, '**/catalog.json');
  await element.evaluate((element) => element.reload());
  await expectState(element, 'stale');
  await set(element, { view: '', rolePath: 'people/recruiter' });
  await expect(title(element)).toHaveText('Recruiter');
  await expect(element.getByRole('heading', { name: 'Requirements', exact: true }).first()).toBeVisible();
});

test('a text that cannot be had is said so on its page, and the others can be opened', async ({ page, host }) => {
  await page.route('**/product-manager.md', (route) => route.abort());
  await host.open('<role-book src="{site}catalog.json" role-path="product/product-manager"></role-book>');
  const element = roles(page);
  await expectState(element, 'ready');
  await expect(title(element)).toHaveText('Product Manager');
  await set(element, { rolePath: 'people/recruiter' });
  await expect(title(element)).toHaveText('Recruiter');
  await expect(element.getByRole('heading', { name: 'Requirements', exact: true }).first()).toBeVisible();
});

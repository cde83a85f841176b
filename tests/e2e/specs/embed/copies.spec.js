// More than one copy of the element, and hosts that have the name already.

import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { SITES } from '../../built-site.js';
import { expect, expectState, heard, LOADER, roles, ROLES, test, title } from '../../host.js';

const EMBED = path.join(SITES.own.folder, 'embed');

/** The tag of the loader that never changes, as `rolebook build` prints it. */
async function pinned() {
  const name = (await readdir(EMBED)).find((name) => /^role-book-.*\.js$/.test(name));
  const sum = createHash('sha384').update(await readFile(path.join(EMBED, name))).digest('base64');
  return `<script type="module" src="{site}embed/${name}" integrity="sha384-${sum}" crossorigin="anonymous"></script>`;
}

test('the pinned loader loads by its sum', async ({ page, host }) => {
  await host.open(ROLES, { loader: await pinned() });
  await expectState(roles(page), 'ready');
});

test.describe('a loader that somebody has changed', () => {
  test.use({ expectedNoise: [/integrity|<role-book>/] });

  test('does not run, and the children stay', async ({ page, host, site }) => {
    await page.route(`${site}embed/role-book-*.js`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${await response.text()}\nalert('ours now');` });
    });
    await host.open(ROLES, { loader: await pinned() });
    await expect(page.getByRole('link', { name: 'All roles' })).toBeVisible();
    expect(await page.evaluate(() => customElements.get('role-book'))).toBeUndefined();
  });
});

test('the same file under two URLs is one element', async ({ page, host }) => {
  const again = LOADER.replace('role-book.js', 'role-book.js?again');
  await host.open(ROLES.repeat(2), { loader: LOADER + again + (await pinned()) });
  for (const at of [0, 1]) {
    await expectState(roles(page, at), 'ready');
    await expect(title(roles(page, at))).toHaveText('Find your role');
  }
  expect(await heard(page, 'ready')).toHaveLength(2);
});

test('two versions from two sites leave the first to it', async ({ page, host, sites }) => {
  const other = `<script type="module" src="${sites.german}embed/role-book.js"></script>`;
  await host.open(`${ROLES}<role-book src="${sites.german}catalog.json"></role-book>`, { policy: null, loader: other + LOADER });
  await expect(title(roles(page))).toHaveText('Find your role');
  await expect(roles(page, 1).getByRole('link', { name: 'Entwicklerin', exact: true })).toBeVisible();
});

test('a host that has defined the name itself keeps its own', async ({ page, host }) => {
  const own = `<script>
    customElements.define('role-book', class extends HTMLElement {
      connectedCallback() { this.dataset.own = 'yes'; }
    });
  </script>`;
  await host.open(ROLES, { policy: null, loader: own + LOADER });
  await expect(roles(page)).toHaveAttribute('data-own', 'yes');
  await expect(page.getByRole('link', { name: 'All roles' })).toBeVisible();
  expect(await roles(page).evaluate(({ shadowRoot }) => shadowRoot)).toBeNull();
});

test('a host that loads it late, by a script, has the same', async ({ page, host, site }) => {
  await host.open(ROLES, { loader: '' });
  await expect(page.getByRole('link', { name: 'All roles' })).toBeVisible();
  await page.evaluate((url) => import(url), `${site}embed/role-book.js`);
  await expectState(roles(page), 'ready');
});

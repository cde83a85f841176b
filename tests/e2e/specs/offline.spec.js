// What was visited can be visited without a network, and a new build of the site takes the place of an old one as a whole.

import { cp, mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SITES } from '../built-site.js';
import { expect, ready, test as base } from '../fixtures.js';
import { serve } from '../server.js';
import { LEVEL, names, ROLE, visit } from '../worker.js';

/** The version of the later build. */
const NEWER = 'newer';

const heading = (page) => page.getByRole('heading', { level: 1 });

for (const name of ['own', 'careers']) {
  const test = base.extend({
    /** A host of the test's own, to be taken offline and to be given another build. */
    host: async ({}, use) => {
      const { folder, base } = SITES[name];
      const host = await serve(folder, { base });
      await use(host);
      await host.close().catch(() => {});
    },
  });

  test.describe(`the ${name} site`, () => {
    // What is asked of a host that is away fails.
    test.use({ serviceWorkers: 'allow', expectedNoise: [/ERR_|Failed to fetch/] });

    test('opens again offline, where it was visited', async ({ page, host }) => {
      await visit(page, host);
      await host.close();
      await page.reload();
      await ready(page);
      await expect(heading(page)).toHaveText('Senior Product Manager');
      await page.goto(host.url);
      await ready(page);
      await page.getByRole('searchbox').fill('product');
      await expect(page).toHaveURL(/q=product/);
      await page.getByRole('link', { name: 'Product Manager', exact: true }).click();
      await expect(page.getByRole('region', { name: 'Not your job' })).toBeVisible();
    });

    test('opens a page that was only read in the app', async ({ page, host }) => {
      await visit(page, host);
      await page.goto(host.url);
      await ready(page);
      await page.getByRole('link', { name: 'Technical Writer', exact: true }).click();
      await expect(heading(page)).toHaveText('Technical Writer');
      await host.close();
      await page.reload();
      await ready(page);
      await expect(heading(page)).toHaveText('Technical Writer');
      await expect(page.getByRole('article')).toBeVisible();
    });

    test('says of a role that was not visited that it cannot be had, and offers to ask again', async ({ page, host }) => {
      await visit(page, host);
      await page.goto(host.url);
      await ready(page);
      await host.close();
      await page.getByRole('link', { name: 'Recruiter', exact: true }).click();
      await expect(heading(page)).toHaveText('Recruiter');
      await expect(page.getByRole('link', { name: 'Try again' })).toBeVisible();
    });

    test('shows no page of one build with the app of another', async ({ page, host }, info) => {
      await visit(page, host);
      const older = await build(page);
      host.folder = await redeploy(SITES[name].folder, info.outputPath('new'));

      await page.goto(host.url + ROLE);
      await ready(page);
      const newer = await build(page);
      expect(newer).not.toBe(older);
      // The browser looks for a new worker by itself, some seconds after a page was opened.
      await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
      await expect.poll(() => names(page)).toEqual([expect.stringContaining(NEWER)]);

      await host.close();
      // Visited before the new build came, and not since.
      for (const path of [LEVEL, '', ROLE]) {
        await page.goto(host.url + path);
        await ready(page);
        expect(await build(page), path).toBe(newer);
      }
    });
  });
}

/** The app that a page was built with. */
function build(page) {
  return page.locator('meta[name="rolebook-wasm"]').getAttribute('content');
}

/** A copy of a site as a later build leaves it: with other names for the app's files. */
async function redeploy(site, into) {
  await mkdir(path.dirname(into), { recursive: true });
  await cp(site, into, { recursive: true });
  const files = await readdir(into, { recursive: true });
  // That of an earlier build may lie there, too, for loaders that name it. Trunk writes no zeros in front.
  const [, old] = (await readFile(path.join(into, 'index.html'), 'utf8')).match(/app-([0-9a-f]+)_bg\.wasm/);
  const fresh = [...old].reverse().join('');
  for (const file of files) {
    const at = path.join(into, file);
    if (/\.(html|js|json)$|_headers$/.test(file)) {
      const text = await readFile(at, 'utf8');
      const renamed = text.replaceAll(old, fresh);
      await writeFile(at, file === 'sw.js' ? renamed.replace(/["'][0-9a-f]{16}["']/, `"${NEWER}"`) : renamed);
    }
    if (file.includes(old)) await rename(at, path.join(into, file.replace(old, fresh)));
  }
  return into;
}

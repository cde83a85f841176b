// The site in a frame of another site's page, which listens with the script that docs/embedding.md gives for it.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test as base } from '../fixtures.js';
import { serve } from '../server.js';

const ROLE = 'roles/product/product-manager/';
const DOCUMENTATION = new URL('../../../docs/embedding.md', import.meta.url);
const JOBS = 'https://jobs.example.com';

const test = base.extend({
  /**
   * Opens a page on an origin of its own with a frame of these attributes. Its `received` are all messages that came, of
   * which the documented script has heard too.
   */
  host: async ({ page }, use, info) => {
    const folder = info.outputPath('host');
    await mkdir(folder, { recursive: true });
    const server = await serve(folder);
    const collect = "globalThis.received = [];\naddEventListener('message', ({ data }) => received.push(data));\n";
    await writeFile(path.join(folder, 'listen.js'), collect + (await documented()));
    await use(async (attributes) => {
      const frame = `<iframe id="roles" width="100%" height="300" ${attributes}></iframe>`;
      const script = '<script type="module" src="listen.js"></script>';
      const head = '<title>Host</title><link rel="icon" href="data:,">';
      await writeFile(path.join(folder, 'index.html'), `<!doctype html>${head}${script}<h1>Work here</h1>${frame}`);
      await page.goto(server.url);
    });
    await server.close();
  },
});

/** The script that the documentation gives to who shows the site in a frame. */
async function documented() {
  const blocks = (await readFile(DOCUMENTATION, 'utf8')).split(/^```/m);
  return blocks.find((block) => /^js\n/.test(block) && block.includes('role-book-height')).slice('js\n'.length);
}

const framed = (page) => page.frameLocator('#roles');
const heading = (page) => framed(page).getByRole('heading', { level: 1 });
const header = (page) => framed(page).locator('.site-header');
const height = (page) => page.locator('#roles').evaluate((frame) => frame.clientHeight);
const received = (page) => page.evaluate(() => received);

/** The style that the documentation gives the frame. */
async function style() {
  const blocks = (await readFile(DOCUMENTATION, 'utf8')).split(/^```/m);
  return blocks.find((block) => /^css\n#roles /.test(block)).slice('css\n'.length);
}

/** Waits until the frame is as high as what it shows. */
async function fits(page) {
  const needed = () => framed(page).locator('html').evaluate((root) => Math.ceil(root.getBoundingClientRect().height));
  await expect.poll(async () => (await height(page)) - (await needed())).toBe(0);
}

test('the frame is as high as what it shows, more or less', async ({ page, host, site }) => {
  await host(`src="${site}?embed=1"`);
  await fits(page);
  const before = await height(page);
  expect(before).toBeGreaterThan(900);
  await framed(page).getByRole('searchbox').fill('zeppelin');
  await expect(framed(page).getByRole('status')).toContainText('No roles match');
  await fits(page);
  expect(await height(page)).toBeLessThan(before);
});

test('the header is left out on every page, and each is seen from its beginning', async ({ page, host, site }) => {
  await host(`src="${site}?embed=1"`);
  await fits(page);
  await framed(page).getByRole('link', { name: 'Technical Writer', exact: true }).click();
  await expect(heading(page)).toHaveText('Technical Writer');
  await fits(page);
  await expect(header(page)).toBeHidden();
  await expect(heading(page)).toBeInViewport();
});

for (const width of [390, 1280]) {
  test(`the frame stands in line with the page around it, ${width} wide, on a background that its text can be read on`, async ({ page, host, site }) => {
    await page.setViewportSize({ width, height: 800 });
    await host(`src="${site}?embed=1"`);
    await page.addStyleTag({ content: `body { margin-inline: 5% }\n${await style()}` });
    await fits(page);
    const [around, within] = [page.getByRole('heading', { name: 'Work here' }), framed(page).locator('.page-header')];
    const { x, width: whole } = await around.boundingBox();
    expect(await within.boundingBox()).toMatchObject({ x, width: whole });
    const backgrounds = await framed(page).locator('html').evaluate((root) =>
      [root, document.body, document.querySelector('.rolebook')].map((it) => getComputedStyle(it).backgroundColor),
    );
    expect(new Set(backgrounds)).toEqual(new Set(['rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)']));
  });
}

test.describe('without the app', () => {
  test.use({ expectedNoise: [/\.wasm|Failed to fetch|ERR_FAILED/] });

  test('the frame fits, too, from one document to the next', async ({ page, host, site }) => {
    await page.route('**/*.wasm', (route) => route.abort());
    await host(`src="${site}?embed=1"`);
    await framed(page).locator('[data-rolebook-failed]').waitFor();
    await framed(page).getByRole('link', { name: 'Product Manager', exact: true }).click();
    await expect(heading(page)).toHaveText('Product Manager');
    await fits(page);
    await expect(header(page)).toBeHidden();
    expect((await received(page)).at(-1).path).toBe(`/${ROLE}`);
  });
});

test('links to other sites lead out of the frame', async ({ page, host, site }) => {
  await page.route(`${JOBS}/**`, (route) => route.fulfill({ contentType: 'text/html', body: '<title>Apply</title>' }));
  await host(`src="${site}${ROLE}?embed=1"`);
  await framed(page).locator(`a[href^="${JOBS}"]`).first().click();
  await expect(page).toHaveURL(new RegExp(`^${JOBS}`));
});

test('the page that was not asked for it stays as it is', async ({ page, host, site }) => {
  await host(`src="${site}"`);
  await framed(page).locator('[data-rolebook-ready]').waitFor();
  await expect(header(page)).toBeVisible();
  expect(await received(page)).toEqual([]);
  await page.goto(`${site}?embed=1`);
  await page.locator('[data-rolebook-ready]').waitFor();
  await expect(page.locator('.site-header')).toBeVisible();
});

test('messages of others move nothing', async ({ page, host, sites }) => {
  await host(`src="${sites.own}?embed=1"`);
  await fits(page);
  const before = await height(page);
  // The page's own window, and the frame with another site in it.
  await page.evaluate(() => postMessage({ type: 'role-book-height', height: 12, path: '/' }, '*'));
  await page.frames()[1].goto(`${sites.careers}?embed=1&q=zeppelin`);
  await expect.poll(async () => (await received(page)).some(({ path }) => path === '/careers/')).toBe(true);
  expect(await height(page)).toBe(before);
});

test.describe('a page at another origin than the one that asked', () => {
  test.use({ expectedNoise: [/target origin provided .* does not match/] });

  test('is told nothing', async ({ page, host, site }) => {
    await host(`name="rolebook https://elsewhere.example" src="${site}"`);
    await framed(page).locator('[data-rolebook-ready]').waitFor();
    await expect(header(page)).toBeHidden();
    expect(await received(page)).toEqual([]);
  });
});

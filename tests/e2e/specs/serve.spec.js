// `rolebook serve` in a browser: a saved page takes the place of the one on screen, under the site's own policy.

import { spawn } from 'node:child_process';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { breaksNoRule } from '../axe.js';
import { expect, open, test as base } from '../fixtures.js';

const ROLES = path.resolve('../../roles');
const ROLEBOOK = path.resolve('../../target/debug/rolebook');
const MANAGER = 'roles/product/product-manager/';

const test = base.extend({
  /** A copy of the project's own pages: reads and saves a file of it. */
  folder: async ({}, use, testInfo) => {
    const folder = testInfo.outputPath('roles');
    await cp(ROLES, folder, { recursive: true });
    const file = (name) => path.join(folder, name);
    const read = (name) => readFile(file(name), 'utf8');
    const save = async (name, text) => {
      // As editors do: never half of a file.
      await writeFile(`${file(name)}.part`, text);
      await rename(`${file(name)}.part`, file(name));
    };
    const edit = async (name, from, to) => save(name, (await read(name)).replace(from, to));
    await use({ path: folder, edit, save });
  },

  /** The URL at which that copy is served. */
  served: async ({ folder }, use) => {
    const app = path.join(process.env.ROLEBOOK_SITES, 'app');
    const options = ['serve', folder.path, '--app', app, '--port', '0', '--quiet'];
    const server = spawn(ROLEBOOK, options, { stdio: ['ignore', 'pipe', 'ignore'] });
    const url = await new Promise((resolve) => server.stdout.on('data', (text) => resolve(`${text}`.match(/http:\S+/)[0])));
    await use(url);
    server.kill();
  },
});

const panel = (page) => page.getByRole('complementary', { name: 'To be mended' });

/** Marks the document, which a reload would lose. */
const mark = (page) => page.evaluate(() => (window.isMarked = true));
const expectMarked = async (page) => expect(await page.evaluate(() => window.isMarked)).toBe(true);

test('a saved page is shown where the reader was, without a reload', async ({ page, served, folder }) => {
  await open(page, `${served}${MANAGER}`, { height: 500 });
  await mark(page);
  await page.evaluate(() => scrollTo(0, 700));
  for (const word of ['Zeppelin', 'Airship']) {
    await folder.edit('product/product-manager.md', /^- \S+/m, `- ${word}`);
    await expect(page.getByRole('main')).toContainText(word);
    expect(await page.evaluate(() => scrollY)).toBe(700);
  }
  await expectMarked(page);
  // What replaced the page is the app.
  await page.getByRole('navigation', { name: 'Levels' }).getByRole('link', { name: 'Senior' }).first().click();
  await expect(page).not.toHaveURL(`${served}${MANAGER}`);
  await page.goBack();
  await expect(page.getByRole('main')).toContainText('Airship');
  await expectMarked(page);
});

test('what is typed into the search stays', async ({ page, served, folder }) => {
  await open(page, served);
  await mark(page);
  await page.getByRole('searchbox').fill('zeppelin');
  await folder.edit('product/product-manager.md', /^- \S+/m, '- Zeppelin');
  await expect(page.getByRole('main').getByRole('link', { name: 'Product Manager' }).first()).toBeVisible();
  await expect(page.getByRole('searchbox')).toHaveValue('zeppelin');
  await expectMarked(page);
});

test('a style sheet is swapped', async ({ page, served, folder }) => {
  await open(page, `${served}${MANAGER}`);
  await mark(page);
  const accent = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent'));
  await folder.edit('site.toml', '#3b5b92', '#7a1fa2');
  await expect.poll(accent).toContain('#7a1fa2');
  await expectMarked(page);
});

test('a theme is shown without a reload', async ({ page, served, folder }) => {
  await open(page, `${served}${MANAGER}`);
  await mark(page);
  const theme = (name) => path.join(folder.path, 'theme', name);
  await mkdir(theme(''));
  const radius = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--radius'));
  for (const value of ['3px', '4px']) {
    await writeFile(theme('style.css'), `:root { --radius: ${value} }`);
    await expect.poll(radius).toBe(value);
  }
  for (const text of ['Lark Street', 'Harbour Street']) {
    await writeFile(theme('footer.md'), text);
    await expect(page.getByRole('contentinfo')).toHaveText(text);
  }
  // The sheet of the app may change while the theme's stays.
  await folder.edit('site.toml', '#3b5b92', '#7a1fa2');
  const accent = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent'));
  await expect.poll(accent).toContain('#7a1fa2');
  expect(await radius()).toBe('4px');
  await writeFile(theme('words.toml'), 'all_roles = "All jobs"');
  await expect(page.getByRole('link', { name: 'All jobs' })).toBeVisible();
  await expectMarked(page);
  await rm(theme(''), { recursive: true });
  await expect(page.getByRole('contentinfo')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'All roles' })).toBeVisible();
  await expectMarked(page);
});

test('what is to be mended is in a panel that can be closed', async ({ page, served, folder }) => {
  await open(page, `${served}${MANAGER}`);
  await expect(panel(page)).toHaveCount(0);
  await folder.save('site.toml', 'nmae = "Lark"\n');
  await expect(panel(page)).toContainText('unknown key "nmae"');
  await breaksNoRule(page);
  await panel(page).getByRole('button', { name: 'Close' }).click();
  await expect(panel(page)).toHaveCount(0);
  await folder.save('site.toml', 'name = "Lark"\n');
  await folder.edit('product/product-manager.md', /^- /m, '- [Nowhere](nowhere.md), ');
  await expect(panel(page)).toContainText('nowhere.md');
  await expect(page).toHaveTitle(/Lark/);
});

// Authors drop their files on the site and see the pages, with what there is to say about them, at once and with each save.

import { execFile } from 'node:child_process';
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { breaksNoRule } from '../axe.js';
import { drop } from '../drop.js';
import { expect, open, test, WIDTHS } from '../fixtures.js';

const ROLES = path.resolve('../../roles');
/** The command that has built the sites. */
const ROLEBOOK = path.resolve('../../target/debug/rolebook');
const MANAGER = 'product/product-manager.md';

/** A page with something wrong on most of its lines. */
const FAULTY = `---
titel: Data Analyst
levels: [Associate Data Analyst, Senior Data Analyst]
---

## Responsibilities

- Answers questions with numbers
- TODO

##

## Senior Data Analyst

## Senior Data Analyst

- [A script](javascript:alert(1)), [a page](../nowhere.md) and <b onclick="alert(2)">words</b>
`;

const status = (page) => page.locator('.preview-status');
const heading = (page) => page.getByRole('heading', { level: 1 });
const findings = (page) => page.getByRole('region', { name: 'Findings' });
const levels = (page) => page.getByRole('navigation', { name: 'Levels' });
const files = (page) => page.getByRole('navigation', { name: 'Files' });
/** Goes back by the page's own history: the browser may not know yet which entry it is on, and goes back from the one before. */
const back = (page) => page.evaluate(() => history.back());
const choice = (page, kind = 'files') => page.locator(`[data-choose=${kind}]`);

/** A file on disk of this test's own. */
async function write(name, text, testInfo) {
  const file = testInfo.outputPath(name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
}

/** The site's own pages in a folder of this test's own, of which one has another text. */
async function copyOfRoles(name, text, testInfo) {
  const folder = testInfo.outputPath('roles');
  await cp(ROLES, folder, { recursive: true });
  await writeFile(path.join(folder, name), text);
  return folder;
}

/** What `rolebook check` says about a file, in the shape of [`shown`]. */
async function checked(file) {
  const run = promisify(execFile)(ROLEBOOK, ['check', '--format', 'json', file]);
  // It fails where there are errors, and has said them.
  const { stdout } = await run.catch((error) => error);
  return JSON.parse(stdout)
    // A full reader of YAML is too heavy for a browser.
    .findings.filter(({ rule }) => rule !== 'front-matter-differs')
    .map(({ line, severity, code, message, help }) => ({ line, severity, code, message, help }));
}

/** What the preview says below the lines of a file. */
async function shown(page) {
  return page.locator('.preview-finding').evaluateAll((found) =>
    found.map((finding) => ({
      line: Number(finding.closest('li').dataset.line),
      severity: finding.dataset.severity,
      code: finding.querySelector('.preview-rule').textContent.split(' ').at(-1),
      // What stands in code there stands between backticks elsewhere.
      ...Object.fromEntries(
        ['message', 'help'].map((part) => {
          const copy = finding.querySelector(`.preview-${part}`).cloneNode(true);
          copy.querySelectorAll('a').forEach((link) => link.remove());
          copy.querySelectorAll('code').forEach((code) => code.replaceWith('`' + code.textContent + '`'));
          return [part, copy.textContent.trim()];
        }),
      ),
    })),
  );
}

test('a dropped file is shown as its page, and again with each save', async ({ page }, testInfo) => {
  const file = await write('tea-taster.md', '---\ntitle: Tea Taster\n---\n\n## Role\n\nTastes.\n', testInfo);
  await open(page, '');
  await drop(page, file);
  await expect(heading(page)).toHaveText('Tea Taster');
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveURL(/\/\?preview$/);
  await expect(page).toHaveTitle('Tea Taster – Preview – Larkspindle');

  await writeFile(file, '---\ntitle: Tea Taster\n---\n\n## Role\n\nTastes and pours.\n\n##\n');
  await expect(page.getByText('Tastes and pours.').first()).toBeVisible();
  await expect(status(page)).toHaveText(/^\d+ findings?, updated$/);
  await expect(page.locator('#rolebook-line-9')).toContainText('the heading has no text');

  // As many editors save: into another file, which takes the place of the first.
  const beside = await write('.tea-taster.md.new', '---\ntitle: Tea Sommelier\n---\n\n## Role\n\nPours.\n', testInfo);
  await rename(beside, file);
  await expect(heading(page)).toHaveText('Tea Sommelier');
});

test('how a heading was read is said, and what corrects it is copied', async ({ page, context }, testInfo) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const file = await write('tea-taster.md', '---\ntitle: Tea Taster\n---\n\n## Senior Tea Taster\n\nPours.\n', testInfo);
  await open(page, '');
  await drop(page, file);
  await page.getByRole('heading', { name: 'How it was read' }).click();
  await expect(page.locator('.preview-reading')).toContainText('Level, Senior – sure');
  await breaksNoRule(page);
  await page.getByRole('button', { name: 'Copy the lines for “Senior Tea Taster”' }).click();
  await expect(page.locator('.preview-correction').getByRole('status')).toHaveText('Copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe('levels:\n  "Senior Tea Taster": "senior"');
});

test('an update keeps the place on the page', async ({ page }, testInfo) => {
  const lines = Array.from({ length: 80 }, (_, number) => `- Duty number ${number}`).join('\n');
  const text = `---\ntitle: Tea Taster\n---\n\n## Responsibilities\n\n${lines}\n`;
  const file = await write('tea-taster.md', text, testInfo);
  await open(page, '');
  await drop(page, file);
  const duty = page.locator('.preview-page').getByText('Duty number 60', { exact: true });
  await duty.scrollIntoViewIfNeeded();
  const { y } = await duty.boundingBox();
  await writeFile(file, text + '- And a last one\n');
  await expect(page.locator('.preview-page').getByText('And a last one')).toBeVisible();
  expect((await duty.boundingBox()).y).toBeCloseTo(y, 0);
});

for (const [name, text] of Object.entries({
  'a new page': ['data/data-analyst.md', FAULTY],
  'the page of a role that the site has': [MANAGER, FAULTY],
  'an empty page': [MANAGER, ''],
  'a page that is not UTF-8': [MANAGER, Buffer.from('---\ntitle: Café\n---\n\n## Role\n\nA café.\n', 'latin1')],
})) {
  test(`the findings of ${name} are those of rolebook check, at the same lines`, async ({ page }, testInfo) => {
    test.slow();
    const [file, content] = text;
    await mkdir(path.dirname(testInfo.outputPath('roles', file)), { recursive: true });
    const folder = await copyOfRoles(file, content, testInfo);
    const expected = await checked(path.join(folder, file));
    expect(expected).not.toEqual([]);

    await open(page, '');
    await drop(page, folder);
    await files(page).getByRole('button').filter({ hasText: file }).click();
    await expect.poll(() => shown(page)).toEqual(expected);
    await expect(findings(page).getByRole('listitem')).toHaveCount(expected.length);
  });
}

test('nothing is sent anywhere', async ({ page, site }, testInfo) => {
  const file = await write('tea-taster.md', FAULTY, testInfo);
  const requests = [];
  page.on('request', (request) => requests.push(request));
  await open(page, '');
  // What shows files comes while they are over the page, and is all there before they are dropped.
  await drop(page, file, () => page.waitForLoadState('networkidle'));
  await expect(findings(page).getByRole('listitem').first()).toBeVisible();
  const before = requests.length;
  await writeFile(file, FAULTY.replace('titel', 'title'));
  await expect(heading(page)).toHaveText('Data Analyst');
  await levels(page).getByRole('link', { name: 'Senior Data Analyst' }).first().click();
  await expect(heading(page)).toHaveText('Senior Data Analyst');

  for (const request of requests) {
    expect(request.method()).toBe('GET');
    expect(request.url().startsWith(site), request.url()).toBe(true);
    expect(request.url()).not.toContain('tea');
  }
  // A browser looks for the icon of each new URL.
  const after = requests.slice(before).filter((request) => !request.url().endsWith('.svg'));
  expect(after.map((request) => request.url())).toEqual([]);
});

test('a finding leads to its line, and a line to its place on the page', async ({ page }, testInfo) => {
  await open(page, '?preview');
  await choice(page).setInputFiles(await write('analyst.md', FAULTY, testInfo));
  await findings(page).getByRole('link', { name: 'Line 11' }).click();
  await expect(page.locator('#rolebook-line-11')).toBeFocused();
  await expect(page.locator('#rolebook-line-11')).toBeInViewport();
  await page.getByRole('link', { name: 'Show “Responsibilities” on the page' }).click();
  await expect(page.getByRole('heading', { name: 'Responsibilities' })).toBeFocused();
});

test('levels and comparisons of a draft are pages of the preview, and Back leads through them', async ({ page }) => {
  await open(page, '');
  await drop(page, path.join(ROLES, MANAGER));
  await expect(heading(page)).toHaveText('Product Manager');
  await levels(page).getByRole('link', { name: 'Senior Product Manager' }).click();
  await expect(heading(page)).toHaveText('Senior Product Manager');
  await expect(page).toHaveURL(/\?preview=roles\/product\/product-manager\/senior-product-manager\/$/);
  await back(page);
  await expect(heading(page)).toHaveText('Product Manager');
  await back(page);
  await expect(heading(page)).toHaveText('Find your role');
  await expect(page.getByRole('searchbox', { name: 'Search roles' })).toBeVisible();
  // The app is there as it was, and so is the preview.
  await page.getByRole('searchbox', { name: 'Search roles' }).fill('roadmap');
  await expect(page).toHaveURL(/\?q=roadmap$/);
});

test('the preview is there again when one goes forward to it', async ({ page }) => {
  await open(page, '');
  await drop(page, path.join(ROLES, MANAGER));
  await expect(heading(page)).toHaveText('Product Manager');
  await page.goBack();
  await expect(heading(page)).toHaveText('Find your role');
  await page.goForward();
  await expect(heading(page)).toHaveText('Product Manager');
  await expect(page).toHaveTitle('Product Manager – Preview – Larkspindle');
  await page.getByRole('link', { name: 'Back to the site' }).click();
  await expect(page).toHaveURL(/\/$/);
  await expect(heading(page)).toHaveText('Find your role');
});

test('a new file in a folder that was dropped is shown', async ({ page }, testInfo) => {
  const first = await write('roles/product/first.md', '---\ntitle: First\n---\n\nText.\n', testInfo);
  await open(page, '');
  await drop(page, path.dirname(path.dirname(first)));
  await expect(heading(page)).toHaveText('First');
  await write('roles/product/second.md', '---\ntitle: Second\n---\n\nText.\n', testInfo);
  await expect(heading(page)).toHaveText('Second');
  await expect(files(page).getByRole('button')).toHaveText([/First/, /Second/]);
});

test('a file that is renamed has its new name alone, and one that is deleted is gone', async ({ page }, testInfo) => {
  const first = await write('roles/product/first.md', '---\ntitle: First\n---\n\nText.\n', testInfo);
  const second = await write('roles/product/second.md', '---\ntitle: Second\n---\n\nText.\n', testInfo);
  const folder = path.dirname(first);
  await open(page, '');
  await drop(page, path.dirname(folder));
  await expect(files(page).getByRole('button')).toHaveText([/first\.md/, /second\.md/]);
  await rename(first, path.join(folder, 'third.md'));
  await expect(files(page).getByRole('button')).toHaveText([/second\.md/, /third\.md/]);
  await expect(heading(page)).toHaveText('First');
  await rm(path.join(folder, 'third.md'));
  await expect(heading(page)).toHaveText('Second');
  await rm(second);
  await expect(heading(page)).toHaveText('See your page as you write it');
});

test('who has gone back to the site stays there when a file changes', async ({ page }, testInfo) => {
  const file = await write('roles/product/first.md', '---\ntitle: First\n---\n\nText.\n', testInfo);
  await page.addInitScript(() => {
    const { getFile } = FileSystemFileHandle.prototype;
    window.looks = 0;
    FileSystemFileHandle.prototype.getFile = function () {
      if (this.name === 'second.md') window.looks += 1;
      return getFile.call(this);
    };
  });
  await open(page, '');
  await drop(page, path.dirname(path.dirname(file)));
  await expect(heading(page)).toHaveText('First');
  await page.goBack();
  await expect(heading(page)).toHaveText('Find your role');
  const entries = await page.evaluate(() => history.length);
  await write('roles/product/second.md', '---\ntitle: Second\n---\n\nText.\n', testInfo);
  // When it is looked at again, what was seen first has been taken.
  await page.waitForFunction(() => window.looks > 1);
  await expect(heading(page)).toHaveText('Find your role');
  expect(await page.evaluate(() => history.length)).toBe(entries);
  await page.goForward();
  await expect(files(page).getByRole('button')).toHaveText([/first\.md/, /second\.md/]);
});

test('a file that is brought again and again is one step back', async ({ page }, testInfo) => {
  const file = await write('first.md', '---\ntitle: First\n---\n\nText.\n', testInfo);
  await open(page, '');
  // Dropped before the preview has loaded, they would be one.
  await drop(page, file);
  await expect(heading(page)).toHaveText('First');
  await drop(page, file);
  await drop(page, file);
  // The second drop gives the page a URL of its own.
  await page.waitForURL(/\?preview=/);
  const entries = await page.evaluate(() => history.length);
  await drop(page, file);
  await drop(page, file);
  expect(await page.evaluate(() => history.length)).toBe(entries);
});

test('two files of one name are two', async ({ page }, testInfo) => {
  const text = (title) => `---\ntitle: ${title}\n---\n\nText.\n`;
  const one = await write('one/index.md', text('One'), testInfo);
  const other = await write('other/index.md', text('Other'), testInfo);
  await open(page, '');
  await drop(page, one);
  await expect(heading(page)).toHaveText('One');
  await drop(page, other);
  await expect(heading(page)).toHaveText('Other');
  await drop(page, one);
  await expect(heading(page)).toHaveText('One');
  await expect(files(page).getByRole('button')).toHaveText([/index\.md/, /index \(2\)\.md/]);
  await write('other/index.md', text('Changed'), testInfo);
  await files(page).getByRole('button').last().click();
  await expect(heading(page)).toHaveText('Changed');
});

test('two hundred files at once are listed', async ({ page }, testInfo) => {
  const numbers = Array.from({ length: 200 }, (_, number) => number);
  const texts = numbers.map((number) => write(`many/role-${number}.md`, `---\ntitle: Role ${number}\n---\n\nText.\n`, testInfo));
  const [first] = await Promise.all(texts);
  await open(page, '');
  await drop(page, path.dirname(first));
  await expect(files(page).getByRole('button')).toHaveCount(200);
});

test('what is no page is said and does not stop anything', async ({ page }, testInfo) => {
  await open(page, '?preview');
  const binary = await write('photo.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe]), testInfo);
  await drop(page, binary);
  await expect(findings(page)).toContainText('this is no text');
  await drop(page, await write('large.md', 'word '.repeat(220_000), testInfo));
  await expect(findings(page)).toContainText('larger than 1048576 bytes');
  await drop(page, await write('good.md', '---\ntitle: Good\n---\n\nText.\n', testInfo));
  await expect(heading(page)).toHaveText('Good');
  await expect(files(page).getByRole('button')).toHaveCount(3);
});

test('a file that is dropped again is shown again', async ({ page }, testInfo) => {
  const [one, other] = await Promise.all(
    ['one', 'other'].map((name) => write(`${name}.md`, `---\ntitle: The ${name}\n---\n\nText.\n`, testInfo)),
  );
  await open(page, '');
  await drop(page, one);
  await expect(heading(page)).toHaveText('The one');
  await drop(page, other);
  await expect(heading(page)).toHaveText('The other');
  await drop(page, one);
  await expect(heading(page)).toHaveText('The one');
  await page.goBack();
  await expect(heading(page)).toHaveText('The other');
});

test('a folder without pages is said to have none', async ({ page }, testInfo) => {
  const file = await write('empty/notes.txt', 'Text.', testInfo);
  await open(page, '?preview');
  await drop(page, path.dirname(file));
  await expect(page.getByRole('status')).toContainText('There was no page in what you brought');
});

test('hostile names and texts do nothing', async ({ page }, testInfo) => {
  const text = '---\ntitle: <img src=x onerror=alert(1)>\n---\n\n<script>alert(2)</script>\n\n<img src="https://example.org/x">\n';
  page.on('dialog', (dialog) => expect(dialog.message()).toBe('no dialog'));
  await open(page, '');
  await drop(page, await write('<img src=x onerror=alert(3)>.md', text, testInfo));
  await expect(heading(page)).toHaveText('<img src=x onerror=alert(1)>');
  await drop(page, await write('__proto__.md', text, testInfo));
  await expect(files(page).getByRole('button')).toHaveCount(2);
});

test('files of a form are shown where the browser gives no handles', async ({ page }, testInfo) => {
  const file = await write('tea-taster.md', '---\ntitle: Tea Taster\n---\n\nTastes.\n', testInfo);
  await open(page, '?preview');
  await expect(heading(page)).toHaveText('See your page as you write it');
  await choice(page).setInputFiles(file);
  await expect(heading(page)).toHaveText('Tea Taster');
  await expect(page.getByText('This browser does not follow files')).toBeVisible();
  await writeFile(file, '---\ntitle: Tea Sommelier\n---\n\nTastes.\n');
  await choice(page).setInputFiles([]);
  await choice(page).setInputFiles(file);
  await expect(heading(page)).toHaveText('Tea Sommelier');
  await choice(page, 'folder').setInputFiles(path.dirname(file));
  await expect(files(page).getByRole('button')).toHaveCount(2);
});

test('nothing is loaded of it until files come', async ({ page }) => {
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await open(page, '');
  await page.getByRole('searchbox').fill('roadmap');
  expect(requests.filter((url) => url.includes('preview'))).toEqual([]);
});

test('the preview breaks no rule of accessibility', async ({ page }, testInfo) => {
  test.slow();
  await open(page, '?preview');
  await breaksNoRule(page);
  // A heading without text is a fault of the page that is shown, too.
  const text = FAULTY.replace('\n##\n', '');
  await choice(page).setInputFiles([path.join(ROLES, MANAGER), await write('analyst.md', text, testInfo)]);
  await files(page).getByRole('button', { name: 'Analyst' }).click();
  await breaksNoRule(page);
});

test('the preview can be used by keyboard', async ({ page }, testInfo) => {
  await open(page, '?preview');
  const both = [path.join(ROLES, MANAGER), await write('analyst.md', FAULTY, testInfo)];
  await choice(page).setInputFiles(both);
  await expect(heading(page)).toHaveText('Analyst');
  await files(page).getByRole('button').nth(1).focus();
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Product Manager');
  await expect(files(page).getByRole('button').nth(1)).toHaveAttribute('aria-current', 'true');
});

for (const width of WIDTHS) {
  test(`the preview fits ${width} pixels`, async ({ page }, testInfo) => {
    await open(page, '?preview', { width });
    await choice(page).setInputFiles(await write('analyst.md', FAULTY + `\n${'long'.repeat(200)}\n`, testInfo));
    await expect(heading(page)).toHaveText('Analyst');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}

test('only the page is printed', async ({ page }, testInfo) => {
  await open(page, '?preview');
  await choice(page).setInputFiles(await write('analyst.md', FAULTY, testInfo));
  await page.emulateMedia({ media: 'print' });
  await expect(heading(page)).toBeVisible();
  for (const part of ['.preview-source', '.preview-findings', '.preview-bar']) {
    await expect(page.locator(part)).toBeHidden();
  }
});

test.describe('on a site in German', () => {
  test.use({ siteOf: 'german' });

  test('the preview is in German, and judges as the site says', async ({ page }, testInfo) => {
    await open(page, '?preview');
    await expect(heading(page)).toHaveText('Die Seite sehen, während sie entsteht');
    await choice(page).setInputFiles(await write('analyst.md', FAULTY, testInfo));
    await expect(page.getByRole('heading', { name: 'Befunde' })).toBeVisible();
    // Which findings there are, and how grave they are, the site says.
    await expect(page.locator('.preview-finding', { hasText: 'empty-heading' })).toContainText('Fehler');
    await expect(page.locator('.preview-finding', { hasText: 'missing-title' })).toHaveCount(0);
  });
});

test.describe('on a site that is written from right to left', () => {
  test.use({ siteOf: 'arabic' });

  test('the preview is so too', async ({ page }, testInfo) => {
    await open(page, '?preview');
    await choice(page).setInputFiles(await write('analyst.md', FAULTY, testInfo));
    const [text, source] = await Promise.all(['.preview-page', '.preview-source'].map((it) => page.locator(it).boundingBox()));
    expect(text.x).toBeGreaterThan(source.x);
  });
});

test.describe('below a path', () => {
  test.use({ siteOf: 'careers' });

  test('the preview is at the same place', async ({ page }) => {
    await open(page, 'roles/product/');
    await drop(page, path.join(ROLES, MANAGER));
    await expect(page).toHaveURL(/\/careers\/\?preview$/);
    await expect(heading(page)).toHaveText('Product Manager');
  });
});

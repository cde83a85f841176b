// The visitor's own notes on a level: in their browser alone, found again after edits of the page, and taken along as a file.

import { cp, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { breaksNoRule, EACH } from '../axe.js';
import { SITES } from '../built-site.js';
import { edit, random } from '../edits.js';
import { expect, open, ready, test as base } from '../fixtures.js';
import { serve } from '../server.js';
import { kept as cachedFiles, names, update, visit } from '../worker.js';

const ROLE = 'roles/product/product-manager/';
const LEVEL = `${ROLE}senior-product-manager/`;
const ONE_LEVEL = 'roles/people/payroll-specialist/';
const NOTES = '#rolebook-notes';
const FIRST = 'Set the direction of their tool for the next two years';
const SECOND = 'Find the problem behind five unrelated requests';
const PHONE = { width: 390, height: 844 };

const test = base.extend({
  /** The sheet, and what is done with it. */
  notes: ({ page }, use) => use(notesOn(page)),
});

function notesOn(page) {
  const sheet = page.locator('rolebook-notes > section');
  const item = (text) => sheet.getByRole('group', { name: text }).first();
  return {
    sheet,
    item,
    link: page.getByRole('link', { name: 'My notes', exact: true }),
    status: sheet.getByRole('status'),
    button: (name) => sheet.getByRole('button', { name }),
    /** Opens the sheet of a level as a link to it does. */
    open: async (path = LEVEL, options = {}) => {
      await open(page, path + NOTES, options);
      await sheet.waitFor();
    },
    write: async (text, mark, evidence) => {
      await item(text).getByRole('radio', { name: mark }).check();
      await item(text).getByRole('textbox').fill(evidence);
    },
    /** Brings back the text of a file. */
    bring: async (text) => {
      const fold = sheet.getByText('Bring notes back');
      if (!(await sheet.getByLabel('Or the text').isVisible())) await fold.click();
      await sheet.getByLabel('Or the text').fill(text);
      await sheet.getByRole('button', { name: 'Bring back this text' }).click();
    },
    /** The text of a file that a button saves. */
    saved: async (name) => {
      const download = page.waitForEvent('download');
      await sheet.getByRole('button', { name }).click();
      return readFile(await (await download).path(), 'utf8');
    },
  };
}

/** What the browser keeps for the site. */
const kept = (page) =>
  page.evaluate(async () => [Object.keys(localStorage), await indexedDB.databases(), document.cookie].flat().filter(Boolean));

test('nothing is loaded or kept before somebody asks for it', async ({ page, notes }) => {
  const requests = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await open(page, LEVEL);
  await expect(notes.link).toBeVisible();
  expect(requests.filter((path) => path.includes('/notes/'))).toEqual([]);
  await notes.link.click();
  await expect(notes.sheet.getByRole('heading', { level: 2 })).toHaveText('My notes: Senior Product Manager');
  await expect(notes.sheet.getByRole('heading', { level: 2 })).toBeFocused();
  expect(requests.filter((path) => path.includes('/notes/'))).not.toEqual([]);
  await notes.item(FIRST).getByRole('textbox').focus();
  expect(await kept(page)).toEqual([]);
  await notes.item(FIRST).getByRole('textbox').pressSequentially('A');
  expect(await kept(page)).toEqual(['rolebook-notes / product/product-manager/senior-product-manager']);
  // Nor is it kept when nothing is left of it.
  await notes.item(FIRST).getByRole('textbox').fill('');
  expect(await kept(page)).toEqual([]);
});

test('a level and a role with one level have notes, and no other page', async ({ page, notes }) => {
  for (const [path, count] of [[LEVEL, 1], [ONE_LEVEL, 1], [ROLE, 0], ['', 0], ['roles/product/', 0], [`${LEVEL}?compare=product-manager`, 0]]) {
    await open(page, path);
    await expect(notes.link, path).toHaveCount(count);
  }
  // Both pages of the one level have the same notes.
  await notes.open(ONE_LEVEL);
  await notes.sheet.getByRole('textbox').first().fill('Here');
  await notes.open(`${ONE_LEVEL}payroll-specialist/`);
  await expect(notes.sheet.getByRole('textbox').first()).toHaveValue('Here');
});

test('the sheet has the items of the page, by section', async ({ page, notes }) => {
  await open(page, LEVEL);
  const items = await page.locator('article li[id]').evaluateAll((items) => items.filter((item) => item.innerText.trim() !== item.querySelector('a')?.innerText).map((item) => item.innerText.replace(/\s+/g, ' ').trim()));
  await notes.link.click();
  await expect(notes.sheet.locator('fieldset')).toHaveCount(items.length);
  const legends = await notes.sheet.locator('legend').allTextContents();
  expect(legends.map((text) => text.trim())).toEqual(items);
  await expect(notes.sheet.getByRole('heading', { level: 3 })).toContainText(['New at this level', 'Responsibilities', 'Requirements: Must have', 'Requirements: Bonus']);
  await expect(page.locator('article')).toBeHidden();
  await expect(notes.sheet).not.toContainText(/\d\s?%|score|total/i);
});

test('what a level asks for by including another is in its sheet', async ({ notes }) => {
  const [text, release] = ['Take a release back within an hour', 'roles/engineering/release-engineer/'];
  await notes.open(`${release}r3-senior-release-engineer/`);
  await expect(notes.sheet.getByRole('heading', { level: 3 })).toContainText(['Responsibilities: Includes everything from R2: Release Engineer']);
  await notes.write(text, 'Have it', 'Larder, in May');
  await notes.open(`${release}r2-release-engineer/`);
  await expect(notes.item(text).locator('..')).toContainText('You noted at R3: Senior Release Engineer: Have it – Larder, in May');
});

test.describe('from a page that is older than the site', () => {
  test.use({ expectedNoise: [/404|Failed to fetch/] });

  test('the sheet opens all the same', async ({ page, notes }) => {
    await open(page, LEVEL);
    let requests = 0;
    await page.route('**/notes/*/notes.js', (route) => ((requests += 1) === 1 ? route.fulfill({ status: 404 }) : route.continue()));
    await notes.link.click();
    await expect(notes.sheet.getByRole('heading', { level: 2 })).toHaveText('My notes: Senior Product Manager');
  });
});

test('notes are written by keyboard alone, and are there after a reload', async ({ page, notes }) => {
  await open(page, LEVEL);
  await notes.link.focus();
  await page.keyboard.press('Enter');
  await expect(notes.sheet.getByRole('heading', { level: 2 })).toBeFocused();
  for (const key of ['Tab', 'Tab', 'Tab']) await page.keyboard.press(key);
  await expect(notes.item(FIRST).getByRole('radio', { name: 'No mark' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Two years of Spool');
  await page.reload();
  await notes.sheet.waitFor();
  await expect(notes.item(FIRST).getByRole('radio', { name: 'Not yet' })).toBeChecked();
  await expect(notes.item(FIRST).getByRole('textbox')).toHaveValue('Two years of Spool');
});

test('the address opens the sheet, and Back and Close close it', async ({ page, notes }) => {
  await open(page, LEVEL);
  await notes.link.click();
  await notes.sheet.waitFor();
  await expect(page).toHaveURL(new RegExp(`${NOTES}$`));
  await page.goBack();
  await expect(notes.sheet).toHaveCount(0);
  await expect(page.locator('article')).toBeVisible();
  await page.goForward();
  await notes.sheet.waitFor();
  await notes.button('Close').click();
  await expect(notes.sheet).toHaveCount(0);
  await expect(notes.link).toBeFocused();
  // From elsewhere there is no page without it to go back to.
  await page.goto('about:blank');
  await notes.open();
  await notes.button('Close').click();
  await expect(notes.sheet).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`${LEVEL}$`));
  await expect(page.locator('.notice')).toBeEmpty();
});

test('another level has notes of its own, and offers those on the same item', async ({ page, notes }) => {
  await notes.open();
  const shared = 'Keep a roadmap for your area';
  await notes.write(shared, 'Have it', 'Since 2024');
  await page.getByRole('navigation', { name: 'Levels' }).getByRole('link', { name: /^Product Manager/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Product Manager');
  await expect(notes.sheet).toHaveCount(0);
  await notes.link.click();
  await expect(notes.sheet.getByRole('heading', { level: 2 })).toHaveText('My notes: Product Manager');
  await expect(notes.item(shared).getByRole('textbox')).toHaveValue('');
  const offer = notes.sheet.getByText('You noted at Senior Product Manager:');
  await expect(offer).toContainText('Have it – Since 2024');
  await offer.getByRole('button', { name: 'Use it here too' }).click();
  await expect(notes.item(shared).getByRole('textbox')).toHaveValue('Since 2024');
  await expect(notes.item(shared).getByRole('radio', { name: 'Have it' })).toBeChecked();
  await notes.sheet.getByRole('link', { name: 'Senior Product Manager' }).click();
  await expect(notes.sheet.getByRole('heading', { level: 2 })).toHaveText('My notes: Senior Product Manager');
  await expect(notes.item(shared).getByRole('textbox')).toHaveValue('Since 2024');
});

test('what is typed while the app is on its way stays, and so does the caret', async ({ page, notes }) => {
  let admit;
  const wait = new Promise((resolve) => (admit = resolve));
  await page.route('**/*.wasm', async (route) => {
    await wait;
    await route.continue();
  });
  await page.goto(LEVEL + NOTES, { waitUntil: 'domcontentloaded' });
  const field = notes.item(FIRST).getByRole('textbox');
  await field.fill('Spool');
  await field.press('ArrowLeft');
  admit();
  await ready(page);
  await expect(field).toBeFocused();
  await field.pressSequentially('e');
  await expect(field).toHaveValue('Spooel');
  await expect(notes.sheet).toHaveCount(1);
});

test('nothing leaves the browser while notes are written, saved, brought back and deleted', async ({ page, notes }) => {
  await notes.open();
  const requests = [];
  page.on('request', (request) => /^(blob|data):/.test(request.url()) || requests.push(request.url()));
  // The last but one sign separates lines for some readers.
  const evidence = 'Spool, 2024 \n\n> and *Weft*\u2028\n';
  await notes.write(FIRST, 'Have it', evidence);
  await notes.write(SECOND, 'Working on it', '');
  const [markdown, json] = [await notes.saved('Save as Markdown'), await notes.saved('Save as JSON')];
  for (const text of [markdown, json]) {
    await deleteAll(notes);
    await expect(notes.item(FIRST).getByRole('textbox')).toHaveValue('');
    await notes.bring(text);
    await expect(notes.status).toHaveText('Notes brought back: 2. Already here: 0.');
    await expect(notes.item(FIRST).getByRole('textbox')).toHaveValue(evidence);
    await expect(notes.item(SECOND).getByRole('radio', { name: 'Working on it' })).toBeChecked();
    await notes.bring(text);
    await expect(notes.status).toHaveText('Notes brought back: 0. Already here: 2.');
  }
  expect(requests).toEqual([]);
});

async function deleteAll({ button, status }) {
  await button('Delete all my notes').click();
  await button(/^Delete all notes/).click();
  await expect(status).toHaveText('All notes are deleted from this browser.');
}

test('notes read well as Markdown', async ({ page, notes }) => {
  await notes.open();
  await notes.write(FIRST, 'Have it', 'Spool, 2024\nWeft, 2025');
  const markdown = await notes.saved('Save as Markdown');
  expect(markdown).toBe(
    [
      '<!-- rolebook-notes 1 -->',
      '# Senior Product Manager',
      `<${new URL(LEVEL, page.url()).href.replace(/roles\/.*roles/, 'roles')}>`,
      '[x] Have it · [/] Working on it · [ ] Not yet',
      '## New at this level',
      `- [x] ${FIRST}, and keep it short enough to be remembered`,
      '  > Spool, 2024\n  > Weft, 2025\n',
    ].join('\n\n'),
  );
});

test('one switch deletes the notes on all levels, and says how many they are', async ({ page, notes }) => {
  await notes.open(`${ROLE}product-manager/`);
  await notes.sheet.getByRole('textbox').first().fill('Here');
  await notes.open();
  await notes.write(FIRST, 'Have it', '');
  await notes.write(SECOND, 'Not yet', '');
  await page.evaluate(() => localStorage.setItem('another application', 'stays'));
  await notes.button('Delete all my notes').click();
  await expect(notes.sheet.getByRole('alert')).toContainText('Notes: 3. Levels: 2.');
  await expect(notes.button('Keep them')).toBeFocused();
  await notes.button('Keep them').click();
  await expect(notes.item(FIRST).getByRole('radio', { name: 'Have it' })).toBeChecked();
  await deleteAll(notes);
  await expect(notes.item(FIRST).getByRole('radio', { name: 'No mark' })).toBeChecked();
  expect(await kept(page)).toEqual(['another application']);
});

const HEAD = '<!-- rolebook-notes 1 -->\n# A\n\n<https://a.example/roles/a/b/c/>\n';
const JSON_HEAD = '{"format": "rolebook-notes", "version": 1,\n "levels": [\n';

const DAMAGED = [
  ['', 'Line 1: there is no text.'],
  ['# Shopping\n\n- [ ] Milk\n', 'Line 1: this is not a file of notes'],
  ['\n\n<!-- rolebook-notes 7 -->\n', 'Line 3: it was written by another version (7).'],
  [`${HEAD}\n## S\n\n- [q] Bakes\n`, 'Line 8: “q” is not a mark.'],
  [`${HEAD}\n## S\n\n  > lost\n`, 'Line 8: this belongs to no item.'],
  [`${HEAD}\n- [x] Bakes\n\nand more\n`, 'Line 8: this belongs to no item.'],
  ['<!-- rolebook-notes 1 -->\n\n- [x] Bakes\n', 'Line 3: this stands below no level.'],
  ['<!-- rolebook-notes 1 -->\n# A\n\n- [x] Bakes\n', 'Line 4: the address of the level’s page is missing.'],
  ['{"format": "rolebook-notes"', 'Line 1: the file ends too early.'],
  ['{\n"a": 1,,\n}', 'Line 2: “,” is not expected here.'],
  ['[1, 2]', 'Line 1: this is not a file of notes'],
  ['{"format": "rolebook-notes", "version": 1}', 'Line 1: “levels” is missing'],
  [`${JSON_HEAD}{"level": "../x", "notes": []}]}`, 'Line 3: the address of the level’s page is missing.'],
  [`${JSON_HEAD}{"level": "a/b/c", "notes": [\n{"id": "", "section": "", "text": "T", "mark": "best", "evidence": ""}]}]}`, 'Line 4: “best” is not a mark.'],
  [`${JSON_HEAD}{"level": "a/b/c", "notes": [\n{"id": "", "section": "", "text": 5, "mark": "", "evidence": ""}]}]}`, 'Line 4: “text” is missing'],
];

test('a damaged or foreign file changes nothing, and what is wrong is said with its line', async ({ page, notes }) => {
  await notes.open();
  await notes.write(FIRST, 'Have it', 'Spool');
  const entry = () => page.evaluate(() => JSON.stringify(localStorage));
  const before = await entry();
  for (const [text, message] of DAMAGED) {
    await notes.bring(text);
    await expect.soft(notes.status, text).toContainText(`Nothing was brought back. ${message}`);
  }
  const [json, markdown] = [await notes.saved('Save as JSON'), await notes.saved('Save as Markdown')];
  for (const text of [json.slice(0, -20), json.slice(0, 90), markdown.replace('# Senior', 'Senior')]) {
    await notes.bring(text);
    await expect.soft(notes.status, text).toContainText('Nothing was brought back. Line');
  }
  expect(await entry()).toBe(before);
});

test('a file that says something else than the notes asks, and keeps both', async ({ page, notes }) => {
  await notes.open();
  await notes.write(FIRST, 'Have it', 'Theirs');
  const file = await notes.saved('Save as JSON');
  await notes.write(FIRST, 'Have it', 'Mine');
  await notes.sheet.getByText('Bring notes back').click();
  await notes.sheet.getByLabel('A file that you saved here').setInputFiles({ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from(file) });
  await expect(notes.sheet.getByText('Notes that differ from yours: 1.')).toBeVisible();
  await expect(notes.item(FIRST).getByRole('textbox')).toHaveValue('Mine');
  await notes.button('Keep both').click();
  const both = notes.sheet.getByRole('group', { name: FIRST }).getByRole('textbox');
  await expect(both).toHaveCount(2);
  expect(await both.evaluateAll((fields) => fields.map(({ value }) => value))).toEqual(['Mine', 'Theirs']);
  // Both are here already.
  await notes.bring(file);
  await expect(notes.status).toHaveText('Notes brought back: 0. Already here: 1.');
});

test('200 random edits of a page lose no note', async ({ page, notes }) => {
  await notes.open();
  const legends = await notes.sheet.locator('legend').allTextContents();
  let items = legends.map((text, index) => ({ id: `s--${index}`, section: 's', text, of: [index] }));
  let written = items.map(({ id, section, text }, key) => ({ key, id, section, text }));
  let seen = [];
  const next = random(22);
  const kinds = {};
  const misplaced = [];
  for (let number = 0; number < 200; number += 1) {
    const edited = edit(items, next);
    if (edited.items !== items) kinds[edited.kind] = (kinds[edited.kind] ?? 0) + 1;
    items = edited.items;
    const { placed, gone, traces } = await page.evaluate(matched, [written, items, seen]);
    expect([...placed.flat(), ...gone].sort((one, other) => one - other), 'no note is dropped').toEqual(written.map(({ key }) => key));
    const lost = gone.map((key) => [number, edited.kind, key]);
    const wrong = placed.flatMap((keys, at) => keys.filter((key) => !items[at].of.includes(key)).map((key) => [number, edited.kind, key]));
    misplaced.push(...lost, ...wrong);
    // The visitor looks at the sheet, and never says that a note still fits.
    written = written.map((note) => {
      const at = placed.findIndex((keys) => keys.includes(note.key));
      return { ...note, found: (items[at] ?? items.find(({ of }) => of.includes(note.key))).text };
    });
    seen = traces;
  }
  expect(Object.values(kinds).every((count) => count > 20), JSON.stringify(kinds)).toBe(true);
  expect(misplaced).toEqual([]);
});

/** In the page: the keys of the notes of each item, and of those without one. */
async function matched([notes, items, seen]) {
  const script = document.querySelector('meta[name="rolebook-notes"]').content;
  const { match, trace } = await import(new URL('match.js', new URL(script, location)));
  const { placed, gone } = match(notes, items, seen);
  const keys = (notes) => notes.map(({ key }) => key);
  return { placed: placed.map(keys), gone: keys(gone), traces: items.map(({ text }) => trace(text)) };
}

test.describe('after an edit of the page', () => {
  // The app would read the text that the page was built of, so it is kept away.
  test.use({ expectedNoise: [/ERR_FAILED|Failed to fetch/] });

  test('a note stays with what its item became, and says what it was about', async ({ page, notes }) => {
    await notes.open();
    await notes.write(FIRST, 'Have it', 'Spool');
    await notes.write(SECOND, 'Working on it', 'Weft');
    await notes.write('Decide well while the evidence is thin', 'Not yet', 'Larder');
    await page.route(`**/${LEVEL}`, async (route) => {
      const html = await (await route.fetch()).text();
      const edited = html
        .replaceAll('Set the direction of their tool for the next two years', 'Choose the direction of their tool for the next three years')
        .replace(/Find the problem behind five unrelated requests, and show that it.{1,6}s one problem/g, 'Bake a loaf of bread');
      await route.fulfill({ body: edited, contentType: 'text/html' });
    });
    await page.route('**/*.wasm', (route) => route.abort());
    await page.reload();
    await notes.sheet.waitFor();
    const reworded = notes.item('Choose the direction of their tool');
    await expect(reworded.getByRole('textbox')).toHaveValue('Spool');
    await expect(reworded).toContainText(`Reworded since you wrote this. It was: ${FIRST}`);
    await expect(notes.item('Decide well').getByRole('textbox')).toHaveValue('Larder');
    await expect(notes.sheet.getByRole('heading', { name: 'No longer on the page' })).toBeVisible();
    await expect(notes.item(SECOND).getByRole('textbox')).toHaveValue('Weft');
    await reworded.getByRole('button', { name: 'My note still fits' }).click();
    await expect(notes.sheet.getByText('Reworded since')).toHaveCount(0);
    await expect(reworded.getByRole('textbox')).toHaveValue('Spool');
    await notes.button('Delete this note').click();
    await expect(notes.sheet.getByRole('heading', { name: 'No longer on the page' })).toHaveCount(0);
  });
});

test('two tabs write into the same notes, and neither loses any', async ({ page, context, notes, baseURL }) => {
  await notes.open();
  const other = await context.newPage();
  await other.goto(baseURL + LEVEL + NOTES);
  const there = notesOn(other);
  await there.write(SECOND, 'Have it', 'From the other tab');
  await expect(notes.item(SECOND).getByRole('textbox')).toHaveValue('From the other tab');
  await notes.write(FIRST, 'Not yet', 'From this tab');
  await expect(there.item(FIRST).getByRole('textbox')).toHaveValue('From this tab');
  await there.item(FIRST).getByRole('textbox').pressSequentially(', and that');
  await expect(notes.item(FIRST).getByRole('textbox')).toHaveValue('From this tab, and that');
  await page.reload();
  await expect(notes.item(SECOND).getByRole('textbox')).toHaveValue('From the other tab');
});

for (const [what, refuse] of [
  ['is full', () => (Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); })],
  ['is refused', () => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } })],
]) {
  test(`where the browser's storage ${what}, it says so and loses nothing`, async ({ page, notes }) => {
    await page.addInitScript(refuse);
    await notes.open();
    await notes.write(FIRST, 'Have it', 'Spool');
    await expect(notes.status).toContainText('Your browser refuses to keep this');
    await page.getByRole('navigation', { name: 'Levels' }).getByRole('link', { name: /^Product Manager/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Product Manager');
    await page.goBack();
    await expect(notes.item(FIRST).getByRole('textbox')).toHaveValue('Spool');
    expect(await notes.saved('Save as Markdown')).toContain('  > Spool');
    await deleteAll(notes);
    await expect(notes.item(FIRST).getByRole('textbox')).toHaveValue('');
  });
}

test('notes are printed with the level, and none where there are none', async ({ page, notes }) => {
  await notes.open();
  const print = () => page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await print();
  await expect(page.locator('rolebook-notes')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await notes.write(FIRST, 'Have it', 'Spool, 2024\nWeft, 2025');
  await page.emulateMedia({ media: 'print' });
  await print();
  const table = notes.sheet.getByRole('table');
  await expect(table.getByRole('row')).toHaveCount(3);
  await expect(table.getByRole('cell')).toContainText([FIRST, 'Have it', 'Spool, 2024\nWeft, 2025']);
  await expect(notes.sheet.getByRole('group')).toHaveCount(0);
  await expect(page.getByRole('article')).toContainText('Keep a roadmap for your area');
  expect((await page.pdf()).length).toBeGreaterThan(10_000);
  // The printer's own event has taken it away.
  await expect(table).toHaveCount(0);
});

for (const [name, siteOf, path] of [
  ['left to right', 'own', ONE_LEVEL],
  ['right to left', 'arabic', undefined],
]) {
  test.describe(name, () => {
    test.use({ siteOf });

    test('the sheet breaks no rule and fits a phone', async ({ page, notes }) => {
      await open(page, path ?? '', PHONE);
      if (!path) {
        await page.locator('.role h3 a').first().click();
        const ladder = page.locator('.ladder');
        if (await ladder.count()) {
          await ladder.locator('summary').click();
          await ladder.locator('li a').last().click();
        }
        await notes.link.click();
        await notes.sheet.waitFor();
      } else {
        await notes.open(path, PHONE);
      }
      await notes.sheet.getByRole('textbox').first().fill('Spool');
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(PHONE.width);
      await breaksNoRule(page, EACH);
    });
  });
}

test.describe('in German', () => {
  test.use({ siteOf: 'german' });

  test('the sheet speaks the language of the page', async ({ page }) => {
    await open(page, '');
    await page.locator('.role h3 a').first().click();
    await page.getByRole('navigation', { name: 'Stufen' }).locator('li a').last().click();
    await page.getByRole('link', { name: 'Meine Notizen' }).click();
    await expect(page.locator('rolebook-notes').getByRole('radio', { name: 'Habe ich' }).first()).toBeVisible();
  });
});

test('without a script there is no dead link', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(LEVEL);
  await expect(page.locator('rolebook-notes')).toBeHidden();
  await expect(page.getByText('My notes')).toHaveCount(0);
  await context.close();
});

test('in a frame and in an embed there are no notes', async ({ page, site }) => {
  const script = '<script type="module" src="../embed/role-book.js"></script>';
  const book = '<role-book src="../catalog.json" role-path="product/product-manager" level="senior-product-manager"></role-book>';
  const frame = `<iframe src="../${LEVEL}${NOTES}"></iframe>`;
  const host = `<!doctype html><title>Host</title><link rel="icon" href="data:,">${script}${book}${frame}`;
  await page.route(`${site}host/`, (route) => route.fulfill({ body: host, contentType: 'text/html' }));
  await page.goto(`${site}host/`);
  const framed = page.frameLocator('iframe');
  await framed.locator('#rolebook[data-rolebook-ready] h1').waitFor();
  await expect(framed.locator('rolebook-notes')).toBeEmpty();
  const embedded = page.locator('role-book');
  await expect(embedded.getByRole('heading', { name: 'Senior Product Manager' })).toBeVisible();
  await expect(embedded.locator('rolebook-notes')).toBeHidden();
  for (const part of [framed, page]) await expect(part.getByText('My notes')).toHaveCount(0);
  expect(await kept(page)).toEqual([]);
});

const served = test.extend({
  /** A host of the test's own, to be taken offline. */
  host: async ({}, use) => {
    const { folder, base } = SITES.careers;
    const host = await serve(folder, { base });
    await use(host);
    await host.close().catch(() => {});
  },
});

served.describe('without a network', () => {
  // What is asked of a host that is away fails.
  served.use({ serviceWorkers: 'allow', expectedNoise: [/ERR_|Failed to fetch/] });

  served('notes that were opened once open again, and the others are as they were', async ({ page, host, notes }) => {
    await visit(page, host);
    const precached = await cachedFiles(page);
    expect(precached.filter((path) => path.includes('/notes/'))).toEqual([]);
    await page.goto(host.url + LEVEL + NOTES);
    await notes.sheet.waitFor();
    await notes.write(FIRST, 'Have it', 'Spool');
    await host.close();
    await page.reload();
    await notes.sheet.waitFor();
    await expect(notes.item(FIRST).getByRole('textbox')).toHaveValue('Spool');
    await notes.write(SECOND, 'Not yet', 'On the train');
    await page.goto(host.url + LEVEL);
    await ready(page);
    await notes.link.click();
    await expect(notes.item(SECOND).getByRole('textbox')).toHaveValue('On the train');
  });

  served('notes that were opened once open after an update of the site, too', async ({ page, host, notes }, info) => {
    await visit(page, host);
    await page.goto(host.url + LEVEL + NOTES);
    await notes.sheet.waitFor();
    host.folder = await rebuilt(host.folder, info.outputPath('rebuilt'));
    await update(page);
    // The earlier build's cache goes once the new worker has all that it takes, and answers.
    await expect.poll(() => names(page)).toEqual([expect.stringMatching(` ${REBUILT}$`)]);
    const script = `${SITES.careers.base}notes/${REBUILT}/notes.js`;
    expect(await cachedFiles(page)).toContain(script);
    await host.close();
    await page.reload();
    await notes.sheet.waitFor();
    expect(await page.locator('meta[name=rolebook-notes]').getAttribute('content')).toBe(script);
  });
});

/** The name of a folder of notes of other content. */
const REBUILT = '0123456789abcdef';

/** A copy of a site as a build with other notes makes it. */
async function rebuilt(site, into) {
  await cp(site, into, { recursive: true });
  const [folder] = await readdir(path.join(into, 'notes'));
  await rename(path.join(into, 'notes', folder), path.join(into, 'notes', REBUILT));
  const files = await readdir(into, { recursive: true });
  for (const name of files.filter((name) => /\.html$|^(sw|offline)\.js$/.test(name))) {
    const file = path.join(into, name);
    const text = (await readFile(file, 'utf8')).replaceAll(folder, REBUILT);
    // The worker has the hash of the build, and that of its list.
    await writeFile(file, name === 'sw.js' ? text.replace(/\b[0-9a-f]{12,16}\b/g, REBUILT) : text);
  }
  return into;
}

// What every built page says about itself to machines: right by schema.org and by Google, and to be read on the page too.

import { expect, test } from '@playwright/test';
import { load } from 'cheerio';
import { fileAt, isOnlyBuilt, readSite, SITES } from '../built-site.js';
import { againstGoogle, againstSchema, structuredData, things } from '../structured-data.js';

const DATE = '2026-11-22';
/** What Google recommends for a posting, and what stands in for it where work is done from afar. */
const RECOMMENDED = ['validThrough', 'employmentType', 'baseSalary', 'identifier', 'applicantLocationRequirements'];

// Without a browser there is nothing to trace.

for (const [name, place] of Object.entries(SITES)) {
  test.describe(`the ${name} site`, () => {
    test.describe.configure({ mode: 'default' });
    let site;
    let pages;
    test.beforeAll(() => {
      site = readSite(place);
      pages = site.pages.map((page) => {
        const blocks = structuredData(page.$);
        return { ...page, kind: isOnlyBuilt(page.$) ? 'other' : kindOf(site, page.path), blocks, things: blocks.flatMap((json) => things(JSON.parse(json))) };
      });
    });
    const of = (page, type) => page.things.filter((thing) => thing['@type'] === type);

    test('all data is what schema.org knows', async ({}, info) => {
      // TypeScript reads all of schema.org first.
      test.slow();
      const blocks = pages.flatMap(({ path, blocks }) => blocks.map((json) => [path, json]));
      expect(blocks.length).toBeGreaterThan(0);
      // Inside the folder of the packages, where TypeScript finds the types.
      expect(await againstSchema(blocks, info.outputPath())).toEqual([]);
    });

    test('all data has what Google requires', async () => {
      const issues = await Promise.all(
        pages.flatMap(({ path, blocks }) =>
          blocks.map(async (json) => (await againstGoogle(json)).map((issue) => `${path}: ${issue}`)),
        ),
      );
      // What it recommends beside that, a vacancy may well not say.
      expect(issues.flat().filter((issue) => issue.includes('ERROR'))).toEqual([]);
    });

    test('each kind of page has its own kinds of data', () => {
      for (const page of pages) {
        const types = (...names) => names.map((name) => of(page, name).length > 0);
        const expected = {
          directory: [true, false, false],
          department: [true, false, true],
          role: [false, true, true],
          level: [false, true, true],
          other: [false, false, false],
        }[page.kind];
        expect.soft(types('ItemList', 'Occupation', 'BreadcrumbList'), page.path).toEqual(expected);
      }
    });

    test('a page posts the vacancies that can be applied for on it, and no others', () => {
      for (const page of pages) {
        const postings = of(page, 'JobPosting');
        expect.soft(postings.length, page.path).toBe(applyLinks(page).size);
        for (const { validThrough, datePosted } of postings) {
          if (validThrough) expect.soft(validThrough > datePosted, page.path).toBe(true);
        }
      }
    });

    test('addresses in the data are those of pages of the site', () => {
      const addresses = pages.flatMap(({ things }) => things.flatMap(({ item, url }) => [item, url]));
      const own = addresses.filter((address) => typeof address === 'string' && address.startsWith(site.origin));
      expect(own.filter((address) => !fileAt(site, new URL(address).pathname))).toEqual([]);
    });

    test('nothing is said that does not stand on the page', () => {
      const found = pages.flatMap((page) => {
        const visible = textOf(page.$('#rolebook'));
        const times = page.$('time').get().map((time) => page.$(time).attr('datetime'));
        const isVisible = (said) => visible.includes(said) || times.includes(said.slice(0, DATE.length));
        return claims(page.things).filter((said) => !isVisible(said)).map((said) => `${page.path}: ${said}`);
      });
      expect([...new Set(found)].slice(0, 20)).toEqual([]);
    });
  });
}

test('the postings of the own site show all that Google recommends', () => {
  const blocks = readSite(SITES.own).pages.flatMap(({ $ }) => structuredData($));
  const postings = blocks.flatMap((json) => things(JSON.parse(json))).filter((thing) => thing['@type'] === 'JobPosting');
  for (const property of RECOMMENDED) expect.soft(postings.some((posting) => posting[property]), property).toBe(true);
});

function kindOf({ base }, path) {
  const [first, ...parts] = path.slice(base.length).split('/').filter(Boolean);
  if (first === undefined) return 'directory';
  return (first === 'roles' && { 1: 'department', 2: 'role', 3: 'level' }[parts.length]) || 'other';
}

/** Where one can apply for the vacancies of a role's page or a level's. */
function applyLinks({ $, kind }) {
  const links = $('#rolebook a').get().filter((link) => /^Apply/.test($(link).text()));
  return new Set(['role', 'level'].includes(kind) ? links.map((link) => $(link).attr('href')) : []);
}

/** What is said in words or dates, and not to machines alone. */
const SAID = [
  ['name', 'title', 'addressLocality', 'addressRegion', 'datePosted', 'validThrough'],
  ['responsibilities', 'qualifications', 'skills'],
].flat();

function claims(things) {
  const said = things.flatMap((thing) => SAID.flatMap((key) => thing[key] ?? []));
  const descriptions = things.flatMap(({ description }) => (description ? blocksOf(description) : []));
  return [...said, ...descriptions].filter((text) => typeof text === 'string').map(folded);
}

/** The text of each block of a description, which may be HTML. */
function blocksOf(description) {
  const $ = load(description, null, false);
  const blocks = $('p, li, h1, h2, h3, h4, h5, h6, td, th').get().filter((block) => $(block).find('p, li').length === 0);
  return blocks.length > 0 ? blocks.map((block) => textOf($(block))) : [folded($.text())];
}

/** The text of an element, without the marks of footnotes: they belong to no sentence. */
function textOf(selection) {
  const copy = selection.clone();
  copy.find('sup:has(> a[href^="#rolebook-note-"])').remove();
  return folded(copy.text());
}

/** Without spaces: where a text has lines or cells, they stand between them in the data and not on the page. */
function folded(text) {
  return text.replace(/\s+/g, '');
}

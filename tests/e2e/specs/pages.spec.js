// Every page of every built site, as its file lies on disk: valid HTML whose links lead somewhere.

import { expect, test } from '@playwright/test';
import { fileAt, isOnlyBuilt, NOT_FOUND, readSite, SITES, textAt } from '../built-site.js';
import { breaches } from '../html-validate.js';

// Without a browser there is nothing to trace.

for (const [name, place] of Object.entries(SITES)) {
  test.describe(`the ${name} site`, () => {
    /** Read once, by the worker that runs the first of its tests. */
    let site;
    test.describe.configure({ mode: 'default' });
    test.beforeAll(() => (site = readSite(place)));

    /** No page has anything to complain of. */
    const clean = (complaints) => {
      const found = site.pages.flatMap((page) => complaints(page).map((complaint) => `${page.path}: ${complaint}`));
      expect([...new Set(found)].slice(0, 20)).toEqual([]);
    };

    test('every page is valid HTML', () => clean(({ html }) => breaches(html)));

    test('every page has one heading of the first level and says what it is', () => {
      clean(({ $ }) => {
        const once = { h1: 'h1', title: 'head > title', description: 'head > meta[name=description]', main: 'main' };
        return Object.keys(once).filter((name) => $(once[name]).length !== 1);
      });
    });

    test('no id comes twice on a page', () => {
      clean(({ $ }) => {
        const ids = idsOf($);
        return ids.filter((id, place) => ids.indexOf(id) !== place);
      });
    });

    test('no link leads to what is not there', () => {
      const ids = new Map(site.pages.map(({ path, $ }) => [path, new Set(idsOf($))]));
      clean(({ path, $ }) =>
        addressesOf($).filter((address) => isDead(site, ids, path, address) && !isWrittenSo(site, ids, path, address)),
      );
    });

    test('every page names its own address, and the sitemap has each of them once', () => {
      const [again, shown] = [true, false].map((wanted) =>
        site.pages.filter(({ path, $ }) => path !== site.base + NOT_FOUND && isOnlyBuilt($) === wanted),
      );
      const canonical = ({ $ }) => $('link[rel=canonical]').attr('href');
      expect(again.map(canonical)).toEqual(again.map(({ path }) => site.origin + path.replace(/matrix\/$/, '')));
      const own = shown.map(({ path }) => site.origin + path);
      expect(shown.map(canonical)).toEqual(own);
      expect(shown.map(({ $ }) => $('meta[property="og:url"]').attr('content'))).toEqual(own);
      const sitemap = textAt(site, `${site.base}sitemap.xml`);
      const listed = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => unescaped(address));
      expect(listed.sort()).toEqual([...own].sort());
      expect(textAt(site, `${site.base}robots.txt`)).toContain(`Sitemap: ${site.origin}${site.base}sitemap.xml`);
    });

    test('only the page for what is not there is kept from search engines', () => {
      const hidden = site.pages.filter(({ $ }) => /noindex/.test($('meta[name=robots]').attr('content')));
      expect(hidden.map(({ path }) => path)).toEqual([site.base + NOT_FOUND]);
    });

    test('the catalog names pages and Markdown that are there', () => {
      const { roles, introductions = [] } = JSON.parse(textAt(site, `${site.base}catalog.json`));
      const texts = new Map(JSON.parse(textAt(site, `${site.base}pages.json`)));
      // A page may describe several roles.
      expect(texts.size).toBe(new Set(roles.map(({ file }) => file)).size);
      expect(introductions.length > 0).toBe(['own', 'careers'].includes(name));
      for (const [department] of introductions) {
        const { $ } = site.pages.find(({ path }) => path === `${site.base}roles/${department}/`);
        const { text } = JSON.parse($('#rolebook-page').text());
        expect(textAt(site, $('link[rel=alternate]').attr('href'))).toBe(text);
      }
      for (const { file, department, slug, levels = [] } of roles) {
        const role = `${site.base}roles/${department}/${slug}`;
        expect(textAt(site, `${role}.md`), file).toBe(texts.get(file));
        expect(fileAt(site, `${site.base}roles/${department}/`), file).toBeTruthy();
        for (const page of ['', ...levels.map(([, level]) => `${level}/`)]) {
          expect(fileAt(site, `${role}/${page}`), `${role}/${page}`).toBeTruthy();
        }
      }
    });

    test('the manifest names icons that are there', () => {
      const address = site.pages[0].$('link[rel=manifest]').attr('href');
      const { icons, start_url: start, name } = JSON.parse(textAt(site, address));
      const here = new URL(address, site.origin);
      expect(name).toBeTruthy();
      expect(new URL(start, here).pathname).toBe(site.base);
      const missing = icons.filter(({ src }) => !fileAt(site, new URL(src, here).pathname));
      expect(missing).toEqual([]);
      expect(icons.length).toBeGreaterThan(0);
    });
  });
}

test('the same roles make the same files at another path', () => {
  const [own, careers] = [SITES.own, SITES.careers].map(readSite);
  const paths = ({ base, pages }) => pages.map(({ path }) => path.slice(base.length));
  expect(paths(careers)).toEqual(paths(own));
});

function idsOf($) {
  return $('[id]').get().map((element) => $(element).attr('id'));
}

/** Everything that a page links to or loads. */
function addressesOf($) {
  const found = $('[href], [src], form[action]').get();
  const metas = $('meta[property="og:image"], meta[name="rolebook-wasm"], meta[name="rolebook-glue"]').get();
  return [
    ...found.map((element) => $(element).attr('href') ?? $(element).attr('src') ?? $(element).attr('action')),
    ...metas.map((element) => $(element).attr('content')),
  ];
}

/** Whether an address on the page at `path` names a page, a file, a part of a page or a comparison that the site has not. */
function isDead(site, ids, path, address) {
  const url = new URL(address, site.origin + path);
  if (url.origin !== site.origin) return false;
  if (!fileAt(site, url.pathname)) return true;
  const compared = url.searchParams.get('compare');
  if (compared !== null && !fileAt(site, comparedPath(site, url.pathname, compared))) return true;
  // `#` alone, and what a script of the page makes of a fragment, are none of ours.
  return url.hash.length > 1 && !ids.get(url.pathname)?.has(decodeURIComponent(url.hash.slice(1)));
}

/** Whether it was the page's author who wrote a link to what there is not, as those of the corpus did. */
function isWrittenSo(site, ids, path, address) {
  const role = path.slice(site.base.length).match(/^roles\/[^/]+\/[^/]+/)?.[0];
  const text = role && textAt(site, `${site.base}${role}.md`);
  // Relative links are resolved from the role's own page, wherever they stand.
  const own = `${site.base}${role}/`;
  const written = address.startsWith(own) ? address.slice(own.length) : address.replace(/^\.\.\//, '');
  return Boolean(text?.includes(`](${written}`)) && isDead(site, ids, own, written);
}

/** The page of what a page is compared with: `?compare=` names a level of the same role, or a role and maybe its level. */
function comparedPath({ base }, pathname, compared) {
  const [department, role] = pathname.slice(base.length).split('/').slice(1);
  return `${base}roles/${compared.includes('/') ? compared : `${department}/${role}/${compared}`}/`;
}

function unescaped(text) {
  return text.replaceAll('&amp;', '&').replaceAll('&#39;', "'");
}

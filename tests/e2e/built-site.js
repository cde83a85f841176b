// A built site as it lies on disk, for checks that need no browser.

import { load } from 'cheerio';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const BASES = { own: '/', careers: '/careers/', german: '/', arabic: '/', japanese: '/', harbour: '/', boards: '/', corpus: '/' };

/** The sites that `cargo xtask test` has built, by name: the folder of each, and where it stands on its host. */
export const SITES = Object.fromEntries(
  Object.entries(BASES)
    .map(([name, base]) => [name, { folder: path.join(process.env.ROLEBOOK_SITES ?? '', name), base }])
    .filter(([, { folder }]) => existsSync(folder)),
);

/** Whether a page is one that only the build makes, and shows what another page has: the levels of a role side by side. */
export const isOnlyBuilt = ($) => $('meta[name=rolebook-app]').length > 0;

/** The page that a host shows for what it has not. */
export const NOT_FOUND = '404.html';

/** Where the pages lie that embed a site's roles and are none of its own, if they do. */
export const EXAMPLES = 'examples/';

/**
 * Reads the pages of a site.
 *
 * @returns `origin`, where the site says that it stands, and `pages`, without those that lead on to another: each with its `path` on the host as it is in URLs,
 * its `html`, and `$`, by which cheerio looks into it.
 */
export function readSite({ folder, base }) {
  const names = readdirSync(folder, { recursive: true }).map((file) => file.split(path.sep).join('/'));
  const files = names.filter((file) => file.endsWith('.html') && !file.startsWith(EXAMPLES));
  const all = files.sort().map((file) => {
    const html = readFileSync(path.join(folder, file), 'utf8');
    const address = base + file.replace(/(^|\/)index\.html$/, '$1');
    return { path: encodeURI(address), html, $: load(html) };
  });
  // Those that lead on to where another page has moved are no pages of the site.
  const pages = all.filter(({ $ }) => $('meta[http-equiv=refresh]').length === 0);
  const canonical = pages.find((page) => page.path === base)?.$('link[rel=canonical]').attr('href');
  return { folder, base, origin: canonical ? new URL(canonical).origin : 'http://localhost', pages };
}

/** The text of a file of a site, by its path on the host; nothing where there is none. */
export function textAt({ folder, base }, address) {
  const file = fileAt({ folder, base }, address);
  return file && readFileSync(file, 'utf8');
}

/** The file that a host answers a path with, without a redirection. */
export function fileAt({ folder, base }, address) {
  if (!address.startsWith(base)) return undefined;
  const below = decodeURIComponent(address.slice(base.length));
  const file = path.join(folder, below, /(^|\/)$/.test(below) ? 'index.html' : '');
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
}

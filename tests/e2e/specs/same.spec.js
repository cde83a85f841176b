// The pages in the browser are those that the native render makes, byte for byte: of the project's own roles and
// of the corpus of real pages, where it lies beside the project. `cargo xtask test e2e` names the files that
// `rolebook render` wrote.

import { expect, open, test } from '../fixtures.js';
import { readFileSync } from 'node:fs';

compare('the project', 'ROLEBOOK_RENDERED', ({ site }) => site);
compare('the corpus', 'ROLEBOOK_CORPUS_RENDERED', ({ corpus }) => corpus);

function compare(name, variable, base) {
  const file = process.env[variable];
  if (!file) {
    test.skip(`${name}: every page is what the native render makes of it`, () => {});
    return;
  }
  for (const [role, pages] of byRole(readFileSync(file, 'utf8'))) {
    test(`${name}: ${role} is what the native render makes of it`, async ({ page, site, corpus }) => {
      for (const { url, html } of pages) {
        await open(page, base({ site, corpus }) + url.slice(1));
        expect(await page.locator('#rolebook').innerHTML(), url).toBe(html);
      }
    });
  }
}

/** The rendered pages, a role's levels with their role. */
function byRole(lines) {
  const roles = new Map();
  for (const line of lines.split('\n').filter(Boolean)) {
    const page = JSON.parse(line);
    const role = page.url.split('/').slice(0, 4).join('/');
    roles.set(role, [...(roles.get(role) ?? []), page]);
  }
  return roles;
}

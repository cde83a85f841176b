// The pages in the browser are those that the native render makes: of the project's own roles, and of the corpus
// of real pages where it lies beside the project. Both are compared as the browser writes them down, since it
// names some letters (`&nbsp;`) that the native render does not. `cargo xtask test e2e` names the files that
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
        const { shown, rendered } = await page.locator('#rolebook').evaluate(written, html);
        expect(withoutValues(shown), url).toBe(withoutValues(rendered));
      }
    });
  }
}

/** In the page: what the element holds, and the native render's markup, as the browser writes them down. */
function written(element, html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  return { shown: element.innerHTML, rendered: template.innerHTML };
}

/** A browser keeps what stands in a field for itself; only the native render writes it. */
function withoutValues(html) {
  return html.replace(/<input value="[^"]*"/g, '<input');
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

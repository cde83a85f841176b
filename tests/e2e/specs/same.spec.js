// The pages in the browser are those that the native render makes: every page of the project's own roles, and of
// the corpus of real ones where it lies beside the project. `cargo xtask test e2e` names the files that
// `rolebook render` wrote.
//
// Two differences are none of the pages': a field keeps its value to itself in the browser, where the native
// render writes a `value` attribute; and each of them names some characters that the other does not (`&nbsp;`),
// so both are compared as the browser writes them down.

import { expect, open, test } from '../fixtures.js';
import { readFileSync } from 'node:fs';

// A trace would keep a copy of every page.
test.use({ trace: 'off' });

compare("the project's own pages", 'ROLEBOOK_RENDERED', ({ site }) => site);
compare("the corpus's pages", 'ROLEBOOK_CORPUS_RENDERED', ({ corpus }) => corpus);

function compare(name, variable, base) {
  const file = process.env[variable];
  (file ? test : test.skip)(`${name} are what the native render makes of them`, async ({ page, site, corpus }) => {
    test.slow();
    const pages = readFileSync(file, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
    // Each page is come to from another one, the first from the last.
    await open(page, base({ site, corpus }) + pages.at(-1).url.slice(1));
    const { visited, differing } = await page.evaluate(visit, pages);
    expect(visited).toBe(pages.length);
    for (const { url, shown, rendered } of differing) {
      expect.soft(shown, url).toBe(rendered);
    }
  });
}

/** In the page: goes from page to page as Back and Forward do, and gives the first few that differ. */
async function visit(pages) {
  const root = document.getElementById('rolebook');
  const written = (html) => {
    const template = document.createElement('template');
    template.innerHTML = html;
    for (const field of template.content.querySelectorAll('input')) field.removeAttribute('value');
    return template.innerHTML;
  };
  const differing = [];
  let visited = 0;
  for (const { url, html } of pages) {
    // The focus on its heading is the last that happens to a page that is gone to; without it, the heading
    // is as it was rendered.
    const arrived = new Promise((resolve) => root.addEventListener('focusin', resolve, { once: true }));
    history.pushState(null, '', url);
    dispatchEvent(new PopStateEvent('popstate'));
    await arrived;
    document.activeElement.blur();
    const [shown, rendered] = [root.innerHTML, html].map(written);
    if (shown !== rendered && differing.length < 5) differing.push({ url, shown, rendered });
    visited += 1;
  }
  return { visited, differing };
}

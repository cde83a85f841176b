// The pages in the browser are those that the native render makes: every page of the project's own roles, and of
// the corpus of real ones where it lies beside the project. Its files hold what was rendered.
//
// Two differences are none of the pages': a field keeps its value to itself in the browser, where the native
// render writes a `value` attribute; and each of them names some characters that the other does not (`&nbsp;`),
// so both are compared as the browser writes them down.

import { isOnlyBuilt, NOT_FOUND, readSite, SITES } from '../built-site.js';
import { expect, open, test } from '../fixtures.js';

// The policy does not let a text become markup, as the comparison does.
test.use({ bypassCSP: true });

for (const name of ['own', 'careers', 'corpus']) {
  const place = SITES[name];
  (place ? test : test.skip)(`every page of the ${name} site is what the native render makes of it`, async ({ page, sites }) => {
    test.slow();
    // The app has no page that is only built.
    const ofApp = readSite(place).pages.filter(({ path, $ }) => !path.endsWith(NOT_FOUND) && !isOnlyBuilt($));
    const pages = ofApp.map(({ path, html }) => ({ path, html }));
    // Each page is come to from another one, the first from the last.
    await open(page, new URL(pages.at(-1).path, sites[name]).href);
    const { visited, differing } = await page.evaluate(visit, pages);
    expect(visited).toBe(pages.length);
    for (const { path, shown, rendered } of differing) {
      expect.soft(shown, path).toBe(rendered);
    }
  });
}

/** In the page: goes from page to page as Back and Forward do, and gives the first few that differ. */
async function visit(pages) {
  const root = document.getElementById('rolebook');
  const written = (element) => {
    const copy = element.cloneNode(true);
    for (const field of copy.querySelectorAll('input')) field.removeAttribute('value');
    // What stands in it is the script's.
    for (const notes of copy.querySelectorAll('rolebook-notes')) {
      notes.replaceChildren();
      notes.removeAttribute('id');
    }
    return copy.innerHTML;
  };
  // Where one could go from a page comes when the page is there.
  const complete = (built) =>
    new Promise((resolve) => {
      const observer = new MutationObserver(() => resolveIfComplete());
      const resolveIfComplete = () => {
        if (built.querySelector('.onward') && !root.querySelector('.onward')) return;
        observer.disconnect();
        resolve();
      };
      observer.observe(root, { childList: true, subtree: true });
      setTimeout(resolve, 5000);
      resolveIfComplete();
    });
  const differing = [];
  let visited = 0;
  for (const { path, html } of pages) {
    // The focus on its heading is the last that happens to a page that is gone to; without it, the heading
    // is as it was rendered.
    const arrived = new Promise((resolve) => root.addEventListener('focusin', resolve, { once: true }));
    history.pushState(null, '', path);
    dispatchEvent(new PopStateEvent('popstate'));
    await arrived;
    document.activeElement.blur();
    const built = new DOMParser().parseFromString(html, 'text/html').getElementById('rolebook');
    await complete(built);
    const [shown, rendered] = [root, built].map(written);
    if (shown !== rendered && differing.length < 5) differing.push({ path, shown, rendered });
    visited += 1;
  }
  return { visited, differing };
}

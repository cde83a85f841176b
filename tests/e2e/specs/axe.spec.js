// No view breaks a rule of axe-core, its best practices included: on a phone and on a desktop, in light and in dark.

import { AxeBuilder } from '@axe-core/playwright';
import { expect, open, test, VIEWS } from '../fixtures.js';

/** Pages of the corpus, by what is special about them. */
const CORPUS = {
  search: '?q=customer',
  'page that the project started from': 'roles/jobs/product-manager/',
  'page of a level': 'roles/jobs/product-manager/senior-product-manager/',
  'page of tables and many levels': 'roles/alliances/alliances-job-family-matrix/',
  'page of levels with tables': 'roles/sales/channel-services/',
  'page of many headings': 'roles/people-ops/recruiter/',
  'page of many levels with code': 'roles/engineering/trust-and-safety/',
};

const LOOKS = [360, 1440].flatMap((width) => ['light', 'dark'].map((colours) => ({ width, colours })));

// A trace would keep a copy of every page. The host answers a page that it does not have with 404.
test.use({ trace: 'off', expectedNoise: [/404/] });

for (const [name, path] of Object.entries(VIEWS)) {
  test(`the project's ${name} breaks no rule`, async ({ page, site }) => {
    await check(page, site + path);
  });
}

for (const [name, path] of Object.entries(CORPUS)) {
  test(`the corpus's ${name} breaks no rule`, async ({ page, corpus }) => {
    test.skip(!corpus, 'the corpus is not there');
    // Thousands of elements, looked at four times.
    test.slow();
    await check(page, corpus + path);
  });
}

/** Opens a page once and looks at it in every way. */
async function check(page, url) {
  await open(page, url);
  await unfold(page);
  for (const { width, colours } of LOOKS) {
    await page.setViewportSize({ width, height: 900 });
    // Without motion: colours on their way from light to dark are neither.
    await page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect.soft(violations.flatMap(inWords), `at ${width} pixels, ${colours}`).toEqual([]);
  }
}

/** Opens what is folded away: it is to be checked too. What the sheet shows all the same, axe takes for hidden. */
async function unfold(page) {
  await page.locator('details').evaluateAll((folds) => folds.forEach((fold) => (fold.open = true)));
}

/** A broken rule, once for each element that breaks it. */
function inWords({ id, help, nodes }) {
  return nodes.map(({ target, failureSummary }) => `${id}: ${help}, at ${target.join(' ')}: ${failureSummary}`);
}

// No view breaks a rule of axe-core.

import { breaksNoRule, EACH } from '../axe.js';
import { open, test, VIEWS } from '../fixtures.js';

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

// The host answers a page that it does not have with 404.
test.use({ expectedNoise: [/404/] });

for (const [name, path] of Object.entries(VIEWS)) {
  test(`the project's ${name} breaks no rule`, async ({ page, site }) => {
    await check(page, site + path);
  });
}

for (const [name, path] of Object.entries(CORPUS)) {
  test(`the corpus's ${name} breaks no rule`, async ({ page, corpus }) => {
    test.skip(!corpus, 'the corpus is not there');
    // Thousands of elements.
    test.slow();
    await check(page, corpus + path, EACH);
  });
}

/** Opens a page once and checks it in these variants, by default in all. */
async function check(page, url, variants) {
  await open(page, url);
  await breaksNoRule(page, variants);
}

// The example page breaks no rule of axe-core, whatever its embed shows.

import { breaksNoRule } from '../../axe.js';
import { test } from '../../fixtures.js';

/** What the embed shows, as the page's URL says it. */
const SHOWN = {
  directory: '/',
  search: '/?q=roadmap%26level=senior',
  department: '/roles/product/',
  role: '/roles/product/product-manager/',
  'open role': '/roles/customer/support-engineer/',
  level: '/roles/product/product-manager/senior-product-manager/',
  comparison: '/roles/product/product-manager/senior-product-manager/?compare=product-manager',
};


for (const [name, shown] of Object.entries(SHOWN)) {
  test(`the ${name} in the example page breaks no rule`, async ({ page, site }) => {
    await page.goto(`${site}examples/careers-site/?role-book=${shown}`);
    await page.locator('role-book').scrollIntoViewIfNeeded();
    await page.locator('role-book [data-rolebook-ready] h1').waitFor();
    await breaksNoRule(page);
  });
}

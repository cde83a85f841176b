// What is not there: said so, with a way on.

import { expect, open, test } from '../fixtures.js';

test.use({ expectedNoise: [/404/] });

for (const path of ['nothing/here/', 'roles/product/astronaut/', 'roles/product/product-manager/captain/']) {
  test(`/${path} says that it is not here and leads on`, async ({ page }) => {
    await open(page, path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is not here');
    await page.getByRole('searchbox').fill('roadmap');
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(page).toHaveURL(/\/\?q=roadmap$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Find your role');
  });
}

// The site comes up at all.

import { expect, open, test } from '../fixtures.js';

test('the directory opens', async ({ page }) => {
  await open(page, '');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

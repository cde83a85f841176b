// A whole visit by keyboard alone: search, filter, open, switch the level, compare, copy a link.

import { expect, open, test } from '../fixtures.js';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** Presses Tab until what has the focus is `wanted`, as a visitor does who sees the focus ring. */
async function tabTo(page, wanted, { most = 150 } = {}) {
  for (let presses = 0; presses < most; presses += 1) {
    if (await wanted.evaluateAll((elements) => elements.includes(document.activeElement))) return;
    await page.keyboard.press('Tab');
    await expectFocusIsSeen(page);
  }
  throw new Error(`the focus never came to ${wanted}`);
}

/** What has the focus can be seen, and says so. */
async function expectFocusIsSeen(page) {
  const hidden = await page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return null;
    const { width, height } = focused.getBoundingClientRect();
    const { outlineStyle, boxShadow } = getComputedStyle(focused);
    const isSeen = width > 0 && height > 0 && (outlineStyle !== 'none' || boxShadow !== 'none');
    return isSeen ? null : focused.outerHTML;
  });
  expect(hidden).toBeNull();
}

test('a visit by keyboard alone', async ({ page }) => {
  await open(page, '');

  await tabTo(page, page.getByRole('searchbox', { name: 'Search roles' }));
  await page.keyboard.type('roadmap');
  await expect(page).toHaveURL(/\?q=roadmap$/);

  await tabTo(page, page.getByRole('group', { name: 'Department' }).getByRole('checkbox', { name: /^Product/ }));
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/\?q=roadmap&department=product$/);

  await tabTo(page, page.getByRole('list', { name: 'Roles' }).getByRole('link', { name: 'Product Manager', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();

  await tabTo(page, page.getByRole('navigation', { name: 'Levels' }).getByRole('link', { name: /^Senior Product Manager/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Senior Product Manager');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();

  const links = page.locator('.item-links').filter({ has: page.locator('[aria-label^="Copy link to Set the direction"]') });
  await tabTo(page, links.locator('summary'));
  await page.keyboard.press('Enter');
  await tabTo(page, links.getByRole('button', { name: /^Copy link to Set the direction/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Link copied')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/\/senior-product-manager\/#.+/);

  await tabTo(page, page.getByRole('link', { name: 'Compare with Product Manager' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Comparison' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();

  const same = page.locator('.alike').first();
  await tabTo(page, same.locator('summary'));
  await page.keyboard.press('Enter');
  await expect(same.getByRole('listitem').first()).toBeVisible();

  for (const heading of ['Senior Product Manager', 'Product Manager', 'Find your role']) {
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
  }
  await expect(page).toHaveURL(/\?q=roadmap&department=product$/);

  await page.goto(copied);
  await expect(page.locator('li:focus')).toContainText('Set the direction');
});

test('a link to a part that has changed leads to the one most like it, and says so', async ({ page }) => {
  const path = 'roles/product/product-manager/';
  await open(page, `${path}#responsibilities--keep-one-roadmap-for-the-area`);
  await expect(page.getByText(/link named has changed/)).toBeVisible();
  await expect(page.locator('li:focus')).toContainText('Keep a roadmap for your area');
  await open(page, `${path}?again#nothing-like-any-part-at-all`);
  await expect(page.getByText(/no longer on this page/)).toBeVisible();
});

test('without a clipboard the link stands in the address bar', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await open(page, 'roles/product/product-manager/');
  await page.getByRole('button', { name: 'Copy link to Requirements' }).click();
  await expect(page.getByText('The link is in the address bar')).toBeVisible();
  await expect(page).toHaveURL(/#requirements$/);
});

test('the contents follow the reading', async ({ page }) => {
  await open(page, 'roles/product/product-manager/');
  const contents = page.getByRole('navigation', { name: 'On this page' });
  await page.getByRole('heading', { name: 'Requirements', exact: true }).evaluate((heading) => heading.scrollIntoView());
  await expect(contents.getByRole('link', { name: 'Requirements' })).toHaveAttribute('aria-current', 'location');
  await page.evaluate(() => scrollTo(0, 0));
  await expect(contents.getByRole('link', { name: 'Requirements' })).not.toHaveAttribute('aria-current');
});

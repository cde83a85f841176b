// Checks a page with axe-core, its best practices included: on a phone and on a desktop, in light and in dark.

import { AxeBuilder } from '@axe-core/playwright';
import { expect } from './fixtures.js';

/** Every width with every colour scheme. */
export const ALL = [360, 1440].flatMap((width) => ['light', 'dark'].map((colours) => ({ width, colours })));
/** Each width and each colour scheme once, for more pages of the views that are checked in all. */
export const EACH = [
  { width: 360, colours: 'dark' },
  { width: 1440, colours: 'light' },
];

/** Checks an open page in each of these variants. */
export async function breaksNoRule(page, variants = ALL) {
  await unfold(page);
  for (const { width, colours } of variants) {
    await page.setViewportSize({ width, height: 900 });
    // Without motion: colours in transition from light to dark are neither.
    await page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect.soft(violations.flatMap(inWords), `at ${width} pixels, ${colours}`).toEqual([]);
  }
}

/** Opens all details. What the style sheet shows of closed ones, axe takes for hidden. */
async function unfold(page) {
  await page.locator('details').evaluateAll((folds) => folds.forEach((fold) => (fold.open = true)));
}

/** A broken rule, once for each element that breaks it. */
function inWords({ id, help, nodes }) {
  return nodes.map(({ target, failureSummary }) => `${id}: ${help}, at ${target.join(' ')}: ${failureSummary}`);
}

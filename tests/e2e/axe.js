// Whether a page keeps to the rules of axe-core, its best practices included: on a phone and on a desktop, in light and in
// dark.

import { AxeBuilder } from '@axe-core/playwright';
import { expect } from './fixtures.js';

const LOOKS = [360, 1440].flatMap((width) => ['light', 'dark'].map((colours) => ({ width, colours })));

/** Looks at a page that is open in every way. */
export async function breaksNoRule(page) {
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

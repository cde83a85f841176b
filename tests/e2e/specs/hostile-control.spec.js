// The vectors are live: in pages that are not safe each of them fires, when it says that it does.

import { expect, test } from '@playwright/test';
import { serveUnsafe } from '../unsafe.js';
import { ACTIONS, VECTORS, watch } from '../vectors.js';

/** How many are shown on a page at once, each in a frame of its own. */
const AT_ONCE = 75;

test('there are two hundred vectors at least, each with a name of its own', () => {
  expect(new Set(VECTORS.map(({ name }) => name)).size).toBe(VECTORS.length);
  expect(VECTORS.length).toBeGreaterThanOrEqual(200);
});

for (let first = 0; first < VECTORS.length; first += AT_ONCE) {
  const vectors = VECTORS.slice(first, first + AT_ONCE);
  test(`vectors fire where nothing is safe: ${vectors[0].name} and those behind it`, async ({ page }) => {
    const unsafe = await serveUnsafe(vectors);
    const fired = await watch(page);
    await page.goto(unsafe.url);
    await page.evaluate(frames, vectors.map(({ name }) => name));

    const of = (kind) => vectors.filter(({ fires }) => fires === kind).map(({ name }) => name);
    let expected = [];
    const expectThose = async (kind, names) => {
      expected = [...expected, ...names].sort();
      await expect.poll(() => [...fired].sort(), { message: `fired ${kind}`, timeout: 5000 }).toEqual(expected);
    };
    await expectThose('at once', of('at once'));
    for (const kind of ACTIONS) {
      await page.evaluate(actIn, [kind, of(kind)]);
      await expectThose(kind, of(kind));
    }
    for (const { name, fires } of vectors.filter(({ fires }) => fires.startsWith('if '))) {
      expect(await page.evaluate(evaluateIn, [name, fires.slice(3)]), `${name} ${fires}`).toBeTruthy();
    }
    await unsafe.close();
  });
}

/** In the page: shows each vector in a frame, and waits until all are there. */
function frames(names) {
  const loaded = names.map((name) => {
    const frame = document.createElement('iframe');
    frame.id = frame.src = name;
    const load = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    document.body.append(frame);
    return load;
  });
  return Promise.all(loaded).then(() => {});
}

/** In the page: does something to all that the frames of some vectors hold. */
function actIn([kind, names]) {
  for (const name of names) act(kind, document.getElementById(name).contentDocument);
}

/** In the page: what an expression says in the frame of a vector. */
function evaluateIn([name, expression]) {
  return document.getElementById(name).contentWindow.eval(expression);
}

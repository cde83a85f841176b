// An element that is moved, taken out, and put back.

import { expect, expectState, heard, roles, ROLES, set, shown, test, title } from '../../host.js';

const BODY = `<section id="first">${ROLES}</section><section id="second"></section>`;

/** Opens a page with a filtered list in the first of two sections. */
async function openFiltered(page, host) {
  await host.open(BODY);
  await roles(page).getByRole('searchbox').fill('roadmap');
  await expect(roles(page)).toHaveAttribute('query', 'q=roadmap');
  await page.evaluate(() => {
    globalThis.before = document.querySelector('role-book').shadowRoot.querySelector('input');
  });
}

/** Whether what is on screen is what was there before. */
const isSame = (page) =>
  page.evaluate(() => document.querySelector('role-book').shadowRoot.querySelector('input') === before);

const MOVES = {
  'appended elsewhere': () => document.querySelector('#second').append(document.querySelector('role-book')),
  'moved by moveBefore': () => document.querySelector('#second').moveBefore(document.querySelector('role-book'), null),
  'taken out and put back at once': () => {
    const element = document.querySelector('role-book');
    element.remove();
    document.querySelector('#second').append(element);
  },
  'wrapped with its surroundings': () => {
    const first = document.querySelector('#first');
    document.querySelector('#second').append(first);
  },
};

for (const [how, move] of Object.entries(MOVES)) {
  test(`what is on screen stays when the element is ${how}`, async ({ page, host }) => {
    await openFiltered(page, host);
    await page.evaluate(move);
    await expect(page.locator('#second role-book')).toHaveCount(1);
    await expectState(roles(page), 'ready');
    expect(await isSame(page)).toBe(true);
    await expect(roles(page).getByRole('searchbox')).toHaveValue('roadmap');
    await roles(page).getByRole('checkbox', { name: /^Product/ }).check();
    await expect(roles(page)).toHaveAttribute('query', 'q=roadmap&department=product');
    expect(await heard(page, 'ready')).toHaveLength(1);
  });
}

test('moveBefore leaves the focus and what is typed', async ({ page, host }) => {
  await openFiltered(page, host);
  await roles(page).getByRole('searchbox').focus();
  await page.evaluate(MOVES['moved by moveBefore']);
  await expect(roles(page).getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('s');
  await expect(roles(page).getByRole('searchbox')).toHaveValue('roadmaps');
});

test('one that is put back later shows what it did', async ({ page, host }) => {
  await openFiltered(page, host);
  const before = await shown(roles(page));
  await page.evaluate(() => {
    globalThis.element = document.querySelector('role-book');
    element.remove();
  });
  // Nothing of the app is left in it.
  await expect.poll(() => page.evaluate(() => element.shadowRoot.querySelector('.app').childElementCount)).toBe(0);
  await page.evaluate(() => document.querySelector('#second').append(element));
  await expect(roles(page).getByRole('searchbox')).toHaveValue('roadmap');
  await expect(roles(page).locator('mark').first()).toBeVisible();
  expect(await shown(roles(page))).toEqual(before);
});

test('what is set while it is out of the page is shown when it is back', async ({ page, host }) => {
  await openFiltered(page, host);
  await page.evaluate(() => {
    globalThis.element = document.querySelector('role-book');
    element.remove();
  });
  await expect.poll(() => page.evaluate(() => element.shadowRoot.querySelector('.app').childElementCount)).toBe(0);
  await page.evaluate(() => {
    Object.assign(element, { view: 'role', rolePath: 'people/recruiter', query: '' });
    document.body.append(element);
  });
  await expect(title(roles(page))).toHaveText('Recruiter');
});

test('one that is taken out before its roles have come stays silent', async ({ page, host }) => {
  let asked;
  const isAsked = new Promise((resolve) => (asked = resolve));
  const aborted = page.waitForEvent('requestfailed', (request) => request.url().endsWith('catalog.json'));
  await page.route('**/catalog.json', () => asked());
  await host.open(ROLES);
  await isAsked;
  await page.evaluate(() => {
    globalThis.element = document.querySelector('role-book');
    element.remove();
  });
  expect((await aborted).failure().errorText).toBe('net::ERR_ABORTED');
  await page.unroute('**/catalog.json');
  await page.evaluate(() => document.body.append(element));
  await expectState(roles(page), 'ready');
  expect(await heard(page)).toEqual([['ready', { roles: 19 }]]);
});

test('one that was taken out and made anew can go on and off many times', async ({ page, host }) => {
  await host.open(ROLES);
  await expectState(roles(page), 'ready');
  for (let time = 0; time < 5; time += 1) {
    await page.evaluate(() => {
      const element = document.querySelector('role-book');
      const copy = element.cloneNode(true);
      element.replaceWith(copy);
    });
    await expectState(roles(page), 'ready');
  }
  await set(roles(page), { rolePath: 'people/recruiter' });
  await expect(title(roles(page))).toHaveText('Recruiter');
});

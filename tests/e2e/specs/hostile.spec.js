// Hostile texts in every place of a site that anybody can write to: no script of theirs runs, no request leaves, no dialog
// opens, and the console stays clean. That they would fire, hostile-control.spec.js shows.

import { drop } from '../drop.js';
import { open, ready } from '../fixtures.js';
import { expect, PATHS, ROLES, SETTINGS, showBuilt, showInApp, test, TOGETHER } from '../hostile.js';
import { ACTIONS, VECTORS } from '../vectors.js';

// Each test looks at many pages, for up to a minute.
test.describe.configure({ timeout: 240_000 });

for (const [says, policy] of [
  ['under the policy of the site', true],
  ['without any policy', false],
]) {
  test(`nothing fires in pages as they are built, ${says}`, async ({ page, hostile }) => {
    await showBuilt(page, await hostile('roles', { policy }), ['/', '/roles/hostile/', '/404.html', ...PATHS]);
  });

  test(`nothing fires in pages as the app shows them, ${says}`, async ({ page, hostile }) => {
    await page.goto(await hostile('roles', { policy }));
    await ready(page);
    const others = PATHS.map((path, at) => `${path}?compare=${PATHS.at(at - 1).slice('/roles/'.length, -1)}`);
    await showInApp(page, ['/roles/hostile/', ...PATHS, ...others, '/']);
  });

  test(`nothing fires while the app takes over, ${says}`, async ({ page, hostile }) => {
    const site = await hostile('roles', { policy });
    for (const path of PATHS.filter((_, at) => at % 8 === 0)) {
      await page.goto(site + path.slice(1));
      await ready(page);
    }
  });

  for (const name of SETTINGS) {
    test(`nothing in ${name} fires, ${says}`, async ({ page, hostile }) => {
      await page.goto(await hostile(name, { policy }));
      await ready(page);
      await showInApp(page, ['/roles/hostile/', '/roles/hostile/role/', '/nothing/', '/']);
    });
  }
}

test('nothing in the settings fires in pages as they are built', async ({ page, hostile }) => {
  for (const name of SETTINGS) {
    await showBuilt(page, await hostile(name, { policy: false }), ['/', '/roles/hostile/', '/roles/hostile/role/', '/404.html']);
  }
});

test('nothing in a URL fires in pages as they are built', async ({ page, hostile }) => {
  const paths = TOGETHER.map(joined).map((text, at) => `${PATHS[at]}?compare=${text}&q=${text}#${text}`);
  await showBuilt(page, await hostile('roles', { policy: false }), paths);
});

test('nothing in a path fires where the app reads it', async ({ page, hostile }) => {
  const texts = VECTORS.map(({ text }) => encodeURIComponent(text));
  await showRead(page, await hostile('roles', { policy: false }), texts.map((text) => `/roles/${text}/${text}/${text}/#${text}`));
});

test('nothing in a query fires where the app reads it', async ({ page, hostile }) => {
  const asked = TOGETHER.map(joined).flatMap((text) => [
    `${PATHS[0]}?compare=${text}&only=${text}#${text}`,
    `/?q=${text}&department=${text}&level=${text}&track=${text}&sort=${text}#${text}`,
  ]);
  await showRead(page, await hostile('roles', { policy: false }), asked);
});

/** Goes to each URL in the app that has taken over, and then to pages that are there. */
async function showRead(page, site, urls) {
  await page.goto(site);
  await ready(page);
  await page.evaluate(visit, [urls, ACTIONS]);
  await showInApp(page, [PATHS[1], '/']);
}

/** Texts as they stand in a URL, one behind the other. */
function joined(vectors) {
  return encodeURIComponent(vectors.map(({ text }) => text).join(' '));
}

/** In the page: goes to each URL as Back does. What it changes is rendered by the next turn. */
async function visit([urls, kinds]) {
  for (const url of urls) {
    history.pushState(null, '', url);
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
    await new Promise((later) => setTimeout(later));
    look(document.querySelector('#rolebook main > :first-child'), kinds, window);
  }
}

test('nothing in a URL fires where it is opened', async ({ page, hostile }) => {
  const site = await hostile('roles', { policy: false });
  for (const text of TOGETHER.filter((_, at) => at % 6 === 0).map(joined)) {
    await page.goto(`${site}?q=${text}&department=${text}&sort=${text}#${text}`);
    await ready(page);
    // The texts that a search goes through are on their way.
    await page.waitForLoadState('networkidle');
  }
});

test('nothing fires in the files that are no pages', async ({ page, hostile }) => {
  const site = await hostile('roles', { policy: false });
  for (const file of ['sitemap.xml', 'catalog.json', 'pages.json', 'site.webmanifest', 'robots.txt']) {
    await page.goto(site + file);
  }
});

test('nothing fires in the preview of an author who was sent such files', async ({ page, hostile }) => {
  await open(page, await hostile('roles', { policy: false }));
  await drop(page, ROLES);
  await page.getByRole('navigation', { name: 'Files' }).getByRole('button').first().waitFor();
  const shown = await page.evaluate(showFiles, ACTIONS);
  expect(shown).toBe(PATHS.length);
});

/** In the page: chooses each file of the preview, and looks at what is shown of it; says how many there are. */
async function showFiles(kinds) {
  const buttons = () => [...document.querySelectorAll('nav[aria-label=Files] button')];
  const count = buttons().length;
  for (let at = 0; at < count; at++) {
    buttons()[at].click();
    await new Promise((later) => setTimeout(later));
    look(document.querySelector('.preview-page'), kinds, window);
    // The text beside it is long.
    look(document.querySelector('.preview-source'), ['when clicked'], window);
  }
  return count;
}

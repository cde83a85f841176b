// The service worker beside other applications on its host, and how a browser gets rid of it.

import { cp, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SITES } from '../built-site.js';
import { expect, ready, test as base } from '../fixtures.js';
import { foreign } from '../foreign.js';
import { breaches } from '../html-validate.js';
import { handler, serve } from '../server.js';
import { kept, LEVEL, names, OTHER_ROLE, ROLE, scopes, start, update, visit } from '../worker.js';

const { own, careers, harbour } = SITES;
const MARKDOWN = 'roles/product/product-manager.md';

const test = base.extend({
  /** Hosts of the test's own. */
  host: async ({}, use) => {
    const hosts = [];
    await use(async (folder, options) => {
      hosts.push(await serve(folder, options));
      return hosts.at(-1);
    });
    await Promise.all(hosts.map((host) => host.close().catch(() => {})));
  },
});

// Errors are asked for here.
test.use({ serviceWorkers: 'allow', expectedNoise: [/ERR_|Failed to fetch|\b(401|403|404|405|410|5\d\d)\b/] });

// The second one stands where a role's page would.
for (const at of ['/app/', '/roles/product/another-application/']) {
  test.describe(`an application at ${at}`, () => {
    const OPENED = ['', 'item?id=1', 'account', 'broken', 'gone', 'nothing', 'old', 'item?q=1'];
    const FETCHED = ['session.json?v=1', 'session.json', 'film', 'broken?v=1', 'nothing?v=1', 'gone.md', 'old'];

    test('gets every request, and nothing of it is kept', async ({ page, host }) => {
      const application = foreign(at);
      const { url } = await host(own.folder, { beside: application.beside });
      await start(page, url);
      for (const path of OPENED) {
        const response = await page.goto(url.slice(0, -1) + at + path);
        expect(response.fromServiceWorker(), path).toBe(false);
      }
      await page.goto(url.slice(0, -1) + at);
      for (const path of FETCHED) expect(await ask(page, at + path), path).toMatchObject({ byWorker: false });
      expect(await ask(page, `${at}film`, { headers: { range: 'bytes=1-2' } })).toMatchObject({ status: 206, text: 'il' });
      expect(await ask(page, `${at}order`, { method: 'POST' })).toMatchObject({ status: 201, text: 'POST', byWorker: false });
      expect((await kept(page)).filter((path) => path.startsWith(at))).toEqual([]);
    });

    test('has no session after the logout, and no item for another', async ({ page, host }) => {
      const application = foreign(at);
      const site = await host(own.folder, { beside: application.beside });
      await start(page, site.url);
      const origin = site.url.slice(0, -1);
      await page.goto(`${origin + at}item?id=1`);
      expect(await ask(page, `${at}session.json?v=1`)).toMatchObject({ status: 200, text: '"Ada"' });
      application.user = null;
      expect(await ask(page, `${at}session.json?v=1`)).toMatchObject({ status: 401, text: 'null' });
      await site.close();
      for (const path of OPENED) await cannotOpen(page, origin + at + path);
      await page.goto(site.url);
      expect(await ask(page, `${at}session.json?v=1`)).toBe('failed');
    });
  });
}

/** Requests to the site itself, as the app does not make them. */
const UNUSUAL = {
  'a query that is none of the app’s': [`${MARKDOWN}?user=1`],
  'the catalog of another build': ['catalog.json?v=0123456789abcdef'],
  'the catalog of whichever build': ['catalog.json'],
  'a file that is not listed': ['robots.txt'],
  'the preview': ['preview/preview.js'],
  'a page, by a script': [ROLE],
  'a copy that no cache has': [MARKDOWN, { cache: 'no-store' }],
  'a new copy': [MARKDOWN, { cache: 'reload' }],
  'a part of a file': [MARKDOWN, { headers: { range: 'bytes=0-9' } }],
  'a file for a particular user': [MARKDOWN, { headers: { authorization: 'Bearer 1' } }],
  'the head of a file': [MARKDOWN, { method: 'HEAD' }],
  'a form': [MARKDOWN, { method: 'POST' }],
};

test('only what the app requests is answered by the worker', async ({ page, host }) => {
  const { url } = await host(own.folder);
  await start(page, url);
  for (const [title, [path, options]] of Object.entries(UNUSUAL)) {
    expect(await ask(page, `/${path}`, options), title).toMatchObject({ byWorker: false });
  }
  expect((await kept(page)).filter((path) => /user|012345|robots|preview/.test(path))).toEqual([]);
  const catalog = await page.locator('meta[name="rolebook-catalog"]').getAttribute('content');
  for (const path of [`/${MARKDOWN}`, catalog]) {
    expect(await ask(page, path), path).toMatchObject({ status: 200, byWorker: true });
  }
  for (const [path, byWorker] of [['', true], ['?q=product&level=senior', true], ['?q=product&user=1', false], ['roles/', false]]) {
    const response = await page.goto(url + path);
    expect(response.fromServiceWorker(), path).toBe(byWorker);
    await ready(page);
  }
});

/** Headers by which a host says that a page is not to be kept. */
const PRIVATE = [
  { 'cache-control': 'no-store' },
  { 'cache-control': 'Private, no-cache' },
  { vary: '*' },
  { vary: 'Accept-Encoding, Cookie' },
];

test('nothing is kept that a host calls private', async ({ page, host }) => {
  for (const headers of PRIVATE) {
    const site = await host(own.folder, { headers });
    await start(page, site.url);
    await page.goto(site.url + ROLE);
    await ready(page);
    expect(await kept(page), JSON.stringify(headers)).toEqual(['/sw.js']);
    await site.close();
    await cannotOpen(page, site.url + ROLE, 'ERR_FAILED');
  }
});

/** What a host answers a page's address with in place of the page, and whether the page that was kept remains. */
const ANSWERS = {
  'an error of the moment': [[500, {}, 'broken'], true],
  'a redirect': [[302, { location: '/404.html' }, ''], true],
  'another page': [[200, { 'content-type': 'text/html' }, '<title>Log in</title>'], true],
  'another type': [[200, { 'content-type': 'text/plain' }, 'text'], true],
  'nothing': [[404, {}, 'gone'], false],
  'a refusal': [[403, {}, 'log in'], false],
  'a page that is private now': [[200, { 'content-type': 'text/html', 'cache-control': 'private' }, 'Hello'], false],
};

test('what a host answers in place of a page passes and is not kept', async ({ page, host }) => {
  const site = await host(own.folder);
  await start(page, site.url);
  for (const [title, [[status, headers, text], remains]] of Object.entries(ANSWERS)) {
    site.beside = () => false;
    await page.goto(site.url + ROLE);
    await ready(page);
    await expect.poll(() => kept(page), title).toContain(`/${ROLE}`);
    site.beside = ({ url }, response) => url === `/${ROLE}` && Boolean(response.writeHead(status, headers).end(text));
    const response = await page.goto(site.url + ROLE);
    if (status !== 302) expect([response.status(), await response.text()], title).toEqual([status, text]);
    // Answered after the worker has got the answer above.
    await page.goto(site.url + LEVEL);
    await ready(page);
    if (!remains) await expect.poll(() => kept(page), title).not.toContain(`/${ROLE}`);
    const held = await page.evaluate(async (url) => (await caches.match(url))?.text(), site.url + ROLE);
    expect(Boolean(held?.includes('<title>Product Manager –')), title).toBe(remains);
  }
});

for (const [name, { folder, base }] of Object.entries({ own, careers })) {
  test(`offline, a page of the ${name} site that was never opened says so`, async ({ page, host }) => {
    const site = await host(folder, { base });
    await visit(page, site);
    const { 'content-security-policy': policy } = (await page.goto(site.url)).headers();
    await ready(page);
    await site.close();
    const response = await page.goto(site.url + OTHER_ROLE);
    expect(response.status()).toBe(503);
    expect(response.headers()['content-security-policy']).toBe(policy);
    const text = await response.text();
    expect(text).toContain('This page is not available offline');
    expect(text).toContain(`<a href="${base}">All roles</a>`);
    expect(text).not.toContain('Product Manager');
    expect(breaches(text)).toEqual([]);
    // The app says what it knows of the role.
    await ready(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Recruiter');
    await expect(page.getByRole('link', { name: 'Try again' })).toBeVisible();
    // The app knows this query, and not that one.
    await page.goto(`${site.url}?q=product`);
    await ready(page);
    await expect(page.getByRole('searchbox')).toHaveValue('product');
    for (const path of ['?user=1', `${ROLE}?user=1`, 'roles/product/nobody/', 'nothing/']) {
      await cannotOpen(page, site.url + path);
    }
  });
}

test('the page by which a visitor comes opens again, whatever its query was', async ({ page, host }) => {
  const site = await host(own.folder);
  await start(page, `${site.url}${ROLE}?utm_source=mail`);
  await site.close();
  await page.goto(site.url + ROLE);
  await ready(page);
  await expect(page.getByRole('article')).toBeVisible();
});

test('two sites on a host, one below the other, and an application leave one another alone', async ({ page, host }) => {
  const application = foreign('/app/');
  const inner = handler(careers, careers.base);
  let below = true;
  const beside = async (request, response) => {
    if (!below || !request.url.startsWith(careers.base)) return application.beside(request, response);
    await inner(request, response);
    return true;
  };
  const outer = await host(own.folder, { beside });
  const url = `${outer.url.slice(0, -1)}${careers.base}`;
  await visit(page, outer);
  await page.evaluate(() => caches.open('app-v1'));
  // While only the outer one has a worker.
  const first = await page.goto(url + ROLE);
  expect(first.fromServiceWorker()).toBe(false);
  await ready(page);
  await visit(page, { url });
  await page.goto(`${outer.url}app/`);
  expect(await scopes(page)).toEqual(['/', careers.base]);
  expect((await kept(page, `${outer.url} `)).filter((path) => path.startsWith(careers.base))).toEqual([]);
  expect((await kept(page, `${url} `)).filter((path) => !path.startsWith(careers.base))).toEqual([]);
  // The inner one is taken down, and the outer one stays as it is.
  below = false;
  await page.goto(url + ROLE);
  await expect.poll(() => scopes(page)).toEqual(['/']);
  await expect.poll(() => names(page)).toEqual(expect.arrayContaining(['app-v1']));
  expect(await kept(page, `${url} `)).toEqual([]);
  expect(await kept(page, `${outer.url} `)).toContain(`/${LEVEL}`);
  await outer.close();
  await page.goto(outer.url + LEVEL);
  await ready(page);
  await cannotOpen(page, url + LEVEL);
});

test('`offline = false` empties the caches and removes the worker, and pages stay', async ({ page, host }) => {
  const site = await host(own.folder);
  await visit(page, site);
  await page.evaluate(() => Promise.all(['app-v1', 'rolebook http://example.com/ 1'].map((name) => caches.open(name))));
  site.folder = harbour.folder;
  await page.goto(site.url);
  await ready(page);
  await update(page).catch(() => {});
  await expect.poll(() => scopes(page)).toEqual([]);
  expect((await names(page)).sort()).toEqual(['app-v1', 'rolebook http://example.com/ 1']);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // The app of the site registers none.
  const response = await page.goto(site.url);
  expect(response.fromServiceWorker()).toBe(false);
  await ready(page);
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  expect(await scopes(page)).toEqual([]);
});

for (const status of [404, 410]) {
  test(`a site that answers ${status} was taken down, and lets go`, async ({ page, host }) => {
    const site = await host(own.folder);
    await visit(page, site);
    const tab = await page.context().newPage();
    await tab.goto(site.url + LEVEL);
    await ready(tab);
    site.beside = (_, response) => Boolean(response.writeHead(status).end('gone'));
    await page.goto(site.url + ROLE);
    await expect.poll(() => scopes(page)).toEqual([]);
    await expect.poll(() => names(page)).toEqual([]);
    const again = await page.goto(site.url + ROLE);
    expect(again.fromServiceWorker()).toBe(false);
    // A page that is still open has the worker until it is left. Even if the site comes back, it keeps nothing.
    site.beside = () => false;
    for (let time = 0; time < 2; time += 1) expect(await ask(tab, `/${MARKDOWN}`)).toMatchObject({ status: 200, byWorker: true });
    expect(await names(tab)).toEqual([]);
  });
}

test('a site that was taken down lets go though only another application is visited, on the next day', async ({ page, host }) => {
  const application = foreign('/app/');
  const site = await host(own.folder, { beside: application.beside });
  await visit(page, site);
  await page.evaluate(async (list) => {
    for (const name of await caches.keys()) await (await caches.open(name)).put(list, new Response('0'));
  }, `${site.url}sw.js`);
  site.beside = (request, response) => application.beside(request, response) || Boolean(response.writeHead(404).end('gone'));
  await page.goto(`${site.url}app/`);
  await expect.poll(() => scopes(page)).toEqual([]);
  await expect.poll(() => names(page)).toEqual([]);
});

/** Answers to the request for `sw.js` that do not mean that the site is gone, where a page of it is. */
const DOUBTFUL = { 'is there': null, 'has an error': [503], 'is elsewhere': [302, { location: '/nothing' }] };

for (const [title, answer] of Object.entries(DOUBTFUL)) {
  test(`a page that is gone takes nothing else with it, while the worker’s file ${title}`, async ({ page, host }) => {
    const site = await host(own.folder);
    await visit(page, site);
    let asked = 0;
    site.beside = ({ url }, response) => {
      if (url === '/sw.js') asked += 1;
      if (url === '/sw.js' && answer) return Boolean(response.writeHead(...answer).end());
      return url === `/${ROLE}` && Boolean(response.writeHead(404).end('gone'));
    };
    await page.goto(site.url + ROLE);
    await expect.poll(() => asked).toBeGreaterThan(0);
    // Answered after the worker has got the answer above.
    await page.goto(site.url + LEVEL);
    await ready(page);
    expect(await scopes(page)).toEqual(['/']);
    expect(await kept(page)).toEqual(expect.arrayContaining(['/', `/${LEVEL}`]));
  });
}

test('what the earlier worker kept is taken over, but for what was not its own', async ({ page, host }, info) => {
  const application = foreign('/app/');
  const site = await host(await withEarlierWorker(own.folder, info.outputPath('earlier')), { beside: application.beside });
  await visit(page, site);
  await page.goto(`${site.url}app/item?id=1`);
  await ask(page, '/app/session.json?v=1');
  await expect.poll(() => kept(page)).toEqual(expect.arrayContaining(['/app/item', '/app/session.json?v=1']));
  const [earlier] = await names(page);

  site.folder = own.folder;
  await page.goto(site.url);
  await ready(page);
  await update(page);
  await expect.poll(async () => (await names(page)).includes(earlier)).toBe(false);
  expect((await kept(page)).filter((path) => path.startsWith('/app/'))).toEqual([]);
  const preload = await page.evaluate(async () => (await navigator.serviceWorker.ready).navigationPreload.getState());
  expect(preload.enabled).toBe(false);
  await site.close();
  for (const path of ['', ROLE, LEVEL]) {
    expect((await page.goto(site.url + path)).status(), path).toBe(200);
    await ready(page);
  }
  await cannotOpen(page, `${site.url}app/item?id=2`);
});

/** Opens what only the network has, while there is none: the browser shows the error of the network or, for a page that the
 * worker answers for, an error. */
async function cannotOpen(page, url, error = 'ERR_CONNECTION_REFUSED') {
  // In a tab of its own: the browser goes to the page with its error after what was asked for has failed.
  const tab = await page.context().newPage();
  await expect(tab.goto(url), url).rejects.toThrow(error);
  await tab.close();
}

/** Fetches a path in the page: the answer, and whether a worker gave it. */
async function ask(page, path, options = {}) {
  const answered = page.waitForEvent('response', (response) => response.url().endsWith(path)).catch(() => undefined);
  const fetched = page.evaluate(
    async ([path, options]) => {
      const response = await fetch(path, options);
      return { status: response.status, text: await response.text() };
    },
    [path, options],
  );
  const answer = await fetched.catch(() => undefined);
  return answer ? { ...answer, byWorker: (await answered).fromServiceWorker() } : 'failed';
}

/** A copy of a site with the worker of an earlier Rolebook. */
async function withEarlierWorker(site, into) {
  await cp(site, into, { recursive: true });
  const worker = await readFile(new URL('../earlier-worker.js', import.meta.url), 'utf8');
  const files = (await readdir(site)).filter((name) => /-[0-9a-f]{8,16}(_bg)?\./.test(name));
  const filled = worker.replace('__VERSION__', '"0123456789abcdef"').replace('__FILES__', JSON.stringify(files));
  await writeFile(path.join(into, 'sw.js'), filled);
  return into;
}

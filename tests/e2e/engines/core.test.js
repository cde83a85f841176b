// The core of the end-to-end tests, in the engine that ENGINE names: firefox or webkit. Chromium has all the others.
//
// A test gets a window of its own, with nothing kept of an earlier one, and fails where the window wrote to its console
// or reported that the site's policy was broken.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import path from 'node:path';
import { test } from 'node:test';
import { SITES } from '../built-site.js';
import { serve } from '../server.js';
import { firefox } from './bidi.js';
import { EXCEPTIONS } from './exceptions.js';
import { webkit } from './webdriver.js';
import { within } from './within.js';

const ENGINES = { firefox, webkit };
const ENGINE = process.env.ENGINE;
const ROLE = 'roles/product/product-manager/';
const LEVEL = `${ROLE}senior-product-manager/`;
const COMPARISON = 'roles/engineering/backend-engineer/senior-backend-engineer/?compare=staff-backend-engineer';
const PAGE = path.resolve('../../roles/product/product-manager.md');
/** How long to wait for what a page is to show, in milliseconds. */
const PATIENCE = 20_000;
/** How long a test may take, in milliseconds. */
const LIMIT = 120_000;

/** The names of all tests. */
const named = new Set();

/** A test of a site by name, which gets the window and the site's host. What the engine cannot has to fail. */
function check(name, visit, { site = 'own', noise = [] } = {}) {
  const reason = EXCEPTIONS[ENGINE][name];
  named.add(name);
  test(`${ENGINE}: ${name}${reason ? `, which it cannot: ${reason}` : ''}`, async () => {
    if (reason) await assert.rejects(visited(), 'the exception is not needed any more: remove it');
    else await visited();
  });

  async function visited() {
    const reports = [];
    const { folder, base } = SITES[site];
    const host = await serve(folder, { base, reports });
    const window = await ENGINES[ENGINE]();
    try {
      await within(LIMIT, visit(window, host), name);
      const unexpected = window.noise.filter((line) => !noise.some((pattern) => pattern.test(line)));
      assert.deepEqual(unexpected, [], 'the console is clean');
      assert.deepEqual(reports, [], 'nothing breaks the policy');
    } finally {
      await window.close();
      await host.close().catch(() => {});
    }
  }
}

/** Waits until a function returns `expect` in the page, or anything true where nothing is expected. */
async function until(window, does, expect, ...given) {
  let found;
  for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
    // A page that is being left cannot be asked.
    found = await window.evaluate(does, ...given).catch(({ message }) => message);
    const isIt = expect === undefined ? found : JSON.stringify(found) === JSON.stringify(expect);
    if (isIt) return found;
    await new Promise((later) => setTimeout(later, 50));
  }
  assert.deepEqual(found, expect, String(does));
  return assert.fail(`never: ${does}`);
}

/** Opens a page of the site, and waits until the app has taken it over. */
async function open(window, url) {
  await window.open(url);
  await ready(window);
}

const ready = (window) => until(window, () => Boolean(document.querySelector('#rolebook[data-rolebook-ready] h1')), true);
const title = (window, expect) => until(window, () => document.querySelector('#rolebook h1')?.textContent, expect);
const status = (window, expect) => until(window, () => document.querySelector('#rolebook [role=status]')?.textContent, expect);
const field = () => document.querySelector('#rolebook input[type=search]');
const product = () => document.querySelector('#rolebook input[type=checkbox][value=product], #rolebook fieldset input[type=checkbox]');
const manager = () => [...document.querySelectorAll('#rolebook h3 a')].find(({ textContent }) => textContent === 'Product Manager');

check('takeover', async (window, host) => {
  await window.open(host.url + ROLE);
  const before = await window.evaluate(() => document.querySelector('#rolebook article').innerText);
  await ready(window);
  assert.equal(await window.evaluate(() => document.querySelector('#rolebook article').innerText), before);
  assert.equal(await window.evaluate(() => document.querySelector('[data-rolebook-failed]')), null);
});

check('search', async (window, host) => {
  await open(window, host.url);
  await window.click(field);
  await window.type('roadmap');
  await status(window, '4 roles');
  await until(window, () => location.search, '?q=roadmap');
  assert.ok(await window.evaluate(() => document.querySelectorAll('#rolebook mark').length > 0), 'words are marked');
  for (const _ of 'roadmap') await window.press('Backspace');
  await status(window, '19 roles');
});

check('facets', async (window, host) => {
  await open(window, host.url);
  await window.click(product);
  await until(window, () => location.search, '?department=product');
  const [, count] = (await until(window, () => document.querySelector('#rolebook [role=status]').textContent)).match(/^(\d+) roles$/);
  assert.ok(count < 19);
  await window.click(product);
  await status(window, '19 roles');
});

check('a vacancy is found, and its level is named', async (window, host) => {
  await open(window, host.url);
  await window.press('/');
  await window.type('lisbon');
  await status(window, '3 roles');
  await open(window, `${host.url}?level=senior&open=1`);
  const named = () => [...document.querySelectorAll('#rolebook .matches a .step')].map(({ textContent }) => textContent);
  assert.ok((await until(window, named)).includes('Senior Product Manager'));
});

check('the keyboard opens the only result', async (window, host) => {
  await open(window, host.url);
  await window.press('/');
  await window.type('ls-0412');
  await status(window, '1 role');
  await window.press('Enter');
  await title(window, 'Product Manager');
});

check('a narrow window has the first result above a keyboard', async (window, host) => {
  await window.resize(450, 844);
  await open(window, host.url);
  await window.click(field);
  await window.type('lisbon');
  await status(window, '3 roles');
  // A phone's keyboard takes 336 of 844 pixels.
  await until(window, () => document.querySelector('#rolebook h3').getBoundingClientRect().bottom < 508, true);
});

check('a role answers first', async (window, host) => {
  await window.resize(450, 844);
  await open(window, host.url + ROLE);
  const ends = (selector) => window.evaluate((found) => document.querySelector(`#rolebook ${found}`).getBoundingClientRect().bottom, selector);
  for (const selector of ['h1', '.page-header .lead', '.vacancies .apply']) assert.ok((await ends(selector)) < 844, selector);
});

check('Back restores filter, scroll and focus', async (window, host) => {
  await window.resize(820, 500);
  await open(window, `${host.url}?department=product`);
  await window.evaluate(() => {
    const links = [...document.querySelectorAll('#rolebook h3 a')];
    links.find(({ textContent }) => textContent === 'Product Manager').scrollIntoView({ block: 'center', behavior: 'instant' });
  });
  const before = await window.evaluate(() => Math.round(scrollY));
  await window.click(manager);
  await title(window, 'Product Manager');
  await window.back();
  await until(window, () => location.search, '?department=product');
  await until(window, () => Math.round(scrollY), before);
  await until(window, () => document.activeElement.textContent, 'Product Manager');
  assert.equal(await window.evaluate(() => document.querySelector('#rolebook fieldset input').checked), true);
});

check('a role and its levels', async (window, host) => {
  await open(window, host.url + ROLE);
  await title(window, 'Product Manager');
  await window.click(() => [...document.querySelectorAll('#rolebook nav a')].find(({ href }) => href.endsWith('/senior-product-manager/')));
  await title(window, 'Senior Product Manager');
  await until(window, () => location.pathname.endsWith('/senior-product-manager/'), true);
  await window.reload();
  await ready(window);
  await title(window, 'Senior Product Manager');
});

check('a comparison', async (window, host) => {
  await open(window, host.url + COMPARISON);
  await title(window, 'Senior Backend Engineer and Staff Backend Engineer');
  const shown = () => document.querySelectorAll('#rolebook del, #rolebook ins').length;
  assert.ok(await window.evaluate(shown) > 0);
  assert.match(await window.evaluate(() => document.querySelector('#rolebook main').textContent), /\d+ new at Staff/);
  const folded = () => [...document.querySelectorAll('#rolebook summary')].some(({ textContent }) => /^The same \(\d+\)$/.test(textContent.trim()));
  assert.ok(await window.evaluate(folded), 'what is the same is folded');
});

check('a link to a section opens there', async (window, host) => {
  await open(window, `${host.url + LEVEL}#requirements`);
  const top = () => Math.abs(document.getElementById(location.hash.slice(1)).getBoundingClientRect().top) < innerHeight;
  await until(window, top, true);
});

check('the keyboard alone', async (window, host) => {
  await open(window, host.url);
  const isField = () => document.activeElement.type === 'search';
  for (let tabs = 0; tabs < 10 && !(await window.evaluate(isField)); tabs++) await window.press('Tab');
  await window.type('product manager');
  await until(window, () => location.search, '?q=product+manager');
  await window.evaluate(() => [...document.querySelectorAll('#rolebook h3 a')].find(({ textContent }) => textContent === 'Product Manager').focus());
  await window.press('Enter');
  await title(window, 'Product Manager');
  await until(window, () => document.activeElement.localName, 'h1');
});

check('from right to left', async (window, host) => {
  await window.resize(390, 800);
  for (const page of ['', ROLE]) {
    await open(window, host.url + page);
    assert.equal(await window.evaluate(() => getComputedStyle(document.querySelector('.rolebook')).direction), 'rtl');
    assert.ok(await window.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing leaves the page');
  }
}, { site: 'arabic' });

check('print', async (window, host) => {
  await open(window, host.url + ROLE);
  const pdf = await window.print();
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  assert.ok(pdf.length > 10_000, `${pdf.length} bytes`);
});

check('offline', async (window, host) => {
  await openWithWorker(window, host.url);
  await open(window, host.url + ROLE);
  await open(window, host.url + LEVEL);
  await host.close();
  await window.reload();
  await ready(window);
  await title(window, 'Senior Product Manager');
  await open(window, host.url);
  await window.click(field);
  await window.type('product');
  await until(window, () => location.search, '?q=product');
}, { noise: [/NetworkError|Load failed|Failed to (fetch|load)/] });

/** Opens the site, and waits until the service worker answers for it. */
async function openWithWorker(window, url) {
  await open(window, url);
  await until(window, async () => Boolean((await navigator.serviceWorker.getRegistration())?.active), true);
  await until(window, () => Boolean(navigator.serviceWorker.controller), true);
}

check('the off switch empties the caches and lets go', async (window, host) => {
  await openWithWorker(window, host.url);
  assert.equal(await window.evaluate(async () => (await caches.keys()).length), 1);
  // A build with `offline = false` takes the site's place.
  host.folder = SITES.harbour.folder;
  await open(window, host.url);
  await until(window, async () => [(await caches.keys()).length, Boolean(await navigator.serviceWorker.getRegistration())], [0, false]);
});

check('another application on the same host', async (window, host) => {
  let asked = 0;
  host.beside = ({ url }, response) => {
    if (!url.startsWith('/app/')) return false;
    asked += 1;
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><title>App</title><p>${asked}</p>`);
    return true;
  };
  await openWithWorker(window, host.url);
  const answer = (url) => fetch(url).then((response) => response.text());
  assert.match(await window.evaluate(answer, '/app/me?v=1'), /<p>1</);
  assert.match(await window.evaluate(answer, '/app/me?v=1'), /<p>2</, 'not from a cache');
  await window.open(`${host.url}app/`);
  assert.match(await window.evaluate(() => document.body.textContent), /3/);
  const kept = await window.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)));
    return all.flat();
  });
  assert.deepEqual(kept.filter((url) => url.includes('/app/')), []);
});

check('a preview by choosing', async (window, host) => {
  await open(window, `${host.url}?preview`).catch(() => {});
  await until(window, () => Boolean(document.querySelector('input[type=file]')), true);
  await window.choose(() => document.querySelector('input[type=file]:not([webkitdirectory])'), [PAGE]);
  await until(window, () => [...document.querySelectorAll('h1')].some(({ textContent }) => textContent === 'Product Manager'), true);
});

check('a preview by drop', async (window, host) => {
  await open(window, host.url);
  // No driver but Chromium's can drag a file: the page gets the events that a person's drop fires, with a real file.
  await window.evaluate(() => document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'hand' })));
  await window.choose(() => document.getElementById('hand'), [PAGE]);
  await window.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(document.getElementById('hand').files[0]);
    for (const type of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  });
  await until(window, () => Boolean(document.querySelector('.preview-status')), true);
  await until(window, () => [...document.querySelectorAll('h1')].some(({ textContent }) => textContent === 'Product Manager'), true);
});

check('an embed under the strict policy', async (window, host) => {
  const reports = [];
  const origin = new URL(host.url).origin;
  const policy = `default-src 'none'; script-src ${origin} 'wasm-unsafe-eval'; connect-src ${origin}; style-src 'none'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; report-uri /policy-reports`;
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title><script type="module" src="${host.url}embed/role-book.js"></script><role-book src="${host.url}catalog.json"></role-book></html>`;
  const other = createServer((request, response) => {
    if (request.method === 'POST') request.setEncoding('utf8').on('data', (text) => reports.push(text)).on('end', () => response.writeHead(204).end());
    else response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy }).end(body);
  });
  await new Promise((listens) => other.listen(0, '127.0.0.1', listens));
  try {
    await window.open(`http://127.0.0.1:${other.address().port}/`);
    await until(window, () => document.querySelector('role-book')?.shadowRoot?.querySelector('h1, h2')?.textContent, 'Find your role');
    // The list before the app has a field, too, which the app's takes the place of.
    await until(window, () => document.querySelector('role-book').shadowRoot.querySelector('.frame').dataset.state, 'ready');
    await window.click(() => document.querySelector('role-book').shadowRoot.querySelector('input[type=search]'));
    await window.type('roadmap');
    await until(window, () => document.querySelector('role-book').shadowRoot.querySelector('main [role=status], [role=status]:not(.status)')?.textContent, '4 roles');
    await window.evaluate(() => {
      const element = document.querySelector('role-book');
      Object.assign(element, { view: '', query: '', rolePath: 'product/product-manager' });
    });
    await until(window, () => [...document.querySelector('role-book').shadowRoot.querySelectorAll('h1, h2')].some(({ textContent }) => textContent === 'Product Manager'), true);
    assert.deepEqual(reports, []);
  } finally {
    other.closeAllConnections();
    other.close();
  }
});

check('a list in the element that the server has written', async (window, host) => {
  const element = `<role-book src="${host.url}catalog.json"><template shadowrootmode="open"><ul><li><a href="${host.url}">Written by the server</a></li></ul></template></role-book>`;
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>${element}<script type="module" src="${host.url}embed/role-book.js"></script></html>`;
  host.beside = ({ url }, response) => {
    if (url !== '/host') return false;
    response.writeHead(200, { 'content-type': 'text/html' }).end(body);
    return true;
  };
  await window.open(`${host.url}host`);
  await until(window, () => document.querySelector('role-book').shadowRoot.querySelector('h1, h2')?.textContent, 'Find your role');
  const written = () => {
    const links = [...document.querySelector('role-book').shadowRoot.querySelectorAll('a')];
    return links.filter(({ textContent }) => textContent === 'Written by the server').map((link) => link.checkVisibility());
  };
  await until(window, written, [false]);
});

test(`${ENGINE}: every exception is about a test`, () => {
  for (const name of Object.keys(EXCEPTIONS[ENGINE])) assert.ok(named.has(name), name);
});

// Pages of somebody else's with `<role-book>` in them, on another origin than the site that the roles come from.
//
// A test opens a page that it writes itself, or one that lies in `hosts/`. `{site}` in a page is the site's URL, with a
// slash at the end. What the elements fire is kept for `heard`.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { expect, test as base } from './fixtures.js';

export { expect };

/** The policy of a host that allows what the element needs and nothing else. */
export const STRICT =
  "default-src 'none'; script-src {origin} 'wasm-unsafe-eval'; connect-src {origin}; style-src 'none'; img-src 'self'";

/** The same where WebAssembly is not allowed. */
export const WITHOUT_WASM = STRICT.replace(" 'wasm-unsafe-eval'", '');

/** The element, as it is written most of the time. */
export const ROLES = '<role-book src="{site}catalog.json"><a href="{site}">All roles</a></role-book>';

/** The tag by which a page loads it. */
export const LOADER = '<script type="module" src="{site}embed/role-book.js"></script>';

const STATES = ['loading', 'ready', 'empty', 'error', 'stale'];

export const test = base.extend({
  /** Somebody else's host, with `open` and `openFile` as `Host` has them. */
  host: async ({ page, site }, use) => {
    await page.addInitScript(keepEvents);
    const host = new Host(page, site);
    await host.start();
    await use(host);
    await host.close();
  },
});

class Host {
  #page;
  #site;
  #server;
  /** What is sent for every path that is no file's. */
  #document = '';
  #headers = {};

  constructor(page, site) {
    this.#page = page;
    this.#site = site;
  }

  /** Where the host is, with a slash at the end. */
  get url() {
    return `http://127.0.0.1:${this.#server.address().port}/`;
  }

  /**
   * Opens a page with this body. `path` is where it stands; `policy` may be null for none, and `headers` are sent beside
   * it; `html` has the attributes of the root, and `head` what else is in the head beside the loader.
   */
  async open(body, { path = 'jobs', policy = STRICT, headers = {}, html = 'lang="en"', head = '', loader = LOADER } = {}) {
    const metadata = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">';
    this.#document = this.fill(
      `<!doctype html><html ${html}><head>${metadata}<title>Host</title>${head}${loader}</head><body>${body}</body></html>`,
    );
    this.#headers = { ...headers, ...(policy && { 'content-security-policy': this.fill(policy) }) };
    await this.#page.goto(this.url + path);
  }

  /** Opens a page of `hosts/`, at a URL that goes on with `rest`. */
  async openFile(name, rest = '') {
    this.#document = this.fill(await readFile(new URL(`hosts/${name}.html`, import.meta.url), 'utf8'));
    this.#headers = {};
    await this.#page.goto(`${this.url}${name}${rest}`);
  }

  /** Puts the site's URL and origin in the place of what stands for them. */
  fill(text) {
    return text.replaceAll('{site}', this.#site).replaceAll('{origin}', new URL(this.#site).origin);
  }

  async start() {
    this.#server = createServer(({ url }, response) => {
      if (url === '/favicon.ico') response.writeHead(204).end();
      else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...this.#headers }).end(this.#document);
    });
    await new Promise((ready) => this.#server.listen(0, '127.0.0.1', ready));
  }

  async close() {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }
}

/** In the page: keeps what elements fire, each as its name without `role-book-` and its detail. */
function keepEvents() {
  globalThis.heard = [];
  for (const name of ['ready', 'navigate', 'filter', 'error']) {
    addEventListener(`role-book-${name}`, ({ detail }) => heard.push([name, detail]));
  }
}

/** What the elements of a page have fired, of one name if it is given. */
export async function heard(page, wanted) {
  const events = await page.evaluate(() => heard);
  return wanted ? events.filter(([name]) => name === wanted).map(([, detail]) => detail) : events;
}

/** An element of the page. */
export const roles = (page, at = 0) => page.locator('role-book').nth(at);

/** The first heading of what an element shows. */
export const title = (element) => element.locator('h1');

/** Waits until an element is in a state, by what a style sheet could ask it for. */
export async function expectState(element, wanted) {
  const states = () => element.evaluate((element, names) => names.filter((name) => element.matches(`:state(${name})`)), STATES);
  await expect.poll(states).toEqual([wanted]);
}

/** What the attributes say is shown. */
export const shown = (element) =>
  element.evaluate(({ view, rolePath, level, department, query }) => ({ view, rolePath, level, department, query }));

/** Sets properties of an element, all at once. */
export const set = (element, properties) =>
  element.evaluate((element, properties) => void Object.assign(element, properties), properties);

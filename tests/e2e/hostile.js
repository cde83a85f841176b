// What the tests of hostile texts stand on: the sites of such texts, a page that notices what fires, and what a visitor does.
//
// The fixture `page` fails its test where it wrote to the console, or broke the policy (fixtures.js), and `quiet` where a
// vector has fired, a dialog was opened, or anybody but the sites and the images' origin was asked for anything.

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test as base } from './host.js';
import { serve } from './server.js';
import { ACTIONS, VECTORS, watch } from './vectors.js';

export { expect };

/** Where the sites lie that `cargo xtask test` has built of hostile texts. */
const FOLDER = path.join(process.env.ROLEBOOK_SITES ?? '', 'hostile');

/** The folder of roles that the site `roles` was built of. */
export const ROLES = path.join(FOLDER, 'written/roles');

/** The sites whose settings are hostile. */
export const SETTINGS = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.startsWith('settings-')) : [];

/** How many texts a role of the site `roles` holds, as xtask has built it. */
const SEVERAL = 6;

/** The texts by the roles of the site `roles`. */
export const TOGETHER = VECTORS.flatMap((_, at) => (at % SEVERAL ? [] : [VECTORS.slice(at, at + SEVERAL)]));

/** The paths of the roles of the site `roles`. */
export const PATHS = TOGETHER.map(([{ name }]) => `/roles/hostile/${name}/`);

/** Whose images the pages may show. */
const IMAGES = 'https://img.example.com';

const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';

export const test = base.extend({
  /**
   * Serves the hostile site of a name, with its own policy or with none: what is shown must not need it. A browser asks for
   * icons when it pleases, so all are served as long as the worker runs.
   */
  hostile: [
    async ({}, use) => {
      const servers = [];
      await use(async (name, { policy = true } = {}) => {
        const server = await serve(path.join(FOLDER, name), { without: policy ? [] : ['content-security-policy'] });
        servers.push(server);
        return server.url;
      });
      await Promise.all(servers.map((server) => server.close()));
    },
    { scope: 'worker' },
  ],

  /** Has links and forms of the page lead nowhere but to code, and fails the test where anything fires. */
  quiet: [
    async ({ page }, use) => {
      const fired = await watch(page);
      // Buttons that copy links write a link that cannot be copied into the address bar, be it a page later.
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.addInitScript(stay);
      await page.addInitScript(`globalThis.conditions = [${CONDITIONS}]; globalThis.look = ${look};`);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.route(`${IMAGES}/**`, (route) => route.fulfill({ contentType: 'image/svg+xml', body: DRAWING }));
      page.on('request', (request) => {
        const { protocol, hostname, origin, href } = new URL(request.url());
        const isAllowed = hostname === '127.0.0.1' || origin === IMAGES || !/^(https?|wss?):$/.test(protocol);
        if (!isAllowed) fired.add(`asked for ${href}`);
      });
      await use();
      // What the page has said before is here when it answers.
      await page.evaluate(() => {});
      expect([...fired], 'nothing fires').toEqual([]);
    },
    { auto: true },
  ],
});

/** Of the vectors that fire by being true, a function each that says so of a window; a page that is swallowed is seen natively. */
const CONDITIONS = VECTORS.filter(({ fires }) => fires.startsWith('if ') && !fires.includes('after')).map(
  ({ name, fires }) => `[${JSON.stringify(name)}, ({ document, ...globalThis }) => ${fires.slice(3)}]`,
);

/** In the page: does to what is shown in a window all that a visitor might, and says which conditions are true there. */
function look(shown, kinds, window) {
  for (const kind of kinds) act(kind, shown);
  for (const [name, isTrue] of conditions) if (isTrue(window)) fired(name);
}

/** In the page: keeps links and forms from leading away, but for those that lead to code; boxes to tick, which do too, are ours. */
function stay() {
  const stop = (event, url) => /^(https?|mailto|tel):/.test(url) && event.preventDefault();
  const click = (event) => {
    const [target] = event.composedPath();
    if (target.matches?.('input')) event.preventDefault();
    else stop(event, target.closest?.('a[href]')?.href);
  };
  addEventListener('click', click, true);
  addEventListener('submit', (event) => stop(event, event.submitter?.formAction ?? event.target.action), true);
}

/** Shows pages of a site in frames of one document, each as the build has made it, and does to them all that a visitor might. */
export async function showBuilt(page, site, paths) {
  await page.route('**/boot-*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  await page.route('**/all-in-frames', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto(`${site}all-in-frames`);
  await page.evaluate(inFrames, [paths, ACTIONS]);
}

/** In the page: opens each path in a frame, and looks at it. */
async function inFrames([paths, kinds]) {
  const frames = paths.map((path) => Object.assign(document.createElement('iframe'), { src: path }));
  const loads = frames.map((frame) => new Promise((loaded) => frame.addEventListener('load', loaded, { once: true })));
  document.body.append(...frames);
  await Promise.all(loads);
  for (const { src, contentWindow, contentDocument } of frames) {
    if (!contentDocument.querySelector('h1')) throw new Error(`nothing at ${src}`);
    look(contentDocument, kinds, contentWindow);
  }
}

/** Goes from page to page in the app that has taken over, and does to each all that a visitor might. */
export async function showInApp(page, paths) {
  await page.evaluate(oneByOne, [paths, ACTIONS]);
}

/** In the page: goes to each path as Back does, waits until its page is there, and looks at it. */
async function oneByOne([paths, kinds]) {
  const main = () => document.querySelector('#rolebook main');
  for (const path of paths) {
    const before = main();
    history.pushState(null, '', path);
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
    while (main() === before) await new Promise((later) => setTimeout(later));
    look(main(), kinds, window);
  }
}

/** Has an element show a catalog and then these roles of it one by one, and does to each all that a visitor might. */
export async function showInElement(page, catalog, slugs) {
  // As JSON: what it holds under any name is the page's own.
  await page.evaluate(inElement, [JSON.stringify(catalog), slugs, ACTIONS]);
}

/** In the page: sets the element's catalog, waits until it is shown, and goes to each role. */
async function inElement([catalog, slugs, kinds]) {
  const element = document.querySelector('role-book');
  const main = () => element.shadowRoot.querySelector('.main');
  const change = async (make) => {
    const before = main();
    make();
    while (!main() || main() === before) await new Promise((later) => setTimeout(later));
    look(element.shadowRoot, kinds, window);
  };
  await change(() => Object.assign(element, { view: 'directory', catalog: JSON.parse(catalog) }));
  for (const slug of slugs) await change(() => Object.assign(element, { view: 'role', rolePath: `hostile/${slug}` }));
}

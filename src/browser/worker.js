// Keeps what was visited for when there is no network. `rolebook build` fills in the two names in capitals and writes this
// beside the directory's page, as sw.js.
//
// Pages and Markdown come from the network, and without one from the cache. What is named after its content (the app's
// files, and data with `?v=`) comes from the cache. A page is kept only if it names the files of this build, so it never
// meets those of another. Each build has a cache of its own; an older one's goes when the pages in it have come anew.
//
// Other applications may stand on the same host, even below this file's folder. What the list does not name goes to the
// network as if this were not there: `respondWith` is not even called.
//
// A browser keeps a worker whose file is gone. So this asks for its file by itself, and lets go when the site was taken down.

// Sets `LIST`, what the build has: addresses below this file's folder, each exactly as it is requested.
const createScriptURL = () => __LIST__;
// The site's policy refuses all other texts as a script's address.
const trusted = self.trustedTypes?.createPolicy('rolebook', { createScriptURL }) ?? { createScriptURL };
importScripts(trusted.createScriptURL(''));
const { needed, texts, matrix, notes, others, query, pages, offline } = LIST;

/** Names this build of the site. */
const VERSION = __VERSION__;

const { scope } = registration;
// Two sites may stand on the same host, one below the other. No URL contains a space.
const PREFIX = `rolebook ${scope} `;
const CACHE = PREFIX + VERSION;
/** How long to wait before asking again whether the site is still there, in milliseconds. */
const DAY = 24 * 60 * 60 * 1000;

/** Files that never change. */
const FILES = new Set([...needed, texts, ...matrix, ...notes]);
/** Files that change. */
const OTHERS = new Set(others);
/** Documents. The directory is at the folder itself. */
const PAGES = new Set(['']);
for (const [department, ...roles] of pages) {
  PAGES.add(`roles/${department}/`);
  for (const [role, ...levels] of roles) {
    const path = `roles/${department}/${role}`;
    OTHERS.add(`${path}.md`);
    OTHERS.add(`${path}/next.txt`);
    PAGES.add(`${path}/`);
    for (const level of levels) PAGES.add(`${path}/${level}/`);
  }
}

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(activate()));
addEventListener('fetch', (event) => {
  const { request } = event;
  const name = nameOf(request);
  if (name !== undefined) event.respondWith(answer(event, name));
  if (request.mode === 'navigate') event.waitUntil(checkDaily());
});

/** The name in the list of what is requested; nothing where it is not listed, or must come from the network. */
function nameOf({ method, url, mode, cache, headers }) {
  // A part of a file, or one for a particular user, is not the file. Who asks for a copy that no cache has, gets it.
  const isPlain = method === 'GET' && !headers.has('range') && !headers.has('authorization');
  if (!isPlain || !/^(default|no-cache|force-cache)$/.test(cache)) return undefined;
  if (mode === 'navigate') return pageAt(url);
  const name = below(url);
  return FILES.has(name) || OTHERS.has(name) ? name : undefined;
}

/** The name of the page at a URL. The app reads the query; with any other one, it may be another application's page. */
function pageAt(url) {
  const { origin, pathname, searchParams } = new URL(url);
  const name = below(origin + pathname);
  return PAGES.has(name) && [...searchParams.keys()].every((key) => query.includes(key)) ? name : undefined;
}

function below(url) {
  return url.startsWith(scope) ? url.slice(scope.length).split('#')[0] : undefined;
}

/** Takes the pages that are open, and those that an earlier build's cache holds, as they are in this build. */
async function install() {
  await caches.open(CACHE);
  await Promise.all([...needed, ...matrix].map((name) => take(name, 'default')));
  const open = await clients.matchAll({ includeUncontrolled: true, type: 'window' });
  const kept = await Promise.all((await earlier()).map(async (name) => (await caches.open(name)).keys()));
  // Whatever the query is, a page that is open may be wanted again.
  const found = [...open, ...kept.flat()].map(({ url }) => below(url.split(/[?#]/)[0]));
  const names = new Set(['', ...found].filter((name) => PAGES.has(name) || OTHERS.has(name)));
  // Who has opened notes opens them offline after an update, too, when their files have other names.
  if (found.some((name) => name?.startsWith('notes/'))) for (const name of notes) names.add(name);
  // What is gone by now, be it the page or the network, is not kept.
  await Promise.allSettled([...names].map((name) => take(name, 'no-cache')));
  await skipWaiting();
}

async function take(name, cache) {
  const response = await fetch(scope + name, { cache });
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  await keep(name, response);
}

async function activate() {
  await Promise.all((await earlier()).map((name) => caches.delete(name)));
  // Earlier workers had it enabled. It sends a header with every navigation, those of other applications too, and where the
  // worker does not answer, a second request.
  await registration.navigationPreload?.disable();
  await checked();
  await clients.claim();
}

/** The names of other builds' caches. */
async function earlier() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
}

async function answer(event, name) {
  const kept = FILES.has(name) && (await match(name));
  if (kept) return kept;
  try {
    const response = await fetch(event.request);
    event.waitUntil(keep(name, response.clone()));
    if (isGone(response)) event.waitUntil(check());
    return response;
  } catch {
    const found = (await match(name)) ?? (PAGES.has(name) ? await placeholder(name) : await text(name));
    return found ?? Response.error();
  }
}

/**
 * The document for a page that is not kept, which says so. The app, if it is kept, then shows what it knows of the page:
 * all of it where the text was read before, so that nothing is missing.
 */
async function placeholder(name) {
  const directory = await match('');
  if (!directory) return undefined;
  const [role] = name.match(/^roles\/[^/]+\/[^/]+(?=\/)/) ?? [];
  const isComplete = !role || (await match(`${role}.md`)) || (await text(`${role}.md`));
  // Those of a page of this site, with its content security policy.
  const headers = new Headers(directory.headers);
  for (const header of ['content-encoding', 'content-length', 'etag', 'last-modified']) headers.delete(header);
  // The app has no page that shows levels side by side.
  const isOnlyBuilt = name.endsWith('/matrix/');
  const html = isOnlyBuilt ? offline.replace('<head>', '<head><meta name="rolebook-app" content="false">') : offline;
  return new Response(html, { status: isComplete && !isOnlyBuilt ? 200 : 503, headers });
}

/** A text as its page holds it; a role's, as one of its levels does. */
async function text(name) {
  const [path, department] = name.match(/^roles\/([^/]+)(?:\/[^/]+)?(?=\.md$)/) ?? [];
  for (const page of path ? PAGES : []) {
    const isIts = page === `${path}/` || (path !== `roles/${department}` && page.startsWith(`${path}/`));
    const html = isIts && (await (await match(page))?.text());
    const held = html && html.match(/id="rolebook-page">(.*?)<\/script>/);
    if (held) return new Response(JSON.parse(held[1]).text);
  }
  return undefined;
}

/** Keeps an answer, if it may be kept. What is gone, or is for particular visitors by now, is forgotten. */
async function keep(name, response) {
  const cache = await own();
  const isRefused = response.status === 401 || response.status === 403;
  if (await isKept(name, response.clone())) await cache?.put(scope + name, response);
  else if (isRefused || isGone(response) || isPrivate(response)) await cache?.delete(scope + name);
}

async function isKept(name, response) {
  const { status, type, redirected, headers } = response;
  if (status !== 200 || type !== 'basic' || redirected || isPrivate(response)) return false;
  const isHtml = /^text\/html\b/i.test(headers.get('content-type'));
  if (!PAGES.has(name)) return !isHtml;
  if (!isHtml) return false;
  const html = await response.text();
  return needed.every((file) => html.includes(file));
}

/** Whether its headers say that it is not for every visitor, or not to be kept. */
function isPrivate({ headers }) {
  const says = (header, pattern) => pattern.test(headers.get(header) ?? '');
  return says('cache-control', /\b(no-store|private)\b/i) || says('vary', /(^|,)\s*(\*|cookie|authorization)\s*(,|$)/i);
}

/** This build's cache; nothing where it was emptied, which must not bring it back. */
async function own() {
  return (await caches.has(CACHE)) ? caches.open(CACHE) : undefined;
}

async function match(name) {
  return (await own())?.match(scope + name);
}

/** Notes that the site is there. */
async function checked() {
  await (await own())?.put(location.href, new Response(String(Date.now())));
}

async function checkDaily() {
  const last = await (await own())?.match(location.href);
  if (last && Date.now() - Number(await last.text()) > DAY) await check();
}

/** Lets go if the site was taken down: not while it cannot be reached, or its host has a problem. */
async function check() {
  const response = await fetch(location.href, { cache: 'no-cache', redirect: 'manual' }).catch(() => undefined);
  if (response?.ok) await checked();
  if (!isGone(response)) return;
  const names = [CACHE, ...(await earlier())];
  await Promise.all(names.map((name) => caches.delete(name)));
  await registration.unregister();
}

function isGone(response) {
  return response?.status === 404 || response?.status === 410;
}

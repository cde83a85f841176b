// Keeps what was visited for when there is no network. `rolebook build` fills in the two names in capitals and writes
// this beside the directory's page, as sw.js.
//
// Pages, Markdown and the catalog come from the network, and without one from the cache. The app's own files, whose
// names change with what they hold, come from the cache. Each build of the app has a cache of its own, and only pages
// and a catalog that name this build go into it: none is ever shown with the app of another.

/** Names this build of the app; its pages and its catalog hold it. */
const VERSION = __VERSION__;
/** The app's own files, as paths below this one's folder. */
const FILES = __FILES__;

const { scope } = registration;
// Other sites may stand on the same host.
const OURS = `rolebook ${scope} `;
const CACHE = OURS + VERSION;
const CATALOG = scope + 'catalog.json';

const own = FILES.map((file) => scope + file);

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(activate()));
addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(scope)) event.respondWith(answer(event));
});

/** Takes what is open now, and what was kept of an earlier build in the form that it has in this one. */
async function install() {
  const cache = await caches.open(CACHE);
  await cache.addAll(own);
  const open = await clients.matchAll({ includeUncontrolled: true, type: 'window' });
  const kept = await Promise.all((await earlier()).map(async (name) => (await caches.open(name)).keys()));
  const urls = [...open, ...kept.flat()].map(({ url }) => withoutQuery(url)).filter(isContent);
  // What is gone by now, be it the page or the network, is not kept.
  await Promise.allSettled([...new Set([scope, CATALOG, ...urls])].map(take));
  await skipWaiting();
}

async function activate() {
  await Promise.all((await earlier()).map((name) => caches.delete(name)));
  // The page is asked for while this wakes up.
  await registration.navigationPreload?.enable();
  await clients.claim();
}

/** The caches of other builds. */
async function earlier() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
}

async function answer(event) {
  const url = withoutQuery(event.request.url);
  const cache = await caches.open(CACHE);
  if (own.includes(url)) return (await cache.match(url)) ?? fetch(event.request);
  try {
    const response = (await event.preloadResponse) ?? (await fetch(event.request));
    event.waitUntil(keep(url, response.clone()));
    return response;
  } catch {
    return (await (event.request.mode === 'navigate' ? nearest(cache, url) : cache.match(url))) ?? Response.error();
  }
}

/** The page at a URL or, where it is not kept, the next above it: the app shows the right one in its place. */
async function nearest(cache, url) {
  const page = await cache.match(url);
  return page || url.length <= scope.length ? page : nearest(cache, new URL(url.endsWith('/') ? '..' : '.', url).href);
}

async function take(url) {
  await keep(url, await fetch(url, { cache: 'no-cache' }));
}

/** Whether a URL is that of a page or its text, and not of a file of some build of the app. */
function isContent(url) {
  return url.startsWith(scope) && /(\/|\.md|\.json)$/.test(url);
}

async function keep(url, response) {
  if (!response.ok || response.redirected) return;
  const isBound = url === CATALOG || response.headers.get('content-type')?.includes('html');
  if (isBound && !(await response.clone().text()).includes(VERSION)) return;
  await (await caches.open(CACHE)).put(url, response);
}

function withoutQuery(url) {
  return url.split(/[?#]/)[0];
}

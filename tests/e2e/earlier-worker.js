// The service worker of Rolebook 0.1 until November 2026, as browsers still have it: what `sw.js` replaces has to be taken over
// from it, and what it kept by mistake to go.
//
// Keeps what was visited for when there is no network. `rolebook build` fills in the two names in capitals and writes
// this beside the directory's page, as sw.js.
//
// Pages and Markdown come from the network, and without one from the cache. What is named after its content (the app's
// files, and data with `?v=`) comes from the cache. A page names the app and the catalog that it was built with in that
// way, so it never meets those of another build. Each build has a cache of its own; an older one's goes when the pages
// in it have come anew.

/** Names this build of the site. */
const VERSION = __VERSION__;
/** What every page of this build needs, as addresses below this file's folder, all named after their content. */
const FILES = __FILES__;

const { scope } = registration;
// Other sites may stand on the same host.
const PREFIX = `rolebook ${scope} `;
const CACHE = PREFIX + VERSION;

const needed = FILES.map((file) => scope + file);

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(activate()));
addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(scope)) event.respondWith(answer(event));
});

/** Takes the pages that are open, and those that an earlier build's cache holds, as they are in this build. */
async function install() {
  await (await caches.open(CACHE)).addAll(needed);
  const open = await clients.matchAll({ includeUncontrolled: true, type: 'window' });
  const kept = await Promise.all((await earlier()).map(async (name) => (await caches.open(name)).keys()));
  const urls = [...open, ...kept.flat()].map(({ url }) => name(url));
  const pages = urls.filter((url) => url.startsWith(scope) && /(\/|\.md)$/.test(url));
  const take = async (url) => keep(url, await fetch(url, { cache: 'no-cache' }));
  // What is gone by now, be it the page or the network, is not kept.
  await Promise.allSettled([...new Set([scope, ...pages])].map(take));
  await skipWaiting();
}

async function activate() {
  await Promise.all((await earlier()).map((name) => caches.delete(name)));
  // A page is asked for while this wakes up.
  await registration.navigationPreload?.enable();
  await clients.claim();
}

/** The names of other builds' caches. */
async function earlier() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
}

async function answer(event) {
  const { request } = event;
  const url = name(request.url);
  const cache = await caches.open(CACHE);
  const kept = isNamedAfterContent(url) && (await cache.match(url));
  if (kept) return kept;
  try {
    const response = (await event.preloadResponse) ?? (await fetch(request));
    event.waitUntil(keep(url, response.clone()));
    return response;
  } catch {
    const found = request.mode === 'navigate' ? nearest(cache, url) : (await cache.match(url)) ?? text(cache, url);
    return (await found) ?? Response.error();
  }
}

/** The page at a URL or, where it is not kept, the next above it: the app shows the right one in its place. */
async function nearest(cache, url) {
  const page = await cache.match(url);
  return page || url.length <= scope.length ? page : nearest(cache, new URL(url.endsWith('/') ? '..' : '.', url).href);
}

/** A role's text as a page of the role holds it, or one of its levels. */
async function text(cache, url) {
  const pages = (await cache.keys()).filter((page) => page.url.startsWith(url.replace(/\.md$/, '/')));
  const html = await (await cache.match(pages[0] ?? url))?.text();
  const held = html?.match(/id="rolebook-page">(.*?)<\/script>/);
  return held && new Response(JSON.parse(held[1]).text);
}

async function keep(url, response) {
  if (response.ok && !response.redirected) await (await caches.open(CACHE)).put(url, response);
}

/** What a URL's answer is kept under: a page is the same whatever is searched for on it. */
function name(url) {
  return isNamedAfterContent(url) ? url : url.split(/[?#]/)[0];
}

function isNamedAfterContent(url) {
  return needed.includes(url) || url.includes('?v=');
}

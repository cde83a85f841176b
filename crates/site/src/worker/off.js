// In place of the service worker, where the site's settings say `offline = false`: empties the caches of the worker that a
// visitor's browser has from an earlier build, and unregisters. It answers nothing, and pages that are open stay as they are.

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(letGo()));

async function letGo() {
  const own = (await caches.keys()).filter((name) => name.startsWith(`rolebook ${registration.scope} `));
  await Promise.all(own.map((name) => caches.delete(name)));
  await registration.unregister();
}

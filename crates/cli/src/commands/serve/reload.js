// Keeps a page that `rolebook serve` shows in step with the files on the author's machine.
//
// 1. Each event has the version of the site and what is to be mended. The panel shows the latter.
// 2. If the version is another than that of this page, the page's document is fetched anew. Its text is shown by the app, which
//    keeps scroll, focus and selection; without the app, the built page is replaced. Style sheets with another name are
//    swapped once they are loaded, and so is the site's footer. Only another app takes a full reload.

const own = new URL(import.meta.url);

/** The version that the page shows. */
let version = own.searchParams.get('v');
/** The refresh under way; the next one waits for it. */
let refreshing = Promise.resolve();
/** What the panel showed when it was closed: it opens again for anything else. */
let closed;

/** The document at a URL. The request itself parses it: the site's policy refuses text that a script makes markup of. */
const documentAt = (url) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', url);
    request.responseType = 'document';
    request.onload = () => resolve(request.response);
    request.onerror = reject;
    request.send();
  });

const meta = (of, name) => of.querySelector(`meta[name="rolebook-${name}"]`);

const sheets = (of) => [...of.querySelectorAll('link[rel="stylesheet"]')].filter((link) => !link.dataset.rolebookPanel);

/** Puts the sheets of `fresh` in place of those of the page, where their names differ. */
const swapSheets = async (fresh) => {
  const [old, next] = [sheets(document), sheets(fresh)].map((links) => new Map(links.map((it) => [it.getAttribute('href'), it])));
  const hrefs = [...next.keys()];
  for (const [place, href] of hrefs.entries()) {
    // Their order matters: a theme's comes behind the one of the app.
    const following = hrefs.slice(place).find((other) => old.has(other));
    if (!old.has(href)) await loadSheet(href, old.get(following));
  }
  for (const [href, link] of old) if (!next.has(href)) link.remove();
};

/** Puts the text below the page of `fresh`, the site's own footer, in place of that of the page. */
const swapFooter = (fresh) => {
  const [old, next] = [document, fresh].map((of) => of.querySelector('body > .site-footer'));
  if (old && next?.isEqualNode(old)) return;
  old?.remove();
  if (next) document.getElementById('rolebook').after(next);
};

/** Adds a style sheet, in front of another one if that is named; resolves when it is there. */
const loadSheet = (href, following = null) => {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  const loaded = new Promise((resolve) => (link.onload = link.onerror = resolve));
  document.head.insertBefore(link, following);
  return loaded.then(() => link);
};

/** Shows the newest text of the page. */
const refresh = async () => {
  const fresh = await documentAt(location.href);
  const page = fresh?.getElementById('rolebook');
  const built = document.getElementById('rolebook');
  const isSameApp = page && built && ['glue', 'wasm'].every((name) => meta(fresh, name)?.content === meta(document, name)?.content);
  if (!isSameApp || meta(fresh, 'app') || location.search.startsWith('?preview')) return location.reload();
  await swapSheets(fresh);
  swapFooter(fresh);
  for (const name of ['catalog', 'pages']) meta(document, name).content = meta(fresh, name).content;
  document.documentElement.lang = fresh.documentElement.lang;
  document.documentElement.dir = fresh.documentElement.dir;
  document.title = fresh.title;
  const script = [...document.scripts].find(({ type, src }) => type === 'module' && src && new URL(src).pathname !== own.pathname);
  const app = await import(script.src);
  const text = fresh.getElementById('rolebook-page')?.textContent ?? 'null';
  if ('rolebookFailed' in built.dataset) built.replaceChildren(...page.childNodes);
  else await app.start(text);
};

const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

/** Shows what is to be mended, unless nothing is, or exactly this was closed. */
const showPanel = async ({ error, findings }) => {
  const { list = [], left = 0 } = findings ?? {};
  const state = JSON.stringify([error, list]);
  const panel = document.getElementById('rolebook-panel');
  if (panel?.dataset.state === state || state === closed) return;
  panel?.remove();
  if (!error && !list.length) return;
  if (!document.querySelector('link[data-rolebook-panel]')) {
    (await loadSheet(new URL('panel.css', own))).dataset.rolebookPanel = '';
  }
  const items = list.map(({ file, line, column, severity, rule, message }) =>
    element('li', { className: severity }, element('code', {}, `${file}:${line}:${column}`), ` ${message} `, element('small', {}, rule)),
  );
  if (left) items.push(element('li', {}, `and ${left} more: run rolebook check`));
  if (error) items.unshift(element('li', { className: 'error' }, `The page shows what was there before, since the site cannot be built: ${error}`));
  const close = element('button', { type: 'button' }, 'Close');
  const next = element('aside', { id: 'rolebook-panel' }, close, element('ul', {}, ...items));
  next.setAttribute('aria-label', 'To be mended');
  next.dataset.state = state;
  close.onclick = () => {
    closed = state;
    next.remove();
  };
  // Two events may have come while the sheet was loaded.
  document.getElementById('rolebook-panel')?.remove();
  document.body.append(next);
};

const events = new EventSource(new URL('events', own));
events.onmessage = ({ data }) => {
  const state = JSON.parse(data);
  refreshing = refreshing.then(async () => {
    await showPanel(state);
    if (state.version === version) return;
    version = state.version;
    await refresh();
  });
  refreshing = refreshing.catch((error) => console.error(error));
};

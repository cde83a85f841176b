// Brings the app into a page that the site's build has rendered.
//
// 1. Once the page has been painted, the app's code and the site's catalog are fetched.
// 2. The app renders the page into an element of its own and calls `enter`, which replaces the page as it was built by it. Scroll, focus, selection, open details, and what was typed and ticked in the meantime go along.
// 3. Where anything of this fails, the page stays as it is, and is marked: the sheet hides what needs the app.
//
// In a frame whose address asks for it by `?embed=1`, with or without the app, the page is fitted into the page around it.

/** The page that the app's takes the place of. */
let built = document.getElementById('rolebook');

const address = (name) => document.querySelector(`meta[name="rolebook-${name}"]`).content;

const fail = (error) => {
  console.error(error);
  document.getElementById('rolebook').dataset.rolebookFailed = '';
};

// A panic ends the whole instance; only what works without it still does.
const failOnTrap = (error) => error instanceof WebAssembly.RuntimeError && fail(error);
addEventListener('error', (event) => failOnTrap(event.error));
addEventListener('unhandledrejection', (event) => failOnTrap(event.reason));

/** Resolves when the browser has painted the page or, where it does not report that, two frames after it was loaded. */
const painted = () =>
  new Promise((resolve) => {
    const observe = (list) => list.getEntriesByName('first-contentful-paint').forEach(resolve);
    new PerformanceObserver(observe).observe({ type: 'paint', buffered: true });
    // Firefox reports no paint of a page that opens at a fragment.
    const wait = () => requestAnimationFrame(() => requestAnimationFrame(resolve));
    if (document.readyState === 'complete') wait();
    else addEventListener('load', wait);
  });

/** The entries of a list in JSON that has each in a line, parsed as they come: all at once they would keep a key waiting. */
const entries = async (response) => {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const parsed = [];
  let rest = '';
  for (let part; !(part = await reader.read()).done; ) {
    const lines = (rest + part.value).split('\n');
    rest = lines.pop();
    for (const line of lines) if (line !== '[') parsed.push(JSON.parse(line.replace(/,$/, '')));
  }
  return parsed;
};

/** The content of a file: parsed if it is JSON, else text. Without a URL it is the text of all pages. */
const load = async (url) => {
  const response = await fetch(url || address('pages'));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  if (!url) return entries(response);
  return /\.json$/.test(new URL(response.url).pathname) ? response.json() : response.text();
};

/** The app's code, ready to be called. */
const code = async () => {
  // Both files travel at once.
  const [app, wasm] = await Promise.all([import(address('glue')), fetch(address('wasm'))]);
  await app.default({ module_or_path: wasm });
  return app;
};

/** The element of `page` that corresponds to `element` of the page as it was built. */
const twin = (page, element) => {
  const same = (of) => [...of.querySelectorAll(element.localName)];
  return (element.id && page.querySelector(`#${CSS.escape(element.id)}`)) || same(page)[same(built).indexOf(element)];
};

/** The selected text as two places in the text of `page`, counted in characters; nothing where there is none. */
const selected = (page) => {
  const selection = getSelection();
  if (selection.isCollapsed || !page.contains(selection.anchorNode) || !page.contains(selection.focusNode)) return;
  return [
    [selection.anchorNode, selection.anchorOffset],
    [selection.focusNode, selection.focusOffset],
  ].map(([node, offset]) => {
    const before = document.createRange();
    before.setStart(page, 0);
    before.setEnd(node, offset);
    return before.toString().length;
  });
};

/** Selects the text between two such places. */
const select = (page, places) => {
  const [anchor, focus] = places.map((place) => {
    const texts = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
    while (texts.nextNode() && place > texts.currentNode.length) place -= texts.currentNode.length;
    return [texts.currentNode, place];
  });
  getSelection().setBaseAndExtent(...anchor, ...focus);
};

/** Puts the app's page into the place of the page as it was built, and the visitor where they were. */
const enter = (page) => {
  const [left, top] = [scrollX, scrollY];
  const { activeElement } = document;
  const wasFocused = built.contains(activeElement);
  const range = activeElement.type === 'search' && [activeElement.selectionStart, activeElement.selectionEnd];
  const places = built.textContent === page.textContent && selected(built);
  for (const details of built.querySelectorAll('details')) {
    const other = twin(page, details);
    if (other) other.open = details.open;
  }
  // Notes that are open are no part of what the app has rendered.
  const [open, place] = [built, page].map((of) => of.querySelector('rolebook-notes'));
  if (open && place) place.replaceChildren(...open.childNodes);
  const focused = wasFocused && (page.contains(activeElement) ? activeElement : twin(page, activeElement));
  page.id = built.id;
  built.replaceWith(page);
  scrollTo({ left, top, behavior: 'instant' });
  for (const field of built.querySelectorAll('input')) carryOver(field, twin(page, field));
  if (focused) focused.focus({ preventScroll: true });
  if (focused && range) focused.setSelectionRange(...range);
  if (places) select(page, places);
};

/** Passes on what was typed into a field or ticked before the app started. */
const carryOver = (field, other) => {
  if (!other) return;
  if (field.checked !== field.defaultChecked && field.checked !== other.checked) other.click();
  if (field.type !== 'checkbox' && field.value !== field.defaultValue && field.value !== other.value) {
    other.value = field.value;
    other.dispatchEvent(new Event('input', { bubbles: true }));
  }
};

// What stands on each sheet of paper.
addEventListener('beforeprint', () => Object.assign(document.documentElement.dataset, { title: document.title, address: location.href }));

// While the app is there it scrolls by itself; a page that is loaded again is first there without it.
addEventListener('pagehide', () => (history.scrollRestoration = 'auto'));
addEventListener('pageshow', ({ persisted }) => persisted && (history.scrollRestoration = 'manual'));

/** Lets the style sheet leave out what the page around the frame has itself, and posts the height of this one to that page,
 * if it is at `origin`. */
const fit = (origin) => {
  const root = document.documentElement;
  root.dataset.rolebookFramed = '';
  const postHeight = () => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    parent.postMessage({ type: 'role-book-height', height, path: location.pathname }, origin);
  };
  if (origin) new ResizeObserver(postHeight).observe(root);
  // Few sites let themselves be shown in a frame: links to others lead out of it.
  addEventListener('click', ({ target }) => {
    const link = target.closest('a');
    if (link && link.origin !== location.origin) link.target = '_top';
  });
};

if (parent !== window) {
  // A frame keeps its name from page to page, while the page before becomes the one that refers to the next.
  const around = location.ancestorOrigins?.[0] ?? document.referrer;
  if (/[?&]embed=1(&|$)/.test(location.search)) name = `rolebook ${around}`;
  const [framed, origin] = name.match(/^rolebook (https?:\/\/[^/]+)?/) ?? [];
  if (framed) fit(origin);
}

/** Loads the script of the notes if the visitor is at them, and has it show them. */
const showNotes = async () => {
  if (location.hash === '#rolebook-notes') (await import(address('notes'))).show();
};

/** The place of the visitor's own notes on a level. The link in it is here before the page is, as all text of the page is. */
class Notes extends HTMLElement {
  static observedAttributes = ['label'];

  attributeChangedCallback(name, before, label) {
    const link = document.createElement('a');
    Object.assign(link, { href: '#rolebook-notes', textContent: label });
    this.id = 'rolebook-notes';
    this.replaceChildren(link);
  }

  connectedCallback() {
    showNotes().catch(console.error);
  }
}

// A frame's storage is not the visitor's for this site, and its page is part of another.
if (parent === window && document.querySelector('meta[name="rolebook-notes"]')) {
  customElements.define('rolebook-notes', Notes);
  // A page that was open while the site was built anew names files that are gone. The page of now has those of now.
  addEventListener('hashchange', () => showNotes().catch(() => location.reload()));
}

/** What is being started, whether it succeeds or not. */
let begun;

// Authors see the pages that they drop on the site, or open at `?preview`. The preview is an app of its own, which replaces
// the page of the other one.
const preview = async (dropped) => {
  const files = import(new URL('preview/files.js', new URL(address('catalog'), location)));
  const [{ preview }] = await Promise.all([files, begun]);
  return preview(load, address, dropped);
};

/** Passes what is dragged over the page to the preview, if it is files. What is dropped can only be read during the event. */
const drag = (event) => {
  const { items, types } = event.dataTransfer;
  if (!types.includes('Files')) return;
  event.preventDefault();
  // `dragover` repeats: what cannot be fetched would be requested again and again.
  if (event.type !== 'dragover') preview(event.type === 'drop' && Array.from(items, (it) => it.getAsFileSystemHandle?.() ?? it.webkitGetAsEntry()));
};

const isPreview = () => /^\?preview(?![^=&])/.test(location.search);

if (parent === window) {
  for (const type of ['dragenter', 'dragover', 'drop']) addEventListener(type, drag);
  addEventListener('popstate', () => isPreview() && preview());
}

/** The app on screen, once there is one. */
let mounted;

/** Starts the app with the page's own text; also in place of the one on screen, for a server that has a newer text. */
export const start = async (text) => {
  await painted();
  built = document.getElementById('rolebook');
  const [app, catalog] = await Promise.all([code(), load(address('catalog'))]);
  // As Sweden writes dates: 2026-11-22.
  const today = new Date().toLocaleDateString('sv');
  const before = mounted;
  const replace = (page) => {
    enter(page);
    // Not while the app renders, of which this is a part.
    queueMicrotask(() => before?.unmount());
  };
  mounted = await app.start(document.createElement('div'), catalog, JSON.parse(text), today, load, replace);
};

const own = () => document.getElementById('rolebook-page')?.textContent ?? 'null';
// Some pages are only built.
const hasApp = !document.querySelector('meta[name="rolebook-app"]');
begun = isPreview() ? preview() : hasApp && start(own());
await Promise.resolve(begun).catch(fail);

// Without it there is no page while there is no network, and nothing else is missing. Where the site's settings refuse it, the
// browser gets what removes an earlier one by itself, as it gets every newer sw.js.
if (!document.querySelector('meta[name="rolebook-offline"]')) {
  const scope = new URL('.', new URL(address('catalog'), location)).href;
  const createScriptURL = () => `${scope}sw.js`;
  // The only text that becomes a script's address; the site's policy refuses all others.
  const trusted = window.trustedTypes?.createPolicy('rolebook', { createScriptURL }) ?? { createScriptURL };
  navigator.serviceWorker?.register(trusted.createScriptURL(''), { scope }).catch(() => {});
}

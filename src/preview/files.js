// The files that an author drops or chooses: read, and polled for changes.
//
// 1. `boot.js` calls `preview` when somebody drags files over the site, with what was dropped, and where the URL asks for
//    the preview. The first call fetches what shows files, the site's catalog, and its texts.
// 2. A file is known by its path below the source that was dropped or chosen. Of a folder, the Markdown files count.
// 3. Where the browser gives handles, sources are polled, and read again when they have changed. Elsewhere the author drops
//    them again. FileSystemObserver would report changes, but Chromium 156 sometimes crashes when a page is closed whose
//    file was saved while an observer was being set up.
//
// Nothing leaves the browser: what is read here goes into the WebAssembly beside this file, and nowhere else.

/** How long to wait between two polls, in milliseconds. */
const PAUSE = 250;
/** One byte more than a page may have: enough of a larger file to report it. */
const MOST_BYTES = 2 ** 20 + 1;
/** At most so many files of a folder are read: it may be the wrong one. */
const MOST_FILES = 2000;

const MARKDOWN = /\.(md|markdown)$/i;

/** What was dropped or chosen, by name: a handle, an entry or a file. */
const sources = new Map();
/** When each file was changed last, and how large it was then, by its path. */
const seen = new Map();
/** The paths of those that the last poll did not find. */
let missing = new Set();

/** The promise of the preview, once it is requested. */
let preparing;
/** The promise of the site's own pages, until they are passed on. */
let pages;
/** Whether any source can be polled. */
let isWatched = false;
/** The poll under way; the next one waits for it. */
let polling = Promise.resolve();

/**
 * Prepares the preview, and shows what was dropped, if anything was: handles and entries, or promises of them.
 *
 * `load` and `address` are those of `boot.js`.
 */
export async function preview(load, address, dropped) {
  preparing ??= prepare(load, address).catch((error) => {
    // The network may be back when files are dropped again.
    preparing = undefined;
    throw error;
  });
  if (dropped) await add((await Promise.all(dropped)).filter(Boolean));
  else await fill();
}

/** Fetches everything that the preview needs. */
async function prepare(load, address) {
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = new URL('preview.css', import.meta.url);
  const styled = new Promise((resolve) => (sheet.onload = sheet.onerror = resolve));
  document.head.append(sheet);
  // All of it travels at once.
  const wasm = fetch(new URL('preview_bg.wasm', import.meta.url));
  const [{ default: init, preview: start }, catalog, words] = await Promise.all([
    import('./preview.js'),
    load(address('catalog')),
    load(new URL('words.json', import.meta.url)),
  ]);
  // Authors write in any language, and not only in those of the site.
  catalog.site.languages = words;
  await Promise.all([init({ module_or_path: wasm }), styled]);
  const root = document.createElement('div');
  // As Sweden writes dates: 2026-11-22.
  const previewing = start(root, catalog, new Date().toLocaleDateString('sv'));
  root.addEventListener('click', choose);
  root.addEventListener('click', copy);
  for (const type of ['dragenter', 'dragover', 'dragleave', 'drop']) addEventListener(type, showDragging);
  root.addEventListener('change', ({ target }) => target.dataset.choose && addFiles(target));
  // Requested before the first file is read. A failure is handled where they are used.
  pages = load('');
  pages.catch(() => {});
  return previewing;
}

/** Lets the style sheet show that files can be dropped, while they are over the window. */
function showDragging({ type, relatedTarget, dataTransfer }) {
  if (!dataTransfer.types.includes('Files') || (type === 'dragleave' && relatedTarget)) return;
  document.documentElement.toggleAttribute('data-rolebook-dragging', type === 'dragenter' || type === 'dragover');
}

/** Opens the browser's own dialog for handles, if there is one: they can be polled, and the files of a form cannot. */
async function choose(event) {
  const { choose: kind } = event.target.dataset;
  const ask = { files: window.showOpenFilePicker, folder: window.showDirectoryPicker }[kind];
  if (!ask) return;
  event.preventDefault();
  try {
    await add([await ask.call(window, { multiple: true })].flat());
  } catch (error) {
    // Nothing was chosen.
    if (error.name !== 'AbortError') throw error;
  }
}

/** Copies what a button is for, and says so behind it. Where the clipboard is refused, it is selected, to be copied by hand. */
async function copy({ target: button }) {
  const { correction, copied } = button.dataset;
  if (!correction) return;
  const status = button.nextElementSibling;
  status.textContent = '';
  try {
    await navigator.clipboard.writeText(correction);
    status.textContent = copied;
  } catch {
    getSelection().selectAllChildren(button.previousElementSibling);
  }
}

/** Adds the files of a form; of a folder only the pages. */
async function addFiles(field) {
  const isPage = ({ webkitRelativePath: path }) => !path || (MARKDOWN.test(path) && !/(^|\/)\./.test(path));
  const files = [...field.files].filter(isPage).slice(0, MOST_FILES);
  // Without this, choosing the same files again is no change.
  field.value = '';
  // Files that were in a folder when it was chosen before may be gone.
  const folders = new Set(files.map(folderOf).filter(Boolean));
  for (const [name, source] of sources) {
    if (!folders.has(folderOf(source))) continue;
    sources.delete(name);
    missing.add(name);
  }
  await add(files);
}

/** The name of the folder that a file was chosen with. */
function folderOf({ webkitRelativePath: path }) {
  return path?.split('/')[0];
}

/** Adds what was dropped or chosen. */
async function add(added) {
  for (const source of added) {
    const name = await nameOf(source);
    sources.set(name, source);
    // Files that are dropped again are shown again, without those that are gone.
    for (const path of pathsOf(name)) {
      seen.set(path, '');
      missing.add(path);
    }
  }
  const isFirst = !isWatched;
  isWatched ||= added.some((source) => source.queryPermission);
  await poll(true);
  if (isWatched && isFirst) watch();
  await fill();
}

/** The name of a source: its own, with a number if another source has that name. */
async function nameOf(source) {
  const own = source.webkitRelativePath || source.name;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? own : own.replace(/(\.[^./]*)?$/, ` (${number})$1`);
    const other = sources.get(name);
    // Without handles, it is assumed to be the same with another text.
    if (!other || !source.isSameEntry || !other.isSameEntry || (await source.isSameEntry(other))) return name;
  }
}

/** The paths of the files that were read from the source of this name. */
function pathsOf(name) {
  return [...seen.keys()].filter((path) => path === name || path.startsWith(`${name}/`));
}

/** Polls all sources from now on. */
function watch() {
  setTimeout(() => poll().then(watch), PAUSE);
}

/** Passes the site's own pages on, which drafts link to. Drafts are shown without them. */
async function fill() {
  const previewing = await preparing;
  const loading = pages;
  pages = undefined;
  // Without a network there are none.
  const loaded = await loading?.catch(() => {});
  if (loaded) previewing.fill(loaded);
}

/** Reads what has changed, and passes it on with what is gone. What was just added is passed on even without a file in it. */
function poll(isNew = false) {
  polling = polling.catch(() => {}).then(async () => {
    const previewing = await preparing;
    const changed = [];
    const found = new Set();
    for (const [name, source] of sources) {
      try {
        for await (const [path, read] of filesOf(source, name)) {
          found.add(path);
          changed.push(...(await change(path, read)));
        }
      } catch {
        // The folder is gone, or may no longer be read: what was read of it stays.
        for (const path of pathsOf(name)) found.add(path);
      }
    }
    const lost = [...seen.keys()].filter((path) => !found.has(path));
    // Some editors take a file away for a moment while they save it.
    const gone = lost.filter((path) => missing.has(path));
    for (const path of gone) seen.delete(path);
    missing = new Set(lost);
    changed.push(...gone.map((path) => [path]));
    // Folders list their files in no order.
    changed.sort(([one], [other]) => (one < other ? -1 : 1));
    if (changed.length || isNew) previewing.update(changed, isNew, isWatched);
  });
  return polling;
}

/** The file with its bytes, if it has changed since it was last read. */
async function change(path, read) {
  try {
    const file = await read();
    const state = `${file.lastModified} ${file.size}`;
    if (seen.get(path) === state) return [];
    const bytes = new Uint8Array(await file.slice(0, MOST_BYTES).arrayBuffer());
    seen.set(path, state);
    return [[path, bytes]];
  } catch {
    // It is gone, or being written: the next poll reads it.
    return [];
  }
}

/** The files of a source, each with its path and a function that reads it. */
async function* filesOf(source, path) {
  if (source.getFile) yield [path, () => source.getFile()];
  else if (source.isFile) yield [path, () => new Promise((resolve, reject) => source.file(resolve, reject))];
  else if (source instanceof File) yield [path, async () => source];
  else yield* filesIn(source, path, { left: MOST_FILES });
}

/** A file that begins with a dot and is called so: ".NET Developer.md". */
const DOTTED = /^\.([Nn][Ee][Tt]\b|[A-Z].* ).*\.(md|markdown)$/;

/** The Markdown files of a folder and of those in it; what begins with a dot is hidden. */
async function* filesIn(folder, path, count) {
  for await (const entry of folder.values?.() ?? entriesOf(folder)) {
    if ((entry.name.startsWith('.') && !DOTTED.test(entry.name)) || (count.left -= 1) < 0) continue;
    const below = `${path}/${entry.name}`;
    if (entry.kind === 'directory' || entry.isDirectory) yield* filesIn(entry, below, count);
    else if (MARKDOWN.test(entry.name)) yield* filesOf(entry, below);
  }
}

/** What a folder holds where the browser gives entries: it gives some of them at a time. */
async function* entriesOf(folder) {
  const reader = folder.createReader();
  for (;;) {
    const entries = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!entries.length) return;
    yield* entries;
  }
}

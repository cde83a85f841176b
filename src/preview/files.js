// The files that an author brings: dropped or chosen, read, and looked at again and again.
//
// 1. `boot.js` calls `preview` when somebody drags files over the site, with what was dropped, and where the URL asks for
//    the preview. The first call fetches what shows files, the site's catalog, and its texts.
// 2. A file is known by its path from what was brought on. Of a folder, the Markdown files count.
// 3. Where the browser gives handles, what was brought is looked at every moment, and read again where it has changed. Else
//    the author brings it again. FileSystemObserver would tell of changes, but Chromium 156 as a whole sometimes ends when a
//    page is closed whose file was saved while an observer was being set up.
//
// Nothing leaves the browser: what is read here goes into the WebAssembly beside this file, and nowhere else.

/** How long files are left alone between two looks, in milliseconds. */
const PAUSE = 250;
/** A page may have a byte less: of a file that has more, this is enough to say so. */
const ENOUGH = 2 ** 20 + 1;
/** So many files of a folder are looked at, should it be another one than was meant. */
const MOST_FILES = 2000;

const MARKDOWN = /\.(md|markdown)$/i;

/** What was brought, by its name: a handle, an entry or a file. */
const brought = new Map();
/** When each file was changed last, and how large it was then, by its path. */
const seen = new Map();
/** The paths of those that the last look did not find. */
let missing = new Set();

/** The preview, once it is asked for. */
let showing;
/** The texts of the site's own pages, until they are handed on. */
let texts;
/** Whether anything is looked at again. */
let isWatched = false;
/** The look that goes on, if one does; the next one waits for it. */
let looking = Promise.resolve();

/**
 * Makes the preview ready, and shows what was dropped, if anything was: handles and entries, or promises of them.
 *
 * `load` and `address` are those of `boot.js`.
 */
export async function preview(load, address, dropped) {
  showing ??= ready(load, address).catch((error) => {
    // The network may be back when files come again.
    showing = undefined;
    throw error;
  });
  if (dropped) await bring((await Promise.all(dropped)).filter(Boolean));
  else await complete();
}

/** Fetches all that the preview is made of. */
async function ready(load, address) {
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = new URL('preview.css', import.meta.url);
  const styled = new Promise((resolve) => (sheet.onload = sheet.onerror = resolve));
  document.head.append(sheet);
  // All of it travels at once.
  const wasm = fetch(new URL('preview_bg.wasm', import.meta.url));
  const [{ default: init, preview: start }, catalog] = await Promise.all([import('./preview.js'), load(address('catalog'))]);
  await Promise.all([init({ module_or_path: wasm }), styled]);
  const root = document.createElement('div');
  // As Sweden writes dates: 2026-11-22.
  const previewing = start(root, catalog, new Date().toLocaleDateString('sv'));
  root.addEventListener('click', choose);
  for (const type of ['dragenter', 'dragover', 'dragleave', 'drop']) addEventListener(type, showDragging);
  root.addEventListener('change', ({ target }) => target.dataset.choose && bringFiles(target));
  texts = load('');
  // They are asked for here, where no file has been read yet; whether they came is seen where they are wanted.
  texts.catch(() => {});
  return previewing;
}

/** Has the sheet say that files can be dropped, as long as they are over the window. */
function showDragging({ type, relatedTarget, dataTransfer }) {
  if (!dataTransfer.types.includes('Files') || (type === 'dragleave' && relatedTarget)) return;
  document.documentElement.toggleAttribute('data-rolebook-dragging', type === 'dragenter' || type === 'dragover');
}

/** Has the browser's own dialogue give handles, where it does: they can be watched, and the files of a form cannot. */
async function choose(event) {
  const { choose: kind } = event.target.dataset;
  const ask = { files: window.showOpenFilePicker, folder: window.showDirectoryPicker }[kind];
  if (!ask) return;
  event.preventDefault();
  try {
    await bring([await ask.call(window, { multiple: true })].flat());
  } catch (error) {
    // Nothing was chosen.
    if (error.name !== 'AbortError') throw error;
  }
}

/** Takes up the files of a form, of those of a folder only the pages. */
async function bringFiles(field) {
  const isPage = ({ webkitRelativePath: path }) => !path || (MARKDOWN.test(path) && !/(^|\/)\./.test(path));
  const files = [...field.files].filter(isPage).slice(0, MOST_FILES);
  // Else no browser tells when the same are chosen again.
  field.value = '';
  // What a folder had when it was chosen before may be gone.
  const folders = new Set(files.map(folderOf).filter(Boolean));
  for (const [name, source] of brought) {
    if (!folders.has(folderOf(source))) continue;
    brought.delete(name);
    missing.add(name);
  }
  await bring(files);
}

/** The name of the folder that a file was chosen with. */
function folderOf({ webkitRelativePath: path }) {
  return path?.split('/')[0];
}

/** Takes up what was dropped or chosen. */
async function bring(sources) {
  for (const source of sources) {
    const name = await nameOf(source);
    brought.set(name, source);
    // Who brings files again wants to see them again, and none that is gone.
    for (const path of pathsOf(name)) {
      seen.set(path, '');
      missing.add(path);
    }
  }
  const isFirst = !isWatched;
  isWatched ||= sources.some((source) => source.queryPermission);
  await look(true);
  if (isWatched && isFirst) watch();
  await complete();
}

/** The name that what was brought is known by: its own, with a number where something else of that name was brought before. */
async function nameOf(source) {
  const own = source.webkitRelativePath || source.name;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? own : own.replace(/(\.[^./]*)?$/, ` (${number})$1`);
    const other = brought.get(name);
    // Where the browser gives no handles, it is taken for the same with another text.
    if (!other || !source.isSameEntry || !other.isSameEntry || (await source.isSameEntry(other))) return name;
  }
}

/** The paths of the files that were read of what is known by a name. */
function pathsOf(name) {
  return [...seen.keys()].filter((path) => path === name || path.startsWith(`${name}/`));
}

/** Looks at what was brought again and again. */
function watch() {
  setTimeout(() => look().then(watch), PAUSE);
}

/** Hands the texts of the site's own pages on, which say where a draft's links to them lead. It is shown without them. */
async function complete() {
  const previewing = await showing;
  const coming = texts;
  texts = undefined;
  // Without a network there are none.
  const pages = await coming?.catch(() => {});
  if (pages) previewing.fill(pages);
}

/** Reads what has changed, and hands it on, with what is gone; what was just brought even where there is no file in it. */
function look(isNew = false) {
  looking = looking.catch(() => {}).then(async () => {
    const previewing = await showing;
    const changed = [];
    const found = new Set();
    for (const [name, source] of brought) {
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
    // Folders give their files in no order.
    changed.sort(([one], [other]) => (one < other ? -1 : 1));
    if (changed.length || isNew) previewing.update(changed, isNew, isWatched);
  });
  return looking;
}

/** The file with its bytes, if it has changed since it was seen last. */
async function change(path, read) {
  try {
    const file = await read();
    const state = `${file.lastModified} ${file.size}`;
    if (seen.get(path) === state) return [];
    const bytes = new Uint8Array(await file.slice(0, ENOUGH).arrayBuffer());
    seen.set(path, state);
    return [[path, bytes]];
  } catch {
    // It is gone, or being written: it is looked at again.
    return [];
  }
}

/** The files of what was brought, each with its path and a function that gives it as it is now. */
async function* filesOf(source, path) {
  if (source.getFile) yield [path, () => source.getFile()];
  else if (source.isFile) yield [path, () => new Promise((resolve, reject) => source.file(resolve, reject))];
  else if (source instanceof File) yield [path, async () => source];
  else yield* filesIn(source, path, { left: MOST_FILES });
}

/** The Markdown files of a folder and of those in it; what begins with a dot is hidden. */
async function* filesIn(folder, path, count) {
  for await (const entry of folder.values?.() ?? entriesOf(folder)) {
    if (entry.name.startsWith('.') || (count.left -= 1) < 0) continue;
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

// The notes of this site in this browser, one entry of its storage for each level.
//
// `localStorage` and no database: it writes at once, so that closing the tab loses nothing, and tells other tabs by itself.
// An entry is read anew before each change, and only the note that changes is replaced: what another tab wrote stays. Where
// the browser refuses to keep an entry, this module does, as long as the page is open.

/** The site that this file is part of, as the path of its top. Several may stand on one host; no URL has a space. */
const SITE = new URL('../../', import.meta.url).pathname;
const KEYS = `rolebook-notes ${SITE} `;
/** The shape of an entry. */
const VERSION = 1;

/** What the browser would not keep, by key. */
const unkept = new Map();

const keyOf = (level) => KEYS + level;

/** Whether something is here that the browser did not keep. */
export const isUnkept = () => unkept.size > 0;

/** The entry of a level: its `title`; the `seen` traces of its items; and its `notes`, each with a `key` of its own, the item's
 * `id`, `text` and `section`, the `mark` and the `evidence`, and as `found` what the item said when it was last seen. */
export const read = (level) => entryOf(keyOf(level)) ?? { version: VERSION, title: '', seen: [], notes: [] };

const entryOf = (key) => {
  try {
    const entry = unkept.get(key) ?? JSON.parse(localStorage.getItem(key));
    return Array.isArray(entry?.notes) ? entry : undefined;
  } catch {
    // Storage is refused, or holds what nobody here has written.
    return undefined;
  }
};

/** Writes an entry; none where it has no notes. Returns whether the browser keeps it. */
const write = (level, entry) => {
  const key = keyOf(level);
  unkept.delete(key);
  try {
    if (entry.notes.length) localStorage.setItem(key, JSON.stringify({ ...entry, version: VERSION }));
    else localStorage.removeItem(key);
    return true;
  } catch {
    unkept.set(key, entry);
    return false;
  }
};

/** A new note about an item. */
export const noteOn = ({ id, text, section }) => ({ key: freshKey(), id, text, section, mark: '', evidence: '' });

const freshKey = () => Date.now().toString(36) + Math.random().toString(36).slice(2, 8);

/**
 * Puts notes in the place of those with the same keys, or behind the others. A note without mark and evidence is removed.
 *
 * @param shown the notes as the visitor saw them before the change, by key. Where another tab has written something else in
 * the meantime, that is kept as a note of its own.
 * @param seen the traces of the items that the page has, where the change was made there
 */
export const put = (level, title, changed, shown = new Map(), seen = read(level).seen) => {
  const entry = { ...read(level), title, seen };
  const notes = new Map(entry.notes.map((note) => [note.key, note]));
  for (const note of changed) {
    const [stored, before] = [notes.get(note.key), shown.get(note.key)];
    if (stored && before && stored.evidence !== before.evidence && stored.evidence !== note.evidence) {
      const other = { ...stored, key: freshKey() };
      notes.set(other.key, other);
    }
    if (note.mark || note.evidence) notes.set(note.key, note);
    else notes.delete(note.key);
  }
  return write(level, { ...entry, notes: [...notes.values()] });
};

/** Removes notes by their keys. */
export const remove = (level, keys) => {
  const entry = read(level);
  return write(level, { ...entry, notes: entry.notes.filter(({ key }) => !keys.includes(key)) });
};

/** The keys of what the browser keeps for the notes of this site. */
const storedKeys = () => {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(KEYS));
  } catch {
    // Storage is refused.
    return [];
  }
};

/** The references of the levels that have notes, in order. */
export const levels = () => {
  const keys = new Set([...unkept.keys(), ...storedKeys()].filter(entryOf));
  return [...keys].map((key) => key.slice(KEYS.length)).sort();
};

/** How many notes there are on how many levels. */
export const count = () => {
  const all = levels();
  return [all.reduce((sum, level) => sum + read(level).notes.length, 0), all.length];
};

/** Deletes all notes of the site, also such that cannot be read. */
export const clear = () => {
  unkept.clear();
  for (const key of storedKeys()) localStorage.removeItem(key);
};

/** Calls back when another tab has changed the notes. */
export const onChange = (callback) =>
  addEventListener('storage', ({ key }) => (key === null || key.startsWith(KEYS)) && callback());

/** The path of the page of a level. */
export const pathOf = (level) => `${SITE}roles/${level}/`;

// A list of items → the same after random edits of the page, as authors make them, by a seed.

/** Numbers from 0 to 1 by a seed (mulberry32). */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const WORDS = 'clear weekly written shared early honest careful remote broad patient public steady'.split(' ');

/** Makes one edit. Each item has an `id`, a `text`, a `section`, and as `of` the keys of the notes that are about it. */
export function edit(items, next) {
  const at = Math.floor(next() * items.length);
  const kinds = { reword, move, split, merge };
  const kind = Object.keys(kinds)[Math.floor(next() * 4)];
  return { kind, items: kinds[kind](items, at, next) };
}

const replaced = (items, at, count, ...others) => items.toSpliced(at, count, ...others);
const idOf = (section, text) => `${section}--${text.toLowerCase().split(/[^\p{L}\p{N}]+/u).slice(0, 6).join('-')}`;
const withText = (item, text) => ({ ...item, text, id: idOf(item.section, text) });

/** Every fifth word is another one, and one more is put in front. */
function reword(items, at, next) {
  const word = () => WORDS[Math.floor(next() * WORDS.length)];
  const words = items[at].text.split(' ').map((old) => (next() < 0.2 ? word() : old));
  return replaced(items, at, 1, withText(items[at], [word(), ...words].join(' ')));
}

/** Another section, and another place. */
function move(items, at, next) {
  const section = `section ${Math.floor(next() * 5)}`;
  const moved = { ...items[at], section, id: idOf(section, items[at].text) };
  return replaced(items.toSpliced(at, 1), Math.floor(next() * items.length), 0, moved);
}

/** Two items of what was one, if it is long enough. */
function split(items, at) {
  const words = items[at].text.split(' ');
  if (words.length < 10) return items;
  const half = Math.floor(words.length / 2);
  const parts = [words.slice(0, half), words.slice(half)].map((part) => withText(items[at], part.join(' ')));
  return replaced(items, at, 1, ...parts);
}

/** One item of what were two that follow one another. */
function merge(items, at) {
  const [one, other] = items.slice(at, at + 2);
  // Nobody writes an item of more than a few lines.
  if (!other || `${one.text} ${other.text}`.length > 300) return items;
  return replaced(items, at, 2, { ...withText(one, `${one.text}, and ${other.text}`), of: [...one.of, ...other.of] });
}

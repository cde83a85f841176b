// Notes and the items of a page that may have been edited since → which note belongs to which item.
//
// 1. An item with the same text is a note's own, wherever it stands; of several, the one with its id, then the one in its
//    section.
// 2. Else it is the most similar one of those that the page did not have before: of a split item the nearest part, of merged
//    ones what they became. With the same id less likeness is enough.
// 3. A note without one stays, and is said to have lost its item.
//
// Which items a page had before is remembered: pages ask for much in nearly the same words, and one item in seven, once it is
// gone, would be mistaken for another that was there all the time.

/** How alike a note and an item are that belong together, from 0 to 1: of 1,800 random edits of the project's own pages, 3 are
 * not seen through, and of 2,200 items that an unrelated one took the place of, 3 are mistaken for it. */
const LIKENESS = 0.4;
/** The same where both have one id, which is made of an item's first words. */
const LIKENESS_OF_SAME_ID = 0.2;
/** What counts of a text that another one contains, and from how many words on. */
const [PART, WORDS_OF_PART] = [0.75, 3];

/** Words, and the single signs of scripts that write without spaces. */
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]|[\p{L}\p{N}\p{M}]+/gu;

const wordsOf = (text) => text.normalize('NFKC').toLowerCase().match(WORD) ?? [];

/** A text as it is compared: without punctuation and capitals. */
export const plain = (text) => wordsOf(text).join(' ') || text.trim();

/** A short trace of a text, by which it is known again. */
export const trace = (text) => {
  let hash = 0x811c9dc5;
  for (const sign of plain(text)) hash = Math.imul(hash ^ sign.codePointAt(0), 0x01000193);
  return (hash >>> 0).toString(36);
};

/** The traces of the items that nothing was reworded to: what the page has by now. */
export const tracesOf = (items, placed) =>
  items.filter(({ text }, index) => placed[index].every((note) => plain(note.text) === plain(text))).map(({ text }) => trace(text));

/**
 * Places notes at items.
 *
 * @param notes objects with `id`, `text` and `section`, and as `found` the text of their item when it was last seen, if that
 * was another. Step by step, an item may come to say what nobody would know again.
 * @param items objects with `id`, `text` and `section`
 * @param seen the `trace`s of items that the page had, word for word, when the notes were written
 * @returns `placed`, the notes of each item by its index, and `gone`, the notes without an item.
 */
export const match = (notes, items, seen = []) => {
  const known = items.map((item) => ({ ...item, plain: plain(item.text), bag: bagOf(item.text) }));
  const weights = weightsOf(known);
  const placed = items.map(() => []);
  const others = [];
  for (const note of notes) {
    const at = same(note, known);
    if (at >= 0) placed[at].push(note);
    else others.push(note);
  }
  const before = new Set(seen);
  const free = items.map(({ text }, index) => !placed[index].length && !before.has(trace(text)));
  const gone = others.filter((note) => {
    const at = nearest(note, known, free, weights);
    placed[at]?.push(note);
    return at < 0;
  });
  return { placed, gone };
};

/** The item with the same text. */
const same = (note, items) => {
  const text = plain(note.found ?? note.text);
  let [best, most] = [-1, 0];
  items.forEach((item, index) => {
    if (item.plain !== text) return;
    const score = 1 + 2 * (item.id === note.id) + (item.section === note.section);
    if (score > most) [best, most] = [index, score];
  });
  return best;
};

const nearest = (note, items, free, weights) => {
  const bag = bagOf(note.found ?? note.text);
  let [best, most] = [-1, 0];
  items.forEach((item, index) => {
    if (!free[index]) return;
    const isSame = item.id === note.id;
    const likeness = alike(bag, item.bag, weights);
    if (likeness < (isSame ? LIKENESS_OF_SAME_ID : LIKENESS)) return;
    const score = likeness + isSame / 2;
    if (score > most) [best, most] = [index, score];
  });
  return best;
};

/** How often each word is in a text. */
const bagOf = (text) => {
  const bag = new Map();
  for (const word of wordsOf(text)) bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
};

/** The weight of each word of a page: words of many items say little about one. */
const weightsOf = (items) => {
  const weights = new Map();
  for (const { bag } of items) for (const word of bag.keys()) weights.set(word, (weights.get(word) ?? 0) + 1);
  for (const [word, count] of weights) weights.set(word, 1 / count);
  return weights;
};

const alike = (one, other, weights) => {
  const weight = (bag, of) => {
    let sum = 0;
    for (const [word, count] of bag) sum += (weights.get(word) ?? 1) * of(word, count);
    return sum;
  };
  const [first, second] = [one, other].map((bag) => weight(bag, (_, count) => count));
  const shared = weight(one, (word, count) => Math.min(count, other.get(word) ?? 0));
  const least = Math.min(first, second);
  const isPart = Math.min(one.size, other.size) >= WORDS_OF_PART;
  return Math.max((2 * shared) / (first + second || 1), isPart && least ? (PART * shared) / least : 0);
};

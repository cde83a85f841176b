// A level and its notes → the sheet: a group of choices and a field for each item, by section; then the notes that have lost
// their item, and those on other levels.

import { element, button } from './element.js';
import { match, plain, tracesOf } from './match.js';
import { MARKS } from './exchange.js';
import * as store from './store.js';

/** The notes on a level: those of each item, those that are gone, and what was written about the same item at other levels. */
export const notesOf = ({ reference, items }) => {
  const entry = store.read(reference);
  const { placed, gone } = match(entry.notes, items, entry.seen);
  const [role] = reference.match(/^.*\//);
  const elsewhere = store.levels().filter((level) => level.startsWith(role) && level !== reference);
  const others = elsewhere.flatMap((level) => {
    const { title, notes } = store.read(level);
    return notes.map((note) => ({ ...note, at: title || level }));
  });
  const offered = items.map(({ text }, index) => {
    const is = plain(text);
    return placed[index].length ? [] : others.filter((note) => plain(note.text) === is);
  });
  return { placed, gone, offered, seen: tracesOf(items, placed) };
};

/** The list of a level's items, with their notes. `changed` is called with what the storage answers to each change, and
 * `redraw` where another set of notes is to be shown. */
export class Items {
  /** The controls of each note, by its key; the notes that are shown, by the same. */
  #controls = new Map();
  #shown = new Map();
  #seen;
  #level;
  #words;
  #changed;
  #redraw;
  /** How many controls have ids. */
  #number = 0;

  constructor(level, words, changed, redraw) {
    this.#level = level;
    this.#words = words;
    this.#changed = changed;
    this.#redraw = redraw;
  }

  /** The sections with their items, and the notes without an item. */
  render() {
    const { placed, gone, offered, seen } = notesOf(this.#level);
    this.#seen = seen;
    this.#follow(placed);
    const sections = [];
    this.#level.items.forEach((item, index) => {
      if (sections.at(-1)?.section !== item.section) sections.push({ section: item.section, items: [] });
      const notes = placed[index].length ? placed[index] : [store.noteOn(item)];
      sections.at(-1).items.push(this.#item(item, notes, offered[index]));
    });
    const shown = sections.map(({ section, items }) => [
      section && element('h3', {}, section),
      element('ul', { role: 'list' }, items),
    ]);
    return [...shown.flat(), ...this.#gone(gone)].filter(Boolean);
  }

  /** Remembers what the items of the notes say by now. */
  #follow(placed) {
    const { reference, title, items } = this.#level;
    const moved = [];
    placed.forEach((notes, index) => {
      const found = items[index].text;
      for (const note of notes) {
        if ((note.found ?? note.text) !== found) moved.push(Object.assign(note, { found }));
      }
    });
    if (moved.length) store.put(reference, title, moved, this.#shown, this.#seen);
  }

  /** Shows what another tab has written. */
  refresh() {
    const stored = new Map(store.read(this.#level.reference).notes.map((note) => [note.key, note]));
    const kept = [...this.#shown.values()].filter(({ mark, evidence }) => mark || evidence);
    const isSame = stored.size === kept.length && kept.every(({ key }) => stored.has(key));
    if (!isSame) return this.#redraw();
    for (const [key, note] of stored) {
      const { marks, field } = this.#controls.get(key);
      if (field.value !== note.evidence) field.value = note.evidence;
      for (const mark of marks) mark.checked = mark.value === note.mark;
      this.#shown.set(key, note);
    }
    return undefined;
  }

  #item(item, notes, offered) {
    return element(
      'li',
      {},
      notes.map((note) => this.#note(note, item.text, note.text !== item.text && this.#reworded(note, item))),
      offered.map((note) => this.#offer(note, item)),
    );
  }

  /** The choices and the field of a note, under the text of its item. */
  #note(note, text, extra) {
    const words = this.#words;
    const id = `rolebook-note-${(this.#number += 1)}`;
    const marks = MARKS.map((mark) =>
      element('input', { type: 'radio', name: id, id: `${id}-${mark || 'none'}`, value: mark, checked: mark === note.mark }),
    );
    const field = element('textarea', { id, rows: 1, dir: 'auto', value: note.evidence });
    const change = () => {
      const { value: mark } = marks.find(({ checked }) => checked);
      this.#put({ ...this.#shown.get(note.key), mark, evidence: field.value });
    };
    this.#shown.set(note.key, note);
    this.#controls.set(note.key, { marks, field });
    const choices = marks.map((mark) => element('label', { for: mark.id }, mark, words(mark.value || 'no_mark')));
    return element(
      'fieldset',
      { input: change, change },
      element('legend', { dir: 'auto' }, text),
      extra,
      element('div', { className: 'marks' }, choices),
      element('label', { for: id, className: 'evidence' }, words('evidence')),
      field,
    );
  }

  #put(note) {
    const before = this.#shown;
    const isKept = store.put(this.#level.reference, this.#level.title, [note], before, this.#seen);
    this.#shown.set(note.key, note);
    this.#changed(isKept);
  }

  /** What the item said when the note was written. */
  #reworded(note, item) {
    const accept = () => {
      const { id, text, section } = item;
      this.#put({ ...this.#shown.get(note.key), id, text, section });
      this.#redraw();
    };
    return element(
      'p',
      { className: 'asked' },
      `${this.#words('reworded')} `,
      element('q', {}, note.text),
      ' ',
      button(this.#words('still_fits'), accept),
    );
  }

  /** What was written about the same item at another level. */
  #offer(note, item) {
    const words = this.#words;
    const take = () => {
      this.#put({ ...store.noteOn(item), mark: note.mark, evidence: note.evidence });
      this.#redraw();
    };
    const said = [note.mark && words(note.mark), note.evidence].filter(Boolean).join(' – ');
    return element('p', { className: 'note' }, `${words('at', note.at)} `, element('q', {}, said), ' ', button(words('use_here'), take));
  }

  #gone(notes) {
    const words = this.#words;
    if (!notes.length) return [];
    const remove = (key) => () => {
      this.#changed(store.remove(this.#level.reference, [key]));
      this.#redraw();
    };
    const lost = notes.map((note) =>
      element('li', {}, this.#note(note, note.text), button(words('delete_note'), remove(note.key))),
    );
    return [
      element('h3', {}, words('gone')),
      element('p', { className: 'note' }, words('gone_note')),
      element('ul', { role: 'list' }, lost),
    ];
  }
}

/** The notes of a level for paper: a table of items, marks and evidence; nothing where there are none. */
export const paper = (level, words) => {
  const { placed, gone } = notesOf(level);
  const items = level.items.map(({ section, text }, index) => [section, text, placed[index]]);
  const lost = gone.map((note) => [words('gone'), note.text, [note]]);
  const rows = [];
  let group;
  for (const [section, text, notes] of [...items, ...lost]) {
    if (notes.length && section !== group) {
      group = section;
      rows.push(element('tr', {}, element('th', { colSpan: 3, scope: 'rowgroup' }, section)));
    }
    for (const { mark, evidence } of notes) {
      rows.push(element('tr', {}, ...[text, mark && words(mark), evidence].map((cell) => element('td', {}, cell))));
    }
  }
  const heads = ['item', 'mark', 'evidence'].map((key) => element('th', { scope: 'col' }, words(key)));
  return rows.length
    ? element('table', { className: 'paper' }, element('thead', {}, element('tr', {}, heads)), element('tbody', {}, rows))
    : undefined;
};

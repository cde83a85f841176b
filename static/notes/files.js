// What is done with all notes at once: saving them as files, bringing them back, and deleting them.

import { button, element } from './element.js';
import { Damage } from './json.js';
import { plain } from './match.js';
import { read, toJson, toMarkdown } from './exchange.js';
import * as store from './store.js';

/** How long a file that was handed to the browser is kept for it, in milliseconds. */
const HANDED_OVER = 60_000;

/** The tools below the sheet of a level. `say` announces a text, and `redraw` shows other notes. */
export const tools = (level, words, say, redraw) => {
  const all = element('input', { type: 'checkbox', id: 'rolebook-notes-all' });
  const chosen = () => {
    const levels = all.checked ? store.levels() : [level.reference];
    return levels.map((reference) => ({ level: reference, ...store.read(reference) })).filter(({ notes }) => notes.length);
  };
  const save = (kind, type, write) => () => {
    const levels = chosen();
    if (!levels.length) return say(words('nothing_to_save'));
    const [name] = level.reference.match(/[^/]*$/);
    return download(`${all.checked ? 'notes' : `notes-${name}`}.${kind}`, type, write(levels));
  };
  const addressOf = (reference) => new URL(store.pathOf(reference), location).href;
  const legend = `[x] ${words('have')} · [/] ${words('working')} · [ ] ${words('not_yet')}`;
  const markdown = save('md', 'text/markdown', (levels) => toMarkdown(levels, addressOf, legend));
  return [
    element('h3', {}, words('save')),
    element('p', { className: 'tools' }, button(words('save_markdown'), markdown), button(words('save_json'), save('json', 'application/json', toJson)), element('label', {}, all, words('of_all'))),
    bringing(level, words, say, redraw),
    deleting(words, say, redraw),
  ];
};

const download = (name, type, text) => {
  const href = URL.createObjectURL(new Blob([text], { type }));
  element('a', { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), HANDED_OVER);
};

/** Bringing notes back from a file, or from its text. */
const bringing = (level, words, say, redraw) => {
  const field = element('textarea', { id: 'rolebook-notes-text', rows: 3 });
  const asked = element('div', {});
  const bring = (text) => {
    asked.replaceChildren();
    try {
      merge(read(text));
    } catch (error) {
      if (!(error instanceof Damage)) throw error;
      say(words('damaged', error.line, words(error.message, error.value)));
    }
  };
  const merge = (levels) => {
    const { news, known, differing } = compared(levels);
    if (!differing.length) return done(news, known);
    const choose = (key, chosen) => button(words(key), () => done([...news, ...chosen], known));
    const theirs = differing.map(({ level, title, note, stored }) => ({ level, title, note: { ...note, key: stored.key } }));
    asked.replaceChildren(
      element('p', {}, words('differing', differing.length)),
      element('p', { className: 'tools' }, choose('keep_both', differing), choose('keep_mine', []), choose('keep_theirs', theirs)),
    );
    return asked.querySelector('button').focus();
  };
  const done = (changes, known) => {
    asked.replaceChildren();
    field.value = '';
    const isKept = changes.map(({ level, title, note }) => store.put(level, title, [note])).every(Boolean);
    redraw();
    say(isKept ? words('brought', changes.length, known) : words('not_kept'));
  };
  const choose = async ({ target }) => {
    const [file] = target.files;
    if (file) bring(await file.text());
    target.value = '';
  };
  const file = element('input', { type: 'file', id: 'rolebook-notes-file', accept: '.md,.json,.txt', change: choose });
  return element(
    'details',
    {},
    element('summary', {}, words('bring')),
    element('p', {}, element('label', { for: file.id }, words('file')), file),
    element('p', {}, element('label', { for: field.id }, words('text')), field),
    element('p', { className: 'tools' }, button(words('bring_text'), () => bring(field.value))),
    asked,
  );
};

/** What of a file is new, how much of it is here already, and what says something else than what is here. */
const compared = (levels) => {
  const [news, differing] = [[], []];
  let known = 0;
  for (const { level, title, notes } of levels) {
    const own = store.read(level).notes;
    const taken = new Set();
    for (const read of notes) {
      const note = { ...store.noteOn(read), mark: read.mark, evidence: read.evidence };
      const about = own.filter((it) => !taken.has(it) && plain(it.text) === plain(note.text) && (!note.id || it.id === note.id));
      const same = about.find((it) => it.mark === note.mark && it.evidence === note.evidence);
      const stored = same ?? about[0];
      if (same) known += 1;
      else if (stored) differing.push({ level, title, note, stored });
      else if (note.mark || note.evidence) news.push({ level, title, note });
      if (stored) taken.add(stored);
    }
  }
  return { news, known, differing };
};

/** The one switch that deletes all notes, and asks before it does. */
const deleting = (words, say, redraw) => {
  const place = element('div', {});
  const offer = () => place.replaceChildren(element('p', { className: 'tools' }, button(words('delete_all'), ask)));
  const ask = () => {
    const [notes, levels] = store.count();
    const keep = button(words('keep'), () => {
      offer();
      place.querySelector('button').focus();
    });
    const remove = button(words('delete', notes), () => {
      store.clear();
      offer();
      redraw();
      say(words('deleted'));
    });
    place.replaceChildren(element('p', { role: 'alert' }, words('sure', notes, levels)), element('p', { className: 'tools' }, keep, remove));
    keep.focus();
  };
  offer();
  return place;
};

// Notes ⇄ files: Markdown to read and JSON to keep. Both are read back; what is damaged is refused as a whole, with its line.
//
// In Markdown a level is a heading with the address of its page below, a section a heading, an item an entry of a task list, and
// evidence a quotation below it.

import { Damage, lines, parse } from './json.js';

const FORMAT = 'rolebook-notes';
const VERSION = 1;
const FIRST_LINE = `<!-- ${FORMAT} ${VERSION} -->`;
/** What stands for each mark in a task list. */
const SIGNS = { have: 'x', working: '/', not_yet: ' ', '': '' };
export const MARKS = Object.keys(SIGNS);
/** How many characters a file may have: a storage has five million. */
const MOST = 5_000_000;

/** A level's reference at the end of its address. */
const ADDRESS = /\/roles\/([^/?#>\s]+\/[^/?#>\s]+\/[^/?#>\s]+)\/(?:[?#][^>]*)?>?$/;
const REFERENCE = /^[^/?#\s]+(\/[^/?#\s]+){2}$/;

/** Levels as JSON. Each has its `level`, its `title` and its `notes`. */
export const toJson = (levels) => {
  const plain = ({ id, section, text, mark, evidence }) => ({ id, section, text, mark, evidence });
  const all = levels.map(({ level, title, notes }) => ({ level, title, notes: notes.map(plain) }));
  return `${JSON.stringify({ format: FORMAT, version: VERSION, levels: all }, null, 2)}\n`;
};

/** Levels as Markdown. `addressOf` gives the address of a level's page, and `legend` says what the signs mean. */
export const toMarkdown = (levels, addressOf, legend) => {
  const written = [FIRST_LINE];
  for (const { level, title, notes } of levels) {
    written.push(`# ${escape(title)}`, `<${addressOf(level)}>`, legend);
    for (const [section, of] of grouped(notes)) {
      written.push(`## ${escape(section)}`.trim(), ...of.map(entry));
    }
  }
  return `${written.join('\n\n')}\n`;
};

const grouped = (notes) => {
  const groups = new Map();
  for (const note of notes) groups.set(note.section, [...(groups.get(note.section) ?? []), note]);
  return groups;
};

const entry = ({ text, mark, evidence }) => {
  const sign = mark && `[${SIGNS[mark]}] `;
  const quoted = evidence && `\n\n${evidence.split('\n').map((line) => `  > ${line}`).join('\n')}`;
  return `- ${sign}${escape(text)}${quoted}`;
};

const escape = (text) => text.replace(/[\\`*_[\]<>#&~|]/g, '\\$&');
const unescape = (text) => text.replace(/\\([\\`*_[\]<>#&~|])/g, '$1');

/** Reads a file, in either form, as levels. Throws a `Damage`. */
export const read = (text) => {
  const clean = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  if (!clean.trim()) throw new Damage(1, 'empty');
  if (clean.length > MOST) throw new Damage(1, 'too_large');
  return /^\s*[[{]/.test(clean) ? fromJson(clean) : fromMarkdown(clean);
};

const fromJson = (text) => {
  const { format, version, levels } = parse(text);
  if (format !== FORMAT) throw new Damage(1, 'foreign');
  if (version !== VERSION) throw new Damage(1, 'other_version', String(version));
  return listed(levels, 1, 'levels').map((read) => {
    const at = lines.get(read) ?? 1;
    if (typeof read?.level !== 'string' || !REFERENCE.test(read.level)) throw new Damage(at, 'no_address');
    const notes = listed(read.notes, at, 'notes').map((note) => noteOf(note, lines.get(note) ?? at));
    return { level: read.level, title: typeof read.title === 'string' ? read.title : read.level, notes };
  });
};

const listed = (value, line, name) => {
  if (!Array.isArray(value)) throw new Damage(line, 'missing', name);
  return value;
};

const noteOf = (read, line) => {
  const note = {};
  for (const name of ['id', 'section', 'text', 'mark', 'evidence']) {
    if (typeof read?.[name] !== 'string') throw new Damage(line, 'missing', name);
    note[name] = read[name];
  }
  if (!MARKS.includes(note.mark)) throw new Damage(line, 'unknown_mark', note.mark);
  if (!note.text.trim()) throw new Damage(line, 'missing', 'text');
  return note;
};

const fromMarkdown = (text) => {
  const [first, ...rest] = text.trimStart().split('\n');
  const [, version] = first.match(/^<!-- rolebook-notes (\d+) -->\s*$/) ?? [];
  let line = text.split(/\S/)[0].split('\n').length;
  if (!version) throw new Damage(line, 'foreign');
  if (Number(version) !== VERSION) throw new Damage(line, 'other_version', version);
  const levels = [];
  let [section, note] = ['', undefined];
  for (const written of rest) {
    line += 1;
    const level = levels.at(-1);
    const [, marks, heading] = written.match(/^(##?)(?: +(.*))?$/) ?? [];
    const [, item] = written.match(/^- (.*)$/) ?? [];
    const [, quoted] = written.match(/^\s*> ?([^]*)$/) ?? [];
    if (marks && level?.level === '') throw new Damage(line, 'no_address');
    if (marks === '#') {
      levels.push({ level: '', title: unescape(heading ?? '').trim(), notes: [] });
      note = undefined;
    } else if (!level) {
      if (written.trim()) throw new Damage(line, 'no_level');
    } else if (marks) {
      [section, note] = [unescape(heading ?? '').trim(), undefined];
    } else if (!level.level) {
      level.level = written.trim().match(ADDRESS)?.[1] ?? '';
      if (written.trim() && !level.level) throw new Damage(line, 'no_address');
      section = '';
    } else if (item !== undefined) {
      note = itemOf(item, section, line);
      level.notes.push(note);
    } else if (quoted !== undefined) {
      if (!note) throw new Damage(line, 'no_item');
      note.evidence += `\n${quoted}`;
    } else if (note && written.trim()) {
      throw new Damage(line, 'no_item');
    }
  }
  if (!levels.length) throw new Damage(line, 'no_level');
  if (!levels.at(-1).level) throw new Damage(line, 'no_address');
  for (const { notes } of levels) for (const note of notes) note.evidence = note.evidence.replace(/^\n/, '');
  return levels;
};

const itemOf = (written, section, line) => {
  const [, sign, text] = written.match(/^(?:\[(.)\] )?(.*)$/);
  const mark = MARKS.find((mark) => SIGNS[mark] === (sign ?? '').toLowerCase());
  if (mark === undefined) throw new Damage(line, 'unknown_mark', sign);
  return noteOf({ id: '', section, text: unescape(text).trim(), mark, evidence: '' }, line);
};

//! The words and marks of other tools, and which of them a line has.

use crate::fences::run;
use crate::memmem;
use memchr::{memchr, memchr2};

/// The kinds of notes, by whatever tool.
const NOTES: &str = "note tip info warning important caution danger success question failure error example quote abstract \
    summary attention seealso bug todo tldr";

/// Notes whose kind an attribute names, as it does that of a hint.
pub(super) const GENERAL: &str = "admonition alert callout infobox message notice";

/// What holds a part of a page, under a title where it has one.
const TITLED: &str = "accordion card collapse details dropdown expand item spoiler step stepper tab tabs";

/// Directives of MyST that hold no text.
pub(super) const SILENT: &str = "bibliography contents include eval-rst tableofcontents toctree";

/// What names a title.
pub(super) const TITLES: &str = "title= header= label= name= summary=";

/// What stands where a tool writes a table of contents, or begins a page or a block.
pub(super) const PLACES: &str = "[TOC] [[TOC]] [[_TOC_]] +++ \\newpage \\pagebreak \\tableofcontents";

/// What the head of a mark says that begins a part of a page: a kind of note, or nothing; `None` if it begins something else.
pub(super) fn meaning(heads: [&str; 2]) -> Option<&'static str> {
    let mut meaning = None;
    for head in heads {
        for word in head.as_bytes().split(|it| !it.is_ascii_alphabetic()) {
            let note = find(NOTES, word);
            if note.is_some() {
                return note;
            }
            let general = find(GENERAL, word).and(Some("note")).or(find("hint", word));
            meaning = meaning.or(general).or(find(TITLED, word).and(Some("")));
        }
    }
    meaning
}

/// The one of some words that a text is, whatever its case.
pub(super) fn find(words: &'static str, word: &[u8]) -> Option<&'static str> {
    words.split(' ').find(|it| it.as_bytes().eq_ignore_ascii_case(word))
}

/// The first text in quotes from a byte on.
pub(super) fn quoted_text(text: &str, from: usize) -> Option<&str> {
    let bytes = text.as_bytes().get(from..)?;
    let open = memchr2(b'"', b'\'', bytes)?;
    let length = memchr(*bytes.get(open)?, bytes.get(open + 1..)?)?;
    text.get(from + open + 1..from + open + 1 + length)
}

/// The letters with which a text begins.
pub(super) fn word(text: &str) -> &str {
    let end = text.bytes().take_while(|it| it.is_ascii_alphabetic() || *it == b'-').count();
    text.get(..end).unwrap_or_default()
}

/// The mark of a list's entry with which a line begins, and the bytes of it and of the spaces behind.
pub(super) fn entry_mark(line: &str) -> Option<(char, usize, usize)> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let mark = line.get(digits..)?.chars().next()?;
    let is_mark = match digits {
        0 => matches!(mark, '-' | '*' | '+' | '•' | '●' | '▪' | '◦' | '·'),
        1..=9 => matches!(mark, '.' | ')'),
        _ => false,
    };
    let length = digits + mark.len_utf8();
    let behind = line.get(length..)?;
    let spaces = run(behind, b' ');
    (is_mark && spaces > 0 && behind.len() > spaces).then_some((mark, length, spaces))
}

/// Whether a line is MyST's `(name)=`, a comment of MyST or Obsidian, an abbreviation, or names a file to include.
pub(super) fn is_definition(trimmed: &str) -> bool {
    let has = |mark: &[u8]| memmem::find(trimmed.as_bytes(), mark).is_some();
    trimmed.starts_with("% ")
        || trimmed.starts_with("%%") && trimmed.ends_with("%%")
        || trimmed.starts_with("--8<")
        || trimmed.starts_with("*[") && has(b"]: ")
        || trimmed.starts_with('(') && trimmed.ends_with(")=") && !has(b" ")
}

/// Whether a line sets a key, as YAML does below an entry.
pub(super) fn is_setting(line: &str) -> bool {
    let bytes = line.as_bytes();
    let is_key = |it: &&u8| it.is_ascii_lowercase() || **it == b'_';
    let key = bytes.iter().take_while(is_key).count();
    key > 0 && bytes.get(key) == Some(&b':') && matches!(bytes.get(key + 1), None | Some(b' ' | b'\n'))
}

/// How long the braces of a module's line may be open, in bytes.
const LONGEST_MODULE: usize = 4_000;

/// How many bytes the module has that a text begins with, up to the line in which its last brace is closed; 0 if it is not,
/// or a heading comes first.
pub(super) fn module_length(text: &str) -> usize {
    let mut open = 0_usize;
    for (at, byte) in text.bytes().enumerate().take(LONGEST_MODULE) {
        match byte {
            b'{' | b'[' | b'(' => open += 1,
            b'}' | b']' | b')' if open == 0 => return 0,
            b'}' | b']' | b')' => open -= 1,
            b'\n' if open == 0 => return at,
            b'\n' if text.as_bytes().get(at + 1) == Some(&b'#') => return 0,
            _ => {}
        }
    }
    0
}

/// Whether a line begins MDX's module: an import with its file, or an export of a declaration.
pub(super) fn is_module(trimmed: &str) -> bool {
    const DECLARATIONS: &str = "const let var function async class default";
    let quote = |it: Option<&u8>| matches!(it, Some(b'\'' | b'"'));
    if let Some(export) = trimmed.strip_prefix("export ") {
        let name = word(export);
        return matches!(export.as_bytes().first(), Some(b'{' | b'*'))
            || name.len() < export.len() && find(DECLARATIONS, name.as_bytes()).is_some();
    }
    let Some(import) = trimmed.strip_prefix("import ").map(str::as_bytes) else { return false };
    let has = |it: &[u8]| memmem::find(import, it).is_some();
    let is_open = import.first() == Some(&b'{') && !has(b"}");
    let is_file = quote(import.strip_suffix(b";").unwrap_or(import).last());
    is_open || is_file && (has(b" from ") || quote(import.first()))
}

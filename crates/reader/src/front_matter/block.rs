//! Lines of front matter → entries: mappings and lists by indentation.
//!
//! The reader goes over the lines once and never back. A list entry that opens something on its own line
//! (`- title: …`) is read by taking the dash off the line and reading the line again as a more indented one.

use super::quoted::Quoted;
use super::scalar::{before_comment, from_colon, starts_with_indicator};
use super::{Entry, Value};
use rolebook_model::cut;
use rolebook_model::numbers::Numbers;
use rolebook_model::{FINDINGS, Finding, Position, Rule};

/// Mappings and lists within one another, beyond which lines are left out; it bounds the recursion.
const DEEPEST: usize = 16;

/// Findings beyond this number tell an author nothing new, and would make a hostile file costly.
const MOST_FINDINGS: usize = 100;

/// A line without its indentation.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) number: u32,
    pub(super) indent: usize,
    pub(super) text: &'a str,
}

impl<'a> Line<'a> {
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// What follows the dash of a list entry.
    fn after_dash(&self) -> Option<&'a str> {
        let rest = self.text.strip_prefix('-')?;
        matches!(rest.as_bytes().first(), None | Some(b' ' | b'\t')).then(|| rest.trim_start())
    }
}

/// The lines, and how far they have been read.
#[derive(Default)]
pub(super) struct Reader<'a> {
    pub(super) lines: Vec<Line<'a>>,
    pub(super) next: usize,
    pub(super) findings: Vec<Finding>,
}

impl<'a> Reader<'a> {
    /// Adds a line to what is to be read.
    pub(super) fn push_line(&mut self, number: u32, text: &'a str) {
        let tabs = text.starts_with('\t');
        let unindented = cut::start(text, if tabs { b" \t" } else { b" " });
        let line = Line { number, indent: text.len() - unindented.len(), text: unindented };
        if tabs && !line.is_blank() {
            self.find(line, line.text, "indented with a tab", "indent with spaces");
        }
        self.lines.push(line);
    }

    /// Whether the lines say nothing at all.
    pub(super) fn is_blank(&self) -> bool {
        self.lines.iter().all(Line::is_blank)
    }

    /// Reads the lines.
    pub(super) fn read(mut self) -> (Vec<Entry>, Vec<Finding>) {
        let entries = self.mapping(0, 0);
        (entries, self.findings)
    }

    /// The entries at `indent`, up to the first line that is indented less; of each key the first.
    fn mapping(&mut self, indent: usize, depth: usize) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut known = Numbers::default();
        while let Some(line) = self.content_line().filter(|line| line.indent >= indent) {
            self.next += 1;
            let Some((key, rest)) = self.split_key(line) else {
                self.find(
                    line,
                    line.text,
                    "neither a key with a value nor part of one, so it was left out",
                    "write `key: value`",
                );
                continue;
            };
            if line.indent > indent {
                self.find(line, line.text, "indented more than the keys above", "indent it like them");
            }
            let position = self.position(line, line.text);
            let value = self.value(line, rest, line.indent, true, depth);
            if std::mem::replace(known.of(&key), 1) == 0 {
                entries.push(Entry { key, position, value });
            } else if FINDINGS {
                let message = ["`", &key, "` stands here twice, and the first one counts"].concat();
                let first = entries.iter().find(|entry| entry.key == key).map(|entry| entry.position);
                let finding = Finding::new(Rule::DuplicateKey, position, message);
                self.add_finding(Finding { see: first, ..finding }.with_length(key.chars().count()));
            }
        }
        entries
    }

    /// The entries of the list at `indent`.
    fn list(&mut self, indent: usize, depth: usize) -> Value {
        let mut values = Vec::new();
        while let Some(line) = self.content_line().filter(|line| line.indent == indent) {
            let Some(rest) = line.after_dash() else { break };
            if rest.is_empty() || rest.starts_with('#') {
                self.next += 1;
                values.push(self.below(indent, false, depth));
            } else {
                let before = line.text.strip_suffix(rest).unwrap_or_default();
                let dash = before.chars().count();
                if let Some(line) = self.lines.get_mut(self.next) {
                    *line = Line { indent: indent + dash, text: rest, ..*line };
                }
                values.push(self.node(indent, depth + 1));
            }
        }
        Value::List(values)
    }

    /// What the next line starts: a list, a mapping or a scalar. `parent` is the indentation of the key or
    /// dash that it belongs to.
    fn node(&mut self, parent: usize, depth: usize) -> Value {
        let Some(line) = self.content_line() else { return Value::Empty };
        if depth > DEEPEST {
            self.find(line, line.text, "nested too deep, so it was left out", "nest less");
            self.skip_deeper_than(parent);
            Value::Empty
        } else if line.after_dash().is_some() {
            self.list(line.indent, depth)
        } else if self.split_key(line).is_some() {
            Value::Mapping(self.mapping(line.indent, depth))
        } else {
            self.next += 1;
            self.value(line, line.text, parent, false, depth)
        }
    }

    /// The value that `rest`, the end of `line`, starts.
    fn value(&mut self, line: Line<'a>, rest: &'a str, parent: usize, of_key: bool, depth: usize) -> Value {
        match rest.as_bytes().first() {
            None | Some(b'#') => self.below(parent, of_key, depth),
            Some(b'[') => self.flow_list(line, rest, parent, DEEPEST - depth.min(DEEPEST)),
            _ => Value::Text(self.scalar(line, rest, parent)),
        }
    }

    /// The value on the lines below a key or dash with nothing beside it. A key's list may stand at the
    /// key's own indentation.
    fn below(&mut self, parent: usize, of_key: bool, depth: usize) -> Value {
        match self.content_line() {
            Some(line) if line.indent > parent => self.node(parent, depth + 1),
            Some(line) if line.indent == parent && of_key && line.after_dash().is_some() => {
                self.node(parent, depth + 1)
            }
            _ => Value::Empty,
        }
    }

    /// Whether a line is one of a mapping or a list.
    pub(super) fn starts_entry(&self, line: Line<'a>) -> bool {
        line.after_dash().is_some() || self.split_key(line).is_some()
    }

    /// The key of a line and what follows it.
    fn split_key(&self, line: Line<'a>) -> Option<(String, &'a str)> {
        let text = line.text;
        if let Some((mut quoted, unread)) = Quoted::open(text) {
            let colon = quoted.read(unread)?.trim_start();
            let is_next = from_colon(colon).is_some_and(|from| from.len() == colon.len());
            return is_next.then(|| (quoted.text, after_colon(colon)));
        }
        if line.after_dash().is_some() || starts_with_indicator(text) || text.starts_with("? ") {
            return None;
        }
        let colon = from_colon(text)?;
        let key = text.strip_suffix(colon)?.trim_end();
        let commented = before_comment(key).1;
        (!key.is_empty() && !commented).then(|| (key.to_owned(), after_colon(colon)))
    }

    /// The next line that is neither blank nor a comment; it is not taken.
    fn content_line(&mut self) -> Option<Line<'a>> {
        while let Some(line) = self.lines.get(self.next) {
            if !line.is_blank() && !line.text.starts_with('#') {
                return Some(*line);
            }
            self.next += 1;
        }
        None
    }

    fn skip_deeper_than(&mut self, parent: usize) {
        while self.content_line().is_some_and(|line| line.indent > parent) {
            self.next += 1;
        }
    }

    /// Notes what is wrong at `rest`, the end of `line`, and what to do.
    pub(super) fn find(&mut self, line: Line<'a>, rest: &str, message: &str, help: &'static str) {
        if FINDINGS {
            let finding = Finding::new(Rule::FrontMatter, self.position(line, rest), message);
            self.add_finding(finding.with_help(help));
        }
    }

    fn add_finding(&mut self, finding: Finding) {
        if self.findings.len() < MOST_FINDINGS {
            self.findings.push(finding);
        }
    }

    /// Where `rest`, the end of `line`, starts; it is only asked for by findings.
    fn position(&self, line: Line<'a>, rest: &str) -> Position {
        if !FINDINGS {
            return Position::START;
        }
        let before = line.text.len().saturating_sub(rest.len());
        let characters = line.text.get(..before).map_or(before, |before| before.chars().count());
        Position {
            line: line.number,
            column: u32::try_from(line.indent + characters + 1).unwrap_or(u32::MAX),
        }
    }
}

fn after_colon(colon: &str) -> &str {
    colon.strip_prefix(':').unwrap_or(colon).trim_start()
}

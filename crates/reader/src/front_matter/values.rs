//! Values as TOML and JSON write them → values: strings, lists in brackets, mappings in braces, and bare words.
//!
//! The two differ in the mark behind a key, in comments, and in TOML's strings over several lines. What only one of them
//! allows is read in both: the author's own tools know better.

use super::quoted::{Quoted, lines_of_quoted};
use super::{Entry, Value};
use rolebook_model::limits::MOST_KEYS;
use rolebook_model::{FINDINGS, Finding, Position, Rule};

/// Lists and mappings within one another, beyond which a line is left out; it bounds the recursion.
pub(super) const DEEPEST: usize = 16;

/// The maximum number of findings.
const MOST_FINDINGS: usize = 100;

/// A text, and how far it has been read.
pub(super) struct Values<'a> {
    /// What has not been read yet.
    pub(super) rest: &'a str,
    pub(super) findings: Vec<Finding>,
    /// What stands between a key and its value.
    mark: char,
    /// What stood in `rest` when a position was last asked for, and that position.
    seen: (&'a str, Position),
}

impl<'a> Values<'a> {
    /// A reader of `text`, which starts on `line` of its file. Behind a key stands `mark`.
    pub(super) fn new(text: &'a str, line: u32, mark: char) -> Values<'a> {
        Values { rest: text, findings: Vec::new(), mark, seen: (text, Position::line(line)) }
    }

    /// The value that comes next, below `depth` others.
    pub(super) fn value(&mut self, depth: usize) -> Value {
        match self.rest.bytes().next() {
            Some(b'"' | b'\'') => Value::Text(self.several_lines().unwrap_or_else(|| self.string())),
            Some(b'[' | b'{') if depth >= DEEPEST => {
                self.find("nested too deep, so it was left out", "nest less");
                self.skip_line();
                Value::Empty
            }
            Some(b'[') => self.list(depth + 1),
            Some(b'{') => Value::Mapping(self.mapping(depth + 1)),
            _ => self.bare(),
        }
    }

    /// The list whose bracket comes next.
    fn list(&mut self, depth: usize) -> Value {
        let mut values = Vec::new();
        while self.goes_on(']', "the list is not closed", "close it with ]") {
            values.push(self.value(depth));
        }
        Value::List(values)
    }

    /// The mapping whose brace comes next.
    pub(super) fn mapping(&mut self, depth: usize) -> Vec<Entry> {
        let mut entries = Vec::new();
        while self.goes_on('}', "the braces are not closed", "close them with }") {
            let position = self.position();
            match self.key() {
                Some(key) if self.take(self.mark) => {
                    self.skip_space();
                    let value = self.value(depth);
                    self.insert(&mut entries, Entry { key, position, value });
                }
                _ => {
                    self.find("no key with a value, so the line was left out", "write a key and a value");
                    self.skip_line();
                }
            }
        }
        entries
    }

    /// Whether another entry follows, before the mark that closes a list or a mapping. The mark that opens it, or the comma
    /// before the entry, is taken.
    fn goes_on(&mut self, close: char, message: &str, help: &'static str) -> bool {
        self.rest = self.rest.strip_prefix(['[', '{', ',']).unwrap_or(self.rest);
        self.skip_space();
        // An entry takes at least one character, except in front of a mark that does not belong there.
        while let Some(rest) =
            self.rest.strip_prefix([',', ']', '}']).filter(|_| !self.rest.starts_with(close))
        {
            self.find("no entry stands here", "remove the mark");
            self.rest = rest;
            self.skip_space();
        }
        if self.rest.is_empty() {
            self.find(message, help);
        }
        !self.take(close) && !self.rest.is_empty()
    }

    /// A word without quotes: a number, a date, `true`.
    fn bare(&mut self) -> Value {
        let end = self.rest.find([',', ']', '}', '\n']).unwrap_or(self.rest.len());
        let (mut word, _) = self.rest.split_at_checked(end).unwrap_or_default();
        if self.mark == '=' {
            word = word.split('#').next().unwrap_or_default();
        }
        let word_end = word.len();
        let value = match word.trim() {
            "" => {
                self.find("no value", "write one, or delete the key");
                Value::Empty
            }
            "null" => Value::Empty,
            word => Value::Text(word.to_owned()),
        };
        self.rest = self.rest.get(word_end..).unwrap_or_default();
        value
    }

    /// The text of the three quotes that come next, as TOML has them.
    fn several_lines(&mut self) -> Option<String> {
        let quotes =
            self.rest.get(..3).filter(|quotes| self.mark == '=' && matches!(*quotes, "\"\"\"" | "'''"))?;
        let (text, after) = self.rest.strip_prefix(quotes)?.split_once(quotes)?;
        self.rest = after;
        let text = text.replace("\r\n", "\n");
        let text = text.strip_prefix('\n').unwrap_or(&text);
        Some(if quotes == "'''" { text.to_owned() } else { lines_of_quoted(text) })
    }

    /// The text of the quotes that come next, on one line.
    fn string(&mut self) -> String {
        let line = self.rest.lines().next().unwrap_or_default();
        let mut text = String::new();
        let after = if let Some(literal) = line.strip_prefix('\'') {
            let (inside, after) =
                literal.split_once('\'').map_or((literal, None), |(it, after)| (it, Some(after)));
            text.push_str(inside);
            after
        } else if let Some((mut quoted, unread)) = Quoted::open(line) {
            let after = quoted.read(unread);
            if quoted.unknown_escape.is_some() {
                self.find("unknown escape, kept as written", "write \\\\ for a backslash");
            }
            text = quoted.text;
            after
        } else {
            None
        };
        if after.is_none() {
            self.find("the quote is not closed", "close it");
        }
        let end = line.len() - after.map_or(0, str::len);
        self.rest = self.rest.get(end..).unwrap_or_default();
        text
    }

    /// The key that comes next, in quotes or without, with the white space around it.
    pub(super) fn key(&mut self) -> Option<String> {
        let key = if self.rest.starts_with(['"', '\'']) {
            self.string()
        } else {
            let is_bare = |mark: char| mark.is_alphanumeric() || matches!(mark, '_' | '-');
            let rest = self.rest.trim_start_matches(is_bare);
            let key = self.rest.strip_suffix(rest).filter(|key| !key.is_empty())?.to_owned();
            self.rest = rest;
            key
        };
        self.skip_blanks();
        Some(key)
    }

    /// Adds an entry, unless its key is there already. One more than the limit stays, by which its place is known.
    pub(super) fn insert(&mut self, entries: &mut Vec<Entry>, entry: Entry) {
        let first = entries.iter().find(|other| other.key == entry.key).map(|first| first.position);
        match first {
            Some(first) => self.find_duplicate(&entry.key, entry.position, first),
            None if entries.len() <= MOST_KEYS => entries.push(entry),
            None => {}
        }
    }

    pub(super) fn find_duplicate(&mut self, key: &str, position: Position, first: Position) {
        if FINDINGS {
            let message = format!("`{key}` stands here twice, and the first one counts");
            let finding = Finding::new(Rule::DuplicateKey, position, message);
            self.add_finding(finding.with_length(key.chars().count()).with_see(first));
        }
    }

    /// Whether `mark` comes next; it is taken.
    pub(super) fn take(&mut self, mark: char) -> bool {
        let rest = self.rest.strip_prefix(mark);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Goes to what is neither white space nor a comment.
    pub(super) fn skip_space(&mut self) {
        self.rest = self.rest.trim_start();
        while self.mark == '=' && self.rest.starts_with('#') {
            self.skip_line();
            self.rest = self.rest.trim_start();
        }
    }

    /// Goes to what is no white space, on the same line.
    pub(super) fn skip_blanks(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t']);
    }

    /// Goes to the end of the line.
    pub(super) fn skip_line(&mut self) {
        self.rest = self.rest.find('\n').and_then(|end| self.rest.get(end..)).unwrap_or_default();
    }

    /// Where `rest` starts. Each character is passed once; it is only asked for by findings.
    pub(super) fn position(&mut self) -> Position {
        let (from, Position { mut line, mut column }) = self.seen;
        if FINDINGS {
            let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            let passed = from.strip_suffix(self.rest).unwrap_or_default();
            if let Some((lines, last)) = passed.rsplit_once('\n') {
                line += count(lines.matches('\n').count() + 1);
                column = count(last.chars().count() + 1);
            } else {
                column += count(passed.chars().count());
            }
            self.seen = (self.rest, Position { line, column });
        }
        Position { line, column }
    }

    /// Notes what is wrong at `rest`, and what to do.
    pub(super) fn find(&mut self, message: &str, help: &'static str) {
        if FINDINGS {
            let position = self.position();
            self.add_finding(Finding::new(Rule::FrontMatter, position, message).with_help(help));
        }
    }

    fn add_finding(&mut self, finding: Finding) {
        if self.findings.len() < MOST_FINDINGS {
            self.findings.push(finding);
        }
    }
}

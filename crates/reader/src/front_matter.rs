//! Front matter: the settings between two `---` lines on top of a page → entries, and the body below them.
//!
//! [`split`] is the entry point. What is read is a small part of YAML, because a YAML library would double
//! the size of the browser's code:
//!
//! - mappings and lists by indentation (with spaces), lists also as `[a, "b", [c]]`;
//! - plain, `'single'` and `"double"` quoted scalars, over several lines too;
//! - literal (`|`) and folded (`>`) scalars, with `-`, `+` and an indentation digit;
//! - comments, CRLF line ends, a byte order mark before the first line.
//!
//! Every scalar stays the text that was written: `true`, `5` and `2024-01-31` mean nothing here. Anchors,
//! aliases, tags, flow mappings, complex keys and directives are outside of the subset: each is a finding at its
//! line and column, and the rest is read all the same. Reading takes time linear in the text.
//!
//! Steps: find the two fences, gather the lines between them (`lines`), read mappings and lists (`block`), in them
//! scalars (`scalar`, `quoted`) and lists in brackets (`flow`).

mod block;
mod flow;
mod lines;
mod quoted;
mod scalar;
mod text;

use rolebook_model::limits::{LARGEST_FRONT_MATTER, MOST_KEYS};
use rolebook_model::{FINDINGS, Finding, Position, Rule};

/// The settings on top of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// The entries in the order in which they were written, no key twice.
    pub entries: Vec<Entry>,
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key, without quotes.
    pub key: String,
    /// Where the key starts in the file.
    pub position: Position,
    /// What it is set to.
    pub value: Value,
}

/// What a key is set to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A scalar, as it was written or as its quotes say.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// Entries of its own.
    Mapping(Vec<Entry>),
    /// Nothing was written.
    Empty,
}

impl FrontMatter {
    /// The entry with this key.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// The text that `key` is set to, without the white space around it; `None` where it is set to nothing
    /// or to something else.
    pub fn text(&self, key: &str) -> Option<&str> {
        match &self.get(key)?.value {
            Value::Text(text) => Some(text.trim()),
            _ => None,
        }
    }

    /// The values that `key` is set to; one that is not a list is a list of one, so that authors may write
    /// `aliases: Dev` for short.
    pub fn list(&self, key: &str) -> &[Value] {
        match self.get(key).map(|entry| &entry.value) {
            None | Some(Value::Empty) => &[],
            Some(Value::List(values)) => values,
            Some(value) => std::slice::from_ref(value),
        }
    }
}

/// A page in two parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split<'a> {
    /// The settings; empty where the page has none that can be read.
    pub front_matter: FrontMatter,
    /// What stands below them: the page's Markdown.
    pub body: &'a str,
    /// The line in the file on which the body starts, from 1.
    pub body_line: u32,
    /// What is wrong with the front matter.
    pub findings: Vec<Finding>,
}

/// Splits a page into front matter and body.
///
/// Where there is no front matter, where it is not closed, or where it holds no entry at all (a page that
/// starts with a thematic break), the whole text is the body, so that nothing of it is lost.
///
/// ```
/// let split = rolebook_reader::front_matter::split("---\ntitle: Baker\n---\nBakes bread.\n");
///
/// assert_eq!(split.front_matter.text("title"), Some("Baker"));
/// assert_eq!((split.body, split.body_line), ("Bakes bread.\n", 4));
/// ```
pub fn split(text: &str) -> Split<'_> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let whole_by = |rule: Rule, position: Position, message: &str, help: &'static str| Split {
        front_matter: FrontMatter::default(),
        body: text,
        body_line: 1,
        findings: found(rule, position, message, help),
    };
    let whole = |position, message, help| whole_by(Rule::FrontMatter, position, message, help);

    let mut lines = Lines { rest: text, number: 0 };
    let opening = loop {
        match lines.next() {
            Some(line) if line.trim_end().is_empty() => {}
            Some(line) => break line,
            None => break "",
        }
    };
    if opening.trim_end() != "---" {
        return whole(
            Position::START,
            "no front matter",
            "start the page with a line ---, `title: …` and a line ---",
        );
    }
    let fence = Position::line(lines.number);

    let mut reader = lines::Cursor::default();
    loop {
        let Some(line) = lines.next() else {
            return whole(
                fence,
                "front matter is not closed and was read as text",
                "add a line --- below it",
            );
        };
        if matches!(line.trim_end(), "---" | "...") {
            break;
        }
        if text.len() - lines.rest.len() > LARGEST_FRONT_MATTER {
            let message = "front matter is larger than 65,536 bytes and was read as text";
            return whole_by(
                Rule::FrontMatterTooLarge,
                fence,
                message,
                "write the text below the front matter",
            );
        }
        reader.push_line(lines.number, line);
    }

    let is_blank = reader.is_blank();
    let (mut entries, mut findings) = reader.read();
    if entries.is_empty() && !is_blank {
        let message = "no `key: value` between the two --- lines, so they were read as text";
        return whole(fence, message, "write `title: …` between them, or leave them out");
    }
    if let Some(beyond) = entries.get(MOST_KEYS) {
        let message = "front matter has more than 1,000 keys, and those from here on were left out";
        let help = "leave out what does not belong to the role";
        findings.extend(found(Rule::FrontMatterTooLarge, beyond.position, message, help));
        entries.truncate(MOST_KEYS);
    }
    if FINDINGS && fence.line > 1 {
        findings.extend(found(
            Rule::FrontMatter,
            fence,
            "front matter stands below empty lines, where other tools do not see it",
            "move it to the first line",
        ));
    }
    if FINDINGS {
        findings.sort_by_key(|finding| finding.position);
    }
    Split { front_matter: FrontMatter { entries }, body: lines.rest, body_line: lines.number + 1, findings }
}

/// One finding, where findings are made.
fn found(rule: Rule, position: Position, message: &str, help: &'static str) -> Vec<Finding> {
    if FINDINGS { vec![Finding::new(rule, position, message).with_help(help)] } else { Vec::new() }
}

/// The lines of a file, as far as they have not been read.
struct Lines<'a> {
    rest: &'a str,
    /// How many have been read: the number of the last one.
    number: u32,
}

impl<'a> Lines<'a> {
    /// The next line without its line end.
    fn next(&mut self) -> Option<&'a str> {
        if self.rest.is_empty() {
            return None;
        }
        let (line, rest) = self.rest.split_once('\n').unwrap_or((self.rest, ""));
        self.rest = rest;
        self.number += 1;
        Some(line.strip_suffix('\r').unwrap_or(line))
    }
}

#[cfg(test)]
mod tests;

//! The lines of front matter, how far they have been read, and what was wrong in them: what all readers of a kind of value
//! share.

use super::quoted::Quoted;
use super::text::{after_colon, before_comment, from_colon, starts_with_indicator};
use rolebook_model::{FINDINGS, Finding, Position, Rule};

/// The maximum number of findings: more would not help an author, and would make a hostile file costly.
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
    pub(super) fn after_dash(&self) -> Option<&'a str> {
        let rest = self.text.strip_prefix('-')?;
        matches!(rest.as_bytes().first(), None | Some(b' ' | b'\t')).then(|| rest.trim_start())
    }
}

/// The lines, and how far they have been read.
#[derive(Default)]
pub(super) struct Cursor<'a> {
    pub(super) lines: Vec<Line<'a>>,
    pub(super) next: usize,
    pub(super) findings: Vec<Finding>,
}

impl<'a> Cursor<'a> {
    /// Adds a line to what is to be read.
    pub(super) fn push_line(&mut self, number: u32, text: &'a str) {
        let tabs = text.starts_with('\t');
        let unindented = text.trim_start_matches(|mark| mark == ' ' || (tabs && mark == '\t'));
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

    /// Whether a line is one of a mapping or a list.
    pub(super) fn starts_entry(&self, line: Line<'a>) -> bool {
        line.after_dash().is_some() || self.split_key(line).is_some()
    }

    /// The key of a line and what follows it.
    pub(super) fn split_key(&self, line: Line<'a>) -> Option<(String, &'a str)> {
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
    pub(super) fn content_line(&mut self) -> Option<Line<'a>> {
        while let Some(line) = self.lines.get(self.next) {
            if !line.is_blank() && !line.text.starts_with('#') {
                return Some(*line);
            }
            self.next += 1;
        }
        None
    }

    pub(super) fn skip_deeper_than(&mut self, parent: usize) {
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

    pub(super) fn add_finding(&mut self, finding: Finding) {
        if self.findings.len() < MOST_FINDINGS {
            self.findings.push(finding);
        }
    }

    /// Where `rest`, the end of `line`, starts; it is only asked for by findings.
    pub(super) fn position(&self, line: Line<'a>, rest: &str) -> Position {
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

    /// Takes the next line of a text in quotes or a list in brackets, and the number of blank lines before
    /// it. A line that is indented no more than `parent` goes on too, as in most YAML libraries, unless it
    /// starts a key or a list entry: then a quote or bracket was forgotten.
    pub(super) fn continuation(&mut self, parent: usize) -> Option<(usize, Line<'a>)> {
        let mut breaks = 0;
        loop {
            let line = *self.lines.get(self.next)?;
            if line.is_blank() {
                breaks += 1;
            } else if line.indent <= parent && self.starts_entry(line) {
                return None;
            }
            self.next += 1;
            if !line.is_blank() {
                return Some((breaks, line));
            }
        }
    }
}

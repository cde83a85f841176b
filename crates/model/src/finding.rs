//! Findings: what is wrong with a page, where, and what to do.

use super::limits::LONGEST_MESSAGE;
use super::{LineIndex, Rule, truncated};
use std::borrow::Cow;
use std::fmt;

/// A place in a file, as editors count: both from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters (Unicode scalar values), from 1.
    pub column: u32,
}

impl Position {
    /// The first character of a file.
    pub const START: Position = Position { line: 1, column: 1 };

    /// The first character of `line`.
    pub fn line(line: u32) -> Position {
        Position { line, column: 1 }
    }

    /// The place that follows `before`, the beginning of a file.
    pub fn after(before: &str) -> Position {
        LineIndex::new(before).position(before, before.len())
    }
}

/// Whether reading makes findings. The browser's build is made without the feature `findings`: candidates need
/// no advice for authors, and its texts and the code around them weigh 7 kB there.
pub const FINDINGS: bool = cfg!(any(test, feature = "findings"));

/// Something in a page that reads wrongly, was left out, or may be a mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which rule it is about.
    pub rule: Rule,
    /// Where it is.
    pub position: Position,
    /// How many characters from there on, on the same line; 0 where it is about all that follows on the line.
    pub length: u32,
    /// What is wrong, in lower case and without a full stop.
    pub message: String,
    /// What to do, likewise.
    pub help: Cow<'static, str>,
    /// Where in the same file stands what it is compared with: the first of two.
    pub see: Option<Position>,
    /// What is likely meant, where it is one thing.
    pub edit: Option<Box<Edit>>,
}

/// An edit of the line that a finding is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is written, from the finding's position on.
    pub written: String,
    /// What to write in its place.
    pub meant: String,
}

impl Finding {
    /// A finding of `rule` at `position`, with the rule's own advice.
    pub fn new(rule: Rule, position: Position, message: impl Into<String>) -> Finding {
        let help = Cow::Borrowed(rule.help());
        let message = limited(message.into()).into_owned();
        Finding { rule, position, length: 0, message, help, see: None, edit: None }
    }

    /// The same with other advice.
    pub fn with_help(mut self, help: impl Into<Cow<'static, str>>) -> Finding {
        self.help = limited(help);
        self
    }

    /// The same about no more than `length` characters.
    pub fn with_length(mut self, length: usize) -> Finding {
        self.length = u32::try_from(length).unwrap_or(u32::MAX);
        self
    }

    /// The same with the edit that writes `meant` in place of `written`.
    pub fn with_edit(mut self, written: impl Into<String>, meant: impl Into<String>) -> Finding {
        self.edit = Some(Box::new(Edit { written: written.into(), meant: meant.into() }));
        self
    }

    /// The same, compared with what stands at `see`.
    pub fn with_see(mut self, see: Position) -> Finding {
        self.see = Some(see);
        self
    }
}

/// A message quotes what an author or a job board wrote, which may be of any length.
fn limited(text: impl Into<Cow<'static, str>>) -> Cow<'static, str> {
    let text = text.into();
    if text.len() > LONGEST_MESSAGE { truncated(&text, LONGEST_MESSAGE).into() } else { text }
}

/// What is wrong and what to do, on one line.
impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.message, self.help)
    }
}

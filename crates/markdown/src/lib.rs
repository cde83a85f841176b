//! Markdown text → a tree of the model's allow-listed nodes, and findings about what was left out.
//!
//! The entry point is [`parse`]. Its steps:
//!
//! 1. [`nesting`] caps how many blocks one line can open.
//! 2. [`leftovers`] finds kramdown marks and template leftovers that are not code and blanks them out in
//!    the source, every byte by one byte. It works on the source, before Markdown is read, because a
//!    leftover may contain what Markdown would read (`{{ a | b }}` in a table, `_` in a name) and may stand
//!    where text events never show it (a link's target). As lengths stay, so does every position.
//! 3. [`tree`] folds pulldown-cmark's events into nodes in one pass, with [`stack`] as its explicit stack:
//!    no recursion, however deeply the input nests.
//! 4. On the way, raw HTML is read by rule ([`html`], [`tags`]), links are resolved or refused ([`links`]), ids
//!    that are somebody else's are changed ([`ids`]), and lines such as "a. …" become lists ([`lettered`]).
//! 5. Findings were noted by byte offset; [`lines`] turns the offsets into lines and columns in one sweep.

// A text may be cut within a character, which would panic. clippy.toml cannot allow it in tests, as it does the others.
#![cfg_attr(not(test), warn(clippy::string_slice))]

mod nesting;

mod blanks;

mod leftovers;

mod tree;

mod stack;

mod inlines;

mod tags;

mod html;

mod ids;

mod links;

mod lettered;

mod lines;

mod slug;

#[cfg(any(test, feature = "findings"))]
mod passages;

pub use ids::free_id;
pub use links::address;
#[cfg(any(test, feature = "findings"))]
pub use links::href;
#[cfg(any(test, feature = "findings"))]
pub use passages::{LinkForm, Passage, PassageLink, Setting, passages};
pub use slug::{push_lower, push_slug, slug};

use rolebook_model::cut;
use rolebook_model::order;
use rolebook_model::{Block, FINDINGS, Finding, Inline, Position, Rule, Site};
use std::borrow::Cow;
use std::ops::Range;

/// How deeply nodes may be nested. What is nested deeper loses its marks, not its words: nothing that walks
/// the tree can exhaust the machine's stack.
pub const MAX_DEPTH: usize = 100;

/// A page's text as a tree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Headings and blocks in the order of the page.
    pub nodes: Vec<Node>,
}

impl Document {
    /// Whether anything stands before the first heading.
    pub fn starts_with_text(&self) -> bool {
        matches!(self.nodes.first(), Some(Node::Block(_)))
    }
}

/// What stands at the top of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A heading that is not inside another block; all others are [`Block::Subheading`]s.
    Heading(DocumentHeading),
    /// Anything else.
    Block(Block),
}

/// A heading of the page, before anything is made of its words.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentHeading {
    /// Where the heading starts in the file.
    pub position: Position,
    /// 1 to 6, as written.
    pub depth: u8,
    /// The heading's text as a tree.
    pub content: Vec<Inline>,
    /// The same as plain text, trimmed, with white space folded.
    pub text: String,
}

/// Reads a page's text after its front matter.
///
/// `body` starts on line `first_line` (from 1) of its file; `site` says what root-relative links are resolved against,
/// and where images may come from. Findings are ordered by place.
pub fn parse(body: &str, first_line: u32, site: &Site) -> (Document, Vec<Finding>) {
    let (shallow, too_deep) = nesting::cap(body);
    let (source, mut notes) = leftovers::blank_out(&shallow);
    let has_blanks = matches!(shallow, Cow::Owned(_)) || matches!(source, Cow::Owned(_));
    let (nodes, more) = tree::read(&source, lines::Lines::new(body, first_line), site, has_blanks);
    if FINDINGS {
        notes.extend(more);
        notes.extend(too_deep);
    }
    (Document { nodes }, locate(notes, body, first_line))
}

/// A finding whose place is still in bytes of the body.
struct Note {
    /// What it marks; nothing where it is about all that follows.
    range: Range<usize>,
    rule: Rule,
    message: String,
}

impl Note {
    /// A note whose message is put together of `words`.
    fn new(range: Range<usize>, rule: Rule, words: &[&str]) -> Note {
        Note { range, rule, message: words.concat() }
    }
}

fn locate(notes: Vec<Note>, body: &str, first_line: u32) -> Vec<Finding> {
    if !FINDINGS {
        return Vec::new();
    }
    let mut notes = order::by_number(notes, |note| note.range.start as u64);
    let mut is_deep = false;
    notes.retain(|note| note.rule != Rule::TooDeep || !std::mem::replace(&mut is_deep, true));
    let mut lines = lines::Lines::new(body, first_line);
    let found = |Note { range, rule, message }: Note| {
        let marked = cut::at(cut::at(body, range.end).0, range.start).1;
        let length = cut::before_any(marked, b"\r\n").0.chars().count();
        Finding::new(rule, lines.position(range.start), message).with_length(length)
    };
    notes.into_iter().map(found).collect()
}

#[cfg(test)]
mod tests;

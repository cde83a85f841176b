//! Markdown text → a tree of the model's allow-listed nodes, and findings about what was left out.
//!
//! The entry point is [`parse`]; [`parse_with_passages`] also gives the text as it stands in the source, for lints. Its
//! steps:
//!
//! 1. [`nesting`] caps how many blocks one line can open.
//! 2. [`code`] leaves out a fence that is never closed. [`dialects`] rewrites what other tools add to Markdown, such as notes
//!    and wiki links, and lists that are indented like code; [`leftovers`] finds marks of templates and attributes that are
//!    not code and blanks them out. All work on the source, every byte by one byte, before Markdown is parsed, because a
//!    leftover may contain what Markdown would parse (`{{ a | b }}` in a table, `_` in a name) and may stand
//!    where text events never show it (a link's target). As lengths stay, so does every position.
//! 3. [`tree`] turns pulldown-cmark's events into nodes in one pass, with a [`builder`] on an explicit [`stack`]:
//!    no recursion, however deeply the input nests. The parser reads what [`flanking`] makes of the source, so that it finds
//!    emphasis beside Chinese, Japanese and Korean. The same pass hands each event to [`passages`], where they are wanted.
//! 4. On the way, raw HTML is read by rule ([`html`], [`tokens`], [`tags`]), links are resolved or refused ([`links`]), ids
//!    that browsers or the interface use are changed ([`ids`]), and lines such as "a. …" become lists ([`lettered`]).
//! 5. The texts of [`footnotes`] are taken from where they stand, so that each can be shown wherever its mark is.
//! 6. Findings were noted by byte offset; a [`LineIndex`] turns the offsets into lines and columns.
//!
//! ```
//! use rolebook_markdown::{Node, parse};
//! use rolebook_model::{Rule, Site};
//!
//! let (document, findings) = parse("## Duties\n\nBake <u>bread</u>.\n", 1, &Site::default());
//! let [Node::Heading(heading), Node::Block(_)] = document.nodes.as_slice() else { panic!("two nodes") };
//! assert_eq!((heading.depth, heading.text.as_str()), (2, "Duties"));
//! assert_eq!((findings[0].rule, findings[0].position.line), (Rule::RawHtml, 3));
//! ```

// A text may be cut within a character, which would panic. clippy.toml cannot allow it in tests, as it does the others.
#![cfg_attr(not(test), warn(clippy::string_slice))]

mod nesting;

mod blanks;

mod fences;

mod code;

mod dialects;

mod leftovers;

mod memmem;

mod flanking;

mod tree;

mod builder;

mod stack;

mod inlines;

mod footnotes;

mod line_ends;

mod html;

mod tokens;

mod tags;

mod table_kind;

mod ids;

mod links;

mod lettered;

mod heading_lines;

mod slug;

#[cfg(any(test, feature = "findings"))]
mod passages;

pub use heading_lines::is_titled;
pub use ids::free_id;
pub use links::address;
#[cfg(any(test, feature = "findings"))]
pub use links::href;
#[cfg(any(test, feature = "findings"))]
pub use passages::{LinkForm, Passage, PassageKind, PassageLink};
pub use slug::{push_lower, push_slug, slug};

use pulldown_cmark::Options;
use rolebook_model::{Block, FINDINGS, Finding, Footnote, Inline, LineIndex, Position, Rule, Site};
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// How deeply nodes may be nested. What is nested deeper loses its marks, not its words: nothing that walks
/// the tree can exhaust the machine's stack.
pub const MAX_DEPTH: usize = 100;

/// What is parsed beyond CommonMark. Words are kept as they are written, so no smart punctuation.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// A page's text as a tree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Headings and blocks in the order of the page.
    pub nodes: Vec<Node>,
    /// The footnotes that are marked, in the order of their first marks.
    pub footnotes: Vec<Footnote>,
}

impl Document {
    /// The nodes, with the footnotes behind them as text: for what is shown in one piece.
    pub fn into_nodes(mut self) -> Vec<Node> {
        footnotes::place(&mut self.nodes, self.footnotes);
        self.nodes
    }

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
    /// What makes it a heading.
    pub kind: HeadingKind,
    /// 1 to 6: as written, or one below the heading above where it is a line that serves as a heading.
    pub depth: u8,
    /// The heading's text as a tree.
    pub content: Vec<Inline>,
    /// The same as plain text, trimmed, with white space folded.
    pub text: String,
}

/// What makes a line a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadingKind {
    /// Markdown says so.
    Heading,
    /// It is HTML's heading, or `###Title` without the space.
    Written,
    /// It is a paragraph or a line that is all bold or emphasised.
    Marked,
    /// A table's cell says it, which is a level or what is said of levels: the heading stands nowhere else on the page.
    OfTable,
    /// It may be one: a sentence that ends in a colon and introduces a list. A reader to whom it is none takes it for a
    /// paragraph.
    LeadIn,
}

impl HeadingKind {
    /// Whether its author said how deep it is.
    pub fn has_own_depth(self) -> bool {
        matches!(self, HeadingKind::Heading | HeadingKind::Written)
    }
}

/// Parses a page's text after its front matter.
///
/// `body` starts on line `first_line` (from 1) of its file; `site` has the base of root-relative links and the
/// origins of images. Findings are ordered by place.
pub fn parse(body: &str, first_line: u32, site: &Site) -> (Document, Vec<Finding>) {
    let (source, mut notes) = Source::new(body, first_line);
    let (document, more) = tree::read(&source, site, |_, _| {});
    notes.extend(more);
    (document, source.locate(notes))
}

/// The same, with the text as it stands in the source: see [`Passage`].
///
/// ```
/// use rolebook_markdown::parse_with_passages;
/// use rolebook_model::{Position, Site};
///
/// let (_, passages, _) = parse_with_passages("Bake **good** bread.\n", 7, &Site::default());
/// let passage = &passages[0];
/// assert_eq!(passage.text, "Bake good bread.");
/// assert_eq!(passage.position(passage.text.find("bread").unwrap()), Position { line: 7, column: 15 });
/// ```
#[cfg(any(test, feature = "findings"))]
pub fn parse_with_passages(
    body: &str,
    first_line: u32,
    site: &Site,
) -> (Document, Vec<Passage>, Vec<Finding>) {
    let (source, mut notes) = Source::new(body, first_line);
    let mut passages = passages::PassageBuilder::new(&source);
    let (document, more) = tree::read(&source, site, |event, range| passages.add(event, range));
    notes.extend(more);
    (document, passages.finish(), source.locate(notes))
}

/// A page's text, ready to be parsed.
struct Source<'a> {
    /// As it was written.
    body: &'a str,
    /// The same, byte by byte, with the marks of other tools blanked out.
    text: Cow<'a, str>,
    lines: LineIndex,
}

impl<'a> Source<'a> {
    fn new(body: &'a str, first_line: u32) -> (Source<'a>, Vec<Note>) {
        let (capped, too_deep) = nesting::cap(body);
        let capped = capped.map_or(Cow::Borrowed(body), Cow::Owned);
        let mut notes = Vec::new();
        let opened = code::without_open_fence(&capped, &mut notes).map_or(capped, Cow::Owned);
        let rewritten = dialects::rewrite(&opened, &mut notes).map_or(opened, Cow::Owned);
        let (blanked, left_out) = leftovers::blank_out(&rewritten);
        notes.extend(left_out.into_iter().chain(too_deep));
        let text = blanked.map_or(rewritten, Cow::Owned);
        (Source { body, text, lines: LineIndex::from_line(body, first_line) }, notes)
    }

    /// Whether the lines on both sides of a line end within a paragraph are one without a space.
    fn joins_lines(&self, line_end: &Range<usize>) -> bool {
        let (before, behind) = (self.text.get(..line_end.start), self.text.get(line_end.end..));
        before.zip(behind).is_some_and(|(before, behind)| line_ends::joins(before, behind))
    }

    /// Whether anything was blanked out.
    fn has_blanks(&self) -> bool {
        matches!(self.text, Cow::Owned(_))
    }

    /// The place of the byte at `offset` in the file.
    fn position(&self, offset: usize) -> Position {
        self.lines.position(self.body, offset)
    }

    /// Findings of notes, by place; of nodes that are nested too deeply, the first one.
    fn locate(&self, mut notes: Vec<Note>) -> Vec<Finding> {
        if !FINDINGS {
            return Vec::new();
        }
        notes.sort_by_key(|note| note.range.start);
        let mut is_deep = false;
        notes.retain(|note| note.rule != Rule::TooDeep || !std::mem::replace(&mut is_deep, true));
        notes.into_iter().map(|note| self.finding(note)).collect()
    }

    fn finding(&self, Note { range, rule, message }: Note) -> Finding {
        let marked = self.body.get(range.start..).unwrap_or_default().char_indices();
        let on_line = marked.take_while(|(at, mark)| *at < range.len() && !matches!(mark, '\r' | '\n'));
        Finding::new(rule, self.position(range.start), message).with_length(on_line.count())
    }
}

/// A finding whose place is still in bytes of the body.
struct Note {
    /// What it marks; empty where it is about all that follows.
    range: Range<usize>,
    rule: Rule,
    message: String,
}

impl Note {
    fn new(range: Range<usize>, rule: Rule, message: fmt::Arguments<'_>) -> Note {
        Note { range, rule, message: message.to_string() }
    }
}

#[cfg(test)]
mod tests;

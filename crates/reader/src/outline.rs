//! A page's headings → what each of them is: label, seniority, owner and reason.
//!
//! Entry point: [`outline`]. The steps, each in a module of its own:
//!
//! 1. [`HeadingContext`]: what each heading is by its own words: a section's phrase, a position;
//! 2. [`labels`](super::labels): what it is on this page, by its surroundings;
//! 3. [`seniorities`](super::seniorities): the seniority of each level, by its words and the other levels';
//! 4. [`owners`](super::owners): the level to which each section belongs.

use super::lexicon::{Folded, Lexicon};
use super::position::Position;
use super::{labels, owners, seniorities};
use rolebook_model::{FINDINGS, Label, Reason, Seniority};
use std::sync::Arc;

/// How many of a page's headings are read. The steps compare headings with one another, so their work grows faster than
/// the page; real pages have fewer than a hundred.
pub(super) const MAX_HEADINGS: usize = 500;

/// A heading as it stands on the page.
pub(super) struct Line<'a> {
    /// 1 to 6.
    pub(super) depth: u8,
    /// Its text.
    pub(super) text: &'a str,
    /// What stands below it up to the next heading.
    pub(super) body: Body,
}

/// What stands below a heading, as far as the outline asks.
#[derive(Clone, Copy, Default)]
pub(super) struct Body {
    /// A list stands there.
    pub(super) has_list: bool,
    /// Anything stands there.
    pub(super) has_text: bool,
    /// Its text speaks of a grade.
    pub(super) says_grade: bool,
}

/// A level that the front matter names.
pub(super) struct Named {
    /// The heading's words.
    pub(super) name: Folded,
    /// The seniority it gives, if any.
    pub(super) seniority: Option<Seniority>,
}

/// What a heading is.
#[derive(Debug)]
pub(super) struct Meaning {
    pub(super) label: Label,
    pub(super) seniority: Option<Seniority>,
    /// The level that it belongs to, as an index into the headings.
    pub(super) owner: Option<usize>,
    pub(super) reason: Reason,
    /// The position that it names.
    pub(super) position: Option<Position>,
}

/// A heading, and what it is by its own words.
pub(super) struct HeadingContext<'a> {
    pub(super) depth: u8,
    pub(super) text: &'a str,
    pub(super) folded: Folded,
    pub(super) body: Body,
    /// The kind of section by its words, with the matching phrase.
    pub(super) section: Option<(Label, Arc<str>)>,
    /// The position it names; never beside a section.
    pub(super) position: Option<Position>,
    /// Its entry in the front matter, with the seniority if one is given.
    pub(super) named: Option<Option<Seniority>>,
    /// Its index among the headings.
    pub(super) index: usize,
    /// The nearest heading above that is less deep.
    pub(super) parent: Option<usize>,
    /// Where its part of the page ends: the next heading that is not deeper.
    pub(super) end: usize,
    /// The sections that follow it, as long as they can be its own.
    pub(super) followed_by: Followers,
    /// It names a position that may be a level of this page.
    pub(super) may_be_level: bool,
}

/// The sections that follow a heading up to a heading of another kind.
#[derive(Clone, Copy, Default)]
pub(super) struct Followers {
    /// There is one.
    pub(super) any: bool,
    /// One is "Job grade".
    pub(super) has_grade: bool,
    /// One describes a position, so that the heading is more than a mention.
    pub(super) describe: bool,
}

impl HeadingContext<'_> {
    /// Whether the heading at `index` is nested in this one, at any depth.
    pub(super) fn holds(&self, index: usize) -> bool {
        self.index < index && index < self.end
    }

    /// Whether it has the same words as `other`.
    pub(super) fn has_words_of(&self, other: &HeadingContext<'_>) -> bool {
        self.folded.as_str() == other.folded.as_str()
    }

    /// Whether it begins with the words of `other`.
    pub(super) fn begins_with(&self, other: &HeadingContext<'_>) -> bool {
        self.folded.as_str().starts_with(other.folded.as_str())
    }

    /// Whether the position it names has a seniority.
    pub(super) fn says_seniority(&self) -> bool {
        self.position.as_ref().is_some_and(Position::says_seniority)
    }

    /// The label its words give.
    pub(super) fn section_label(&self) -> Option<Label> {
        self.section.as_ref().map(|(label, _)| *label)
    }

    /// Whether it is one of the sections that describe a position.
    pub(super) fn describes_a_position(&self) -> bool {
        matches!(
            self.section_label(),
            Some(Label::Responsibilities | Label::Requirements | Label::JobGrade | Label::NiceToHave)
        )
    }
}

/// Reads the headings of a page called `title`, in order; those beyond [`MAX_HEADINGS`] are of no kind.
pub(super) fn outline(title: &str, named: &[Named], lines: &[Line<'_>], lexicon: &Lexicon) -> Vec<Meaning> {
    let folded = Folded::new(title);
    let mut headings = Vec::with_capacity(lines.len().min(MAX_HEADINGS));
    for line in lines.iter().take(MAX_HEADINGS) {
        headings.push(heading_context(line, headings.len(), folded.as_str(), named, lexicon));
    }
    let mut page = labels::PageHeadings::new(title, headings, lexicon);
    let labels = labels::labels(&page);
    let seniorities = seniorities::seniorities(&page, &labels);
    let owners = owners::owners(&page, &labels);
    let mut outline = Vec::with_capacity(lines.len());
    for ((label, reason), heading) in labels.into_iter().zip(&mut page.headings) {
        let seniority = seniorities.get(heading.index).copied().flatten();
        let owner = owners.get(heading.index).copied().flatten();
        outline.push(Meaning { label, seniority, owner, reason, position: heading.position.take() });
    }
    outline.resize_with(lines.len(), not_classified);
    outline
}

fn not_classified() -> Meaning {
    let reason = Reason::Because(if FINDINGS { "stands below more headings than are read" } else { "" });
    Meaning { label: Label::Other, seniority: None, owner: None, reason, position: None }
}

fn heading_context<'a>(
    line: &Line<'a>,
    index: usize,
    title: &str,
    named: &[Named],
    lexicon: &Lexicon,
) -> HeadingContext<'a> {
    let text = without_number(line.text);
    let folded = Folded::new(text);
    let named =
        named.iter().find(|named| named.name.as_str() == folded.as_str()).map(|named| named.seniority);
    let section = lexicon.section(&folded);
    let position = match &section {
        Some(_) if named.is_none() => None,
        _ => Position::parse(text, title, lexicon),
    };
    HeadingContext {
        depth: line.depth,
        text,
        folded,
        body: line.body,
        section,
        position,
        named,
        index,
        parent: None,
        end: index + 1,
        followed_by: Followers::default(),
        may_be_level: false,
    }
}

/// A heading without the number in front: "2.1 Requirements", "3) Levels".
fn without_number(text: &str) -> &str {
    let rest = text.trim_start_matches(|mark: char| mark.is_ascii_digit() || matches!(mark, '.' | ')'));
    let is_number = text.strip_suffix(rest).is_some_and(|number| number.contains(['.', ')']));
    if is_number && rest.starts_with(' ') { rest.trim_start() } else { text }
}

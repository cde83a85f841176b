//! A page's headings → what each of them is: label, seniority, owner and reason.
//!
//! Entry point: [`outline`]. The steps, each in a module of its own:
//!
//! 1. [`HeadingContext`]: what each heading is by its own words: a section's phrase, a position;
//! 2. [`labels`](super::labels): what it is on this page, by its surroundings;
//! 3. [`heading_lines`](super::heading_lines): the same of lines that serve as headings;
//! 4. [`seniorities`](super::seniorities): the seniority of each level, by its words and the other levels';
//! 5. [`owners`](super::owners): the level to which each section belongs.

use super::labels::PageHeadings;
use super::lexicon::{Folded, Lexicon};
use super::position::Position;
use super::{gender, heading_lines, labels, owners, sections, seniorities};
#[cfg(feature = "model")]
use super::{language::Tongue, line_labels, weights::Weights};
use rolebook_markdown::{Document, Node};
use rolebook_model::{FINDINGS, Heading, Label, PageLabels, Reason, Seniority};
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
    /// What stands below it up to the next heading, as a tree.
    pub(super) below: &'a [Node],
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
    /// The track that its table names above it.
    pub(super) track: Option<String>,
}

/// A heading, and what it is by its own words.
pub(super) struct HeadingContext<'a> {
    pub(super) depth: u8,
    pub(super) text: &'a str,
    pub(super) folded: Folded,
    pub(super) body: Body,
    #[cfg_attr(not(feature = "model"), expect(dead_code, reason = "the model asks for it"))]
    pub(super) below: &'a [Node],
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

/// Whether a heading may well be something else than it was read as: another label is not much less likely, or a word is
/// spelt in another way.
pub fn is_guess(heading: &Heading) -> bool {
    match &heading.reason {
        // That a remark may be another kind of remark matters to nobody; that it may be a level does.
        Reason::Weighed(weighed) => {
            weighed.is_unsure() && (heading.label != Label::Other || weighed.next == Label::Level)
        }
        Reason::Says(_) => true,
        Reason::Because(_) => false,
    }
}

/// What headings are read by.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    pub(super) lexicon: &'a Lexicon,
    /// What each heading is, where that is known.
    pub(super) known: Option<&'a PageLabels>,
    /// Whether reasons are given for labels that are sure, too.
    #[cfg(feature = "model")]
    pub(super) explains: bool,
    #[cfg(feature = "model")]
    pub(super) weights: &'a Weights,
    /// The words of the page's language, where it is not English.
    #[cfg(feature = "model")]
    pub(super) tongue: Option<&'a Tongue>,
}

/// Whether a role that was read has the labels of its page: who has no model knows them from the catalog, and needs them no more.
pub(super) const KEEPS_LABELS: bool = cfg!(feature = "model");

/// Reads the headings of a page called `title`, in order; those beyond [`MAX_HEADINGS`] are of no kind. The lines that serve
/// as headings become some. Gives the labels of all, too.
pub(super) fn outline(
    title: &str,
    named: &[Named],
    document: &mut Document,
    reading: &Reading<'_>,
) -> (Vec<Meaning>, PageLabels) {
    let folded = Folded::new(title);
    let lines = sections::lines_of_own_depth(document);
    let page = headings(title, &folded, named, &lines, reading.lexicon);
    let labelled = labels(&page, reading);
    let mut all = PageLabels::default();
    if KEEPS_LABELS {
        all.headings = labelled.iter().map(|(label, _)| *label).collect();
    }
    if !heading_lines::has_any(document) {
        return (meanings(page, &folded, labelled, lines.len(), reading.lexicon), all);
    }
    let of_lines = heading_lines::known(document, reading).unwrap_or_else(|| {
        #[cfg(feature = "model")]
        return line_labels::labelled(title, document, &all.headings, reading);
        #[cfg(not(feature = "model"))]
        heading_lines::unknown(document)
    });
    if KEEPS_LABELS {
        all.lines = of_lines.iter().map(|labels| labels.iter().map(|(label, _)| *label).collect()).collect();
    }
    if of_lines.iter().all(Vec::is_empty) {
        return (meanings(page, &folded, labelled, lines.len(), reading.lexicon), all);
    }
    let labelled = heading_lines::join(document, labelled.into_iter(), of_lines);
    let lines = sections::lines(document);
    let page = headings(title, &folded, named, &lines, reading.lexicon);
    (meanings(page, &folded, labelled, lines.len(), reading.lexicon), all)
}

/// What each of a page's headings is, once they are labelled.
fn meanings(
    mut page: PageHeadings<'_>,
    title: &Folded,
    labelled: Vec<(Label, Reason)>,
    count: usize,
    lexicon: &Lexicon,
) -> Vec<Meaning> {
    let labels: Vec<Label> = labelled.iter().map(|(label, _)| *label).collect();
    for (heading, label) in page.headings.iter_mut().zip(&labels) {
        if *label == Label::Level && heading.position.is_none() {
            heading.position = Position::parse(&gender::folded(heading.text), title.as_str(), lexicon);
        }
    }
    let seniorities = seniorities::seniorities(&page, &labels);
    let owners = owners::owners(&page, &labels);
    let mut outline = Vec::with_capacity(count);
    for ((label, reason), heading) in labelled.into_iter().zip(&mut page.headings) {
        let seniority = seniorities.get(heading.index).copied().flatten();
        let owner = owners.get(heading.index).copied().flatten();
        outline.push(Meaning {
            label,
            seniority,
            owner,
            reason,
            position: heading.position.take(),
            track: None,
        });
    }
    outline.resize_with(count, not_classified);
    outline
}

/// The headings of a page with what each is by its own words.
pub(super) fn headings<'a>(
    title: &str,
    folded: &Folded,
    named: &[Named],
    lines: &[Line<'a>],
    lexicon: &Lexicon,
) -> PageHeadings<'a> {
    let mut headings = Vec::with_capacity(lines.len().min(MAX_HEADINGS));
    for line in lines.iter().take(MAX_HEADINGS) {
        headings.push(heading_context(line, headings.len(), folded.as_str(), named, lexicon));
    }
    PageHeadings::new(title, headings, lexicon)
}

/// The label of each heading, with the reason: as it is known, by the model, or in a build without that by the rules.
fn labels(page: &PageHeadings<'_>, reading: &Reading<'_>) -> Vec<(Label, Reason)> {
    let because = |labels: &[Label], reason| {
        let reason = Reason::Because(if FINDINGS { reason } else { "" });
        labels.iter().map(|label| (*label, reason.clone())).collect()
    };
    if let Some(known) = reading.known.filter(|known| known.headings.len() == page.headings.len()) {
        return because(&known.headings, "was read so when the site was built");
    }
    let rules = labels::rules(page);
    #[cfg(feature = "model")]
    return super::model::labels(page, &rules, reading);
    #[cfg(not(feature = "model"))]
    because(&rules, "is so by the rules")
}

fn not_classified() -> Meaning {
    let reason = Reason::Because(if FINDINGS { "stands below more headings than are read" } else { "" });
    Meaning { label: Label::Other, seniority: None, owner: None, reason, position: None, track: None }
}

fn heading_context<'a>(
    line: &Line<'a>,
    index: usize,
    title: &str,
    named: &[Named],
    lexicon: &Lexicon,
) -> HeadingContext<'a> {
    let text = without_number(line.text);
    let one_form = gender::folded(text);
    let folded = Folded::new(&one_form);
    // As it is written, or without its number and in one form.
    let written = (!named.is_empty()).then(|| Folded::new(line.text));
    let is_it =
        |name: &str| name == folded.as_str() || written.as_ref().is_some_and(|it| name == it.as_str());
    let named = named.iter().find(|named| is_it(named.name.as_str())).map(|named| named.seniority);
    let section = lexicon.section(&folded);
    let position = match &section {
        Some(_) if named.is_none() => None,
        _ => Position::parse(&one_form, title, lexicon),
    };
    HeadingContext {
        depth: line.depth,
        text,
        folded,
        body: line.body,
        below: line.below,
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

#[cfg(test)]
mod tests {
    use super::*;
    use rolebook_model::{Position, Weighed};

    #[track_caller]
    fn check(label: Label, next: Label, margin: i32, expect: bool) {
        let heading = Heading {
            position: Position::line(1),
            is_line: false,
            depth: 2,
            content: Vec::new(),
            text: String::new(),
            id: String::new(),
            label,
            section: label,
            seniority: None,
            owner: None,
            reason: Reason::Weighed(Weighed { observations: Vec::new(), margin, next }),
        };
        assert_eq!(is_guess(&heading), expect);
    }

    #[test]
    fn a_narrow_margin_is_a_guess_but_between_remarks() {
        check(Label::Requirements, Label::Other, Weighed::UNIT / 4, true);
        check(Label::Requirements, Label::Other, Weighed::UNIT, false);
        check(Label::Other, Label::Level, Weighed::UNIT / 4, true);
        check(Label::Other, Label::Links, Weighed::UNIT / 4, false);
    }
}

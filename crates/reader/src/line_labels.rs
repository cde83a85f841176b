//! Lines that may serve as headings → their labels, by the model.
//!
//! The page's other headings are labelled first, as if these lines were paragraphs: so they are read alike whether or not a page
//! has such lines. [`walk`] then goes through the lines in order and asks for the label of each, by its own words, what
//! stands below it and the section in which it stands. A sentence or a title is a heading where it says something else than its
//! section.

use super::features::PageFeatures;
use super::gender;
use super::heading_lines::{Labelled, can_be_divided, not_read, title};
use super::labels;
use super::lexicon::Folded;
use super::line_features::{LineFeatures, LineKind, PageLines, of_title};
use super::outline::{self, MAX_HEADINGS, Reading};
use super::reasons;
use super::sections;
use super::sequence::Chosen;
use super::weights::{Scores, Sums};
use rolebook_markdown::{Document, HeadingKind, Node, is_titled};
use rolebook_model::{Block, FINDINGS, Label, List, Reason};

/// How the lines of a page called `title` are read, given the labels of its other headings in order.
pub(super) fn labelled(
    title: &str,
    document: &Document,
    labels: &[Label],
    reading: &Reading<'_>,
) -> Vec<Labelled> {
    walk(title, document, labels, reading, &mut |features, without, _| {
        let scores = scores(features, reading);
        let chosen = likeliest(&scores, without);
        let is_other = chosen.label == Label::Other && without.is_some();
        let echo = is_other.then(|| likeliest(&scores, None)).filter(|echo| Some(echo.label) == without);
        let because = |chosen: Chosen| match FINDINGS {
            true => reasons::of_line(features, reading, &chosen),
            false => Reason::Because(""),
        };
        let echo = echo.map(|chosen| (chosen.label, because(chosen)));
        Decision { label: chosen.label, reason: because(chosen), echo }
    })
}

/// How a line is labelled.
pub(super) struct Decision {
    pub(super) label: Label,
    pub(super) reason: Reason,
    /// The label that it has, if it only says what its section says already.
    pub(super) echo: Option<(Label, Reason)>,
}

/// Goes through the lines of a page, and asks `decide` for the label of each. It gets the line's features, the label that it
/// cannot have, and where it stands.
pub(super) fn walk(
    title: &str,
    document: &Document,
    labels: &[Label],
    reading: &Reading<'_>,
    decide: &mut dyn FnMut(&LineFeatures<'_>, Option<Label>, u32) -> Decision,
) -> Vec<Labelled> {
    // Marked lines have the features of headings among headings, too.
    let all_lines = if has_marked(document) { sections::lines(document) } else { Vec::new() };
    let folded = Folded::new(title);
    let headings = outline::headings(title, &folded, &[], &all_lines, reading.lexicon);
    let rules = labels::rules(&headings);
    let features = PageFeatures::new(&headings, &rules, reading);
    let page = PageLines::new(title, document, &features, reading);
    let mut labels = labels.iter();
    let mut above = Above { open: Vec::new(), last: None };
    let mut all: Vec<Labelled> = Vec::new();
    // The sentences of the section so far that say the same as it does, by their place in `all`.
    let mut echoes: Vec<(usize, (Label, Reason))> = Vec::new();
    for node in &document.nodes {
        let found = match node {
            Node::Heading(heading) if heading.kind.has_own_depth() => {
                above.push(heading.depth, labels.next().copied().unwrap_or(Label::Other));
                echoes.clear();
                continue;
            }
            Node::Heading(heading) if heading.kind == HeadingKind::Marked => {
                let parent = above.parent(heading.depth);
                let found = match page.line(all.len(), LineKind::Marked, parent, above.last) {
                    Some(features) => {
                        let Decision { label, reason, .. } = decide(&features, None, heading.position.line);
                        (label, reason)
                    }
                    None => (Label::Other, not_read()),
                };
                above.push(heading.depth, found.0);
                echoes.clear();
                vec![found]
            }
            Node::Heading(sentence) => {
                let section = above.section();
                // "All Baker responsibilities, and:" belongs to what its section includes.
                let features = match page.inherits(all.len()) {
                    true => None,
                    false => page.line(all.len(), LineKind::Sentence, section, above.last),
                };
                let line = sentence.position.line;
                match features.map(|features| decide(&features, without(section), line)) {
                    Some(Decision { label, reason, .. }) if label != Label::Other => {
                        above.push(sentence.depth, label);
                        // "Must have:" is a heading where "Nice to have:" behind it is one.
                        for (place, echo) in echoes.drain(..) {
                            if let Some(before) = all.get_mut(place) {
                                before.push(echo);
                            }
                        }
                        vec![(label, reason)]
                    }
                    Some(Decision { echo: Some(echo), .. }) => {
                        echoes.push((all.len(), echo));
                        Labelled::new()
                    }
                    _ => Labelled::new(),
                }
            }
            Node::Block(Block::List(list)) if is_titled(list) => {
                let found = of_list(list, &above, all.len(), reading, decide);
                for (label, _) in &found {
                    above.push(above.depth_below(), *label);
                }
                found
            }
            Node::Block(_) => continue,
        };
        all.push(found);
    }
    all
}

/// Whether a page has marked lines.
fn has_marked(document: &Document) -> bool {
    let is_marked =
        |node: &Node| matches!(node, Node::Heading(heading) if heading.kind == HeadingKind::Marked);
    document.nodes.iter().any(is_marked)
}

/// The labels of a list's titles, where most of them are headings.
fn of_list(
    list: &List,
    above: &Above,
    before: usize,
    reading: &Reading<'_>,
    decide: &mut dyn FnMut(&LineFeatures<'_>, Option<Label>, u32) -> Decision,
) -> Labelled {
    if before >= MAX_HEADINGS || list.items.len() > MAX_HEADINGS {
        return Labelled::new();
    }
    let section = above.section();
    let mut found = Labelled::with_capacity(list.items.len());
    for item in &list.items {
        let below = item.blocks.get(1..2).unwrap_or_default();
        let folded = Folded::new(&gender::folded(&title(item)));
        let features = of_title(&folded, below, section, above.last, *reading);
        let Decision { label, reason, .. } = decide(&features, without(section), item.line);
        found.push((label, reason));
    }
    let headings = found.iter().filter(|(label, _)| *label != Label::Other).count();
    if headings * 2 > found.len() { found } else { Labelled::new() }
}

/// The label that a sentence cannot have in a section of this kind: it says nothing new there.
fn without(section: Option<Label>) -> Option<Label> {
    section.filter(|section| *section != Label::Other)
}

/// The headings above the current place.
struct Above {
    /// Those that hold it, with depth and the kind of section.
    open: Vec<(u8, Label)>,
    /// The label of the last one.
    last: Option<Label>,
}

impl Above {
    fn push(&mut self, depth: u8, label: Label) {
        let section = match self.parent(depth) {
            Some(parent) if label == Label::Other && can_be_divided(parent) => parent,
            _ => label,
        };
        self.open.retain(|(above, _)| *above < depth);
        self.open.push((depth, section));
        self.last = Some(label);
    }

    /// The kind of section in which a heading of this depth stands.
    fn parent(&self, depth: u8) -> Option<Label> {
        self.open.iter().rev().find(|(above, _)| *above < depth).map(|(_, section)| *section)
    }

    /// The kind of section in which a text stands.
    fn section(&self) -> Option<Label> {
        self.open.last().map(|(_, section)| *section)
    }

    /// How deep a title stands that a list here holds.
    fn depth_below(&self) -> u8 {
        self.open.last().map_or(2, |(depth, _)| depth + 1).min(6)
    }
}

/// What the features of a line speak for.
fn scores(features: &LineFeatures<'_>, reading: &Reading<'_>) -> Scores {
    let mut sums = Sums::default();
    features.all(&mut |_, hash, _| reading.weights.add(hash, &mut sums));
    reading.weights.scores(&sums, features.answers())
}

/// The label for which most speaks, but for one that cannot be.
fn likeliest(scores: &Scores, without: Option<Label>) -> Chosen {
    let (mut best, mut next) = ((Label::Other, i32::MIN), (Label::Other, i32::MIN));
    for (label, score) in Label::ALL.into_iter().zip(*scores) {
        if without == Some(label) {
            continue;
        }
        if score > best.1 {
            (best, next) = ((label, score), best);
        } else if score > next.1 {
            next = (label, score);
        }
    }
    Chosen { label: best.0, margin: best.1.saturating_sub(next.1), next: next.0 }
}

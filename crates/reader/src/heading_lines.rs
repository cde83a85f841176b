//! Lines that serve as headings without being Markdown's, and their labels → headings of the page.
//!
//! Entry point: [`join`]. A bold line is a heading whatever it says. Sentences that introduce a list, and the titles of a list
//! whose entries have lists of their own, are headings where they are [labelled](super::line_labels); the others stay
//! paragraphs and lists, and nothing changes for them.

use super::outline::Reading;
use rolebook_markdown::{Document, DocumentHeading, HeadingKind, Node, is_titled};
use rolebook_model::{Block, FINDINGS, Label, List, ListItem, Position, Reason, plain_text};

/// The labels of what may be headings: of a marked line one; of a sentence one, or none where it is no heading; of a list one
/// for each title, or none where it is a list.
pub(super) type Labelled = Vec<(Label, Reason)>;

/// The lines of a page that may be headings, in order.
fn lines(document: &Document) -> impl Iterator<Item = Line<'_>> {
    document.nodes.iter().filter_map(line)
}

fn line(node: &Node) -> Option<Line<'_>> {
    match node {
        Node::Heading(heading) if heading.kind.has_own_depth() => None,
        Node::Heading(heading) => Some(Line::Heading(heading.kind)),
        Node::Block(Block::List(list)) if is_titled(list) => Some(Line::List(list)),
        Node::Block(_) => None,
    }
}

enum Line<'a> {
    Heading(HeadingKind),
    List(&'a List),
}

/// Whether a node is a line that may be a heading.
#[cfg(feature = "model")]
pub(super) fn may_be_heading(node: &Node) -> bool {
    line(node).is_some()
}

/// Whether a page has any line that may be a heading.
pub(super) fn has_any(document: &Document) -> bool {
    lines(document).next().is_some()
}

/// The labels of a page's lines as they are known; `None` if they are of another text.
pub(super) fn known(document: &Document, reading: &Reading<'_>) -> Option<Vec<Labelled>> {
    let mut known = reading.known?.lines.iter();
    let mut all = Vec::new();
    for line in lines(document) {
        let labels = known.next()?;
        let fits = match line {
            Line::Heading(HeadingKind::Marked) => labels.len() == 1,
            Line::Heading(_) => labels.len() <= 1,
            Line::List(list) => labels.is_empty() || labels.len() == list.items.len(),
        };
        if !fits {
            return None;
        }
        all.push(labels.iter().map(|label| (*label, Reason::Because(""))).collect());
    }
    known.next().is_none().then_some(all)
}

/// The labels of a page's lines where nothing is known of them: marked lines are headings of no kind.
#[cfg(not(feature = "model"))]
pub(super) fn unknown(document: &Document) -> Vec<Labelled> {
    let of = |line| match line {
        Line::Heading(HeadingKind::Marked) => vec![(Label::Other, not_read())],
        _ => Labelled::new(),
    };
    lines(document).map(of).collect()
}

/// Whether a line within a section of this kind, which says nothing of its own, leaves what follows in the section.
pub(super) fn can_be_divided(section: Label) -> bool {
    matches!(
        section,
        Label::Responsibilities
            | Label::NotResponsible
            | Label::Requirements
            | Label::NiceToHave
            | Label::PerformanceIndicators
            | Label::CareerLadder
            | Label::HiringProcess
            | Label::Compensation
            | Label::Links
    )
}

pub(super) fn not_read() -> Reason {
    Reason::Because(if FINDINGS { "stands below more lines than are read" } else { "" })
}

/// The labels of all headings in order, with those of the lines, which become headings where they are labelled.
pub(super) fn join(
    document: &mut Document,
    headings: impl Iterator<Item = (Label, Reason)>,
    lines: Vec<Labelled>,
) -> Vec<(Label, Reason)> {
    let (mut headings, mut lines) = (headings, lines.into_iter());
    let mut joined = Vec::new();
    let mut depth = 1;
    let nodes = std::mem::take(&mut document.nodes);
    document.nodes.reserve_exact(nodes.len());
    for mut node in nodes {
        match &mut node {
            Node::Heading(heading) if heading.kind.has_own_depth() => {
                depth = heading.depth;
                joined.push(headings.next().unwrap_or((Label::Other, not_read())));
            }
            Node::Heading(heading) => {
                let found = lines.next().unwrap_or_default();
                if !found.is_empty() {
                    heading.kind = HeadingKind::Marked;
                    depth = heading.depth;
                    joined.extend(found);
                }
            }
            Node::Block(Block::List(list)) if is_titled(list) => {
                let found = lines.next().unwrap_or_default();
                if !found.is_empty() {
                    joined.extend(found);
                    let items = std::mem::take(&mut list.items);
                    items.into_iter().for_each(|item| section(item, depth, &mut document.nodes));
                    continue;
                }
            }
            Node::Block(_) => {}
        }
        document.nodes.push(node);
    }
    joined
}

/// Makes a section of an entry with a title, below a heading of this depth.
fn section(item: ListItem, above: u8, nodes: &mut Vec<Node>) {
    let text = title(&item);
    let mut blocks = item.blocks.into_iter();
    let content = match blocks.next() {
        Some(Block::Paragraph(content)) => content,
        _ => Vec::new(),
    };
    let (position, kind, depth) = (Position::line(item.line), HeadingKind::Marked, (above + 1).min(6));
    nodes.push(Node::Heading(DocumentHeading { position, kind, depth, content, text }));
    nodes.extend(blocks.map(Node::Block));
}

pub(super) fn title(item: &ListItem) -> String {
    match item.blocks.first() {
        Some(Block::Paragraph(content)) => plain_text(content).trim().to_owned(),
        _ => String::new(),
    }
}

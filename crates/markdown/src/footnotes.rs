//! Marks and texts of footnotes → the footnotes of a page.
//!
//! A page may be shown in parts, such as the levels of a role, and a note belongs to where it is named. So its text is taken from
//! where it stands, and a mark has the index of its note. Marks and texts come in any order: [`Footnotes`] collects them while
//! events are read, and [`Footnotes::resolve`] joins them.

use super::{Node, push_lower};
use rolebook_model::limits::MOST_FOOTNOTES;
use rolebook_model::{Block, Footnote, Inline};

/// The footnotes of a page so far.
#[derive(Default)]
pub(super) struct Footnotes {
    /// The labels that are marked, in lower case and sorted, each with its index: Markdown takes no notice of case.
    marked: Vec<(String, usize)>,
    definitions: Vec<Definition>,
}

/// The text of a footnote, as it was written.
struct Definition {
    label: String,
    blocks: Vec<Block>,
    /// How many nodes of the page stand before it.
    place: usize,
}

impl Footnotes {
    /// The mark of the note with this label; beyond the limit just the label.
    pub(super) fn mark(&mut self, label: &str) -> Inline {
        match self.find(label) {
            Ok(index) => Inline::Note(index),
            Err(_) if self.marked.len() == MOST_FOOTNOTES => raised(label),
            Err(place) => {
                let index = self.marked.len();
                self.marked.insert(place, (lower(label), index));
                Inline::Note(index)
            }
        }
    }

    /// The index of a label, or the place where it would be.
    fn find(&self, label: &str) -> Result<usize, usize> {
        let label = lower(label);
        let place = self.marked.binary_search_by(|(marked, _)| marked.cmp(&label))?;
        self.marked.get(place).map(|(_, index)| *index).ok_or(place)
    }

    /// Adds the text of a note in front of which the page has so many nodes.
    pub(super) fn define(&mut self, label: String, blocks: Vec<Block>, place: usize) {
        self.definitions.push(Definition { label, blocks, place });
    }

    /// The notes that are marked, by index. A text without a mark stays where it was written, behind its label, and so does a
    /// second one for the same mark; a heading of notes that has only marked ones below it is left out.
    pub(super) fn resolve(self, nodes: &mut Vec<Node>) -> Vec<Footnote> {
        let note = |index| Footnote { id: format!("rolebook-note-{}", index + 1), blocks: Vec::new() };
        let mut notes: Vec<Footnote> = (0..self.marked.len()).map(note).collect();
        let mut has_text = vec![false; notes.len()];
        let mut is_first = |definition: &Definition| {
            let index = self.find(&definition.label).ok()?;
            let has_text = has_text.get_mut(index)?;
            (!std::mem::replace(has_text, *has_text || !definition.blocks.is_empty())).then_some(index)
        };
        let found: Vec<_> = self.definitions.iter().map(&mut is_first).collect();
        // From the last on, so that the places of the others stay right.
        for (Definition { label, blocks, place }, found) in self.definitions.into_iter().zip(found).rev() {
            match found.and_then(|index| notes.get_mut(index)) {
                Some(_) if blocks.is_empty() => {}
                Some(note) => {
                    note.blocks = blocks;
                    leave_out_heading(nodes, place);
                }
                None => insert(nodes, place, &label, blocks),
            }
        }
        notes
    }
}

fn lower(label: &str) -> String {
    let mut lower = String::new();
    label.chars().for_each(|letter| push_lower(letter, &mut lower));
    lower
}

/// A label above the line.
pub(super) fn raised(label: &str) -> Inline {
    Inline::Superscript(vec![Inline::Text(label.to_owned())])
}

/// Puts footnotes behind `nodes` as text, and their numbers in place of the marks.
pub(super) fn place(nodes: &mut Vec<Node>, footnotes: Vec<Footnote>) {
    if footnotes.is_empty() {
        return;
    }
    let mut number = |inline: &mut Inline| {
        if let Inline::Note(index) = inline {
            *inline = raised(&(*index + 1).to_string());
        }
    };
    for node in &mut *nodes {
        match node {
            Node::Heading(heading) => each_of(&mut heading.content, &mut number),
            Node::Block(block) => each_inline(std::slice::from_mut(block), &mut number),
        }
    }
    for (index, Footnote { blocks, .. }) in footnotes.into_iter().enumerate() {
        insert(nodes, nodes.len(), &(index + 1).to_string(), blocks);
    }
}

/// Puts a note that has no mark among the nodes, behind its label.
fn insert(nodes: &mut Vec<Node>, place: usize, label: &str, mut blocks: Vec<Block>) {
    if !matches!(blocks.first(), Some(Block::Paragraph(_))) {
        blocks.insert(0, Block::Paragraph(Vec::new()));
    }
    if let Some(Block::Paragraph(content)) = blocks.first_mut() {
        content.insert(0, Inline::Text(" ".to_owned()));
        content.insert(0, raised(label));
    }
    let place = place.min(nodes.len());
    blocks.into_iter().rev().for_each(|block| nodes.insert(place, Node::Block(block)));
}

/// What a heading above footnotes says.
const NOTES: &[&str] = &[
    "notes",
    "footnotes",
    "endnotes",
    "references",
    "fußnoten",
    "anmerkungen",
    "quellen",
    "notes de bas de page",
    "notas",
    "notas al pie",
    "notas de rodapé",
    "note",
    "voetnoten",
    "脚注",
    "注",
];

/// Leaves out the heading in front of a note, if it says only that, and nothing else stands below it.
fn leave_out_heading(nodes: &mut Vec<Node>, place: usize) {
    let Some(before) = place.checked_sub(1) else { return };
    let Some(Node::Heading(heading)) = nodes.get(before) else { return };
    let is_bare = match nodes.get(place) {
        None => true,
        Some(Node::Heading(next)) => next.depth <= heading.depth,
        Some(Node::Block(_)) => false,
    };
    let text = heading.text.to_lowercase();
    if is_bare && NOTES.contains(&text.trim_end_matches([':', '：'])) {
        nodes.remove(before);
    }
}

/// Calls `each` with every inline of these blocks.
fn each_inline(blocks: &mut [Block], each: &mut dyn FnMut(&mut Inline)) {
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Subheading { content, .. } => each_of(content, each),
            Block::List(list) => list.items.iter_mut().for_each(|item| each_inline(&mut item.blocks, each)),
            Block::Quote(blocks) => each_inline(blocks, each),
            Block::Table(table) => {
                table.cells_mut().for_each(|cell| each_inline(&mut cell.blocks, each));
            }
            Block::Details { summary, blocks } => {
                each_of(summary, each);
                each_inline(blocks, each);
            }
            Block::Code { .. } | Block::Rule => {}
        }
    }
}

fn each_of(inlines: &mut [Inline], each: &mut dyn FnMut(&mut Inline)) {
    for inline in inlines {
        match inline {
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Subscript(content)
            | Inline::Superscript(content) => each_of(content, each),
            Inline::Link(link) => each_of(&mut link.content, each),
            _ => each(inline),
        }
    }
}

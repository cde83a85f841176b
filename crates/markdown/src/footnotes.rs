//! Marks and texts of footnotes → the footnotes of a page.
//!
//! A page may be shown in parts, such as the levels of a role, and a note belongs to where it is named. So its text is taken from
//! where it stands, and a mark has the index of its note. Marks and texts come in any order: [`Footnotes`] collects them while
//! events are read, and [`Footnotes::resolve`] joins them.

use super::{Node, slug};
use rolebook_model::{Block, Footnote, Inline};
use std::collections::HashMap;

/// The footnotes of a page so far.
#[derive(Default)]
pub(super) struct Footnotes {
    /// The index of each label that is marked, in lower case: Markdown takes no notice of case.
    marked: HashMap<String, usize>,
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
    /// The mark of the note with this label.
    pub(super) fn mark(&mut self, label: &str) -> Inline {
        let next = self.marked.len();
        Inline::Note(*self.marked.entry(label.to_lowercase()).or_insert(next))
    }

    /// Adds the text of a note in front of which the page has so many nodes.
    pub(super) fn define(&mut self, label: String, blocks: Vec<Block>, place: usize) {
        self.definitions.push(Definition { label, blocks, place });
    }

    /// The notes that are marked, by index. One without a mark stays where it was written, behind its label; a heading of
    /// notes that has only marked ones below it is left out.
    pub(super) fn resolve(self, nodes: &mut Vec<Node>) -> Vec<Footnote> {
        let mut notes = vec![Footnote { id: String::new(), blocks: Vec::new() }; self.marked.len()];
        let mut ids = HashMap::new();
        // From the last on, so that the places of the others stay right.
        for Definition { label, blocks, place } in self.definitions.into_iter().rev() {
            let index = self.marked.get(&label.to_lowercase());
            match index.and_then(|index| notes.get_mut(*index)) {
                Some(note) => {
                    *note = Footnote { id: id(&label, &mut ids), blocks };
                    leave_out_heading(nodes, place);
                }
                None => insert(nodes, place, &label, blocks),
            }
        }
        notes
    }
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

/// The id of the note with this label.
fn id(label: &str, ids: &mut HashMap<String, usize>) -> String {
    let id = format!("rolebook-note-{}", slug(label));
    let count = ids.entry(id.clone()).or_default();
    *count += 1;
    if *count == 1 { id } else { format!("{id}-{count}") }
}

/// Puts a note that has no mark among the nodes, behind its label.
fn insert(nodes: &mut Vec<Node>, place: usize, label: &str, mut blocks: Vec<Block>) {
    let label = [raised(label), Inline::Text(" ".to_owned())];
    match blocks.first_mut() {
        Some(Block::Paragraph(content)) => drop(content.splice(0..0, label)),
        _ => blocks.insert(0, Block::Paragraph(label.into())),
    }
    let place = place.min(nodes.len());
    nodes.splice(place..place, blocks.into_iter().map(Node::Block));
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
                let rows = std::iter::once(&mut table.head).chain(&mut table.rows);
                rows.flatten().for_each(|cell| each_of(cell, each));
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

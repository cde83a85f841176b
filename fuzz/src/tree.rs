//! A walk through a tree, in the order of the page.

use rolebook_model::{Block, Image, Inline, Link};

/// What a walk visits.
pub(crate) enum Visit<'a> {
    /// A run of text or code.
    Run(&'a str),
    /// A link, before its content.
    Link(&'a Link),
    /// The end of a link's content.
    LinkEnd,
    /// An image, before its text.
    Image(&'a Image),
    /// An anchor.
    Anchor(&'a str),
    /// A line break.
    Break,
    /// The end of a line of text.
    LineEnd,
    /// An entry of a list that is not at a section's top: its line in the file.
    Entry(u32),
}

/// Calls `visit` with everything in the tree, and with the number of nodes around it.
pub(crate) fn walk<'a>(blocks: &'a [Block], depth: usize, visit: &mut dyn FnMut(Visit<'a>, usize)) {
    for block in blocks {
        let depth = depth + 1;
        match block {
            Block::Paragraph(content) | Block::Subheading { content, .. } => {
                walk_line(content, depth, visit);
            }
            Block::List(list) => {
                for item in &list.items {
                    visit(Visit::Entry(item.line), depth);
                    walk(&item.blocks, depth + 1, visit);
                }
            }
            Block::Quote(inner) => walk(inner, depth, visit),
            Block::Code { text, .. } => {
                visit(Visit::Run(text), depth);
                visit(Visit::LineEnd, depth);
            }
            Block::Table(table) => {
                table.cells().for_each(|cell| walk(&cell.blocks, depth + 2, visit));
            }
            Block::Details { summary, blocks: inner } => {
                walk_line(summary, depth + 1, visit);
                walk(inner, depth, visit);
            }
            Block::Rule => {}
        }
    }
}

/// The same for the content of one line, and for the line's end.
pub(crate) fn walk_line<'a>(content: &'a [Inline], depth: usize, visit: &mut dyn FnMut(Visit<'a>, usize)) {
    walk_inlines(content, depth, visit);
    visit(Visit::LineEnd, depth);
}

fn walk_inlines<'a>(content: &'a [Inline], depth: usize, visit: &mut dyn FnMut(Visit<'a>, usize)) {
    for inline in content {
        let depth = depth + 1;
        match inline {
            Inline::Text(run) | Inline::Code(run) => visit(Visit::Run(run), depth),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Strikethrough(inner)
            | Inline::Subscript(inner)
            | Inline::Superscript(inner) => walk_inlines(inner, depth, visit),
            Inline::Link(link) => {
                visit(Visit::Link(link), depth);
                walk_inlines(&link.content, depth, visit);
                visit(Visit::LinkEnd, depth);
            }
            Inline::Image(image) => {
                visit(Visit::Image(image), depth);
                visit(Visit::Run(&image.text), depth);
            }
            Inline::Anchor(id) => visit(Visit::Anchor(id), depth),
            Inline::Note(_) => {}
            Inline::Break => visit(Visit::Break, depth),
        }
    }
}

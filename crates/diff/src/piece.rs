//! A section's content → its pieces, and a piece → its text.

use rolebook_model::{Block, Content, Inline, Item, Section, plain_text};

/// What is compared as one: an item, or a block that is no list at a section's top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Piece<'a> {
    /// An item with all that is nested in it.
    Item(&'a Item),
    /// A paragraph, table or other block.
    Block(&'a Block),
}

impl<'a> Piece<'a> {
    /// The piece's blocks, in which its text stands.
    pub fn blocks(self) -> &'a [Block] {
        match self {
            Piece::Item(item) => &item.blocks,
            Piece::Block(block) => std::slice::from_ref(block),
        }
    }

    /// The piece's text, to whose bytes [`marks`](super::Marked::marks) refer.
    ///
    /// Its lines stand one below the other in the order of the page, each with a `\n` behind it. A line is the
    /// content of a paragraph, of a subheading, of a details' summary or of a table's cell (the head's first, then
    /// row by row), or a whole block of code. In a line, the texts of [`Inline::Text`], [`Inline::Code`] and
    /// [`Inline::Image`] follow upon one another, and [`Inline::Break`] is one space. Nothing else has text: what numbers a list's
    /// entries, or says that they are done, has none.
    pub fn text(self) -> String {
        let mut text = String::new();
        push_blocks(self.blocks(), &mut text);
        text
    }
}

/// The section's pieces in order: those that have any text.
pub(super) fn each_piece<'a>(section: &'a Section, each: &mut dyn FnMut(Piece<'a>)) {
    for content in &section.content {
        match content {
            Content::Items(list) => list.items.iter().for_each(|item| each(Piece::Item(item))),
            Content::Block(block) => each(Piece::Block(block)),
        }
    }
}

fn push_blocks(blocks: &[Block], text: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Subheading { content, .. } => push_line(content, text),
            Block::List(list) => list.items.iter().for_each(|item| push_blocks(&item.blocks, text)),
            Block::Quote(inner) => push_blocks(inner, text),
            Block::Code { text: code, .. } => {
                text.push_str(code);
                text.push('\n');
            }
            Block::Table(table) => {
                let cells = table.head.iter().chain(table.rows.iter().flatten());
                cells.for_each(|cell| push_line(cell, text));
            }
            Block::Details { summary, blocks } => {
                push_line(summary, text);
                push_blocks(blocks, text);
            }
            Block::Rule => {}
        }
    }
}

fn push_line(inlines: &[Inline], text: &mut String) {
    text.push_str(&plain_text(inlines));
    text.push('\n');
}

//! A section's content → its pieces, and a piece → its text.

use rolebook_model::{Block, Content, Inline, Item, Section, plain_text};

/// The unit of comparison: an item, or a block at a section's top that is no list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Piece<'a> {
    /// An item with all that is nested in it.
    Item(&'a Item),
    /// A paragraph, table or other block.
    Block(&'a Block),
}

impl<'a> Piece<'a> {
    /// The piece's blocks, which hold its text.
    pub fn blocks(self) -> &'a [Block] {
        match self {
            Piece::Item(item) => &item.blocks,
            Piece::Block(block) => std::slice::from_ref(block),
        }
    }

    /// What tells the piece from one that is equal: a page may have equal items.
    pub fn address(self) -> *const () {
        match self {
            Piece::Item(item) => std::ptr::from_ref(item).cast(),
            Piece::Block(block) => std::ptr::from_ref(block).cast(),
        }
    }

    /// The piece's text, to whose bytes [`marks`](super::Marked::marks) refer.
    ///
    /// Its lines are in the order of the page, each followed by `\n`. A line is the content of a paragraph, of a
    /// subheading, of a details' summary or of a table's cell (the head's first, then row by row), or a whole block of
    /// code. In a line, the texts of [`Inline::Text`], [`Inline::Code`] and [`Inline::Image`] are joined, and
    /// [`Inline::Break`] is one space. Nothing else has text: a list's numbers and checkboxes have none.
    pub fn text(self) -> String {
        let mut text = String::new();
        push_blocks(self.blocks(), &mut text);
        text
    }
}

/// The section's pieces in order.
pub(super) fn pieces(section: &Section) -> Vec<Piece<'_>> {
    let mut pieces = Vec::with_capacity(section.content.len());
    // What stands in a table of levels is compared in their sections.
    for content in section.content.iter().filter(|content| !content.is_ladder()) {
        match content {
            Content::Items(list) => pieces.extend(list.items.iter().map(Piece::Item)),
            Content::Block(block) => pieces.push(Piece::Block(block)),
        }
    }
    pieces
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
                table.cells().for_each(|cell| push_blocks(&cell.blocks, text));
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

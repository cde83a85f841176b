//! A section's content → its paragraphs and lists; requirements are listed as musts and bonuses.

use super::copy_button::copy_button;
use super::dom::{attributes, classed, each, element, keyed, nodes, nothing, phrase, text};
use super::text::{self, Pen};
use rolebook_diff::Piece;
use rolebook_model::{Block, Content, Item, ItemList, Necessity, Numbering, Section, plain_text};
use yew::prelude::*;

/// What stands below a section's heading of this rank, as far as `shows` says so.
pub(super) fn pieces(
    pen: &mut Pen<'_>,
    section: &Section,
    rank: u8,
    shows: &dyn Fn(Piece<'_>) -> bool,
) -> Html {
    each(&section.content, |content| match content {
        Content::Block(block) if !shows(Piece::Block(block)) => nothing(),
        Content::Block(block) => text::block(pen, block, rank),
        Content::Items(list) => items(pen, list, rank, shows),
    })
}

/// A list as it was written, or where it holds requirements a list of musts and one of bonuses.
fn items(pen: &mut Pen<'_>, list: &ItemList, rank: u8, shows: &dyn Fn(Piece<'_>) -> bool) -> Html {
    let mut numbering = list.numbering;
    each([None, Some(Necessity::Must), Some(Necessity::Bonus)], |necessity| {
        let mut entries = Vec::new();
        for item in &list.items {
            if item.necessity == necessity && shows(Piece::Item(item)) {
                entries.push(entry(pen, item, rank));
            }
        }
        if entries.is_empty() {
            return nothing();
        }
        let count = entries.len();
        let name = necessity.map(|necessity| match necessity {
            Necessity::Must => pen.words.must,
            Necessity::Bonus => pen.words.bonus,
        });
        let list = text::list(numbering, name, super::dom::list(entries));
        // The numbers of the bonuses go on from those of the musts.
        if let Numbering::Numbers(number) = &mut numbering {
            *number = number.saturating_add(count as u64);
        }
        nodes([name.map_or_else(nothing, |name| kind(pen, name, count)), list])
    })
}

/// The visible name of a list of requirements, and how many there are.
fn kind(pen: &Pen<'_>, name: &'static str, count: usize) -> Html {
    let count = classed("span", "count", text(&pen.words.number(count)));
    classed("p", "kind", nodes([phrase(name), phrase(" "), count]))
}

fn entry(pen: &mut Pen<'_>, Item { id, done, blocks, .. }: &Item, rank: u8) -> Html {
    if pen.is_copying {
        return element("li", attributes! { "id": None }, text::entry(pen, *done, blocks, nothing(), rank));
    }
    let button = copy_button(pen.words, id, &first_line(blocks));
    let content = text::entry(pen, *done, blocks, button, rank);
    keyed(id, element("li", attributes! { "id": id.as_str() }, content))
}

/// What an item begins with, as plain text.
pub(super) fn first_line(blocks: &[Block]) -> String {
    match blocks.first() {
        Some(Block::Paragraph(content) | Block::Subheading { content, .. }) => plain_text(content),
        _ => String::new(),
    }
}

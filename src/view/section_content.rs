//! A section's content → its blocks and lists. Requirements are listed as must-haves and bonuses.

use super::copy_button::copy_mark;
use super::element::element;
use super::text::{self, RenderContext};
use rolebook_diff::Piece;
use rolebook_model::{Block, Content, Item, ItemList, Necessity, Numbering, Section, plain_text};
use yew::prelude::*;

/// The pieces of a section that `is_shown` selects. The section's heading has this rank.
pub(super) fn section_content(
    context: &mut RenderContext<'_>,
    section: &Section,
    rank: u8,
    is_shown: &dyn Fn(Piece<'_>) -> bool,
) -> Html {
    let content = section.content.iter().map(|content| match content {
        Content::Block(block) if !is_shown(Piece::Block(block)) => Html::default(),
        Content::Block(block) => text::block(context, block, rank),
        Content::Items(list) => items(context, list, rank, is_shown),
    });
    content.collect()
}

/// A list as it was written; requirements as a list of must-haves and a list of bonuses.
fn items(
    context: &mut RenderContext<'_>,
    list: &ItemList,
    rank: u8,
    is_shown: &dyn Fn(Piece<'_>) -> bool,
) -> Html {
    let mut numbering = list.numbering;
    let lists = [None, Some(Necessity::Must), Some(Necessity::Bonus)].into_iter().map(|necessity| {
        let is_listed = |item: &&Item| item.necessity == necessity && is_shown(Piece::Item(item));
        let entries = list.items.iter().filter(is_listed).map(|item| entry(context, item, rank));
        let entries = entries.collect::<Vec<Html>>();
        let count = entries.len();
        if count == 0 {
            return Html::default();
        }
        let name = necessity.map(|necessity| match necessity {
            Necessity::Must => context.messages.must,
            Necessity::Bonus => context.messages.bonus,
        });
        let list = text::list(numbering, name, entries.into_iter().collect());
        // The numbers of the bonuses continue those of the must-haves.
        if let Numbering::Numbers(number) = &mut numbering {
            *number = number.saturating_add(count as u64);
        }
        html! { <>{ for name.map(|name| kind(context, name, count)) }{ list }</> }
    });
    lists.collect()
}

/// The visible name of a list of requirements, and how many there are.
fn kind(context: &RenderContext<'_>, name: &'static str, count: usize) -> Html {
    html! { <p class="kind">{ name }{ " " }{ element("span", "count", context.messages.number(count)) }</p> }
}

fn entry(context: &mut RenderContext<'_>, Item { id, done, blocks, .. }: &Item, rank: u8) -> Html {
    if context.is_copy {
        return element("li", "", text::entry(context, *done, blocks, Html::default(), rank));
    }
    html! { <li key={&**id} id={id.clone()}>{ text::entry(context, *done, blocks, copy_mark(id), rank) }</li> }
}

/// The text of the first block of an item, without markup.
pub(super) fn first_line(blocks: &[Block]) -> String {
    match blocks.first() {
        Some(Block::Paragraph(content) | Block::Subheading { content, .. }) => plain_text(content),
        _ => String::new(),
    }
}

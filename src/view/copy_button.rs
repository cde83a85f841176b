//! The id of a heading or an item → what copies the link to it.
//!
//! A heading has a button. A button in each item would be a stop for the keyboard and a part of the item's name, hundreds of them on
//! a page: items have a mark for the pointer alone, and each section lists the links to its items, folded, for everybody else.

use super::element::element;
use super::messages::{Messages, fill};
use super::section_content::first_line;
use super::truncate::truncate;
use rolebook_model::Section;
use yew::prelude::*;

/// How many characters of the text go into the button's label: about eight words.
const MAX_LABEL: usize = 50;

/// The button behind the heading with this id. The browser part listens at the root and goes by `data-copy`;
/// the icon is in the style sheet.
pub(super) fn copy_button(messages: &Messages, id: &str, text: &str) -> Html {
    html! { <button type="button" class="copy" data-copy={id.to_owned()} aria-label={label(messages, text)}></button> }
}

/// The mark behind the item with this id, which is there while the pointer is over the item or text of it is selected.
pub(super) fn copy_mark(id: &str) -> Html {
    html! { <span aria-hidden="true" class="copy" data-copy={id.to_owned()}></span> }
}

/// The links to the items of a section, out of sight until the keyboard is there.
pub(super) fn item_links(messages: &Messages, section: &Section) -> Html {
    if !section.has_items() {
        return Html::default();
    }
    html! {
        <details class="item-links">
            { element("summary", "", messages.item_links) }
            <ul role="list">
                for item in section.items() {
                    <li key={&*item.id}>
                        // A text would be found twice in the page, and the first time where it is folded.
                        <button
                            type="button"
                            data-copy={item.id.clone()}
                            aria-label={label(messages, &first_line(&item.blocks))}
                        ></button>
                    </li>
                }
            </ul>
        </details>
    }
}

fn label(messages: &Messages, text: &str) -> String {
    fill(messages.copy_link, &[&truncate(text.trim(), MAX_LABEL)])
}

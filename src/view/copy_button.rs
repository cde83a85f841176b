//! The id of a heading or an item → the button that copies the link to it.

use super::messages::{Messages, fill};
use super::truncate::truncate;
use yew::prelude::*;

/// How many characters of the text go into the button's label: about eight words.
const MAX_LABEL: usize = 50;

/// The button behind the heading or the item with this id. The browser part listens at the root and goes by `data-copy`;
/// the icon is in the style sheet.
pub(super) fn copy_button(messages: &Messages, id: &str, text: &str) -> Html {
    let label = fill(messages.copy_link, &[&truncate(text.trim(), MAX_LABEL)]);
    html! { <button type="button" class="copy" data-copy={id.to_owned()} aria-label={label}></button> }
}

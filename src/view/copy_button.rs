//! An id and the text that has it → the button that copies the link to it.

use super::beginning::beginning;
use super::dom::{attributes, element, nothing};
use super::words::{Words, fill};
use yew::prelude::*;

/// How much of a text names its button: about eight words.
const NAME: usize = 50;

/// The button behind the heading or the item with this id. The browser part listens to all of them at once and
/// goes by `data-copy`; the icon is the sheet's.
#[inline(never)]
pub(super) fn copy_button(words: &Words, id: &str, text: &str) -> Html {
    let attributes = attributes! {
        "type": "button",
        "class": "copy",
        "data-copy": id,
        "aria-label": &*fill(words.copy_link, &[&beginning(text.trim(), NAME)]),
    };
    element("button", attributes, nothing())
}

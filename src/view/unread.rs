//! The page of a role or a level whose text did not come: what is known of it, and the way to ask again.

use super::dom::{attributes, bare, element, link, nodes, phrase, text};
use super::frame::Frame;
use super::header::header;
use super::words::fill;
use rolebook_diff::Side;
use yew::prelude::*;

/// The top of the role's or the level's page, and below it that the rest is missing. `here` is the URL of this page:
/// a link to where one is already asks for it anew, with the app and without.
pub(super) fn unread(frame: Frame<'_>, Side { role, level }: Side<'_>, here: &str) -> Html {
    let message = [
        text(&fill(frame.words.not_loaded, &[&role.title])),
        phrase(" "),
        link(here, phrase(frame.words.try_again)),
    ];
    let missing = attributes! { "role": "alert", "class": "missing" };
    nodes([header(frame, role, level), element("div", missing, bare("p", nodes(message)))])
}

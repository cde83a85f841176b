//! The page for what is not there: says so, and leads back.

use super::dom::{attributes, bare, classed, element, link, nodes, nothing, phrase};
use super::frame::Frame;
use yew::prelude::*;

/// What is shown where no page is.
pub(super) fn not_found(frame: Frame<'_>) -> Html {
    let home = frame.base();
    let field = attributes! { "id": "rolebook-search", "type": "search", "name": "q", "autocomplete": "off" };
    let form = attributes! { "role": "search", "action": home, "class": "search" };
    classed(
        "div",
        "not-found",
        nodes([
            bare("h1", phrase(frame.words.not_found)),
            classed("p", "lead", phrase(frame.words.not_found_advice)),
            // A plain form: it leads to the directory's URL for the search, with or without the app.
            element(
                "form",
                form,
                nodes([
                    element("label", attributes! { "for": "rolebook-search" }, phrase(frame.words.search)),
                    element("input", field, nothing()),
                    bare("button", phrase(frame.words.search_button)),
                ]),
            ),
            bare("p", link(home, phrase(frame.words.all_roles))),
        ]),
    )
}

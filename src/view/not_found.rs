//! The page for what is not there: says so, and leads back.

use super::dom::{attributes, bare, classed, element, link, nodes, nothing, phrase};
use super::words;
use yew::prelude::*;

/// What is shown where no page is; `home` is the directory's path.
pub(super) fn not_found(home: &str) -> Html {
    let field = attributes! { "id": "rolebook-search", "type": "search", "name": "q", "autocomplete": "off" };
    let form = attributes! { "role": "search", "action": home, "class": "search" };
    classed(
        "div",
        "not-found",
        nodes([
            bare("h1", phrase(words::NOT_FOUND)),
            classed("p", "lead", phrase(words::NOT_FOUND_ADVICE)),
            // A plain form: it leads to the directory's URL for the search, with or without the app.
            element(
                "form",
                form,
                nodes([
                    element("label", attributes! { "for": "rolebook-search" }, phrase(words::SEARCH)),
                    element("input", field, nothing()),
                    bare("button", phrase(words::SEARCH_BUTTON)),
                ]),
            ),
            bare("p", link(home, phrase(words::ALL_ROLES))),
        ]),
    )
}

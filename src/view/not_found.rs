//! The page for a URL that does not exist: a search, and the link back to the directory.

use super::PageContext;
use super::element::{element, link};
use yew::prelude::*;

/// The page for a URL that does not exist.
pub(super) fn not_found(page: PageContext<'_>) -> Html {
    let PageContext { messages, .. } = page;
    let home = AttrValue::from(page.base().to_owned());
    html! {
        <div class="not-found">
            { element("h1", "", messages.not_found) }
            { element("p", "lead", messages.not_found_advice) }
            // A plain form: it leads to the directory's URL for the search, with or without the app.
            <form role="search" action={&home} class="search">
                <label for="rolebook-search">{ messages.search }</label>
                <input id="rolebook-search" type="search" name="q" autocomplete="off" />
                <button>{ messages.search_button }</button>
            </form>
            <p>{ link(home, messages.all_roles) }</p>
        </div>
    }
}

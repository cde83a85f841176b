//! The page for what is not there: says so, and leads back.

use super::words;
use yew::prelude::*;

/// What is shown where no page is; `home` is the directory's path.
pub(super) fn not_found(home: &str) -> Html {
    html! {
        <div class="not-found">
            <h1>{ words::NOT_FOUND }</h1>
            <p class="lead">{ words::NOT_FOUND_ADVICE }</p>
            // A plain form: it leads to the directory's URL for the search, with or without the app.
            <form class="search" role="search" action={home.to_owned()}>
                <label for="rolebook-search">{ words::SEARCH }</label>
                <input id="rolebook-search" type="search" name="q" autocomplete="off" />
                <button>{ words::SEARCH_BUTTON }</button>
            </form>
            <p><a href={home.to_owned()}>{ words::ALL_ROLES }</a></p>
        </div>
    }
}

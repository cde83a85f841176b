//! The page of a role or level whose text could not be loaded: its metadata, and a link to try again.

use super::PageContext;
use super::element::link;
use super::header::header;
use super::messages::fill;
use rolebook_diff::Side;
use yew::prelude::*;

/// The header of the role or level, and an alert in place of the text. `url` is this page's own: with the app and without,
/// a link to it loads the text again.
pub(super) fn not_loaded(page: PageContext<'_>, Side { role, level }: Side<'_>, url: String) -> Html {
    let PageContext { messages, .. } = page;
    html! {
        <>
            { header(page, role, level) }
            <div role="alert" class="missing">
                <p>{ fill(messages.not_loaded, &[&role.title]) }{ " " }{ link(url, messages.try_again) }</p>
            </div>
        </>
    }
}

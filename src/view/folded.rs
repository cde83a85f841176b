//! Content below a summary, which the style sheet keeps open where the screen is wide.

use yew::prelude::*;

/// What is folded away where the screen is narrow.
pub(super) fn folded(summary: &str, content: Html) -> Html {
    html! { <details><summary>{ summary }</summary>{ content }</details> }
}

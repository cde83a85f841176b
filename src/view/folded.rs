//! Content below a summary, which the style sheet keeps open where the screen is wide.

use super::element::element;
use yew::prelude::*;

/// What is folded away where the screen is narrow.
pub(super) fn folded(summary: &str, content: Html) -> Html {
    html! { <details>{ element("summary", "", summary) }{ content }</details> }
}

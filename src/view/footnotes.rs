//! The links of a page's text → numbered footnotes with their addresses, for print.
//!
//! Links are numbered while the text is rendered, in its order. The style sheet shows numbers and footnotes in print only.

use super::PageContext;
use std::cell::RefCell;
use yew::prelude::*;

/// A repeated address is found among the first so many; beyond them it gets a number of its own, so that numbering takes
/// linear time.
const MAX_REUSED: usize = 200;

/// The addresses of a page's footnotes, in the order of their numbers.
#[derive(Default)]
pub(super) struct Footnotes(RefCell<Vec<AttrValue>>);

impl Footnotes {
    /// The number of the footnote with this address, from 1.
    pub(super) fn number(&self, address: &AttrValue) -> usize {
        let mut addresses = self.0.borrow_mut();
        let known = addresses.iter().take(MAX_REUSED).position(|known| known == address);
        let index = known.unwrap_or_else(|| {
            addresses.push(address.clone());
            addresses.len() - 1
        });
        index + 1
    }

    /// The footnotes below the page's text; nothing where it has no links.
    pub(super) fn section(&self, page: PageContext<'_>) -> Html {
        let addresses = self.0.borrow();
        if addresses.is_empty() {
            return Html::default();
        }
        html! {
            <section class="footnotes">
                <h2>{ page.messages.links }</h2>
                <ol>{ for addresses.iter().map(|address| html! { <li>{ without_scheme(address) }</li> }) }</ol>
            </section>
        }
    }
}

/// A mail address or telephone number as it is written by hand; any other address unchanged.
fn without_scheme(address: &str) -> &str {
    address.strip_prefix("mailto:").or_else(|| address.strip_prefix("tel:")).unwrap_or(address)
}

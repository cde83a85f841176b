//! A site's own text below every page. It is in the built document, outside of the element that the app replaces.

use super::footnotes::Footnotes;
use super::messages::direction;
use super::text::{self, RenderContext};
use super::{PageContext, SharedCatalog};
use rolebook_model::Block;
use yew::prelude::*;

/// What [`Footer`] shows.
#[derive(Clone, Debug, Properties, PartialEq)]
pub struct FooterProps {
    /// The roles, of which only the site's settings are used.
    pub catalog: SharedCatalog,
    /// The text, with its links resolved.
    pub text: Vec<Block>,
}

/// The rank of the page's title. Headings of the footer are below it.
const TOP_RANK: u8 = 1;

/// The text in the language of the site.
#[component]
pub fn Footer(FooterProps { catalog, text }: &FooterProps) -> Html {
    let catalog = catalog.catalog();
    let lang = AttrValue::from(catalog.site.language.clone());
    let dir = direction(&lang);
    let footnotes = Footnotes::default();
    // The page above has ids of its own.
    let mut context = RenderContext::new(PageContext::new(catalog, &lang).messages, &footnotes).into_copy();
    html! {
        <footer lang={&lang} {dir} class="rolebook site-footer">
            <div>{ text::blocks(&mut context, text, TOP_RANK) }</div>
        </footer>
    }
}

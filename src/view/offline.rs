//! The page that the service worker answers with offline in place of one that it does not have. The app replaces it by
//! what it can show of the page.

use super::app::site_header;
use super::element::{element, link};
use super::messages::direction;
use super::{PageContext, SharedCatalog};
use yew::prelude::*;

/// What [`OfflinePage`] shows.
#[derive(Clone, Debug, Properties, PartialEq)]
pub struct OfflinePageProps {
    /// The roles, of which only the site's settings are used.
    pub catalog: SharedCatalog,
}

/// Says that a page is not available offline, and links to the directory, which is.
#[component]
pub fn OfflinePage(OfflinePageProps { catalog }: &OfflinePageProps) -> Html {
    let catalog = catalog.catalog();
    let lang = AttrValue::from(catalog.site.language.clone());
    let dir = direction(&lang);
    let page = PageContext::new(catalog, &lang);
    html! {
        <div lang={&lang} {dir} class="rolebook">
            { site_header(page) }
            <main tabindex="-1">
                <div class="not-found">
                    { element("h1", "", page.messages.offline) }
                    { element("p", "lead", page.messages.offline_advice) }
                    <p>{ link(page.base().to_owned(), page.messages.all_roles) }</p>
                </div>
            </main>
        </div>
    }
}

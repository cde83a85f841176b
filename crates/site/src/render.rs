//! A page → its HTML, the same that the app renders in the browser.

use futures::executor::block_on;
use rolebook_app::view::{
    App, AppProps, Embedding, Footer, FooterProps, Location, OfflinePage, OfflinePageProps, SharedCatalog,
};
use rolebook_model::{Block, Catalog};
use yew::LocalServerRenderer;

/// The HTML of the page at a URL, given by its path and query.
pub fn render(catalog: &SharedCatalog, url: &str) -> String {
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    render_page(catalog, Location::parse(path, query, &catalog.catalog().site.base_path))
}

/// The HTML of the page at a location.
pub(super) fn render_page(catalog: &SharedCatalog, location: Location) -> String {
    let props = AppProps { catalog: catalog.clone(), location, notice: None, embedding: Embedding::Document };
    // Without hydration markers: the app renders again in the browser and replaces the page.
    block_on(LocalServerRenderer::<App>::with_props(props).hydratable(false).render())
}

/// The HTML of the page that the service worker shows offline in place of one that it does not have.
pub(super) fn render_offline(catalog: &SharedCatalog) -> String {
    let props = OfflinePageProps { catalog: catalog.clone() };
    block_on(LocalServerRenderer::<OfflinePage>::with_props(props).hydratable(false).render())
}

/// The HTML of the text below every page.
pub(super) fn render_footer(catalog: &Catalog, text: Vec<Block>) -> String {
    let props = FooterProps { catalog: SharedCatalog::new(catalog.clone()), text };
    block_on(LocalServerRenderer::<Footer>::with_props(props).hydratable(false).render())
}

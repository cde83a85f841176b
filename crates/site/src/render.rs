//! A page → its HTML, the same that the app renders in the browser where it has the page.

use futures::executor::block_on;
use rolebook_app::route::Route;
use rolebook_app::view::{
    App, AppProps, Embedding, Footer, FooterProps, Location, MatrixPage, MatrixPageProps, OfflinePage,
    OfflinePageProps, SharedCatalog,
};
use rolebook_model::{Block, Catalog, MATRIX};
use yew::LocalServerRenderer;

/// The HTML of the page at a URL, given by its path and query.
pub fn render(catalog: &SharedCatalog, url: &str) -> String {
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    render_page(catalog, Location::parse(path, query, &catalog.catalog().site.base_path))
}

/// The HTML of the page at a location.
pub(super) fn render_page(catalog: &SharedCatalog, location: Location) -> String {
    if let Some(props) = matrix(catalog, &location) {
        return block_on(LocalServerRenderer::<MatrixPage>::with_props(props).hydratable(false).render());
    }
    let props = AppProps { catalog: catalog.clone(), location, notice: None, embedding: Embedding::Document };
    // Without hydration markers: the app renders again in the browser and replaces the page.
    block_on(LocalServerRenderer::<App>::with_props(props).hydratable(false).render())
}

/// What the page shows, if it is that of a role's levels side by side. The app has no such page, and leads to the built one.
fn matrix(catalog: &SharedCatalog, location: &Location) -> Option<MatrixPageProps> {
    let Route::Level { department, role, level } = &location.route else { return None };
    let is_matrix = level == MATRIX && catalog.catalog().role(department, role)?.has_matrix();
    let (department, role) = (department.clone(), role.clone());
    is_matrix.then(|| MatrixPageProps { catalog: catalog.clone(), department, role })
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

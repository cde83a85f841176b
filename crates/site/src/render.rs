//! A page → its markup, as the browser has it once the app has rendered the same page.

use futures::executor::block_on;
use rolebook_app::view::{App, AppProps, Location, Setting, SharedCatalog};
use yew::LocalServerRenderer;

/// The markup of the page that a URL's path and query name.
pub fn render(catalog: &SharedCatalog, url: &str) -> String {
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    render_page(catalog, Location::parse(path, query, &catalog.catalog().site.base_path))
}

/// The markup of the page at a location.
pub(super) fn render_page(catalog: &SharedCatalog, location: Location) -> String {
    let props = AppProps { catalog: catalog.clone(), location, notice: None, setting: Setting::Document };
    // Without the marks of hydration: the browser renders anew, and these would only be in the way.
    block_on(LocalServerRenderer::<App>::with_props(props).hydratable(false).render())
}

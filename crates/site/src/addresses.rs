//! The files of a site, by their names from the site's top on: where each page, text and picture is.

use super::pages::SitePage;
use rolebook_app::route::Route;
use rolebook_model::Role;

/// The page of a folder.
pub(super) const INDEX: &str = "index.html";
/// The page for every path that there is not.
pub(super) const NOT_FOUND: &str = "404.html";
/// The compact catalog.
pub(super) const CATALOG: &str = "catalog.json";
/// The text of all pages.
pub(super) const PAGES: &str = "pages.json";
/// What the site is called and looks like where a visitor installs it.
pub(super) const MANIFEST: &str = "site.webmanifest";
/// The worker that answers when there is no network.
pub(super) const WORKER: &str = "sw.js";
/// Has GitHub Pages serve all files as they are: it would make pages of Markdown, and leave out what begins with `_`.
pub(super) const NO_JEKYLL: &str = ".nojekyll";
/// The site's icon.
pub(super) const ICON_SVG: &str = "favicon.svg";
/// The icon for browsers that take no vector graphics.
pub(super) const ICON_192: &str = "icon-192.png";
/// The icon where it is shown large.
pub(super) const ICON_512: &str = "icon-512.png";
/// The icon on an iPhone's home screen, which rounds its corners itself.
pub(super) const APPLE_ICON: &str = "apple-touch-icon.png";

/// The file that a host of files shows for a page.
pub(super) fn page(page: &SitePage<'_>) -> String {
    match &page.route {
        Route::Directory => INDEX.to_owned(),
        Route::Department { department } => format!("roles/{department}/{INDEX}"),
        Route::Role { department, role } => format!("roles/{department}/{role}/{INDEX}"),
        Route::Level { department, role, level } => format!("roles/{department}/{role}/{level}/{INDEX}"),
        Route::NotFound { .. } => NOT_FOUND.to_owned(),
    }
}

/// The file that holds a role's text, beside the folder of its page.
pub(super) fn markdown(role: &Role) -> String {
    format!("roles/{}/{}.md", role.department, role.slug)
}

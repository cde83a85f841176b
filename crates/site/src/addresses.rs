//! The names of a site's files, relative to its root.

use super::pages::SitePage;
use rolebook_app::route::Route;
use rolebook_model::Role;

/// The page that hosts show for a folder.
pub(super) const INDEX: &str = "index.html";
/// The page that hosts show for unknown paths.
pub(super) const NOT_FOUND: &str = "404.html";
/// The compact catalog.
pub(super) const CATALOG: &str = "catalog.json";
/// The text of all pages.
pub(super) const PAGES: &str = "pages.json";
/// The authors' preview.
pub(super) const PREVIEW: &str = "preview/files.js";
/// The words by which it reads what is written in any language.
pub(super) const PREVIEW_WORDS: &str = "preview/words.json";
/// The web app manifest.
pub(super) const MANIFEST: &str = "site.webmanifest";
/// The service worker, which answers offline.
pub(super) const WORKER: &str = "sw.js";
/// What the service worker may touch.
pub(super) const OFFLINE: &str = "offline.js";
/// The folder of the files that other sites load.
pub(super) const EMBED: &str = "embed/";
/// The folder of the files of the visitors' own notes.
pub(super) const NOTES: &str = "notes/";
/// Makes GitHub Pages serve all files as they are: it would convert Markdown, and leave out files that begin with `_`.
pub(super) const NO_JEKYLL: &str = ".nojekyll";
/// Rules by which Netlify, Cloudflare Pages and similar hosts lead on from addresses that have moved.
pub(super) const REDIRECTS: &str = "_redirects";
/// The site's icon.
pub(super) const ICON_SVG: &str = "favicon.svg";
/// The site's icon in the format of old browsers, if the theme has one.
pub(super) const ICON_ICO: &str = "favicon.ico";
/// The icon for browsers without SVG icons.
pub(super) const ICON_192: &str = "icon-192.png";
/// The icon in a large size.
pub(super) const ICON_512: &str = "icon-512.png";
/// The icon for the iOS home screen, which rounds the corners itself.
pub(super) const APPLE_ICON: &str = "apple-touch-icon.png";

/// Where one could go from a role's pages, in the folder of its page.
pub(super) const NEXT: &str = "next.txt";

/// The theme's logo, if it has one.
pub(super) const LOGO_SVG: &str = "logo.svg";
/// The same as PNG.
pub(super) const LOGO_PNG: &str = "logo.png";

/// The file of a page.
pub(super) fn page(page: &SitePage<'_>) -> String {
    match &page.route {
        Route::Directory => INDEX.to_owned(),
        Route::Department { department } => format!("roles/{department}/{INDEX}"),
        Route::Role { department, role } => format!("roles/{department}/{role}/{INDEX}"),
        Route::Level { department, role, level } => format!("roles/{department}/{role}/{level}/{INDEX}"),
        Route::NotFound { .. } => NOT_FOUND.to_owned(),
    }
}

/// The file with where one could go from the pages of a role.
pub(super) fn where_next(role: &Role) -> String {
    format!("roles/{}/{}/{NEXT}", role.department, role.slug)
}

/// The file with the Markdown of a role, or of what introduces a department, beside the folder of its page.
pub(super) fn markdown(page: &Role) -> String {
    if page.slug.is_empty() {
        return format!("roles/{}.md", page.department);
    }
    format!("roles/{}/{}.md", page.department, page.slug)
}

//! A page → its tags in the document's head.

use super::escape::in_markup;
use super::pages::{SitePage, Subject};
use crate::model::Catalog;
use crate::view::{self, Location};

/// The addresses of the site's data, which the app asks for.
pub(super) struct DataFiles {
    /// The compact catalog's.
    pub(super) catalog: String,
    /// That of the text of all pages.
    pub(super) pages: String,
}

/// The tags of a page.
pub(super) fn head(catalog: &Catalog, page: &SitePage<'_>, data: &DataFiles) -> String {
    let title = view::title(catalog, &Location::page(page.route.clone()));
    let tags = [
        format!("<title>{}</title>", in_markup(&title)),
        meta("description", &description(catalog, page.subject)),
        meta("rolebook-catalog", &data.catalog),
        meta("rolebook-pages", &data.pages),
    ];
    tags.join("\n    ")
}

fn meta(name: &str, content: &str) -> String {
    format!("<meta name=\"{name}\" content=\"{}\">", in_markup(content))
}

/// What the page is about; a level's is told from its role's.
fn description(catalog: &Catalog, subject: Subject<'_>) -> String {
    match subject {
        Subject::Directory | Subject::NotFound => catalog.site.description.clone(),
        Subject::Department(department) => format!("{} – {}", department.name, catalog.site.name),
        Subject::Role(role) => role.summary.clone(),
        Subject::Level(role, level) => format!("{}: {}", level.name, role.summary),
    }
}

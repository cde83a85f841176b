//! A location → the document's title.

use super::comparison;
use super::resolve::Resolved;
use super::{Location, PageContext};
use rolebook_model::Catalog;

/// The title of the document at the location.
pub fn title(catalog: &Catalog, location: &Location) -> String {
    let resolved = Resolved::new(catalog, location);
    let page = PageContext::new(catalog, resolved.language(catalog));
    let subject = match resolved {
        Resolved::Directory => return page.site_name().to_owned(),
        Resolved::Department(department) => department.name.clone(),
        Resolved::Role(role) => role.title.clone(),
        Resolved::Level(role, _, level) => page.level_title(role, level),
        Resolved::NotLoaded(side) => comparison::short_name(side).to_owned(),
        Resolved::Comparison(one, other) => comparison::title(page, one, other),
        Resolved::NoOther(_) => page.messages.no_other.to_owned(),
        Resolved::NotFound => page.messages.not_found.to_owned(),
    };
    format!("{subject} – {}", page.site_name())
}

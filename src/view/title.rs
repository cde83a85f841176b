//! A location → the document's title.

use super::comparison;
use super::messages::fill;
use super::resolve::Resolved;
use super::{Location, PageContext};
use rolebook_model::{Catalog, Level, Role};

/// The title of the document at the location.
pub fn title(catalog: &Catalog, location: &Location) -> String {
    let resolved = Resolved::new(catalog, location);
    let page = PageContext::new(catalog, resolved.language(catalog));
    let subject = match resolved {
        Resolved::Directory => return page.site_name().to_owned(),
        Resolved::Department(department) => department.name.clone(),
        Resolved::Role(role) => role.title.clone(),
        Resolved::Level(role, _, level) => level_title(page, role, level),
        Resolved::NotLoaded(side) => comparison::short_name(side).to_owned(),
        Resolved::Comparison(one, other) => comparison::title(page, one, other),
        Resolved::NoOther(_) => page.messages.no_other.to_owned(),
        Resolved::NotFound => page.messages.not_found.to_owned(),
    };
    format!("{subject} – {}", page.site_name())
}

/// A level's name that can be understood, and told from the role's, without the role beside it.
pub(super) fn level_title(page: PageContext<'_>, role: &Role, level: &Level) -> String {
    if level.name == role.title {
        fill(page.messages.level_of, &[page.messages.seniority(level.seniority), &role.title])
    } else if level.name.contains(&role.title) {
        level.name.clone()
    } else {
        format!("{} – {}", level.name, role.title)
    }
}

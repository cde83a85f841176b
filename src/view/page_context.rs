//! The context of every part of a page: the site around it, and the messages of the interface.

use super::messages::{Messages, fill};
use super::shared_catalog::WordsCache;
use crate::route::Route;
use rolebook_model::{Catalog, Level, Role, Site};

/// The site around a page, and the messages of the interface in the page's language.
#[derive(Clone, Copy)]
pub(crate) struct PageContext<'a> {
    pub(crate) catalog: &'a Catalog,
    pub(crate) messages: &'static Messages,
    /// The words of the role whose levels are shown, kept between their pages.
    pub(super) words: Option<&'a WordsCache>,
}

/// The language of the interface on a page in this language: the site's choice, if it has made one.
pub(super) fn interface<'a>(site: &'a Site, language: &'a str) -> &'a str {
    if site.interface.is_empty() { language } else { &site.interface }
}

impl<'a> PageContext<'a> {
    /// The context of a page in this language. The site may set another language for the interface.
    pub(crate) fn new(catalog: &'a Catalog, language: &str) -> PageContext<'a> {
        let messages = Messages::for_site(interface(&catalog.site, language), &catalog.site.messages);
        PageContext { catalog, messages, words: None }
    }

    /// The site's name, or a word for it where it has none.
    pub(crate) fn site_name(self) -> &'a str {
        let name = &self.catalog.site.name;
        if name.is_empty() { self.messages.roles } else { name }
    }

    /// The path below which the site is served.
    pub(crate) fn base(self) -> &'a str {
        &self.catalog.site.base_path
    }

    /// The URL path of a department's page, by the department's slug.
    pub(super) fn department_path(self, slug: &str) -> String {
        Route::Department { department: slug.to_owned() }.path(self.base())
    }

    /// The URL path of a role's page.
    pub(super) fn role_path(self, role: &Role) -> String {
        role_route(role).path(self.base())
    }

    /// The URL path of the page of one of the role's levels, by the level's slug.
    pub(super) fn level_path(self, role: &Role, slug: &str) -> String {
        level_route(role, slug).path(self.base())
    }

    /// The name of a level outside of its role's page, so with the role's title: "Staff – Data Engineer".
    pub(super) fn level_title(self, role: &Role, level: &Level) -> String {
        if level.name == role.title {
            fill(self.messages.level_of, &[self.messages.seniority(level.seniority), &role.title])
        } else if level.name.contains(&role.title) {
            level.name.clone()
        } else {
            format!("{} – {}", level.name, role.title)
        }
    }
}

/// The route of a role's page, or of the department that a page without a slug introduces.
pub fn role_route(role: &Role) -> Route {
    if role.slug.is_empty() {
        return Route::Department { department: role.department.clone() };
    }
    Route::Role { department: role.department.clone(), role: role.slug.clone() }
}

/// The route of the page of one of the role's levels, by the level's slug.
pub(super) fn level_route(role: &Role, slug: &str) -> Route {
    Route::Level { department: role.department.clone(), role: role.slug.clone(), level: slug.to_owned() }
}

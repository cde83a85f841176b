//! What every part of a page is given: the site around it, and the interface's words.

use super::text::Pen;
use super::words::Words;
use crate::route::Route;
use rolebook_model::{Catalog, Role};

/// The site around a page, and the interface's words.
#[derive(Clone, Copy)]
pub(crate) struct Frame<'a> {
    pub(crate) catalog: &'a Catalog,
    pub(crate) words: &'static Words,
}

impl<'a> Frame<'a> {
    /// The site around a page in this language, with the interface's words in the same unless the site says otherwise.
    pub(crate) fn new(catalog: &'a Catalog, language: &str) -> Frame<'a> {
        let interface = &catalog.site.interface;
        Frame { catalog, words: Words::of(if interface.is_empty() { language } else { interface }) }
    }

    /// The path that the site is served below.
    pub(crate) fn base(self) -> &'a str {
        &self.catalog.site.base_path
    }

    /// A pen for the text of a page.
    pub(super) fn pen(self) -> Pen<'static> {
        Pen::new(self.words)
    }

    /// The URL path of the page of the department with this slug.
    pub(crate) fn department_path(self, slug: &str) -> String {
        Route::Department { department: slug.to_owned() }.path(self.base())
    }

    /// The URL path of a role's page.
    pub(crate) fn role_path(self, role: &Role) -> String {
        role_route(role).path(self.base())
    }

    /// The URL path of the page of the role's level with this slug.
    pub(crate) fn level_path(self, role: &Role, slug: &str) -> String {
        level_route(role, slug).path(self.base())
    }
}

/// A role's page.
pub fn role_route(role: &Role) -> Route {
    Route::Role { department: role.department.clone(), role: role.slug.clone() }
}

/// The page of the role's level with this slug.
pub(crate) fn level_route(role: &Role, slug: &str) -> Route {
    Route::Level { department: role.department.clone(), role: role.slug.clone(), level: slug.to_owned() }
}

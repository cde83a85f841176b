//! A location → what it names in a catalog.
//!
//! [`Resolved::new`] is the entry point. [`has_page`] and [`pages_to_load`] ask the same for the browser, before a page is
//! shown.

use super::Location;
use super::page_context::role_route;
use crate::route::Route;
use rolebook_diff::Side;
use rolebook_model::{Catalog, Department, Level, Role};

/// What a location names in a catalog.
pub(super) enum Resolved<'a> {
    Directory,
    Department(&'a Department),
    Role(&'a Role),
    /// A level, with its role and its index there.
    Level(&'a Role, usize, &'a Level),
    Comparison(Side<'a>, Side<'a>),
    /// A comparison whose other side does not exist.
    NoOther(Side<'a>),
    /// A role or level whose text is not loaded.
    NotLoaded(Side<'a>),
    NotFound,
}

impl<'a> Resolved<'a> {
    /// Looks up the location.
    pub(super) fn new(catalog: &'a Catalog, location: &Location) -> Resolved<'a> {
        let Location { route, compared, .. } = location;
        if let Some(one) = side(catalog, route) {
            if !one.role.is_loaded {
                return Resolved::NotLoaded(one);
            }
            return match compared {
                Some(compared) => Resolved::comparison(one, side(catalog, &compared.other)),
                None => Resolved::page(one),
            };
        }
        match route {
            Route::Directory => Resolved::Directory,
            Route::Department { department } => {
                catalog.department(department).map_or(Resolved::NotFound, Resolved::Department)
            }
            _ => Resolved::NotFound,
        }
    }

    fn comparison(one: Side<'a>, other: Option<Side<'a>>) -> Resolved<'a> {
        match other {
            Some(other) if other.role.is_loaded => Resolved::Comparison(one, other),
            Some(other) => Resolved::NotLoaded(other),
            None => Resolved::NoOther(one),
        }
    }

    fn page(Side { role, level }: Side<'a>) -> Resolved<'a> {
        let Some(index) = level else { return Resolved::Role(role) };
        role.levels.get(index).map_or(Resolved::NotFound, |level| Resolved::Level(role, index, level))
    }

    /// The page's language: the role's own where it has one, else the site's.
    pub(super) fn language(&self, catalog: &'a Catalog) -> &'a str {
        match self {
            Resolved::Role(role) | Resolved::Level(role, ..) => language(catalog, role),
            Resolved::Comparison(Side { role, .. }, _)
            | Resolved::NoOther(Side { role, .. })
            | Resolved::NotLoaded(Side { role, .. }) => language(catalog, role),
            Resolved::Directory | Resolved::Department(_) | Resolved::NotFound => &catalog.site.language,
        }
    }
}

/// Whether the site has what the location names.
pub fn has_page(catalog: &Catalog, location: &Location) -> bool {
    !matches!(Resolved::new(catalog, location), Resolved::NoOther(_) | Resolved::NotFound)
}

/// The URL of the file that has to be loaded to say where one could go from the page at the location, if it is not known yet.
pub fn where_next_to_load(catalog: &Catalog, Location { route, compared, .. }: &Location) -> Option<String> {
    let is_known = catalog.where_next.get(&route.reference()).is_some();
    let role = side(catalog, route)
        .filter(|_| catalog.where_next.is_served && !is_known && compared.is_none())?
        .role;
    Some(role_route(role).path(&catalog.site.base_path) + "next.txt")
}

/// The roles, or the introduction of a department, whose text has to be loaded before the page at the location can be shown.
pub fn pages_to_load<'a>(catalog: &'a Catalog, Location { route, compared, .. }: &Location) -> Vec<&'a Role> {
    let of_route = |route: &Route| match route {
        Route::Department { department } => catalog.department(department)?.introduction.as_deref(),
        route => side(catalog, route).map(|side| side.role),
    };
    let routes = [Some(route), compared.as_ref().map(|compared| &compared.other)];
    let mut pages: Vec<&Role> =
        routes.into_iter().flatten().filter_map(of_route).filter(|page| !page.is_loaded).collect();
    // Both may be levels of one role.
    pages.dedup_by_key(|page| std::ptr::from_ref(*page));
    pages
}

/// The role or level that a route names.
pub(super) fn side<'a>(catalog: &'a Catalog, route: &Route) -> Option<Side<'a>> {
    match route {
        Route::Role { department, role } => Some(Side { role: catalog.role(department, role)?, level: None }),
        Route::Level { department, role, level } => {
            let role = catalog.role(department, role)?;
            Some(Side { role, level: Some(role.level_index(level)?) })
        }
        Route::Directory | Route::Department { .. } | Route::NotFound { .. } => None,
    }
}

/// The language of a role's page.
pub(super) fn language<'a>(catalog: &'a Catalog, role: &'a Role) -> &'a str {
    if role.language.is_empty() { &catalog.site.language } else { &role.language }
}

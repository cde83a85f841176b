//! The catalog → every page of a site, with its route and its subject.

use super::content;
use rolebook_app::route::Route;
use rolebook_app::view::role_route;
use rolebook_model::{Catalog, Department, Level, MATRIX, Role};
use std::collections::HashSet;
use std::sync::Arc;

/// A page of a site.
#[derive(Clone, Debug)]
pub(super) struct SitePage<'a> {
    /// Its route.
    pub(super) route: Route,
    /// What it shows.
    pub(super) subject: Subject<'a>,
}

/// What a page shows.
#[derive(Clone, Copy, Debug)]
pub(super) enum Subject<'a> {
    /// All roles.
    Directory,
    /// The roles of a department.
    Department(&'a Department),
    /// A role with all of its levels.
    Role(&'a Role),
    /// One level of a role, with its index.
    Level(&'a Role, usize, &'a Level),
    /// The levels of a role side by side.
    Matrix(&'a Role),
    /// The page for unknown paths.
    NotFound,
}

/// The files of the roles that search engines are not to list.
pub(super) type Unindexed<'a> = HashSet<&'a str>;

impl SitePage<'_> {
    /// The route that search engines are to list in the page's place: it has all that the page has.
    pub(super) fn canonical(&self) -> Option<Route> {
        match self.subject {
            Subject::NotFound => None,
            Subject::Matrix(role) => Some(role_route(role)),
            _ => Some(self.route.clone()),
        }
    }

    /// Whether search engines may list the page.
    pub(super) fn is_indexed(&self, unindexed: &Unindexed<'_>) -> bool {
        let is_of_unindexed = match self.subject {
            // Each level of a role with several files has settings of its own.
            Subject::Level(role, index, _) if !role.parts.is_empty() => {
                role.level_files().nth(index).is_some_and(|(part, _)| unindexed.contains(part.file.as_str()))
            }
            subject => subject.role().is_some_and(|role| unindexed.contains(role.file.as_str())),
        };
        !is_of_unindexed && !matches!(self.subject, Subject::NotFound)
    }
}

impl<'a> Subject<'a> {
    /// The page of the source whose text the page shows: that of a role, or the introduction of a department.
    pub(super) fn text(self) -> Option<&'a Role> {
        match self {
            Subject::Department(department) => department.introduction.as_deref(),
            subject => subject.role(),
        }
    }

    /// The role whose text the page shows.
    pub(super) fn role(self) -> Option<&'a Role> {
        match self {
            Subject::Role(role) | Subject::Level(role, ..) | Subject::Matrix(role) => Some(role),
            Subject::Directory | Subject::Department(_) | Subject::NotFound => None,
        }
    }

    /// The level that the page shows alone, with its index.
    pub(super) fn level(self) -> Option<(usize, &'a Level)> {
        match self {
            Subject::Level(_, index, level) => Some((index, level)),
            _ => None,
        }
    }

    /// BCP 47 language of the page.
    pub(super) fn language(self, catalog: &'a Catalog) -> &'a str {
        let own = self.role().map_or("", |role| &role.language);
        if own.is_empty() { &catalog.site.language } else { own }
    }
}

/// The routes of all pages that can be linked to, in the catalog's order: the directory, then each department,
/// and each role with its levels.
pub fn routes(catalog: &Catalog) -> Vec<Route> {
    let pages = pages(catalog).into_iter();
    pages.map(|page| page.route).filter(|route| !matches!(route, Route::NotFound { .. })).collect()
}

/// All pages, in the order of [`routes`], and then the one for unknown paths.
pub(super) fn pages(catalog: &Catalog) -> Vec<SitePage<'_>> {
    let directory = SitePage { route: Route::Directory, subject: Subject::Directory };
    let not_found = SitePage { route: Route::NotFound { path: String::new() }, subject: Subject::NotFound };
    let mut pages = vec![directory];
    pages.extend(catalog.departments.iter().map(|department| SitePage {
        route: Route::Department { department: department.slug.clone() },
        subject: Subject::Department(department),
    }));
    pages.extend(catalog.roles.iter().flat_map(pages_of));
    pages.push(not_found);
    pages
}

/// Where one could go from all pages of a role, as the app reads it.
pub(super) fn where_next(catalog: &Catalog, role: &Arc<Role>) -> String {
    let references: Vec<String> = pages_of(role).map(|page| page.route.reference()).collect();
    content::where_next(catalog, references.iter().map(String::as_str))
}

fn pages_of(role: &Arc<Role>) -> impl Iterator<Item = SitePage<'_>> {
    let (department, slug) = (&role.department, &role.slug);
    let whole = SitePage {
        route: Route::Role { department: department.clone(), role: slug.clone() },
        subject: Subject::Role(role),
    };
    let levels = role.levels.iter().enumerate().map(move |(index, level)| SitePage {
        route: Route::Level { department: department.clone(), role: slug.clone(), level: level.slug.clone() },
        subject: Subject::Level(role, index, level),
    });
    let matrix = role.has_matrix().then(|| SitePage {
        route: Route::Level { department: department.clone(), role: slug.clone(), level: MATRIX.to_owned() },
        subject: Subject::Matrix(role),
    });
    std::iter::once(whole).chain(levels).chain(matrix)
}

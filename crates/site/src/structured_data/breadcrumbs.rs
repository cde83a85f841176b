//! A page below the directory → its `BreadcrumbList`
//! (<https://developers.google.com/search/docs/appearance/structured-data/breadcrumb>).

use super::Published;
use crate::pages::{SitePage, Subject};
use rolebook_app::route::Route;
use rolebook_app::view;
use serde::Serialize;

/// A trail.
#[derive(Serialize)]
#[serde(tag = "@type")]
pub(super) struct BreadcrumbList<'a> {
    #[serde(rename = "itemListElement")]
    steps: Vec<ListItem<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct ListItem<'a> {
    position: usize,
    name: &'a str,
    item: String,
}

/// The trail to a page: all roles, its department, the role, and the page itself.
pub(super) fn breadcrumbs<'a>(site: Published<'a>, page: &SitePage<'a>) -> Option<BreadcrumbList<'a>> {
    let mut steps = Vec::new();
    let mut step = |name: &'a str, route: &Route| {
        steps.push(ListItem { position: steps.len() + 1, name, item: site.url(route) });
    };
    let department = match page.subject {
        Subject::Directory | Subject::NotFound | Subject::Matrix(_) => return None,
        Subject::Department(department) => &department.slug,
        Subject::Role(role) | Subject::Level(role, ..) => &role.department,
    };
    step(view::all_roles(site.catalog, page.subject.language(site.catalog)), &Route::Directory);
    step(site.catalog.department_name(department), &Route::Department { department: department.clone() });
    if let Some(role) = page.subject.role() {
        step(&role.title, &Route::Role { department: department.clone(), role: role.slug.clone() });
    }
    if let Subject::Level(_, _, level) = page.subject {
        step(&level.name, &page.route);
    }
    Some(BreadcrumbList { steps })
}

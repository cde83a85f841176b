//! A page that lists roles → `ItemList`: their names and URLs, without vacancies, which Google refuses on lists.

use super::Published;
use crate::pages::Subject;
use rolebook_model::Role;
use rolebook_search::ROWS;
use serde::Serialize;
use std::sync::Arc;

/// A list of roles.
#[derive(Serialize)]
#[serde(tag = "@type")]
pub(super) struct ItemList<'a> {
    #[serde(rename = "numberOfItems")]
    count: usize,
    #[serde(rename = "itemListElement")]
    roles: Vec<ListItem<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct ListItem<'a> {
    position: usize,
    name: &'a str,
    url: String,
}

/// The roles on the directory without a filter, or on a department's page.
pub(super) fn roles<'a>(site: Published<'a>, subject: Subject<'_>) -> Option<ItemList<'a>> {
    let is_indexed = |role: &&Arc<Role>| !site.unindexed.contains(role.file.as_str());
    let roles = site.catalog.roles.iter().filter(is_indexed);
    let roles: Vec<&Arc<Role>> = match subject {
        Subject::Directory => roles.take(ROWS).collect(),
        Subject::Department(department) => roles.filter(|role| role.department == department.slug).collect(),
        _ => return None,
    };
    let entry = |(position, role): (usize, &&'a Arc<Role>)| ListItem {
        position,
        name: &role.title,
        url: site.role_url(role),
    };
    Some(ItemList { count: roles.len(), roles: (1..).zip(&roles).map(entry).collect() })
}

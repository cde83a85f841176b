//! A page → its structured data for search engines: JSON-LD in the vocabulary of schema.org.
//!
//! [`structured_data`] is the entry point. Each page gets a list of things, and only such that are visible on it:
//!
//! - `BreadcrumbList` on all pages below the directory: the trail that they show;
//! - `ItemList` on the directory and on departments: the roles that they show, never as vacancies;
//! - `Occupation` on the pages of roles and levels, with or without a vacancy;
//! - `JobPosting` for each vacancy on the page that has all that Google requires. Its identifier is the same on the page of a
//!   role and on that of a level.

mod breadcrumbs;
mod description;
mod job_posting;
mod monetary_amount;
mod occupation;
mod roles;

use super::escape;
use super::pages::{SitePage, Unindexed};
use super::publishing::Publishing;
use rolebook_app::route::Route;
use rolebook_model::{Catalog, Role};
use serde::Serialize;

/// A site, as its pages' data needs it.
#[derive(Clone, Copy)]
pub(super) struct Published<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) publishing: &'a Publishing,
    /// The roles that search engines are told nothing of.
    pub(super) unindexed: &'a Unindexed<'a>,
}

impl Published<'_> {
    /// The URL of a page; only its path if the site's origin is unknown.
    fn url(self, route: &Route) -> String {
        let path = route.path(&self.catalog.site.base_path);
        self.publishing.url(&path).unwrap_or(path)
    }

    fn role_url(self, role: &Role) -> String {
        self.url(&Route::Role { department: role.department.clone(), role: role.slug.clone() })
    }
}

/// The element with a page's data; empty if it has none.
pub(super) fn structured_data(site: Published<'_>, page: &SitePage<'_>) -> String {
    if !page.is_indexed(site.unindexed) {
        return String::new();
    }
    let mut things = Vec::new();
    things.extend(breadcrumbs::breadcrumbs(site, page).map(Thing::Breadcrumbs));
    things.extend(roles::roles(site, page.subject).map(Thing::Roles));
    if let Some(role) = page.subject.role() {
        let level = page.subject.level();
        things.push(Thing::Occupation(occupation::occupation(role, level)));
        let postings = job_posting::job_postings(site, role, level).into_iter();
        things.extend(postings.map(|posting| Thing::JobPosting(Box::new(posting))));
    }
    if things.is_empty() {
        return String::new();
    }
    script(&Graph { context: "https://schema.org", things })
}

/// A page's data.
#[derive(Serialize)]
struct Graph<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    things: Vec<Thing<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Thing<'a> {
    Breadcrumbs(breadcrumbs::BreadcrumbList<'a>),
    Roles(roles::ItemList<'a>),
    Occupation(occupation::Occupation<'a>),
    JobPosting(Box<job_posting::JobPosting<'a>>),
}

fn script(graph: &Graph<'_>) -> String {
    // Strings, numbers and lists can always be serialized.
    let json = serde_json::to_string(graph).unwrap_or_default();
    format!("<script type=\"application/ld+json\">{}</script>", escape::in_script(&json))
}

#[cfg(test)]
pub(crate) mod tests;

//! All pages of a site → its catalog: every role with a URL of its own, departments in order.

use super::Reader;
use crate::model::{Catalog, Department, Finding, Position, Role, Rule, Source};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// Reads every page of `source`. Two pages that claim one URL are both kept: the later one's slug gets a
/// number, and a finding says so.
pub fn catalog(source: &Source) -> Catalog {
    let reader = Reader::new(&source.site);
    let mut roles: Vec<Role> = source.pages.iter().map(|page| reader.page(page)).collect();
    give_urls(&mut roles);
    let departments = departments(source, &roles);
    let place: HashMap<&str, usize> =
        departments.iter().enumerate().map(|(place, department)| (department.slug.as_str(), place)).collect();
    roles.sort_by_cached_key(|role| {
        (place.get(role.department.as_str()).copied(), role.title.to_lowercase(), role.slug.clone())
    });
    Catalog { site: source.site.clone(), roles: roles.into_iter().map(Rc::new).collect(), departments }
}

fn give_urls(roles: &mut [Role]) {
    let mut files: HashMap<(String, String), String> = HashMap::new();
    let mut titles: HashMap<(String, String), String> = HashMap::new();
    for role in roles {
        let wanted = role.slug.clone();
        let mut number = 1;
        while files.contains_key(&(role.department.clone(), role.slug.clone())) {
            number += 1;
            role.slug = format!("{wanted}-{number}");
        }
        if let Some(first) = files.get(&(role.department.clone(), wanted.clone())) {
            let message = format!(
                "{first} has the URL /roles/{}/{wanted}/ already, so this page is shown at {}/; rename one of \
                 the files or set `slug` in its front matter",
                role.department, role.slug
            );
            role.findings.insert(0, Finding::new(Rule::DuplicateUrl, Position::START, message));
        }
        files.insert((role.department.clone(), role.slug.clone()), role.file.clone());
        let title = (role.department.clone(), role.title.to_lowercase());
        if let Some(first) = titles.get(&title) {
            let message = format!(
                "{first} describes a role \"{}\" in the same department; merge the pages or tell their titles apart",
                role.title
            );
            role.findings.insert(0, Finding::new(Rule::DuplicateRole, Position::START, message));
        }
        titles.entry(title).or_insert_with(|| role.file.clone());
    }
}

/// The departments that have roles: first those that the site names, in its order, then the others by name.
fn departments(source: &Source, roles: &[Role]) -> Vec<Department> {
    let used: HashSet<&str> = roles.iter().map(|role| role.department.as_str()).collect();
    let mut departments: Vec<Department> = source
        .site
        .departments
        .iter()
        .filter(|(slug, _)| used.contains(slug.as_str()))
        .map(|(slug, name)| Department { slug: slug.clone(), name: name.clone() })
        .collect();
    let mut others: Vec<Department> = used
        .into_iter()
        .filter(|slug| !departments.iter().any(|named| named.slug == *slug))
        .map(|slug| Department { slug: slug.to_owned(), name: words_of_slug(slug) })
        .collect();
    others.sort_by(|one, other| one.name.cmp(&other.name));
    departments.extend(others);
    departments
}

/// A slug as words: "people-ops" → "People ops".
pub(super) fn words_of_slug(slug: &str) -> String {
    let words = slug.replace('-', " ");
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => words,
    }
}

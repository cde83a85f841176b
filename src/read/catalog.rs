//! All pages of a site → its catalog: every role with a URL of its own, departments in order.

use super::Reader;
use super::ids::numbered;
use super::lexicon::Folded;
use crate::model::{Catalog, Department, FINDINGS, Finding, Position, Role, Rule, Source};
use crate::order;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::rc::Rc;

/// Reads every page of `source`. Two pages that claim one URL are both kept: the later one's slug gets a
/// number, and a finding says so.
pub fn catalog(source: &Source) -> Catalog {
    let reader = Reader::new(&source.site);
    let mut roles: Vec<Role> = source.pages.iter().map(|page| reader.page(page)).collect();
    give_urls(&mut roles);
    if FINDINGS {
        report_equal_titles(&mut roles);
    }
    let departments = departments(source, &roles);
    let place = |slug: &str| departments.iter().position(|department| department.slug == slug);
    let keyed = roles.into_iter().map(|role| {
        let place = place(&role.department).unwrap_or(departments.len());
        // Numbers of one length stand in the same order as texts.
        let place = (place + 1_000_000).to_string();
        ([&place, " ", Folded::new(&role.title).as_str(), "\n", &role.slug].concat(), Rc::new(role))
    });
    let roles = order::by_text(keyed.collect(), |(key, _)| key);
    Catalog {
        site: source.site.clone(),
        roles: roles.into_iter().map(|(_, role)| role).collect(),
        departments,
    }
}

/// Gives every role a slug of its own within its department.
fn give_urls(roles: &mut [Role]) {
    // What is taken, with the role that took it and the last number that was added to it.
    let mut taken: HashMap<String, (usize, usize)> = HashMap::new();
    for index in 0..roles.len() {
        let Some((before, role)) =
            roles.split_at_mut_checked(index).and_then(|(before, rest)| Some((&*before, rest.first_mut()?)))
        else {
            return;
        };
        let wanted = [&*role.department, "/", &role.slug].concat();
        let Some((first, mut number)) = taken.get(&wanted).copied() else {
            taken.insert(wanted, (index, 1));
            continue;
        };
        let mut url = wanted.clone();
        while taken.contains_key(&url) {
            number += 1;
            url = numbered(&wanted, number);
        }
        if FINDINGS {
            let first_file = before.get(first).map_or("", |role| role.file.as_str());
            let message = format!(
                "{first_file} has the URL /roles/{wanted}/ already, so this page is shown at /roles/{url}/; rename one \
             of the files or set `slug` in its front matter"
            );
            role.findings.insert(0, Finding::new(Rule::DuplicateUrl, Position::START, message));
        }
        role.slug = numbered(&role.slug, number);
        taken.insert(wanted, (first, number));
        taken.insert(url, (index, 1));
    }
}

/// Finds roles of one department that have one title.
fn report_equal_titles(roles: &mut [Role]) {
    let mut files: HashMap<String, String> = HashMap::new();
    for role in roles {
        match files.entry(format!("{}/{}", role.department, Folded::new(&role.title).as_str())) {
            Entry::Vacant(free) => {
                free.insert(role.file.clone());
            }
            Entry::Occupied(first) => {
                let message = format!(
                    "{} describes a role \"{}\" in the same department; merge the pages or tell their titles apart",
                    first.get(),
                    role.title
                );
                role.findings.insert(0, Finding::new(Rule::DuplicateRole, Position::START, message));
            }
        }
    }
}

/// The departments that have roles: first those that the site names, in its order, then the others by name.
fn departments(source: &Source, roles: &[Role]) -> Vec<Department> {
    let mut others: Vec<Department> = Vec::new();
    let mut used = vec![false; source.site.departments.len()];
    for role in roles {
        let named = source.site.departments.iter().position(|(slug, _)| *slug == role.department);
        if let Some(used) = named.and_then(|named| used.get_mut(named)) {
            *used = true;
        } else if !others.iter().any(|known| known.slug == role.department) {
            others.push(Department { name: words_of_slug(&role.department), slug: role.department.clone() });
        }
    }
    let named = source.site.departments.iter().zip(used).filter(|(_, is_used)| *is_used);
    named
        .map(|((slug, name), _)| Department { slug: slug.clone(), name: name.clone() })
        .chain(order::by_text(others, |department| &department.name))
        .collect()
}

/// A slug as words: "people-ops" → "People ops". The first letter becomes a capital where it is ASCII: slugs
/// are, and Unicode's table of capitals weighs 4 kB in the browser.
pub(super) fn words_of_slug(slug: &str) -> String {
    let mut words = slug.replace('-', " ");
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

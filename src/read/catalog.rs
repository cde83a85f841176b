//! All pages of a site → its catalog: every role with a URL of its own, departments in order.

use super::Reader;
use super::ids::Ids;
use super::lexicon::Folded;
use crate::cut;
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
    let mut urls = Ids::default();
    for index in 0..roles.len() {
        let Some((before, [role, ..])) = roles.split_at_mut_checked(index) else { return };
        let wanted = url(role);
        let given = urls.unique(wanted.clone());
        if given == wanted {
            continue;
        }
        if FINDINGS {
            let first = before.iter().find(|role| url(role) == wanted).map_or("", |role| role.file.as_str());
            let message = format!(
                "{first} has the URL /roles/{wanted}/ already, so this page is shown at /roles/{given}/; rename one \
                 of the files or set `slug` in its front matter"
            );
            role.findings.insert(0, Finding::new(Rule::DuplicateUrl, Position::START, message));
        }
        role.slug = cut::at(&given, role.department.len() + 1).1.to_owned();
    }
}

/// Where a role is found among all roles.
fn url(role: &Role) -> String {
    [&*role.department, "/", &*role.slug].concat()
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
            let name = words_of_slug(&role.department);
            let place = others.iter().filter(|known| known.name <= name).count();
            others.insert(place, Department { name, slug: role.department.clone() });
        }
    }
    let mut departments = Vec::new();
    for ((slug, name), is_used) in source.site.departments.iter().zip(used) {
        if is_used {
            departments.push(Department { slug: slug.clone(), name: name.clone() });
        }
    }
    departments.append(&mut others);
    departments
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

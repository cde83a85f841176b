//! All pages of a site → its catalog: every role with a URL of its own, departments in order, links that lead there.

use super::Reader;
use super::destinations::Destinations;
use super::ids::Ids;
use super::introductions::as_introduction;
use super::lexicon::Folded;
use rolebook_model::{
    Catalog, Department, FINDINGS, Finding, PageSource, Position, Role, Rule, Site, Source,
};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

/// Reads every page of `source` as a role; [`roles_and_pages`](super::roles_and_pages) leaves out those that are none. Two pages
/// that claim one URL are both kept: the later one's slug gets a number, and gets a finding.
pub fn catalog(source: Source) -> Catalog {
    let reader = for_authors(&source.site);
    let roles = source.pages.iter().map(|page| Arc::new(reader.page(page))).collect();
    let mut catalog = arrange(source.site, roles);
    settle_links(&mut catalog, &|_| true);
    catalog
}

/// The catalog of roles that are read already, in the order of their files; of those that were in a catalog before it is
/// the same again. Links stay as they are.
pub fn arrange(site: Site, mut roles: Vec<Arc<Role>>) -> Catalog {
    give_urls(&mut roles);
    if FINDINGS {
        report_equal_titles(&mut roles);
    }
    let departments = departments(&site, &roles);
    let place = |slug: &str| departments.iter().position(|department| department.slug == slug);
    roles.sort_by_cached_key(|role| (place(&role.department), Folded::new(&role.title), role.slug.clone()));
    Catalog { site, roles, departments }
}

/// Puts addresses that lead there from any page in place of the relative links of some roles.
pub fn settle_links(catalog: &mut Catalog, is_one: &dyn Fn(&Role) -> bool) {
    let Catalog { site, departments, roles } = catalog;
    let destinations = Destinations::new(roles, departments);
    let introductions = departments.iter_mut().filter_map(|department| department.introduction.as_mut());
    for role in roles.iter_mut().chain(introductions).filter(|role| is_one(role)) {
        destinations.settle(Arc::make_mut(role), &site.base_path);
    }
}

/// Reads pages whose roles the catalog only knows so far. A role stays where it was found, and what can be applied for
/// with it; the rest comes from its page. So it is with introductions of departments. A page that the catalog does not know is
/// left out.
pub fn fill(catalog: &mut Catalog, pages: &[PageSource]) {
    let Catalog { site, roles, departments } = catalog;
    let reader = for_authors(site);
    let destinations = Destinations::new(roles, departments);
    // Without the model its answers are what the build has read.
    let read = |page: &PageSource, role: &Role| match cfg!(feature = "model") {
        true => reader.page(page),
        false => reader.page_with_labels(page, &role.labels),
    };
    let mut next = 0;
    for page in pages {
        // Pages come in the catalog's order, or one by one.
        let is_of = |role: &Arc<Role>| role.file == page.file;
        let is_next = roles.get(next).is_some_and(is_of);
        let place = if is_next { Some(next) } else { roles.iter().position(is_of) };
        let Some(place) = place else {
            let is_of = |department: &&mut Department| {
                let introduction = department.introduction.as_ref();
                introduction.is_some_and(|known| known.file == page.file && !known.is_loaded)
            };
            if let Some(department) = departments.iter_mut().find(is_of)
                && let Some(known) = &department.introduction
            {
                let mut read = as_introduction(read(page, known), department);
                destinations.settle(&mut read, &site.base_path);
                department.introduction = Some(Arc::new(read));
            }
            continue;
        };
        next = place + 1;
        if let Some(role) = roles.get_mut(place).filter(|role| !role.is_loaded) {
            let mut read = read(page, role);
            read.department.clone_from(&role.department);
            read.slug.clone_from(&role.slug);
            read.availability = role.availability;
            read.vacancies.clone_from(&role.vacancies);
            read.pay.clone_from(&role.pay);
            destinations.settle(&mut read, &site.base_path);
            *role = Arc::new(read);
        }
    }
}

/// A reader for those who are shown how pages were read, where there is a model to tell it.
fn for_authors(site: &Site) -> Reader<'_> {
    let reader = Reader::new(site);
    #[cfg(feature = "model")]
    let reader = reader.explaining();
    reader
}

/// Gives every role a slug of its own within its department.
fn give_urls(roles: &mut [Arc<Role>]) {
    let mut urls = Ids::default();
    for index in 0..roles.len() {
        let Some((before, [role, ..])) = roles.split_at_mut_checked(index) else { return };
        let wanted = url(role);
        let given = urls.unique(wanted.clone());
        if given == wanted {
            continue;
        }
        let role = Arc::make_mut(role);
        if FINDINGS {
            let first = before.iter().find(|role| url(role) == wanted).map_or("", |role| role.file.as_str());
            let message = format!(
                "{first} has the URL /roles/{wanted}/ already, so this page is shown at /roles/{given}/"
            );
            role.findings.insert(0, Finding::new(Rule::DuplicateUrl, Position::START, message));
        }
        if let Some((_, slug)) = given.split_once('/') {
            role.slug = slug.to_owned();
        }
    }
}

/// Where a role is found among all roles.
fn url(role: &Role) -> String {
    format!("{}/{}", role.department, role.slug)
}

/// Finds roles of one department that have one title.
fn report_equal_titles(roles: &mut [Arc<Role>]) {
    let mut files: HashMap<String, String> = HashMap::new();
    for role in roles {
        match files.entry(format!("{}/{}", role.department, Folded::new(&role.title).as_str())) {
            Entry::Vacant(free) => {
                free.insert(role.file.clone());
            }
            Entry::Occupied(first) if is_translation(first.get(), &role.file) => {}
            Entry::Occupied(first) => {
                let message =
                    format!("{} describes a role \"{}\" in the same department", first.get(), role.title);
                let finding = Finding::new(Rule::DuplicateRole, Position::START, message);
                Arc::make_mut(role).findings.insert(0, finding);
            }
        }
    }
}

/// Whether two files have one name but for a language: `baker.md` and `baker.de.md`.
fn is_translation(one: &str, other: &str) -> bool {
    let stem = |file: &str| file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned();
    let (one, other) = (stem(one), stem(other));
    one != other && without_language(&one) == without_language(&other)
}

/// A file's stem without a language of two letters.
fn without_language(stem: &str) -> &str {
    let is_language = |code: &str| code.len() == 2 && code.bytes().all(|it| it.is_ascii_lowercase());
    stem.rsplit_once('.').filter(|(_, code)| is_language(code)).map_or(stem, |(name, _)| name)
}

/// The departments that have roles: first those that the site names, in its order, then the others by name.
fn departments(site: &Site, roles: &[Arc<Role>]) -> Vec<Department> {
    let mut departments: Vec<Department> = Vec::new();
    for (slug, name) in &site.departments {
        if roles.iter().any(|role| role.department == *slug) {
            departments.push(Department { slug: slug.clone(), name: name.clone(), introduction: None });
        }
    }
    let named = departments.len();
    for slug in roles.iter().map(|role| &role.department) {
        if departments.iter().all(|known| known.slug != *slug) {
            let name = words_of_slug(slug);
            let place = departments.iter().skip(named).filter(|known| known.name <= name).count();
            departments.insert(named + place, Department { name, slug: slug.clone(), introduction: None });
        }
    }
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

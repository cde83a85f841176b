//! All pages of a site → its catalog: every role with a URL of its own, departments in order, links that lead there.

use super::destinations::Destinations;
use super::front_matter::{self, FrontMatter};
use super::ids::Ids;
use super::introductions::as_introduction;
use super::{Reader, department_as_written};
use rolebook_letters::{has_capital, nfc, ranks, with_capital};
use rolebook_markdown::slug;
use rolebook_model::invisible::visible;
use rolebook_model::limits::LONGEST_NAME;
use rolebook_model::{
    Catalog, Department, FINDINGS, Finding, NextPages, PageSource, Position, Role, Rule, Site, Source,
    truncated,
};
use rustc_hash::FxHashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

/// Reads every page of `source` as a role; [`roles_and_pages`](super::roles_and_pages) leaves out those that are none. Two pages
/// that claim one URL are both kept: the later one's slug gets a number, and gets a finding.
pub fn catalog(source: Source) -> Catalog {
    let reader = for_authors(&source.site);
    let mut names = Vec::with_capacity(source.pages.len());
    let mut roles = Vec::with_capacity(source.pages.len());
    for page in &source.pages {
        let split = front_matter::split(&page.text);
        names.push(department_name(&split.front_matter, &page.file));
        let role = reader.split_page(page, &split);
        #[cfg(feature = "model")]
        let several = reader.roles_of(page, &role);
        #[cfg(not(feature = "model"))]
        let several = Vec::new();
        match several.is_empty() {
            true => roles.push(Arc::new(role)),
            false => roles.extend(several.into_iter().map(Arc::new)),
        }
    }
    let mut catalog = arrange(source.site, roles, &names);
    settle_links(&mut catalog, &|_| true);
    catalog
}

/// The catalog of roles that are read already, in the order of their files; of those that were in a catalog before it is
/// the same again. Links stay as they are. `names` are those of departments as their pages write them, by slug.
pub fn arrange(site: Site, mut roles: Vec<Arc<Role>>, names: &[(String, String)]) -> Catalog {
    give_urls(&mut roles);
    if FINDINGS {
        report_equal_titles(&mut roles);
    }
    let departments = departments(&site, &roles, names);
    let place = |slug: &str| departments.iter().position(|department| department.slug == slug);
    let titles: Vec<&str> = roles.iter().map(|role| &*role.title).collect();
    let ranks = ranks(&titles, &site.language);
    let key = |role: &Role, rank: u32| (place(&role.department), rank, role.slug.clone());
    let mut sorted: Vec<_> =
        roles.iter().zip(ranks).map(|(role, rank)| (key(role, rank), Arc::clone(role))).collect();
    sorted.sort_by(|(one, _), (other, _)| one.cmp(other));
    drop(roles);
    let roles = sorted.into_iter().map(|(_, role)| role).collect();
    Catalog { site, roles, departments, where_next: NextPages::default() }
}

/// Puts addresses that lead there from any page in place of the relative links of some roles.
pub fn settle_links(catalog: &mut Catalog, is_one: &dyn Fn(&Role) -> bool) {
    let Catalog { site, departments, roles, .. } = catalog;
    let destinations = Destinations::new(roles, departments);
    let introductions = departments.iter_mut().filter_map(|department| department.introduction.as_mut());
    for role in roles.iter_mut().chain(introductions).filter(|role| is_one(role)) {
        destinations.settle(Arc::make_mut(role), &site.base_path);
    }
}

/// Reads pages whose roles the catalog only knows so far: all of them, or some now and some later, since a browser does something
/// else in between.
///
/// A role stays where it was found, and what can be applied for with it; the rest comes from its page. So it is with introductions
/// of departments. A page that the catalog does not know is left out.
#[derive(Debug, PartialEq, Eq)]
pub struct Filling {
    /// Where links lead, whether the pages there are read or not.
    destinations: Destinations,
    /// The role behind the last one that was read: pages come in the catalog's order, or one by one.
    next: usize,
}

/// Reads pages whose roles the catalog only knows so far, all at once.
pub fn fill(catalog: &mut Catalog, pages: &[PageSource]) {
    Filling::new(catalog).fill(catalog, pages);
}

impl Filling {
    /// Nothing is read yet.
    pub fn new(catalog: &Catalog) -> Filling {
        Filling { destinations: Destinations::new(&catalog.roles, &catalog.departments), next: 0 }
    }

    /// Reads these pages into the catalog.
    pub fn fill(&mut self, catalog: &mut Catalog, pages: &[PageSource]) {
        let Catalog { site, roles, departments, .. } = catalog;
        let reader = for_authors(site);
        // Without the model its answers are what the build has read; which files and which parts of one are a role, the build alone
        // decides.
        let is_whole = |role: &Role| role.parts.is_empty() && role.labels.left_out.is_empty();
        let read = |page: &PageSource, role: &Role| match cfg!(feature = "model") && is_whole(role) {
            true => reader.page(page),
            false => reader.known_page(page, role),
        };
        for page in pages {
            let is_of = |role: &Arc<Role>| role.file == page.file;
            let is_next = roles.get(self.next).is_some_and(is_of);
            let place = if is_next { Some(self.next) } else { roles.iter().position(is_of) };
            let Some(place) = place else {
                let is_of = |department: &&mut Department| {
                    let introduction = department.introduction.as_ref();
                    introduction.is_some_and(|known| known.file == page.file && !known.is_loaded)
                };
                if let Some(department) = departments.iter_mut().find(is_of)
                    && let Some(known) = &department.introduction
                {
                    let mut read = as_introduction(read(page, known), department);
                    self.destinations.settle(&mut read, &site.base_path);
                    department.introduction = Some(Arc::new(read));
                }
                continue;
            };
            self.next = place + 1;
            let mut place = Some(place);
            while let Some(role) = place.and_then(|place| roles.get_mut(place)).filter(|role| !role.is_loaded)
            {
                let mut read = read(page, role);
                read.department.clone_from(&role.department);
                read.slug.clone_from(&role.slug);
                read.availability = role.availability;
                read.vacancies.clone_from(&role.vacancies);
                read.pay.clone_from(&role.pay);
                self.destinations.settle(&mut read, &site.base_path);
                let is_only = role.labels.left_out.is_empty();
                *role = Arc::new(read);
                let is_next = |role: &Arc<Role>| role.file == page.file && !role.is_loaded;
                place = if is_only { None } else { roles.iter().position(is_next) };
            }
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
    let mut files: FxHashMap<String, String> = FxHashMap::default();
    for role in roles {
        match files.entry(format!("{}/{}", role.department, slug(&role.title))) {
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
fn departments(site: &Site, roles: &[Arc<Role>], names: &[(String, String)]) -> Vec<Department> {
    let new = |slug: &str, name: String| Department { slug: slug.to_owned(), name, introduction: None };
    let mut departments: Vec<Department> = Vec::new();
    for (slug, name) in &site.departments {
        let is_known = departments.iter().any(|department| department.slug == *slug);
        if !is_known && roles.iter().any(|role| role.department == *slug) {
            departments.push(new(slug, name.clone()));
        }
    }
    let mut others: Vec<Department> = Vec::new();
    for slug in roles.iter().map(|role| &role.department) {
        if departments.iter().chain(&others).all(|known| known.slug != *slug) {
            others.push(new(slug, name_of_department(slug, names)));
        }
    }
    let ranks = ranks(&others.iter().map(|it| &*it.name).collect::<Vec<_>>(), &site.language);
    let mut others: Vec<(u32, Department)> = ranks.into_iter().zip(others).collect();
    others.sort_by_key(|(rank, _)| *rank);
    departments.extend(others.into_iter().map(|(_, department)| department));
    departments
}

/// The name of a department as its pages write it: the first one that is more than a slug, else the first.
fn name_of_department(slug: &str, names: &[(String, String)]) -> String {
    let mut written = names.iter().filter(|(of, _)| of == slug).map(|(_, name)| name.as_str());
    let Some(first) = written.next() else { return words_of_slug(slug) };
    let is_name = |name: &&str| !is_slug(name);
    std::iter::once(first).chain(written).find(is_name).map_or_else(|| words_of_slug(first), name_as_written)
}

/// The department of a page: its slug, and its name as it is written in the front matter or in the name of the folder.
pub fn department_name(settings: &FrontMatter, file: &str) -> (String, String) {
    let written = department_as_written(settings, file);
    (slug(written), truncated(&nfc(written), LONGEST_NAME))
}

/// Whether a name is written as for a computer: "people-ops".
fn is_slug(name: &str) -> bool {
    !has_capital(name) && !name.contains(char::is_whitespace)
}

/// A name as people write it: "R&D", "QA_Automation" → "QA Automation".
pub(super) fn name_as_written(name: &str) -> String {
    let name = visible(name.trim()).replace('_', " ");
    if has_capital(&name) { name } else { with_capital(&name) }
}

/// A slug as words: "people-ops" → "People ops".
pub(super) fn words_of_slug(slug: &str) -> String {
    with_capital(&slug.replace(['-', '_'], " "))
}

//! How an author names a role or a level → the one that is meant: under `next` in front matter.
//!
//! Entry point: [`RoleNames::find`]. A role is named by its title, by another name of it, by its slug or as in its address,
//! `product/designer`; by its file, from the page or from the folder of roles on; a level by its name, or as in its address. Case
//! and punctuation do not count.

use super::destinations::linked_file;
use super::front_matter::{FrontMatter, Value};
use rolebook_letters::nfc;
use rolebook_markdown::slug;
use rolebook_model::{Catalog, Role};
use rustc_hash::FxHashMap;

/// The key of front matter under which a page names where one goes next.
pub const NEXT: &str = "next";

/// A role of a catalog, or a level of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The role, as an index into the catalog's.
    pub role: usize,
    /// The level, as an index into the role's; `None` for the role with all of its levels.
    pub level: Option<usize>,
}

/// What a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// One role or level.
    One(Place),
    /// Several, none of which is nearer than the others.
    Several(Vec<Place>),
    /// None of the catalog's.
    Unknown,
    /// It is no name of a role: an address on another site, or a setting of another tool.
    Elsewhere,
}

/// The roles and levels of a catalog by their names.
#[derive(Debug)]
pub struct RoleNames<'a> {
    catalog: &'a Catalog,
    /// By the slug of the name.
    names: FxHashMap<String, Vec<Place>>,
    /// By the address below `roles/`.
    addresses: FxHashMap<String, Place>,
    files: FxHashMap<String, Place>,
}

impl<'a> RoleNames<'a> {
    /// The names of a catalog's roles.
    pub fn new(catalog: &'a Catalog) -> RoleNames<'a> {
        let mut names = RoleNames {
            catalog,
            names: FxHashMap::default(),
            addresses: FxHashMap::default(),
            files: FxHashMap::default(),
        };
        for (index, role) in catalog.roles.iter().enumerate() {
            names.add(index, role);
        }
        names
    }

    fn add(&mut self, index: usize, role: &Role) {
        let whole = Place { role: index, level: None };
        self.files.entry(nfc(&role.file).into_owned()).or_insert(whole);
        for name in [&role.title, &role.slug].into_iter().chain(&role.aliases) {
            self.add_name(name, whole);
        }
        let address = format!("{}/{}", role.department, role.slug);
        for (level, found) in role.levels.iter().enumerate() {
            let place = Place { level: Some(level), ..whole };
            self.add_name(&found.name, place);
            self.addresses.insert(format!("{address}/{}", found.slug), place);
        }
        for (part, level) in role.level_files() {
            let level = role.levels.iter().position(|other| std::ptr::eq(other, level));
            self.files.insert(nfc(&part.file).into_owned(), Place { level, ..whole });
        }
        self.addresses.insert(address, whole);
    }

    fn add_name(&mut self, name: &str, place: Place) {
        let places = self.names.entry(slug(name)).or_default();
        // A level that is called like its role is no other place.
        if !places.iter().any(|known| known.role == place.role) {
            places.push(place);
        }
    }

    /// What `written` names on the page in `file`, of the role at an index. Of several that have the name, those of the
    /// page's own role come first, and then those of its department.
    pub fn find(&self, written: &str, file: &str, own: Option<usize>) -> Named {
        let written = written.trim();
        if matches!(written, "" | "true" | "false") {
            return Named::Elsewhere;
        }
        let Some(path) = self.path(written) else { return Named::Elsewhere };
        if let Some(place) = self.at(path, file) {
            return Named::One(place);
        }
        let places = self.names.get(&slug(written)).map_or(&[][..], Vec::as_slice);
        self.nearest(places, own)
    }

    /// The role or level that a path leads to: of a file, or of a page.
    fn at(&self, path: &str, file: &str) -> Option<Place> {
        let as_file = path.split(['?', '#']).next().unwrap_or_default();
        if as_file.ends_with(".md") {
            let linked = linked_file(file, as_file).and_then(|file| self.files.get(&file));
            return linked.or_else(|| self.files.get(&*nfc(as_file.trim_start_matches('/')))).copied();
        }
        self.at_address(as_file)
    }

    /// The role or level at an address below the site's base path or below `roles/`, in which nothing is percent-encoded.
    pub fn at_address(&self, address: &str) -> Option<Place> {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let path = path.trim_matches('/').trim_end_matches("/index.html");
        self.addresses.get(path.strip_prefix("roles/").unwrap_or(path)).copied()
    }

    /// The path of an address, if that is one of this site or none at all.
    fn path<'w>(&self, written: &'w str) -> Option<&'w str> {
        if !written.contains("://") {
            return Some(written);
        }
        let site = &self.catalog.site;
        let path = written.strip_prefix(site.origin.as_str()).filter(|_| !site.origin.is_empty())?;
        path.strip_prefix(site.base_path.as_str())
    }

    fn nearest(&self, places: &[Place], own: Option<usize>) -> Named {
        let department = |role: usize| self.catalog.roles.get(role).map(|role| &*role.department);
        let is_own = |place: &&Place| Some(place.role) == own;
        let is_near = |place: &&Place| own.and_then(department) == department(place.role);
        // A title says more than the name of a level: many roles have a "Senior".
        let is_role = |place: &&Place| place.level.is_none();
        let only = |is_one: &dyn Fn(&&Place) -> bool| {
            let mut found = places.iter().filter(is_one);
            found.next().filter(|_| found.next().is_none()).copied()
        };
        let one = only(&is_own)
            .or_else(|| only(&|place| is_role(place) && is_near(place)))
            .or_else(|| only(&is_role))
            .or_else(|| only(&is_near))
            .or_else(|| only(&|_| true));
        match (one, places) {
            (Some(place), _) => Named::One(place),
            (None, []) => Named::Unknown,
            (None, places) => Named::Several(places.to_vec()),
        }
    }

    /// The address below `roles/` by which a place can be named without any doubt.
    pub fn address(&self, place: Place) -> String {
        let Some(role) = self.catalog.roles.get(place.role) else { return String::new() };
        let mut address = format!("{}/{}", role.department, role.slug);
        if let Some(level) = place.level.and_then(|level| role.levels.get(level)) {
            address.extend(["/", &level.slug]);
        }
        address
    }

    /// Every name as its page writes it, and every address below `roles/`.
    pub fn written(&self) -> impl Iterator<Item = &str> {
        let names = self.catalog.roles.iter().flat_map(|role| {
            let levels = role.levels.iter().map(|level| &level.name);
            std::iter::once(&role.title).chain(&role.aliases).chain(levels).map(String::as_str)
        });
        names.chain(self.addresses.keys().map(String::as_str))
    }

    /// The role that the page in `file` is, or is a part of, as an index.
    pub fn role_of(&self, file: &str) -> Option<usize> {
        self.files.get(&*nfc(file)).map(|place| place.role)
    }
}

/// What a page names as next, as its front matter writes it. A mapping is what another tool reads under this key.
pub fn next_names(front_matter: &FrontMatter) -> impl Iterator<Item = &str> {
    front_matter.list(NEXT).iter().filter_map(|value| match value {
        Value::Text(text) => Some(text.trim()),
        Value::List(_) | Value::Mapping(_) | Value::Empty => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rolebook_model::{PageSource, Site, Source};

    const PAGES: [(&str, &str); 4] = [
        (
            "bakery/baker.md",
            "---\ntitle: Baker\naliases: [Bread maker]\n---\n\n## Senior Baker\n\n- Leads a shift\n",
        ),
        ("bakery/clerk.md", "---\ntitle: Clerk\n---\n\n- Counts\n"),
        ("office/clerk.md", "---\ntitle: Clerk\n---\n\n- Counts\n"),
        ("office/head.md", "---\ntitle: Head of Office\n---\n\n- Leads\n"),
    ];

    /// Compares the addresses of what `written` names on the page of `own`.
    #[track_caller]
    fn check(own: &str, written: &str, expect: &[&str]) {
        let page = |(file, text): (&str, &str)| PageSource { file: file.to_owned(), text: text.to_owned() };
        let site = Site { origin: "https://lark.example".to_owned(), ..Site::default() };
        let catalog = crate::catalog(Source { site, pages: PAGES.map(page).into() });
        let names = RoleNames::new(&catalog);
        let index = catalog.roles.iter().position(|role| role.file == own);
        let found = match names.find(written, own, index) {
            Named::One(place) => vec![names.address(place)],
            Named::Several(places) => places.into_iter().map(|place| names.address(place)).collect(),
            Named::Unknown => vec!["unknown".to_owned()],
            Named::Elsewhere => vec!["elsewhere".to_owned()],
        };
        assert_eq!(found, expect, "{written:?}");
    }

    #[test]
    fn a_role_is_named_by_title_alias_slug_address_or_file() {
        for written in [
            "Baker",
            " baker",
            "bread maker",
            "bakery/baker",
            "/roles/bakery/baker/",
            "../bakery/baker.md",
            "bakery/baker.md",
            "https://lark.example/roles/bakery/baker/",
        ] {
            check("office/head.md", written, &["bakery/baker"]);
        }
    }

    #[test]
    fn a_level_is_named_by_its_name_or_address() {
        check("office/head.md", "Senior Baker", &["bakery/baker/senior-baker"]);
        check("bakery/baker.md", "bakery/baker/senior-baker", &["bakery/baker/senior-baker"]);
    }

    #[test]
    fn of_two_roles_with_a_name_that_of_the_department_is_meant() {
        check("bakery/baker.md", "Clerk", &["bakery/clerk"]);
        check("office/head.md", "clerk", &["office/clerk"]);
    }

    #[test]
    fn what_names_no_role_is_unknown_unless_it_is_for_another_tool() {
        check("bakery/baker.md", "Bakker", &["unknown"]);
        check("bakery/baker.md", "../office/hed.md", &["unknown"]);
        check("bakery/baker.md", "false", &["elsewhere"]);
        check("bakery/baker.md", "https://other.example/roles/bakery/baker/", &["elsewhere"]);
    }
}

//! Relative links of a role's page → addresses that lead to the same place wherever they stand.
//!
//! Authors link from file to file (`../design/designer.md`), as editors and hosts of code follow it, or from URL to URL, as a
//! browser does on the role's own page. Its text stands on the pages of its levels too, beside other roles, and in somebody
//! else's documents. Entry points: [`Destinations::settle`] puts what leads there in place of every relative link of a
//! role, and [`Destinations::of_link`] gives where one leads, for findings about links.
//!
//! A link to the file of a role leads to its page. Every other one is resolved from the role's own page, whether anything is
//! there or not: the server may have more than the site. What leads out of the site is left to the browser to resolve.

use super::sections::retain_inlines;
use rolebook_letters::nfc;
use rolebook_markdown::free_id;
use rolebook_model::percent;
use rolebook_model::{Department, Inline, Role};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Where the links of a site's pages lead.
#[derive(Debug, PartialEq, Eq)]
pub struct Destinations {
    /// The URLs of all roles' pages below the site's base path, with a slash at the end; then those of the departments that
    /// have an introduction, and those of levels that are a file each.
    urls: Vec<String>,
    /// How many of them are no levels.
    pages: usize,
    /// The place of each file's role in `urls`.
    places: FxHashMap<String, usize>,
}

/// Where a relative link leads, without its query and fragment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// To the page of the role at this place among all. Behind them are the departments with an introduction, and behind those
    /// the levels that are a file each, role by role.
    Page(usize),
    /// To this URL below the site's base path.
    Url(String),
    /// Out of the site.
    Outside,
}

impl Destinations {
    /// Those of a site with these roles, which have their URLs, and departments.
    pub fn new(roles: &[Arc<Role>], departments: &[Department]) -> Destinations {
        let mut urls = Vec::with_capacity(roles.len());
        let mut places = FxHashMap::with_capacity_and_hasher(roles.len(), Default::default());
        let introductions = departments.iter().filter_map(|department| department.introduction.as_ref());
        for role in roles.iter().chain(introductions) {
            places.insert(nfc(&role.file).into_owned(), urls.len());
            urls.push(url(role));
        }
        let pages = urls.len();
        for role in roles {
            for (part, level) in role.level_files() {
                places.insert(nfc(&part.file).into_owned(), urls.len());
                urls.push(format!("{}{}/", url(role), percent::encode(&level.slug)));
            }
        }
        Destinations { urls, pages, places }
    }

    /// Puts addresses on a site below `base_path` in place of the relative links of `role`. Those that are settled already
    /// stay.
    pub fn settle(&self, role: &mut Role, base_path: &str) {
        let (file, own_url) = (&role.file, url(role));
        retain_inlines(&mut role.sections, &mut role.footnotes, &mut |inline| {
            if let Inline::Link(link) = inline
                && let Some(destination) = self.of_reference(file, &own_url, &link.href)
            {
                let (_, rest) = split_path(&link.href);
                link.href = match destination {
                    Destination::Page(place) => {
                        let url = self.urls.get(place).map_or("", String::as_str);
                        match rest.strip_prefix('#') {
                            // What has an id in the file of a level has it behind the level's in the role.
                            Some(id) if place >= self.pages => {
                                let level = url.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
                                format!("{base_path}{url}#{level}-{}", free_id(id))
                            }
                            Some(id) => format!("{base_path}{url}#{}", free_id(id)),
                            None => format!("{base_path}{url}{rest}"),
                        }
                    }
                    Destination::Url(url) => format!("{base_path}{url}{rest}"),
                    Destination::Outside => format!("{base_path}{own_url}{}", link.href),
                };
            }
            true
        });
    }

    /// Where `href` leads on the page of `role`; `None` where it is a whole address, or leads to the page itself.
    pub fn of_link(&self, role: &Role, href: &str) -> Option<Destination> {
        self.of_reference(&role.file, &url(role), href)
    }

    fn of_reference(&self, file: &str, own_url: &str, href: &str) -> Option<Destination> {
        let (path, _) = split_path(href);
        let has_scheme = path.split('/').next().is_some_and(|first| first.contains(':'));
        if path.is_empty() || path.starts_with('/') || has_scheme {
            return None;
        }
        Some(match linked_file(file, path).and_then(|file| self.places.get(&file)) {
            Some(place) => Destination::Page(*place),
            None => resolved(&format!("{own_url}{path}")).map_or(Destination::Outside, Destination::Url),
        })
    }
}

/// The path of a reference, and its query and fragment.
fn split_path(href: &str) -> (&str, &str) {
    href.find(['?', '#']).and_then(|end| href.split_at_checked(end)).unwrap_or((href, ""))
}

/// The file that a link with this path names on the page in `file`, whether it is there or not; `None` where it would lie
/// outside of the folder of roles. In NFC: a system may write the name of the file in another form.
pub fn linked_file(file: &str, path: &str) -> Option<String> {
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    resolved(&nfc(&format!("{folder}/{}", percent::decode(path))))
}

/// The URL of a role's page below the base path, or of the department that a page without a slug introduces.
fn url(role: &Role) -> String {
    let department = format!("roles/{}/", percent::encode(&role.department));
    if role.slug.is_empty() { department } else { format!("{department}{}/", percent::encode(&role.slug)) }
}

/// `path` without `.` and `..`; `None` where it leads out of what it starts from.
fn resolved(path: &str) -> Option<String> {
    let mut resolved = String::with_capacity(path.len());
    let mut is_folder = true;
    for segment in path.split('/') {
        is_folder = matches!(segment, "" | "." | "..");
        if segment == ".." {
            let folder = resolved.strip_suffix('/')?;
            let above = folder.rfind('/').map_or(0, |slash| slash + 1);
            resolved.truncate(above);
        } else if !is_folder {
            resolved.extend([segment, "/"]);
        }
    }
    if !is_folder {
        resolved.pop();
    }
    Some(resolved)
}

//! Addresses that pages have had and that no page has now → documents that lead on, and rules for hosts.
//!
//! A slug once ended a word at each mark of a script, and knew no signs: `C++ Developer` was `c-developer-3`. And a file that is
//! a level of a role was a role on its own.

use super::addresses;
use super::documents::Texts;
use super::escape::in_markup;
use super::pages::SitePage;
use rolebook_app::route::Route;
use rolebook_app::view;
use rolebook_model::invisible::is_invisible;
use rolebook_model::percent;
use rolebook_model::{Catalog, Role};
use rolebook_reader::{front_matter, names_in_url};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The files of such addresses, each with the page to which it leads.
pub(super) fn moved(catalog: &Catalog, pages: &[SitePage<'_>], texts: &Texts<'_>) -> BTreeMap<String, Route> {
    let taken: HashSet<String> = pages.iter().map(addresses::page).collect();
    let mut moved = BTreeMap::new();
    let mut add = |from: &[&str], to: Route| {
        let file = format!("roles/{}/{}", from.join("/"), addresses::INDEX);
        if !taken.contains(&file) {
            moved.entry(file).or_insert(to);
        }
    };
    let mut roles: Vec<&Role> = catalog.roles.iter().map(|role| &**role).collect();
    // In the order in which slugs were given.
    roles.sort_by(|one, other| one.file.cmp(&other.file));
    let mut given = Given::default();
    for role in &roles {
        let levels =
            role.level_files().flat_map(|(part, level)| part.addresses.iter().map(move |it| (it, level)));
        for (address, level) in levels {
            let (department, role) = (role.department.clone(), role.slug.clone());
            add(&[address], Route::Level { department, role, level: level.slug.clone() });
        }
    }
    // A page that describes several roles leads to the first.
    let mut seen = HashSet::new();
    roles.retain(|role| role.parts.is_empty() && seen.insert(role.file.as_str()));
    for role in roles {
        let Some(page) = texts.get(&*role.file) else { continue };
        let settings = front_matter::split(&page.text).front_matter;
        let (department, name) = names_in_url(&settings, &role.file);
        let old_department = old_slug(department);
        let url = given.unique(format!("{old_department}/{}", old_slug(name)));
        let (_, old_role) = url.split_once('/').unwrap_or_default();
        let (department, slug) = (role.department.clone(), role.slug.clone());
        add(&[&old_department], Route::Department { department: department.clone() });
        add(&[&old_department, old_role], Route::Role { department: department.clone(), role: slug.clone() });
        let mut given_levels = Given::default();
        for level in &role.levels {
            let old_level = given_levels.unique(old_slug(&level.name));
            let (department, role) = (department.clone(), slug.clone());
            add(
                &[&old_department, old_role, &old_level],
                Route::Level { department, role, level: level.slug.clone() },
            );
        }
    }
    moved
}

/// The rules for hosts: one a line, from, to and status.
pub(super) fn redirects(catalog: &Catalog, moved: &BTreeMap<String, Route>) -> String {
    let base = &catalog.site.base_path;
    let rule = |(file, to): (&String, &Route)| {
        let folder = file.trim_end_matches(addresses::INDEX);
        let segments: Vec<String> =
            folder.split('/').map(|segment| percent::encode(segment).to_string()).collect();
        format!("{base}{} {} 301\n", segments.join("/"), to.path(base))
    };
    moved.iter().map(rule).collect()
}

/// A document that leads to a page, without a script: the policy allows none within it.
pub(super) fn document(catalog: &Catalog, to: &Route) -> String {
    let (language, href) = (&catalog.site.language, to.path(&catalog.site.base_path));
    let (language, direction, href) = (in_markup(language), view::direction(language), in_markup(&href));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{href}</title>\n\
         <meta name=\"robots\" content=\"noindex\">\n<link rel=\"canonical\" href=\"{href}\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={href}\">\n</head>\n<body>\n<p><a href=\"{href}\">{href}</a></p>\n\
         </body>\n</html>\n"
    )
}

/// What was given so far.
#[derive(Default)]
struct Given(HashMap<String, usize>);

impl Given {
    /// `slug`, or with the first number that nobody has.
    fn unique(&mut self, slug: String) -> String {
        let mut number = self.0.get(&slug).copied().unwrap_or_default();
        loop {
            number += 1;
            let numbered = if number == 1 { slug.clone() } else { format!("{slug}-{number}") };
            if number == 1 || !self.0.contains_key(&numbered) {
                self.0.insert(numbered.clone(), 1);
                self.0.insert(slug, number);
                return numbered;
            }
        }
    }
}

/// The slug of a name by the old rules.
fn old_slug(name: &str) -> String {
    let mut slug = String::new();
    let mut gap = false;
    for letter in name.chars() {
        if slug.len() >= 120 {
            break;
        }
        if !letter.is_alphanumeric() || is_invisible(letter) {
            gap = !slug.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            slug.push('-');
        }
        slug.extend(letter.to_lowercase());
    }
    if slug.is_empty() { "section".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::pages;
    use rolebook_model::{PageSource, Site, Source};

    /// Compares what leads where on a site with these pages, each of a title.
    #[track_caller]
    fn check(files: &[&str], expect: &[&str]) {
        let page = |file: &&str| {
            let title =
                file.rsplit_once('.').map_or("", |(stem, _)| stem).rsplit('/').next().unwrap_or_default();
            PageSource {
                file: (*file).to_owned(),
                text: format!("---\ntitle: {title}\n---\n\n- A\n\n## Senior {title}\n\n- B\n"),
            }
        };
        let source = Source { site: Site::default(), pages: files.iter().map(page).collect() };
        let catalog = rolebook_reader::catalog(source.clone());
        let texts = source.pages.iter().map(|page| (&*page.file, page)).collect();
        let moved = moved(&catalog, &pages(&catalog), &texts);
        let lead = |(from, to): (&String, &Route)| {
            let document = document(&catalog, to);
            let to =
                document.split("url=").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
            format!("{from} → {to}")
        };
        assert_eq!(moved.iter().map(lead).collect::<Vec<_>>(), expect);
    }

    #[test]
    fn where_files_were_roles_on_their_own_leads_to_their_levels() {
        let page = |name: &str| PageSource {
            file: format!("inn/{name}.md"),
            text: format!("# {}\n\n## Duties\n\n- {name}\n", name.replace('-', " ")),
        };
        let pages_of = ["cook", "senior-cook"].map(page).to_vec();
        let source =
            Source { site: Site { base_path: "/jobs/".to_owned(), ..Site::default() }, pages: pages_of };
        let (catalog, _) = rolebook_reader::roles_and_pages(&source);
        let texts = source.pages.iter().map(|page| (&*page.file, page)).collect();
        let moved = moved(&catalog, &pages(&catalog), &texts);
        assert_eq!(
            redirects(&catalog, &moved),
            "/jobs/roles/inn/senior-cook/ /jobs/roles/inn/cook/senior-cook/ 301\n\
             /jobs/roles/inn/senior-cook/senior-cook/ /jobs/roles/inn/cook/senior-cook/ 301\n"
        );
        assert!(document(&catalog, &moved["roles/inn/senior-cook/index.html"]).contains("rel=\"canonical\""));
    }

    #[test]
    fn an_address_that_has_changed_leads_on() {
        check(
            &["it/C Developer.md", "it/C# Developer.md"],
            &[
                "roles/it/c-developer-2/index.html → /roles/it/c-sharp-developer/",
                "roles/it/c-developer-2/senior-c-developer/index.html → /roles/it/c-sharp-developer/senior-c-sharp-developer/",
            ],
        );
        check(&["it/Baker.md", "r&d/baker.md"], &[]);
    }
}

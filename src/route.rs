//! URL paths ⇄ pages.
//!
//! [`Route::parse`] reads a path from the browser's location or a link, and [`Route::path`] writes a page's canonical path.
//! Both work below the site's base path, and neither knows which roles exist. An embed may write paths below the site's
//! whole URL instead.
//!
//! [`Route::compared`] reads what a page is compared with from a URL's query, and [`Compared::to_query`] writes it.

use rolebook_letters::nfc;
use rolebook_model::percent;

/// A page of the site.
///
/// Slugs are never empty, `.` or `..`: an empty segment is dropped from a path, and browsers resolve the others, even if
/// percent-encoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// All roles: `/`.
    Directory,
    /// The roles of a department: `/roles/<department>/`.
    Department {
        /// The department's slug.
        department: String,
    },
    /// A role with all of its levels: `/roles/<department>/<role>/`.
    Role {
        /// The department's slug.
        department: String,
        /// The role's slug.
        role: String,
    },
    /// One level of a role: `/roles/<department>/<role>/<level>/`.
    Level {
        /// The department's slug.
        department: String,
        /// The role's slug.
        role: String,
        /// The level's slug.
        level: String,
    },
    /// No page has this path.
    NotFound {
        /// The whole path, percent-encoded as in the URL.
        path: String,
    },
}

/// What the page of a role or a level is compared with, by the query of its URL: `?compare=<level>` is a level of the same
/// role, `?compare=<department>/<role>` another role, and `?compare=<department>/<role>/<level>` a level of that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// A role or a level.
    pub other: Route,
}

impl Compared {
    /// The query of this comparison on `page`, with its `?`.
    pub fn to_query(&self, page: &Route) -> String {
        let mut query = "?compare=".to_owned();
        match (&self.other, page) {
            (
                Route::Level { department, role, level },
                Route::Role { department: own, role: here }
                | Route::Level { department: own, role: here, .. },
            ) if department == own && role == here => query.extend(percent::encode(level)),
            (other, _) => query.push_str(&other.reference()),
        }
        query
    }
}

/// The first segment of every role's path.
const ROLES: &str = "roles";
/// The file that a static host serves for a folder.
const INDEX: &str = "index.html";

impl Route {
    /// The page at `path`, a URL's path without query and fragment, on a site served below `base`.
    ///
    /// As on a static host, the final slash may be missing, or followed by `index.html`.
    pub fn parse(path: &str, base: &str) -> Route {
        let folder = path.strip_suffix(INDEX).filter(|folder| folder.ends_with('/')).unwrap_or(path);
        match segments(folder).strip_prefix(segments(base).as_slice()) {
            Some([]) => Route::Directory,
            Some([first, department]) if first == ROLES => {
                Route::Department { department: department.clone() }
            }
            Some([first, department, role]) if first == ROLES => {
                Route::Role { department: department.clone(), role: role.clone() }
            }
            Some([first, department, role, level]) if first == ROLES => {
                Route::Level { department: department.clone(), role: role.clone(), level: level.clone() }
            }
            _ => Route::NotFound { path: path.to_owned() },
        }
    }

    /// The page's path on a site served below `base`, with a slash at both ends. A `base` that does not begin with a slash
    /// is a URL: it has to end with a slash, and is prepended unchanged.
    pub fn path(&self, base: &str) -> String {
        match self {
            Route::Directory => folder(base, &[]),
            Route::Department { department } => folder(base, &[ROLES, department]),
            Route::Role { department, role } => folder(base, &[ROLES, department, role]),
            Route::Level { department, role, level } => folder(base, &[ROLES, department, role, level]),
            Route::NotFound { path } => path.clone(),
        }
    }

    /// The path of the file with the text of a role, for the role's page and those of its levels,
    /// `/roles/<department>/<role>.md`, or with what introduces a department, if anything does: `/roles/<department>.md`.
    /// `None` for any other page.
    pub fn text_path(&self, base: &str) -> Option<String> {
        let mut path = match self {
            Route::Department { department } => folder(base, &[ROLES, department]),
            Route::Role { department, role } | Route::Level { department, role, .. } => {
                folder(base, &[ROLES, department, role])
            }
            Route::Directory | Route::NotFound { .. } => return None,
        };
        // The final slash.
        path.pop();
        path.push_str(".md");
        Some(path)
    }

    /// A role or a level in a query: `<department>/<role>` or `<department>/<role>/<level>`, each percent-encoded. Empty
    /// for any other page.
    pub fn reference(&self) -> String {
        let slugs: &[&str] = match self {
            Route::Role { department, role } => &[department, role],
            Route::Level { department, role, level } => &[department, role, level],
            Route::Directory | Route::Department { .. } | Route::NotFound { .. } => &[],
        };
        slugs.iter().map(|slug| percent::encode(slug).to_string()).collect::<Vec<_>>().join("/")
    }

    /// The role or level of a [`reference`](Route::reference).
    pub fn from_reference(reference: &str) -> Option<Route> {
        match segments(reference).as_slice() {
            [department, role] => Some(Route::Role { department: department.clone(), role: role.clone() }),
            [department, role, level] => Some(Route::Level {
                department: department.clone(),
                role: role.clone(),
                level: level.clone(),
            }),
            _ => None,
        }
    }

    /// What a URL's query compares this page with; `None` where the page is not a role's or a level's, or the query does
    /// not name one.
    pub fn compared(&self, query: &str) -> Option<Compared> {
        let (Route::Role { department, role } | Route::Level { department, role, .. }) = self else {
            return None;
        };
        let mut other = None;
        // Decoded by segments: a slug may contain a slash.
        for (key, value) in percent::fields(query) {
            match key {
                "compare" if value.contains('/') => other = Route::from_reference(value),
                "compare" if !value.is_empty() => {
                    let (department, role) = (department.clone(), role.clone());
                    other = Some(Route::Level { department, role, level: slug(value) });
                }
                _ => {}
            }
        }
        other.map(|other| Compared { other })
    }
}

/// The path's segments, decoded and in NFC as slugs are, without empty ones.
fn segments(path: &str) -> Vec<String> {
    path.split('/').filter(|segment| !segment.is_empty()).map(slug).collect()
}

fn slug(encoded: &str) -> String {
    nfc(&percent::decode(encoded)).into_owned()
}

/// The path of a folder below `base`.
fn folder(base: &str, below_base: &[&str]) -> String {
    let is_path = base.is_empty() || base.starts_with('/');
    let (mut path, base) =
        if is_path { ("/".to_owned(), segments(base)) } else { (base.to_owned(), Vec::new()) };
    for segment in base.iter().map(String::as_str).chain(below_base.iter().copied()) {
        path += &format!("{}/", percent::encode(segment));
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(path: &str, base: &str, expect: Route) {
        assert_eq!(Route::parse(path, base), expect);
    }

    fn role(department: &str, role: &str) -> Route {
        Route::Role { department: department.to_owned(), role: role.to_owned() }
    }

    fn department(department: &str) -> Route {
        Route::Department { department: department.to_owned() }
    }

    fn level(department: &str, role: &str, level: &str) -> Route {
        Route::Level { department: department.to_owned(), role: role.to_owned(), level: level.to_owned() }
    }

    fn not_found(path: &str) -> Route {
        Route::NotFound { path: path.to_owned() }
    }

    #[test]
    fn every_kind_of_page_has_a_path() {
        check("/", "/", Route::Directory);
        check("/roles/product/", "/", department("product"));
        check("/roles/product/product-manager/", "/", role("product", "product-manager"));
        check("/roles/product/product-manager/senior/", "/", level("product", "product-manager", "senior"));
    }

    #[test]
    fn a_base_path_stands_before_all_of_them() {
        check("/careers/", "/careers/", Route::Directory);
        check("/careers", "/careers/", Route::Directory);
        check("/en/careers/roles/product/pm/", "/en/careers/", role("product", "pm"));
        assert_eq!(role("product", "pm").path("/en/careers/"), "/en/careers/roles/product/pm/");
    }

    #[test]
    fn a_path_outside_of_the_base_is_not_found() {
        check("/roles/product/pm/", "/careers/", not_found("/roles/product/pm/"));
        check("/", "/careers/", not_found("/"));
        check("/careersroles/", "/careers/", not_found("/careersroles/"));
    }

    #[test]
    fn a_missing_slash_and_an_index_file_are_forgiven() {
        check("/roles/product/pm", "/", role("product", "pm"));
        check("/roles/product/pm/index.html", "/", role("product", "pm"));
        check("/roles/product", "/", department("product"));
        check("/careers/roles/product/index.html", "/careers/", department("product"));
        check("/index.html", "/", Route::Directory);
        check("", "/", Route::Directory);
    }

    #[test]
    fn a_folder_named_like_the_index_file_is_a_level() {
        check("/roles/product/pm/index.html/", "/", level("product", "pm", "index.html"));
    }

    #[test]
    fn other_paths_are_not_found_and_keep_their_text() {
        for path in ["/roles/", "/jobs/product/", "/jobs/a/b/", "/roles/a/b/c/d/", "/caf%C3%A9"] {
            check(path, "/", not_found(path));
            assert_eq!(not_found(path).path("/"), path);
        }
    }

    #[test]
    fn escapes_are_read_and_written() {
        check("/roles/qualit%C3%A4t/a%2Fb/", "/", role("qualität", "a/b"));
        assert_eq!(role("qualität", "a/b").path("/"), "/roles/qualit%C3%A4t/a%2Fb/");
    }

    #[test]
    fn a_whole_url_stands_before_a_path_as_it_is() {
        let page = role("product", "product manager");
        for base in ["https://roles.example.com/", "https://roles.example.com/a%20b/", "#role-book=/"] {
            assert_eq!(page.path(base), format!("{base}roles/product/product%20manager/"));
            assert_eq!(page.text_path(base), Some(format!("{base}roles/product/product%20manager.md")));
            assert_eq!(Route::Directory.path(base), base);
        }
    }

    #[test]
    fn an_escaped_base_path_is_not_escaped_twice() {
        check("/t%C3%A4tig/roles/a/b/", "/tätig/", role("a", "b"));
        assert_eq!(role("a", "b").path("/t%C3%A4tig/"), "/t%C3%A4tig/roles/a/b/");
    }

    #[test]
    fn a_roles_text_lies_beside_its_pages() {
        let text = Some("/careers/roles/product/pm.md".to_owned());
        assert_eq!(role("product", "pm").text_path("/careers/"), text);
        assert_eq!(level("product", "pm", "senior").text_path("/careers/"), text);
        let text = Some("/careers/roles/product.md".to_owned());
        assert_eq!(department("product").text_path("/careers/"), text);
        assert_eq!(Route::Directory.text_path("/careers/"), None);
    }

    #[track_caller]
    fn check_compared(page: Route, query: &str, other: Option<Route>) {
        let compared = page.compared(query);
        assert_eq!(compared.as_ref().map(|compared| &compared.other), other.as_ref());
        // What is written again says the same, in the shortest way.
        let written = compared.as_ref().map(|compared| compared.to_query(&page));
        assert_eq!(written.and_then(|query| page.compared(&query)), compared);
    }

    #[test]
    fn a_query_names_what_a_page_is_compared_with() {
        let page = level("product", "pm", "senior");
        check_compared(page.clone(), "?compare=staff", Some(level("product", "pm", "staff")));
        check_compared(page.clone(), "?a=b&compare=people/hr", Some(role("people", "hr")));
        check_compared(page.clone(), "compare=people/hr/lead", Some(level("people", "hr", "lead")));
        check_compared(role("product", "pm"), "?compare=staff", Some(level("product", "pm", "staff")));
    }

    #[test]
    fn what_names_nothing_compares_nothing() {
        for query in ["", "?compare", "?compare=", "?compare=/", "?compare=a/b/c/d", "?only=differences"] {
            check_compared(role("product", "pm"), query, None);
        }
        check_compared(Route::Directory, "?compare=people/hr", None);
        check_compared(department("product"), "?compare=people/hr", None);
    }

    #[test]
    fn other_keys_of_the_query_change_no_comparison() {
        let page = role("product", "pm");
        // Addresses that were shared while comparisons had a switch for it.
        let compared = page.compared("?only=differences&compare=staff").unwrap();
        assert_eq!(compared.to_query(&page), "?compare=staff");
    }

    /// Any slug that `pattern` matches, in NFC as all are.
    fn slugs(pattern: &'static str) -> impl Strategy<Value = String> {
        pattern.prop_map(|slug| nfc(&slug).into_owned())
    }

    proptest! {
        #[test]
        fn any_comparison_survives_a_round_trip(
            slugs in proptest::collection::vec(slugs("[^/]+|.*/.*[^/].*"), 5),
            with_level: bool,
        ) {
            let page = level(&slugs[0], &slugs[1], &slugs[2]);
            let other = if with_level { level(&slugs[2], &slugs[3], &slugs[4]) } else { role(&slugs[0], &slugs[1]) };
            let compared = Compared { other };
            prop_assert_eq!(page.compared(&compared.to_query(&page)), Some(compared));
        }

        #[test]
        fn any_slug_survives_a_round_trip(department in slugs(".+"), role in slugs(".+"), level in slugs(".+")) {
            for base in ["/", "/careers/", "/a b/c/"] {
                let page = Route::Department { department: department.clone() };
                prop_assert_eq!(Route::parse(&page.path(base), base), page);
                let page = Route::Role { department: department.clone(), role: role.clone() };
                prop_assert_eq!(Route::parse(&page.path(base), base), page);
                let page = Route::Level { department: department.clone(), role: role.clone(), level: level.clone() };
                prop_assert_eq!(Route::parse(&page.path(base), base), page);
            }
        }

        #[test]
        fn any_path_is_read_and_leads_to_itself(path in any::<String>()) {
            let page = Route::parse(&path, "/");
            prop_assert_eq!(Route::parse(&page.path("/"), "/"), page);
        }
    }
}

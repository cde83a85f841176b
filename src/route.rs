//! URL paths ⇄ pages.
//!
//! [`Route::parse`] reads a path as the browser's location or a link gives it, [`Route::path`] writes the
//! one path that a page has. Both work below the site's base path, and neither knows which roles exist.

use crate::percent;

/// A page of the site.
///
/// Slugs are never empty, `.` or `..`: the first would vanish from a path, and browsers resolve the others,
/// escaped or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// All roles: `/`.
    Directory,
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
        /// The whole path as the URL has it, escapes and all.
        path: String,
    },
}

/// The first segment of every role's path.
const ROLES: &str = "roles";
/// The file that a static host shows for a folder.
const INDEX: &str = "index.html";

impl Route {
    /// The page at `path`, a URL's path without query and fragment, on a site served below `base`.
    ///
    /// A missing slash at the end and an `index.html` there are forgiven, as static hosts do.
    pub fn parse(path: &str, base: &str) -> Route {
        let folder = path.strip_suffix(INDEX).filter(|folder| folder.ends_with('/')).unwrap_or(path);
        match segments(folder).strip_prefix(segments(base).as_slice()) {
            Some([]) => Route::Directory,
            Some([first, department, role]) if first == ROLES => {
                Route::Role { department: department.clone(), role: role.clone() }
            }
            Some([first, department, role, level]) if first == ROLES => {
                Route::Level { department: department.clone(), role: role.clone(), level: level.clone() }
            }
            _ => Route::NotFound { path: path.to_owned() },
        }
    }

    /// The page's path on a site served below `base`, with a slash at both ends.
    pub fn path(&self, base: &str) -> String {
        match self {
            Route::Directory => folder(base, &[]),
            Route::Role { department, role } => folder(base, &[ROLES, department, role]),
            Route::Level { department, role, level } => folder(base, &[ROLES, department, role, level]),
            Route::NotFound { path } => path.clone(),
        }
    }
}

/// The path's non-empty segments, decoded.
#[inline(never)]
fn segments(path: &str) -> Vec<String> {
    let mut segments = Vec::new();
    for segment in path.split('/') {
        if !segment.is_empty() {
            segments.push(percent::decode(segment));
        }
    }
    segments
}

fn folder(base: &str, below_base: &[&str]) -> String {
    let mut path = "/".to_owned();
    for segment in segments(base) {
        push_segment(&mut path, &segment);
    }
    for segment in below_base {
        push_segment(&mut path, segment);
    }
    path
}

fn push_segment(path: &mut String, segment: &str) {
    percent::encode(segment, path);
    path.push('/');
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

    fn level(department: &str, role: &str, level: &str) -> Route {
        Route::Level { department: department.to_owned(), role: role.to_owned(), level: level.to_owned() }
    }

    fn not_found(path: &str) -> Route {
        Route::NotFound { path: path.to_owned() }
    }

    #[test]
    fn every_kind_of_page_has_a_path() {
        check("/", "/", Route::Directory);
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
        check("/index.html", "/", Route::Directory);
        check("", "/", Route::Directory);
    }

    #[test]
    fn a_folder_named_like_the_index_file_is_a_level() {
        check("/roles/product/pm/index.html/", "/", level("product", "pm", "index.html"));
    }

    #[test]
    fn other_paths_are_not_found_and_keep_their_text() {
        for path in ["/roles/", "/roles/product/", "/jobs/a/b/", "/roles/a/b/c/d/", "/caf%C3%A9"] {
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
    fn an_escaped_base_path_is_not_escaped_twice() {
        check("/t%C3%A4tig/roles/a/b/", "/tätig/", role("a", "b"));
        assert_eq!(role("a", "b").path("/t%C3%A4tig/"), "/t%C3%A4tig/roles/a/b/");
    }

    proptest! {
        #[test]
        fn any_slug_survives_a_round_trip(department in ".+", role in ".+", level in ".+") {
            for base in ["/", "/careers/", "/a b/c/"] {
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

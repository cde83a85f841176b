//! Every page of a site, and the document that holds one.

use super::accent;
use crate::model::{Catalog, Site};
use crate::route::Route;
use crate::view::{self, Location};

/// The routes of all pages, in the catalog's order: the directory, then each role and its levels.
pub fn routes(catalog: &Catalog) -> Vec<Route> {
    let mut routes = vec![Route::Directory];
    for role in &catalog.roles {
        let (department, slug) = (&role.department, &role.slug);
        routes.push(Route::Role { department: department.clone(), role: slug.clone() });
        routes.extend(role.levels.iter().map(|level| Route::Level {
            department: department.clone(),
            role: slug.clone(),
            level: level.slug.clone(),
        }));
    }
    routes
}

/// The app's `index.html`, which every page is made from.
pub struct Shell(String);

/// Stands in the shell where a page's head goes.
const HEAD: &str = "<!-- rolebook build: head -->";
/// Begins the shell.
const HTML: &str = "<html lang=\"en\">";
/// Ends the shell's head. The site's own sheet stands in front of it: behind Rolebook's, it wins.
const HEAD_END: &str = "</head>";

impl Shell {
    /// The shell of an app that was built to stand at the path `app_url`, for a site of this base path.
    ///
    /// What is not there to be filled is the error.
    pub fn new(index: &str, app_url: &str, base: &str) -> Result<Shell, &'static str> {
        match [HEAD, HTML, HEAD_END].into_iter().find(|place| !index.contains(place)) {
            Some(missing) => Err(missing),
            // The app's files stand beside the directory's page, wherever that is.
            None => Ok(Shell(index.replace(&format!("=\"{app_url}"), &format!("=\"{}", escape(base))))),
        }
    }

    /// The document for the page at `route`.
    pub fn page(&self, catalog: &Catalog, route: &Route) -> String {
        let Site { language, base_path, .. } = &catalog.site;
        let title = escape(&view::title(catalog, &Location::page(route.clone())));
        let description = escape(description(catalog, route));
        let base = escape(base_path);
        let head = format!(
            r#"<title>{title}</title>
    <meta name="description" content="{description}">
    <link id="rolebook-content" rel="preload" href="{base}{CONTENT}" as="fetch" crossorigin>"#
        );
        let html = format!("<html lang=\"{}\">", escape(language));
        let sheet = match accent::sheet(&catalog.site) {
            Some(_) => format!("<link rel=\"stylesheet\" href=\"{base}{SHEET}\">\n  {HEAD_END}"),
            None => HEAD_END.to_owned(),
        };
        self.0.replacen(HTML, &html, 1).replacen(HEAD, &head, 1).replacen(HEAD_END, &sheet, 1)
    }
}

/// The file that holds the site's content.
pub(super) const CONTENT: &str = "content.json";
/// The file that holds the site's own colours.
pub(super) const SHEET: &str = "site.css";

fn description<'a>(catalog: &'a Catalog, route: &Route) -> &'a str {
    match route {
        Route::Role { department, role } | Route::Level { department, role, .. } => {
            catalog.role(department, role).map_or("", |role| &role.summary)
        }
        Route::Directory | Route::NotFound { .. } => &catalog.site.description,
    }
}

/// `text` as it stands in HTML, between tags or in a double-quoted attribute.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = r#"<html lang="en"><head>
<!-- rolebook build: head -->
<script src="/boot.js"></script></head></html>"#;

    fn catalog(site: Site) -> Catalog {
        Catalog { site, departments: Vec::new(), roles: Vec::new() }
    }

    fn page(site: Site) -> String {
        let shell = Shell::new(INDEX, "/", &site.base_path).unwrap();
        shell.page(&catalog(site), &Route::Directory)
    }

    #[test]
    fn a_page_says_its_language_and_what_it_is() {
        let site = Site {
            name: "Lark".to_owned(),
            description: "All roles".to_owned(),
            language: "de".to_owned(),
            ..Site::default()
        };
        let page = page(site);
        assert!(page.starts_with(r#"<html lang="de">"#), "{page}");
        assert!(page.contains("<title>Lark</title>"), "{page}");
        assert!(page.contains(r#"<meta name="description" content="All roles">"#), "{page}");
    }

    #[test]
    fn everything_stands_below_the_base_path() {
        let page = page(Site { base_path: "/careers/".to_owned(), ..Site::default() });
        assert!(page.contains(r#"src="/careers/boot.js""#), "{page}");
        assert!(page.contains(r#"href="/careers/content.json""#), "{page}");
    }

    #[test]
    fn an_app_that_was_built_for_the_base_path_stays_there() {
        let index = INDEX.replace("/boot.js", "/careers/boot.js");
        let shell = Shell::new(&index, "/careers/", "/careers/").unwrap();
        let page = shell.page(&catalog(Site::default()), &Route::Directory);
        assert!(page.contains(r#"src="/careers/boot.js""#), "{page}");
    }

    #[test]
    fn names_cannot_leave_their_place() {
        let page = page(Site {
            name: "</title><script>".to_owned(),
            description: "\"><script>".to_owned(),
            language: "\"><script>".to_owned(),
            ..Site::default()
        });
        assert_eq!(page.matches("<script").count(), 1, "{page}");
    }

    #[test]
    fn the_sites_own_colours_stand_behind_all_other_sheets() {
        let site = Site {
            base_path: "/careers/".to_owned(),
            accent: "#7a1fa2".to_owned(),
            accent_dark: "#ce93d8".to_owned(),
            ..Site::default()
        };
        let page = page(site);
        let link = "<link rel=\"stylesheet\" href=\"/careers/site.css\">\n  </head>";
        assert!(page.contains(link), "{page}");
    }

    #[test]
    fn a_site_without_colours_of_its_own_has_no_sheet_of_its_own() {
        assert!(!page(Site::default()).contains("site.css"));
    }

    #[test]
    fn a_shell_without_a_place_for_the_head_is_refused() {
        assert_eq!(Shell::new("<html lang=\"en\">", "/", "/").err(), Some(HEAD));
    }
}

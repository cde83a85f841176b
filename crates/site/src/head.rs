//! A page → the metadata in its document's head: for browsers, search engines, link previews and the app.

use super::addresses::{ICON_512, MANIFEST};
use super::escape::in_markup;
use super::pages::{SitePage, Subject, Unindexed};
use super::plain::{lines, shortened};
use super::publishing::Publishing;
use super::theme::Theme;
use super::{accent, icons, matrix};
use rolebook_app::view::{self, Location};
use rolebook_model::{Catalog, Level, Role, Scope};
use std::fmt::Write as _;

/// Makes the heads of a site's pages.
pub(super) struct Heads<'a> {
    catalog: &'a Catalog,
    publishing: &'a Publishing,
    theme: &'a Theme,
    /// The tags that all pages share.
    shared: String,
}

/// The addresses of the data that the app fetches.
pub(super) struct DataFiles {
    /// That of the compact catalog, relative to the site's root.
    pub(super) catalog: String,
    /// That of the text of all pages.
    pub(super) pages: String,
    /// That of the script of the visitors' own notes, where the site has them.
    pub(super) notes: Option<String>,
}

impl<'a> Heads<'a> {
    /// The heads for a site whose app fetches its data from `data`.
    pub(super) fn new(
        catalog: &'a Catalog,
        publishing: &'a Publishing,
        theme: &'a Theme,
        data: &DataFiles,
    ) -> Heads<'a> {
        let base = &catalog.site.base_path;
        let file = |name: &str| format!("{base}{name}");
        let mut tags = Tags::default();
        tags.name("rolebook-catalog", &file(&data.catalog));
        tags.name("rolebook-pages", &file(&data.pages));
        if let Some(notes) = &data.notes {
            tags.name("rolebook-notes", &file(notes));
        }
        // `boot.js` then registers no service worker.
        if publishing.network_only {
            tags.name("rolebook-offline", "false");
        }
        let has_color = theme.head.has_meta("theme-color");
        for (scheme, paper) in accent::papers().iter().filter(|_| !has_color) {
            let media = format!("(prefers-color-scheme: {scheme})");
            tags.tag("meta", &[("name", "theme-color"), ("media", &media), ("content", paper)]);
        }
        for icons::Link { rel, name, attribute } in icons::links(&theme.favicon) {
            if rel != "icon" || !theme.head.has_icon() {
                let attributes = [("rel", rel), ("href", &file(name))];
                tags.tag("link", &attributes.into_iter().chain(attribute).collect::<Vec<_>>());
            }
        }
        tags.tag("link", &[("rel", "manifest"), ("href", &file(MANIFEST))]);
        tags.0 += &theme.head.html(base);
        Heads { catalog, publishing, theme, shared: tags.0 }
    }

    /// The tags of a page.
    pub(super) fn of(&self, page: &SitePage<'_>, unindexed: &Unindexed<'_>) -> String {
        let site = &self.catalog.site;
        let title = match page.subject {
            Subject::Matrix(role) => view::matrix_title(self.catalog, role),
            _ => view::title(self.catalog, &Location::page(page.route.clone())),
        };
        let description = description(self.catalog, page.subject);
        let mut tags = Tags::default();
        tags.text("title", &title);
        tags.name("description", &description);
        if !page.is_indexed(unindexed) {
            tags.name("robots", "noindex");
        }
        tags.property("og:type", "website");
        tags.property("og:site_name", &site.name);
        tags.property("og:title", &title);
        tags.property("og:description", &description);
        // Both have to be absolute URLs.
        let canonical = page.canonical().and_then(|route| self.publishing.url(&route.path(&site.base_path)));
        if let Some(url) = canonical {
            tags.tag("link", &[("rel", "canonical"), ("href", &url)]);
            tags.property("og:url", &url);
        }
        let head = &self.theme.head;
        let image = self.publishing.url(&format!("{}{ICON_512}", site.base_path));
        if let Some(image) = image.filter(|_| !head.has_meta("og:image")) {
            tags.property("og:image", &image);
        }
        if !head.has_meta("twitter:card") {
            tags.name("twitter:card", "summary");
        }
        tags.name("twitter:title", &title);
        tags.name("twitter:description", &description);
        if let Subject::Matrix(_) = page.subject {
            // `boot.js` then starts no app, which has no such page.
            tags.name("rolebook-app", "false");
            tags.0 += &matrix::tags(&site.base_path);
        }
        if let Some(href) = page.subject.text().and_then(|_| page.route.text_path(&site.base_path)) {
            tags.tag("link", &[("rel", "alternate"), ("type", "text/markdown"), ("href", &href)]);
        }
        tags.0 + &self.shared
    }

    /// The tags of the page that the service worker shows offline. It has no address of its own.
    pub(super) fn offline(&self) -> String {
        let mut tags = Tags::default();
        tags.text("title", &self.catalog.site.name);
        tags.0 + &self.shared
    }
}

/// The tag of a style sheet behind that of the app, by its name in a site below the path `base`.
pub(super) fn sheet(base: &str, name: &str) -> String {
    let mut tags = Tags::default();
    tags.tag("link", &[("rel", "stylesheet"), ("href", &format!("{base}{name}"))]);
    tags.0
}

/// The tag of a module by its name, likewise.
pub(super) fn script(base: &str, name: &str) -> String {
    format!("<script type=\"module\" src=\"{}\"></script>\n", in_markup(&format!("{base}{name}")))
}

/// Tags, one a line.
#[derive(Default)]
struct Tags(String);

impl Tags {
    fn text(&mut self, tag: &str, text: &str) {
        let _ = writeln!(self.0, "<{tag}>{}</{tag}>", in_markup(text));
    }

    fn tag(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        let attributes: String =
            attributes.iter().map(|(name, value)| format!(" {name}=\"{}\"", in_markup(value))).collect();
        let _ = writeln!(self.0, "<{tag}{attributes}>");
    }

    /// Metadata by its name; left out if it is empty.
    fn name(&mut self, name: &str, content: &str) {
        self.meta("name", name, content);
    }

    /// Metadata by its Open Graph property (<https://ogp.me>); left out if it is empty.
    fn property(&mut self, name: &str, content: &str) {
        self.meta("property", name, content);
    }

    fn meta(&mut self, kind: &str, name: &str, content: &str) {
        if !content.is_empty() {
            self.tag("meta", &[(kind, name), ("content", content)]);
        }
    }
}

/// The number of characters that search engines show.
const LONGEST_DESCRIPTION: usize = 160;

/// The description of a page; every page has its own.
fn description(catalog: &Catalog, subject: Subject<'_>) -> String {
    let text = match subject {
        Subject::Directory | Subject::NotFound if catalog.site.description.is_empty() => {
            let departments = catalog.departments.iter().map(|department| &*department.name);
            format!("{}: {}", catalog.site.name, departments.collect::<Vec<_>>().join(", "))
        }
        Subject::Directory | Subject::NotFound => catalog.site.description.clone(),
        Subject::Department(department) => {
            let roles = catalog.roles.iter().filter(|role| role.department == department.slug);
            let titles: Vec<_> = roles.map(|role| &*role.title).collect();
            format!("{}: {}", department.name, titles.join(", "))
        }
        Subject::Role(role) if role.summary.is_empty() => role.title.clone(),
        Subject::Role(role) => role.summary.clone(),
        Subject::Level(role, index, level) => level_description(role, index, level),
        Subject::Matrix(role) => {
            let levels = role.ladder().into_iter().filter_map(|level| role.levels.get(level));
            let names: Vec<_> = levels.map(|level| &*level.name).collect();
            format!("{}: {}", role.title, names.join(", "))
        }
    };
    shortened(&text, LONGEST_DESCRIPTION)
}

/// The text of the level's own sections, or the role's summary if there is none.
fn level_description(role: &Role, index: usize, level: &Level) -> String {
    let own = role.sections_of(index).into_iter().filter(|(_, scope)| *scope == Scope::Own);
    let mut about = String::new();
    for line in own.flat_map(|(section, _)| role.sections.get(section).map(lines).unwrap_or_default()) {
        if about.len() > LONGEST_DESCRIPTION {
            break;
        }
        about += if about.is_empty() { "" } else { " " };
        about += &line;
    }
    if about.is_empty() { format!("{}: {}", level.name, role.summary) } else { about }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::pages;
    use expect_test::expect;
    use rolebook_model::{PageSource, Site, Source};

    const BAKER: &str = "---\ntitle: Baker\nsummary: Bakes <bread>.\n---\n\n## Responsibilities\n\n- Bake\n\n\
                         ## Senior Baker\n\nTeaches the others.\n\n- Buys flour\n\n## Lead Baker\n";

    fn catalog(site: Site) -> Catalog {
        let page = PageSource { file: "bakery/baker.md".to_owned(), text: BAKER.to_owned() };
        rolebook_reader::catalog(Source { site, pages: vec![page] })
    }

    /// The tags of the page at `path`.
    fn head(site: Site, origin: &str, path: &str) -> String {
        let catalog = catalog(site);
        let publishing = Publishing { origin: origin.to_owned(), ..Publishing::default() };
        let data = DataFiles {
            catalog: "catalog.json?v=1".to_owned(),
            pages: "pages.json?v=2".to_owned(),
            notes: Some("notes/1a/notes.js".to_owned()),
        };
        let pages = pages(&catalog);
        let page = pages.iter().find(|page| page.route.path("/") == path).unwrap();
        Heads::new(&catalog, &publishing, &Theme::default(), &data).of(page, &Unindexed::default())
    }

    fn lark() -> Site {
        Site { name: "Lark".to_owned(), base_path: "/jobs/".to_owned(), ..Site::default() }
    }

    #[test]
    fn a_page_has_metadata_for_search_engines_previews_and_the_app() {
        expect![[r##"
            <title>Baker – Lark</title>
            <meta name="description" content="Bakes &lt;bread&gt;.">
            <meta property="og:type" content="website">
            <meta property="og:site_name" content="Lark">
            <meta property="og:title" content="Baker – Lark">
            <meta property="og:description" content="Bakes &lt;bread&gt;.">
            <link rel="canonical" href="https://a.example/jobs/roles/bakery/baker/">
            <meta property="og:url" content="https://a.example/jobs/roles/bakery/baker/">
            <meta property="og:image" content="https://a.example/jobs/icon-512.png">
            <meta name="twitter:card" content="summary">
            <meta name="twitter:title" content="Baker – Lark">
            <meta name="twitter:description" content="Bakes &lt;bread&gt;.">
            <link rel="alternate" type="text/markdown" href="/jobs/roles/bakery/baker.md">
            <meta name="rolebook-catalog" content="/jobs/catalog.json?v=1">
            <meta name="rolebook-pages" content="/jobs/pages.json?v=2">
            <meta name="rolebook-notes" content="/jobs/notes/1a/notes.js">
            <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fdfdfb">
            <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#14181a">
            <link rel="icon" href="/jobs/icon-192.png" sizes="192x192">
            <link rel="icon" href="/jobs/favicon.svg" type="image/svg+xml">
            <link rel="apple-touch-icon" href="/jobs/apple-touch-icon.png">
            <link rel="manifest" href="/jobs/site.webmanifest">
        "##]]
        .assert_eq(&head(lark(), "https://a.example", "/roles/bakery/baker/"));
    }

    #[test]
    fn without_an_origin_there_are_no_absolute_urls() {
        let head = head(lark(), "", "/roles/bakery/baker/");
        for tag in ["canonical", "og:url", "og:image"] {
            assert!(!head.contains(tag), "{head}");
        }
    }

    /// Compares the description of the page at `path`.
    #[track_caller]
    fn check_description(site: Site, path: &str, expect: &str) {
        let catalog = catalog(site);
        let pages = pages(&catalog);
        let page = pages.iter().find(|page| page.route.path("/") == path).unwrap();
        assert_eq!(description(&catalog, page.subject), expect);
    }

    #[test]
    fn every_page_has_its_own_description() {
        check_description(lark(), "/", "Lark: Bakery");
        check_description(Site { description: "Roles".to_owned(), ..lark() }, "/", "Roles");
        check_description(lark(), "/roles/bakery/", "Bakery: Baker");
        check_description(lark(), "/roles/bakery/baker/", "Bakes <bread>.");
        check_description(lark(), "/roles/bakery/baker/senior-baker/", "Teaches the others. Buys flour");
        check_description(lark(), "/roles/bakery/baker/lead-baker/", "Lead Baker: Bakes <bread>.");
    }

    #[test]
    fn names_cannot_leave_their_place() {
        let site = Site {
            name: "</title><script>".to_owned(),
            description: "\"><script>".to_owned(),
            base_path: "/\"><script>/".to_owned(),
            ..Site::default()
        };
        let head = head(site, "https://a.example", "/");
        assert!(!head.contains("<script"), "{head}");
    }
}

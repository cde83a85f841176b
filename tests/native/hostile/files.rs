//! Hostile texts → the files of a site that are not pages, each parsed as its consumers parse it.

use super::HOME;
use crate::building::files;
use rolebook_model::{BETWEEN_PARTS, Source};
use scraper::Html;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Checks the files of a site that are not pages.
pub(super) fn check_files(site: &Path, source: &Source) {
    let read = |name: &str| fs::read_to_string(site.join(name)).unwrap();
    let json = |name: &str| serde_json::from_str::<Value>(&read(name)).unwrap();
    check_texts(&json("pages.json"), source);
    check_catalog(&json("catalog.json"), source);
    assert_eq!(json("site.webmanifest")["name"], *source.site.name, "the manifest has another name");
    check_list(&read("sitemap.xml"));
    check_headers(&read("_headers"));
    files(site).iter().filter(|file| file.ends_with("/next.txt")).for_each(|file| check_next(&read(file)));
    let robots = read("robots.txt");
    let lines = ["User-agent: *", "Allow: /", "", "Sitemap: https://roles.example.com/sitemap.xml"];
    assert_eq!(robots.lines().collect::<Vec<_>>(), lines);
    // Whoever puts the files into a document by hand is safe, too.
    for name in ["catalog.json", "pages.json"] {
        let page =
            Html::parse_document(&format!("<script type=\"application/json\">{}</script>", read(name)));
        assert_eq!(super::pages::text_of(&page, "script"), read(name), "{name} ends its script");
        let elements = super::allowed::elements(&page).count();
        assert_eq!(elements, 4, "{name} makes elements");
    }
}

/// Every text is unchanged.
fn check_texts(pages: &Value, source: &Source) {
    let pages = pages.as_array().unwrap();
    assert_eq!(pages.len(), source.pages.len());
    for pair in pages {
        let page = source.pages.iter().find(|page| pair[0] == *page.file).unwrap();
        assert_eq!(pair[1], *page.text, "{}", page.file);
    }
}

/// The catalog has the usual fields, whatever their values.
fn check_catalog(catalog: &Value, source: &Source) {
    let known = ["version", "site", "departments", "roles", "next"];
    assert!(catalog.as_object().unwrap().keys().all(|key| known.contains(&&**key)), "{catalog}");
    assert_eq!(catalog["site"]["name"], *source.site.name);
    assert_eq!(catalog["roles"].as_array().unwrap().len(), source.pages.len());
}

/// Where one could go from each page: below its address, each line is an element of those that views know, however it ends.
fn check_next(pages: &str) {
    for page in pages.split(BETWEEN_PARTS) {
        let (reference, lines) = page.split_once('\n').unwrap();
        assert!(reference.starts_with("hostile/") && !reference.contains(char::is_whitespace), "{page}");
        assert!(lines.is_empty() || lines.starts_with("n0\t\n"), "{page}");
        let mut open = 0;
        for line in lines.split('\n').filter(|line| !line.is_empty()) {
            match line.split_at(1) {
                ("u" | "l" | "d", "") => open += 1,
                (".", "") => open -= 1,
                ("a", link) => assert_eq!(link.matches('\t').count(), 1, "{page}"),
                ("t", text) => assert!(!text.contains('\t'), "{page}"),
                (letter, word) => {
                    let (place, number) = word.split_once('\t').unwrap();
                    assert!("nhsp".contains(letter) && place.parse::<usize>().is_ok(), "{page}");
                    assert!(number.is_empty() || number.parse::<usize>().is_ok(), "{page}");
                }
            }
        }
        assert_eq!(open, 0, "{page}");
    }
}

/// The sitemap lists pages, and only those of the site.
fn check_list(list: &str) {
    let list = roxmltree::Document::parse(list).unwrap();
    for element in list.descendants().filter(roxmltree::Node::is_element) {
        let name = element.tag_name().name();
        assert!(["urlset", "url", "loc"].contains(&name), "<{name}> in the list of pages");
        assert_eq!(element.tag_name().namespace(), Some("http://www.sitemaps.org/schemas/sitemap/0.9"));
        assert_eq!(element.attributes().len(), 0);
        if name == "loc" {
            let url = url::Url::parse(element.text().unwrap()).unwrap();
            assert!(url.as_str().starts_with(HOME), "{url}");
            assert_eq!((url.query(), url.fragment()), (None, None), "{url}");
        }
    }
}

/// Each line is a path of the site, or one of the usual headers.
fn check_headers(headers: &str) {
    let known = [
        "Content-Security-Policy",
        "X-Content-Type-Options",
        "Referrer-Policy",
        "Cache-Control",
        "Content-Type",
        "Access-Control-Allow-Origin",
        "Cross-Origin-Resource-Policy",
        "Cross-Origin-Opener-Policy",
        "Permissions-Policy",
    ];
    for line in headers.lines() {
        let is_path = line.starts_with('/') && !line.contains(char::is_whitespace);
        let name = line.strip_prefix("  ").and_then(|header| header.split_once(": ")).map(|(name, _)| name);
        assert!(is_path || name.is_some_and(|name| known.contains(&name)), "{line:?} in _headers");
    }
}

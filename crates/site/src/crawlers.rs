//! The pages of a site → files for crawlers: `sitemap.xml` and `robots.txt`.

use super::escape::in_markup;
use super::pages::{SitePage, Unindexed};
use super::publishing::Publishing;

/// The sitemap. It is referred to, and refers to pages, by absolute URLs.
pub(super) const SITEMAP: &str = "sitemap.xml";
/// Read by search engines at the root of a host only: below a path it has no effect.
pub(super) const ROBOTS: &str = "robots.txt";

/// The maximum number of URLs in a sitemap (<https://www.sitemaps.org/protocol.html>).
const MOST_URLS: usize = 50_000;

/// The sitemaps as files with their names, an index of several first; none if the site's origin is unknown.
pub(super) fn sitemaps(
    publishing: &Publishing,
    base: &str,
    pages: &[SitePage<'_>],
    unindexed: &Unindexed<'_>,
) -> Vec<(String, String)> {
    let pages = pages
        .iter()
        .filter(|page| page.is_indexed(unindexed) && page.canonical().as_ref() == Some(&page.route));
    let urls: Vec<String> = pages.filter_map(|page| publishing.url(&page.route.path(base))).collect();
    if urls.is_empty() {
        return Vec::new();
    }
    if urls.len() <= MOST_URLS {
        return vec![(SITEMAP.to_owned(), list("urlset", "url", &urls))];
    }
    let parts = urls.chunks(MOST_URLS).zip(1..);
    let parts: Vec<_> =
        parts.map(|(urls, number)| (format!("sitemap-{number}.xml"), list("urlset", "url", urls))).collect();
    let names: Vec<_> =
        parts.iter().filter_map(|(name, _)| publishing.url(&format!("{base}{name}"))).collect();
    let index = (SITEMAP.to_owned(), list("sitemapindex", "sitemap", &names));
    std::iter::once(index).chain(parts).collect()
}

fn list(tag: &str, entry: &str, urls: &[String]) -> String {
    let lines: String =
        urls.iter().map(|url| format!("<{entry}><loc>{}</loc></{entry}>\n", in_markup(url))).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <{tag} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{lines}</{tag}>\n"
    )
}

/// Allows everything, and refers to the sitemap.
pub(super) fn robots(publishing: &Publishing, base: &str) -> String {
    let sitemap = publishing.url(&format!("{base}{SITEMAP}"));
    let sitemap = sitemap.map(|url| format!("\nSitemap: {url}\n")).unwrap_or_default();
    format!("User-agent: *\nAllow: /\n{sitemap}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::Subject;
    use expect_test::expect;
    use rolebook_app::route::Route;

    fn publishing(origin: &str) -> Publishing {
        Publishing { origin: origin.to_owned(), ..Publishing::default() }
    }

    fn pages(count: usize) -> Vec<SitePage<'static>> {
        let page = |number: usize| SitePage {
            route: Route::Department { department: format!("d{number}") },
            subject: Subject::Directory,
        };
        let not_found =
            SitePage { route: Route::NotFound { path: String::new() }, subject: Subject::NotFound };
        (0..count).map(page).chain([not_found]).collect()
    }

    #[test]
    fn every_page_is_listed_by_its_absolute_url() {
        let lists = sitemaps(&publishing("https://a.example"), "/jobs/", &pages(1), &Unindexed::default());
        let [(name, list)] = &*lists else { panic!("{} lists", lists.len()) };
        assert_eq!(name, "sitemap.xml");
        expect![[r#"
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            <url><loc>https://a.example/jobs/roles/d0/</loc></url>
            </urlset>
        "#]]
        .assert_eq(list);
        let robots = robots(&publishing("https://a.example"), "/jobs/");
        assert_eq!(robots, "User-agent: *\nAllow: /\n\nSitemap: https://a.example/jobs/sitemap.xml\n");
    }

    #[test]
    fn a_long_list_is_split() {
        let lists =
            sitemaps(&publishing("https://a.example"), "/", &pages(MOST_URLS + 1), &Unindexed::default());
        let names: Vec<_> =
            lists.iter().map(|(name, list)| (&**name, list.matches("<loc>").count())).collect();
        assert_eq!(names, [("sitemap.xml", 2), ("sitemap-1.xml", MOST_URLS), ("sitemap-2.xml", 1)]);
        assert!(lists[0].1.contains("<sitemap><loc>https://a.example/sitemap-2.xml</loc></sitemap>"));
    }

    #[test]
    fn without_an_origin_nothing_is_listed() {
        assert_eq!(sitemaps(&publishing(""), "/", &pages(1), &Unindexed::default()), []);
        assert_eq!(robots(&publishing(""), "/"), "User-agent: *\nAllow: /\n");
    }
}

//! A URL's path, a base path and a query ⇄ a page and what it is compared with.

use super::texts;
use rolebook_app::route::Route;
use url::Url;

/// Input: a path, a base path, a query.
pub fn check(input: &str) {
    let [path, base, query] = texts(input);
    // A base that begins otherwise is a URL, which is written and not read.
    let base = if base.is_empty() || base.starts_with('/') { base } else { "/" };
    let page = Route::parse(path, base);
    let written = page.path(base);
    assert_eq!(Route::parse(&written, base), page, "{written:?} is another page");
    check_written(&page, &written, base);
    check_reference(&page);
    check_comparison(&page, query);
}

/// A page has one canonical path, which browsers do not change.
fn check_written(page: &Route, written: &str, base: &str) {
    if let Route::NotFound { .. } = page {
        return;
    }
    assert!(written.starts_with('/') && written.ends_with('/'), "{written:?} lacks a slash at one end");
    if !has_dots(written) {
        let url = Url::parse("https://roles.example.com").and_then(|site| site.join(written));
        assert_eq!(url.as_ref().map(Url::path), Ok(written), "a browser goes elsewhere");
    }
    if let Some(text) = page.text_path(base) {
        assert!(text.ends_with(".md") && written.starts_with(text.trim_end_matches(".md")), "{text:?}");
    }
}

/// Whether browsers resolve this segment. No role has it, but a path may contain it.
fn has_dots(path: &str) -> bool {
    path.split('/').any(|segment| matches!(segment, "." | ".."))
}

fn check_reference(page: &Route) {
    let reference = page.reference();
    if reference.is_empty() {
        assert!(!matches!(page, Route::Role { .. } | Route::Level { .. }));
    } else {
        assert_eq!(Route::from_reference(&reference).as_ref(), Some(page), "{reference:?}");
    }
}

/// The comparison in a query can be written and read back, and writing is canonical.
fn check_comparison(page: &Route, query: &str) {
    let Some(compared) = page.compared(query) else { return };
    let written = compared.to_query(page);
    let again = page.compared(&written);
    assert_eq!(again.as_ref(), Some(&compared), "{written:?} compares something else");
    assert_eq!(again.map(|again| again.to_query(page)), Some(written));
}

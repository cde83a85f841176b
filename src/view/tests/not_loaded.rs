//! Roles whose text is not loaded.

use super::*;
use std::sync::Arc;

/// The catalog of the other tests with none of its roles loaded.
fn known() -> SharedCatalog {
    let mut catalog = shared().catalog().clone();
    for role in &mut catalog.roles {
        let role = Arc::make_mut(role);
        role.is_loaded = false;
        role.sections.clear();
    }
    SharedCatalog::new(catalog)
}

#[track_caller]
fn check(url: &str, pieces: &[&str]) {
    let props = yew::props!(AppProps { catalog: known(), location: location(url) });
    let page = block_on(LocalServerRenderer::<App>::with_props(props).hydratable(false).render());
    for piece in pieces {
        assert!(page.contains(piece), "{url} lacks {piece:?} in:\n{page}");
    }
}

#[track_caller]
fn check_to_load(url: &str, expect: &[&str]) {
    let known = known();
    let pages = pages_to_load(known.catalog(), &location(url)).into_iter();
    let files: Vec<&str> = pages.map(|page| &*page.file).collect();
    assert_eq!(files, expect);
    assert!(
        pages_to_load(shared().catalog(), &location(url)).is_empty(),
        "{url} of a catalog that is loaded"
    );
}

#[test]
fn its_page_shows_the_metadata_and_a_link_to_try_again() {
    check(
        ROLE,
        &["<h1>Product Manager</h1>", "could not be loaded", &format!("<a href=\"{ROLE}\">Try again</a>")],
    );
    check(SENIOR, &["<h1>Senior Product Manager</h1>", &format!("<a href=\"{SENIOR}\">Try again</a>")]);
    let compared = &*format!("{ROLE}?compare=engineering/engineer");
    check(compared, &[&format!("<a href=\"{compared}\">Try again</a>")]);
}

#[test]
fn it_has_a_page_and_a_title() {
    let known = known();
    assert!(has_page(known.catalog(), &location(SENIOR)));
    assert_eq!(title(known.catalog(), &location(SENIOR)), "Senior Product Manager – Larkspindle");
}

#[test]
fn the_directory_has_a_notice_while_a_search_misses_the_texts() {
    check("/jobs/?q=manager", &["<p>1 role</p>", "Only titles and summaries are searched"]);
    check_lacks("/jobs/?q=manager", "Only titles and summaries");
}

#[test]
fn a_page_needs_the_texts_of_the_roles_that_it_shows() {
    check_to_load("/jobs/", &[]);
    check_to_load("/jobs/?q=manager", &[]);
    check_to_load("/jobs/roles/product/nobody/", &[]);
    check_to_load(SENIOR, &["product/product-manager.md"]);
    check_to_load(
        &format!("{ROLE}?compare=engineering/engineer"),
        &["product/product-manager.md", "engineering/engineer.md"],
    );
}

#[test]
fn two_levels_of_one_role_need_its_text_once() {
    check_to_load(&format!("{ROLE}?compare=senior-product-manager"), &["product/product-manager.md"]);
}

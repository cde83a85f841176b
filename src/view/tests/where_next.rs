//! Where one could go from a page, as the build writes it down → the section of the page.

use super::*;
use rolebook_model::{Common, NextPages, Onward, RelatedRole, WhereNext};

/// The section of the page of a level on a site whose interface speaks this language.
fn section(next: WhereNext, interface: &str) -> Option<String> {
    let mut catalog = shared().catalog().clone();
    catalog.site.interface = interface.to_owned();
    let page = "product/product-manager/senior-product-manager".to_owned();
    catalog.where_next = NextPages::of([(page, next)].into_iter());
    let catalog = SharedCatalog::new(catalog);
    let props = yew::props!(AppProps { catalog, location: location(SENIOR) });
    let page = block_on(LocalServerRenderer::<App>::with_props(props).hydratable(false).render());
    let (_, section) = page.split_once("<section class=\"part onward\">")?;
    section.split_once("</section>").map(|(section, _)| section.to_owned())
}

fn onward(name: &str, reference: &str) -> Onward {
    Onward { name: name.to_owned(), reference: reference.to_owned() }
}

#[test]
fn a_page_from_which_nothing_leads_on_has_no_section() {
    assert_eq!(section(WhereNext::default(), "en"), None);
}

#[test]
fn names_are_links_and_requirements_are_folded() {
    let related = RelatedRole {
        page: onward("Engineer <b>", "engineering/engineer/a%2Fb"),
        shared: vec!["Git".to_owned(), "Care".to_owned()],
        on_top: vec!["Bridges".to_owned()],
    };
    let next = WhereNext { related: vec![related], ..WhereNext::default() };
    let expect = "<h2>Where next</h2><h3 class=\"kind\">Shares requirements</h3>\
        <ul><li><a href=\"/jobs/roles/engineering/engineer/a%2Fb/\">Engineer &lt;b&gt;</a>\
        <details class=\"includes\"><summary>2 shared requirements</summary>\
        <ul><li>Git</li><li>Care</li></ul><p class=\"kind\">On top there</p><ul><li>Bridges</li></ul>\
        </details></li></ul>";
    assert_eq!(section(next, "en").as_deref(), Some(expect));
}

#[test]
fn it_speaks_the_language_of_the_interface() {
    let named = vec![onward("Engineer", "engineering/engineer")];
    let common = Common { text: "Git".to_owned(), roles: named.clone(), more: 4 };
    let (above, back) = (named.clone(), named.clone());
    let next = WhereNext { above, named, back, common: vec![common], ..WhereNext::default() };
    let expect = "<h2>Wie es weitergeht</h2><h3 class=\"kind\">Stufen darüber</h3>\
        <ul><li><a href=\"/jobs/roles/engineering/engineer/\">Engineer</a></li></ul>\
        <h3 class=\"kind\">Als Nächstes genannt</h3>\
        <ul><li><a href=\"/jobs/roles/engineering/engineer/\">Engineer</a></li></ul>\
        <h3 class=\"kind\">Führt hierher</h3>\
        <ul><li><a href=\"/jobs/roles/engineering/engineer/\">Engineer</a></li></ul>\
        <details class=\"includes\"><summary>Anforderungen, die mehrere Rollen haben</summary>\
        <ul><li>Git<ul><li><a href=\"/jobs/roles/engineering/engineer/\">Engineer</a></li></ul>\
        <p class=\"kind\">und 4 weitere</p></li></ul></details>";
    assert_eq!(section(next, "de").as_deref(), Some(expect));
}

#[test]
fn whatever_a_file_says_the_page_stands() {
    let mut catalog = shared().catalog().clone();
    let deep = "d\n".repeat(10_000);
    for text in
        [&*deep, "a\nax\ta/b\na\t//evil.example/x\nhx\nz", "äu\nu", "l\n.\n.\n.\ntx", "n99\t\np\t\nsx\ty"]
    {
        catalog.where_next = NextPages::unknown(false);
        catalog.where_next.add(&format!("product/product-manager/senior-product-manager\n{text}"));
        let catalog = SharedCatalog::new(catalog.clone());
        let props = yew::props!(AppProps { catalog, location: location(SENIOR) });
        let page = block_on(LocalServerRenderer::<App>::with_props(props).hydratable(false).render());
        assert!(page.contains("part onward") && !page.contains("href=\"//"), "{page}");
    }
}

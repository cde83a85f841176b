//! Where relative links lead once all roles are known.

use crate::{catalog, fill, settle_links};
use rolebook_model::{Block, Catalog, Content, Inline, PageSource, Role, Site, Source};
use std::sync::Arc;

const FROM: &str = "shop/baker.md";

/// A site below a path of its host on which a page of the shop has a link.
fn site_with(link: &str) -> Source {
    let page = |file: &str, text: &str| PageSource { file: file.to_owned(), text: text.to_owned() };
    let pages = vec![
        page(
            FROM,
            &format!("---\ntitle: Baker\n---\n\nSee [there](<{link}>).\n\n## Senior Baker\n\n- Plans\n"),
        ),
        page("shop/bread/index.md", "# Bread\n"),
        page("yard/smith.md", "---\ntitle: Smith\nslug: ärmel smith\ndepartment: forge\n---\n"),
    ];
    Source { site: Site { base_path: "/jobs/".to_owned(), ..Site::default() }, pages }
}

fn baker(catalog: &mut Catalog) -> &mut Role {
    Arc::make_mut(catalog.roles.iter_mut().find(|role| role.file == FROM).unwrap())
}

fn href(role: &Role) -> &str {
    let [Content::Block(Block::Paragraph(line)), ..] = &*role.sections[0].content else { panic!("{role:?}") };
    let link = line.iter().find_map(|inline| match inline {
        Inline::Link(link) => Some(link),
        _ => None,
    });
    &link.unwrap().href
}

/// Reads the link as it is written on the page, on all pages at once and as a page that comes later.
#[track_caller]
fn check(link: &str, expect: &str) {
    let source = site_with(link);
    let mut read = catalog(source.clone());
    assert_eq!(href(baker(&mut read)), expect, "{link}");
    settle_links(&mut read, &|_| true);
    assert_eq!(href(baker(&mut read)), expect, "{link}, settled again");
    let role = baker(&mut read);
    role.is_loaded = false;
    role.sections.clear();
    fill(&mut read, &source.pages);
    assert_eq!(href(baker(&mut read)), expect, "{link}, read later");
}

#[test]
fn a_link_to_a_file_leads_to_the_page_of_its_role() {
    check("baker.md", "/jobs/roles/shop/baker/");
    check("bread/index.md", "/jobs/roles/shop/bread/");
    check("./../shop//baker.md", "/jobs/roles/shop/baker/");
}

#[test]
fn the_page_has_the_url_that_its_settings_say() {
    check("../yard/smith.md", "/jobs/roles/forge/%C3%A4rmel-smith/");
    check("../yard/sm%69th.md", "/jobs/roles/forge/%C3%A4rmel-smith/");
}

#[test]
fn a_link_to_a_part_leads_to_the_id_that_was_given() {
    check("../yard/smith.md#requirements", "/jobs/roles/forge/%C3%A4rmel-smith/#requirements");
    check("../yard/smith.md#location", "/jobs/roles/forge/%C3%A4rmel-smith/#section-location");
    check("bread/index.md?compare=yard/smith#a", "/jobs/roles/shop/bread/?compare=yard/smith#a");
}

#[test]
fn other_relative_links_mean_the_same_on_every_page() {
    check("senior-baker/", "/jobs/roles/shop/baker/senior-baker/");
    check("../bread/?a#b", "/jobs/roles/shop/bread/?a#b");
    check("../bread", "/jobs/roles/shop/bread");
    check("..", "/jobs/roles/shop/");
    check("../../../about.html", "/jobs/about.html");
    check("../none.md", "/jobs/roles/shop/none.md");
}

#[test]
fn what_leads_out_of_the_site_is_the_browsers_to_resolve() {
    check("../../../../handbook/#a", "/jobs/roles/shop/baker/../../../../handbook/#a");
}

#[test]
fn whole_addresses_and_parts_of_the_page_stay() {
    for link in ["https://a.example/shop/baker.md", "mailto:baker.md", "tel:1", "#senior-baker", "?compare=a"]
    {
        check(link, link);
    }
}

#[test]
fn a_link_leads_to_no_other_host() {
    check(".//..//..//..//..//evil.example", "/jobs/roles/shop/baker/.//..//..//..//..//evil.example");
    check("a/..//evil.example", "/jobs/roles/shop/baker/evil.example");
}

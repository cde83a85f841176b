//! Roles that a catalog only knows so far, and what becomes of them once their pages are read.

use crate::{catalog, fill};
use rolebook_model::{Availability, Catalog, PageSource, Site, Source, Vacancy};
use std::sync::Arc;

fn page(file: &str, text: &str) -> PageSource {
    PageSource {
        file: file.to_owned(),
        text: format!("---\ntitle: {text}\n---\n\n## Role\n\n{text} of all.\n"),
    }
}

/// Two pages that claim one URL, and a third.
fn pages() -> Vec<PageSource> {
    vec![page("shop/baker.md", "Baker"), page("shop/baker/index.md", "Bread"), page("yard/smith.md", "Smith")]
}

fn read() -> Catalog {
    catalog(Source { site: Site::default(), pages: pages() })
}

/// The same with none of its roles read.
fn known() -> Catalog {
    let mut known = read();
    for role in &mut known.roles {
        let role = Arc::make_mut(role);
        role.is_loaded = false;
        role.sections.clear();
        role.findings.clear();
    }
    known
}

/// What findings say, they say of all pages.
fn without_findings(mut catalog: Catalog) -> Catalog {
    catalog.roles.iter_mut().for_each(|role| Arc::make_mut(role).findings.clear());
    catalog
}

#[test]
fn filled_with_all_pages_a_catalog_is_as_if_it_had_been_read_at_once() {
    for pages in [pages(), pages().into_iter().rev().collect()] {
        let mut known = known();
        fill(&mut known, &pages);
        assert_eq!(without_findings(known), without_findings(read()));
    }
}

#[test]
fn filled_with_one_page_it_has_one_role_more_that_is_read() {
    let mut filled = known();
    fill(&mut filled, &pages()[2..]);
    let read: Vec<(&str, bool)> =
        filled.roles.iter().map(|role| (role.title.as_str(), role.is_loaded)).collect();
    assert_eq!(read, [("Baker", false), ("Bread", false), ("Smith", true)]);
}

#[test]
fn what_can_be_applied_for_is_not_the_pages_to_say() {
    let mut known = known();
    let vacancy = Vacancy { title: "Master baker".to_owned(), ..Vacancy::default() };
    let role = Arc::make_mut(&mut known.roles[0]);
    role.availability = Some(Availability::Open);
    role.vacancies = vec![vacancy.clone()];
    fill(&mut known, &pages());
    assert_eq!(known.roles[0].availability, Some(Availability::Open));
    assert_eq!(known.roles[0].vacancies, [vacancy]);
}

#[test]
fn a_page_of_another_site_is_left_out() {
    let mut filled = known();
    fill(&mut filled, &[page("mill/miller.md", "Miller"), PageSource::default()]);
    assert_eq!(filled, known());
}

//! Roles that a catalog only knows so far, and what becomes of them once their pages are read.

use crate::{Reader, catalog, fill};
use rolebook_model::catalog_file::CatalogFile;
use rolebook_model::{
    Availability, Catalog, Label, PageLabels, PageSource, Reason, Role, Site, Source, Vacancy,
};
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

/// A role without the reasons why its headings are what they are.
fn without_reasons(mut role: Role) -> Role {
    for heading in role.sections.iter_mut().filter_map(|section| section.heading.as_mut()) {
        heading.reason = Reason::Because("");
    }
    role.findings.clear();
    role
}

#[test]
fn labels_in_the_catalog_stand_for_the_model() {
    let texts = [
        "---\ntitle: Baker\n---\n## What you bring\n- Care\n## Senior Baker\n### What you will do\n- Lead\n",
        "---\ntitle: Bäcker\nlang: de\n---\n## Das bringst du mit\n- Geduld\n## Wir bieten\n- Brot\n",
        "---\ntitle: Smith\nrequirements: [An arm]\nlevels: [Forge]\n---\nText.\n\n## Forge\n\nHot.\n",
        "No heading at all.",
        "---\ntitle: Cook\n---\n**What you will do**\n\n- Cook\n\nYou should have:\n\n- A knife\n\nAs we say:\n\n- Yes\n",
    ];
    for text in texts {
        let page = PageSource { file: "a/b.md".to_owned(), text: text.to_owned() };
        let pages = vec![page.clone()];
        let catalog = catalog(Source { site: Site::default(), pages });
        let (known, _) = CatalogFile::new(&catalog).into_catalog("2026-11-22");
        let reader = Reader::new(&known.site);
        let by_labels = reader.known_page(&page, &known.roles[0]);
        let by_model = reader.page(&page);
        assert_eq!(without_reasons(by_labels), without_reasons(by_model.clone()), "{text}");
        // As many as a later version of the page has headings.
        let mut others = Role::clone(&known.roles[0]);
        others.labels.headings.push(Label::Links);
        others.labels.lines.push(vec![Label::Links]);
        assert_eq!(reader.known_page(&page, &others), by_model, "{text}");
    }
}

#[test]
fn labels_decide_what_headings_are() {
    let page = page("a/b.md", "Baker");
    let labels = PageLabels { headings: vec![Label::Compensation], lines: Vec::new(), tables: Vec::new() };
    let site = Site::default();
    let reader = Reader::new(&site);
    let known = Role { labels, ..reader.page(&page) };
    let role = reader.known_page(&page, &known);
    assert_eq!(role.sections.last().map(|section| section.label()), Some(Label::Compensation));
}

#[test]
fn a_role_that_has_no_title_is_all_as_its_page_says() {
    let text = "---\ntitle: Baker\nsummary: Bakes.\naliases: [Pastry]\nlang: fr\n---\n\n## Role\n\nEarly.\n"
        .to_owned();
    let page = PageSource { file: "shop/baker.md".to_owned(), text };
    let mut known = (*known().roles[0]).clone();
    known.title.clear();
    let site = Site::default();
    let role = Reader::new(&site).known_page(&page, &known);
    assert_eq!((&*role.title, &*role.summary, &*role.language), ("Baker", "Bakes.", "fr"));
    assert_eq!((role.aliases, role.levels.len()), (vec!["Pastry".to_owned()], 1));
}

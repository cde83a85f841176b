//! A URL's query and some pages → its filter, and the roles that match.

use super::SEPARATOR;
use rolebook_model::{Catalog, PageSource, Seniority, Site, Source, Track};
use rolebook_search::{Facet, Filter, Found, ROWS, TextIndex, find};

/// Input: a query, and the texts of pages.
pub fn check(input: &str) {
    let (query, pages) = input.split_once(SEPARATOR).unwrap_or((input, FEW));
    let filter = Filter::from_query(query);
    check_filter(&filter);
    let catalog = catalog(pages);
    let index = TextIndex::new(&catalog);
    let found = find(&catalog, &index, &filter);
    check_found(&catalog, &index, &filter, &found);
    check_counts(&catalog, &index, &filter, &found);
}

/// Two pages for queries without pages.
const FEW: &str = "---\ntitle: Data Analyst\nvacancy: open\n---\n\nAnswers questions with numbers.\n\n\
    ## Requirements\n\n- SQL\n- Git is a plus\n\n## Senior Data Analyst\n\n- Plans *experiments*\n\
    ␞---\ntitle: Équipe Lead\nvacancy: closed\n---\n\n## Levels\n\n### Manager, Équipe\n\n- 計画を書く\n";

fn catalog(pages: &str) -> Catalog {
    // The folder is the department.
    let files = ["data/one.md", "people/two.md", "data/three.md", "four.md"];
    let pages = pages.split(SEPARATOR).zip(files);
    let page = |(text, file): (&str, &str)| PageSource { file: file.to_owned(), text: text.to_owned() };
    rolebook_reader::catalog(Source { site: Site::default(), pages: pages.map(page).collect() })
}

/// A filter can be written and read back, its lists are sorted, and each click can be undone.
fn check_filter(filter: &Filter) {
    let written = filter.to_query();
    let again = Filter::from_query(&written);
    assert_eq!(&again, filter, "{written:?} is another filter");
    assert_eq!(again.to_query(), written);
    assert!(filter.departments.is_sorted_by(|one, next| one < next));
    assert!(filter.levels.is_sorted_by(|one, next| one < next));
    assert!(filter.tracks.is_sorted_by(|one, next| one < next));
    assert!(filter.rows > 0 && filter.rows.is_multiple_of(ROWS));
    let first = Filter { rows: ROWS, ..filter.clone() };
    assert_eq!(filter.toggle_department("data").toggle_department("data"), first);
    assert_eq!(filter.toggle_open().toggle_open(), first);
    assert_eq!(filter.with_text("other").with_text(&filter.text), first);
    let more = filter.with_more_rows();
    assert_eq!(Filter { rows: filter.rows, ..more }, *filter);
}

/// Each role is found once, and its excerpts are texts of its page.
fn check_found(catalog: &Catalog, index: &TextIndex, filter: &Filter, found: &Found) {
    let mut roles = found.roles.clone();
    roles.sort_unstable();
    assert!(roles.is_sorted_by(|one, next| one < next), "a role is found twice");
    if filter.is_empty() {
        assert_eq!(roles.len(), catalog.roles.len(), "nothing is asked and something is left out");
    }
    for &number in &found.roles {
        let role = &catalog.roles[number];
        let marked: String = found.marked(&role.title).into_iter().map(|(run, _)| run).collect();
        assert_eq!(marked, role.title);
        for place in found.matches(catalog, index, number) {
            assert!(place.level.is_none_or(|level| level < role.levels.len()));
            assert!(place.section.is_none_or(|section| section < role.sections.len()));
            assert!(place.excerpt.iter().any(|(_, is_marked)| *is_marked), "{place:?} shows no word");
        }
    }
}

/// Each facet counts the roles that would match if its value were chosen.
fn check_counts(catalog: &Catalog, index: &TextIndex, filter: &Filter, found: &Found) {
    let check = |facet: &Facet, only: Filter| {
        let left = find(catalog, index, &only).roles.len();
        assert_eq!(facet.count, left, "{facet:?}");
    };
    for facet in &found.departments {
        check(facet, Filter { departments: vec![facet.slug.clone()], ..filter.clone() });
    }
    for facet in &found.levels {
        let levels = Seniority::from_name(&facet.slug).into_iter().collect();
        check(facet, Filter { levels, ..filter.clone() });
    }
    for facet in &found.tracks {
        let tracks = Track::from_name(&facet.slug).into_iter().collect();
        check(facet, Filter { tracks, ..filter.clone() });
    }
    if let Some(facet) = &found.open {
        check(facet, Filter { open: true, ..filter.clone() });
    }
}

//! A URL's query and some pages → its filter, and the roles that match.

use super::SEPARATOR;
use rolebook_model::{Catalog, PageSource, Site, Source};
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

/// A filter can be written and read back, its values are sorted, and each click can be undone.
fn check_filter(filter: &Filter) {
    let written = filter.to_query();
    let again = Filter::from_query(&written);
    assert_eq!(&again, filter, "{written:?} is another filter");
    assert_eq!(again.to_query(), written);
    assert!(filter.values.is_sorted_by(|one, next| one < next));
    assert!(filter.rows > 0 && filter.rows.is_multiple_of(ROWS));
    let first = Filter { rows: ROWS, ..filter.clone() };
    for (facet, slug) in [(Facet::Department, "data"), (Facet::Open, "1")] {
        assert_eq!(filter.toggle(facet, slug).toggle(facet, slug), first);
    }
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

/// Each value of a facet counts the roles that would match if it were its facet's only one, and an empty list says truly what it
/// lacks.
fn check_counts(catalog: &Catalog, index: &TextIndex, filter: &Filter, found: &Found) {
    let count = |filter: &Filter| find(catalog, index, filter).roles.len();
    for (facet, values) in &found.facets {
        for value in values {
            let mut only = filter.clone();
            only.values.retain(|(of, _)| of != facet);
            assert_eq!(value.count, count(&only.toggle(*facet, &value.slug)), "{value:?}");
        }
    }
    if let Some(missing) = &found.missing {
        assert!(found.roles.is_empty() && !missing.words.is_empty());
        assert_eq!(missing.count, count(&filter.with_text(&missing.rest)), "{missing:?}");
    }
}

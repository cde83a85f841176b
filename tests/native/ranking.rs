//! What people type leads to what they expect: the mean reciprocal rank of the queries in `ranking/queries.tsv`.

use crate::folder::{catalog_with_vacancies, corpus, own_roles};
use rolebook_model::Catalog;
use rolebook_search::{Filter, TextIndex, find};

/// Half of all queries would have to have their first expected role at the second place for a mean of 0.75.
const LEAST: f64 = 0.95;

/// The fewest queries that say anything.
const FEWEST: usize = 15;

#[test]
fn what_people_type_leads_to_what_they_expect() {
    let sites = [("own", Some(own_roles())), ("corpus", corpus())];
    for (site, folder) in sites.into_iter().filter_map(|(site, folder)| Some((site, folder?))) {
        let catalog = catalog_with_vacancies(&folder);
        let index = TextIndex::new(&catalog);
        let (mut ranks, mut all) = (Vec::new(), Vec::new());
        for [_, set, kind, query, expect] in queries().filter(|query| query[0] == site) {
            let rank = reciprocal_rank(&catalog, &index, query, expect);
            if rank < 1.0 {
                println!("{rank:.2} {site}, {kind}: {query}");
            }
            all.push(rank);
            if set == "aside" {
                ranks.push(rank);
            }
        }
        let (aside, all_mean) = (mean(&ranks), mean(&all));
        println!(
            "{site}: mean reciprocal rank {all_mean:.3} of {} queries, {aside:.3} of those set aside",
            all.len()
        );
        assert!(all.len() >= FEWEST && all_mean >= LEAST, "{site}: {all_mean:.3}");
        assert!(aside >= LEAST, "{site}, set aside: {aside:.3}");
    }
}

/// Site, set, kind, query and roles of each query.
fn queries() -> impl Iterator<Item = [&'static str; 5]> {
    let lines = include_str!("ranking/queries.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split('\t').collect::<Vec<_>>().try_into().unwrap())
}

/// One by the place of the first expected role; zero if none is found. A role that is expected must exist.
fn reciprocal_rank(catalog: &Catalog, index: &TextIndex, query: &str, expect: &str) -> f64 {
    let path = |role: usize| format!("{}/{}", catalog.roles[role].department, catalog.roles[role].slug);
    for expected in expect.split(',') {
        assert!((0..catalog.roles.len()).any(|role| path(role) == expected), "there is no {expected}");
    }
    let found = find(catalog, index, &Filter::default().with_text(query));
    let place = found.roles.iter().position(|role| expect.split(',').any(|expected| expected == path(*role)));
    place.map_or(0.0, |place| 1.0 / (place as f64 + 1.0))
}

fn mean(ranks: &[f64]) -> f64 {
    ranks.iter().sum::<f64>() / ranks.len() as f64
}

#[test]
fn roles_named_for_interns_come_before_those_that_only_begin_so() {
    let Some(folder) = corpus() else { return };
    let catalog = catalog_with_vacancies(&folder);
    let found = find(&catalog, &TextIndex::new(&catalog), &Filter::default().with_text("intern"));
    let place = |slug: &str| found.roles.iter().position(|role| catalog.roles[*role].slug == slug);
    let intern = place("legal-intern");
    assert!(intern.is_some() && intern < place("international-accounting"));
    let found = find(&catalog, &TextIndex::new(&catalog), &Filter::default().with_text("senior product"));
    let first = found.roles.first().map(|role| &*catalog.roles[*role].slug);
    assert!(first.is_some_and(|slug| slug.starts_with("product-")), "{first:?}");
}

//! A catalog and a filter → the roles that match, sorted, with facets.

use super::facets::{Facet, FacetCounter, Facets};
use super::filter::{Filter, Sort};
use super::index::{Search, TermWords, TextIndex};
use rolebook_model::Catalog;
use std::cmp::Reverse;

/// The roles of a catalog that match a filter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// All matching roles, as indices into [`Catalog::roles`], in the filter's sort order.
    pub roles: Vec<usize>,
    /// The departments, in the catalog's order.
    pub departments: Vec<Facet>,
    /// The seniorities that the catalog's roles have, in ascending order.
    pub levels: Vec<Facet>,
    /// The tracks of those seniorities.
    pub tracks: Vec<Facet>,
    /// Open vacancies; `None` where no role has a known availability.
    pub open: Option<Facet>,
    /// The words, folded, that were searched for in place of what was typed, because no role contains what was typed
    /// and they differ from it by one typo. Empty where the text was taken as it is.
    pub corrections: Vec<String>,
    /// The words that were searched for.
    pub(super) terms: Vec<TermWords>,
}

/// The roles of `catalog` that match `filter`, with their facets. `index` must be the catalog's own.
pub fn find(catalog: &Catalog, index: &TextIndex, filter: &Filter) -> Found {
    let Search { terms, scores, corrections } = index.search(&filter.text);
    let mut counter = FacetCounter::new(catalog, filter);
    let mut matching: Vec<(usize, u32)> = Vec::new();
    for (number, (role, &score)) in catalog.roles.iter().zip(&scores).enumerate() {
        if counter.count(role, score > 0) {
            matching.push((number, score));
        }
    }
    match filter.order() {
        Sort::Relevance => {
            matching.sort_by_key(|&(role, score)| (Reverse(score), index.title_rank(role)));
        }
        Sort::Title => matching.sort_by_key(|&(role, _)| index.title_rank(role)),
        // The catalog's own order.
        Sort::Department => {}
    }
    let roles = matching.into_iter().map(|(role, _)| role).collect();
    let Facets { departments, levels, tracks, open } = counter.finish();
    Found { roles, departments, levels, tracks, open, corrections, terms }
}

//! A catalog and a filter → the roles that match, sorted, with facets.

use super::facet::Facet;
use super::facets::{Counter, FacetValue, Position};
use super::filter::{Filter, Sort};
use super::index::{LENGTH_BITS, Search, TermWords, TextIndex};
use super::terms::Term;
use rolebook_model::Catalog;

/// The roles of a catalog that match a filter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// All matching roles, as indices into [`Catalog::roles`], in the filter's sort order.
    pub roles: Vec<usize>,
    /// The facets that divide the roles, and those that the filter names, each with its values.
    pub facets: Vec<(Facet, Vec<FacetValue>)>,
    /// The words, folded, that were searched for in place of what was typed, because no role contains what was typed
    /// and they differ from it by one typo. Empty where the text was taken as it is.
    pub corrections: Vec<String>,
    /// Why no role matches, where that is for words that none has.
    pub missing: Option<Missing>,
    /// The words that were searched for.
    pub(super) terms: Vec<TermWords>,
}

/// Words that no role has, nor similar ones.
#[derive(Clone, Debug, PartialEq)]
pub struct Missing {
    /// The words, as typed.
    pub words: String,
    /// The text without them.
    pub rest: String,
    /// How many roles that leaves.
    pub count: usize,
}

/// The roles of `catalog` that match `filter`, with their facets. `index` must be the catalog's own.
pub fn find(catalog: &Catalog, index: &TextIndex, filter: &Filter) -> Found {
    let Search { terms, scores, corrections } = index.search(&filter.text);
    let mut counter = Counter::new(index.facets(), filter);
    let mut roles = left(&mut counter, &scores);
    let order = filter.order();
    // The catalog's own order is by department.
    if order != Sort::Department {
        let ranks = index.title_ranks(catalog);
        // One for all roles, since each key that is typed asks for those of thousands.
        let mut best = vec![0; terms.len()];
        let mut key = |role: usize| {
            let rank = u64::from(ranks.get(role).copied().unwrap_or_default());
            match order {
                Sort::Relevance => relevance(index, &terms, &scores, role, &mut best) | rank.min(MAX_RANK),
                _ => rank,
            }
        };
        let mut keyed: Vec<(u64, usize)> = roles.iter().map(|role| (key(*role), *role)).collect();
        keyed.sort_unstable();
        roles.clear();
        roles.extend(keyed.iter().map(|(_, role)| *role));
    }
    let missing = if roles.is_empty() { missing(index, filter, &terms) } else { None };
    Found { roles, facets: counter.finish(), corrections, missing, terms }
}

/// How many bits of a sort key are for the rank of the title.
const RANK_BITS: u32 = 21;

/// The greatest rank that is told apart.
const MAX_RANK: u64 = (1 << RANK_BITS) - 1;

/// A sort key, less for a more relevant role: by the score of its best name, then by that of its texts, then whether it is open,
/// then by the length of that name. The last [`RANK_BITS`] are zero. `best` is what [`TextIndex::name_score`] works with.
fn relevance(index: &TextIndex, terms: &[TermWords], scores: &[u32], role: usize, best: &mut [u64]) -> u64 {
    let name = index.name_score(role, terms, best);
    let (name, length) = (name >> LENGTH_BITS, name & ((1 << LENGTH_BITS) - 1));
    let text = u64::from(scores.get(role).copied().unwrap_or_default());
    let is_open = index.is_open(role);
    let score = ((name.min(MAX_NAME) << TEXT_BITS | text.min(MAX_TEXT)) << 1 | u64::from(is_open))
        << LENGTH_BITS
        | length;
    !(score << RANK_BITS) & !MAX_RANK
}

/// How many bits of a sort key are for the score of texts: enough for a query of eight words.
const TEXT_BITS: u32 = 26;

/// The greatest score of texts that is told apart.
const MAX_TEXT: u64 = (1 << TEXT_BITS) - 1;

/// The greatest score of a name that is told apart.
const MAX_NAME: u64 = (1 << (63 - TEXT_BITS - LENGTH_BITS - RANK_BITS)) - 1;

/// The roles with a score that the filter leaves.
fn left(counter: &mut Counter<'_>, scores: &[u32]) -> Vec<usize> {
    let mut roles = Vec::new();
    for (role, score) in scores.iter().enumerate() {
        if *score > 0 && counter.count(role) {
            roles.push(role);
        }
    }
    roles
}

/// The words that no role has, and what is left without them. Where each word is known, a part of the filter or a combination of words
/// is why nothing is found.
fn missing(index: &TextIndex, filter: &Filter, mut terms: &[TermWords]) -> Option<Missing> {
    let (mut words, mut rest) = (String::new(), String::new());
    for word in filter.text.split(' ') {
        // Which terms the word gave.
        let count = Term::all(word).len();
        let (own, behind) = terms.split_at_checked(count).unwrap_or_default();
        terms = behind;
        let side = if own.iter().any(TermWords::is_unknown) { &mut words } else { &mut rest };
        if !side.is_empty() && !word.is_empty() {
            side.push(' ');
        }
        side.push_str(word);
    }
    if words.is_empty() {
        return None;
    }
    let shorter = filter.with_text(&rest);
    let scores = index.search(&rest).scores;
    let count = left(&mut Counter::new(index.facets(), &shorter), &scores).len();
    Some(Missing { words, rest, count })
}

impl Filter {
    /// The levels and vacancies for which a role is left, by its index in the catalog that `index` is of.
    pub fn positions<'a>(&self, index: &'a TextIndex, role: usize) -> Vec<&'a Position> {
        let counter = Counter::new(index.facets(), self);
        index.facets().of_role(role).iter().filter(|position| counter.lacks(position) == 0).collect()
    }
}

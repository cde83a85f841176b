//! A catalog and a filter → the roles that are left, the places in them that were meant, and what each further
//! click would leave.
//!
//! 1. [`Filter`] says what is wanted; it is read from and written to a URL's query ([`query`]).
//! 2. [`TextIndex`] is made once ([`index`]) of a catalog's [`pieces`] of text and their [`words`], all in one
//!    spelling ([`fold`](mod@fold)).
//! 3. [`find`] asks the index for the text ([`terms`]), the catalog for the rest, counts the [`facets`], and puts
//!    the roles in order.
//! 4. [`Found::matches`] says where on a role's page the words stand ([`matches`]); it is asked only for the roles
//!    that are shown.
//!
//! Values within a facet are alternatives, facets narrow one another, and every word of the text must occur.

// A text may be cut within a character, which would panic. clippy.toml cannot allow it in tests, as it does the others.
#![cfg_attr(not(test), warn(clippy::string_slice))]

mod filter;
mod query;

mod fold;
mod words;

mod pieces;

mod terms;

mod index;

mod facets;

mod matches;

pub use facets::Facet;
pub use filter::{Filter, ROWS, Sort};
pub use index::TextIndex;
pub use matches::{Match, Run};

use self::facets::Facets;
use self::index::{Asked, Search};
use rolebook_model::Catalog;
use rolebook_model::order;

/// What a filter leaves of a catalog.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// All roles that are left, as indices into [`Catalog::roles`], in the filter's order.
    pub roles: Vec<usize>,
    /// The departments, in the catalog's order.
    pub departments: Vec<Facet>,
    /// The rungs that the catalog's roles have, in ascending order.
    pub levels: Vec<Facet>,
    /// The tracks that those rungs are on.
    pub tracks: Vec<Facet>,
    /// Open vacancies; `None` where no role says whether it has one.
    pub open: Option<Facet>,
    /// Words that were looked for instead of what was typed, folded, because they differ from it in one letter and
    /// nothing has what was typed; empty where the text was taken as it is.
    pub forgiven: Vec<String>,
    /// The words that were looked for.
    asked: Vec<Asked>,
}

/// The roles of `catalog` that `filter` leaves, with its facets; `index` is the catalog's own.
pub fn find(catalog: &Catalog, index: &TextIndex, filter: &Filter) -> Found {
    let Search { asked, scores, forgiven } = index.search(&filter.text);
    let sort = filter.order();
    let mut facets = Facets::new(catalog, filter);
    let (mut left, mut ranks) = (Vec::new(), Vec::new());
    for (number, (role, &score)) in catalog.roles.iter().zip(&scores).enumerate() {
        if facets.count(role, score > 0) {
            left.push(number);
            ranks.push(match sort {
                Sort::Relevance => index.rank(number, score),
                Sort::Title => index.rank(number, 0),
                Sort::Department => 0,
            });
        }
    }
    let mut found = Found { forgiven, asked, ..Found::default() };
    for place in order::of_numbers(&ranks) {
        found.roles.extend(left.get(place));
    }
    facets.finish(&mut found);
    found
}

#[cfg(test)]
mod tests;

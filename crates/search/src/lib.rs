//! A catalog and a filter → the roles that match, where in them the words are, and how many roles each facet value
//! would leave.
//!
//! 1. A [`Filter`] is read from a URL's query and written to it (`query`).
//! 2. A [`TextIndex`] is built once from a catalog's texts (`fields`), split into `words` in one spelling ([`rolebook_letters::fold()`]),
//!    and from what its roles can be filtered by (`facets`).
//! 3. [`find`] looks up the words of the filter's text (`terms`) in the index, counts the values of the facets, and sorts the
//!    roles: those first whose titles or levels are what was typed.
//! 4. [`Found::matches`] gives the places on a role's page that contain the words, with an excerpt of each; call it
//!    only for the roles that are shown.
//!
//! Values within a facet are alternatives, facets narrow one another at one level and in one vacancy, and every word of the text
//! must occur.
//!
//! ```
//! use rolebook_model::{PageSource, Site, Source};
//! use rolebook_search::{Filter, TextIndex, find};
//!
//! let page = |file: &str, text: &str| PageSource { file: file.to_owned(), text: text.to_owned() };
//! let pages = vec![
//!     page("engineering/compiler.md", "---\ntitle: Compiler Engineer\n---\n- Writes Rust"),
//!     page("product/manager.md", "---\ntitle: Product Manager\n---\n- Keeps the roadmap short"),
//! ];
//! let catalog = rolebook_reader::catalog(Source { site: Site::default(), pages });
//! let index = TextIndex::new(&catalog);
//!
//! let found = find(&catalog, &index, &Filter::from_query("?q=raodmap"));
//! let titles: Vec<&str> = found.roles.iter().map(|role| &*catalog.roles[*role].title).collect();
//! assert_eq!(titles, ["Product Manager"]);
//! assert_eq!(found.corrections, ["roadmap"]);
//! assert_eq!(found.facets[0].1[0].count, 0);
//! ```

// A string slice within a character would panic. clippy.toml cannot allow this lint in tests, as it does the others.
#![cfg_attr(not(test), warn(clippy::string_slice))]

mod facet;
mod filter;
mod query;

mod words;

mod fields;

mod terms;

mod numbers;

mod index;

mod facets;

mod found;

mod matches;

pub use facet::{Facet, employment};
pub use facets::{FacetValue, Position};
pub use filter::{Filter, ROWS, Sort};
pub use found::{Found, Missing, find};
pub use index::{Indexing, TextIndex};
pub use matches::{Match, Run};
pub use rolebook_letters::folded;

#[cfg(test)]
mod tests;

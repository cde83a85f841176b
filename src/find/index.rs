//! A catalog's words, made ready once so that a keystroke need not read its pages.
//!
//! ```text
//! words:  "builds"   "git"      "gitignore"  …     sorted, each once
//! roles:  0 4 17     4 9        9                   the pages that have it, ascending
//! ```
//!
//! A whole word is one binary search away, and the words that begin with a prefix stand in a row.

use super::words::{each_text, each_word};
use crate::model::Catalog;
use crate::order;
use std::collections::HashMap;

/// Which of a catalog's roles has which words.
#[derive(Clone, Debug, PartialEq)]
pub struct TextIndex {
    /// Sorted by their text.
    words: Vec<Word>,
    /// How many roles the catalog has.
    roles: usize,
}

#[derive(Clone, Debug, PartialEq)]
struct Word {
    /// Folded.
    text: String,
    /// Indices into the catalog's roles, ascending.
    roles: Vec<usize>,
}

impl TextIndex {
    /// The index of everything that the catalog's pages show, and of their aliases.
    pub fn new(catalog: &Catalog) -> TextIndex {
        let mut words: Vec<Word> = Vec::new();
        // Where a word stands, and which role had it last.
        let mut places: HashMap<String, (usize, usize)> = HashMap::new();
        for (number, role) in catalog.roles.iter().enumerate() {
            each_text(role, &mut |text| {
                each_word(text, &mut |word| match places.get_mut(word) {
                    Some((_, last)) if *last == number => {}
                    Some((place, last)) => {
                        *last = number;
                        words.get_mut(*place).into_iter().for_each(|known| known.roles.push(number));
                    }
                    None => {
                        places.insert(word.to_owned(), (words.len(), number));
                        words.push(Word { text: word.to_owned(), roles: vec![number] });
                    }
                });
            });
        }
        let words = order::by_text(words, |word| &word.text);
        TextIndex { words, roles: catalog.roles.len() }
    }

    /// The roles that have every word of `text`. The last one may still be in the typing: it matches the
    /// words that it begins.
    pub(super) fn matches(&self, text: &str) -> RoleSet {
        let mut wanted = Vec::new();
        each_word(text, &mut |word| wanted.push(word.to_owned()));
        let mut matching = RoleSet::all(self.roles);
        if let Some((last, whole)) = wanted.split_last() {
            for word in whole {
                matching.keep(self.from(word).take(1).filter(|found| found.text == *word));
            }
            matching.keep(self.from(last).take_while(|found| found.text.starts_with(last.as_str())));
        }
        matching
    }

    /// The words from `text` on, in their order.
    fn from(&self, text: &str) -> impl Iterator<Item = &Word> {
        self.words.iter().skip(self.words.partition_point(|word| word.text.as_str() < text))
    }
}

/// A set of a catalog's roles.
pub(super) struct RoleSet(Vec<bool>);

impl RoleSet {
    fn all(roles: usize) -> RoleSet {
        RoleSet(vec![true; roles])
    }

    /// Whether the role with this index is in the set.
    pub(super) fn contains(&self, role: usize) -> bool {
        self.0.get(role).copied().unwrap_or(false)
    }

    /// Takes out the roles that have none of `words`.
    fn keep<'a>(&mut self, words: impl Iterator<Item = &'a Word>) {
        let mut kept = vec![false; self.0.len()];
        for role in words.flat_map(|word| &word.roles) {
            if let (Some(kept), true) = (kept.get_mut(*role), self.contains(*role)) {
                *kept = true;
            }
        }
        self.0 = kept;
    }
}

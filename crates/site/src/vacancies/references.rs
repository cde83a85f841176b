//! A role's front matter → the postings of job boards that it names.
//!
//! ```yaml
//! greenhouse: [4012345, 4012346]       # the posting's id, its URL, or its URL from the path on
//! lever:
//!   senior-product-manager: 8a1f0c52-…  # those of a level, by its name or its slug
//! ```

use super::boards::Board;
use super::posting::Posting;
use rolebook_model::Position;
use rolebook_model::limits::MOST_VACANCIES;
use rolebook_reader::front_matter::{FrontMatter, Value};
use std::collections::HashMap;
use url::{Position as Part, Url};

/// A posting that a role's front matter names.
pub(super) struct Reference {
    /// The level as written; empty if none is given.
    pub(super) level: String,
    /// An id, a URL, or a URL from its path on.
    pub(super) posting: String,
}

/// The postings that the key of a board names, and where the key begins; `None` without the key.
pub(super) fn references(front_matter: &FrontMatter, key: &str) -> Option<(Position, Vec<Reference>)> {
    let entry = front_matter.get(key)?;
    let mut all = Vec::new();
    gather(&entry.value, "", &mut all);
    Some((entry.position, all))
}

fn gather(value: &Value, level: &str, all: &mut Vec<Reference>) {
    match value {
        Value::Text(posting) => {
            all.push(Reference { level: level.to_owned(), posting: posting.trim().to_owned() });
        }
        Value::List(values) => values.iter().for_each(|value| gather(value, level, all)),
        Value::Mapping(entries) => entries.iter().for_each(|entry| gather(&entry.value, &entry.key, all)),
        Value::Empty => {}
    }
}

/// The postings of a board by each of their names.
pub(super) struct PostingIndex<'a>(HashMap<String, Vec<&'a Posting>>);

impl<'a> PostingIndex<'a> {
    pub(super) fn new(board: &'a Board) -> PostingIndex<'a> {
        let mut index: HashMap<String, Vec<&Posting>> = HashMap::new();
        for posting in board.postings.iter().take(MOST_VACANCIES) {
            for name in names(posting) {
                index.entry(name).or_default().push(posting);
            }
        }
        PostingIndex(index)
    }

    /// The postings with exactly this name: one, unless the board gives the same URL to two.
    pub(super) fn get(&self, name: &str) -> &[&'a Posting] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }
}

/// The names of a posting, without repetitions: its id, its URLs, and these from the path on.
fn names(posting: &Posting) -> Vec<String> {
    let addresses = posting.addresses.iter().filter(|address| !address.is_empty());
    let paths = addresses.clone().filter_map(|address| {
        let url = Url::parse(address).ok().filter(Url::has_host)?;
        // Two postings may differ in their queries alone.
        Some(url[Part::BeforePath..Part::AfterQuery].to_owned()).filter(|path| path != "/")
    });
    let mut names: Vec<String> =
        std::iter::once(&posting.id).chain(addresses.clone()).cloned().chain(paths).collect();
    names.sort_unstable();
    names.dedup();
    names
}

//! A role's front matter → the postings of job boards that it names.
//!
//! ```yaml
//! greenhouse: [4012345, 4012346]       # the posting's id, its address, or its address from the path on
//! lever:
//!   senior-product-manager: 8a1f0c52-…  # those of a level, by its name or its slug
//! ```

use super::boards::{Board, Posting};
use rolebook_model::Position;
use rolebook_reader::front_matter::{FrontMatter, Value};
use std::collections::HashMap;
use url::{Position as Part, Url};

/// What a role's front matter names of a board.
pub(super) struct Named {
    /// The level as it is written; empty where none is.
    pub(super) level: String,
    /// An id, an address, or an address from its path on.
    pub(super) posting: String,
}

/// What the key of a board names, and where the key stands; `None` where the front matter lacks it.
pub(super) fn named(front_matter: &FrontMatter, key: &str) -> Option<(Position, Vec<Named>)> {
    let entry = front_matter.get(key)?;
    let mut all = Vec::new();
    gather(&entry.value, "", &mut all);
    Some((entry.position, all))
}

fn gather(value: &Value, level: &str, all: &mut Vec<Named>) {
    match value {
        Value::Text(posting) => {
            all.push(Named { level: level.to_owned(), posting: posting.trim().to_owned() });
        }
        Value::List(values) => values.iter().for_each(|value| gather(value, level, all)),
        Value::Mapping(entries) => entries.iter().for_each(|entry| gather(&entry.value, &entry.key, all)),
        Value::Empty => {}
    }
}

/// The postings of a board by each of the names that they are known by.
pub(super) struct Index<'a>(HashMap<String, Vec<&'a Posting>>);

impl<'a> Index<'a> {
    pub(super) fn new(board: &'a Board) -> Index<'a> {
        let mut index: HashMap<String, Vec<&Posting>> = HashMap::new();
        for posting in &board.postings {
            for name in names(posting) {
                index.entry(name).or_default().push(posting);
            }
        }
        Index(index)
    }

    /// The postings that have this very name: one, unless the board itself gives two the same address.
    pub(super) fn get(&self, name: &str) -> &[&'a Posting] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }
}

/// What a posting may be called by: each no more than once.
fn names(posting: &Posting) -> Vec<String> {
    let addresses = posting.addresses.iter().filter(|address| !address.is_empty());
    let paths = addresses.clone().filter_map(|address| {
        let url = Url::parse(address).ok().filter(Url::has_host)?;
        // What stands behind the question mark may be all that tells two postings apart.
        Some(url[Part::BeforePath..Part::AfterQuery].to_owned()).filter(|path| path != "/")
    });
    let mut names: Vec<String> =
        std::iter::once(&posting.id).chain(addresses.clone()).cloned().chain(paths).collect();
    names.sort_unstable();
    names.dedup();
    names
}

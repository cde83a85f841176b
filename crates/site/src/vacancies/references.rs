//! A role's front matter → the postings of job boards that it names.
//!
//! ```yaml
//! greenhouse: [4012345, 4012346]       # the posting's id, its URL, or its URL from the path on
//! lever:
//!   senior-product-manager: 8a1f0c52-…  # those of a level, by its name or its slug
//! ```

use super::board_key;
use super::boards::Board;
use super::posting::Posting;
use super::provider::Provider;
use rolebook_model::Position;
use rolebook_model::limits::MOST_VACANCIES;
use rolebook_reader::front_matter::{FrontMatter, Value};
use std::collections::HashMap;
use url::Url;

/// A posting that a role's front matter names.
pub(super) struct Reference {
    /// The level as written; empty if none is given.
    pub(super) level: String,
    /// An id, a URL, or a URL from its path on.
    pub(super) posting: String,
    /// Where its key begins: that of its level, or of the board.
    pub(super) position: Position,
}

/// The postings that the keys of a board name.
pub(super) fn references(front_matter: &FrontMatter, provider: Provider) -> Vec<Reference> {
    let mut all = Vec::new();
    for entry in board_key::entries(front_matter, provider) {
        gather(&entry.value, "", entry.position, &mut all);
    }
    all
}

fn gather(value: &Value, level: &str, position: Position, all: &mut Vec<Reference>) {
    match value {
        Value::Text(posting) => {
            let (level, posting) = (level.to_owned(), posting.trim().to_owned());
            all.push(Reference { level, posting, position });
        }
        Value::List(values) => values.iter().for_each(|value| gather(value, level, position, all)),
        Value::Mapping(entries) => {
            entries.iter().for_each(|entry| gather(&entry.value, &entry.key, entry.position, all));
        }
        Value::Empty => {}
    }
}

/// The postings of a board by each of their names.
pub(super) struct PostingIndex<'a> {
    by_id: HashMap<&'a str, &'a Posting>,
    by_address: HashMap<String, Vec<&'a Posting>>,
    /// The same by addresses without what tracks their visitors.
    by_untracked: HashMap<String, Vec<&'a Posting>>,
}

impl<'a> PostingIndex<'a> {
    /// Of postings with the same id, the first counts.
    pub(super) fn new(board: &'a Board) -> PostingIndex<'a> {
        let mut index =
            PostingIndex { by_id: HashMap::new(), by_address: HashMap::new(), by_untracked: HashMap::new() };
        for posting in board.postings.iter().take(MOST_VACANCIES) {
            if index.by_id.contains_key(&*posting.id) {
                continue;
            }
            index.by_id.insert(&posting.id, posting);
            for Address { whole, untracked, .. } in posting.addresses.iter().filter_map(|it| Address::of(it))
            {
                add(&mut index.by_address, whole, posting);
                add(&mut index.by_untracked, untracked, posting);
            }
        }
        index
    }

    /// The postings with this id or address: one, unless the board gives the same address to two. Hosts, small letters and
    /// capitals, slashes at the end and what tracks visitors make no difference to an address, and a prefix of it is none.
    pub(super) fn get(&self, name: &str) -> Vec<&'a Posting> {
        if let Some(posting) = self.by_id.get(name) {
            return vec![*posting];
        }
        let Some(address) = Address::of(name) else { return Vec::new() };
        if let Some(postings) = self.by_address.get(&address.whole) {
            return postings.clone();
        }
        let untracked = self.by_untracked.get(&address.untracked).map(Vec::as_slice).unwrap_or_default();
        match (untracked, address.id) {
            ([posting], _) => vec![*posting],
            ([], Some(id)) => self.by_id.get(&*id).into_iter().copied().collect(),
            _ => Vec::new(),
        }
    }
}

fn add<'a>(postings: &mut HashMap<String, Vec<&'a Posting>>, address: String, posting: &'a Posting) {
    let postings = postings.entry(address).or_default();
    if postings.last().is_none_or(|last| last.id != posting.id) {
        postings.push(posting);
    }
}

/// An address from its path on, in one spelling.
struct Address {
    /// With its query, in which two postings may differ.
    whole: String,
    /// Without what tracks visitors.
    untracked: String,
    /// The id in its query, as in the address of a form or of a company's own page.
    id: Option<String>,
}

impl Address {
    /// Reads an address, with or without its scheme, or one from its path on; `None` if it is none, or has no path.
    fn of(text: &str) -> Option<Address> {
        let url = if text.starts_with('/') {
            Url::parse(&format!("https://board.invalid{text}"))
        } else if text.contains("://") {
            Url::parse(text)
        } else {
            let host = text.split_once('/').map(|(host, _)| host).filter(|host| host.contains('.'));
            host?;
            Url::parse(&format!("https://{text}"))
        };
        let url = url.ok().filter(Url::has_host)?;
        let path = url.path().trim_end_matches('/').to_lowercase();
        let mut query: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        query.sort_unstable();
        let id = query.iter().find(|(name, _)| IDS.contains(&&**name)).map(|(_, id)| id.clone());
        let key = |is_kept: &dyn Fn(&str) -> bool| {
            let pairs = query.iter().filter(|(name, _)| is_kept(name));
            let pairs: String =
                pairs.map(|(name, value)| format!("?{name}={value}").to_lowercase()).collect();
            format!("{path}{pairs}")
        };
        let (whole, untracked) = (key(&|_| true), key(&|name| !is_tracking(name)));
        (!whole.is_empty()).then_some(Address { whole, untracked, id })
    }
}

/// Parameters with a posting's id.
const IDS: [&str; 3] = ["gh_jid", "token", "ashby_jid"];

/// Whether a parameter of an address says only where its visitor comes from.
fn is_tracking(name: &str) -> bool {
    let name = name.to_lowercase();
    name.starts_with("utm_") || TRACKING.contains(&&*name)
}

const TRACKING: [&str; 16] = [
    "gh_src",
    "lever-source",
    "lever-origin",
    "lever-via",
    "source",
    "src",
    "ref",
    "referrer",
    "gclid",
    "fbclid",
    "msclkid",
    "li_fat_id",
    "trk",
    "mc_cid",
    "mc_eid",
    "t",
];

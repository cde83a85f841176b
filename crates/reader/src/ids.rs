//! Ids of headings, items and the like: unique on a page, and stable when other parts of the page are edited.
//!
//! An id is made of a heading's own words and, in front of them, those of what it belongs to: its level, else
//! the heading above it. So "Requirements" of one level keeps its id when another level is added. Only where
//! even that is said twice is a number added.

use rolebook_markdown::{free_id, push_slug, slug};
use rustc_hash::FxHashMap;
use std::collections::hash_map::Entry;

/// How many of an item's words its id takes: enough to tell items apart, few enough for a link.
const ITEM_WORDS: usize = 6;

/// Slugs below a role's URL that are no level's.
const RESERVED: [&str; 2] = ["changes", "matrix"];

/// The ids given on a page so far.
#[derive(Default)]
pub(super) struct Ids {
    /// The last number that was added to each, so that a thousand equal headings take a thousand steps; one where
    /// none was.
    given: FxHashMap<String, usize>,
}

impl Ids {
    /// Room for this many ids.
    pub(super) fn with_capacity(count: usize) -> Ids {
        Ids { given: FxHashMap::with_capacity_and_hasher(count, Default::default()) }
    }

    /// The id of a heading with the slug `own` that belongs to `prefix`; one that takes nothing from the document.
    pub(super) fn heading(&mut self, own: &str, prefix: Option<&str>) -> String {
        let id = match prefix {
            Some(prefix) if own != prefix && !begins_with_words(own, prefix) => {
                free_id(&format!("{prefix}-{own}"))
            }
            _ => free_id(own),
        };
        self.unique(id)
    }

    /// The id of an item that begins with `text` in the section `section`.
    pub(super) fn item(&mut self, text: &str, section: &str) -> String {
        let end = memchr::memchr_iter(b' ', text.as_bytes()).nth(ITEM_WORDS - 1);
        let words = end.and_then(|end| text.get(..end));
        let mut id = String::with_capacity(section.len() + ITEM_WORDS * 10);
        id.push_str(section);
        id.push_str("--");
        push_slug(words.unwrap_or(text), &mut id);
        self.unique(id)
    }

    /// The slug of a level with this name. A role has pages of its own at [`RESERVED`] slugs.
    pub(super) fn level(&mut self, name: &str) -> String {
        let slug = slug(name);
        let is_reserved = RESERVED.contains(&&*slug);
        self.unique(if is_reserved { format!("{slug}-level") } else { slug })
    }

    /// Takes an id that the page's text sets itself; `false` where it is given already.
    pub(super) fn take(&mut self, id: &str) -> bool {
        // One look for both: nearly every id is free.
        match self.given.entry(id.to_owned()) {
            Entry::Occupied(_) => false,
            Entry::Vacant(free) => {
                free.insert(1);
                true
            }
        }
    }

    /// `id` where it is not given yet, else `id` with the first number that makes it so.
    pub(super) fn unique(&mut self, id: String) -> String {
        if self.take(&id) {
            return id;
        }
        let mut number = self.given.get(&id).copied().unwrap_or(1);
        loop {
            number += 1;
            let numbered = format!("{id}-{number}");
            if self.take(&numbered) {
                self.given.insert(id, number);
                return numbered;
            }
        }
    }
}

fn begins_with_words(slug: &str, prefix: &str) -> bool {
    slug.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('-'))
}

//! Ids of headings and items, and what else has to be told apart: unique on a page, and the same after the page was edited elsewhere.
//!
//! An id is made of a heading's own words and, in front of them, those of what it belongs to: its level, else
//! the heading above it. So "Requirements" of one level keeps its id when another level is added. Only where
//! even that is said twice is a number added.

use crate::cut;
use crate::markdown::{push_slug, slug};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasherDefault, Hasher};

/// How many of an item's words its id takes: enough to tell items apart, few enough for a link.
const ITEM_WORDS: usize = 6;

/// The ids given on a page so far, kept as hashes: a table of 64-bit numbers costs a tenth of one of strings,
/// and two ids with one hash only get a number that neither needed.
#[derive(Default)]
pub(super) struct Ids {
    /// The last number that was added to each, so that a thousand equal headings take a thousand steps.
    given: HashMap<u64, u32, BuildHasherDefault<Given>>,
}

impl Ids {
    /// The id of a heading `text` that belongs to `prefix`.
    pub(super) fn heading(&mut self, text: &str, prefix: Option<&str>) -> String {
        let own = slug(text);
        match prefix {
            Some(prefix) if own != prefix && !begins_with_words(&own, prefix) => {
                self.unique([prefix, "-", &own].concat())
            }
            _ => self.unique(own),
        }
    }

    /// The id of an item that begins with `text` in the section `section`.
    pub(super) fn item(&mut self, text: &str, section: &str) -> String {
        let words = text.bytes().enumerate().filter(|(_, byte)| *byte == b' ').nth(ITEM_WORDS - 1);
        let mut id = String::with_capacity(section.len() + ITEM_WORDS * 10);
        id.push_str(section);
        id.push_str("--");
        push_slug(words.map_or(text, |(end, _)| cut::at(text, end).0), &mut id);
        self.unique(id)
    }

    /// Takes an id that the page's text sets itself; `false` where it is given already.
    pub(super) fn take(&mut self, id: &str) -> bool {
        match self.given.entry(hash(id)) {
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
        let wanted = hash(&id);
        let mut number = self.given.get(&wanted).copied().unwrap_or(1);
        loop {
            number += 1;
            let numbered = [&id, "-", &number.to_string()].concat();
            if self.take(&numbered) {
                self.given.insert(wanted, number);
                return numbered;
            }
        }
    }
}

/// A hash of eight bytes at a time, in the manner of FNV (<http://www.isthe.com/chongo/tech/comp/fnv/>): the
/// same on every machine, so that ids are too.
fn hash(id: &str) -> u64 {
    id.as_bytes().chunks(8).fold(0xcbf2_9ce4_8422_2325, |hash: u64, chunk| {
        let number = chunk.iter().fold(0, |number, byte| (number << 8) | u64::from(*byte));
        (hash.rotate_left(29) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    })
}

/// The hasher of a set whose members are hashes already.
#[derive(Default)]
struct Given(u64);

impl Hasher for Given {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = self.0.rotate_left(8) ^ u64::from(*byte));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

fn begins_with_words(slug: &str, prefix: &str) -> bool {
    slug.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('-'))
}

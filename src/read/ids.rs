//! Ids of headings and items: unique on a page, and the same after the page was edited elsewhere.
//!
//! An id is made of a heading's own words and, in front of them, those of what it belongs to: its level, else
//! the heading above it. So "Requirements" of one level keeps its id when another level is added. Only where
//! even that is said twice is a number added.

use crate::markdown::slug;
use std::collections::HashSet;

/// How many of an item's words its id takes: enough to tell items apart, few enough for a link.
const ITEM_WORDS: usize = 6;

/// The ids given on a page so far.
#[derive(Default)]
pub(super) struct Ids {
    given: HashSet<String>,
}

impl Ids {
    /// The id of a heading `text` that belongs to `prefix`.
    pub(super) fn heading(&mut self, text: &str, prefix: Option<&str>) -> String {
        let own = slug(text);
        match prefix {
            Some(prefix) if own != prefix && !begins_with_words(&own, prefix) => {
                self.unique(format!("{prefix}-{own}"))
            }
            _ => self.unique(own),
        }
    }

    /// The id of an item that begins with `text` in the section `section`.
    pub(super) fn item(&mut self, text: &str, section: &str) -> String {
        let words: Vec<&str> = text.split_whitespace().take(ITEM_WORDS).collect();
        self.unique(format!("{section}--{}", slug(&words.join(" "))))
    }

    /// Takes an id that the page's text sets itself; `false` where it is given already.
    pub(super) fn take(&mut self, id: &str) -> bool {
        !self.given.contains(id) && self.given.insert(id.to_owned())
    }

    fn unique(&mut self, wanted: String) -> String {
        let mut id = wanted.clone();
        let mut number = 1;
        while !self.given.insert(id.clone()) {
            number += 1;
            id = format!("{wanted}-{number}");
        }
        id
    }
}

fn begins_with_words(slug: &str, prefix: &str) -> bool {
    slug.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('-'))
}

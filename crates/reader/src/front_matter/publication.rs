//! Whether a page's settings keep it off the site, or from search engines, as site generators read them.

use super::{Entry, FrontMatter, Value};

/// Keys that keep a page off the site if they are true.
const IF_TRUE: [&str; 8] =
    ["draft", "isdraft", "archived", "unlisted", "hidden", "private", "unpublished", "wip"];
/// Keys that do so if they are false.
const IF_FALSE: [&str; 4] = ["published", "publish", "listed", "ispublished"];
/// Keys that do so until their day has come.
const UNTIL: [&str; 3] = ["publishdate", "publishat", "date"];
/// Keys whose value may name a state in which a page is kept off the site, and these states.
const STATES: [&str; 3] = ["status", "state", "visibility"];
const WITHHELD: [&str; 7] = ["draft", "archived", "unpublished", "unlisted", "hidden", "private", "wip"];

impl FrontMatter {
    /// Whether the page is published, but search engines are not to list it.
    ///
    /// ```
    /// let page = "---\ntitle: Baker\nrobots: noindex, nofollow\n---\n";
    /// assert!(rolebook_reader::front_matter::split(page).front_matter.is_unindexed());
    /// ```
    pub fn is_unindexed(&self) -> bool {
        is_unindexed(&self.entries, 0)
    }

    /// The setting that keeps the page off the site on a day, written as `2026-11-22`.
    ///
    /// ```
    /// let page = "---\ntitle: Baker\ndraft: true\n---\n";
    /// let split = rolebook_reader::front_matter::split(page);
    /// assert_eq!(split.front_matter.withheld_by("2026-11-22").unwrap().key, "draft");
    /// ```
    pub fn withheld_by(&self, today: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| {
            let Value::Text(value) = &entry.value else { return false };
            let (key, value) = (folded(&entry.key), value.trim().to_ascii_lowercase());
            let is_one_of = |keys: &[&str]| keys.contains(&key.as_str());
            match value.as_str() {
                value if TRUE.contains(&value) => is_one_of(&IF_TRUE),
                value if FALSE.contains(&value) => is_one_of(&IF_FALSE),
                value if WITHHELD.contains(&value) => is_one_of(&STATES),
                _ => is_one_of(&UNTIL) && day(&value).is_some_and(|day| day > today),
            }
        })
    }
}

/// Keys that keep a page from search engines if they are true.
const UNINDEXED: [&str; 5] =
    ["noindex", "robotsnoindex", "sitemapexclude", "excludefromsitemap", "hidefromsearchengines"];
/// Mappings that may hold such keys.
const NESTED: [&str; 7] = ["seo", "robots", "meta", "params", "extra", "head", "metadata"];

fn is_unindexed(entries: &[Entry], depth: usize) -> bool {
    let one = |entry: &Entry| {
        let key = folded(&entry.key);
        let texts: Vec<String> = match &entry.value {
            Value::Text(text) => vec![text.trim().to_ascii_lowercase()],
            Value::List(values) => values.iter().filter_map(text).collect(),
            Value::Mapping(nested) if key == "sitemap" => return excludes(nested),
            Value::Mapping(nested) => {
                return depth < 2 && NESTED.contains(&key.as_str()) && is_unindexed(nested, depth + 1);
            }
            Value::Empty => return false,
        };
        let says = |words: &[&str]| texts.iter().any(|text| words.contains(&text.as_str()));
        match key.as_str() {
            "robots" | "metarobots" | "googlebot" => {
                let mut rules = texts.iter().flat_map(|text| text.split([',', ' ']));
                rules.any(|rule| matches!(rule, "noindex" | "none"))
            }
            "sitemap" | "index" | "indexed" | "indexable" => says(&FALSE),
            key => UNINDEXED.contains(&key) && says(&TRUE),
        }
    };
    entries.iter().any(one)
}

/// Hugo's `sitemap.disable`, and what other generators call it.
fn excludes(sitemap: &[Entry]) -> bool {
    sitemap.iter().any(|entry| {
        let is_set = text(&entry.value).is_some_and(|text| TRUE.contains(&text.as_str()));
        is_set && matches!(folded(&entry.key).as_str(), "disable" | "exclude" | "ignore" | "hidden")
    })
}

const TRUE: [&str; 3] = ["true", "yes", "on"];
const FALSE: [&str; 3] = ["false", "no", "off"];

fn text(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.trim().to_ascii_lowercase()),
        _ => None,
    }
}

/// A key in small letters, however its words are joined: `publishDate` and `publish_date` are one.
pub(crate) fn folded(key: &str) -> String {
    key.chars().filter(|mark| !matches!(mark, '-' | '_')).map(|mark| mark.to_ascii_lowercase()).collect()
}

/// The day that a date begins with, where it is written as in ISO 8601.
fn day(date: &str) -> Option<&str> {
    let day = date.get(..10)?;
    let is_shaped =
        |(at, mark): (usize, u8)| if matches!(at, 4 | 7) { mark == b'-' } else { mark.is_ascii_digit() };
    day.bytes().enumerate().all(is_shaped).then_some(day)
}

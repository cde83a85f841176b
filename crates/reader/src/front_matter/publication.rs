//! Whether a page's settings keep it off the site, as site generators read them.

use super::{Entry, FrontMatter, Value};

/// Keys that keep a page off the site if they are true.
const IF_TRUE: [&str; 5] = ["draft", "isdraft", "archived", "unlisted", "hidden"];
/// Keys that do so if they are false.
const IF_FALSE: [&str; 3] = ["published", "publish", "listed"];
/// Keys that do so until their day has come.
const UNTIL: [&str; 2] = ["publishdate", "date"];

impl FrontMatter {
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
                "true" | "yes" | "on" => is_one_of(&IF_TRUE),
                "false" | "no" | "off" => is_one_of(&IF_FALSE),
                "draft" | "archived" | "unpublished" | "unlisted" => key == "status",
                _ => is_one_of(&UNTIL) && day(&value).is_some_and(|day| day > today),
            }
        })
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

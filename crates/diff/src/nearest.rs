//! An id that no longer exists → the most similar one that does.

/// The minimum similarity of an id and its replacement, in thousandths.
const MIN_SIMILARITY: usize = 600;

/// The number of bytes of an id that are compared: no id of a page is longer.
const MAX_BYTES: usize = 200;

/// Separates the id of a section from the words of an item.
const SEPARATOR: &str = "--";

/// The id of `ids` that is most similar to `wanted`; the first of several. `None` where nothing is similar.
///
/// An item's id consists of its section's id and its first words: the words count first, then the section. Where no
/// item has such words, the section itself is nearest.
///
/// ```
/// let ids = ["duties", "duties--plan-the-roadmap"];
/// assert_eq!(rolebook_diff::nearest(&ids, "duties--plan-a-roadmap"), Some("duties--plan-the-roadmap"));
/// assert_eq!(rolebook_diff::nearest(&ids, "duties--answer-customers"), Some("duties"));
/// ```
pub fn nearest<'a>(ids: &[&'a str], wanted: &str) -> Option<&'a str> {
    let (wanted_section, wanted_words) = parts(wanted);
    let mut best: (usize, Option<&str>) = (0, None);
    for id in ids {
        let (section, words) = parts(id);
        let of_section = similarity(section, wanted_section);
        let of_words = similarity(words, wanted_words);
        let rank = match (words.is_empty(), wanted_words.is_empty()) {
            (false, false) if of_words >= MIN_SIMILARITY => 10_000 + 2 * of_words + of_section,
            (true, _) if of_section >= MIN_SIMILARITY => of_section,
            _ => 0,
        };
        if rank > best.0 {
            best = (rank, Some(id));
        }
    }
    best.1
}

/// The section and the words of an id.
fn parts(id: &str) -> (&str, &str) {
    id.split_once(SEPARATOR).unwrap_or((id, ""))
}

/// The share of pairs of neighbouring bytes that both texts have, in thousandths (the Sørensen–Dice coefficient of
/// bigrams): robust against a typo, and against words in another order.
fn similarity(one: &str, other: &str) -> usize {
    let pairs = |text| str::as_bytes(text).windows(2).take(MAX_BYTES);
    let mut left: Vec<&[u8]> = pairs(other).collect();
    let all = pairs(one).len() + left.len();
    let mut shared = 0;
    for pair in pairs(one) {
        if let Some(place) = left.iter().position(|other| *other == pair) {
            left.swap_remove(place);
            shared += 2;
        }
    }
    1000 * shared / all.max(1)
}

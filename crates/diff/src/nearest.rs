//! An id that is gone → the one that is most like it.

use rolebook_model::cut;

/// From which likeness on one id stands in for another, in thousandths.
const NEAR: usize = 600;

/// How much of an id is looked at: none that reading makes of words is longer.
const LONGEST: usize = 200;

/// What stands between the id of a section and the words of its item.
const BETWEEN: &str = "--";

/// Of `ids` the one that is most like `wanted`; the first of several. `None` where nothing is alike.
///
/// An item's id says its section and its first words: the words count, and then the section. Where no item has
/// such words, the section itself is what is nearest.
pub fn nearest<'a>(ids: &[&'a str], wanted: &str) -> Option<&'a str> {
    let (wanted_section, wanted_words) = parts(wanted);
    let mut best: (usize, Option<&str>) = (0, None);
    for id in ids {
        let (section, words) = parts(id);
        let of_section = likeness(section, wanted_section);
        let of_words = likeness(words, wanted_words);
        let rank = match (words.is_empty(), wanted_words.is_empty()) {
            (false, false) if of_words >= NEAR => 10_000 + 2 * of_words + of_section,
            (true, _) if of_section >= NEAR => of_section,
            _ => 0,
        };
        if rank > best.0 {
            best = (rank, Some(id));
        }
    }
    best.1
}

/// The section and the words that an id says.
fn parts(id: &str) -> (&str, &str) {
    let (section, words) = cut::at(id, cut::find(id, BETWEEN).unwrap_or(id.len()));
    (section, cut::at(words, BETWEEN.len()).1)
}

/// How many of the pairs of neighbouring letters in both texts are in both, in thousandths: robust against a wrong
/// letter, and against words in another order.
fn likeness(one: &str, other: &str) -> usize {
    let pairs = |text| str::as_bytes(text).windows(2).take(LONGEST);
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

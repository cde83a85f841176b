//! A text → its words in lower case, each with its place.
//!
//! A word is a run of letters and digits; what stands between words, an apostrophe too, only parts them. So a phrase is
//! found however it is written: "rock-star", "we’re looking for". Tables of phrases are one text with `|` between entries.

use crate::cut;
use std::ops::Range;

/// The words of one text.
pub(super) struct Words {
    /// The text with its ASCII letters in lower case: every byte stands where it stood.
    folded: String,
    places: Vec<Range<usize>>,
}

impl Words {
    /// The words of `text`.
    pub(super) fn of(text: &str) -> Words {
        let mut places = Vec::new();
        let mut start = None;
        for (at, letter) in text.char_indices() {
            match (letter.is_alphanumeric(), start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    places.push(from..at);
                    start = None;
                }
                _ => {}
            }
        }
        places.extend(start.map(|from| from..text.len()));
        Words { folded: text.to_ascii_lowercase(), places }
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.places.len()
    }

    /// The word at `index`; empty where there is none.
    pub(super) fn get(&self, index: usize) -> &str {
        self.places.get(index).map_or("", |place| slice(&self.folded, place))
    }

    /// The word in front of that at `index`; empty where there is none.
    pub(super) fn before(&self, index: usize) -> &str {
        index.checked_sub(1).map_or("", |before| self.get(before))
    }

    /// The part of the text from the first to the last of these words.
    pub(super) fn place(&self, words: Range<usize>) -> Range<usize> {
        let start = self.places.get(words.start).map_or(0, |place| place.start);
        let end = words.end.checked_sub(1).and_then(|last| self.places.get(last));
        start..end.map_or(start, |place| place.end)
    }

    /// Whether `mark` stands between the words at `index` and behind it.
    pub(super) fn parted_by(&self, index: usize, mark: &str) -> bool {
        let (Some(one), Some(next)) = (self.places.get(index), self.places.get(index + 1)) else {
            return false;
        };
        cut::says(slice(&self.folded, &(one.end..next.start)), mark)
    }

    /// How many words the first entry of `phrases` has that stands at `index`; 0 where none does.
    pub(super) fn phrase_at(&self, index: usize, phrases: &str) -> usize {
        let first = self.get(index);
        for phrase in phrases.split('|') {
            if !phrase.starts_with(first) {
                continue;
            }
            let mut length = 0;
            let all = phrase.split(' ').all(|word| {
                length += 1;
                self.get(index + length - 1) == word
            });
            if all {
                return length;
            }
        }
        0
    }

    /// The first place of an entry of `phrases`, as a range of words.
    pub(super) fn find(&self, phrases: &str) -> Option<Range<usize>> {
        (0..self.count()).find_map(|index| match self.phrase_at(index, phrases) {
            0 => None,
            length => Some(index..index + length),
        })
    }
}

fn slice<'a>(text: &'a str, place: &Range<usize>) -> &'a str {
    text.get(place.clone()).unwrap_or_default()
}

/// Whether `word` is an entry of a table.
pub(super) fn lists(table: &str, word: &str) -> bool {
    table.split('|').any(|entry| entry == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_however_they_are_written() {
        let words = Words::of("Once more: We’re LOOKING for a Rock-star");
        let place = words.find("we re looking for|we").unwrap();
        assert_eq!(words.place(place), 11..30);
        assert_eq!(words.find("rock star"), Some(7..9));
        assert_eq!(words.find("looking at|rock"), Some(7..8));
        assert_eq!(words.find("star rock"), None);
        assert!(words.parted_by(1, ":") && !words.parted_by(0, ":"));
    }
}

//! A text → its words in lower case, each with its place.
//!
//! A word is a run of letters and digits; what stands between words, an apostrophe too, only parts them. So a phrase is
//! found however it is written: "rock-star", "we’re looking for".

use rolebook_model::listed;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// Phrases in lower case, indexed by their first words on first use: every word of a site is compared only with the
/// phrases that begin with it.
pub(super) struct Table {
    phrases: &'static str,
    by_first_word: OnceLock<HashMap<&'static str, Vec<&'static str>>>,
}

impl Table {
    /// The table of these phrases, with commas between them. Of those that begin with one word, earlier ones are found first.
    pub(super) const fn of(phrases: &'static str) -> Table {
        Table { phrases, by_first_word: OnceLock::new() }
    }

    /// All phrases.
    pub(super) fn phrases(&self) -> impl Iterator<Item = &'static str> {
        listed(self.phrases)
    }

    /// Whether `word` is one of them.
    pub(super) fn contains(&self, word: &str) -> bool {
        self.starting_with(word).contains(&word)
    }

    fn starting_with(&self, word: &str) -> &[&'static str] {
        let sorted = self.by_first_word.get_or_init(|| {
            let mut sorted: HashMap<_, Vec<_>> = HashMap::new();
            for phrase in self.phrases() {
                sorted.entry(first_word(phrase)).or_default().push(phrase);
            }
            sorted
        });
        sorted.get(word).map_or(&[], Vec::as_slice)
    }
}

/// The first word of a phrase.
pub(super) fn first_word(phrase: &str) -> &str {
    phrase.split_once(' ').map_or(phrase, |(first, _)| first)
}

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
        slice(&self.folded, &(one.end..next.start)).contains(mark)
    }

    /// How many words `phrase` has, if it stands at `index`; else 0.
    pub(super) fn length_at(&self, index: usize, phrase: &str) -> usize {
        let mut length = 0;
        let all = phrase.split(' ').all(|word| {
            length += 1;
            self.get(index + length - 1) == word
        });
        if all { length } else { 0 }
    }

    /// How many words the first entry of `table` has that stands at `index`; 0 where none does.
    pub(super) fn phrase_at(&self, index: usize, table: &Table) -> usize {
        let phrases = table.starting_with(self.get(index)).iter();
        phrases.map(|phrase| self.length_at(index, phrase)).find(|length| *length > 0).unwrap_or(0)
    }

    /// The first place of an entry of `table`, as a range of words.
    pub(super) fn find(&self, table: &Table) -> Option<Range<usize>> {
        (0..self.count()).find_map(|index| match self.phrase_at(index, table) {
            0 => None,
            length => Some(index..index + length),
        })
    }
}

fn slice<'a>(text: &'a str, place: &Range<usize>) -> &'a str {
    text.get(place.clone()).unwrap_or_default()
}

/// Longer texts are not compared with the known ones.
const LONGEST: usize = 24;

/// The known text that `word` misses by a letter or two, the nearest first.
pub(super) fn nearest<'k>(known: impl Iterator<Item = &'k str>, word: &str) -> Option<&'k str> {
    if word.len() > LONGEST {
        return None;
    }
    let most = if word.chars().count() < 5 { 1 } else { 2 };
    let known = known.map(|known| (strsim::osa_distance(word, known), known));
    known.min().filter(|(distance, _)| *distance <= most).map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_however_they_are_written() {
        let words = Words::of("Once more: We’re LOOKING for a Rock-star");
        let place = words.find(&Table::of("we re looking for, we")).unwrap();
        assert_eq!(words.place(place), 11..30);
        assert_eq!(words.find(&Table::of("rock star")), Some(7..9));
        assert_eq!(words.find(&Table::of("looking at, rock")), Some(7..8));
        assert_eq!(words.find(&Table::of("star rock")), None);
        assert!(words.parted_by(1, ":") && !words.parted_by(0, ":"));
    }
}

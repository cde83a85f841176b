//! A requirement's words → what it asks for, apart from words that make no difference.

use super::words::{ALIKE, FIELDS, FREE, GRADING, HEADS, LEADS, LISTING, REFERRING, SYNONYMS};
use fnv::FnvHasher;
use rolebook_diff::{Wording, is_ideograph};
use std::hash::Hasher;
use std::ops::Range;

/// How many words a requirement has at least, of which one may be missing in another that is the same.
const MIN_WORDS: usize = 7;

/// The words of a text above which it is compared as a whole only, which bounds the work for it.
const MAX_WORDS: usize = 60;

/// What a requirement asks for.
pub(super) struct Meaning {
    /// The words that matter, in order; of a list, in ascending order.
    words: Vec<Word>,
}

struct Word {
    /// The word in small letters, in the singular.
    text: String,
    /// Whether a comma or an "and" stands between it and the word before.
    is_listed: bool,
    /// Whether a word or mark that makes no difference does, or nothing stands before: it begins something else.
    is_apart: bool,
}

impl Meaning {
    /// What the text asks for; `None` where that depends on the page that it stands on.
    pub(super) fn of(text: &str, wording: &Wording) -> Option<Meaning> {
        let words: Vec<Range<usize>> = wording.words().map(|word| word.range).collect();
        let lower: Vec<String> =
            words.iter().map(|range| text.get(range.clone()).unwrap_or_default().to_lowercase()).collect();
        let is_alike = |pair: &[String]| match pair {
            [one, next] => ALIKE.contains(&&**one) && FIELDS.contains(&&**next),
            _ => false,
        };
        if lower.iter().any(|word| REFERRING.contains(&&**word)) || lower.windows(2).any(is_alike) {
            return None;
        }
        let mut kept: Vec<Word> = Vec::new();
        let (mut end, mut is_listed, mut is_apart) = (0, false, true);
        for (word, range) in lower.iter().zip(&words) {
            let between = text.get(end..range.start).unwrap_or_default();
            is_listed |= between.contains([',', '/', '、', '，']);
            is_apart |= between.contains(|mark: char| !mark.is_alphanumeric() && !mark.is_whitespace());
            end = range.end;
            if LISTING.contains(&&**word) {
                is_listed = true;
                continue;
            }
            let written = text.get(range.clone()).unwrap_or_default();
            let stem = stem(word);
            // "IT" is no "it".
            let is_name = written.len() > 1 && !written.contains(char::is_lowercase);
            if !is_name && (FREE.contains(&&**word) || FREE.contains(&&*stem)) {
                is_apart = true;
                continue;
            }
            kept.push(Word { text: stem, is_listed, is_apart });
            (is_listed, is_apart) = (false, false);
        }
        sort_lists(&mut kept);
        (!kept.is_empty()).then_some(Meaning { words: kept })
    }

    /// The same for requirements that ask for the same.
    pub(super) fn hash(&self) -> u64 {
        self.hash_without(usize::MAX)
    }

    /// The hashes that requirements have which ask for the same but for one word less.
    pub(super) fn hashes_with_less(&self) -> Vec<u64> {
        // In scripts without spaces a word is a letter, and one letter may negate.
        let is_of_letters = self.words.iter().any(|word| word.text.contains(is_ideograph));
        if is_of_letters || !(MIN_WORDS + 1..=MAX_WORDS).contains(&self.words.len()) {
            return Vec::new();
        }
        let may_miss = |word: &Word| {
            let is_number = word.text.contains(|letter: char| letter.is_numeric());
            !is_number && !word.is_grade()
        };
        let places = self.words.iter().enumerate().filter(|(_, word)| may_miss(word));
        places.map(|(place, _)| self.hash_without(place)).collect()
    }

    fn hash_without(&self, place: usize) -> u64 {
        let mut hasher = FnvHasher::default();
        for (_, word) in self.words.iter().enumerate().filter(|(index, _)| *index != place) {
            hasher.write(word.text.as_bytes());
            hasher.write_u8(0);
        }
        hasher.finish()
    }
}

/// Puts the words of each list in ascending order: "written and verbal" asks for what "verbal and written" does. Lists of single
/// words, that is: "product design and engineering management" is no "product engineering and design management".
fn sort_lists(words: &mut [Word]) {
    let mut start = 0;
    while start < words.len() {
        let rest = words.get(start + 1..).unwrap_or_default();
        let end = start + 1 + rest.iter().take_while(|next| next.is_listed).count();
        let before = start.checked_sub(1).and_then(|before| words.get(before));
        let leads = |before: &Word| before.is_grade() || LEADS.contains(&&*before.text);
        let begins = words.get(start).is_some_and(|first| first.is_apart) || before.is_none_or(leads);
        let ends = words.get(end).is_none_or(|next| next.is_apart || HEADS.contains(&&*next.text));
        if begins
            && ends
            && let Some(list) = words.get_mut(start..end)
        {
            list.sort_by(|one, other| one.text.cmp(&other.text));
        }
        start = end;
    }
}

impl Word {
    /// Whether it says how good or how much something is, whatever that is.
    fn is_grade(&self) -> bool {
        GRADING.contains(&&*self.text) || SYNONYMS.iter().any(|set| set.contains(&&*self.text))
    }
}

/// A word without the ending of a plural; of synonyms, the first.
fn stem(word: &str) -> String {
    let synonym = SYNONYMS.iter().find(|set| set.contains(&word)).and_then(|set| set.first());
    if let Some(first) = synonym {
        return (*first).to_owned();
    }
    let singular =
        word.strip_suffix('s').filter(|rest| rest.chars().count() >= 4 && !rest.ends_with(['s', 'u', 'i']));
    singular.unwrap_or(word).to_owned()
}

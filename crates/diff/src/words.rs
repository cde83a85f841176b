//! A piece's text → its words, by which the similarity of two texts is measured.

use super::hash;
use super::piece::{Piece, pieces};
use rolebook_model::{Necessity, Section};
use std::cmp::Ordering;

/// A piece with its words.
pub(super) struct Text<'a> {
    pub(super) piece: Piece<'a>,
    pub(super) words: Words,
}

/// The words of a piece.
#[derive(Clone, Debug)]
pub(super) struct Words {
    /// The words in order.
    pub(super) list: Vec<Word>,
    /// The hash of each word with its length, sorted.
    sorted: Vec<(u64, usize)>,
    /// The total length of the words.
    length: usize,
    /// Whether it is a bonus: a requirement that need not be met.
    is_bonus: bool,
    /// The same for texts of the same words. A must is not the same as a bonus.
    pub(super) hash: u64,
}

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// The byte at which it starts.
    pub(super) start: usize,
    /// The byte after it.
    pub(super) end: usize,
    /// The hash of the word in lower case. Two words have the same one with a chance of one in 2⁶⁴.
    pub(super) hash: u64,
}

impl Word {
    /// Its length in bytes.
    pub(super) fn length(&self) -> usize {
        self.end - self.start
    }
}

/// The section's pieces that have any text.
pub(super) fn texts(section: &Section) -> Vec<Text<'_>> {
    let text = |piece| Words::of(piece).map(|words| Text { piece, words });
    pieces(section).into_iter().filter_map(text).collect()
}

impl Words {
    /// The words of a piece; `None` where it has no text.
    pub(super) fn of(piece: Piece<'_>) -> Option<Words> {
        let text = piece.text();
        if text.trim_ascii().is_empty() {
            return None;
        }
        let list = words(&text);
        let is_bonus = matches!(piece, Piece::Item(item) if item.necessity == Some(Necessity::Bonus));
        let start = hash::with_number(hash::empty(), u64::from(is_bonus));
        let hash = list.iter().fold(start, |hash, word| hash::with_number(hash, word.hash));
        let length = list.iter().map(Word::length).sum();
        let mut sorted: Vec<(u64, usize)> = list.iter().map(|word| (word.hash, word.length())).collect();
        sorted.sort_unstable();
        Some(Words { list, sorted, length, is_bonus, hash })
    }

    /// The share of words that both texts have, in any order, in thousandths of their letters: a long word counts for
    /// more than "of" or "the".
    pub(super) fn similarity(&self, other: &Words) -> usize {
        let both = self.length + other.length;
        // Too different in length: even if the longer text had all of the shorter one, they would not be similar.
        if self.length.min(other.length) * 5 < both { 0 } else { 2000 * self.shared(other) / both.max(1) }
    }

    /// Whether the texts have this similarity at least, every word of this one is in the other, and both are a must, or
    /// a bonus.
    ///
    /// The lengths alone decide on the similarity then, so most pairs of texts are rejected by those or by their first words.
    pub(super) fn is_contained_in(&self, other: &Words, min_similarity: usize) -> bool {
        let both = self.length + other.length;
        self.is_bonus == other.is_bonus
            && 2000 * self.length / both.max(1) >= min_similarity
            && is_subset(&self.sorted, &other.sorted)
    }

    /// The total length of the words that both texts have.
    fn shared(&self, other: &Words) -> usize {
        let mut shared = 0;
        let (mut ones, mut others) = (self.sorted.iter().peekable(), other.sorted.iter().peekable());
        while let (Some((one, length)), Some((other, other_length))) = (ones.peek(), others.peek()) {
            match one.cmp(other) {
                Ordering::Less => drop(ones.next()),
                Ordering::Greater => drop(others.next()),
                Ordering::Equal => {
                    shared += length.min(other_length);
                    ones.next();
                    others.next();
                }
            }
        }
        shared
    }
}

/// Whether each word of `one` is in `other`, as often as there. Both are sorted.
fn is_subset(one: &[(u64, usize)], other: &[(u64, usize)]) -> bool {
    let mut others = other.iter();
    one.iter().all(|(word, _)| {
        others.by_ref().find(|(other, _)| other >= word).is_some_and(|(other, _)| other == word)
    })
}

/// The words of `text`, separated by spaces and punctuation. In scripts without spaces each letter is a word.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut is_after_separator = true;
    let mut is_alone = false;
    for (start, letter) in text.char_indices() {
        if is_separator(letter) {
            is_after_separator = true;
            continue;
        }
        let stands_alone = is_ideograph(letter);
        // Combining accents belong to the letter before.
        let begins = is_after_separator || stands_alone || (is_alone && letter.is_alphanumeric());
        if begins {
            words.push(Word { start, end: start, hash: hash::empty() });
            is_alone = stands_alone;
        }
        is_after_separator = false;
        if let Some(word) = words.last_mut() {
            word.end = start + letter.len_utf8();
            word.hash = with_letter(word.hash, letter);
        }
    }
    words
}

/// Whether a letter separates words. Punctuation does, apart from what makes C++ and C#, $5 and 5% differ from C and 5.
fn is_separator(letter: char) -> bool {
    match letter {
        '#' | '$' | '%' | '&' | '+' | '<' | '=' | '>' | '@' => false,
        // Quotes, dashes and bullets, also Chinese, Japanese and full-width ones.
        '¡' | '«' | '·' | '»' | '¿' => true,
        '\u{2010}'..='\u{205E}' | '\u{3001}'..='\u{301F}' | '\u{FF01}'..='\u{FF0F}' => true,
        '\u{FF1A}'..='\u{FF20}' => true,
        _ => letter.is_ascii_punctuation() || letter.is_ascii_control() || letter.is_whitespace(),
    }
}

/// Chinese and Japanese letters, each of which is a word of its own here.
pub fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
        && letter.is_alphanumeric()
}

fn with_letter(hash: u64, letter: char) -> u64 {
    if letter.is_ascii() {
        return hash::with_bytes(hash, &[letter.to_ascii_lowercase() as u8]);
    }
    letter
        .to_lowercase()
        .fold(hash, |hash, lower| hash::with_bytes(hash, lower.encode_utf8(&mut [0; 4]).as_bytes()))
}

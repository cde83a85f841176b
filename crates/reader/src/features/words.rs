//! The words of a heading → their features.

use super::kind::{Emit, Kind, Value, hash, hash_of_word};
use crate::lexicon::Folded;

/// The first words of a heading or line, at most this many.
pub(in super::super) fn first_words(folded: &Folded, most: usize) -> Vec<&str> {
    let mut words = Vec::with_capacity(most);
    words.extend(folded.words().take(most));
    words
}

/// The features of a heading's words, of which these are the hashes.
pub(in super::super) fn words<'b>(words: &[&'b str], hashes: &[u32], emit: Emit<'_, 'b>) {
    let mut previous: Option<(u32, &str)> = None;
    for (&word, &hashed) in words.iter().zip(hashes) {
        emit(Kind::Word, hash(Kind::Word, hashed), Value::Text(word));
        match previous {
            None => emit(Kind::First, hash(Kind::First, hashed), Value::Text(word)),
            Some((before, first)) => {
                emit(Kind::Pair, hash(Kind::Pair, before.rotate_left(9) ^ hashed), Value::Pair(first, word))
            }
        }
        if let Some((end, _)) = word.char_indices().nth(5)
            && let Some(stem) = word.get(..end)
        {
            emit(Kind::Stem, hash(Kind::Stem, hash_of_word(stem)), Value::Text(stem));
        }
        letters(word, emit);
        previous = Some((hashed, word));
    }
    if let Some((hashed, word)) = previous {
        emit(Kind::Last, hash(Kind::Last, hashed), Value::Text(word));
    }
}

/// The pairs of letters of a word in a script without spaces.
fn letters<'b>(word: &'b str, emit: Emit<'_, 'b>) {
    if word.is_ascii() {
        return;
    }
    let mut before: Option<(usize, char)> = None;
    for (at, letter) in word.char_indices() {
        if !has_no_spaces(letter) {
            before = None;
            continue;
        }
        if let Some((start, _)) = before
            && let Some(pair) = word.get(start..at + letter.len_utf8())
        {
            emit(Kind::Letters, hash(Kind::Letters, hash_of_word(pair)), Value::Text(pair));
        }
        before = Some((at, letter));
    }
}

/// Whether a letter is of a script that puts no spaces between words.
pub(super) fn has_no_spaces(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// Signs in a heading.
pub(super) fn shape(text: &str) -> u32 {
    let (mut letters, mut capitals, mut digits) = (0, 0, 0);
    let (mut leads_on, mut slashes, mut brackets) = (false, false, false);
    // One pass, with the last four bytes: searching for each sign would take longer than all else about a heading's words.
    let mut last = [0; 4];
    for byte in text.bytes() {
        letters += u32::from(byte.is_ascii_alphabetic());
        capitals += u32::from(byte.is_ascii_uppercase());
        digits += u32::from(byte.is_ascii_digit());
        slashes |= byte == b'/';
        brackets |= matches!(byte, b'(' | b'[');
        last = [last[1], last[2], last[3], byte];
        let is_arrow = last[1..] == *"→".as_bytes() || last[2..] == *b"->";
        leads_on |= is_arrow || last == *b" to " || last[1..] == *b" vs";
    }
    u32::from(leads_on)
        + 2 * u32::from(slashes)
        + 4 * u32::from(digits > 0)
        + 8 * u32::from(letters > 3 && letters == capitals)
        + 16 * u32::from(brackets)
        + 32 * u32::from(text.starts_with(|first: char| !first.is_alphanumeric()))
}

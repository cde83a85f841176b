//! Words and codes that say a place on a ladder: "senior", "L3", "Level 2".

use super::WORDS;
use crate::lexicon::{Folded, Lexicon};
use crate::phrases::word_bits;
use rolebook_model::Seniority;

/// What a heading says of its place on a ladder.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in super::super) enum Rung {
    /// A word: "senior".
    Word(Seniority),
    /// A code: "L3", "IC 4", "Level 2".
    Code,
}

/// The seniority or code that a heading says, by its words.
pub(in super::super) fn rung(words: &[&str], lexicon: &Lexicon) -> Option<Rung> {
    let words = words.get(..WORDS).unwrap_or(words);
    let mut found = None;
    for (at, word) in words.iter().enumerate() {
        if let Some((seniority, _)) = lexicon.seniority(words.get(at..).unwrap_or_default()) {
            return Some(Rung::Word(seniority));
        }
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        if is_code(word, before.copied()) {
            found = Some(Rung::Code);
        }
    }
    found
}

pub(in super::super) fn rung_number(rung: Option<Rung>) -> u32 {
    match rung {
        None => 0,
        Some(Rung::Code) => 1,
        Some(Rung::Word(seniority)) => 2 + seniority as u32,
    }
}

/// Whether a word is a rung's code: "l3", "ic4", "m2", "ii", or a number behind "level".
fn is_code(word: &str, before: Option<&str>) -> bool {
    let digits = word.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let letters = word.len() - digits.len();
    let is_number =
        !digits.is_empty() && digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_roman =
        matches!(word, "ii" | "iii" | "iv" | "vi") || (matches!(word, "i" | "v") && before.is_some());
    let names =
        matches!(before, Some("level" | "grade" | "band" | "tier" | "step" | "stage" | "rank" | "class"));
    is_roman || (is_number && (1..=3).contains(&letters)) || (names && (is_number || word.len() == 1))
}

/// Whether a text begins with a seniority or a rung's code.
pub(super) fn is_rung(text: &str, lexicon: &Lexicon) -> bool {
    let front = text.split_at_checked(24).map_or(text, |(front, _)| front);
    if !may_be_rung(front, lexicon) {
        return false;
    }
    let text = Folded::new(front);
    let mut words = text.words();
    let (Some(first), second) = (words.next(), words.next()) else { return false };
    is_code(first, None)
        || second.is_some_and(|second| is_code(second, Some(first)))
        || lexicon.seniority(&[first, second.unwrap_or_default()]).is_some()
}

/// Whether a text may begin with a rung, at a glance: most items begin with a verb, and need not be folded.
fn may_be_rung(text: &str, lexicon: &Lexicon) -> bool {
    let text = text.as_bytes();
    let is_special = |byte: u8| u8::from(!byte.is_ascii() || byte == b'\'' || byte.is_ascii_digit());
    if !text.first().is_some_and(u8::is_ascii_alphabetic)
        || text.iter().fold(0, |any, byte| any | is_special(*byte)) != 0
        || lexicon.may_begin_seniority(text)
    {
        return true;
    }
    let words = word_bits(text);
    let second = (words & !(words << 1) & !1).trailing_zeros() as usize;
    is_short_word(text) || text.get(second..).is_some_and(is_short_word)
}

/// Whether a text begins with a word that may be "ii", or a letter behind "level".
fn is_short_word(text: &[u8]) -> bool {
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric();
    let mut word = text.iter().take_while(|byte| is_letter(byte));
    !text.get(1).is_some_and(is_letter) || word.all(|byte| matches!(byte | 0x20, b'i' | b'v'))
}

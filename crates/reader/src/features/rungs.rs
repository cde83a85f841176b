//! Words and codes that say a place on a ladder: "senior", "L3", "Level 2".

use super::WORDS;
use crate::lexicon::{Folded, Lexicon};
use rolebook_model::Seniority;

/// What a heading says of its place on a ladder.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in super::super) enum Rung {
    /// A word: "senior".
    Word(Seniority),
    /// A code: "L3", "IC 4", "Level 2".
    Code,
}

/// The seniority or code that a heading says.
pub(in super::super) fn rung(heading: &Folded, lexicon: &Lexicon) -> Option<Rung> {
    let words: Vec<&str> = heading.words().take(WORDS).collect();
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
    let is_plain = |byte: &u8| byte.is_ascii() && *byte != b'\'';
    let has_digit = |byte: &u8| byte.is_ascii_digit();
    let bytes = text.as_bytes();
    if !bytes.first().is_some_and(u8::is_ascii_alphabetic) || !bytes.iter().all(is_plain) {
        return true;
    }
    // "ii", or a letter behind "level".
    let is_short =
        |word: &[u8]| word.len() == 1 || word.iter().all(|byte| matches!(byte | 0x20, b'i' | b'v'));
    let mut words = bytes.split(|byte| !byte.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    lexicon.may_begin_seniority(text) || bytes.iter().any(has_digit) || words.by_ref().take(2).any(is_short)
}

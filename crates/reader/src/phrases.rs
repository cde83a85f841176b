//! Phrases with what they stand for, and finding them in a text.
//!
//! Phrases are kept by their first two bytes, so that a word of the text meets only the few that begin like it:
//! every heading and every item of a site passes through here.

use super::lexicon::{Folded, words_of};
use rolebook_model::Label;
use std::sync::Arc;

/// A table of phrases; the ones added first win.
pub(super) struct Phrases {
    /// The phrases by [`bucket`], in the order of their ranks.
    buckets: Vec<Vec<Phrase>>,
    /// Which fourth bytes phrases may have that begin with three bytes, by [`beginning`]: a bit each, by [`fourth`].
    begins: Box<[u8; BEGINNINGS]>,
    /// How many phrases there are.
    count: usize,
}

/// One phrase.
pub(super) struct Phrase {
    /// Its words, folded: lower case, one space between them.
    pub(super) text: Arc<str>,
    /// The kind of section it stands for; in a table that says only yes or no, [`Label::Other`].
    pub(super) label: Label,
    /// Its first four bytes, as [`first_four`] has them, and which of them a text must have: not those behind its first word.
    begins: u32,
    mask: u32,
    /// It counts only where the text begins, only where it ends.
    at_start: bool,
    at_end: bool,
    /// It is one word and may stand anywhere.
    pub(super) is_single: bool,
    /// Place in the table: the lower one wins.
    pub(super) rank: usize,
}

impl Phrases {
    /// A table without phrases.
    pub(super) fn new() -> Phrases {
        let mut buckets = Vec::new();
        buckets.resize_with(256, Vec::new);
        Phrases { buckets, begins: Box::new([0; BEGINNINGS]), count: 0 }
    }

    /// Adds phrases that stand for `label`; see [`Phrases::add`].
    pub(super) fn add_all<'a>(&mut self, label: Label, phrases: impl Iterator<Item = &'a str>) {
        phrases.for_each(|phrase| self.add(label, phrase));
    }

    /// Adds a phrase. `^` in front ties it to the beginning of a text, `$` behind to its end; the rest is
    /// folded as texts are.
    pub(super) fn add(&mut self, label: Label, written: &str) {
        let at_start = written.as_bytes().first() == Some(&b'^');
        let at_end = written.as_bytes().last() == Some(&b'$');
        let text = Arc::<str>::from(Folded::new(written).as_str());
        let is_single = !at_start && !at_end && !text.as_bytes().contains(&b' ');
        // A phrase without a word would stand everywhere.
        let place = bucket_of(text.as_bytes());
        if !text.is_empty()
            && let Some(bucket) = self.buckets.get_mut(place)
        {
            // The byte behind the first word is one: it may not go on.
            let length = text.bytes().take_while(|byte| is_word(*byte)).count() + 1;
            let mask = if length < 4 { u32::MAX >> (32 - length * 8) } else { u32::MAX };
            let mut begins = |text: &[u8], fourths: u8| {
                self.begins.get_mut(beginning(text)).into_iter().for_each(|begins| *begins |= fourths);
            };
            let after_gap = fourth(b"") | fourth(text.as_bytes());
            // More than one mark may stand between the words.
            match *text.as_bytes() {
                [letter] => (0..=255).for_each(|next| begins(&[letter, b' ', next], u8::MAX)),
                [letter, b' ', ..] => {
                    begins(text.as_bytes(), fourth(text.as_bytes()));
                    begins(&[letter, b' ', b' '], u8::MAX);
                }
                [_, _] => begins(text.as_bytes(), u8::MAX),
                [_, _, b' ', ..] => begins(text.as_bytes(), after_gap),
                _ => begins(text.as_bytes(), fourth(text.as_bytes())),
            }
            let begins = first_four(text.as_bytes()) & mask;
            bucket.push(Phrase { text, label, begins, mask, at_start, at_end, is_single, rank: self.count });
        }
        self.count += 1;
    }

    /// The phrase of the lowest rank that stands in `text`, word for word, without regard to ASCII case.
    pub(super) fn find(&self, text: &str) -> Option<&Phrase> {
        let mut best: Option<&Phrase> = None;
        self.each_in(text.as_bytes(), &mut |phrase| {
            if best.is_none_or(|best| phrase.rank < best.rank) {
                best = Some(phrase);
            }
            false
        });
        best
    }

    /// The labels of all phrases that stand in `text`, as [`find`](Phrases::find) has it.
    pub(super) fn each_label(&self, text: &str, mut label: impl FnMut(Label)) {
        self.each_in(text.as_bytes(), &mut |phrase| {
            label(phrase.label);
            false
        });
    }

    /// Whether any phrase stands in `text`, as [`find`](Phrases::find) has it.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.each_in(text.as_bytes(), &mut |_| true)
    }

    /// Calls `ends` with each phrase that stands in `text`, until it is true; whether it was.
    fn each_in<'a>(&'a self, text: &[u8], ends: &mut dyn FnMut(&'a Phrase) -> bool) -> bool {
        let first_word = text.iter().position(|byte| is_word(*byte));
        let mut stands_at = |at: usize| {
            let rest = text.get(at..).unwrap_or_default();
            let (four, is_start) = (first_four(rest), first_word == Some(at));
            let here = self.beginning_with(rest).iter().filter(|phrase| phrase.mask & four == phrase.begins);
            here.filter(|phrase| phrase.stands_at(rest, is_start)).any(&mut *ends)
        };
        // Whether the byte before is part of a word.
        let mut before = 0;
        text.chunks(64).enumerate().any(|(number, chunk)| {
            let bits = word_bits(chunk);
            let mut beginnings = bits & !(bits << 1 | before);
            before = bits >> 63;
            // Whether a phrase may begin with a word is as good as random: a branch for it would often be mistaken.
            let mut places = [0_u8; 32];
            let mut count = 0;
            while beginnings != 0 {
                let place = beginnings.trailing_zeros();
                beginnings &= beginnings - 1;
                places.get_mut(count).into_iter().for_each(|next| *next = place as u8);
                count +=
                    usize::from(self.begins(text.get(number * 64 + place as usize..).unwrap_or_default()));
            }
            places.iter().take(count).any(|place| stands_at(number * 64 + usize::from(*place)))
        })
    }

    /// Whether a phrase may begin with the first three bytes of `text`.
    pub(super) fn may_begin(&self, text: &str) -> bool {
        self.begins.get(beginning(text.as_bytes())).is_some_and(|fourths| *fourths != 0)
    }

    /// Whether a phrase may begin with the first four.
    pub(super) fn begins(&self, text: &[u8]) -> bool {
        self.begins.get(beginning(text)).is_some_and(|fourths| fourths & fourth(text) != 0)
    }

    /// The first phrase with which `text`, which is folded, begins.
    pub(super) fn at_start(&self, text: &str) -> Option<&Phrase> {
        self.beginning_like(text).iter().find(|phrase| phrase.stands_at(text.as_bytes(), true))
    }

    /// The phrase of one word, free to stand anywhere, that is the last such word of `text`.
    pub(super) fn find_last_word(&self, text: &str) -> Option<&Phrase> {
        let mut last = None;
        for word in words_of(text) {
            let mut phrases = self.beginning_like(word).iter();
            last = phrases.find(|phrase| phrase.is_single && *phrase.text == *word).or(last);
        }
        last
    }

    /// Whether `word` is a phrase.
    pub(super) fn has_word(&self, word: &str) -> bool {
        self.beginning_like(word).iter().any(|phrase| *phrase.text == *word)
    }

    /// The phrases that begin with the first two bytes of `text`, and some others.
    pub(super) fn beginning_like(&self, text: &str) -> &[Phrase] {
        self.beginning_with(text.as_bytes())
    }

    fn beginning_with(&self, text: &[u8]) -> &[Phrase] {
        self.buckets.get(bucket_of(text)).map_or(&[], Vec::as_slice)
    }
}

/// How many values [`beginning`] has.
const BEGINNINGS: usize = 4096;

/// A number for the first three bytes of a text, in whatever case and whatever stands between words.
#[inline(always)]
fn beginning(text: &[u8]) -> usize {
    let of = |place: usize| usize::from(text.get(place).map_or(0, |byte| folded(*byte)));
    (of(0) << 7 ^ of(1) << 4 ^ of(2)) % BEGINNINGS
}

/// The bit of the fourth byte of a text, in whatever case.
#[inline(always)]
fn fourth(text: &[u8]) -> u8 {
    1 << (text.get(3).map_or(0, |byte| folded(*byte)) % 8)
}

/// A bit for each of at most 64 bytes that is part of a word. Eight bytes at a time: every byte of a site's items passes
/// through here.
pub(super) fn word_bits(bytes: &[u8]) -> u64 {
    let bits = |eight: u64| {
        // The factor moves the high bit of each byte into the highest byte.
        (are_words(eight) >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
    };
    let (eights, rest) = bytes.as_chunks();
    let mut words = 0;
    for (place, eight) in eights.iter().enumerate() {
        words |= bits(u64::from_le_bytes(*eight)) << (place * 8);
    }
    if !rest.is_empty() {
        let last = match bytes.last_chunk() {
            Some(eight) => u64::from_le_bytes(*eight) >> (64 - rest.len() * 8),
            None => rest.iter().rev().fold(0, |last, byte| last << 8 | u64::from(*byte)),
        };
        words |= bits(last) << (eights.len() * 8);
    }
    words
}

/// The high bit of each of eight bytes that is part of a word: see [`is_word`].
#[inline(always)]
fn are_words(eight: u64) -> u64 {
    const ALL: u64 = u64::MAX / 0xff;
    const HIGH: u64 = ALL * 0x80;
    // The high bit of each byte below 128 that is at least `least`.
    let at_least = |bytes: u64, least: u64| (bytes & !HIGH) + ALL * (0x80 - least);
    let lower = eight | (ALL * 0x20);
    let is_letter = at_least(lower, 0x61) & !at_least(lower, 0x7b);
    let is_digit = at_least(eight, 0x30) & !at_least(eight, 0x3a);
    let is_apostrophe = !at_least(eight ^ (ALL * 0x27), 1);
    (is_letter | is_digit | is_apostrophe | eight) & HIGH
}

/// The first four bytes of a text as one number, in whatever case; 0 stands for a byte between words, and for none.
#[inline(always)]
fn first_four(text: &[u8]) -> u32 {
    let of = |place: usize| text.get(place).map_or(0, |byte| folded(*byte));
    u32::from_le_bytes([of(0), of(1), of(2), of(3)])
}

/// The bucket of phrases that begin as `text` does, in whatever case and whatever stands between words.
fn bucket_of(text: &[u8]) -> usize {
    let of = |place: usize| text.get(place).map_or(0, |byte| folded(*byte));
    bucket(of(0), of(1))
}

/// The bucket of phrases that begin with these two bytes, which are folded.
fn bucket(first: u8, second: u8) -> usize {
    usize::from(first.wrapping_mul(8) ^ second)
}

impl Phrase {
    /// Whether the phrase stands where `text` begins, ending where a word ends.
    fn stands_at(&self, text: &[u8], is_start: bool) -> bool {
        if self.at_start && !is_start {
            return false;
        }
        let mut rest = text;
        for byte in self.text.bytes() {
            match rest.split_first() {
                Some((first, _)) if byte == b' ' && !is_word(*first) => rest = behind_gap(rest),
                Some((first, behind)) if first.to_ascii_lowercase() == byte => rest = behind,
                _ => return false,
            }
        }
        match self.at_end {
            true => !rest.iter().any(|byte| is_word(*byte)),
            false => !rest.first().is_some_and(|byte| is_word(*byte)),
        }
    }
}

/// `text` from its first word on.
fn behind_gap(text: &[u8]) -> &[u8] {
    let gap = text.iter().position(|byte| is_word(*byte)).unwrap_or(text.len());
    text.get(gap..).unwrap_or_default()
}

/// Whether a byte is part of a word. Letters that are not ASCII are, byte by byte.
fn is_word(byte: u8) -> bool {
    folded(byte) != 0
}

/// A byte of a word, in lower case where it is a letter; 0 for one between words.
#[inline(always)]
pub(super) fn folded(byte: u8) -> u8 {
    FOLDED.get(usize::from(byte)).copied().unwrap_or_default()
}

/// [`folded`] of each byte: every byte of a site's items is looked up, and more than once.
const FOLDED: [u8; 256] = {
    let mut table = [0; 256];
    let mut rest = table.as_mut_slice();
    let mut byte = 0_u8;
    while let Some((folded, behind)) = rest.split_first_mut() {
        if byte.is_ascii_alphanumeric() || byte == b'\'' || !byte.is_ascii() {
            *folded = byte | 0x20;
        }
        byte = byte.wrapping_add(1);
        rest = behind;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Option<&str>) {
        let mut table = Phrases::new();
        table.add_all(Label::Other, ["^you are", "a plus", "nice to have", "role$", "c"].into_iter());
        assert_eq!(table.find(text).map(|phrase| &*phrase.text), expect, "{text}");
    }

    #[test]
    fn eight_bytes_are_told_apart_as_one_is() {
        for (before, byte) in (0..=255_u8).flat_map(|before| (0..=255).map(move |byte| (before, byte))) {
            let text = [b' ', before, byte, b'x', b' ', b' ', b' ', before, byte, before];
            let expect = (0..text.len()).filter(|at| is_word(text[*at])).fold(0, |bits, at| bits | 1 << at);
            assert_eq!(word_bits(&text), expect, "{text:?}");
            assert_eq!(word_bits(&text[..3]), expect & 0b111, "{text:?}");
            assert_eq!(word_bits(&text[..8]), expect & 0xff, "{text:?}");
        }
    }

    #[test]
    fn a_phrase_is_found_word_for_word() {
        check("French is a plus.", Some("a plus"));
        check("Nice-to-have: French", Some("nice to have"));
        check("French is a \"plus\".", Some("a plus"));
        check("C or Rust", Some("c"));
        check("Rust, C", Some("c"));
        check("a surplus", None);
        check("pasta plus", None);
    }

    #[test]
    fn a_phrase_may_be_tied_to_an_end() {
        check("You are kind", Some("you are"));
        check("What you are", None);
        check("The role:", Some("role"));
        check("role play", None);
    }
}

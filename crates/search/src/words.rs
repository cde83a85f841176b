//! A text → its words, folded, with where each stands.
//!
//! A word is a run of letters and digits. Chinese, Japanese and Korean are written without spaces, or with few:
//! a run of theirs gives every two neighbours as a word, and its last character as one by itself. So what is
//! looked for is found wherever it begins and ends in a longer run.
//!
//! ```text
//! "Rust 開発者"  →  "rust"  "開発"  "発者"  "者"
//! ```

use super::fold::{fold, is_combining_accent};
use std::ops::Range;

/// One word of a text.
pub(super) struct Word<'a> {
    /// Folded.
    pub(super) text: &'a str,
    /// The bytes of the text that it was made of.
    pub(super) range: Range<usize>,
    /// How it was cut off from its neighbours.
    pub(super) cut: Cut,
}

/// How a word was cut off from its neighbours.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    /// By what is no letter, or by another script: it is a whole word.
    Whole,
    /// It is two neighbours of a run.
    Pair,
    /// It is the last character of a run that has given pairs.
    Last,
    /// It is all of a run of one.
    Single,
}

/// Calls `each` with every word of `text` in turn.
pub(super) fn each_word(text: &str, each: &mut dyn FnMut(Word<'_>)) {
    let mut cutter = Cutter { word: String::new(), range: 0..0, run: 0, each };
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        if is_written_without_spaces(letter) {
            cutter.character(letter, at..end);
        } else if letter.is_alphanumeric() || is_combining_accent(letter) {
            cutter.letter(letter, at..end);
        } else {
            cutter.end();
        }
    }
    cutter.end();
}

/// A word in the making.
struct Cutter<'a> {
    word: String,
    range: Range<usize>,
    /// How many characters the run has had so far; zero in a whole word.
    run: usize,
    each: &'a mut dyn FnMut(Word<'_>),
}

impl Cutter<'_> {
    fn letter(&mut self, letter: char, range: Range<usize>) {
        if self.run > 0 {
            self.end();
        }
        self.push(letter, range);
    }

    fn character(&mut self, letter: char, range: Range<usize>) {
        if self.run == 0 {
            self.end();
        }
        let begin = range.start;
        self.push(letter, range.clone());
        if self.run > 0 {
            self.give(Cut::Pair);
            // The second of the pair is the first of the next.
            self.word.clear();
            self.range.start = begin;
            fold(letter, &mut self.word);
        }
        self.run += 1;
    }

    fn push(&mut self, letter: char, range: Range<usize>) {
        if self.word.is_empty() {
            self.range.start = range.start;
        }
        self.range.end = range.end;
        fold(letter, &mut self.word);
    }

    fn end(&mut self) {
        let cut = match self.run {
            0 => Cut::Whole,
            1 => Cut::Single,
            _ => Cut::Last,
        };
        self.give(cut);
        self.word.clear();
        self.run = 0;
    }

    fn give(&mut self, cut: Cut) {
        if !self.word.is_empty() {
            (self.each)(Word { text: &self.word, range: self.range.clone(), cut });
        }
    }
}

/// Whether a letter belongs to Chinese, Japanese or Korean: ideographs, kana, hangul, and the marks that stand
/// among them as letters do.
fn is_written_without_spaces(letter: char) -> bool {
    letter >= '\u{1100}'
        && letter.is_alphanumeric()
        && BLOCKS.iter().any(|(first, last)| (*first..=*last).contains(&letter))
}

/// The blocks of Unicode that hold these scripts, by their first and last letters.
const BLOCKS: [(char, char); 6] = [
    ('\u{1100}', '\u{11FF}'),
    ('\u{2E80}', '\u{9FFF}'),
    ('\u{AC00}', '\u{D7FF}'),
    ('\u{F900}', '\u{FAFF}'),
    ('\u{FF66}', '\u{FFDC}'),
    ('\u{20000}', '\u{3FFFF}'),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of `text`, each with the part of it that it was made of.
    #[track_caller]
    fn check(text: &str, expect: &[(&str, &str)]) {
        let mut words = Vec::new();
        each_word(text, &mut |word| words.push((word.text.to_owned(), &text[word.range])));
        let words: Vec<(&str, &str)> = words.iter().map(|(word, part)| (&**word, *part)).collect();
        assert_eq!(words, expect);
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        check("C++, Go2 (équipe)", &[("c", "C"), ("go2", "Go2"), ("equipe", "équipe")]);
        check(" -- ", &[]);
    }

    #[test]
    fn accents_that_stand_alone_belong_to_their_word() {
        check("e\u{301}quipe", &[("equipe", "e\u{301}quipe")]);
        check("\u{301}", &[]);
    }

    #[test]
    fn runs_without_spaces_give_pairs_and_their_last_character() {
        check("開発者", &[("開発", "開発"), ("発者", "発者"), ("者", "者")]);
        check("人、開発", &[("人", "人"), ("開発", "開発"), ("発", "発")]);
        check("개발", &[("개발", "개발"), ("발", "발")]);
    }

    #[test]
    fn scripts_that_touch_are_cut_apart() {
        check("Webエンジ2", &[("web", "Web"), ("エン", "エン"), ("ンジ", "ンジ"), ("ジ", "ジ"), ("2", "2")]);
    }
}

//! A text → its words, folded, with the byte range of each.
//!
//! A word is a run of letters and digits. Chinese, Japanese and Korean are written with few spaces or none: a run of
//! theirs gives a word for every two neighbours (bigrams), and one for its last character. So a search finds any part
//! of a longer run.
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
    /// The range of bytes in the text.
    pub(super) range: Range<usize>,
    /// How it is separated from its neighbours.
    pub(super) boundary: Boundary,
}

/// How a word is separated from its neighbours.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Boundary {
    /// By something other than a letter, or by another script: it is a whole word.
    Whole,
    /// It is a pair of neighbours in a run.
    Pair,
    /// It is the last character of a run of several.
    Last,
    /// It is a run of one character.
    Single,
}

/// Calls `each` with every word of `text` in turn.
pub(super) fn each_word(text: &str, each: &mut dyn FnMut(Word<'_>)) {
    let mut splitter = Splitter { word: String::new(), range: 0..0, run: 0, each };
    for (start, letter) in text.char_indices() {
        let end = start + letter.len_utf8();
        if is_written_without_spaces(letter) {
            splitter.character(letter, start..end);
        } else if letter.is_alphanumeric() || is_combining_accent(letter) {
            splitter.letter(letter, start..end);
        } else {
            splitter.end();
        }
    }
    splitter.end();
}

/// Splits a text; holds the word that is being read.
struct Splitter<'a> {
    word: String,
    range: Range<usize>,
    /// How many characters the run has so far; zero in a whole word.
    run: usize,
    each: &'a mut dyn FnMut(Word<'_>),
}

impl Splitter<'_> {
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
        let start = range.start;
        self.push(letter, range.clone());
        if self.run > 0 {
            self.emit(Boundary::Pair);
            // The second of the pair is the first of the next.
            self.word.clear();
            self.range.start = start;
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
        let boundary = match self.run {
            0 => Boundary::Whole,
            1 => Boundary::Single,
            _ => Boundary::Last,
        };
        self.emit(boundary);
        self.word.clear();
        self.run = 0;
    }

    fn emit(&mut self, boundary: Boundary) {
        if !self.word.is_empty() {
            (self.each)(Word { text: &self.word, range: self.range.clone(), boundary });
        }
    }
}

/// Whether a letter is Chinese, Japanese or Korean: ideographs, kana, hangul, and the marks used among them as letters.
fn is_written_without_spaces(letter: char) -> bool {
    letter >= '\u{1100}'
        && letter.is_alphanumeric()
        && BLOCKS.iter().any(|(first, last)| (*first..=*last).contains(&letter))
}

/// The Unicode blocks of these scripts, by their first and last letters.
const BLOCKS: &[(char, char)] = &[
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

    /// Compares the words of `text`, each with its source.
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
    fn combining_accents_belong_to_their_word() {
        check("e\u{301}quipe", &[("equipe", "e\u{301}quipe")]);
        check("\u{301}", &[]);
    }

    #[test]
    fn runs_without_spaces_become_pairs_and_the_last_character() {
        check("開発者", &[("開発", "開発"), ("発者", "発者"), ("者", "者")]);
        check("人、開発", &[("人", "人"), ("開発", "開発"), ("発", "発")]);
        check("개발", &[("개발", "개발"), ("발", "발")]);
    }

    #[test]
    fn adjacent_scripts_are_separate_words() {
        check("Webエンジ2", &[("web", "Web"), ("エン", "エン"), ("ンジ", "ンジ"), ("ジ", "ジ"), ("2", "2")]);
    }
}

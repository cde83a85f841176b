//! A text → its words, folded, with the byte range of each.
//!
//! A word is a run of letters and digits, with the marks that belong to them. Three kinds of text have more words than that:
//!
//! - Some scripts are written with few spaces or none: Chinese, Japanese and Korean, Thai, Lao, Khmer and Burmese. A run of
//!   theirs gives a word for every two neighbours (bigrams), and one for its last character. So a search finds any part of
//!   a longer run.
//! - Signs that tell names apart belong to their word: `C++`, `C#`, `.NET`. A longer word stands there without them, too.
//! - Words with a hyphen or a dot between them also make one without: `front-end`, `Node.js`.
//!
//! ```text
//! "Rust 開発者"  →  "rust"  "開発"  "発者"  "者"
//! "C++ front-end, .NET"  →  "c++"  "front"  "end"  "frontend"  "net"  ".net"
//! ```

use rolebook_letters::{fold, is_ignorable, is_mark, is_written_without_spaces};
use std::iter::Peekable;
use std::ops::Range;
use std::str::CharIndices;

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
    /// It is a word with a sign, but for the sign.
    Bare,
    /// It is made of the words before it, which a hyphen or a dot joins.
    Joined,
    /// It is a pair of neighbours in a run, and the first of them.
    First,
    /// It is a pair of neighbours in a run, and its first character is the second of the pair before.
    Pair,
    /// It is the last character of a run of several.
    Last,
    /// It is a run of one character.
    Single,
}

/// Calls `each` with every word of `text` in turn.
pub(super) fn each_word(text: &str, each: &mut dyn FnMut(Word<'_>)) {
    let mut splitter = Splitter {
        word: String::new(),
        range: 0..0,
        run: 0,
        joined: String::new(),
        joined_start: 0,
        parts: 0,
        each,
    };
    let mut letters = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((start, letter)) = letters.next() {
        let end = start + letter.len_utf8();
        let is_letter = letter.is_alphanumeric();
        if is_ignorable(letter) {
            continue;
        }
        if (is_letter || is_mark(letter)) && is_written_without_spaces(letter) {
            splitter.character(letter, start..end, &mut letters);
        } else if is_letter || (!splitter.word.is_empty() && is_mark(letter)) {
            splitter.letter(letter, start..end);
        } else {
            splitter.sign(letter, start..end, before, &mut letters);
        }
        before = letter;
    }
    splitter.end();
}

/// Splits a text; holds the word that is being read.
struct Splitter<'a> {
    word: String,
    range: Range<usize>,
    /// How many characters the run has so far; zero in a whole word.
    run: usize,
    /// The words so far that hyphens and dots join, how many they are, and where they start.
    joined: String,
    parts: usize,
    joined_start: usize,
    each: &'a mut dyn FnMut(Word<'_>),
}

type Letters<'a> = Peekable<CharIndices<'a>>;

impl Splitter<'_> {
    fn letter(&mut self, letter: char, range: Range<usize>) {
        if self.run > 0 {
            self.end();
        }
        if self.word.is_empty() {
            self.range.start = range.start;
        }
        self.range.end = range.end;
        fold(letter, &mut self.word);
    }

    /// A character of a run, with the sound that stands behind kana of half width.
    fn character(&mut self, letter: char, mut range: Range<usize>, letters: &mut Letters<'_>) {
        if self.run == 0 {
            self.end();
        }
        let mut character = String::new();
        fold(letter, &mut character);
        let is_sound = |next: char| matches!(next, '\u{3099}' | '\u{309A}' | '\u{FF9E}' | '\u{FF9F}');
        while let Some((start, sound)) = letters.next_if(|(_, next)| is_sound(*next)) {
            fold(sound, &mut character);
            range.end = start + sound.len_utf8();
        }
        character.chars().for_each(|character| self.next_of_run(character, &range));
    }

    fn next_of_run(&mut self, character: char, range: &Range<usize>) {
        if self.word.is_empty() {
            self.range.start = range.start;
        }
        self.range.end = range.end;
        self.word.push(character);
        if self.run > 0 {
            self.emit(if self.run > 1 { Boundary::Pair } else { Boundary::First });
            // The second of the pair is the first of the next.
            self.word.clear();
            self.word.push(character);
            self.range.start = range.start;
        }
        self.run += 1;
    }

    /// What is no letter, behind the character `before`.
    fn sign(&mut self, sign: char, range: Range<usize>, before: char, letters: &mut Letters<'_>) {
        let next = letters.peek().map_or(' ', |(_, next)| *next);
        let is_in_word = self.run == 0 && !self.word.is_empty();
        let is_plus = sign == '+' && before.is_alphabetic();
        let is_sharp = sign == '#' && self.range.len() == 1 && before.is_alphabetic();
        if is_in_word && (is_plus || is_sharp) {
            return self.signed(sign, range, letters);
        }
        let joins = matches!(sign, '-' | '.' | '\u{2010}' | '\u{2011}');
        if is_in_word && joins && next.is_alphabetic() && !is_written_without_spaces(next) {
            self.join();
            self.emit(Boundary::Whole);
            return self.word.clear();
        }
        self.end();
        if sign == '.' && next.is_alphabetic() && !before.is_alphanumeric() && before != '.' {
            self.word.push('.');
            self.range = range;
        }
    }

    /// One or two signs behind a word, which end it unless a letter follows.
    fn signed(&mut self, sign: char, range: Range<usize>, letters: &mut Letters<'_>) {
        let is_again = |(_, next): &(usize, char)| sign == '+' && *next == '+';
        let end = letters.next_if(is_again).map_or(range.end, |(start, _)| start + 1);
        let next = letters.peek().map_or(' ', |(_, next)| *next);
        let is_double = end > range.end;
        let ends = !next.is_alphanumeric() && !matches!(next, '+' | '#');
        if ends || (is_double && next.is_ascii_digit()) {
            if self.word.chars().nth(1).is_some() {
                self.emit(Boundary::Bare);
            }
            self.word.push(sign);
            if is_double {
                self.word.push(sign);
            }
            self.range.end = end;
        }
        self.end();
    }

    /// Puts the word behind those that are joined.
    fn join(&mut self) {
        if self.parts == 0 {
            self.joined_start = self.range.start;
        }
        self.joined.push_str(&self.word);
        self.parts += 1;
    }

    fn end(&mut self) {
        if self.run == 0 && self.word.starts_with('.') {
            let signed = std::mem::take(&mut self.word);
            self.word.push_str(signed.trim_start_matches('.'));
            self.emit(Boundary::Bare);
            self.word = signed;
        }
        let boundary = match self.run {
            0 => Boundary::Whole,
            1 => Boundary::Single,
            _ => Boundary::Last,
        };
        if self.parts > 0 {
            self.join();
        }
        self.emit(boundary);
        self.word.clear();
        self.run = 0;
        if self.parts > 0 {
            self.parts = 0;
            self.word = std::mem::take(&mut self.joined);
            self.range.start = self.joined_start;
            self.emit(Boundary::Joined);
            self.word.clear();
        }
    }

    fn emit(&mut self, boundary: Boundary) {
        if !self.word.is_empty() {
            (self.each)(Word { text: &self.word, range: self.range.clone(), boundary });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compares the words of `text`, each with its source.
    #[track_caller]
    fn check(text: &str, expect: &[(&str, &str)]) {
        let mut words = Vec::new();
        each_word(text, &mut |word| words.push((word.text.to_owned(), &text[word.range])));
        let words: Vec<(&str, &str)> = words.iter().map(|(word, part)| (&**word, *part)).collect();
        assert_eq!(words, expect, "{text}");
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        check("Go, Go2 (équipe)", &[("go", "Go"), ("go2", "Go2"), ("equipe", "équipe")]);
        check(" -- ", &[]);
    }

    #[test]
    fn marks_belong_to_their_word() {
        check("e\u{301}quipe", &[("equipe", "e\u{301}quipe")]);
        check("\u{301}", &[]);
        check("की भर्ती", &[("की", "की"), ("भर्ती", "भर्ती")]);
        check("مُهَنْدِس", &[("مهندس", "مُهَنْدِس")]);
    }

    #[test]
    fn what_nobody_sees_parts_no_words() {
        check(
            "road\u{AD}map می\u{200C}خواهم",
            &[("roadmap", "road\u{AD}map"), ("ميخواهم", "می\u{200C}خواهم")],
        );
    }

    #[test]
    fn runs_without_spaces_become_pairs_and_the_last_character() {
        check("開発者", &[("開発", "開発"), ("発者", "発者"), ("者", "者")]);
        check("人、開発", &[("人", "人"), ("開発", "開発"), ("発", "発")]);
        check("개발", &[("개발", "개발"), ("발", "발")]);
        check("ค้า", &[("ค\u{e49}", "ค\u{e49}"), ("\u{e49}า", "\u{e49}า"), ("า", "า")]);
        check("ำ", &[("\u{e4d}า", "ำ"), ("า", "ำ")]);
        check("ｶﾞｲﾄﾞ", &[("ガイ", "ｶﾞｲ"), ("イド", "ｲﾄﾞ"), ("ド", "ﾄﾞ")]);
    }

    #[test]
    fn adjacent_scripts_are_separate_words() {
        check("Webエンジ2", &[("web", "Web"), ("エン", "エン"), ("ンジ", "ンジ"), ("ジ", "ジ"), ("2", "2")]);
    }

    #[test]
    fn signs_belong_to_their_word() {
        check("C++, C# (F#)", &[("c++", "C++"), ("c#", "C#"), ("f#", "F#")]);
        check("C++17 Disney+", &[("c++", "C++"), ("17", "17"), ("disney", "Disney"), ("disney+", "Disney+")]);
        check(".NET a.b", &[("net", ".NET"), (".net", ".NET"), ("a", "a"), ("b", "b"), ("ab", "a.b")]);
        check(
            "5+ A+B Go# C+++ ...so",
            &[("5", "5"), ("a", "A"), ("b", "B"), ("go", "Go"), ("c", "C"), ("so", "so")],
        );
    }

    #[test]
    fn joined_words_are_one_more() {
        check(
            "front-end: Node.js",
            &[
                ("front", "front"),
                ("end", "end"),
                ("frontend", "front-end"),
                ("node", "Node"),
                ("js", "js"),
                ("nodejs", "Node.js"),
            ],
        );
        check("5-10 e.g. a-", &[("5", "5"), ("10", "10"), ("e", "e"), ("g", "g"), ("eg", "e.g"), ("a", "a")]);
        check("1-on-1", &[("1", "1"), ("on", "on"), ("1on", "1-on"), ("1", "1")]);
    }
}

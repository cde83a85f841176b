//! Cutting texts, with one copy of the checks for all of them.
//!
//! The standard library's checked slicing is compiled into each place that cuts; there are dozens.

use memchr::memchr;

/// The two parts of `text` at byte `offset`; all of it and nothing where it cannot be cut there.
#[inline(never)]
pub fn at(text: &str, offset: usize) -> (&str, &str) {
    text.split_at_checked(offset).unwrap_or((text, ""))
}

/// As much of the beginning of `text` as stands in its first bytes, `most` so many.
#[inline(never)]
pub fn within(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    at(text, end).0
}

/// Where `part`, which is short, first stands in `text`. The standard library's search is quick on any text and weighs
/// 2 kB; `str::contains` needs it even for a character.
#[inline(never)]
pub fn find(text: &str, part: &str) -> Option<usize> {
    let Some((first, behind)) = part.as_bytes().split_first() else { return Some(0) };
    let mut rest = text.as_bytes();
    while let Some(at) = memchr(*first, rest) {
        rest = rest.get(at + 1..)?;
        if rest.starts_with(behind) {
            return Some(text.len() - rest.len() - 1);
        }
    }
    None
}

/// Whether `part`, which is short, stands in `text`.
pub fn says(text: &str, part: &str) -> bool {
    find(text, part).is_some()
}

/// The ASCII letters and digits that `text` begins with, and what is behind them.
#[inline(never)]
pub fn behind_letters(text: &str) -> (&str, &str) {
    let is_letter = |byte: &u8| matches!(byte, b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z');
    at(text, text.bytes().take_while(is_letter).count())
}

/// The character that `text` begins with, and what is behind it.
pub fn behind_character(text: &str) -> Option<(char, &str)> {
    let mut characters = text.chars();
    characters.next().map(|first| (first, characters.as_str()))
}

/// The two parts of `text` in front of the first of `marks`, which are ASCII; all of it and nothing where it
/// has none.
#[inline(never)]
pub fn before_any<'a>(text: &'a str, marks: &[u8]) -> (&'a str, &'a str) {
    at(text, text.bytes().position(|byte| marks.contains(&byte)).unwrap_or(text.len()))
}

/// The parts of `text` in front of the last `mark`, which is ASCII, and behind it; `None` where it has none.
#[inline(never)]
pub fn around_last(text: &str, mark: u8) -> Option<(&str, &str)> {
    let (before, marked) = at(text, text.as_bytes().iter().rposition(|byte| *byte == mark)?);
    Some((before, at(marked, 1).1))
}

/// `text` without any of `marks`, which are ASCII, at its start.
#[inline(never)]
pub fn start<'a>(text: &'a str, marks: &[u8]) -> &'a str {
    at(text, text.bytes().take_while(|byte| marks.contains(byte)).count()).1
}

/// `text` without any of `marks`, which are ASCII, at its end.
#[inline(never)]
pub fn end<'a>(text: &'a str, marks: &[u8]) -> &'a str {
    let dropped = text.bytes().rev().take_while(|byte| marks.contains(byte)).count();
    at(text, text.len() - dropped).0
}

//! Words that many read as meant for one gender, by the tables of [`english`](super::english): each once a text.

use super::english;
use super::manuscript::Text;
use super::words::lists;
use crate::model::{Finding, Rule};
use std::ops::Range;

/// What a text's words have to say.
pub(super) fn findings(text: &Text<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut told: Vec<&str> = Vec::new();
    for index in 0..text.words.count() {
        let Some(Entry { words, length, help, is_for_all }) = entry_at(text, index) else { continue };
        let Some(part) = text.part(index..index + length).filter(|_| !told.contains(&words)) else {
            continue;
        };
        told.push(words);
        findings.push(finding(text, part, is_for_all).with_help(help));
    }
    findings
}

fn finding(text: &Text<'_>, part: Range<usize>, is_for_all: bool) -> Finding {
    let said = text.said(&part);
    let message = match is_for_all {
        true => format!("\"{said}\" names some and means everybody"),
        false => format!("\"{said}\" is read by many as meant for men"),
    };
    text.finding(Rule::GenderCoded, part, message)
}

/// An entry of a table that stands in a text.
struct Entry {
    words: &'static str,
    /// How many words of the text it takes.
    length: usize,
    /// What to do.
    help: &'static str,
    /// Whether it is to stand for everybody.
    is_for_all: bool,
}

/// The entry that stands at a word.
fn entry_at(text: &Text<'_>, index: usize) -> Option<Entry> {
    let entry = |is_for_all| {
        move |(words, help): &(&'static str, &'static str)| {
            let length = length_at(text, index, words);
            (length > 0).then_some(Entry { words, length, help, is_for_all })
        }
    };
    let pair = || english::PAIRS.iter().find_map(entry(true)).filter(|_| text.words.parted_by(index, "/"));
    let coded =
        || english::MASCULINE.iter().find_map(entry(false)).filter(|entry| is_of_people(text, index, entry));
    english::FOR_MEN.iter().find_map(entry(true)).or_else(pair).or_else(coded)
}

/// How many words of an entry stand at `index`.
fn length_at(text: &Text<'_>, index: usize, words: &str) -> usize {
    match words.strip_suffix('*') {
        Some(beginning) => usize::from(text.words.get(index).starts_with(beginning)),
        None => text.words.phrase_at(index, words),
    }
}

/// Whether a word is not said of a thing, as in "competitive pay" and "an ambitious roadmap".
fn is_of_people(text: &Text<'_>, index: usize, entry: &Entry) -> bool {
    !lists(english::NOT_OF_PEOPLE, text.words.get(index + entry.length))
}

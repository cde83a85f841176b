//! Sentences that are too long to be understood at once.
//!
//! The limit comes from studies that GOV.UK cites: readers understand more than nine tenths of sentences of 14 words, and
//! less than one tenth of sentences of 43 words ("Sentence length: why 25 words is our limit", Inside GOV.UK, 2014,
//! after the American Press Institute). Anything longer is long by any standard.

use super::context::{PageContext, Text};
use super::english::ABBREVIATIONS;
use rolebook_markdown::PassageKind;
use rolebook_model::{Finding, Label, Rule};
use std::ops::Range;

/// The most words that a sentence may have.
const MOST_WORDS: usize = 42;

/// Findings about the length of sentences; none where the page is not in English.
pub(super) fn findings(page: &PageContext<'_>) -> Vec<Finding> {
    if !page.is_english() {
        return Vec::new();
    }
    let texts = page.texts.iter().filter(|text| is_prose(text));
    texts
        .flat_map(|text| sentences(&text.passage.text).into_iter().filter_map(|found| long(text, found)))
        .collect()
}

/// Whether a text is made of sentences: not so names, cells and lists of links.
fn is_prose(text: &Text<'_>) -> bool {
    matches!(text.passage.kind, PassageKind::Paragraph | PassageKind::Item) && text.label() != Label::Links
}

fn long(text: &Text<'_>, sentence: Range<usize>) -> Option<Finding> {
    let trimmed = text.passage.text.get(sentence.clone())?;
    let sentence = sentence.start + trimmed.len() - trimmed.trim_start().len()..sentence.end;
    let is_word = |word: &&str| word.contains(char::is_alphanumeric);
    let count = trimmed.split_whitespace().filter(is_word).count();
    if count <= MOST_WORDS {
        return None;
    }
    Some(text.finding(Rule::LongSentence, sentence, format!("a sentence of {count} words")))
}

/// The sentences of a text. A colon and a semicolon end one too: readers rest there.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut at = 0;
    for word in text.split(' ') {
        let end = at + word.len();
        let bare = word.trim_end_matches(['"', '\'', '”', '’', ')', ']', '*', '_']);
        if bare.ends_with(['.', '!', '?', ':', ';', '…']) && !is_abbreviation(bare) {
            sentences.push(start..end);
            start = end + 1;
        }
        at = end + 1;
    }
    if start < text.len() {
        sentences.push(start..text.len());
    }
    sentences
}

/// Whether a word ends with a full stop that is its own: "e.g.", "J."
fn is_abbreviation(word: &str) -> bool {
    let bare = word.trim_start_matches(['(', '[', '"', '“']);
    ABBREVIATIONS.contains(&bare.to_lowercase()) || (bare.len() == 2 && bare.starts_with(char::is_uppercase))
}

//! A role that was found → the places that were meant, each with a few words of its text.

use super::Found;
use super::index::{Asked, TextIndex};
use super::pieces::{KINDS, Place, each_piece};
use super::words::each_word;
use rolebook_model::Catalog;
use rolebook_model::order;
use std::ops::Range;

/// How many places are shown of one role.
const MOST_MATCHES: usize = 3;

/// How many bytes of a text are shown, about.
const EXCERPT: usize = 140;

/// How many bytes are shown in front of the first word that was asked for, about.
const BEFORE: usize = 50;

/// Stands where a text goes on.
const GOES_ON: &str = "…";

/// A place on a role's page that has words which were asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The level that the place is about, as an index into [`Role::levels`](rolebook_model::Role::levels); `None` where it is about all.
    pub level: Option<usize>,
    /// The section, as an index into [`Role::sections`](rolebook_model::Role::sections); `None` where the place stands above all of them.
    pub section: Option<usize>,
    /// The id of the item or heading to link to; empty where there is none.
    pub anchor: String,
    /// Some of the text around the words, in runs.
    pub excerpt: Vec<Run>,
}

/// A run of text, and whether it was asked for.
pub type Run = (String, bool);

impl Found {
    /// The places in a role, by its index in the catalog, that have words which were asked for and that the
    /// directory does not show anyway: the three best, those with the most of the words first.
    pub fn matches(&self, catalog: &Catalog, index: &TextIndex, role: usize) -> Vec<Match> {
        let mut answers = index.answers(role, &self.asked).into_iter();
        let Some(role) = catalog.roles.get(role) else { return Vec::new() };
        let (mut pieces, mut ranks) = (Vec::new(), Vec::new());
        each_piece(role, &mut |piece| {
            let words = answers.next().unwrap_or_default();
            if words > 0 && !piece.place.is_listed {
                // The more words the better, and of as many the piece that counts more.
                ranks.push(u64::MAX - u64::from(words * KINDS + piece.kind as u32));
                pieces.push(piece);
            }
        });
        let mut matches = Vec::new();
        for best in order::of_numbers(&ranks).into_iter().take(MOST_MATCHES) {
            if let Some(piece) = pieces.get(best) {
                matches.push(self.matched(piece.place, &piece.text()));
            }
        }
        matches
    }

    /// `text` with the words marked that were asked for.
    pub fn marked(&self, text: &str) -> Vec<Run> {
        runs(text, 0..text.len(), &marks(text, &self.asked))
    }

    fn matched(&self, place: Place<'_>, text: &str) -> Match {
        let marks = marks(text, &self.asked);
        let shown = window(text, marks.first().map_or(0, |mark| mark.start));
        let mut excerpt = runs(text, shown.clone(), &marks);
        if shown.start > 0 {
            excerpt.insert(0, (GOES_ON.to_owned(), false));
        }
        if shown.end < text.len() {
            excerpt.push((GOES_ON.to_owned(), false));
        }
        Match { level: place.level, section: place.section, anchor: place.anchor.to_owned(), excerpt }
    }
}

/// Where the words stand in `text` that were asked for, in order. Neighbours of a run may overlap: they are one.
fn marks(text: &str, asked: &[Asked]) -> Vec<Range<usize>> {
    let mut marks: Vec<Range<usize>> = Vec::new();
    each_word(text, &mut |word| {
        if asked.iter().any(|asked| asked.term.accepts(word.text)) {
            match marks.last_mut() {
                Some(last) if word.range.start < last.end => last.end = word.range.end,
                _ => marks.push(word.range),
            }
        }
    });
    marks
}

/// The part of `text` that is shown for what begins at `first`.
fn window(text: &str, first: usize) -> Range<usize> {
    if text.len() <= EXCERPT {
        return 0..text.len();
    }
    let start = place_to_cut(text, first.saturating_sub(BEFORE), first);
    let end = start + EXCERPT;
    if end < text.len() { start..place_to_cut(text, end, first) } else { start..text.len() }
}

/// The first place from `wanted` on towards `other` where `text` can be cut: in front of a word, or where there
/// are no spaces, between any two characters.
fn place_to_cut(text: &str, wanted: usize, other: usize) -> usize {
    let places =
        || (0..wanted.abs_diff(other)).map(|step| if wanted < other { wanted + step } else { wanted - step });
    let begins_word = |at: &usize| match at.checked_sub(1) {
        Some(before) => text.as_bytes().get(before).is_some_and(u8::is_ascii_whitespace),
        None => true,
    };
    let is_between_characters = |at: &usize| text.is_char_boundary(*at);
    places().find(begins_word).or_else(|| places().find(is_between_characters)).unwrap_or(other)
}

/// The part `shown` of `text` in runs, by where the marks stand.
fn runs(text: &str, shown: Range<usize>, marks: &[Range<usize>]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut push = |range: Range<usize>, is_marked| {
        if let Some(run) = text.get(range).filter(|run| !run.is_empty()) {
            runs.push((run.to_owned(), is_marked));
        }
    };
    let mut at = shown.start;
    for mark in marks.iter().filter(|mark| mark.start >= shown.start && mark.start < shown.end) {
        push(at..mark.start, false);
        at = mark.end.min(shown.end);
        push(mark.start..at, true);
    }
    push(at..shown.end, false);
    runs
}

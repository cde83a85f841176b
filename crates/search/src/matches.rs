//! A matching role → the places on its page that contain the words, with an excerpt of each.

use super::fields::{Field, FieldPlace, KINDS, each_field};
use super::found::Found;
use super::index::{TermWords, TextIndex};
use super::words::each_word;
use rolebook_model::Catalog;
use std::ops::Range;

/// The maximum number of matches of one role.
const MAX_MATCHES: usize = 3;

/// The approximate length of an excerpt in bytes.
const EXCERPT_BYTES: usize = 140;

/// The approximate number of bytes before the first match in an excerpt.
const BYTES_BEFORE: usize = 50;

/// Marks the end of an excerpt that is not the end of the text.
const ELLIPSIS: &str = "…";

/// A place on a role's page that contains words of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The level that the place is about, as an index into [`Role::levels`](rolebook_model::Role::levels); `None` where
    /// it is about all.
    pub level: Option<usize>,
    /// The section, as an index into [`Role::sections`](rolebook_model::Role::sections); `None` where the place is above
    /// all of them.
    pub section: Option<usize>,
    /// The vacancy, as an index into [`Role::vacancies`](rolebook_model::Role::vacancies), where it is one.
    pub vacancy: Option<usize>,
    /// The id of the item or heading to link to; empty where there is none.
    pub anchor: String,
    /// The text around the words, in runs.
    pub excerpt: Vec<Run>,
}

/// A run of text, and whether it matches the query.
pub type Run = (String, bool);

impl Found {
    /// The best three matches in a role, by its index in the catalog, apart from what the directory shows in its row:
    /// those with the most of the words first.
    pub fn matches(&self, catalog: &Catalog, index: &TextIndex, role: usize) -> Vec<Match> {
        let Some(shown_role) = catalog.roles.get(role) else { return Vec::new() };
        let mut matched_terms = index.matched_terms(role, &self.terms).into_iter();
        let mut fields: Vec<Field<'_>> = Vec::new();
        let mut order: Vec<(u64, usize)> = Vec::new();
        each_field(catalog.department_name(&shown_role.department), shown_role, &mut |field| {
            let terms = matched_terms.next().unwrap_or_default();
            if terms > 0 && !field.place.is_listed {
                // First by the number of terms, then by what the field weighs.
                order.push((u64::MAX - u64::from(terms * KINDS + field.kind as u32), fields.len()));
                fields.push(field);
            }
        });
        order.sort_unstable();
        order.truncate(MAX_MATCHES);
        let mut matches = Vec::new();
        for (_, place) in order {
            if let Some(field) = fields.get(place) {
                matches.push(self.matched(field.place, &field.text()));
            }
        }
        matches
    }

    /// `text` in runs, those that match the query marked.
    pub fn marked(&self, text: &str) -> Vec<Run> {
        runs(text, 0..text.len(), &marks(text, &self.terms))
    }

    fn matched(&self, place: FieldPlace<'_>, text: &str) -> Match {
        let marks = marks(text, &self.terms);
        let shown = window(text, marks.first().map_or(0, |mark| mark.start));
        let mut excerpt = runs(text, shown.clone(), &marks);
        if shown.start > 0 {
            excerpt.insert(0, (ELLIPSIS.to_owned(), false));
        }
        if shown.end < text.len() {
            excerpt.push((ELLIPSIS.to_owned(), false));
        }
        let FieldPlace { level, section, vacancy, anchor, .. } = place;
        Match { level, section, vacancy, anchor: anchor.to_owned(), excerpt }
    }
}

/// The ranges of `text` that match the terms, in order. Overlapping pairs of a run become one.
fn marks(text: &str, terms: &[TermWords]) -> Vec<Range<usize>> {
    let mut marks: Vec<Range<usize>> = Vec::new();
    each_word(text, &mut |word| {
        if terms.iter().any(|term| term.term.matches(word.text)) {
            match marks.last_mut() {
                Some(last) if word.range.start < last.end => {
                    *last = last.start.min(word.range.start)..last.end.max(word.range.end);
                }
                _ => marks.push(word.range),
            }
        }
    });
    marks
}

/// The range of the excerpt of `text` around a match that starts at `first`.
fn window(text: &str, first: usize) -> Range<usize> {
    if text.len() <= EXCERPT_BYTES {
        return 0..text.len();
    }
    let start = boundary(text, first.saturating_sub(BYTES_BEFORE), first);
    let end = start + EXCERPT_BYTES;
    if end < text.len() { start..boundary(text, end, first) } else { start..text.len() }
}

/// The first byte from `wanted` on towards `other` at which an excerpt can start or end: the start of a word, or where
/// there are no spaces, of any character.
fn boundary(text: &str, wanted: usize, other: usize) -> usize {
    let places =
        || (0..wanted.abs_diff(other)).map(|step| if wanted < other { wanted + step } else { wanted - step });
    let begins_word = |at: &usize| match at.checked_sub(1) {
        Some(before) => text.as_bytes().get(before).is_some_and(u8::is_ascii_whitespace),
        None => true,
    };
    let is_between_characters = |at: &usize| text.is_char_boundary(*at);
    places().find(begins_word).or_else(|| places().find(is_between_characters)).unwrap_or(other)
}

/// The range `shown` of `text` in runs, split at the marks.
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

//! The words of two texts → the ranges of bytes in which they differ.
//!
//! 1. The common prefix and suffix are the same.
//! 2. In between, the longest common subsequence is the same ([`longest_common_subsequence`]).
//! 3. A small word between larger changes counts as changed, so that marks do not flicker.
//!
//! Which of several longest subsequences is found depends on the order of the sides: see [`marks`].

use super::words::{Word, Words};
use std::ops::Range;

/// The maximum number of pairs of words that are compared for the longest common subsequence. Where a changed piece has
/// more (500 words beside 500), everything between prefix and suffix is marked.
const MAX_COMPARISONS: usize = 250_000;

/// The maximum length of a text that counts as changed because its surroundings are: "of the".
const MAX_FLICKER: usize = 12;

/// Consecutive words that both texts have.
#[derive(Clone, Copy)]
struct Run {
    /// The first of them in the one text.
    one: usize,
    /// The first of them in the other.
    other: usize,
    /// The number of words.
    length: usize,
}

/// The ranges of bytes in which the two texts differ, of the one and of the other. Outside of them, both have the same
/// words.
pub(super) fn marks(one: &Words, other: &Words) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    // The same text goes first in either direction, so that the same words are marked.
    let is_swapped = other.hash < one.hash;
    let (first, second) = if is_swapped { (other, one) } else { (one, other) };
    let (mut marks, mut second_marks) = (Vec::new(), Vec::new());
    let mut before = Run { one: 0, other: 0, length: 0 };
    for run in without_flicker(&common(&first.list, &second.list), &first.list, &second.list) {
        let (gap, second_gap) = gaps(before, run);
        marks.extend(bytes(&first.list, gap));
        second_marks.extend(bytes(&second.list, second_gap));
        before = run;
    }
    if is_swapped { (second_marks, marks) } else { (marks, second_marks) }
}

/// The words between two runs, of the one text and of the other.
fn gaps(before: Run, run: Run) -> (Range<usize>, Range<usize>) {
    (before.one + before.length..run.one, before.other + before.length..run.other)
}

/// The bytes of these words, from the first to the last; none where there is no word.
fn bytes(words: &[Word], range: Range<usize>) -> Option<Range<usize>> {
    let words = words.get(range)?;
    Some(words.first()?.start..words.last()?.end)
}

/// The runs that both texts have, ascending in both. The first is their prefix and the last their suffix, even if these
/// are empty.
fn common(one: &[Word], other: &[Word]) -> Vec<Run> {
    let same = |(one, other): &(&Word, &Word)| one.hash == other.hash;
    let start = one.iter().zip(other).take_while(same).count();
    let (ones, others) = (one.get(start..).unwrap_or_default(), other.get(start..).unwrap_or_default());
    let end = ones.iter().rev().zip(others.iter().rev()).take_while(same).count();
    let ones = ones.get(..ones.len() - end).unwrap_or_default();
    let others = others.get(..others.len() - end).unwrap_or_default();

    let mut common = vec![Run { one: 0, other: 0, length: start }];
    if ones.len() * others.len() <= MAX_COMPARISONS {
        for (place, partner) in longest_common_subsequence(ones, others) {
            let run = Run { one: start + place, other: start + partner, length: 1 };
            match common.last_mut() {
                Some(last) if gaps(*last, run) == (run.one..run.one, run.other..run.other) => {
                    last.length += 1
                }
                _ => common.push(run),
            }
        }
    }
    common.push(Run { one: one.len() - end, other: other.len() - end, length: end });
    common
}

/// The indices of the words of the longest common subsequence, by length in bytes.
fn longest_common_subsequence(one: &[Word], other: &[Word]) -> Vec<(usize, usize)> {
    // The length that both have in common from a word of each on: a row for each word of the one text, a column for
    // each of the other, and one more of both.
    let width = other.len() + 1;
    let mut lengths = vec![0; width * (one.len() + 1)];
    for (row, word) in one.iter().enumerate().rev() {
        for (column, partner) in other.iter().enumerate().rev() {
            let here = row * width + column;
            let at = |place: usize| lengths.get(place).copied().unwrap_or(0);
            let most = match word.hash == partner.hash {
                true => at(here + width + 1) + word.length(),
                false => at(here + width).max(at(here + 1)),
            };
            if let Some(cell) = lengths.get_mut(here) {
                *cell = most;
            }
        }
    }
    let mut places = Vec::new();
    let (mut row, mut column) = (0, 0);
    while let (Some(word), Some(partner)) = (one.get(row), other.get(column)) {
        let here = row * width + column;
        if word.hash == partner.hash {
            places.push((row, column));
            (row, column) = (row + 1, column + 1);
        } else if lengths.get(here + width) >= lengths.get(here + 1) {
            row += 1;
        } else {
            column += 1;
        }
    }
    places
}

/// `common` without the short runs that have less than half the length of the changes on either side of them.
fn without_flicker(common: &[Run], one: &[Word], other: &[Word]) -> Vec<Run> {
    let length = |words, range| bytes(words, range).map_or(0, |bytes| bytes.len());
    let changed = |before: Run, run: Run| {
        let (gap, other_gap) = gaps(before, run);
        length(one, gap).max(length(other, other_gap))
    };
    let mut kept: Vec<Run> = Vec::with_capacity(common.len());
    for (&run, next) in common.iter().zip(common.iter().skip(1).map(Some).chain([None])) {
        let run_length = length(one, run.one..run.one + run.length);
        let is_flicker = match (kept.last(), next) {
            (Some(before), Some(next)) => {
                run_length <= MAX_FLICKER && 2 * run_length <= changed(*before, run).min(changed(run, *next))
            }
            _ => false,
        };
        if !is_flicker {
            kept.push(run);
        }
    }
    kept
}

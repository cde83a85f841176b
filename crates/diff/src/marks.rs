//! The words of two texts → the ranges of bytes in which they differ.
//!
//! 1. What both texts begin and end with is the same.
//! 2. In between, the longest text that both have in common is the same ([`longest_common`]).
//! 3. A small word that stands between larger changes counts as changed, so that marks do not flicker.
//!
//! Which of several longest texts is found depends on which side is the one: see [`marks`].

use super::words::{Text, Word};
use std::ops::Range;

/// How many pairs of words are looked at for what two texts have in common. Where a changed piece has more (500
/// words beside 500), all between its beginning and its end is marked.
const LOOKS: usize = 250_000;

/// How many letters a text may have at most to count as changed for what stands around it: "of the".
const FLICKER: usize = 12;

/// Words in a row that both texts have.
#[derive(Clone, Copy)]
struct Run {
    /// The first of them in the one text.
    one: usize,
    /// The first of them in the other.
    other: usize,
    /// How many they are.
    length: usize,
}

/// The ranges of bytes in which the two texts differ, of the one and of the other. Outside of them, both have the
/// same words.
pub(super) fn marks(one: &Text<'_>, other: &Text<'_>) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    // The same text goes first from either side, so that the same words are marked.
    let is_swapped = other.sign < one.sign;
    let (first, second) = if is_swapped { (other, one) } else { (one, other) };
    let (mut marks, mut second_marks) = (Vec::new(), Vec::new());
    let mut before = Run { one: 0, other: 0, length: 0 };
    for run in without_flicker(&common(&first.words, &second.words), &first.words, &second.words) {
        let (gap, second_gap) = gaps(before, run);
        marks.extend(bytes(&first.words, gap));
        second_marks.extend(bytes(&second.words, second_gap));
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

/// What both texts have in common, ascending in both. First comes their beginning and last their end, even if
/// these are empty.
fn common(one: &[Word], other: &[Word]) -> Vec<Run> {
    let same = |(one, other): &(&Word, &Word)| one.sign == other.sign;
    let start = one.iter().zip(other).take_while(same).count();
    let (ones, others) = (one.get(start..).unwrap_or_default(), other.get(start..).unwrap_or_default());
    let end = ones.iter().rev().zip(others.iter().rev()).take_while(same).count();
    let ones = ones.get(..ones.len() - end).unwrap_or_default();
    let others = others.get(..others.len() - end).unwrap_or_default();

    let mut common = vec![Run { one: 0, other: 0, length: start }];
    if ones.len() * others.len() <= LOOKS {
        for (place, partner) in longest_common(ones, others) {
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

/// The places of the words that both have, in the choice that keeps most letters.
fn longest_common(one: &[Word], other: &[Word]) -> Vec<(usize, usize)> {
    // How many letters both have in common from a word of each on: a row for each word of the one text, a column
    // for each of the other, and one more of both.
    let width = other.len() + 1;
    let mut letters = vec![0; width * (one.len() + 1)];
    for (row, word) in one.iter().enumerate().rev() {
        for (column, partner) in other.iter().enumerate().rev() {
            let here = row * width + column;
            let at = |place: usize| letters.get(place).copied().unwrap_or(0);
            let most = match word.sign == partner.sign {
                true => at(here + width + 1) + word.letters(),
                false => at(here + width).max(at(here + 1)),
            };
            letters.get_mut(here).into_iter().for_each(|place| *place = most);
        }
    }
    let mut places = Vec::new();
    let (mut row, mut column) = (0, 0);
    while let (Some(word), Some(partner)) = (one.get(row), other.get(column)) {
        let here = row * width + column;
        if word.sign == partner.sign {
            places.push((row, column));
            (row, column) = (row + 1, column + 1);
        } else if letters.get(here + width) >= letters.get(here + 1) {
            row += 1;
        } else {
            column += 1;
        }
    }
    places
}

/// `common` without the short runs that have less than half the letters of what is changed on either side of them.
fn without_flicker(common: &[Run], one: &[Word], other: &[Word]) -> Vec<Run> {
    let letters = |words, range| bytes(words, range).map_or(0, |bytes| bytes.len());
    let changed = |before: Run, run: Run| {
        let (gap, other_gap) = gaps(before, run);
        letters(one, gap).max(letters(other, other_gap))
    };
    let mut kept: Vec<Run> = Vec::with_capacity(common.len());
    for (&run, next) in common.iter().zip(common.iter().skip(1).map(Some).chain([None])) {
        let length = letters(one, run.one..run.one + run.length);
        let is_flicker = match (kept.last(), next) {
            (Some(before), Some(next)) => {
                length <= FLICKER && 2 * length <= changed(*before, run).min(changed(run, *next))
            }
            _ => false,
        };
        if !is_flicker {
            kept.push(run);
        }
    }
    kept
}

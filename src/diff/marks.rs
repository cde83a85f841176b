//! Two texts' words → the ranges of those that differ, and ranges → the parts of a tree's runs of text.
//!
//! 1. What both texts begin and end with is the same.
//! 2. In between, the longest text that both have in common is the same ([`common`]).
//! 3. A small word that stayed between larger changes counts as changed, so that marks do not flicker.

use super::words::Word;
use crate::cut;
use std::ops::Range;

/// Up to how many pairs of words are looked at for what two texts have in common. Where one changed piece has
/// more (500 words against 500), all between its beginning and its end is marked.
const LOOKS: usize = 250_000;

/// How many letters a text may have at most that counts as changed because of what stands around it: "of the".
const FLICKER: usize = 12;

/// Ranges of words that stand in both texts, ascending in both: the words from `.0` on in the one and from `.1` on
/// in the other, `.2` of them.
type Common = Vec<(usize, usize, usize)>;

/// The ranges of bytes in which two texts of these words differ. Outside of them, both have the same words.
pub(super) fn marks(one: &[Word], other: &[Word]) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let common = without_flicker(common(one, other), one, other);
    let (mut one_marks, mut other_marks) = (Vec::new(), Vec::new());
    let (mut one_next, mut other_next) = (0, 0);
    for (one_start, other_start, length) in common {
        one_marks.extend(bytes(one, one_next..one_start));
        other_marks.extend(bytes(other, other_next..other_start));
        (one_next, other_next) = (one_start + length, other_start + length);
    }
    (one_marks, other_marks)
}

/// The bytes of a range of words, from the first to the last; none where there is no word.
fn bytes(words: &[Word], range: Range<usize>) -> Option<Range<usize>> {
    let words = words.get(range)?;
    Some(words.first()?.start..words.last()?.end)
}

/// What both texts have in common. The last range is the end of both, however short.
fn common(one: &[Word], other: &[Word]) -> Common {
    let same = |(one, other): &(&Word, &Word)| one.sign == other.sign;
    let start = one.iter().zip(other).take_while(same).count();
    let (ones, others) = (one.get(start..).unwrap_or_default(), other.get(start..).unwrap_or_default());
    let end = ones.iter().rev().zip(others.iter().rev()).take_while(same).count();
    let ones = ones.get(..ones.len() - end).unwrap_or_default();
    let others = others.get(..others.len() - end).unwrap_or_default();

    let mut common = vec![(0, 0, start)];
    if ones.len() * others.len() <= LOOKS {
        for (one_start, other_start) in longest_common(ones, others) {
            let (one_start, other_start) = (start + one_start, start + other_start);
            match common.last_mut() {
                Some((one, other, length))
                    if (*one + *length, *other + *length) == (one_start, other_start) =>
                {
                    *length += 1;
                }
                _ => common.push((one_start, other_start, 1)),
            }
        }
    }
    common.push((one.len() - end, other.len() - end, end));
    common
}

/// The places of the words that both have, in the choice that keeps most letters.
fn longest_common(one: &[Word], other: &[Word]) -> Vec<(usize, usize)> {
    // How many letters both have in common from a word of each on; a row for each word of `one`, and one more.
    let width = other.len() + 1;
    let mut letters = vec![0_u32; width * (one.len() + 1)];
    for (row, word) in one.iter().enumerate().rev() {
        for (column, partner) in other.iter().enumerate().rev() {
            let here = row * width + column;
            let at = |place: usize| letters.get(place).copied().unwrap_or(0);
            let most = match word.sign == partner.sign {
                true => at(here + width + 1) + word.letters() as u32,
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

/// `common` without the ranges that have fewer letters than what is changed on either side of them.
fn without_flicker(common: Common, one: &[Word], other: &[Word]) -> Common {
    let changed = |before: (usize, usize, usize), next: (usize, usize, usize)| {
        let length = |words, range| bytes(words, range).map_or(0, |bytes| bytes.len());
        length(one, before.0 + before.2..next.0).max(length(other, before.1 + before.2..next.1))
    };
    let mut kept: Common = Vec::with_capacity(common.len());
    for (index, &range) in common.iter().enumerate() {
        let letters = bytes(one, range.0..range.0 + range.2).map_or(0, |bytes| bytes.len());
        let is_flicker = match (kept.last(), common.get(index + 1)) {
            (Some(before), Some(next)) => {
                letters <= FLICKER && 2 * letters <= changed(*before, range).min(changed(range, *next))
            }
            _ => false,
        };
        if !is_flicker {
            kept.push(range);
        }
    }
    kept
}

/// Finds marks again while a piece's tree is walked: tells of each run of text which parts are marked.
///
/// Blocks and what stands in them are walked in order; see [`Piece::text`](super::Piece::text) for what has text.
#[derive(Clone, Debug)]
pub struct Cursor<'a> {
    marks: &'a [Range<usize>],
    /// How many bytes of the piece's text are behind.
    place: usize,
}

impl<'a> Cursor<'a> {
    /// At the beginning of a piece with these [`marks`](super::Marked::marks).
    pub fn new(marks: &'a [Range<usize>]) -> Cursor<'a> {
        Cursor { marks, place: 0 }
    }

    /// Goes over a run of text or code, and gives its parts in order, each with whether it is marked.
    pub fn run<'t>(&mut self, run: &'t str) -> Vec<(&'t str, bool)> {
        let mut parts = Vec::new();
        let mut rest = run;
        while !rest.is_empty() {
            while let [first, next @ ..] = self.marks
                && first.end <= self.place
            {
                self.marks = next;
            }
            let (is_marked, until) = match self.marks.first() {
                Some(mark) if mark.start <= self.place => (true, mark.end),
                Some(mark) => (false, mark.start),
                None => (false, usize::MAX),
            };
            let (part, behind) = cut::at(rest, (until - self.place).min(rest.len()));
            parts.push((part, is_marked));
            self.place += part.len();
            rest = behind;
        }
        parts
    }

    /// Goes over a line's end, or over a break within a line.
    pub fn skip(&mut self) {
        self.place += 1;
    }
}

//! Marks → the marked parts of each run of text in a piece's tree.

use rolebook_model::cut;
use std::ops::Range;

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

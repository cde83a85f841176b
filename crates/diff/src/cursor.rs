//! Marks → the marked parts of each run of text in a piece's tree.

use std::ops::Range;

/// Maps marks to the runs of text in a piece's tree, while the tree is walked in order.
///
/// See [`Piece::text`](super::Piece::text) for what has text.
#[derive(Clone, Debug)]
pub struct Cursor<'a> {
    marks: &'a [Range<usize>],
    /// The offset in the piece's text.
    offset: usize,
}

impl<'a> Cursor<'a> {
    /// A cursor at the start of a piece with these [`marks`](super::Marked::marks).
    pub fn new(marks: &'a [Range<usize>]) -> Cursor<'a> {
        Cursor { marks, offset: 0 }
    }

    /// Moves over a run of text or code, and returns its parts in order, each with whether it is marked.
    pub fn run<'t>(&mut self, run: &'t str) -> Vec<(&'t str, bool)> {
        let mut parts = Vec::new();
        let mut rest = run;
        while !rest.is_empty() {
            while let [first, next @ ..] = self.marks
                && first.end <= self.offset
            {
                self.marks = next;
            }
            let (is_marked, until) = match self.marks.first() {
                Some(mark) if mark.start <= self.offset => (true, mark.end),
                Some(mark) => (false, mark.start),
                None => (false, usize::MAX),
            };
            let (part, behind) = rest.split_at_checked(until - self.offset).unwrap_or((rest, ""));
            parts.push((part, is_marked));
            self.offset += part.len();
            rest = behind;
        }
        parts
    }

    /// Moves over a line's end, or over a break within a line.
    pub fn skip(&mut self) {
        self.offset += 1;
    }
}

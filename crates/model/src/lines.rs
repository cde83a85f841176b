//! Byte offsets of a text ⇄ lines and columns.

use super::Position;
use std::ops::Range;

/// Where the lines of a text start, so that a place in it is found without counting from the top.
///
/// Lines end with a line feed; columns count characters. The index does not hold the text: every call is given the text
/// that the index was made of.
///
/// ```
/// use rolebook_model::{LineIndex, Position};
///
/// let text = "# Bäcker\n\nBackt.";
/// let lines = LineIndex::new(text);
/// let position = lines.position(text, text.find("cker").unwrap());
/// assert_eq!(position, Position { line: 1, column: 5 });
/// assert_eq!(&text[lines.offset(text, position)..], "cker\n\nBackt.");
/// assert_eq!(lines.line(text, 3), Some("Backt."));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineIndex {
    /// In order; the first one is the start of the text.
    anchors: Vec<Anchor>,
}

/// A place whose line and column are known: the start of a line, or a place within a long one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Anchor {
    offset: usize,
    position: Position,
}

/// How many bytes may follow an anchor on its line. Counting never goes further, so that a text of one line takes no time
/// that grows with the square of its length.
const SPACING: usize = 1024;

impl LineIndex {
    /// The lines of `text`, from line 1.
    pub fn new(text: &str) -> LineIndex {
        LineIndex::from_line(text, 1)
    }

    /// The lines of `text`, which starts on line `first` of its file.
    pub fn from_line(text: &str, first: u32) -> LineIndex {
        let mut index = LineIndex { anchors: Vec::new() };
        let (mut start, mut number) = (0, first);
        for end in memchr::memchr_iter(b'\n', text.as_bytes()) {
            index.push_line(text, start..end, number);
            (start, number) = (end + 1, number.saturating_add(1));
        }
        index.push_line(text, start..text.len(), number);
        index
    }

    fn push_line(&mut self, text: &str, line: Range<usize>, number: u32) {
        let mut anchor = Anchor { offset: line.start, position: Position::line(number) };
        self.anchors.push(anchor);
        while line.end - anchor.offset > SPACING {
            let mut next = anchor.offset + SPACING;
            while !text.is_char_boundary(next) {
                next -= 1;
            }
            anchor = Anchor { offset: next, position: anchor.position_at(text, next) };
            self.anchors.push(anchor);
        }
    }

    /// The line and column of the character at byte `offset`.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let after = self.anchors.partition_point(|anchor| anchor.offset <= offset);
        let anchor = after.checked_sub(1).and_then(|before| self.anchors.get(before));
        anchor.map_or(Position::START, |anchor| anchor.position_at(text, offset.min(text.len())))
    }

    /// The byte at which the character at `position` starts; where the line is shorter, its end.
    pub fn offset(&self, text: &str, position: Position) -> usize {
        let after = self.anchors.partition_point(|anchor| anchor.position <= position);
        let Some(anchor) = after.checked_sub(1).and_then(|before| self.anchors.get(before)) else { return 0 };
        let line = text.get(anchor.offset..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let characters = position.column.saturating_sub(anchor.position.column) as usize;
        let is_there = position.line == anchor.position.line;
        let found = line.char_indices().nth(characters).filter(|_| is_there);
        anchor.offset + found.map_or(line.len(), |(offset, _)| offset)
    }

    /// The line with this number, without its end; `None` where the text has none.
    pub fn line<'t>(&self, text: &'t str, number: u32) -> Option<&'t str> {
        let place = self.anchors.binary_search_by_key(&Position::line(number), |anchor| anchor.position);
        let start = self.anchors.get(place.ok()?)?.offset;
        Some(text.get(start..)?.lines().next().unwrap_or_default())
    }
}

impl Anchor {
    /// The position of `offset`, which follows on the same line.
    fn position_at(&self, text: &str, offset: usize) -> Position {
        let passed = text.as_bytes().get(self.offset..offset).unwrap_or_default();
        // Every byte of UTF-8 starts a character, but for those that continue one.
        let characters = passed.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        let column = self.position.column.saturating_add(u32::try_from(characters).unwrap_or(u32::MAX));
        Position { column, ..self.position }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compares the positions of `offsets`, and finds the way back.
    fn check(text: &str, offsets: &[usize], expect: &[(u32, u32)]) {
        let lines = LineIndex::from_line(text, 5);
        for (offset, expect) in offsets.iter().zip(expect) {
            let position = lines.position(text, *offset);
            assert_eq!((position.line, position.column), *expect, "{offset} in {text:?}");
            assert_eq!(lines.offset(text, position), (*offset).min(text.len()));
        }
    }

    #[test]
    fn lines_count_from_the_first_one_given() {
        check("ab\ncd\r\n\ne", &[0, 1, 3, 8], &[(5, 1), (5, 2), (6, 1), (8, 1)]);
        check("a\nb\nc", &[4, 2, 99], &[(7, 1), (6, 1), (7, 2)]);
        check("", &[0], &[(5, 1)]);
    }

    #[test]
    fn columns_are_characters_and_not_bytes() {
        check("äöü x\nß y", &[7, 11], &[(5, 5), (6, 2)]);
    }

    #[test]
    fn long_lines_are_counted_like_others() {
        let text = format!("a\n{}x\ny", "äb".repeat(2_000));
        check(&text, &[2, 2 + 6_000, 2 + 6_002], &[(6, 1), (6, 4_001), (7, 1)]);
        let lines = LineIndex::new(&text);
        assert_eq!(lines.line(&text, 2).map(str::len), Some(6_001));
        assert_eq!(
            (lines.line(&text, 3), lines.line(&text, 4), lines.line(&text, 0)),
            (Some("y"), None, None)
        );
    }

    #[test]
    fn a_column_beyond_a_line_is_its_end() {
        let lines = LineIndex::new("ab\r\ncd");
        assert_eq!(lines.offset("ab\r\ncd", Position { line: 1, column: 9 }), 2);
        assert_eq!(lines.offset("ab\r\ncd", Position { line: 9, column: 1 }), 6);
    }
}

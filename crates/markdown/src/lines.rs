//! Byte offsets → lines and columns, in time linear in the text as long as offsets are asked for in order.

use rolebook_model::Position;

/// A cursor over a text that knows its line and column.
pub(super) struct Lines<'a> {
    text: &'a str,
    first_line: u32,
    offset: usize,
    at: Position,
}

impl<'a> Lines<'a> {
    /// A cursor at the start of `text`, which is line `first_line` of its file.
    pub(super) fn new(text: &'a str, first_line: u32) -> Lines<'a> {
        Lines { text, first_line, offset: 0, at: Position::line(first_line) }
    }

    /// The position of the character at `offset`. Going back is right but starts over.
    pub(super) fn position(&mut self, offset: usize) -> Position {
        if offset < self.offset {
            *self = Lines::new(self.text, self.first_line);
        }
        let passed = self.text.as_bytes().get(self.offset..offset).unwrap_or_default();
        let newlines = memchr::memchr_iter(b'\n', passed).count();
        let mut tail = passed;
        if newlines > 0 {
            self.at = Position::line(self.at.line.saturating_add(small(newlines)));
            let last = memchr::memrchr(b'\n', passed).map_or(0, |last| last + 1);
            tail = passed.get(last..).unwrap_or_default();
        }
        self.at.column = self.at.column.saturating_add(small(characters(tail)));
        self.offset += passed.len();
        self.at
    }
}

/// How many characters start in `bytes`: all bytes of UTF-8 but the continuing ones.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, offsets: &[usize], expect: &[(u32, u32)]) {
        let mut lines = Lines::new(text, 5);
        let found: Vec<_> = offsets
            .iter()
            .map(|&offset| lines.position(offset))
            .map(|position| (position.line, position.column))
            .collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn counts_lines_from_the_first_one_given() {
        check("ab\ncd\r\n\ne", &[0, 1, 3, 8], &[(5, 1), (5, 2), (6, 1), (8, 1)]);
    }

    #[test]
    fn columns_are_characters_and_not_bytes() {
        check("äöü x\nß y", &[7, 10], &[(5, 5), (6, 2)]);
    }

    #[test]
    fn an_offset_before_the_last_one_is_still_right() {
        check("a\nb\nc", &[4, 2, 99], &[(7, 1), (6, 1), (6, 1)]);
    }
}

//! A text → its lines and columns, to check positions against.

use rolebook_model::{Finding, Position};

/// How many characters each line of a text has.
pub(crate) struct Positions(Vec<u32>);

impl Positions {
    pub(crate) fn of(text: &str) -> Positions {
        Positions(text.split('\n').map(|line| line.chars().count() as u32).collect())
    }

    /// Checks that `position` is that of a character, or of a line's end.
    #[track_caller]
    pub(crate) fn check(&self, position: Position, what: &str) {
        let line = position.line.checked_sub(1).and_then(|line| self.0.get(line as usize));
        let is_there = line.is_some_and(|length| (1..=length + 1).contains(&position.column));
        assert!(is_there, "{what} is at {position:?}, outside of the text");
    }

    /// Checks that findings are in the text, in ascending order.
    #[track_caller]
    pub(crate) fn check_findings<'a>(&self, findings: impl IntoIterator<Item = &'a Finding>) {
        let mut before = Position::START;
        for finding in findings {
            let Finding { position, length, see, .. } = *finding;
            let what = finding.to_string();
            assert!(position >= before, "{what} is at {position:?}, above the one before it");
            before = position;
            self.check(position, &what);
            self.check(Position { column: position.column.saturating_add(length), ..position }, &what);
            if let Some(see) = see {
                self.check(see, &what);
            }
        }
    }

    /// Checks that the line exists.
    #[track_caller]
    pub(crate) fn check_line(&self, line: u32, what: &str) {
        self.check(Position { line, column: 1 }, what);
    }
}

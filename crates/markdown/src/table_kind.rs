//! The markup of an HTML table → what it is read as.
//!
//! Entry point: [`table_kind`]. It looks ahead only as far as it takes to decide, and [`Reach`] limits that over all tables of a
//! page, so that the work stays linear however many tables are never closed.

use super::stack::TableKind;
use super::tokens::{Cut, Token, Tokens};

/// How many rows of titles and texts are enough to know that all are.
const ENOUGH_ROWS: usize = 12;

/// How many more bytes may be looked at, in tables that begin within others that were looked at, too.
pub(super) struct Reach(usize);

impl Reach {
    /// The reach for a text of this many bytes.
    pub(super) fn of(length: usize) -> Reach {
        Reach(length.saturating_mul(4))
    }
}

/// What the table is read as whose markup begins `behind` its tag.
pub(super) fn table_kind(behind: &str, reach: &mut Reach) -> TableKind {
    let mut seen = Seen::default();
    let mut nested = 0_usize;
    let mut length = 0;
    for Cut { token, end, .. } in Tokens::new(behind) {
        length = end;
        if end > reach.0 {
            break;
        }
        match token {
            Token::Start { name, .. } if name.eq_ignore_ascii_case("table") => nested += 1,
            Token::End(name) if name.eq_ignore_ascii_case("table") => match nested.checked_sub(1) {
                Some(left) => nested = left,
                None => {
                    seen.end_row();
                    seen.is_closed = true;
                    break;
                }
            },
            Token::Start { name, .. } if nested == 0 => seen.start(name),
            _ => {}
        }
        if seen.titled >= ENOUGH_ROWS && seen.titled == seen.wide {
            break;
        }
    }
    reach.0 = reach.0.saturating_sub(length);
    seen.kind()
}

#[derive(Default)]
struct Seen {
    /// The rows with cells, of these the ones with several, and of these the ones that are a title and a text.
    rows: usize,
    wide: usize,
    titled: usize,
    /// The cells of the row that is open: `h` and `d`.
    row: String,
    is_closed: bool,
}

impl Seen {
    fn start(&mut self, name: &str) {
        if name.eq_ignore_ascii_case("tr") {
            self.end_row();
        } else if name.eq_ignore_ascii_case("th") {
            self.row.push('h');
        } else if name.eq_ignore_ascii_case("td") {
            self.row.push('d');
        }
    }

    fn end_row(&mut self) {
        self.rows += usize::from(!self.row.is_empty());
        self.wide += usize::from(self.row.len() > 1);
        self.titled += usize::from(self.row == "hd");
        self.row.clear();
    }

    /// A table has rows, and columns that are more than titles with their texts, and it ends.
    fn kind(&self) -> TableKind {
        let is_table = self.is_closed && self.rows > 1 && self.titled < self.wide;
        if is_table { TableKind::Table } else { TableKind::Text }
    }
}

//! How a table is read that holds levels ⇄ letters: `c=A0D1:=em#`.
//!
//! The first letter is the axis of the levels, a capital where names alone do not tell its levels apart from others. Then come the
//! letters of the lines along that axis and, behind a colon, along the other: `-` for nothing, `=` for names, `#` for groups, `+` for facts, a
//! small letter for a section by its label's place in [`Label::ALL`], and for a level a capital by its seniority's place or `?`,
//! with the level's place behind it.

use crate::{Label, Seniority, TableAxis, TableLabels, TableLine};
use std::fmt::Write as _;

/// The letters of a table.
pub(super) fn written(table: &TableLabels) -> String {
    let axis = match (table.levels_in, table.is_apart) {
        (TableAxis::Columns, false) => "c",
        (TableAxis::Columns, true) => "C",
        (TableAxis::Rows, false) => "r",
        (TableAxis::Rows, true) => "R",
    };
    let mut letters = axis.to_owned();
    table.levels.iter().for_each(|line| push(*line, &mut letters));
    letters.push(':');
    table.criteria.iter().for_each(|line| push(*line, &mut letters));
    letters
}

fn push(line: TableLine, letters: &mut String) {
    match line {
        TableLine::Nothing => letters.push('-'),
        TableLine::Names => letters.push('='),
        TableLine::Group => letters.push('#'),
        TableLine::Fact => letters.push('+'),
        TableLine::Section(label) => letters.push(char::from(b'a' + label as u8)),
        TableLine::Level { seniority, place } => {
            let letter = seniority.map_or('?', |seniority| char::from(b'A' + seniority as u8));
            let _ = write!(letters, "{letter}{place}");
        }
    }
}

/// The table that letters stand for; `None` where it holds no levels.
pub(super) fn read(letters: &str) -> Option<TableLabels> {
    let axis = letters.chars().next()?;
    let (levels, criteria) = letters.get(1..)?.split_once(':')?;
    Some(TableLabels {
        levels_in: if axis.eq_ignore_ascii_case(&'c') { TableAxis::Columns } else { TableAxis::Rows },
        is_apart: axis.is_ascii_uppercase(),
        levels: lines(levels),
        criteria: lines(criteria),
    })
}

fn lines(letters: &str) -> Vec<TableLine> {
    let mut lines: Vec<TableLine> = Vec::new();
    for letter in letters.bytes() {
        let line = match letter {
            b'0'..=b'9' => {
                if let Some(TableLine::Level { place, .. }) = lines.last_mut() {
                    *place = place.saturating_mul(10).saturating_add(usize::from(letter - b'0'));
                }
                continue;
            }
            b'=' => TableLine::Names,
            b'#' => TableLine::Group,
            b'+' => TableLine::Fact,
            b'a'..=b'z' => {
                let label = Label::ALL.get(usize::from(letter - b'a'));
                TableLine::Section(label.copied().unwrap_or(Label::Other))
            }
            b'A'..=b'Z' | b'?' => {
                let seniority = Seniority::ALL.get(usize::from(letter.wrapping_sub(b'A')));
                TableLine::Level { seniority: seniority.copied(), place: 0 }
            }
            _ => TableLine::Nothing,
        };
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_a_table_are_read_as_they_were_written() {
        let level = |seniority, place| TableLine::Level { seniority, place };
        let table = TableLabels {
            levels_in: TableAxis::Rows,
            is_apart: true,
            levels: vec![
                TableLine::Names,
                level(Some(Seniority::Intern), 0),
                level(Some(Seniority::Chief), 12),
                level(None, 3),
                TableLine::Group,
            ],
            criteria: vec![
                TableLine::Names,
                TableLine::Section(Label::Other),
                TableLine::Fact,
                TableLine::Nothing,
            ],
        };
        assert_eq!(written(&table), "R=A0P12?3#:=q+-");
        assert_eq!(read(&written(&table)), Some(table));
        assert_eq!((read(""), read("c=A")), (None, None));
    }
}

//! A table → its cells by row and column, where a cell stands at each place that it covers.

use rolebook_model::{Block, Cell, Table, TableAxis, push_plain_text};

/// The most columns and rows of a table that may hold levels. Ladders have far fewer.
const MOST_COLUMNS: usize = 64;
const MOST_ROWS: usize = 400;

/// The cells of a table by their places.
pub(super) struct Grid<'a> {
    rows: Vec<Vec<Option<&'a Cell>>>,
}

impl<'a> Grid<'a> {
    /// The grid of a table; `None` where that is larger than any ladder.
    pub(super) fn new(table: &'a Table) -> Option<Grid<'a>> {
        if table.rows.len() > MOST_ROWS {
            return None;
        }
        let mut rows: Vec<Vec<Option<&Cell>>> = vec![Vec::new(); table.rows.len()];
        for (at, cells) in table.rows.iter().enumerate() {
            let mut column = 0;
            for cell in cells {
                while rows.get(at).and_then(|row| row.get(column)).is_some_and(Option::is_some) {
                    column += 1;
                }
                let end = column + usize::from(cell.columns);
                if end > MOST_COLUMNS {
                    return None;
                }
                for row in rows.iter_mut().skip(at).take(usize::from(cell.rows)) {
                    row.resize(row.len().max(end), None);
                    row.iter_mut().take(end).skip(column).for_each(|place| *place = place.or(Some(cell)));
                }
                column = end;
            }
        }
        Some(Grid { rows })
    }

    /// How many lines run along an axis: columns are lines of the axis of columns.
    #[cfg(feature = "model")]
    pub(super) fn count(&self, axis: TableAxis) -> usize {
        match axis {
            TableAxis::Columns => self.rows.iter().map(Vec::len).max().unwrap_or_default(),
            TableAxis::Rows => self.rows.len(),
        }
    }

    /// The cell in a row and a column.
    pub(super) fn cell(&self, row: usize, column: usize) -> Option<&'a Cell> {
        self.rows.get(row)?.get(column).copied().flatten()
    }

    /// The cell on a line of `axis` and a line of the other one.
    pub(super) fn cell_on(&self, axis: TableAxis, line: usize, other: usize) -> Option<&'a Cell> {
        match axis {
            TableAxis::Columns => self.cell(other, line),
            TableAxis::Rows => self.cell(line, other),
        }
    }
}

/// The text of a cell, with one space between its blocks and words.
pub(super) fn text(cell: &Cell) -> String {
    let mut text = String::new();
    push_blocks(&cell.blocks, &mut text);
    let mut words = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    words
}

fn push_blocks(blocks: &[Block], text: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Subheading { content, .. } => push_plain_text(content, text),
            Block::List(list) => list.items.iter().for_each(|item| push_blocks(&item.blocks, text)),
            Block::Quote(blocks) => push_blocks(blocks, text),
            Block::Code { text: code, .. } => text.push_str(code),
            Block::Details { summary, blocks } => {
                push_plain_text(summary, text);
                push_blocks(blocks, text);
            }
            Block::Table(table) => table.cells().for_each(|cell| push_blocks(&cell.blocks, text)),
            Block::Rule => {}
        }
        text.push(' ');
    }
}

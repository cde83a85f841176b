//! Tables of Markdown and of HTML while they are open.
//!
//! An HTML table is read as a table, as a list of titles with their texts, or, where it only sets its page, as the text of its
//! cells: [`TableKind`]. A table within another is text. What stands in a table but in no cell comes in front of it, as
//! browsers show it.

use super::{Frame, Kind, Stack};
use crate::inlines::{append, is_blank, trim};
use rolebook_model::{Block, Cell, Inline, Row, Table};

/// How many columns a row of an HTML table may have: cells may claim to cover any number.
const MOST_COLUMNS: u16 = 100;

/// What an HTML table is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum TableKind {
    /// A table.
    Table,
    /// Text, and headings where a row is a title and a text.
    Text,
}

/// The HTML tables that are open.
#[derive(Default)]
pub(super) struct Tables {
    /// How many.
    open: usize,
    /// How many were when the one began that is read as a table.
    framed: Option<usize>,
    /// Whether the row of one that is open is a title and a text.
    is_titled_row: bool,
    /// Whether the rows that come are its header.
    is_head: bool,
}

impl Stack<'_> {
    /// An HTML table begins.
    pub(in super::super) fn begin_table(&mut self, kind: TableKind, line: u32) {
        self.tables.open += 1;
        if kind == TableKind::Table && self.may_have_table() && self.begin_block() {
            let table = Table { line, alignments: Vec::new(), heads: 0, rows: Vec::new(), is_ladder: false };
            if self.open_tag(Kind::Table(table), "table") {
                self.tables.framed = Some(self.tables.open);
                self.tables.is_head = false;
            }
        }
    }

    /// Whether no table is open that is read as one.
    pub(in super::super) fn may_have_table(&self) -> bool {
        !self.open.iter().any(|frame| matches!(frame.kind, Kind::Table(_)))
    }

    pub(in super::super) fn end_table(&mut self) {
        if self.is_framed() {
            self.close_tag("table");
            self.tables.framed = None;
        }
        self.tables.open = self.tables.open.saturating_sub(1);
        self.tables.is_titled_row = false;
    }

    /// A heading of Markdown's begins, which no HTML table can hold: one that is open was never closed.
    pub(in super::super) fn leave_tables(&mut self) {
        if self.tables.framed.is_none() || self.may_have_table() {
            self.tables = Tables::default();
        }
    }

    /// Whether the innermost HTML table is read as a table.
    pub(in super::super) fn is_framed(&self) -> bool {
        self.tables.framed == Some(self.tables.open) && self.tables.open > 0 && self.has_open(&["table"])
    }

    /// Whether the innermost HTML table stands in one that is read as a table.
    pub(in super::super) fn is_nested_table(&self) -> bool {
        self.tables.framed.is_some_and(|framed| framed < self.tables.open)
    }

    /// The rows that come are the table's header, or are not.
    pub(in super::super) fn set_head(&mut self, is_head: bool) {
        if self.is_framed() {
            self.tables.is_head = is_head;
        }
    }

    /// A row of an HTML table begins; whether it is a title and a text.
    pub(in super::super) fn begin_row(&mut self, is_titled: bool) {
        self.tables.is_titled_row = is_titled;
        if self.is_framed() {
            self.close_to(&["table"]);
            let is_head = self.tables.is_head;
            self.open_tag(Kind::Row { cells: Row::new(), is_head }, "tr");
        }
    }

    /// A cell of a table begins, which claims to cover this many columns and rows.
    pub(in super::super) fn begin_cell(
        &mut self,
        tag: &'static str,
        line: u32,
        [columns, rows]: [Option<u16>; 2],
    ) {
        self.close_to(&["tr", "table"]);
        if !matches!(self.top().kind, Kind::Row { .. }) {
            self.begin_row(false);
        }
        let taken = match &self.top().kind {
            Kind::Row { cells, .. } => cells.iter().map(|cell| cell.columns).sum::<u16>(),
            _ => return,
        };
        let columns = columns.unwrap_or(1).clamp(1, MOST_COLUMNS.saturating_sub(taken).max(1));
        // No rows stand for all that are left.
        let rows = rows.unwrap_or(1).checked_sub(1).map_or(u16::MAX, |more| more.saturating_add(1));
        if taken < MOST_COLUMNS {
            let cell = Cell { line, is_head: tag == "th", columns, rows, blocks: Vec::new() };
            self.open_tag(Kind::Cell(cell), tag);
        }
    }

    /// Whether text arrives in an HTML table: its cells are no sections of the page.
    pub(in super::super) fn is_in_table(&self) -> bool {
        self.tables.open > 0
    }

    /// Whether a term that begins here is a heading of the page.
    pub(in super::super) fn may_have_term(&self, tag: &str) -> bool {
        self.is_at_page() && if tag == "th" { self.tables.is_titled_row } else { !self.is_in_table() }
    }

    /// Puts a row into its table; what stands between its cells comes in front of that.
    pub(super) fn finish_row(&mut self, cells: Row, is_head: bool, blocks: Vec<Block>, inlines: Vec<Inline>) {
        let Frame { kind, blocks: before, inlines: text, .. } = self.top();
        before.extend(blocks);
        if !is_blank(&inlines) {
            append(text, inlines);
        }
        if let Kind::Table(table) = kind {
            // Without marks of its own, a header is the rows of header cells in front of all others.
            let is_head = is_head || (!cells.is_empty() && cells.iter().all(|cell| cell.is_head));
            table.heads += usize::from(is_head && table.heads == table.rows.len());
            table.rows.push(cells);
        }
    }

    pub(super) fn finish_table(&mut self, mut table: Table, blocks: Vec<Block>, mut inlines: Vec<Inline>) {
        trim(&mut inlines);
        if !inlines.is_empty() {
            self.place(Block::Paragraph(inlines));
        }
        self.place_all(blocks);
        // A table whose cells are all headers has one row of them.
        if table.heads == table.rows.len() {
            table.heads = table.heads.min(1);
        }
        let (heads, count) = (table.heads, table.rows.len());
        for (at, row) in table.rows.iter_mut().enumerate() {
            let end = if at < heads { heads } else { count };
            let left = u16::try_from(end - at).unwrap_or(u16::MAX);
            row.iter_mut().for_each(|cell| cell.rows = cell.rows.min(left));
        }
        if table.cells().next().is_some() {
            self.place(Block::Table(table));
        }
    }
}

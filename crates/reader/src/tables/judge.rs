//! The tables of a page → which of them hold levels, and where, as a careful person reads them.
//!
//! Entry point: [`judge`]. A table is a ladder where a header row or a column names levels that stand above one another, and
//! its other rows or columns say what holds at each. A table that only lists levels beside links, pay or titles is none, and
//! neither is one that names positions for another reason: who does what, who interviews when, how companies name them.

use super::append::section_label;
use super::cells::level_name;
use super::grid::{self, Grid};
use super::kinds::Kind;
use super::ladders::Ladders;
use super::names::{Name, NameReader};
use super::words::{ELSEWHERE, SCALES, has_any};
use super::{Placed, tables};
use crate::lexicon::Folded;
use crate::outline::{Meaning, Reading};
use rolebook_markdown::{Document, DocumentHeading, HeadingKind, Node};
use rolebook_model::{Cell, Label, Table, TableAxis, TableLabels, TableLine};

/// How many tables of a page are looked at.
const MOST_TABLES: usize = 200;

/// How the tables of a page are read whose headings mean this; empty where none holds levels.
pub(super) fn judge(
    title: &str,
    document: &Document,
    outlined: &[Meaning],
    reading: &Reading<'_>,
) -> Vec<Option<TableLabels>> {
    let placed = tables(document);
    if placed.is_empty() {
        return Vec::new();
    }
    let title = Folded::new(title);
    let names = NameReader { lexicon: reading.lexicon, tongue: reading.tongue, title: title.as_str() };
    let headings: Vec<&DocumentHeading> = document.nodes.iter().filter_map(heading).collect();
    let mut ladders = Ladders::of_headings(&headings, outlined, &names);
    let mut labels: Vec<Option<TableLabels>> = Vec::new();
    for (at, Placed { table, below }) in placed.iter().enumerate().take(MOST_TABLES) {
        let above = below.and_then(|below| headings.get(below)).map_or("", |heading| &*heading.text);
        let Some(found) = ladder(table, above, &names) else { continue };
        labels.resize(at, None);
        labels.push(Some(ladders.place(found, reading)));
    }
    labels
}

fn heading(node: &Node) -> Option<&DocumentHeading> {
    match node {
        Node::Heading(heading) if heading.kind != HeadingKind::LeadIn => Some(heading),
        _ => None,
    }
}

/// A table that holds levels.
pub(super) struct Ladder {
    pub(super) axis: TableAxis,
    /// What runs along the axis of levels, and the level of each line that is one.
    pub(super) lines: Vec<TableLine>,
    pub(super) names: Vec<Option<FoundLevel>>,
    /// What runs along the other axis, and the name of each criterion.
    pub(super) criteria: Vec<TableLine>,
    pub(super) criteria_names: Vec<String>,
}

/// A level as its table gives it.
#[derive(Clone, Debug)]
pub(super) struct FoundLevel {
    pub(super) name: Name,
    /// The title that stands beside its code, and the track above it.
    pub(super) title: Option<Name>,
    pub(super) track: Option<String>,
}

/// How a table is read below a heading that says this; `None` where it holds no levels.
fn ladder(table: &Table, above: &str, names: &NameReader<'_>) -> Option<Ladder> {
    let above = Folded::new(above);
    let says_open = above.has_word("open") && has_any("positions, roles, jobs", above.words());
    if says_open || has_any(ELSEWHERE, above.words()) {
        return None;
    }
    let grid = Grid::new(table)?;
    let page = TableReader { table, grid: &grid, names };
    let is_scale = has_any(SCALES, above.words());
    let are_codes = |ladder: &Ladder| ladder.names.iter().flatten().all(|level| level.name.is_code);
    page.by_columns().or_else(|| page.by_rows().filter(|ladder| !(is_scale && are_codes(ladder))))
}

/// Reads a table.
pub(super) struct TableReader<'a> {
    pub(super) table: &'a Table,
    pub(super) grid: &'a Grid<'a>,
    pub(super) names: &'a NameReader<'a>,
}

impl<'a> TableReader<'a> {
    pub(super) fn columns(&self) -> usize {
        self.grid.count(TableAxis::Columns)
    }

    pub(super) fn rows(&self) -> usize {
        self.table.rows.len()
    }

    pub(super) fn text(&self, row: usize, column: usize) -> String {
        self.grid.cell(row, column).map(grid::text).unwrap_or_default()
    }

    /// The names of levels that stand on lines of an axis, each beside line `other`.
    pub(super) fn names_on(&self, axis: TableAxis, other: usize) -> Vec<Option<Name>> {
        let cells = (0..self.grid.count(axis)).map(|line| self.grid.cell_on(axis, line, other));
        cells.map(|cell| self.names.name(&level_name(cell?))).collect()
    }

    /// What the lines across the levels are, with their names; `None` where they describe nothing.
    pub(super) fn criteria(
        &self,
        axis: TableAxis,
        names: usize,
        lines: &[TableLine],
        named: Option<usize>,
        found: &[Option<Name>],
    ) -> Option<(Vec<TableLine>, Vec<String>)> {
        let across = match axis {
            TableAxis::Columns => TableAxis::Rows,
            TableAxis::Rows => TableAxis::Columns,
        };
        let levels: Vec<usize> =
            (0..lines.len()).filter(|line| found.get(*line).is_some_and(Option::is_some)).collect();
        let criterion_line = lines.iter().position(|line| *line == TableLine::Names).or(named);
        let mut criteria = Vec::new();
        let mut all_names = Vec::new();
        let (mut describing, mut other, mut scales) = (0, 0, 0);
        for line in 0..self.grid.count(across) {
            let name_cell = criterion_line.and_then(|at| self.grid.cell_on(axis, at, line));
            let name = name_cell.map(grid::text).unwrap_or_default();
            let mut cells: Vec<&Cell> =
                levels.iter().filter_map(|level| self.grid.cell_on(axis, *level, line)).collect();
            cells.dedup_by(|one, other| std::ptr::eq(*one, *other));
            let is_one = cells.len() == 1 && levels.len() > 1;
            let covers_name =
                name_cell.is_some_and(|name| cells.first().is_some_and(|one| std::ptr::eq(*one, name)));
            let kind = if covers_name { Kind::Empty } else { self.names.kind(&name, &cells) };
            let is_header = axis == TableAxis::Columns && line <= names;
            criteria.push(match kind {
                _ if line == names => TableLine::Names,
                _ if is_header => TableLine::Names,
                Kind::Empty if axis == TableAxis::Columns && !name.is_empty() => TableLine::Group,
                Kind::Empty => TableLine::Nothing,
                _ => {
                    describing += usize::from(kind == Kind::Describing);
                    other += usize::from(matches!(kind, Kind::Names | Kind::Scale | Kind::Raci) && !is_one);
                    scales += usize::from(kind == Kind::Scale);
                    TableLine::Section(self.label(&name))
                }
            });
            all_names.push(name);
        }
        // Beside several other scales, levels are compared and not described.
        let is_ladder = describing > 0
            && if axis == TableAxis::Rows {
                scales < 2 && other <= describing + 1
            } else {
                describing > other
            };
        is_ladder.then_some((criteria, all_names))
    }

    fn label(&self, name: &str) -> Label {
        let folded = Folded::new(name);
        let section = self.names.lexicon.section(&folded).map(|(label, _)| label);
        let section = section.or_else(|| self.names.tongue?.section(&folded));
        section_label(section)
    }
}

/// A level whose words say no rung.
pub(super) fn plain(text: &str) -> Name {
    Name {
        folded: Folded::new(text).as_str().to_owned(),
        said: None,
        implied: None,
        code: None,
        number: None,
        is_code: false,
        is_several: false,
    }
}

/// Whether two texts are the same, below the same track. There are few, and sorting would be much code.
pub(super) fn has_same(texts: &[String], tracks: Option<&[String]>) -> bool {
    let track = |at: usize| tracks.and_then(|tracks| tracks.get(at));
    let is_same = |(at, text): (usize, &String)| {
        let before = texts.iter().enumerate().take(at);
        let mut same = before.filter(|(_, other)| !text.is_empty() && other.eq_ignore_ascii_case(text));
        same.any(|(other, _)| track(other) == track(at))
    };
    texts.iter().enumerate().any(is_same)
}

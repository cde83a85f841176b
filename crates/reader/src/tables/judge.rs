//! The tables of a page → which of them hold levels, and where, as a careful person reads them.
//!
//! Entry point: [`judge`]. A table is a ladder where a header row or a column names levels that stand above one another, and
//! its other rows or columns say what holds at each. A table that only lists levels beside links, pay or titles is none, and
//! neither is one that names positions for another reason: who does what, who interviews when, how companies name them.

use super::append::{level_name, section_label};
use super::grid::{self, Grid};
use super::kinds::Kind;
use super::ladders::Ladders;
use super::names::{Name, NameReader};
use super::series::is_series;
use super::words::{ELSEWHERE, LEVELS, OTHERWISE, has, has_any};
use super::{Placed, tables};
use crate::lexicon::Folded;
use crate::outline::{Meaning, Reading};
use rolebook_markdown::{Document, DocumentHeading, HeadingKind, Node};
use rolebook_model::{Cell, Label, Table, TableAxis, TableLabels, TableLine};

/// How many tables of a page are looked at.
const MOST_TABLES: usize = 200;

/// How many rows of a table's top may be the one that names its levels.
const MOST_HEADERS: usize = 3;

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
    if has_any(ELSEWHERE, above.words()) {
        return None;
    }
    let grid = Grid::new(table)?;
    let page = TableReader { table, grid: &grid, names };
    page.by_columns().or_else(|| page.by_rows())
}

struct TableReader<'a> {
    table: &'a Table,
    grid: &'a Grid<'a>,
    names: &'a NameReader<'a>,
}

impl<'a> TableReader<'a> {
    fn rows(&self) -> usize {
        self.table.rows.len()
    }

    fn text(&self, row: usize, column: usize) -> String {
        self.grid.cell(row, column).map(grid::text).unwrap_or_default()
    }

    /// The names of levels that stand on lines of an axis, each beside line `other`.
    fn names_on(&self, axis: TableAxis, other: usize) -> Vec<Option<Name>> {
        let cells = (0..self.grid.count(axis)).map(|line| self.grid.cell_on(axis, line, other));
        cells.map(|cell| self.names.name(&level_name(cell?))).collect()
    }

    /// Whether a cell of line `other` covers several lines of the axis.
    fn spans(&self, axis: TableAxis, other: usize) -> bool {
        let cells = (0..self.grid.count(axis)).map(|line| self.grid.cell_on(axis, line, other));
        let cells: Vec<&Cell> = cells.flatten().collect();
        cells.windows(2).any(|pair| matches!(pair, [one, next] if std::ptr::eq(*one, *next)))
    }

    /// The table as one whose header row names levels.
    fn by_columns(&self) -> Option<Ladder> {
        (0..self.rows().min(MOST_HEADERS)).find_map(|header| self.by_header(header))
    }

    fn by_header(&self, header: usize) -> Option<Ladder> {
        let axis = TableAxis::Columns;
        // Below a row of levels, only one that names tracks may stand above.
        if (0..header).any(|above| !self.spans(axis, above)) || self.spans(axis, header) {
            return None;
        }
        let mut found = self.names_on(axis, header);
        let first = found.iter().position(Option::is_some)?;
        // The header of the criteria may be a word for levels: "Level", "Role".
        let first = if first == 0 && self.is_corner(header) { 1 } else { first };
        let last = found.iter().rposition(Option::is_some)?;
        found.iter_mut().take(first).for_each(|name| *name = None);
        let texts: Vec<String> = (0..found.len()).map(|column| self.text(header, column)).collect();
        let tracks = header
            .checked_sub(1)
            .map(|above| (0..found.len()).map(|column| self.text(above, column)).collect::<Vec<String>>());
        let known: Vec<&Name> = found.iter().flatten().collect();
        let between = texts.get(first..=last).unwrap_or_default();
        let unknown = between.iter().filter(|text| !text.is_empty()).count().checked_sub(known.len())?;
        if first > 3 || unknown * 2 > known.len() || !is_series(&known) || has_same(&texts, tracks.as_deref())
        {
            return None;
        }
        // What stands between levels is one, too: "Junior, Advanced, Senior".
        for (column, text) in texts.iter().enumerate().take(last).skip(first) {
            if let Some(name) = found.get_mut(column).filter(|name| name.is_none())
                && !text.is_empty()
            {
                *name = Some(plain(text));
            }
        }
        let lines = self.lines_of_columns(header, first, &found);
        let (criteria, criteria_names) = self.criteria(axis, header, &lines, first.checked_sub(1), &found)?;
        let track = |column: usize| tracks.as_ref().and_then(|tracks| tracks.get(column)).cloned();
        let names = found
            .into_iter()
            .enumerate()
            .map(|(column, name)| Some(FoundLevel { name: name?, title: None, track: track(column) }))
            .collect();
        Some(Ladder { axis, lines, names, criteria, criteria_names })
    }

    /// Whether the first cell of a header row is the name of the column below: its cells name no level's content.
    fn is_corner(&self, header: usize) -> bool {
        let below = (header + 1..self.rows()).map(|row| self.text(row, 0)).filter(|text| !text.is_empty());
        let (mut count, mut words) = (0, 0);
        for text in below {
            count += 1;
            words += text.split(' ').count();
        }
        let is_word = Folded::new(&self.text(header, 0)).words().all(|word| has(LEVELS, word));
        is_word && words <= count * 5
    }

    /// What the columns are: those in front of the levels name criteria, and groups of them.
    fn lines_of_columns(&self, header: usize, first: usize, found: &[Option<Name>]) -> Vec<TableLine> {
        let is_numbers = |column: usize| {
            let mut texts = (header + 1..self.rows()).map(|row| self.text(row, column));
            texts.all(|text| !text.chars().any(char::is_alphabetic))
        };
        let mut lines: Vec<TableLine> = found
            .iter()
            .map(|name| match name {
                Some(_) => TableLine::Level { seniority: None, place: 0 },
                None => TableLine::Nothing,
            })
            .collect();
        let named: Vec<usize> = (0..first).filter(|column| !is_numbers(*column)).collect();
        if let Some((criterion, groups)) = named.split_last() {
            let kinds = groups.last().map(|group| (*group, TableLine::Group));
            for (column, kind) in kinds.into_iter().chain([(*criterion, TableLine::Names)]) {
                if let Some(line) = lines.get_mut(column) {
                    *line = kind;
                }
            }
        }
        lines
    }

    /// What the lines across the levels are, with their names; `None` where they describe nothing.
    fn criteria(
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

    /// The table as one of which a column names levels.
    fn by_rows(&self) -> Option<Ladder> {
        let header = (self.table.heads > 0).then(|| self.table.heads - 1);
        let first_row = self.table.heads;
        let mut best: Option<(usize, usize, Vec<Option<Name>>)> = None;
        for column in 0..self.grid.columns.min(4) {
            let heading = header.map(|row| self.text(row, column)).unwrap_or_default();
            let Some((score, found)) = self.column_of_levels(column, &heading, first_row) else { continue };
            if best.as_ref().is_none_or(|(best, ..)| score > *best) {
                best = Some((score, column, found));
            }
        }
        let (_, column, found) = best?;
        let lines = (0..self.rows())
            .map(|row| match found.get(row) {
                Some(Some(_)) => TableLine::Level { seniority: None, place: 0 },
                _ if Some(row) == header => TableLine::Names,
                _ => TableLine::Nothing,
            })
            .collect::<Vec<TableLine>>();
        let (criteria, criteria_names) = self.criteria(TableAxis::Rows, column, &lines, None, &found)?;
        if self.is_scale_of_others(column, &found, &criteria_names) {
            return None;
        }
        let titles = self.titles(column, &lines, &criteria_names, &found);
        let names = found
            .into_iter()
            .zip(titles)
            .map(|(name, title)| Some(FoundLevel { name: name?, title, track: None }))
            .collect();
        Some(Ladder { axis: TableAxis::Rows, lines, names, criteria, criteria_names })
    }

    /// The levels that a column names, by row, and how surely it does.
    fn column_of_levels(
        &self,
        column: usize,
        heading: &str,
        first_row: usize,
    ) -> Option<(usize, Vec<Option<Name>>)> {
        let folded = Folded::new(heading);
        if has_any(OTHERWISE, folded.words()) && !has_any(LEVELS, folded.words()) {
            return None;
        }
        let mut found = self.names_on(TableAxis::Rows, column);
        found.iter_mut().take(first_row).for_each(|name| *name = None);
        let filled = |row: usize| !self.text(row, column).is_empty() && !self.is_group(row, column);
        let count = (first_row..self.rows()).filter(|row| filled(*row)).count();
        let known: Vec<&Name> = found.iter().flatten().collect();
        let texts: Vec<String> = found.iter().flatten().map(|name| name.folded.clone()).collect();
        if known.len() * 10 < count * 6 || !is_series(&known) || has_same(&texts, None) {
            return None;
        }
        let is_named = has_any(LEVELS, folded.words());
        let says = known.iter().filter(|name| name.says_rung()).count();
        // A column of another name may hold levels, if all of it does.
        if !is_named && !heading.is_empty() && (known.len() < 3 || says * 10 < count * 7) {
            return None;
        }
        let several = known.iter().filter(|name| name.is_several).count();
        let score = known.len() * 100 / count.max(1)
            + if is_named { 40 } else { 0 }
            + if folded.has_word("level") || folded.has_word("levels") { 20 } else { 0 }
            + if column == 0 { 10 } else { 0 };
        Some((score.saturating_sub(several * 40 / known.len()), found))
    }

    /// Whether a row only names a group of the rows below it.
    fn is_group(&self, row: usize, column: usize) -> bool {
        let Some(cell) = self.grid.cell(row, column) else { return false };
        let others = (0..self.grid.columns).filter_map(|other| self.grid.cell(row, other));
        let mut others = others.filter(|other| !std::ptr::eq(*other, cell));
        others.all(|other| other.blocks.is_empty())
    }

    /// Whether codes are a scale of something else, which levels reach: another column lists the levels of each.
    fn is_scale_of_others(&self, column: usize, found: &[Option<Name>], headers: &[String]) -> bool {
        let levels: Vec<usize> =
            (0..found.len()).filter(|row| found.get(*row).is_some_and(Option::is_some)).collect();
        if !found.iter().flatten().all(|name| name.is_code) {
            return false;
        }
        headers.iter().enumerate().filter(|(other, _)| *other != column).any(|(other, header)| {
            let header = Folded::new(header);
            let is_of_levels = ["level", "levels", "role", "roles", "position", "positions"];
            let names = || levels.iter().filter_map(|row| self.names.name(&self.text(*row, other)));
            header.words().any(|word| is_of_levels.contains(&word))
                && names().count() * 2 >= levels.len()
                && names().any(|name| name.is_several)
        })
    }

    /// The title that stands beside each level's code, by row.
    fn titles(
        &self,
        column: usize,
        lines: &[TableLine],
        headers: &[String],
        found: &[Option<Name>],
    ) -> Vec<Option<Name>> {
        let rows: Vec<usize> =
            (0..lines.len()).filter(|row| found.get(*row).is_some_and(Option::is_some)).collect();
        let title = headers.iter().enumerate().find(|(other, header)| {
            let cells: Vec<&Cell> = rows.iter().filter_map(|row| self.grid.cell(*row, *other)).collect();
            *other != column && self.names.kind(header, &cells) == Kind::Titles
        });
        let Some((title, _)) = title else { return vec![None; lines.len()] };
        let name =
            |row: usize| found.get(row)?.as_ref().and_then(|_| self.names.name(&self.text(row, title)));
        (0..lines.len()).map(name).collect()
    }
}

/// A level whose words say no rung.
pub(super) fn plain(text: &str) -> Name {
    Name {
        folded: Folded::new(text).as_str().to_owned(),
        said: None,
        implied: None,
        code: None,
        is_code: false,
        is_several: false,
    }
}

/// Whether two texts are the same, below the same track.
fn has_same(texts: &[String], tracks: Option<&[String]>) -> bool {
    let track = |at: usize| tracks.and_then(|tracks| tracks.get(at)).map_or("", |track| track);
    let filled: Vec<(usize, String)> = texts
        .iter()
        .enumerate()
        .filter(|(_, text)| !text.is_empty())
        .map(|(at, text)| (at, text.to_lowercase()))
        .collect();
    let mut sorted: Vec<(&str, &str)> = filled.iter().map(|(at, text)| (track(*at), &**text)).collect();
    sorted.sort_unstable();
    sorted.windows(2).any(|pair| matches!(pair, [one, next] if one == next))
}

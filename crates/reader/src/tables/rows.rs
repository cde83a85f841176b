//! Tables whose rows are levels, which a column names.

use super::judge::{FoundLevel, Ladder, TableReader, has_same, plain};
use super::kinds::Kind;
use super::names::Name;
use super::series::is_series;
use super::words::{LEVELS, OTHERWISE, has_any};
use crate::lexicon::Folded;
use rolebook_model::{Cell, TableAxis, TableLine};

impl TableReader<'_> {
    /// The table as one of which a column names levels.
    pub(super) fn by_rows(&self) -> Option<Ladder> {
        let header = (self.table.heads > 0).then(|| self.table.heads - 1);
        let first_row = self.table.heads;
        let mut best: Option<(usize, usize, Vec<Option<Name>>)> = None;
        for column in 0..self.columns().min(4) {
            let heading = header.map(|row| self.text(row, column)).unwrap_or_default();
            let Some((score, found)) = self.column_of_levels(column, &heading, first_row) else { continue };
            if best.as_ref().is_none_or(|(best, ..)| score > *best) {
                best = Some((score, column, found));
            }
        }
        let (_, column, found) = best?;
        if header.is_some_and(|header| self.is_crossed(header, &found)) {
            return None;
        }
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

    /// Whether the header row has the names of the column again: both are compared.
    fn is_crossed(&self, header: usize, found: &[Option<Name>]) -> bool {
        let names = self.names_on(TableAxis::Columns, header);
        let same = |name: &&Name| found.iter().flatten().any(|other| other.folded == name.folded);
        names.iter().flatten().filter(same).count() > 1
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
        let several = known.iter().filter(|name| name.is_several).count();
        let says = known.iter().filter(|name| name.says_rung()).count();
        // A column of another name may hold levels, if all of it does.
        if !is_named && !heading.is_empty() && (known.len() < 3 || says * 10 < count * 7) {
            return None;
        }
        let score = known.len() * 100 / count.max(1)
            + if is_named { 40 } else { 0 }
            + if folded.has_word("level") || folded.has_word("levels") { 20 } else { 0 }
            + if column == 0 { 10 } else { 0 };
        let score = score.saturating_sub(several * 40 / known.len());
        // In a column of levels, a short name that says no rung is one, too.
        for (row, name) in found.iter_mut().enumerate().skip(first_row) {
            let text = self.text(row, column);
            let is_name = is_named && filled(row) && text.split(' ').count() <= 4 && !text.starts_with('(');
            if name.is_none() && is_name {
                *name = Some(plain(&text));
            }
        }
        Some((score, found))
    }

    /// Whether a row only names a group of the rows below it.
    fn is_group(&self, row: usize, column: usize) -> bool {
        let Some(cell) = self.grid.cell(row, column) else { return false };
        let others = (0..self.columns()).filter_map(|other| self.grid.cell(row, other));
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

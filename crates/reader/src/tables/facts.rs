//! Criteria of tables that are facts, such as a level's grade or what it pays → facts of the levels.

use super::cells::says_anything;
use super::grid::{self, Grid};
use super::tables;
use crate::facts::{fact_name, short_text};
use rolebook_markdown::Document;
use rolebook_model::{Fact, FactKind, TableLabels, TableLine};

/// Takes the facts out of the tables of a page, each with the place of its level: see [`TableLine::Level`]. A criterion is one of
/// facts if its name is that of a fact and each of its cells is short.
pub(crate) fn take(document: &Document, labels: &mut [Option<TableLabels>]) -> Vec<(usize, Fact)> {
    let mut all = Vec::new();
    for (placed, labels) in tables(document).iter().zip(labels) {
        if let (Some(labels), Some(grid)) = (labels, Grid::new(placed.table)) {
            for other in 0..labels.criteria.len() {
                let facts = of_criterion(&grid, labels, other).unwrap_or_default();
                if let Some(line) = labels.criteria.get_mut(other).filter(|_| !facts.is_empty()) {
                    *line = TableLine::Fact;
                }
                all.extend(facts);
            }
        }
    }
    all
}

/// Whether levels of one role differ in it.
fn is_of_levels(kind: FactKind) -> bool {
    !matches!(kind, FactKind::Team | FactKind::Place | FactKind::Other)
}

/// The facts of a criterion; `None` where it holds something else.
fn of_criterion(grid: &Grid<'_>, labels: &TableLabels, other: usize) -> Option<Vec<(usize, Fact)>> {
    matches!(labels.criteria.get(other)?, TableLine::Section(_)).then_some(())?;
    let names = labels.levels.iter().position(|line| *line == TableLine::Names)?;
    let name = grid::text(grid.cell_on(labels.levels_in, names, other)?);
    let kind = fact_name(&name).filter(|kind| is_of_levels(*kind))?;
    let mut facts = Vec::new();
    for (line, level) in labels.levels.iter().enumerate() {
        let TableLine::Level { place, .. } = *level else { continue };
        let cell = grid.cell_on(labels.levels_in, line, other);
        if let Some(cell) = cell.filter(|cell| says_anything(cell)) {
            let value = short_text(&cell.blocks)?;
            facts.push((place, Fact { level: String::new(), kind, name: name.clone(), value }));
        }
    }
    Some(facts)
}

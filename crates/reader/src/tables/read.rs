//! The tables of a role that hold levels, for those who show how a page was read.

use super::cells::level_name;
use super::grid::Grid;
use rolebook_model::{Block, Content, Role, Seniority, Table, TableAxis, TableLabels, TableLine};

/// A table that holds levels.
#[derive(Clone, Debug, PartialEq)]
pub struct LadderTable {
    /// The table's first line in the file.
    pub line: u32,
    /// Whether a column is a level, or a row.
    pub levels_in: TableAxis,
    /// The levels in their order, as the table names them, with the seniority that anything says of them.
    pub levels: Vec<(String, Option<Seniority>)>,
    /// How many rows or columns describe them.
    pub criteria: usize,
}

/// The tables of a role that hold levels, in order.
pub fn ladder_tables(role: &Role) -> Vec<LadderTable> {
    let mut tables = Vec::new();
    for section in role.sections.iter().filter(|section| !section.is_of_table) {
        for content in &section.content {
            if let Content::Block(block) = content {
                find(block, &mut tables);
            }
        }
    }
    let labelled = tables.into_iter().zip(&role.labels.tables);
    labelled.filter_map(|(table, labels)| ladder_table(table, labels.as_ref()?)).collect()
}

fn find<'a>(block: &'a Block, tables: &mut Vec<&'a Table>) {
    match block {
        Block::Table(table) => tables.push(table),
        Block::Details { blocks, .. } => blocks.iter().for_each(|block| find(block, tables)),
        _ => {}
    }
}

fn ladder_table(table: &Table, labels: &TableLabels) -> Option<LadderTable> {
    let grid = Grid::new(table)?;
    let names = labels.criteria.iter().rposition(|line| *line == TableLine::Names)?;
    let mut levels = Vec::new();
    for (line, level) in labels.levels.iter().enumerate() {
        if let TableLine::Level { seniority, .. } = level {
            let cell = grid.cell_on(labels.levels_in, line, names);
            levels.push((cell.map(level_name).unwrap_or_default(), *seniority));
        }
    }
    let criteria = labels.criteria.iter().filter(|line| matches!(line, TableLine::Section(_))).count();
    Some(LadderTable { line: table.line, levels_in: labels.levels_in, levels, criteria })
}

//! Tables of a page that hold levels → levels, and sections of theirs.
//!
//! 1. [`labelled`] finds out which tables hold levels, and what each of their rows and columns is: as it is known, or in builds
//!    with the model by [`judge`](judge::judge);
//! 2. [`append`] puts a heading for each level that has none, and the sections that the cells make, behind the page's nodes.
//!
//! A table lies on a [`Grid`], where a cell that covers several places stands at each of them. The table itself stays where it
//! is.

mod append;
mod cells;
#[cfg(feature = "model")]
mod columns;
#[cfg(feature = "model")]
pub(super) mod facts;
mod grid;
#[cfg(feature = "model")]
mod judge;
#[cfg(feature = "model")]
mod kinds;
#[cfg(feature = "model")]
mod ladders;
#[cfg(feature = "model")]
mod names;
#[cfg(feature = "model")]
mod read;
#[cfg(feature = "model")]
mod rows;
#[cfg(feature = "model")]
mod series;
#[cfg(feature = "model")]
mod words;

#[cfg(feature = "model")]
use super::outline::{Meaning, Reading};
pub(super) use append::append;
use rolebook_markdown::{Document, HeadingKind, Node};
#[cfg(feature = "model")]
use rolebook_model::TableLabels;
use rolebook_model::{Block, Table};
#[cfg(feature = "model")]
pub use {
    kinds::is_fact,
    read::{LadderTable, ladder_tables},
};

/// A table of a page, and the heading that it stands below, as an index into the page's headings.
pub(super) struct Placed<'a> {
    pub(super) table: &'a Table,
    pub(super) below: Option<usize>,
}

/// The tables of a page in order: those at its top, and those in blocks there that open on demand.
pub(super) fn tables(document: &Document) -> Vec<Placed<'_>> {
    let mut found = Vec::new();
    let mut headings = 0_usize;
    for node in &document.nodes {
        match node {
            Node::Heading(heading) => headings += usize::from(heading.kind != HeadingKind::LeadIn),
            Node::Block(block) => find(block, headings.checked_sub(1), &mut found),
        }
    }
    found
}

fn find<'a>(block: &'a Block, below: Option<usize>, found: &mut Vec<Placed<'a>>) {
    match block {
        Block::Table(table) => found.push(Placed { table, below }),
        Block::Details { blocks, .. } => blocks.iter().for_each(|block| find(block, below, found)),
        _ => {}
    }
}

/// What the tables of a page hold whose headings mean this: as it is known, or as they are judged; empty where none holds levels.
#[cfg(feature = "model")]
pub(super) fn labelled(
    title: &str,
    document: &Document,
    outlined: &[Meaning],
    reading: &Reading<'_>,
) -> Vec<Option<TableLabels>> {
    match reading.known {
        Some(known) => known.tables.clone(),
        None => judge::judge(title, document, outlined, reading),
    }
}

#[cfg(test)]
mod tests;

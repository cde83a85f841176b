//! A level's own pieces → those that a lower level says already, nearly word for word.

use rolebook_diff::{FirstLevel, Piece, first_levels};
use rolebook_model::Role;

/// Where the own pieces of the level that a page shows were said first; empty on a page of all levels.
pub(super) struct Repeats<'a>(Vec<FirstLevel<'a>>);

impl<'a> Repeats<'a> {
    /// The repeats at a level, or on the page of all levels.
    pub(super) fn at(role: &'a Role, level: Option<usize>) -> Repeats<'a> {
        Repeats(level.map_or_else(Vec::new, |level| first_levels(role, level)))
    }

    /// The level that said a piece of this section first; `None` where the piece is new.
    pub(super) fn first_level(&self, section: usize, piece: Piece<'_>) -> Option<usize> {
        let is_it = |first: &&FirstLevel<'_>| first.section == section && is_same(first.piece, piece);
        self.0.iter().find(is_it).and_then(|first| first.level)
    }

    /// The levels that said pieces of this section first, and how many pieces each.
    pub(super) fn levels(&self, section: usize) -> Vec<(usize, usize)> {
        let mut counts: Vec<(usize, usize)> = Vec::new();
        for first in self.0.iter().filter(|first| first.section == section) {
            let Some(level) = first.level else { continue };
            match counts.iter_mut().find(|(known, _)| *known == level) {
                Some((_, count)) => *count += 1,
                None => counts.push((level, 1)),
            }
        }
        counts
    }
}

/// Whether two pieces are one and the same: two items of a page may well be equal.
fn is_same(one: Piece<'_>, other: Piece<'_>) -> bool {
    match (one, other) {
        (Piece::Item(one), Piece::Item(other)) => std::ptr::eq(one, other),
        (Piece::Block(one), Piece::Block(other)) => std::ptr::eq(one, other),
        _ => false,
    }
}

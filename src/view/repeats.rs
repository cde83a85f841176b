//! The pieces of a level's own text → those that repeat a lower level, nearly word for word.

use super::page_context::PageContext;
use rolebook_diff::{FirstLevel, Piece, RoleWords};
use rolebook_model::Role;
use std::rc::Rc;

/// Where the pieces of the shown level appeared first; empty on the page of a whole role.
pub(super) struct Repeats<'a>(Vec<FirstLevel<'a>>);

impl<'a> Repeats<'a> {
    /// The repeats at a level, or on the page of the whole role.
    pub(super) fn at(page: PageContext<'_>, role: &'a Role, level: Option<usize>) -> Repeats<'a> {
        let Some(level) = level else { return Repeats(Vec::new()) };
        let words = match page.words {
            Some(cache) => cache.of(role),
            None => Rc::new(RoleWords::new(role)),
        };
        Repeats(words.first_levels(role, level))
    }

    /// The level at which a piece of this section appeared first; `None` where the piece is new.
    pub(super) fn first_level(&self, section: usize, piece: Piece<'_>) -> Option<usize> {
        let is_it = |first: &&FirstLevel<'_>| first.section == section && is_same(first.piece, piece);
        self.0.iter().find(is_it).and_then(|first| first.level)
    }

    /// The levels at which pieces of this section appeared first, each with the number of pieces.
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

/// Whether two pieces are one and the same, not only equal: a page may have equal items.
fn is_same(one: Piece<'_>, other: Piece<'_>) -> bool {
    match (one, other) {
        (Piece::Item(one), Piece::Item(other)) => std::ptr::eq(one, other),
        (Piece::Block(one), Piece::Block(other)) => std::ptr::eq(one, other),
        _ => false,
    }
}

//! The pieces of a level's own text → those that repeat a lower level, nearly word for word.

use super::page_context::PageContext;
use rolebook_diff::{FirstLevel, Piece, RoleWords};
use rolebook_model::{Numbers, Role};
use std::rc::Rc;

/// Where the pieces of the shown level appeared first; empty on the page of a whole role.
#[derive(Default)]
pub(super) struct Repeats<'a> {
    /// In the order of the page.
    pieces: Vec<FirstLevel<'a>>,
    /// The level of each piece that is not new, by address: there may be thousands.
    levels: Numbers,
}

impl<'a> Repeats<'a> {
    /// The repeats at a level, or on the page of the whole role.
    pub(super) fn at(page: PageContext<'_>, role: &'a Role, level: Option<usize>) -> Repeats<'a> {
        let Some(level) = level else { return Repeats::default() };
        let words = match page.words {
            Some(cache) => cache.of(role),
            None => Rc::new(RoleWords::new(role)),
        };
        let pieces = words.first_levels(role, level);
        let mut levels = Numbers::default();
        for FirstLevel { piece, level, .. } in &pieces {
            level.map(|level| levels.insert(address(*piece), level));
        }
        Repeats { pieces, levels }
    }

    /// The level at which a piece appeared first; `None` where the piece is new.
    pub(super) fn first_level(&self, piece: Piece<'_>) -> Option<usize> {
        self.levels.get(address(piece))
    }

    /// The levels at which pieces of this section appeared first, each with the number of pieces.
    pub(super) fn levels(&self, section: usize) -> Vec<(usize, usize)> {
        let start = self.pieces.partition_point(|first| first.section < section);
        let firsts = self.pieces.get(start..).unwrap_or_default();
        let mut counts: Vec<(usize, usize)> = Vec::new();
        for first in firsts.iter().take_while(|first| first.section == section) {
            let Some(level) = first.level else { continue };
            match counts.iter_mut().find(|(known, _)| *known == level) {
                Some((_, count)) => *count += 1,
                None => counts.push((level, 1)),
            }
        }
        counts
    }
}

fn address(piece: Piece<'_>) -> u64 {
    piece.address().addr() as u64
}

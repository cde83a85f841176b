//! A level → the level at which each of its own pieces first appears.

use super::piece::{Piece, pieces};
use super::words::Words;
use rolebook_model::{Role, Scope};

/// The minimum similarity of a piece to one that has all of its words and is taken for the same, in thousandths.
const MIN_SIMILARITY: usize = 800;

/// The maximum number of pairs of texts that are compared for a level: more than any page that people write has.
const MAX_COMPARISONS: usize = 100_000;

/// One of a level's own pieces.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FirstLevel<'a> {
    /// The section that it is in, as an index into the role's.
    pub section: usize,
    /// The piece.
    pub piece: Piece<'a>,
    /// The lowest level below that has nearly the same, as an index into the role's; `None` where it is new at this
    /// level.
    pub level: Option<usize>,
}

/// The own pieces of the level at `level` in the page's order, each with the level at which it first appears.
///
/// Levels of lower seniority are compared, and what all levels share. A piece with a word more than those below is new,
/// for that word mostly makes the step: "lead" instead of "support", five years instead of two. A cell of a table is compared
/// with those of its row: "Good" at one thing is not what "Good" at another is.
pub fn first_levels(role: &Role, level: usize) -> Vec<FirstLevel<'_>> {
    RoleWords::new(role).first_levels(role, level)
}

/// The words of a role's pieces, which all of its levels can be compared by.
#[derive(Clone, Debug)]
pub struct RoleWords {
    /// For each section the words of each piece; `None` where it has no text.
    sections: Vec<Vec<Option<Words>>>,
}

impl RoleWords {
    /// The words of the role's pieces.
    pub fn new(role: &Role) -> RoleWords {
        let words = |section| pieces(section).into_iter().map(Words::of).collect();
        RoleWords { sections: role.sections.iter().map(words).collect() }
    }

    /// The same as [`first_levels`]; `role` must be the one that these are the words of.
    pub fn first_levels<'a>(&self, role: &'a Role, level: usize) -> Vec<FirstLevel<'a>> {
        let below = self.below(role, level);
        let mut own = Vec::new();
        for section in sections(role, level, Scope::Own) {
            let pieces = role.sections.get(section).map(pieces).unwrap_or_default();
            for (piece, words) in pieces.into_iter().zip(self.section(section)) {
                own.extend(words.as_ref().map(|words| (section, piece, words)));
            }
        }
        let max = MAX_COMPARISONS / own.len().max(1);
        let first_level = |(section, piece, words): (usize, Piece<'a>, &Words)| {
            let mut below = below.iter().take(max);
            let row = row(role, section);
            let may_be = |of: usize| row.is_none() || row == self::row(role, of);
            let is_it = |below: &&Below<'_>| {
                may_be(below.section) && words.is_contained_in(below.words, MIN_SIMILARITY)
            };
            FirstLevel { section, piece, level: below.find(is_it).map(|below| below.level) }
        };
        own.into_iter().map(first_level).collect()
    }

    /// The words of what holds for the levels below, each with its level, from the lowest up: first of
    /// what all levels share.
    fn below(&self, role: &Role, level: usize) -> Vec<Below<'_>> {
        let mut below = Vec::new();
        for (number, lower) in role.levels_below(level).into_iter().enumerate() {
            let shared = if number == 0 { sections(role, lower, Scope::Shared) } else { Vec::new() };
            for section in shared.into_iter().chain(sections(role, lower, Scope::Own)) {
                let words = self.section(section).iter().flatten();
                below.extend(words.map(|words| Below { level: lower, section, words }));
            }
        }
        below
    }

    fn section(&self, section: usize) -> &[Option<Words>] {
        self.sections.get(section).map_or(&[], Vec::as_slice)
    }
}

/// A piece of what holds for a level below.
struct Below<'a> {
    level: usize,
    section: usize,
    words: &'a Words,
}

/// The row of the table that a section was taken from: its heading.
fn row(role: &Role, section: usize) -> Option<&str> {
    let section = role.sections.get(section).filter(|section| section.is_of_table)?;
    section.heading.as_ref().map(|heading| &*heading.text)
}

/// The sections that hold for a level in this scope, as indices into the role's.
fn sections(role: &Role, level: usize, scope: Scope) -> Vec<usize> {
    let sections = role.sections_of(level).into_iter();
    sections.filter(|(_, of)| *of == scope).map(|(section, _)| section).collect()
}

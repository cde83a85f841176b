//! The two sides of a comparison, and its result.

use super::piece::Piece;
use rolebook_model::{Heading, Label, Role};
use std::ops::Range;

/// One side of a comparison: a role's whole page, or what holds for one of its levels.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The role.
    pub role: &'a Role,
    /// The level, as an index into the role's; `None` for the whole page.
    pub level: Option<usize>,
}

/// Two sides, aligned.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison<'a> {
    /// The kinds of sections that either side has: the overview, then in the order of [`Label::ALL`].
    pub groups: Vec<Group<'a>>,
}

/// The sections of one kind on both sides; at least one side has any.
#[derive(Clone, Debug, PartialEq)]
pub struct Group<'a> {
    /// What kind of sections they are. An introduction to the page ([`Label::Title`]) is part of the overview
    /// ([`Label::Role`]); specialties and other sections are of one kind where their headings are about the same.
    pub label: Label,
    /// The headings of the sections on the one side; text in front of the first heading has none.
    pub one: Vec<&'a Heading>,
    /// The headings on the other side.
    pub other: Vec<&'a Heading>,
    /// Every piece of both sides, each in exactly one pair. They are in the order of the one side; what is added
    /// stands where the other side has it.
    pub pairs: Vec<Pair<'a>>,
}

/// A piece with its partner on the other side, or without one.
///
/// Texts are the same if their words are: case, emphasis, spacing and punctuation do not count.
#[derive(Clone, Debug, PartialEq)]
pub enum Pair<'a> {
    /// Both sides have it.
    Same {
        /// As the one side has it.
        one: Piece<'a>,
        /// As the other side has it.
        other: Piece<'a>,
    },
    /// Both sides have much of it. No word is marked where a must on the one side is a bonus on the other.
    Changed {
        /// The piece of the one side.
        one: Marked<'a>,
        /// The piece of the other side.
        other: Marked<'a>,
    },
    /// Only the one side has it.
    Dropped(Piece<'a>),
    /// Only the other side has it.
    Added(Piece<'a>),
}

/// A piece and which of its words its partner does not have.
#[derive(Clone, Debug, PartialEq)]
pub struct Marked<'a> {
    /// The piece.
    pub piece: Piece<'a>,
    /// Ranges of bytes of [`Piece::text`], in order and apart from one another; each begins and ends with a
    /// word. [`Cursor`](super::Cursor) finds them again in the piece's tree.
    pub marks: Vec<Range<usize>>,
}

/// How many pairs there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Pairs of the same words.
    pub same: usize,
    /// Pairs that differ in some words.
    pub changed: usize,
    /// Pieces of the one side alone.
    pub dropped: usize,
    /// Pieces of the other side alone.
    pub added: usize,
}

impl Comparison<'_> {
    /// The pairs of each kind in all groups.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        self.groups.iter().for_each(|group| counts.count(&group.pairs));
        counts
    }
}

impl Group<'_> {
    /// The group's pairs of each kind.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        counts.count(&self.pairs);
        counts
    }
}

impl Counts {
    fn count(&mut self, pairs: &[Pair<'_>]) {
        for pair in pairs {
            *match pair {
                Pair::Same { .. } => &mut self.same,
                Pair::Changed { .. } => &mut self.changed,
                Pair::Dropped(_) => &mut self.dropped,
                Pair::Added(_) => &mut self.added,
            } += 1;
        }
    }
}

//! A level → where each of its own pieces was said first.

use super::Piece;
use super::words::Text;
use crate::model::{Role, Scope};

/// From which likeness on a text that adds no word to another one says nearly the same, in thousandths.
const NEARLY_SAME: usize = 800;

/// How many pairs of texts are looked at for a level: every one on any page that people write.
const LOOKS: usize = 100_000;

/// One of a level's own pieces.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FirstLevel<'a> {
    /// The section in which it stands, as an index into the role's.
    pub section: usize,
    /// The piece.
    pub piece: Piece<'a>,
    /// The lowest level below of which the page says nearly the same, as an index into the role's; `None` where
    /// it is new at this level.
    pub level: Option<usize>,
}

/// The own pieces of the level at `level` in the page's order, each with the level at which it first appears.
///
/// Below are the levels of lower rungs; what they share with all levels is said of them too. A piece that has a
/// word more than those below is new, for that word is mostly what makes the step: "lead" instead of "support",
/// five years instead of two.
pub fn first_levels(role: &Role, level: usize) -> Vec<FirstLevel<'_>> {
    let below = texts_below(role, level);
    let mut pieces = Vec::new();
    for section in sections(role, level, Scope::Own) {
        let mut texts = Vec::new();
        role.sections.get(section).into_iter().for_each(|content| Text::push_all(content, &mut texts));
        pieces.extend(texts.into_iter().map(|text| (section, text)));
    }
    let looks = LOOKS / pieces.len().max(1);
    let first = |text: &Text<'_>| {
        let alike = |(_, other): &&(usize, Text<'_>)| {
            text.likeness(other) >= NEARLY_SAME && text.says_no_more_than(other)
        };
        below.iter().take(looks).find(alike).map(|(level, _)| *level)
    };
    let pieces = pieces.iter();
    pieces
        .map(|(section, text)| FirstLevel { section: *section, piece: text.piece, level: first(text) })
        .collect()
}

/// What the page says of the levels on lower rungs, from the lowest up: first what they all share.
fn texts_below(role: &Role, level: usize) -> Vec<(usize, Text<'_>)> {
    let rung = |level: usize| role.levels.get(level).map(|level| level.seniority);
    let below: Vec<usize> = role.ladder().into_iter().filter(|other| rung(*other) < rung(level)).collect();
    let mut below_texts = Vec::new();
    let scopes = below.first().map(|lowest| (*lowest, Scope::Shared));
    for (level, scope) in scopes.into_iter().chain(below.iter().map(|level| (*level, Scope::Own))) {
        let mut texts = Vec::new();
        for section in sections(role, level, scope).into_iter().filter_map(|index| role.sections.get(index)) {
            Text::push_all(section, &mut texts);
        }
        below_texts.extend(texts.into_iter().map(|text| (level, text)));
    }
    below_texts
}

/// The sections that hold for the level in this scope, as indices into the role's.
fn sections(role: &Role, level: usize, scope: Scope) -> Vec<usize> {
    let sections = role.sections_of(level).into_iter().filter(|(_, of)| *of == scope);
    sections.map(|(index, _)| index).collect()
}

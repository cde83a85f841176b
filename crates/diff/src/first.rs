//! A level → where each of its own pieces was said first.

use super::Piece;
use super::words::Text;
use rolebook_model::{Role, Scope};

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
    let mut own = Vec::new();
    push_texts(role, level, Scope::Own, &mut own);
    let looks = LOOKS / own.len().max(1);
    let mut pieces = Vec::new();
    for Said { section, text, .. } in &own {
        let alike = |other: &&Said<'_>| {
            text.likeness(&other.text) >= NEARLY_SAME && text.says_no_more_than(&other.text)
        };
        let first = below.iter().take(looks).find(alike);
        let level = first.map(|first| first.level);
        pieces.push(FirstLevel { section: *section, piece: text.piece, level });
    }
    pieces
}

/// What is said of a level.
struct Said<'a> {
    level: usize,
    /// Where, as an index into the role's sections.
    section: usize,
    text: Text<'a>,
}

/// What the page says of the levels on lower rungs, from the lowest up: first what they all share.
fn texts_below(role: &Role, level: usize) -> Vec<Said<'_>> {
    let rung = |level: usize| role.levels.get(level).map(|level| level.seniority);
    let mut below = Vec::new();
    for lower in role.ladder() {
        if rung(lower) < rung(level) {
            if below.is_empty() {
                push_texts(role, lower, Scope::Shared, &mut below);
            }
            push_texts(role, lower, Scope::Own, &mut below);
        }
    }
    below
}

/// Appends the texts of the sections that hold for the level in this scope.
fn push_texts<'a>(role: &'a Role, level: usize, scope: Scope, said: &mut Vec<Said<'a>>) {
    for (section, of) in role.sections_of(level) {
        if let Some(content) = role.sections.get(section).filter(|_| of == scope) {
            Text::each(content, &mut |text| said.push(Said { level, section, text }));
        }
    }
}

//! A role → all of its levels side by side: what each repeats from the rung to its left, and what it adds.
//!
//! 1. The columns are the levels, a track behind the other, and each but the first of a track has a rung to its left;
//! 2. the rows are the sections of one kind, as in a comparison; where a level has several of a kind with headings of their own,
//!    each of these is a row;
//! 3. every piece of a level stands in one cell, with its [`State`]: that of the comparison with the rung to the left, and where
//!    the piece first appears ([`first_levels`](super::first_levels)).

use super::comparison::{Marked, Pair, Side};
use super::first::RoleWords;
use super::groups::{Kind, compare, kind, names, topic};
use super::hash;
use super::piece::{Piece, pieces};
use rolebook_model::{Block, Label, Numbers, Role, Scope, Section};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// The levels of a role side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix<'a> {
    /// The levels, in the order of [`Role::ladder`].
    pub columns: Vec<Column>,
    /// What belongs to levels, in the order of the page.
    pub rows: Vec<Row<'a>>,
    /// The sections that all levels share, as indices into the role's: those in which anything stands.
    pub shared: Vec<usize>,
}

/// A level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The level, as an index into the role's.
    pub level: usize,
    /// The level to its left, on the same track.
    pub left: Option<usize>,
}

/// The sections of levels that are about the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'a> {
    /// What kind of sections they are.
    pub label: Label,
    /// The first of them, as an index into the role's.
    pub section: usize,
    /// The section of the specialty that they are of, if they are of one.
    pub specialty: Option<usize>,
    /// What each column has of it; empty where a level has nothing.
    pub cells: Vec<Cell<'a>>,
}

/// What a level has in a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell<'a> {
    /// The level's sections, as indices into the role's.
    pub sections: Vec<usize>,
    /// The pieces of these, in order.
    pub entries: Vec<Entry<'a>>,
    /// Whether it repeats all that the rung to the left has in this row.
    pub repeats_all: bool,
}

/// A piece of a level.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<'a> {
    /// The section that it is in, as an index into the role's.
    pub section: usize,
    /// The piece.
    pub piece: Piece<'a>,
    /// How it stands to the levels below.
    pub state: State,
}

/// How a piece of a level stands to the rung to the left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// There is no rung to the left.
    Lowest,
    /// No level below has it.
    New,
    /// The rung to the left has it in other words; these ranges of bytes of [`Piece::text`] are not there.
    Changed(Vec<Range<usize>>),
    /// The rung to the left has it.
    Repeated,
    /// The rung to the left lacks it, and this lower level, an index into the role's, has it.
    As(usize),
}

impl<'a> Matrix<'a> {
    /// The levels of a role side by side; `words` are those of the role.
    pub fn new(role: &'a Role, words: &RoleWords) -> Matrix<'a> {
        let columns = columns(role);
        let shared = shared(role);
        let own = |column: &Column| {
            let held = role.sections_of(column.level).into_iter().map(|(section, _)| section);
            held.filter(|section| shared.binary_search(section).is_err()).collect::<Vec<usize>>()
        };
        let own: Vec<Vec<usize>> = columns.iter().map(own).collect();
        let mut rows = Rows::of(role, &own);
        for (at, (column, sections)) in columns.iter().zip(&own).enumerate() {
            rows.fill(role, at, *column, sections, words);
        }
        let has_pieces = |section: &usize| {
            role.sections
                .get(*section)
                .is_some_and(|it| it.content.iter().any(|content| !content.is_ladder()))
        };
        let shared = shared.into_iter().filter(has_pieces).collect();
        Matrix { columns, rows: rows.rows, shared }
    }
}

fn columns(role: &Role) -> Vec<Column> {
    let mut columns = Vec::new();
    for track in role.tracks() {
        let mut left = None;
        for level in track.levels {
            columns.push(Column { level, left: left.replace(level) });
        }
    }
    columns
}

/// The sections that every level shares.
fn shared(role: &Role) -> Vec<usize> {
    let mut counts = vec![0; role.sections.len()];
    for level in 0..role.levels.len() {
        for (section, scope) in role.sections_of(level) {
            if let Some(count) = counts.get_mut(section) {
                *count += usize::from(scope == Scope::Shared);
            }
        }
    }
    let counts = counts.into_iter().enumerate();
    counts.filter(|(_, count)| *count == role.levels.len()).map(|(section, _)| section).collect()
}

/// What tells a row from the others: the kind of its sections, their specialty, and their topic where that matters.
type Key = (Kind, u64, u64);

struct Rows<'a> {
    rows: Vec<Row<'a>>,
    /// The row of each section.
    of_section: HashMap<usize, usize>,
    /// The pieces of the column that was filled last, by row.
    left: Vec<Vec<*const ()>>,
}

impl<'a> Rows<'a> {
    /// The rows for the sections of each column, without their cells.
    fn of(role: &Role, own: &[Vec<usize>]) -> Rows<'a> {
        let (names, specialties) = (names(role), specialties(role));
        let key = |index: &usize| {
            let section = role.sections.get(*index)?;
            let specialty = specialties.get(*index).copied().flatten();
            let specialty = specialty.and_then(|specialty| role.sections.get(specialty));
            let specialty = specialty.map_or(0, |specialty| topic_of(specialty, &names));
            Some((*index, (kind(section, &names), specialty, topic_of(section, &names))))
        };
        let topics: HashMap<usize, Key> = own.iter().flatten().filter_map(key).collect();
        let divided = divided(own, &topics);
        let mut sections: Vec<usize> = topics.keys().copied().collect();
        sections.sort_unstable();
        let mut rows = Rows { rows: Vec::new(), of_section: HashMap::new(), left: Vec::new() };
        let mut by_key: HashMap<Key, usize> = HashMap::new();
        for section in sections {
            let Some((kind, specialty, topic)) = topics.get(&section).copied() else { continue };
            let key = (kind, specialty, if divided.contains(&(kind, specialty)) { topic } else { 0 });
            let row = *by_key.entry(key).or_insert_with(|| {
                let specialty = specialties.get(section).copied().flatten();
                let cells = vec![Cell::default(); own.len()];
                rows.rows.push(Row { label: kind.0, section, specialty, cells });
                rows.rows.len() - 1
            });
            rows.of_section.insert(section, row);
        }
        rows
    }

    /// Fills the column at `at`, which has these sections.
    fn fill(&mut self, role: &'a Role, at: usize, column: Column, sections: &[usize], words: &RoleWords) {
        let states = States::of(role, column, words);
        let left = std::mem::replace(&mut self.left, vec![Vec::new(); self.rows.len()]);
        for index in sections {
            let Some(section) = role.sections.get(*index) else { continue };
            let Some(row) = self.of_section.get(index).copied() else { continue };
            let Some(cell) = self.rows.get_mut(row).and_then(|row| row.cells.get_mut(at)) else { continue };
            cell.sections.push(*index);
            for piece in pieces(section) {
                let Some(state) = states.of_piece(piece) else { continue };
                cell.entries.push(Entry { section: *index, piece, state });
                self.left.get_mut(row).into_iter().for_each(|left| left.push(piece.address()));
            }
        }
        if column.left.is_none() {
            return;
        }
        for (row, left) in self.rows.iter_mut().zip(left) {
            let Some(cell) = row.cells.get_mut(at) else { continue };
            let same = cell.entries.iter().filter_map(|entry| states.partners.get(&entry.piece.address()));
            let same: HashSet<&*const ()> = same.collect();
            cell.repeats_all = !left.is_empty() && left.iter().all(|piece| same.contains(piece));
        }
    }
}

/// The kinds, with their specialties, of which any level has several topics.
fn divided(own: &[Vec<usize>], topics: &HashMap<usize, Key>) -> HashSet<(Kind, u64)> {
    let mut divided = HashSet::new();
    for sections in own {
        let mut first: HashMap<(Kind, u64), u64> = HashMap::new();
        for (kind, specialty, topic) in sections.iter().filter_map(|section| topics.get(section).copied()) {
            if *first.entry((kind, specialty)).or_insert(topic) != topic {
                divided.insert((kind, specialty));
            }
        }
    }
    divided
}

fn topic_of(section: &Section, names: &Numbers) -> u64 {
    section.heading.as_ref().map_or_else(hash::empty, |heading| topic(heading, names))
}

/// Of each section the specialty below whose heading it stands, as an index into the role's sections.
fn specialties(role: &Role) -> Vec<Option<usize>> {
    let mut above: Option<(usize, u8)> = None;
    let of = |(index, section): (usize, &Section)| {
        let heading = section.heading.as_ref()?;
        above = above.filter(|(_, depth)| heading.depth > *depth);
        let specialty = above.map(|(index, _)| index);
        if above.is_none() && heading.label == Label::Specialty {
            above = Some((index, heading.depth));
        }
        specialty
    };
    role.sections.iter().enumerate().map(of).collect()
}

/// The states of a level's pieces.
struct States {
    /// That of each; new, or the lowest, where none is known.
    states: HashMap<*const (), State>,
    /// The pieces of the rung to the left, by those that are the same here.
    partners: HashMap<*const (), *const ()>,
    unknown: State,
}

impl States {
    fn of(role: &Role, Column { level, left }: Column, words: &RoleWords) -> States {
        let mut known = States { states: HashMap::new(), partners: HashMap::new(), unknown: State::Lowest };
        let Some(left) = left else { return known };
        known.unknown = State::New;
        let [one, other] = [left, level].map(|level| Side { role, level: Some(level) });
        for pair in compare(one, other).groups.into_iter().flat_map(|group| group.pairs) {
            match pair {
                Pair::Same { one, other } => {
                    known.partners.insert(other.address(), one.address());
                    known.states.insert(other.address(), State::Repeated);
                }
                Pair::Changed { other: Marked { piece, marks }, .. } => {
                    known.states.insert(piece.address(), State::Changed(marks));
                }
                Pair::Added(_) | Pair::Dropped(_) => {}
            }
        }
        for first in words.first_levels(role, level) {
            let Some(below) = first.level else { continue };
            let state = known.states.entry(first.piece.address()).or_insert(State::New);
            match state {
                // Its words are all there, and hardly any other.
                State::Changed(marks) if marks.is_empty() => *state = State::Repeated,
                State::New | State::Changed(_) if below == left => *state = State::Repeated,
                State::New => *state = State::As(below),
                _ => {}
            }
        }
        known
    }

    /// The state of a piece; nothing for one that shows nothing.
    fn of_piece(&self, piece: Piece<'_>) -> Option<State> {
        match piece {
            Piece::Block(Block::Rule) => None,
            piece => Some(self.states.get(&piece.address()).unwrap_or(&self.unknown).clone()),
        }
    }
}

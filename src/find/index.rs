//! A catalog's words, made ready once so that a keystroke need not read its pages.
//!
//! ```text
//! words:   "builds"   "git"      "gitignore"  …     sorted, each once
//! pieces:  0 41 170   4 97       97                 the pieces of text that have it, ascending
//!
//! pieces:  0.title  0.prose  0.heading  0.item  …  1.title  …     the role of each, and what it is to it
//! ```
//!
//! A whole word is one binary search away, and the words that begin with a prefix stand in a row.

use super::fold::fold;
use super::pieces::each_piece;
use super::terms::Term;
use super::words::each_word;
use crate::model::{Catalog, Role};
use crate::order;
use std::collections::HashMap;

/// Which of a catalog's pieces of text have which words.
#[derive(Clone, Debug, PartialEq)]
pub struct TextIndex {
    /// Sorted by their text.
    words: Vec<Word>,
    /// For each piece of text, in the catalog's order, its role's number times [`KINDS`], and its kind.
    pieces: Vec<u32>,
    /// The first piece of each role, and at the end how many there are.
    firsts: Vec<u32>,
    /// The place of each role among all titles.
    title_places: Vec<u32>,
}

/// More than the number of any [`Kind`](super::pieces::Kind).
const KINDS: u32 = 8;

/// How many words are named at most that stand for one misspelt word.
const MOST_FORGIVEN: usize = 3;

#[derive(Clone, Debug, PartialEq)]
struct Word {
    /// Folded.
    text: String,
    /// Numbers of pieces, ascending.
    pieces: Vec<u32>,
}

/// What a text asks for, and how well each role answers.
pub(super) struct Search {
    /// Every word of the text.
    pub(super) asked: Vec<Asked>,
    /// How well each role answers: zero where it lacks a word.
    pub(super) scores: Vec<u32>,
    /// The words that stand for misspelt ones, folded; empty where every letter is right.
    pub(super) forgiven: Vec<String>,
}

/// A word that a text asks for, and those of the catalog that it accepts.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Asked {
    pub(super) term: Term,
    /// As indices into the index's words, ascending.
    words: Vec<usize>,
}

impl TextIndex {
    /// The index of everything that the catalog's pages show, and of their aliases.
    pub fn new(catalog: &Catalog) -> TextIndex {
        let mut index = TextIndex {
            words: Vec::new(),
            pieces: Vec::new(),
            firsts: vec![0],
            title_places: title_places(catalog),
        };
        let mut places = HashMap::new();
        for (number, role) in (0..).zip(&catalog.roles) {
            index.add_role(number, role, &mut places);
        }
        index.words = order::by_text(index.words, |word| &word.text);
        index
    }

    /// Adds the role's pieces; `places` says where each word stands.
    fn add_role(&mut self, number: u32, role: &Role, places: &mut HashMap<String, usize>) {
        let TextIndex { words, pieces, .. } = self;
        each_piece(role, &mut |piece| {
            let this = pieces.len() as u32;
            pieces.push(number * KINDS + piece.kind as u32);
            each_word(&piece.text(), &mut |word| {
                if let Some(known) = places.get(word.text).and_then(|place| words.get_mut(*place)) {
                    if known.pieces.last() != Some(&this) {
                        known.pieces.push(this);
                    }
                } else {
                    places.insert(word.text.to_owned(), words.len());
                    words.push(Word { text: word.text.to_owned(), pieces: vec![this] });
                }
            });
        });
        self.firsts.push(self.pieces.len() as u32);
    }

    /// Asks every role for the words of `text`. Where no role has them all, one letter may be wrong: first in
    /// the words that stand nowhere, then in any.
    pub(super) fn search(&self, text: &str) -> Search {
        let mut asked: Vec<Asked> = Vec::new();
        Term::all(text).into_iter().for_each(|term| asked.push(self.exactly(term)));
        let mut scores = self.scores(&asked);
        for is_any_forgiven in [false, true] {
            if scores.iter().all(|score| *score == 0) {
                let wrong = asked.iter_mut().filter(|asked| is_any_forgiven || asked.words.is_empty());
                wrong.for_each(|asked| self.forgive(asked));
                scores = self.scores(&asked);
            }
        }
        let forgiven = self.forgiven(&asked, &scores);
        Search { asked, scores, forgiven }
    }

    /// Where a role stands in an order: the better `score` first, and of one score by title.
    pub(super) fn rank(&self, role: usize, score: u32) -> u64 {
        let title = self.title_places.get(role).copied().unwrap_or_default();
        u64::from(u32::MAX - score) << 32 | u64::from(title)
    }

    /// For each piece of the role, in the order of [`each_piece`], how many of the words that were asked for it
    /// has.
    pub(super) fn answers(&self, role: usize, asked: &[Asked]) -> Vec<u32> {
        let first = |role: usize| self.firsts.get(role).copied().unwrap_or_default();
        let (begin, end) = (first(role), first(role + 1));
        let mut counts = vec![0; end.saturating_sub(begin) as usize];
        for asked in asked {
            let mut has_it = vec![false; counts.len()];
            for word in asked.words.iter().filter_map(|word| self.words.get(*word)) {
                let from = word.pieces.partition_point(|piece| *piece < begin);
                for piece in word.pieces.iter().skip(from).take_while(|piece| **piece < end) {
                    has_it.get_mut((piece - begin) as usize).into_iter().for_each(|has_it| *has_it = true);
                }
            }
            counts.iter_mut().zip(has_it).for_each(|(count, has_it)| *count += u32::from(has_it));
        }
        counts
    }

    /// The words that a term accepts, every letter being right: they stand in a row.
    fn exactly(&self, term: Term) -> Asked {
        let is_before = |word: &Word| word.text < term.text;
        let begin = self.words.partition_point(is_before);
        let end = self.words.partition_point(|word| is_before(word) || term.accepts_exactly(&word.text));
        Asked { term, words: (begin..end).collect() }
    }

    /// Takes in the words that a term accepts with a wrong letter.
    fn forgive(&self, asked: &mut Asked) {
        asked.term = asked.term.forgiving();
        let words = self.words.iter().enumerate().filter(|(_, word)| asked.term.accepts(&word.text));
        asked.words = words.map(|(index, _)| index).collect();
    }

    /// How well each role answers. A word in a title weighs more than seven in the names of levels, and so on
    /// down to running text.
    fn scores(&self, asked: &[Asked]) -> Vec<u32> {
        let mut scores = vec![1; self.title_places.len()];
        for asked in asked {
            for (score, kind) in scores.iter_mut().zip(self.best_kinds(&asked.words)) {
                *score = if kind == 0 || *score == 0 { 0 } else { *score + (1 << (3 * kind)) };
            }
        }
        scores
    }

    /// For each role the most that any of the words is to it, as the number of its kind; zero where it has none.
    fn best_kinds(&self, words: &[usize]) -> Vec<u32> {
        let mut best = vec![0; self.title_places.len()];
        for word in words.iter().filter_map(|word| self.words.get(*word)) {
            for piece in &word.pieces {
                let piece = self.pieces.get(*piece as usize).copied().unwrap_or_default();
                if let Some(best) = best.get_mut((piece / KINDS) as usize) {
                    *best = (piece % KINDS).max(*best);
                }
            }
        }
        best
    }

    /// For each term that forgives, the words that it accepts only so, in the roles that answer: the most used
    /// first.
    fn forgiven(&self, asked: &[Asked], scores: &[u32]) -> Vec<String> {
        let mut forgiven = Vec::new();
        for Asked { term, words } in asked {
            let words = words.iter().filter_map(|word| self.words.get(*word));
            let mut used = Vec::new();
            for word in words.filter(|word| !term.accepts_exactly(&word.text)) {
                let answers = word.pieces.iter().filter(|piece| self.is_answer(**piece, scores)).count();
                if answers > 0 {
                    used.push((word, answers));
                }
            }
            let used = order::by_number(used, |(_, answers)| u64::MAX - *answers as u64);
            forgiven.extend(used.into_iter().take(MOST_FORGIVEN).map(|(word, _)| word.text.clone()));
        }
        forgiven
    }

    /// Whether the piece's role answers.
    fn is_answer(&self, piece: u32, scores: &[u32]) -> bool {
        let role = self.pieces.get(piece as usize).and_then(|piece| scores.get((piece / KINDS) as usize));
        role.is_some_and(|score| *score > 0)
    }
}

/// The place of each role among all titles, whatever the department.
fn title_places(catalog: &Catalog) -> Vec<u32> {
    let titles = catalog.roles.iter().map(|role| {
        let mut title = String::new();
        role.title.chars().for_each(|letter| fold(letter, &mut title));
        title
    });
    let in_order = order::by_text(titles.enumerate().collect(), |(_, title)| title);
    let mut places = vec![0; in_order.len()];
    for (place, (role, _)) in (0..).zip(in_order) {
        places.get_mut(role).into_iter().for_each(|of_role| *of_role = place);
    }
    places
}

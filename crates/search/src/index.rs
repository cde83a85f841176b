//! A catalog's words, made ready once so that a keystroke need not read its pages.
//!
//! ```text
//! words:   "builds"   "git"      "gitignore"  …     sorted, each once
//! roles:   0.item 4.prose  …                        which roles have it, ascending, and where at best
//!
//! pieces:  0.title  0.prose  0.heading  …           the pieces of text of all roles, in order
//! said:    17 4 90 | 3 4 5 2 … | 17 …               the words of each, as they follow one another
//! ```
//!
//! A whole word is one binary search away, and the words that begin with a prefix stand in a row. What a piece
//! says is only looked at in the roles that are shown.

use super::fold::fold;
use super::pieces::{KINDS, each_piece};
use super::terms::Term;
use super::words::each_word;
use rolebook_model::numbers::Numbers;
use rolebook_model::order;
use rolebook_model::{Catalog, Role};
use std::mem;

/// Which of a catalog's roles have which words, and in which pieces of text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextIndex {
    /// Sorted by their text.
    words: Vec<Word>,
    /// The words of all pieces of text, as indices into `words`.
    said: Vec<u32>,
    /// Where in `said` each piece begins.
    pieces: Vec<u32>,
    /// Where in `pieces` each role begins.
    roles: Vec<u32>,
    /// The place of each role among all titles.
    titles: Vec<u32>,
}

/// How many words are named at most that stand for one misspelt word.
const MOST_FORGIVEN: usize = 3;

#[derive(Clone, Debug, Default, PartialEq)]
struct Word {
    /// Folded.
    text: String,
    /// For each role that has it, ascending, the role's index times [`KINDS`], and the kind of the piece that
    /// counts most.
    roles: Vec<u32>,
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
    words: Vec<u32>,
}

impl TextIndex {
    /// The index of everything that the catalog's pages show, and of their aliases.
    pub fn new(catalog: &Catalog) -> TextIndex {
        let mut index = TextIndex { titles: title_places(catalog), ..TextIndex::default() };
        let mut known = Numbers::default();
        for (number, role) in (0..).zip(&catalog.roles) {
            index.add_role(number, role, &mut known);
        }
        let texts: Vec<&str> = index.words.iter().map(|word| &*word.text).collect();
        let order = order::of_texts(&texts);
        let places = order::places(&order);
        for word in &mut index.said {
            *word = at(&places, *word as usize);
        }
        let mut unordered = mem::take(&mut index.words);
        for word in order {
            index.words.extend(unordered.get_mut(word).map(mem::take));
        }
        index
    }

    /// Adds the role's pieces. `known` has the words so far, and which in the row of `words` each is, from 1 on.
    fn add_role(&mut self, number: u32, role: &Role, known: &mut Numbers) {
        let TextIndex { words, said, pieces, roles, .. } = self;
        roles.push(pieces.len() as u32);
        each_piece(role, &mut |piece| {
            pieces.push(said.len() as u32);
            let posting = number * KINDS + piece.kind as u32;
            each_word(&piece.text(), &mut |word| {
                let place = known.of(word.text);
                if *place == 0 {
                    words.push(Word { text: word.text.to_owned(), roles: Vec::new() });
                    *place = words.len() as u32;
                }
                let place = *place - 1;
                said.push(place);
                words.get_mut(place as usize).into_iter().for_each(|word| word.add(posting));
            });
        });
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
        u64::from(u32::MAX - score) << 32 | u64::from(at(&self.titles, role))
    }

    /// For each piece of the role, in the order of [`each_piece`], how many of the words that were asked for it
    /// has.
    pub(super) fn answers(&self, role: usize, asked: &[Asked]) -> Vec<u32> {
        let part = |begins: &[u32], of: usize, all: usize| {
            let end = begins.get(of + 1).map_or(all, |end| *end as usize);
            at(begins, of) as usize..end
        };
        let mut answers = Vec::new();
        for piece in part(&self.roles, role, self.pieces.len()) {
            let said = self.said.get(part(&self.pieces, piece, self.said.len())).unwrap_or_default();
            let is_said = |asked: &&Asked| said.iter().any(|word| asked.words.binary_search(word).is_ok());
            answers.push(asked.iter().filter(is_said).count() as u32);
        }
        answers
    }

    /// The words that a term accepts, every letter being right: they stand in a row.
    fn exactly(&self, term: Term) -> Asked {
        let is_before = |word: &Word| word.text < term.text;
        let begin = self.words.partition_point(is_before);
        let end = self.words.partition_point(|word| is_before(word) || term.accepts_exactly(&word.text));
        Asked { term, words: (begin as u32..end as u32).collect() }
    }

    /// Takes in the words that a term accepts with a wrong letter.
    fn forgive(&self, asked: &mut Asked) {
        asked.term = asked.term.forgiving();
        asked.words.clear();
        for (index, word) in (0..).zip(&self.words) {
            if asked.term.accepts(&word.text) {
                asked.words.push(index);
            }
        }
    }

    /// How well each role answers. A word in a title weighs more than seven in the names of levels, and so on
    /// down to running text.
    fn scores(&self, asked: &[Asked]) -> Vec<u32> {
        let mut scores = vec![1; self.titles.len()];
        for asked in asked {
            for (score, kind) in scores.iter_mut().zip(self.best_kinds(&asked.words)) {
                *score = if kind == 0 || *score == 0 { 0 } else { *score + (1 << (3 * kind)) };
            }
        }
        scores
    }

    /// For each role the most that any of the words is to it, as the number of its kind; zero where it has none.
    fn best_kinds(&self, words: &[u32]) -> Vec<u32> {
        let mut best = vec![0; self.titles.len()];
        for word in words.iter().filter_map(|word| self.words.get(*word as usize)) {
            for posting in &word.roles {
                if let Some(best) = best.get_mut((posting / KINDS) as usize) {
                    *best = (*best).max(posting % KINDS);
                }
            }
        }
        best
    }

    /// For each term that forgives, the words that it accepts only so, in the roles that answer: the most common
    /// first.
    fn forgiven(&self, asked: &[Asked], scores: &[u32]) -> Vec<String> {
        let mut forgiven = Vec::new();
        for Asked { term, words } in asked.iter().filter(|asked| asked.term.is_forgiving) {
            let (mut used, mut rarities) = (Vec::new(), Vec::new());
            for word in words.iter().filter_map(|word| self.words.get(*word as usize)) {
                if !term.accepts_exactly(&word.text) && word.is_in(scores) {
                    rarities.push(u64::MAX - word.roles.len() as u64);
                    used.push(word);
                }
            }
            for word in order::of_numbers(&rarities).into_iter().take(MOST_FORGIVEN) {
                forgiven.extend(used.get(word).map(|word| word.text.clone()));
            }
        }
        forgiven
    }
}

impl Word {
    /// Notes that a role has it in a piece of some kind.
    fn add(&mut self, posting: u32) {
        match self.roles.last_mut() {
            Some(last) if *last / KINDS == posting / KINDS => *last = posting.max(*last),
            _ => self.roles.push(posting),
        }
    }

    /// Whether a role has it that has a score.
    fn is_in(&self, scores: &[u32]) -> bool {
        self.roles.iter().any(|posting| at(scores, (posting / KINDS) as usize) > 0)
    }
}

/// The place of each role among all titles, whatever the department.
fn title_places(catalog: &Catalog) -> Vec<u32> {
    let mut titles = Vec::new();
    for role in &catalog.roles {
        let mut title = String::new();
        role.title.chars().for_each(|letter| fold(letter, &mut title));
        titles.push(title);
    }
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    order::places(&order::of_texts(&titles))
}

/// The number at `index`, or zero.
fn at(numbers: &[u32], index: usize) -> u32 {
    numbers.get(index).copied().unwrap_or_default()
}

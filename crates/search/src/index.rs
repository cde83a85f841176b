//! A catalog's words, prepared once so that a keystroke need not read its pages.
//!
//! ```text
//! words:     "builds"   "git"      "gitignore"  …   sorted and unique
//! postings:  0.item 4.prose  …                      the roles that have each, ascending, with the best field kind
//!
//! fields:    0.title  0.prose  0.heading  …         the fields of all roles, in order
//! tokens:    17 4 90 | 3 4 5 2 … | 17 …             the words of each field, in order
//! ```
//!
//! A whole word is a binary search, and the words that start with a prefix are neighbours. The words of a field are
//! only looked at for the roles that are shown.

use super::fields::{KINDS, each_field};
use super::terms::Term;
use super::words::each_word;
use rolebook_letters::ranks;
use rolebook_model::{Catalog, Role};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

/// Which roles of a catalog have which words, and in which fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextIndex {
    /// Sorted by text.
    words: Vec<Word>,
    /// The words of all fields, as indices into `words`.
    tokens: Vec<u32>,
    /// Where in `tokens` each field starts.
    fields: Vec<u32>,
    /// Where in `fields` each role starts.
    roles: Vec<u32>,
    /// The rank of each role when all are sorted by title.
    title_ranks: Vec<u32>,
}

/// Languages that write compounds as one word, in which visitors look for a part of them.
const COMPOUNDING: [&str; 12] = ["af", "da", "de", "et", "fi", "hu", "is", "nb", "nl", "nn", "no", "sv"];

/// Greater than any number that says how close a word is to a term.
const CLOSENESSES: u32 = 4;

/// The maximum number of corrections that are named for a misspelt word.
const MAX_CORRECTIONS: usize = 3;

#[derive(Clone, Debug, Default, PartialEq)]
struct Word {
    /// Folded.
    text: String,
    /// For each role that has it, ascending: the role's index times [`KINDS`], plus the kind of the field that weighs
    /// most.
    postings: Vec<u32>,
    /// Whether a text in a language with compounds has it.
    may_be_compound: bool,
}

/// The result of searching for a text.
pub(super) struct Search {
    /// Every word of the text.
    pub(super) terms: Vec<TermWords>,
    /// The score of each role; zero where it lacks a word.
    pub(super) scores: Vec<u32>,
    /// The words, folded, that matched only with a typo; empty where nothing was misspelt.
    pub(super) corrections: Vec<String>,
}

/// A term of a query with the words of the catalog that match it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TermWords {
    pub(super) term: Term,
    /// As indices into the index's words, ascending.
    words: Vec<u32>,
}

impl TextIndex {
    /// The index of everything that the catalog's pages show, and of aliases.
    pub fn new(catalog: &Catalog) -> TextIndex {
        let mut index = TextIndex { title_ranks: title_ranks(catalog), ..TextIndex::default() };
        let mut vocabulary = Vocabulary::default();
        for (number, role) in (0..).zip(&catalog.roles) {
            let language = if role.language.is_empty() { &catalog.site.language } else { &role.language };
            vocabulary.has_compounds = COMPOUNDING.contains(&language.split('-').next().unwrap_or_default());
            index.add_role(number, role, &mut vocabulary);
        }
        let (words, ranks) = vocabulary.sorted();
        index.words = words;
        for token in &mut index.tokens {
            *token = at(&ranks, *token as usize);
        }
        index
    }

    /// Adds the role's fields. Their tokens are numbers of the vocabulary until it is sorted.
    fn add_role(&mut self, number: u32, role: &Role, vocabulary: &mut Vocabulary) {
        self.roles.push(self.fields.len() as u32);
        each_field(role, &mut |field| {
            self.fields.push(self.tokens.len() as u32);
            let posting = number * KINDS + field.kind as u32;
            each_word(&field.text(), &mut |word| self.tokens.push(vocabulary.add(word.text, posting)));
        });
    }

    /// Searches every role for the words of `text`. Where no role has them all, one typo is allowed: first in the words
    /// that match nothing, then in any.
    pub(super) fn search(&self, text: &str) -> Search {
        let mut terms: Vec<TermWords> =
            Term::all(text).into_iter().map(|term| self.exact_matches(term)).collect();
        let mut scores = self.scores(&terms);
        for in_any_term in [false, true] {
            if scores.iter().all(|score| *score == 0) {
                for term in terms.iter_mut().filter(|term| in_any_term || term.words.is_empty()) {
                    self.allow_typo(term);
                }
                scores = self.scores(&terms);
            }
        }
        let corrections = self.corrections(&terms, &scores);
        Search { terms, scores, corrections }
    }

    /// The rank of a role when all are sorted by title, across departments.
    pub(super) fn title_rank(&self, role: usize) -> u32 {
        at(&self.title_ranks, role)
    }

    /// For each field of the role, in the order of [`each_field`], how many of the terms it contains.
    pub(super) fn matched_terms(&self, role: usize, terms: &[TermWords]) -> Vec<u32> {
        let fields = range(&self.roles, role, self.fields.len());
        let in_field = |field: usize| {
            let tokens = self.tokens.get(range(&self.fields, field, self.tokens.len())).unwrap_or_default();
            let is_in = |term: &&TermWords| tokens.iter().any(|word| term.words.binary_search(word).is_ok());
            terms.iter().filter(is_in).count() as u32
        };
        fields.map(in_field).collect()
    }

    /// The words of all fields of a role, one after the other.
    fn tokens_of(&self, role: usize) -> &[u32] {
        let fields = range(&self.roles, role, self.fields.len());
        let start = |field: usize| self.fields.get(field).map_or(self.tokens.len(), |start| *start as usize);
        self.tokens.get(start(fields.start)..start(fields.end)).unwrap_or_default()
    }

    /// The words that match a term without a typo. Those that have it behind other letters do so in languages with compounds,
    /// and in others where no word begins with it.
    fn exact_matches(&self, mut term: Term) -> TermWords {
        let mut is_match = vec![false; self.words.len()];
        let own = (&*term.text, term.is_prefix);
        let also = term.also.iter().map(|(joined, is_prefix)| (&**joined, *is_prefix));
        for (text, is_prefix) in also.chain([own]) {
            let matching = self.beginning(text, is_prefix);
            is_match.get_mut(matching).unwrap_or_default().fill(true);
        }
        if term.is_long() {
            let is_unknown = !is_match.contains(&true);
            for (word, is_match) in self.words.iter().zip(&mut is_match) {
                if (is_unknown || word.may_be_compound) && term.stands_within(&word.text) {
                    *is_match = true;
                    term.is_within = true;
                }
            }
        }
        TermWords { term, words: places(&is_match) }
    }

    /// The words that are `text` or, where it is a prefix, start with it: they are neighbours.
    fn beginning(&self, text: &str, is_prefix: bool) -> Range<usize> {
        let is_before = |word: &Word| *word.text < *text;
        let is_it = |word: &Word| if is_prefix { word.text.starts_with(text) } else { word.text == text };
        let start = self.words.partition_point(is_before);
        start..self.words.partition_point(|word| is_before(word) || is_it(word))
    }

    /// Adds the words that match a term with a typo.
    fn allow_typo(&self, TermWords { term, words }: &mut TermWords) {
        *term = term.with_typo();
        let mut is_match: Vec<bool> =
            self.words.iter().map(|word| term.matches_misspelt(&word.text)).collect();
        for word in words.iter() {
            if let Some(is_match) = is_match.get_mut(*word as usize) {
                *is_match = true;
            }
        }
        *words = places(&is_match);
    }

    /// The score of each role. A word in a title weighs more than five in names of levels, and so on down to running
    /// text.
    fn scores(&self, terms: &[TermWords]) -> Vec<u32> {
        let mut scores = vec![1; self.title_ranks.len()];
        for term in terms {
            for (score, best) in scores.iter_mut().zip(self.best_matches(term)) {
                let (kind, closeness) = (best / CLOSENESSES, best % CLOSENESSES);
                *score = if kind == 0 || *score == 0 { 0 } else { *score + ((4 + closeness) << (3 * kind)) };
            }
        }
        let mut rest = terms;
        while let Some((_, behind)) = rest.split_first() {
            let continued = behind.iter().take_while(|term| term.term.continues).count();
            let (run, behind) = rest.split_at_checked(continued + 1).unwrap_or_default();
            if continued > 0 {
                self.drop_without(run, &mut scores);
            }
            rest = behind;
        }
        scores
    }

    /// For each role the kind of the field that weighs most among those with any of the term's words, times
    /// [`CLOSENESSES`], plus how close the closest of those words is: the word itself, one that begins with it, one that has it
    /// within. Zero where there is none.
    fn best_matches(&self, TermWords { term, words }: &TermWords) -> Vec<u32> {
        let mut best = vec![0; self.title_ranks.len()];
        for word in words.iter().filter_map(|word| self.words.get(*word as usize)) {
            let closeness = match () {
                () if term.is(&word.text) => 2,
                () => u32::from(!term.is_within || word.text.starts_with(&term.text)),
            };
            for posting in &word.postings {
                if let Some(best) = best.get_mut((posting / KINDS) as usize) {
                    *best = (*best).max(posting % KINDS * CLOSENESSES + closeness);
                }
            }
        }
        best
    }

    /// Takes the score of the roles that have not all pairs of a run one after the other.
    fn drop_without(&self, run: &[TermWords], scores: &mut [u32]) {
        for (role, score) in scores.iter_mut().enumerate().filter(|(_, score)| **score > 0) {
            let is_in = |(token, term): (&u32, &TermWords)| term.words.binary_search(token).is_ok();
            let tokens = self.tokens_of(role).windows(run.len());
            if !tokens.into_iter().any(|tokens| tokens.iter().zip(run).all(is_in)) {
                *score = 0;
            }
        }
    }

    /// For each term that allows a typo, the words that match it only so in roles with a score, the most common first.
    fn corrections(&self, terms: &[TermWords], scores: &[u32]) -> Vec<String> {
        let mut corrections = Vec::new();
        for TermWords { term, words } in terms.iter().filter(|term| term.term.allows_typo) {
            let words = words.iter().filter_map(|word| self.words.get(*word as usize));
            let is_correction = |word: &&Word| !term.matches_exactly(&word.text) && word.is_in(scores);
            let mut words: Vec<&Word> = words.filter(is_correction).collect();
            words.sort_by_key(|word| Reverse(word.postings.len()));
            corrections.extend(words.into_iter().take(MAX_CORRECTIONS).map(|word| word.text.clone()));
        }
        corrections
    }
}

impl Word {
    /// Notes that a role has it in a field of some kind.
    fn add(&mut self, posting: u32) {
        match self.postings.last_mut() {
            Some(last) if *last / KINDS == posting / KINDS => *last = posting.max(*last),
            _ => self.postings.push(posting),
        }
    }

    /// Whether a role with a score has it.
    fn is_in(&self, scores: &[u32]) -> bool {
        self.postings.iter().any(|posting| at(scores, (posting / KINDS) as usize) > 0)
    }
}

/// The words so far, numbered as they come.
#[derive(Default)]
struct Vocabulary {
    numbers: HashMap<String, usize>,
    words: Vec<Word>,
    /// Whether the words to come are of a language with compounds.
    has_compounds: bool,
}

impl Vocabulary {
    /// Adds a posting of a word, and returns the word's number.
    fn add(&mut self, text: &str, posting: u32) -> u32 {
        let number = match self.numbers.get(text) {
            Some(number) => *number,
            None => {
                self.numbers.insert(text.to_owned(), self.words.len());
                self.words.push(Word { text: text.to_owned(), ..Word::default() });
                self.words.len() - 1
            }
        };
        if let Some(word) = self.words.get_mut(number) {
            word.add(posting);
            word.may_be_compound |= self.has_compounds;
        }
        number as u32
    }

    /// The words sorted by text, and the rank of each by its number.
    fn sorted(self) -> (Vec<Word>, Vec<u32>) {
        let mut words: Vec<(usize, Word)> = self.words.into_iter().enumerate().collect();
        words.sort_unstable_by(|(_, one), (_, other)| one.text.cmp(&other.text));
        let ranks = ranks_of(words.iter().map(|(number, _)| *number));
        (words.into_iter().map(|(_, word)| word).collect(), ranks)
    }
}

/// The rank of each role when all are sorted by title, across departments.
fn title_ranks(catalog: &Catalog) -> Vec<u32> {
    let titles: Vec<&str> = catalog.roles.iter().map(|role| &*role.title).collect();
    ranks(&titles, &catalog.site.language)
}

/// What the entry at `index` covers of a list with this length, by where each starts.
fn range(starts: &[u32], index: usize, len: usize) -> Range<usize> {
    let end = starts.get(index + 1).map_or(len, |end| *end as usize);
    at(starts, index) as usize..end
}

/// The rank of each index, given all indices in sorted order.
fn ranks_of(sorted: impl ExactSizeIterator<Item = usize>) -> Vec<u32> {
    let mut ranks = vec![0; sorted.len()];
    for (rank, index) in (0..).zip(sorted) {
        if let Some(place) = ranks.get_mut(index) {
            *place = rank;
        }
    }
    ranks
}

/// The number at `index`, or zero.
fn at(numbers: &[u32], index: usize) -> u32 {
    numbers.get(index).copied().unwrap_or_default()
}

/// The places that are marked, ascending.
fn places(is_marked: &[bool]) -> Vec<u32> {
    (0..).zip(is_marked).filter(|(_, is_marked)| **is_marked).map(|(place, _)| place).collect()
}

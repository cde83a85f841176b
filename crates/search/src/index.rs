//! A catalog's words, prepared once so that a keystroke need not read its pages.
//!
//! ```text
//! words:     "git"      "builds"   "gitignore"  …   numbered as they come, with an order by text
//! postings:  0.item 4.prose  …                      the roles that have each, ascending, with the best field kind
//!
//! fields:    0.title  0.prose  0.heading  …         the fields of all roles, in order
//! tokens:    17 4 90 | 3 4 5 2 … | 17 …             the words of each field, in order
//! names:     0.title  0.level  …                    the fields that name a role or a level
//! ```
//!
//! A whole word is a binary search, and the words that start with a prefix are neighbours. The words of a field are
//! only looked at for the roles that are shown, and those of names for all that are found.
//!
//! An [`Indexing`] adds one role after the other, so that a browser can do something else in between.

use super::facets::Facets;
use super::fields::{FieldKind, KINDS, each_field};
use super::numbers::TextNumbers;
use super::terms::Term;
use super::words::each_word;
use rolebook_letters::ranks;
use rolebook_model::{Availability, Catalog, Role};
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// Which roles of a catalog have which words, and in which fields; and which can be filtered by what.
#[derive(Clone, Debug, Default)]
pub struct TextIndex {
    words: Vec<Word>,
    /// The words by text, as indices.
    by_text: Vec<u32>,
    /// The words of all fields, as indices into `words`.
    tokens: Vec<u32>,
    /// Where in `tokens` each field starts.
    fields: Vec<u32>,
    /// Where in `fields` each role starts.
    roles: Vec<u32>,
    /// The titles, aliases and names of levels, as indices into `fields`.
    names: Vec<u32>,
    /// Where in `names` each role starts.
    named: Vec<u32>,
    metadata: Rc<Metadata>,
}

/// What does not change when the texts of roles arrive.
#[derive(Debug, Default)]
struct Metadata {
    facets: Facets,
    /// Whether each role is open: looking into a thousand roles takes longer than all else of a search.
    is_open: Vec<bool>,
    /// The rank of each role when all are sorted by title. Made when it is first needed: a browser compares slowly.
    title_ranks: OnceCell<Vec<u32>>,
}

/// An index that is being made.
#[derive(Debug, Default)]
pub struct Indexing {
    index: TextIndex,
    /// The number of each word.
    numbers: TextNumbers,
}

/// Languages that write compounds as one word, in which visitors look for a part of them.
const COMPOUNDING: [&str; 12] = ["af", "da", "de", "et", "fi", "hu", "is", "nb", "nl", "nn", "no", "sv"];

/// How many bits of the score of a name say how short it is.
pub(super) const LENGTH_BITS: u32 = 5;

/// The number of words from which on names count as equally long.
const MAX_LENGTH: usize = (1 << LENGTH_BITS) - 1;

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
    /// As indices into the index's words, ascending, each with how close it is to the term.
    words: Vec<(u32, u8)>,
}

/// The only kind of texts that an index numbers.
const WORD: u64 = 1;

/// A word that has the term within, or after a correction.
const WITHIN: u8 = 0;

/// A word that begins with the term.
const BEGINS: u8 = 1;

/// The term itself.
const WHOLE: u8 = 2;

impl TermWords {
    /// Whether no role has a word that matches it.
    pub(super) fn is_unknown(&self) -> bool {
        self.words.is_empty()
    }

    /// How close a word is to the term; `None` where it does not match.
    fn closeness(&self, word: u32) -> Option<u8> {
        let place = self.words.binary_search_by_key(&word, |(word, _)| *word).ok()?;
        self.words.get(place).map(|(_, closeness)| *closeness)
    }
}

impl TextIndex {
    /// The index of everything that the catalog's pages show, and of aliases.
    pub fn new(catalog: &Catalog) -> TextIndex {
        let is_open = |role: &Arc<Role>| role.availability == Some(Availability::Open);
        let is_open = catalog.roles.iter().map(is_open).collect();
        let metadata = Metadata { facets: Facets::new(catalog), is_open, ..Metadata::default() };
        let mut indexing = Indexing::default();
        indexing.index.metadata = Rc::new(metadata);
        while !indexing.add_next(catalog) {}
        indexing.finish()
    }

    /// An index to be made of the same roles with more of their texts.
    pub fn again(&self) -> Indexing {
        let mut indexing = Indexing::default();
        indexing.index.metadata = Rc::clone(&self.metadata);
        indexing
    }

    /// Makes now what the first search needs beyond the words, for a catalog that the index is of.
    pub fn prepare(&self, catalog: &Catalog) {
        self.title_ranks(catalog);
    }

    /// The facets.
    pub(super) fn facets(&self) -> &Facets {
        &self.metadata.facets
    }

    /// Whether a role has a vacancy that is open.
    pub(super) fn is_open(&self, role: usize) -> bool {
        self.metadata.is_open.get(role).copied().unwrap_or_default()
    }

    /// Searches every role for the words of `text`. Where no role has them all, each may be the beginning of a word; then one typo
    /// is allowed: first in the words that match nothing, then in any.
    pub(super) fn search(&self, text: &str) -> Search {
        let exact = |are_begun: bool| {
            let mut terms = Vec::new();
            for mut term in Term::all(text) {
                // A single letter begins too much: one that looks for C does not mean customers.
                term.is_prefix |= are_begun && term.is_word && term.text.chars().nth(1).is_some();
                terms.push(self.exact_matches(term));
            }
            let scores = self.scores(&terms);
            (terms, scores)
        };
        let (mut terms, mut scores) = exact(false);
        if is_nothing(&scores) {
            let begun = exact(true);
            if !is_nothing(&begun.1) {
                (terms, scores) = begun;
            }
        }
        for in_any_term in [false, true] {
            if is_nothing(&scores) {
                for term in terms.iter_mut().filter(|term| in_any_term || term.words.is_empty()) {
                    self.allow_typo(term);
                }
                scores = self.scores(&terms);
            }
        }
        let corrections = self.corrections(&terms, &scores);
        Search { terms, scores, corrections }
    }

    /// The ranks of the roles when all are sorted by title, across departments.
    pub(super) fn title_ranks(&self, catalog: &Catalog) -> &[u32] {
        self.metadata.title_ranks.get_or_init(|| {
            let titles: Vec<&str> = catalog.roles.iter().map(|role| &*role.title).collect();
            ranks(&titles, &catalog.site.language)
        })
    }

    /// How well a name of the role is what was searched for: one that has more of the words, or has them whole, is better; among
    /// such, one that has nothing else, then one that has them in order. The last [`LENGTH_BITS`] are more for fewer words: among
    /// roles that are equal otherwise, the shorter name is better. `best` has a number for each term, and is overwritten.
    pub(super) fn name_score(&self, role: usize, terms: &[TermWords], best: &mut [u64]) -> u64 {
        let names = self.names.get(range(&self.named, role, self.names.len())).unwrap_or_default();
        let score = |field: &u32| score_of_name(self.tokens_of_field(*field as usize), terms, best);
        names.iter().map(score).max().unwrap_or_default()
    }

    /// For each field of the role, in the order of [`each_field`], how many of the terms it contains.
    pub(super) fn matched_terms(&self, role: usize, terms: &[TermWords]) -> Vec<u32> {
        let fields = range(&self.roles, role, self.fields.len());
        let in_field = |field: usize| {
            let tokens = self.tokens_of_field(field);
            let is_in = |term: &&TermWords| tokens.iter().any(|word| term.closeness(*word).is_some());
            terms.iter().filter(is_in).count() as u32
        };
        fields.map(in_field).collect()
    }

    /// The words of a field, in order.
    fn tokens_of_field(&self, field: usize) -> &[u32] {
        self.tokens.get(range(&self.fields, field, self.tokens.len())).unwrap_or_default()
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
            for word in self.beginning(text, is_prefix) {
                is_match.get_mut(*word as usize).into_iter().for_each(|is_match| *is_match = true);
            }
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
        self.matching(term, &is_match)
    }

    /// The words that are `text` or, where it is a prefix, start with it: they are neighbours by text.
    fn beginning(&self, text: &str, is_prefix: bool) -> &[u32] {
        let word = |word: &u32| self.words.get(*word as usize).map_or("", |word| &*word.text);
        let is_it = |word: &str| if is_prefix { word.starts_with(text) } else { word == text };
        let start = self.by_text.partition_point(|it| word(it) < text);
        let (_, behind) = self.by_text.split_at(start);
        behind.split_at(behind.partition_point(|it| is_it(word(it)))).0
    }

    /// A term with the words that are marked.
    fn matching(&self, term: Term, is_match: &[bool]) -> TermWords {
        let closeness = |word: &Word| match () {
            () if term.is(&word.text) => WHOLE,
            () if !term.is_within || word.text.starts_with(&term.text) => BEGINS,
            () => WITHIN,
        };
        let mut words = Vec::new();
        for (number, word) in self.words.iter().enumerate() {
            if is_match.get(number) == Some(&true) {
                words.push((number as u32, closeness(word)));
            }
        }
        TermWords { term, words }
    }

    /// Adds the words that match a term with a typo.
    fn allow_typo(&self, matching: &mut TermWords) {
        let term = matching.term.with_typo();
        let mut is_match: Vec<bool> =
            self.words.iter().map(|word| term.matches_misspelt(&word.text)).collect();
        for (word, _) in &matching.words {
            is_match.get_mut(*word as usize).into_iter().for_each(|is_match| *is_match = true);
        }
        *matching = self.matching(term, &is_match);
    }

    /// The score of each role. A word in a title weighs more than five in names of levels, and so on down to running
    /// text.
    pub(super) fn scores(&self, terms: &[TermWords]) -> Vec<u32> {
        let mut scores = vec![1; self.roles.len()];
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
    fn best_matches(&self, TermWords { words, .. }: &TermWords) -> Vec<u32> {
        let mut best = vec![0; self.roles.len()];
        for (word, closeness) in words {
            let postings = self.words.get(*word as usize).map_or(&[] as &[u32], |word| &word.postings);
            for posting in postings {
                if let Some(best) = best.get_mut((posting / KINDS) as usize) {
                    *best = (*best).max(posting % KINDS * CLOSENESSES + u32::from(*closeness));
                }
            }
        }
        best
    }

    /// Takes the score of the roles that have not all pairs of a run one after the other.
    fn drop_without(&self, run: &[TermWords], scores: &mut [u32]) {
        for (role, score) in scores.iter_mut().enumerate().filter(|(_, score)| **score > 0) {
            let is_in = |(token, term): (&u32, &TermWords)| term.closeness(*token).is_some();
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
            let mut order: Vec<(u64, usize)> = Vec::new();
            for (number, _) in words {
                if let Some(word) = self.words.get(*number as usize)
                    && !term.matches_exactly(&word.text)
                    && word.is_in(scores)
                {
                    order.push((u64::MAX - word.postings.len() as u64, *number as usize));
                }
            }
            order.sort_unstable();
            order.truncate(MAX_CORRECTIONS);
            for (_, number) in order {
                corrections.extend(self.words.get(number).map(|word| word.text.clone()));
            }
        }
        corrections
    }
}

/// Whether no role has a score.
fn is_nothing(scores: &[u32]) -> bool {
    scores.iter().all(|score| *score == 0)
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

impl Indexing {
    /// Adds the next role of the catalog. Returns whether there is none.
    pub fn add_next(&mut self, catalog: &Catalog) -> bool {
        let number = self.index.roles.len();
        let Some(role) = catalog.roles.get(number) else { return true };
        let language = if role.language.is_empty() { &catalog.site.language } else { &role.language };
        let has_compounds = COMPOUNDING.contains(&language.split('-').next().unwrap_or_default());
        let known = self.index.words.len();
        self.index.roles.push(self.index.fields.len() as u32);
        self.index.named.push(self.index.names.len() as u32);
        each_field(catalog.department_name(&role.department), role, &mut |field| {
            if field.kind >= FieldKind::Level {
                self.index.names.push(self.index.fields.len() as u32);
            }
            self.index.fields.push(self.index.tokens.len() as u32);
            let posting = number as u32 * KINDS + field.kind as u32;
            each_word(&field.text(), &mut |word| self.add(word.text, posting, has_compounds));
        });
        self.sort_from(known);
        false
    }

    /// The index of the roles that were added.
    pub fn finish(self) -> TextIndex {
        self.index
    }

    /// Adds a word of a field.
    fn add(&mut self, text: &str, posting: u32, has_compounds: bool) {
        let TextIndex { words, tokens, .. } = &mut self.index;
        let is_it = |number: usize| words.get(number).is_some_and(|word| word.text == text);
        let number = self.numbers.number(WORD, text, words.len(), &is_it);
        let number = number.unwrap_or_else(|| {
            words.push(Word { text: text.to_owned(), ..Word::default() });
            words.len() - 1
        });
        tokens.push(number as u32);
        if let Some(word) = words.get_mut(number) {
            word.add(posting);
            word.may_be_compound |= has_compounds;
        }
    }

    /// Puts the words from this one on among those before it, by text.
    fn sort_from(&mut self, known: usize) {
        let TextIndex { words, by_text, .. } = &mut self.index;
        let text = |word: &u32| words.get(*word as usize).map_or("", |word| &*word.text);
        let mut new: Vec<u32> = (known as u32..words.len() as u32).collect();
        new.sort_unstable_by_key(text);
        let mut merged = Vec::with_capacity(words.len());
        let mut rest = by_text.as_slice();
        for word in &new {
            let (before, behind) = rest.split_at(rest.partition_point(|other| text(other) < text(word)));
            merged.extend_from_slice(before);
            merged.push(*word);
            rest = behind;
        }
        merged.extend_from_slice(rest);
        *by_text = merged;
    }
}

/// How well a name of these words is what was searched for. A whole word weighs more than any order of the words. `best` has a
/// number for each term.
fn score_of_name(tokens: &[u32], terms: &[TermWords], best: &mut [u64]) -> u64 {
    best.fill(0);
    let (mut whole, mut pairs) = (0, 0_u64);
    // The terms that the word before matches, a bit each.
    let mut before: u32 = 0;
    for token in tokens {
        let (mut here, mut is_whole) = (0, false);
        for (number, (term, best)) in terms.iter().zip(&mut *best).enumerate() {
            if let Some(closeness) = term.closeness(*token) {
                here |= 1 << number;
                is_whole |= closeness == WHOLE;
                *best = (1 << closeness).max(*best);
            }
        }
        pairs += u64::from((before << 1) & here != 0);
        whole += usize::from(is_whole);
        before = here;
    }
    let is_all = u64::from(whole == tokens.len() && whole > 0);
    let score = best.iter().sum::<u64>() * 8 + is_all * 4 + pairs.min(3);
    score << LENGTH_BITS | (MAX_LENGTH - tokens.len().min(MAX_LENGTH)) as u64
}

/// What the entry at `index` covers of a list with this length, by where each starts.
pub(super) fn range(starts: &[u32], index: usize, len: usize) -> Range<usize> {
    let end = starts.get(index + 1).map_or(len, |end| *end as usize);
    at(starts, index) as usize..end
}

/// The number at `index`, or zero.
fn at(numbers: &[u32], index: usize) -> u32 {
    numbers.get(index).copied().unwrap_or_default()
}

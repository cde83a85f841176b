//! A text as typed → the terms of a query.

use super::words::{Boundary, each_word};
use rolebook_letters::nfc;

/// The maximum number of terms: more than anyone types. Further words are ignored.
const MAX_TERMS: usize = 32;

/// The minimum number of letters in a term that allows a typo, or is looked for within words: a shorter one would match
/// too many.
const MIN_LETTERS: usize = 4;

/// The minimum number of bytes before a term within a word: parts of compounds are longer than prefixes.
const MIN_BYTES_BEFORE: usize = 3;

/// A word to search for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Term {
    /// Folded.
    pub(super) text: String,
    /// The same with its neighbours, which text may have as one word, and whether words that start with that match.
    pub(super) also: Vec<(String, bool)>,
    /// Whether words that start with it match.
    pub(super) is_prefix: bool,
    /// Whether it is two characters of a run without spaces, and the first of them is the second of the term before.
    pub(super) continues: bool,
    /// Whether words that contain it match.
    pub(super) is_within: bool,
    /// Whether words that differ from it by one typo match.
    pub(super) allows_typo: bool,
    /// Whether it is a word, and no part of a run.
    pub(super) is_word: bool,
}

impl Term {
    /// The terms of `text`. The last may be unfinished, so it is a prefix.
    pub(super) fn all(text: &str) -> Vec<Term> {
        let mut terms: Vec<Term> = Vec::new();
        each_word(&nfc(text), &mut |word| {
            // The last character of a run adds nothing to its last pair, and neighbours are joined below.
            let is_term = !matches!(word.boundary, Boundary::Last | Boundary::Bare | Boundary::Joined);
            if is_term && terms.len() < MAX_TERMS {
                terms.push(Term {
                    text: word.text.to_owned(),
                    also: Vec::new(),
                    is_prefix: word.boundary == Boundary::Single,
                    continues: word.boundary == Boundary::Pair,
                    is_within: false,
                    allows_typo: false,
                    is_word: word.boundary == Boundary::Whole,
                });
            }
        });
        if let Some(last) = terms.last_mut() {
            last.is_prefix = true;
        }
        join_neighbours(&mut terms);
        terms
    }

    /// The same with one typo allowed, where it is long enough for that.
    pub(super) fn with_typo(&self) -> Term {
        Term { allows_typo: self.is_long(), ..self.clone() }
    }

    /// Whether it is a word of enough letters to be looked for in other spellings.
    pub(super) fn is_long(&self) -> bool {
        self.is_word && self.text.chars().filter(|letter| letter.is_alphabetic()).count() >= MIN_LETTERS
    }

    /// Whether a folded word matches.
    pub(super) fn matches(&self, word: &str) -> bool {
        self.matches_exactly(word) || self.matches_misspelt(word)
    }

    /// Whether a folded word matches without a typo.
    pub(super) fn matches_exactly(&self, word: &str) -> bool {
        self.rest_matches(&self.text, word)
            || self.also.iter().any(|(joined, is_prefix)| matches(joined, word, *is_prefix))
            || self.is_within && self.stands_within(word)
    }

    /// Whether it is a part of a folded word behind other letters.
    pub(super) fn stands_within(&self, word: &str) -> bool {
        let text = self.text.as_bytes();
        let mut parts = word.as_bytes().windows(text.len()).skip(MIN_BYTES_BEFORE);
        // Looking at a byte first spares most comparisons, of which a keystroke makes one for each byte of all words.
        parts.any(|part| part.first() == text.first() && part == text)
    }

    /// Whether a folded word is it, and not only starts like it.
    pub(super) fn is(&self, word: &str) -> bool {
        self.text == word || self.also.iter().any(|(joined, _)| joined == word)
    }

    /// Whether a typo is allowed, and the word matches after one letter is inserted, deleted or replaced, or two neighbours are
    /// swapped. The typo must be at the first letter that differs.
    pub(super) fn matches_misspelt(&self, word: &str) -> bool {
        if !self.allows_typo {
            return false;
        }
        let (mut term, mut word) = (self.text.chars(), word.chars());
        loop {
            let (term_rest, word_rest) = (term.as_str(), word.as_str());
            match (term.next(), word.next()) {
                (Some(one), Some(other)) if one == other => {}
                (one, other) => {
                    let (after_term, after_word) = (term.as_str(), word.as_str());
                    let is_swapped = one.is_some() && term.next() == other && word.next() == one;
                    return self.rest_matches(term_rest, after_word)
                        || self.rest_matches(after_term, word_rest)
                        || self.rest_matches(after_term, after_word)
                        || is_swapped && self.rest_matches(term.as_str(), word.as_str());
                }
            }
        }
    }

    fn rest_matches(&self, term: &str, word: &str) -> bool {
        matches(term, word, self.is_prefix)
    }
}

fn matches(term: &str, word: &str, is_prefix: bool) -> bool {
    if is_prefix { word.starts_with(term) } else { word == term }
}

/// Lets every two words stand for one without the space or hyphen between them: "front end", "front-end" and "frontend".
fn join_neighbours(terms: &mut [Term]) {
    for second in 1..terms.len() {
        let Some((before, [next, ..])) = terms.split_at_mut_checked(second) else { return };
        let Some(first) = before.last_mut().filter(|first| first.is_word && next.is_word) else { continue };
        let joined = (format!("{}{}", first.text, next.text), next.is_prefix);
        first.also.push(joined.clone());
        next.also.push(joined);
    }
}
#[cfg(test)]
mod tests {
    use super::*;

    /// Which of `words` match the only term of `text` with a typo allowed.
    #[track_caller]
    fn check(text: &str, is_prefix: bool, words: &str, expect: &str) {
        let mut term = Term::all(text).remove(0).with_typo();
        term.is_prefix = is_prefix;
        let matching: Vec<&str> = words.split(' ').filter(|word| term.matches(word)).collect();
        assert_eq!(matching.join(" "), expect);
    }

    #[test]
    fn one_letter_may_be_missing_added_replaced_or_swapped() {
        check(
            "manager",
            false,
            "manager manger managger mansger manaegr anager managers amnager",
            "manager manger managger mansger manaegr anager managers amnager",
        );
        check("manager", false, "mangr managing manages2 anagerm maanegr", "");
        check("équipe", false, "equipes éq", "equipes");
    }

    #[test]
    fn an_unfinished_word_may_have_a_typo_too() {
        check("mang", true, "manager mango maangement naming amnesty", "manager mango maangement");
        check("manga", true, "manager mannequin managing man mang", "manager managing mang");
    }

    #[test]
    fn short_words_and_numbers_allow_no_typo() {
        check("rust", false, "rust trust ruts", "rust trust ruts");
        check("git", false, "git gin gits", "git");
        check("2024", false, "2024 2025", "2024");
    }

    #[test]
    fn only_the_last_word_may_be_unfinished() {
        let terms = Term::all("data eng 者 開発者 x");
        let prefixes: Vec<(&str, bool)> = terms.iter().map(|term| (&*term.text, term.is_prefix)).collect();
        assert_eq!(
            prefixes,
            [("data", false), ("eng", false), ("者", true), ("開発", false), ("発者", false), ("x", true)]
        );
    }

    #[test]
    fn the_number_of_terms_is_limited() {
        assert_eq!(Term::all(&"a ".repeat(100)).len(), MAX_TERMS);
    }
}

//! A text as typed → what it asks for, word by word.

use super::words::{Cut, each_word};

/// How many words of a text are looked for: the first ones, and more than anyone types.
const MOST_TERMS: usize = 32;

/// From how many letters on a word may have a wrong one: a shorter one would soon be any other.
const LEAST_LETTERS: usize = 4;

/// One word that is asked for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Term {
    /// Folded.
    pub(super) text: String,
    /// Whether words that only begin with it will do.
    is_prefix: bool,
    /// Whether words with another letter in one place will do.
    pub(super) is_forgiving: bool,
}

impl Term {
    /// The words that `text` asks for. The last may still be in the typing, so it is a prefix.
    pub(super) fn all(text: &str) -> Vec<Term> {
        let mut terms: Vec<Term> = Vec::new();
        each_word(text, &mut |word| {
            // The last character of a run says nothing that its last pair does not.
            if word.cut != Cut::Last && terms.len() < MOST_TERMS {
                let is_prefix = word.cut == Cut::Single;
                terms.push(Term { text: word.text.to_owned(), is_prefix, is_forgiving: false });
            }
        });
        terms.last_mut().into_iter().for_each(|last| last.is_prefix = true);
        terms
    }

    /// The same with one wrong letter forgiven, where it is long enough for that.
    pub(super) fn forgiving(&self) -> Term {
        let letters = self.text.chars().filter(|letter| letter.is_alphabetic()).count();
        Term { is_forgiving: letters >= LEAST_LETTERS, ..self.clone() }
    }

    /// Whether a folded word is one that it asks for.
    pub(super) fn accepts(&self, word: &str) -> bool {
        self.accepts_exactly(word) || self.is_forgiving && self.nearly(word)
    }

    /// Whether a folded word is one that it asks for, every letter being right.
    pub(super) fn accepts_exactly(&self, word: &str) -> bool {
        self.rest_accepts(&self.text, word)
    }

    /// Whether it would accept the word if one letter were put in, left out or replaced, or two neighbours
    /// swapped. The first letter that differs is where that must have been.
    fn nearly(&self, word: &str) -> bool {
        let (mut asked, mut word) = (self.text.chars(), word.chars());
        loop {
            let (asked_rest, word_rest) = (asked.as_str(), word.as_str());
            match (asked.next(), word.next()) {
                (Some(one), Some(other)) if one == other => {}
                (one, other) => {
                    let (after_asked, after_word) = (asked.as_str(), word.as_str());
                    let is_swapped = one.is_some() && asked.next() == other && word.next() == one;
                    return self.rest_accepts(asked_rest, after_word)
                        || self.rest_accepts(after_asked, word_rest)
                        || self.rest_accepts(after_asked, after_word)
                        || is_swapped && self.rest_accepts(asked.as_str(), word.as_str());
                }
            }
        }
    }

    fn rest_accepts(&self, asked: &str, word: &str) -> bool {
        if self.is_prefix { word.starts_with(asked) } else { word == asked }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of `words` the only term of `text` accepts once it forgives.
    #[track_caller]
    fn check(text: &str, is_prefix: bool, words: &str, expect: &str) {
        let mut term = Term::all(text).remove(0).forgiving();
        term.is_prefix = is_prefix;
        let accepted: Vec<&str> = words.split(' ').filter(|word| term.accepts(word)).collect();
        assert_eq!(accepted.join(" "), expect);
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
    fn a_word_in_the_typing_may_have_a_wrong_letter_too() {
        check("mang", true, "manager mango maangement naming amnesty", "manager mango maangement");
        check("manga", true, "manager mannequin managing man mang", "manager managing mang");
    }

    #[test]
    fn short_words_and_numbers_are_meant_as_they_are() {
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
    fn no_more_words_are_looked_for_than_anyone_types() {
        assert_eq!(Term::all(&"a ".repeat(100)).len(), MOST_TERMS);
    }
}

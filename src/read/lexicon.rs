//! Words as data: the default table and a site's own, made ready for looking up.
//!
//! [`Lexicon::new`] merges both once a site; [`Lexicon::section`], [`Lexicon::rung`], [`Lexicon::is_position`]
//! and [`Lexicon::has_bonus`] then answer for each heading and requirement.

use super::english;
use super::phrases::{Phrase, Phrases};
use crate::model::{Label, Seniority, Words};
use std::rc::Rc;

/// The words that reading goes by.
pub(super) struct Lexicon {
    sections: Phrases,
    other: Phrases,
    bonus: Phrases,
    rungs: Vec<Rung>,
    positions: Phrases,
}

/// A word, or a few, that make a rung.
struct Rung {
    name: String,
    words: usize,
    seniority: Seniority,
}

impl Rung {
    fn new(name: &str, seniority: Seniority) -> Rung {
        let name = fold(name);
        Rung { words: name.split(' ').count(), name, seniority }
    }

    fn is_named_by(&self, words: &[&str]) -> bool {
        words.len() >= self.words && self.name.split(' ').zip(words).all(|(one, other)| one == *other)
    }
}

fn fold(phrase: &str) -> String {
    Folded::new(phrase).text
}

/// A heading's words in lower case, without marks: what phrases are compared with.
pub(super) struct Folded {
    text: String,
}

impl Folded {
    /// Folds `text`: lower case, straight apostrophes, everything else but letters and digits a space.
    pub(super) fn new(text: &str) -> Folded {
        let mut folded = String::with_capacity(text.len());
        for character in text.chars() {
            match character {
                '\'' | '’' | '‘' => folded.push('\''),
                _ if character.is_ascii_alphanumeric() => folded.push(character.to_ascii_lowercase()),
                _ if character.is_alphanumeric() => folded.extend(character.to_lowercase()),
                _ if folded.is_empty() || folded.ends_with(' ') => {}
                _ => folded.push(' '),
            }
        }
        folded.truncate(folded.trim_end().len());
        Folded { text: folded }
    }

    /// The words in order.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.text.split(' ').map(|word| word.trim_matches('\'')).filter(|word| !word.is_empty())
    }

    /// The words with one space between them.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }
}

impl Lexicon {
    /// The default words, extended or replaced by a site's own, which stand in front: they win.
    pub(super) fn new(words: &Words) -> Lexicon {
        let defaults = !words.replace;
        let table = |phrases: &'static [&'static str]| phrases.iter().copied().filter(move |_| defaults);
        let own_sections = words
            .sections
            .iter()
            .flat_map(|(label, phrases)| phrases.iter().map(|phrase| (*label, phrase.as_str())));
        let sections = english::SECTIONS
            .iter()
            .flat_map(|(label, phrases)| table(phrases).map(|phrase| (*label, phrase)));
        let own_rungs =
            words.seniority.iter().flat_map(|(rung, names)| names.iter().map(|name| (name.as_str(), *rung)));
        let rungs =
            english::SENIORITY.iter().flat_map(|(rung, names)| table(names).map(|name| (name, *rung)));
        let own_bonus = words.bonus.iter().map(String::as_str);
        let own_positions = words.positions.iter().map(String::as_str);
        let positions = own_positions.chain(table(english::POSITIONS)).map(|noun| (Label::Other, noun));
        Lexicon {
            sections: Phrases::new(own_sections.chain(sections), fold),
            other: Phrases::new(table(english::OTHER).map(|phrase| (Label::Other, phrase)), fold),
            bonus: Phrases::new(
                own_bonus.chain(table(english::BONUS)).map(|phrase| (Label::Other, phrase)),
                fold,
            ),
            rungs: own_rungs.chain(rungs).map(|(name, rung)| Rung::new(name, rung)).collect(),
            positions: Phrases::new(positions, fold),
        }
    }

    /// The kind of section that a heading's words make it, and the phrase that says so.
    ///
    /// Responsibilities and requirements in one heading: the later word is the noun it is about. A long
    /// keyword may be misspelt by a letter or two.
    pub(super) fn section(&self, heading: &Folded) -> Option<(Label, Rc<str>)> {
        if self.other.find(heading.as_str()).is_some() {
            return None;
        }
        let found = self.sections.find(heading.as_str()).or_else(|| self.misspelt_section(heading))?;
        if found.label == Label::Requirements
            && let Some(later) = self.sections.find_last_word(heading.as_str())
            && later.label == Label::Responsibilities
        {
            return Some((later.label, Rc::clone(&later.text)));
        }
        Some((found.label, Rc::clone(&found.text)))
    }

    /// The section whose keyword, one long word, a word of `heading` misses by a letter or two.
    fn misspelt_section(&self, heading: &Folded) -> Option<&Phrase> {
        heading.words().filter(|word| word.len() >= 9 && !self.is_position(word)).find_map(|word| {
            self.sections
                .single_words()
                .find(|phrase| phrase.text.len() >= 10 && is_misspelling(word, &phrase.text))
        })
    }

    /// Whether a requirement says that it is a bonus.
    pub(super) fn has_bonus(&self, text: &str) -> bool {
        match text.is_ascii() {
            true => self.bonus.find(text).is_some(),
            false => self.bonus.find(Folded::new(text).as_str()).is_some(),
        }
    }

    /// The rung that `words` begin with, and how many of them name it. The longest name wins.
    pub(super) fn rung(&self, words: &[&str]) -> Option<(Seniority, usize)> {
        let first = words.first()?;
        self.rungs
            .iter()
            .filter(|rung| rung.name.starts_with(first) && rung.is_named_by(words))
            .max_by_key(|rung| rung.words)
            .map(|rung| (rung.seniority, rung.words))
    }

    /// Whether `word` is a noun that names a position, in the singular or the English plural.
    pub(super) fn is_position(&self, word: &str) -> bool {
        let singular = word.strip_suffix("'s").or_else(|| word.strip_suffix('s')).unwrap_or(word);
        self.is_noun(word)
            || (singular.len() < word.len() && (self.is_noun(singular) || self.is_noun_with_es(singular)))
    }

    fn is_noun(&self, word: &str) -> bool {
        self.positions.has_word(word)
    }

    /// "coaches", "secretaries": the plurals in "es" and "ies", of which the "s" is gone already.
    fn is_noun_with_es(&self, word: &str) -> bool {
        word.strip_suffix('e').is_some_and(|word| {
            self.is_noun(word) || word.strip_suffix('i').is_some_and(|stem| self.is_noun(&format!("{stem}y")))
        })
    }
}

/// Whether `word` is at most two letters away from `keyword` and begins like it.
fn is_misspelling(word: &str, keyword: &str) -> bool {
    let alike = word.bytes().zip(keyword.bytes()).take_while(|(one, other)| one == other).count();
    alike >= 3 && word.len().abs_diff(keyword.len()) <= 2 && distance(word, keyword) <= 2
}

/// The number of letters to insert, drop or replace to make one word of the other (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, letter) in one.bytes().enumerate() {
        let mut diagonal = index;
        let mut left = index + 1;
        for (cell, against) in row.iter_mut().zip(std::iter::once(None).chain(other.bytes().map(Some))) {
            let above = *cell;
            let value = match against {
                None => index + 1,
                Some(against) => (diagonal + usize::from(letter != against)).min(above + 1).min(left + 1),
            };
            diagonal = above;
            left = value;
            *cell = value;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(heading: &str, expect: Option<Label>) {
        let lexicon = Lexicon::new(&Words::default());
        let found = lexicon.section(&Folded::new(heading)).map(|(label, _)| label);
        assert_eq!(found, expect, "{heading}");
    }

    #[test]
    fn a_section_is_known_by_its_phrase() {
        check("Responsibilities", Some(Label::Responsibilities));
        check("You are _not_ responsible for", Some(Label::NotResponsible));
        check("Requirements for Applicants", Some(Label::Requirements));
        check("You may be a fit to this role if", Some(Label::Requirements));
        check("Nice-to-have Requirements", Some(Label::NiceToHave));
        check("What you’ll do", Some(Label::Responsibilities));
        check("Hiring process overview", Some(Label::HiringProcess));
        check("How you'll grow in the role:", Some(Label::CareerLadder));
        check("Levels of Support Engineer", Some(Label::Levels));
        check("Roles in practice", None);
        check("Tools", None);
    }

    #[test]
    fn a_misspelt_keyword_is_still_known() {
        check("Responsibilites", Some(Label::Responsibilities));
        check("Responsbilities", Some(Label::Responsibilities));
        check("Senior Writer Requirments", Some(Label::Requirements));
        check("Specialites", Some(Label::Specialties));
    }

    #[test]
    fn the_later_keyword_is_what_the_heading_is_about() {
        check("Accounting Responsibilities Requirements", Some(Label::Requirements));
        check("Requirements Engineering Responsibilities", Some(Label::Responsibilities));
    }

    #[test]
    fn a_site_adds_words_and_wins() {
        let words = Words {
            sections: vec![(Label::Requirements, vec!["Anforderungen".to_owned()])],
            ..Words::default()
        };
        let lexicon = Lexicon::new(&words);
        let found = lexicon.section(&Folded::new("Deine Anforderungen"));
        assert_eq!(found, Some((Label::Requirements, "anforderungen".into())));
    }
}

//! Words as data: the default table and a site's own, made ready for looking up.
//!
//! [`Lexicon::new`] merges both once a site; [`Lexicon::section`] and [`Lexicon::has_bonus`] then answer for
//! each heading and requirement. Phrases are found word by word through a list sorted by first word, so the
//! size of the table hardly matters.

use super::english;
use crate::model::{Label, Seniority, Words};

/// The words that reading goes by.
pub(super) struct Lexicon {
    sections: Phrases<Label>,
    other: Phrases<()>,
    bonus: Phrases<()>,
    seniority: Vec<(String, Seniority)>,
    positions: Vec<String>,
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
    /// The default words, extended or replaced by a site's own.
    pub(super) fn new(words: &Words) -> Lexicon {
        let mut lexicon = Lexicon {
            sections: Phrases::default(),
            other: Phrases::default(),
            bonus: Phrases::default(),
            seniority: Vec::new(),
            positions: Vec::new(),
        };
        // A site's own words stand in front: they win over the default ones.
        for (label, phrases) in &words.sections {
            lexicon.sections.extend(*label, phrases);
        }
        for (seniority, names) in &words.seniority {
            lexicon.seniority.extend(names.iter().map(|name| (Folded::new(name).text, *seniority)));
        }
        lexicon.positions.extend(words.positions.iter().map(|noun| Folded::new(noun).text));
        lexicon.bonus.extend((), &words.bonus);
        if !words.replace {
            for (label, phrases) in english::SECTIONS {
                lexicon.sections.extend(*label, phrases);
            }
            for (seniority, names) in english::SENIORITY {
                lexicon.seniority.extend(names.iter().map(|name| ((*name).to_owned(), *seniority)));
            }
            lexicon.positions.extend(english::POSITIONS.iter().map(|&noun| noun.to_owned()));
            lexicon.bonus.extend((), english::BONUS);
            lexicon.other.extend((), english::OTHER);
        }
        lexicon.sections.sort();
        lexicon.other.sort();
        lexicon.bonus.sort();
        lexicon
    }

    /// The kind of section that a heading's words make it, and the phrase that says so.
    ///
    /// Responsibilities and requirements in one heading: the later word is the noun it is about. A long
    /// keyword may be misspelt by a letter or two.
    pub(super) fn section(&self, heading: &Folded) -> Option<(Label, &str)> {
        if self.other.find(heading).is_some() {
            return None;
        }
        let found = self
            .sections
            .find(heading)
            .or_else(|| self.sections.find_misspelt(heading, |word| self.is_position(word)))?;
        if found.value == Label::Requirements
            && let Some(later) = self.sections.last_word(heading)
            && later.value == Label::Responsibilities
        {
            return Some((later.value, &later.text));
        }
        Some((found.value, &found.text))
    }

    /// The phrase that makes a requirement a bonus, if it says one.
    pub(super) fn bonus(&self, text: &str) -> Option<&str> {
        self.bonus.find(&Folded::new(text)).map(|phrase| phrase.text.as_str())
    }

    /// The rung that `words` begin with, and how many of them name it. The longest name wins.
    pub(super) fn rung(&self, words: &[&str]) -> Option<(Seniority, usize)> {
        let mut best: Option<(Seniority, usize)> = None;
        for (name, seniority) in &self.seniority {
            let length = name.split(' ').count();
            if best.is_none_or(|(_, longest)| length > longest)
                && words.len() >= length
                && name.split(' ').zip(words).all(|(one, other)| one == *other)
            {
                best = Some((*seniority, length));
            }
        }
        best
    }

    /// Whether `word` is a noun that names a position, in the singular or the plural.
    pub(super) fn is_position(&self, word: &str) -> bool {
        self.positions.iter().any(|noun| word == noun || is_plural(word, noun))
    }
}

/// Whether `word` is `noun` with an English plural's ending.
fn is_plural(word: &str, noun: &str) -> bool {
    match word.strip_prefix(noun) {
        Some(ending) => ending == "s" || ending == "es" || ending == "'s",
        None => word.strip_suffix("ies").is_some_and(|stem| noun.strip_suffix('y') == Some(stem)),
    }
}

/// Phrases with what they stand for.
struct Phrases<T> {
    phrases: Vec<Phrase<T>>,
}

struct Phrase<T> {
    text: String,
    at_start: bool,
    at_end: bool,
    /// Place in the table: the lower one wins.
    rank: usize,
    value: T,
}

impl<T> Default for Phrases<T> {
    fn default() -> Phrases<T> {
        Phrases { phrases: Vec::new() }
    }
}

impl<T: Copy + PartialEq> Phrases<T> {
    fn extend<S: AsRef<str>>(&mut self, value: T, phrases: &[S]) {
        for phrase in phrases {
            let phrase = phrase.as_ref().trim();
            let text = Folded::new(phrase).text;
            if !text.is_empty() {
                self.phrases.push(Phrase {
                    text,
                    at_start: phrase.starts_with('^'),
                    at_end: phrase.ends_with('$'),
                    rank: self.phrases.len(),
                    value,
                });
            }
        }
    }

    fn sort(&mut self) {
        self.phrases.sort_by(|one, other| one.first_word().cmp(other.first_word()));
    }

    /// The phrase of the lowest rank that stands in `heading`.
    fn find(&self, heading: &Folded) -> Option<&Phrase<T>> {
        let mut best: Option<&Phrase<T>> = None;
        let mut rest = heading.as_str();
        loop {
            for phrase in self.starting_like(rest) {
                if best.is_none_or(|best| phrase.rank < best.rank)
                    && phrase.stands_at(rest, rest.len() == heading.as_str().len())
                {
                    best = Some(phrase);
                }
            }
            match rest.split_once(' ') {
                Some((_, next)) => rest = next,
                None => return best,
            }
        }
    }

    /// The phrase of one word that stands last in `heading`.
    fn last_word(&self, heading: &Folded) -> Option<&Phrase<T>> {
        heading.as_str().rsplit(' ').find_map(|word| {
            self.starting_like(word)
                .iter()
                .find(|phrase| phrase.text == word && !phrase.at_start && !phrase.at_end)
        })
    }

    /// The phrase of one long word that a word of `heading` misses by a letter or two.
    fn find_misspelt(&self, heading: &Folded, is_known: impl Fn(&str) -> bool) -> Option<&Phrase<T>> {
        heading.words().filter(|word| word.len() >= 9 && !is_known(word)).find_map(|word| {
            self.phrases.iter().find(|phrase| phrase.is_long_word() && is_misspelling(word, &phrase.text))
        })
    }

    /// The phrases whose first word is that of `text`.
    fn starting_like(&self, text: &str) -> &[Phrase<T>] {
        let word = text.split(' ').next().unwrap_or_default();
        let from = self.phrases.partition_point(|phrase| phrase.first_word() < word);
        let rest = self.phrases.get(from..).unwrap_or_default();
        let length = rest.partition_point(|phrase| phrase.first_word() == word);
        rest.get(..length).unwrap_or_default()
    }
}

impl<T> Phrase<T> {
    fn first_word(&self) -> &str {
        self.text.split(' ').next().unwrap_or_default()
    }

    /// Whether it is one word, long enough to be known when misspelt, and may stand anywhere.
    fn is_long_word(&self) -> bool {
        self.text.len() >= 10 && !self.text.contains(' ') && !self.at_start && !self.at_end
    }

    /// Whether the phrase stands where `rest` of a heading begins.
    fn stands_at(&self, rest: &str, is_start: bool) -> bool {
        (is_start || !self.at_start)
            && rest
                .strip_prefix(self.text.as_str())
                .is_some_and(|behind| behind.is_empty() || (!self.at_end && behind.starts_with(' ')))
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
        assert_eq!(found, Some((Label::Requirements, "anforderungen")));
    }
}

//! Words as data: the default table and a site's own, prepared for lookup.
//!
//! [`Lexicon::new`] merges both once a site; [`Lexicon::section`], [`Lexicon::seniority`], [`Lexicon::is_position`]
//! and [`Lexicon::remarks`] then answer for each heading and requirement.

use super::english;
use super::phrases::{self, Phrase, Phrases};
use rolebook_markdown::push_lower;
use rolebook_model::{Label, Seniority, Words, listed};
use std::sync::Arc;

/// The words by which pages are read.
pub(super) struct Lexicon {
    sections: Phrases,
    /// How many of them are the site's own.
    #[cfg(feature = "model")]
    own_sections: usize,
    other: Phrases,
    /// What makes a requirement a bonus, and what says that another level is included, by [`BONUS`] and [`INHERITS`].
    remarks: Phrases,
    inherits: Phrases,
    seniority_words: Phrases,
    /// The seniority that each of those phrases makes, in the order of their ranks.
    seniorities: Vec<Seniority>,
    positions: Phrases,
}

/// A heading's words in lower case, without marks: what phrases are compared with.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Folded {
    text: String,
}

impl Folded {
    /// Folds `text`: lower case, straight apostrophes, everything else but letters and digits a space.
    pub(super) fn new(text: &str) -> Folded {
        if let Some(text) = folded_ascii(text) {
            return Folded { text };
        }
        let mut folded = String::with_capacity(text.len());
        for mark in text.chars() {
            match mark {
                '\'' | '’' | '‘' => folded.push('\''),
                mark if mark.is_alphanumeric() => push_lower(mark, &mut folded),
                _ if matches!(folded.as_bytes().last(), None | Some(&GAP)) => {}
                _ => folded.push(' '),
            }
        }
        if folded.ends_with(' ') {
            folded.pop();
        }
        Folded { text: folded }
    }

    /// The words in order.
    pub(super) fn words(&self) -> WordsOf<'_> {
        words_of(&self.text)
    }

    /// Whether `word` is one of the words.
    pub(super) fn has_word(&self, word: &str) -> bool {
        self.words().any(|other| other == word)
    }

    /// The same without the words in the table `fillers`.
    pub(super) fn without(&self, fillers: &[&str]) -> Folded {
        let mut kept = String::new();
        for word in self.words() {
            if !fillers.contains(&word) {
                push_word(&mut kept, word);
            }
        }
        Folded { text: kept }
    }

    /// Puts a folded word behind the others, unless it is one of them.
    pub(super) fn push_new(&mut self, word: &str) {
        if !self.has_word(word) {
            push_word(&mut self.text, word);
        }
    }

    /// The words with one space between them.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }
}

/// What [`Folded::new`] makes of a text of ASCII, as most are. Without a branch, which would be mistaken at every end of a
/// word: what parts words is written over unless a letter stands before it.
fn folded_ascii(text: &str) -> Option<String> {
    if !text.is_ascii() {
        return None;
    }
    // Whole blocks of spaces: that they are UTF-8 is seen without looking at single bytes.
    let mut folded = vec![GAP; text.len().next_multiple_of(BLOCK)];
    let (mut length, mut last) = (0, GAP);
    for byte in text.bytes() {
        let byte = phrases::folded(byte).max(GAP);
        folded.get_mut(length).into_iter().for_each(|place| *place = byte);
        length += usize::from(byte != GAP || last != GAP);
        last = byte;
    }
    let mut folded = String::from_utf8(folded).ok()?;
    folded.truncate(length - usize::from(last == GAP && length > 0));
    Some(folded)
}

/// How many bytes are looked at at once where a text is checked.
const BLOCK: usize = 16;

/// What parts the words of a folded text.
const GAP: u8 = b' ';

/// Where the first word of a folded text ends. Words are short: looking at eight bytes at once is quicker than a search that
/// prepares itself, and than one byte after the other, where each word's end is a branch that is mistaken.
fn end_of_word(text: &[u8]) -> usize {
    let first_gap = |eight: &[u8; 8]| {
        const ALL: u64 = u64::MAX / 0xff;
        // A byte that is a gap is 0 here, the only one from which 1 borrows.
        let others = u64::from_le_bytes(*eight) ^ (ALL * GAP as u64);
        let gaps = others.wrapping_sub(ALL) & !others & (ALL * 0x80);
        (gaps != 0).then_some(gaps.trailing_zeros() as usize / 8)
    };
    let in_first = text.first_chunk().and_then(first_gap);
    in_first.or_else(|| text.iter().position(|byte| *byte == GAP)).unwrap_or(text.len())
}

/// Puts `word` behind the words of `text`.
fn push_word(text: &mut String, word: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(word);
}

/// `words` with one space between them.
pub(super) fn joined(words: &[&str]) -> String {
    let mut text = String::new();
    for word in words {
        push_word(&mut text, word);
    }
    text
}

/// The words of `folded`, a text that was folded before.
pub(super) fn words_of(folded: &str) -> WordsOf<'_> {
    WordsOf { rest: folded }
}

/// The words of a folded text, in order.
pub(super) struct WordsOf<'a> {
    rest: &'a str,
}

impl<'a> WordsOf<'a> {
    /// The words that were not taken yet.
    pub(super) fn rest(&self) -> &'a str {
        self.rest
    }
}

impl<'a> Iterator for WordsOf<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        while !self.rest.is_empty() {
            let (word, behind) =
                self.rest.split_at_checked(end_of_word(self.rest.as_bytes())).unwrap_or_default();
            self.rest = behind.strip_prefix(' ').unwrap_or_default();
            // Few words are quoted, and trimming looks at every character as one of Unicode.
            let word = match word.as_bytes() {
                [b'\'', ..] | [.., b'\''] => word.trim_matches('\''),
                _ => word,
            };
            if !word.is_empty() {
                return Some(word);
            }
        }
        None
    }
}

fn texts(words: &[String]) -> impl Iterator<Item = &str> + Clone {
    words.iter().map(String::as_str)
}

/// The labels of phrases in the table of remarks.
const BONUS: Label = Label::NiceToHave;
const INHERITS: Label = Label::Level;

/// What the words of a text say of it.
#[derive(Clone, Copy, Default)]
pub(super) struct Remarks {
    /// As a requirement, it is a bonus.
    pub(super) is_bonus: bool,
    /// It may say that another level is included.
    pub(super) inherits: bool,
}

impl Lexicon {
    /// The default words, extended or replaced by a site's own, which stand in front: they win.
    pub(super) fn new(words: &Words) -> Lexicon {
        let mut lexicon = Lexicon {
            sections: Phrases::new(),
            #[cfg(feature = "model")]
            own_sections: 0,
            other: Phrases::new(),
            remarks: Phrases::new(),
            inherits: Phrases::new(),
            seniority_words: Phrases::new(),
            seniorities: Vec::new(),
            positions: Phrases::new(),
        };
        for (label, phrases) in &words.sections {
            lexicon.sections.add_all(*label, texts(phrases));
        }
        #[cfg(feature = "model")]
        {
            lexicon.own_sections = words.sections.iter().map(|(_, phrases)| phrases.len()).sum();
        }
        for (seniority, names) in &words.seniority {
            for name in names {
                lexicon.add_seniority(name, *seniority);
            }
        }
        lexicon.add_remarks(texts(&words.bonus), texts(&words.inherits));
        lexicon.positions.add_all(Label::Other, texts(&words.positions));
        if !words.replace {
            lexicon.add_defaults();
        }
        lexicon
    }

    fn add_defaults(&mut self) {
        for (label, phrases) in english::SECTIONS {
            self.sections.add_all(*label, listed(phrases));
        }
        for (seniority, names) in english::SENIORITY {
            for name in listed(names) {
                self.add_seniority(name, *seniority);
            }
        }
        self.other.add_all(Label::Other, listed(english::OTHER));
        self.add_remarks(listed(english::BONUS), listed(english::INHERITS));
        self.positions.add_all(Label::Other, listed(english::POSITIONS));
    }

    fn add_remarks<'a>(
        &mut self,
        bonus: impl Iterator<Item = &'a str>,
        inherits: impl Iterator<Item = &'a str> + Clone,
    ) {
        self.remarks.add_all(BONUS, bonus);
        self.remarks.add_all(INHERITS, inherits.clone());
        self.inherits.add_all(INHERITS, inherits);
    }

    fn add_seniority(&mut self, name: &str, seniority: Seniority) {
        self.seniority_words.add(Label::Other, name);
        self.seniorities.push(seniority);
    }

    /// The kind of section by a heading's words, and the matching phrase.
    ///
    /// Responsibilities and requirements in one heading: the later word is the noun it is about. A long
    /// keyword may be misspelt by a letter or two.
    pub(super) fn section(&self, heading: &Folded) -> Option<(Label, Arc<str>)> {
        if self.other.is_in(heading.as_str()) {
            return None;
        }
        let found = self.sections.find(heading.as_str()).or_else(|| self.misspelt_section(heading))?;
        if found.label == Label::Requirements
            && let Some(later) = self.sections.find_last_word(heading.as_str())
            && later.label == Label::Responsibilities
        {
            return Some((later.label, Arc::clone(&later.text)));
        }
        Some((found.label, Arc::clone(&found.text)))
    }

    /// Whether a section's phrase may begin with `word`, or with what it is misspelt for.
    pub(super) fn may_begin_section(&self, word: &str) -> bool {
        self.sections.may_begin(word)
    }

    /// The kind of section by a site's own words, which decide whatever stands around the heading.
    #[cfg(feature = "model")]
    pub(super) fn own_section(&self, heading: &Folded) -> Option<Label> {
        if self.own_sections == 0 {
            return None;
        }
        // They stand in front.
        self.sections
            .find(heading.as_str())
            .filter(|phrase| phrase.rank < self.own_sections)
            .map(|phrase| phrase.label)
    }

    /// The section whose keyword, one long word, a word of `heading` misses by a letter or two.
    fn misspelt_section(&self, heading: &Folded) -> Option<&Phrase> {
        heading.words().filter(|word| word.len() >= 9 && !self.is_position(word)).find_map(|word| {
            self.sections.beginning_like(word).iter().find(|phrase| {
                phrase.is_single && phrase.text.len() >= 10 && is_misspelling(word, &phrase.text)
            })
        })
    }

    /// What the words of a text say; folds it only if necessary.
    pub(super) fn remarks(&self, text: &str) -> Remarks {
        let mut remarks = Remarks::default();
        let mut add = |label| match label {
            BONUS => remarks.is_bonus = true,
            _ => remarks.inherits = true,
        };
        match text.is_ascii() {
            true => self.remarks.each_label(text, &mut add),
            false => self.remarks.each_label(Folded::new(text).as_str(), &mut add),
        }
        remarks
    }

    /// How many words at the start of `text`, which is folded, say that what follows is included.
    pub(super) fn inheriting_words(&self, text: &str) -> usize {
        self.inherits.at_start(text).map_or(0, |phrase| words_of(&phrase.text).count())
    }

    /// The seniority that `words` begin with, and how many of them name it. The longest name wins.
    pub(super) fn seniority(&self, words: &[&str]) -> Option<(Seniority, usize)> {
        let first = words.first()?;
        if !self.seniority_words.begins(first.as_bytes()) {
            return None;
        }
        let mut longest = None;
        for phrase in self.seniority_words.beginning_like(first) {
            let mut rest = words.iter();
            if words_of(&phrase.text).all(|word| rest.next().is_some_and(|other| *other == word)) {
                let length = words.len() - rest.len();
                if longest.is_none_or(|(_, longest)| longest <= length)
                    && let Some(seniority) = self.seniorities.get(phrase.rank)
                {
                    longest = Some((*seniority, length));
                }
            }
        }
        longest
    }

    /// Whether a text may begin with a word of a seniority, whatever its case.
    #[cfg(feature = "model")]
    pub(super) fn may_begin_seniority(&self, text: &[u8]) -> bool {
        self.seniority_words.begins(text)
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

/// Whether `word` is at most two letters away from `keyword` and begins like it. Letters are compared as bytes, so that an
/// accent counts as two: a word of another language is no misspelling of an English one.
fn is_misspelling(word: &str, keyword: &str) -> bool {
    let alike = word.bytes().zip(keyword.bytes()).take_while(|(one, other)| one == other).count();
    alike >= 3
        && word.len().abs_diff(keyword.len()) <= 2
        && strsim::generic_levenshtein(&word.as_bytes().to_vec(), &keyword.as_bytes().to_vec()) <= 2
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

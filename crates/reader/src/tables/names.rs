//! The text of a cell → the level that it names: by a rung's word, a code of a series, or a position.

use crate::gender;
use crate::language::Tongue;
use crate::lexicon::{Folded, Lexicon};
use crate::position::Position;
use rolebook_model::Seniority;

/// A level as a cell names it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Name {
    /// Its words, folded.
    pub(super) folded: String,
    /// The seniority that its words say.
    pub(super) said: Option<Seniority>,
    /// The seniority that its code or its position alone stands for.
    pub(super) implied: Option<Seniority>,
    /// Its code: "ic3", "l2", "m1".
    pub(super) code: Option<String>,
    /// The number behind a position: "Engineer 2", "Baker (1)".
    pub(super) number: Option<String>,
    /// Whether it is nothing but a code.
    pub(super) is_code: bool,
    /// Whether it names several levels: "Senior Engineer, Staff Engineer".
    pub(super) is_several: bool,
}

impl Name {
    /// Whether it says where it stands on a ladder.
    pub(super) fn says_rung(&self) -> bool {
        self.said.is_some() || self.code.is_some() || self.number.is_some()
    }

    /// Its seniority, as far as it says any.
    pub(super) fn seniority(&self) -> Option<Seniority> {
        self.said.or(self.implied)
    }
}

/// The words of a page by which levels are known.
#[derive(Clone, Copy)]
pub(super) struct NameReader<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) tongue: Option<&'a Tongue>,
    /// The page's title, folded.
    pub(super) title: &'a str,
}

/// The bytes and words of the longest name.
const LONGEST: usize = 90;
const MOST_WORDS: usize = 12;

/// Words of rungs that are some only where they stand alone, beside those of the lexicon.
const BARE: &[(&str, Option<Seniority>)] = &[
    ("entry", Some(Seniority::Associate)),
    ("new grad", Some(Seniority::Associate)),
    ("starter", Some(Seniority::Associate)),
    ("middle", Some(Seniority::Intermediate)),
    ("medior", Some(Seniority::Intermediate)),
    ("regular", Some(Seniority::Intermediate)),
    ("career", Some(Seniority::Intermediate)),
    ("mid senior", Some(Seniority::Intermediate)),
    ("individual contributor", Some(Seniority::Intermediate)),
    ("team member", Some(Seniority::Intermediate)),
    ("journeyman", Some(Seniority::Intermediate)),
    ("master", None),
    ("semi senior", Some(Seniority::Intermediate)),
    ("ssr", Some(Seniority::Intermediate)),
    ("pleno", Some(Seniority::Intermediate)),
    ("confirmé", Some(Seniority::Intermediate)),
    ("júnior", Some(Seniority::Associate)),
    ("débutant", Some(Seniority::Associate)),
    ("sênior", Some(Seniority::Senior)),
    ("sénior", Some(Seniority::Senior)),
    ("advanced", None),
    ("expert", None),
];

/// What stands beside a rung or a noun and says nothing of its own.
const FILLERS: &[&str] =
    &["level", "career", "track", "role", "the", "and", "or", "plus", "new", "a", "grade"];

/// Words of series of codes: "Level 3", "Grade B".
const SERIES: &[&str] = &[
    "level",
    "lvl",
    "grade",
    "band",
    "stage",
    "step",
    "rank",
    "class",
    "stufe",
    "niveau",
    "nivel",
    "nível",
    "livello",
    "nivå",
    "レベル",
    "等级",
    "级别",
];

impl NameReader<'_> {
    /// The level that a text names; `None` where it is anything else.
    pub(super) fn name(&self, text: &str) -> Option<Name> {
        let is_sentence = |mark: char| matches!(mark, '?' | '→' | '⇒' | '!' | '=' | '$' | '€' | '£' | '%');
        if text.len() > LONGEST || text.contains(is_sentence) || text.contains("->") || has_sentence(text) {
            return None;
        }
        let one_form = gender::folded(text);
        let folded = Folded::new(&one_form);
        let count = folded.words().count();
        if count == 0 || count > MOST_WORDS || text.trim_end().ends_with('.') {
            return None;
        }
        let mut name = Name {
            folded: folded.as_str().to_owned(),
            said: None,
            implied: None,
            code: code(&one_form),
            number: None,
            is_code: false,
            is_several: false,
        };
        let parts: Vec<&str> = parts(&one_form).collect();
        let known: Vec<Part> = parts.iter().map(|part| self.part(part)).collect();
        name.is_code = name.code.is_some() && known.iter().all(|part| *part == Part::Code);
        name.number = folded.words().last().filter(|word| is_short(word)).map(str::to_owned);
        name.is_several = is_several(&one_form, &known);
        name.said = known.iter().find_map(|part| match part {
            Part::Rung(seniority) | Part::Position(seniority, true) => *seniority,
            _ => None,
        });
        let plain = known.iter().find_map(|part| match part {
            Part::Position(seniority, _) => *seniority,
            _ => None,
        });
        name.implied = plain.or_else(|| self.of_code(&one_form));
        // "1 – Junior": a number in front only counts.
        let is_number = |part: &str| Folded::new(part).words().all(is_number);
        let numbers = parts.iter().take_while(|part| is_number(part)).count();
        let known = known.get(numbers..).unwrap_or_default();
        let is_name = match known.first()? {
            Part::Other => false,
            // "L3: whatever the company calls it."
            Part::Code => true,
            _ => known.iter().filter(|part| **part == Part::Other).count() * 2 <= known.len(),
        };
        is_name.then_some(name)
    }

    /// The seniority that the code in front of a text stands for.
    fn of_code(&self, text: &str) -> Option<Seniority> {
        let front = text.split([':', '(', '/']).next()?.trim();
        let front = front.split(" - ").next()?.split(" – ").next()?.split(" — ").next()?;
        let position = Position::parse(front, self.title, self.lexicon)?;
        Some(position.seniority(position.manages_a_team()))
    }

    fn part(&self, part: &str) -> Part {
        let folded = Folded::new(part);
        let words: Vec<&str> = folded.words().collect();
        if let Some((_, seniority)) = BARE.iter().find(|(bare, _)| without_fillers(&words) == *bare) {
            return Part::Rung(*seniority);
        }
        let rest = without_code(&words);
        if rest.is_empty() {
            let is_number = words.iter().all(|word| is_number(word));
            return if is_number { Part::Other } else { Part::Code };
        }
        let mut left = rest.as_slice();
        let mut said: Vec<Seniority> = Vec::new();
        while let [word, behind @ ..] = left {
            match self.lexicon.seniority(left) {
                Some((seniority, length)) => {
                    said.push(seniority);
                    left = left.get(length..).unwrap_or_default();
                }
                None if FILLERS.contains(word) => left = behind,
                None => break,
            }
        }
        let text = rest.join(" ");
        let position = Position::parse(part, self.title, self.lexicon)
            .or_else(|| Position::parse(&text, self.title, self.lexicon))
            .filter(|_| rest.iter().all(|word| !OF_PROSE.contains(word)));
        if left.is_empty() && !said.is_empty() {
            let seniority = position.map(|position| position.seniority(position.manages_a_team()));
            return Part::Rung(seniority.or(said.first().copied()));
        }
        if let Some(position) = position {
            let seniority = position.seniority(position.manages_a_team());
            let says = position.says_seniority() || seniority != Seniority::Intermediate;
            let starts = matches!(rest.first(), Some(&("middle" | "mid" | "medior" | "entry")));
            return Part::Position(Some(seniority), says || starts);
        }
        // A short form of a noun, behind a rung: "Senior PM", "Lead AE".
        if !said.is_empty() && left.len() <= 3 && left.iter().all(|word| !OF_PROSE.contains(word)) {
            return Part::Position(said.iter().copied().max(), true);
        }
        if let Some(tongue) = self.tongue {
            let seniority = tongue.seniority(&folded);
            if seniority.is_some() || tongue.names_position(&folded) {
                return Part::Position(seniority.or(Some(Seniority::Intermediate)), seniority.is_some());
            }
        }
        Part::Other
    }
}

/// Words that no name of a level has.
const OF_PROSE: &[&str] = &[
    "is", "are", "has", "have", "can", "will", "should", "must", "with", "without", "for", "from", "by",
    "who", "their", "your", "our", "not", "be", "does", "when", "within", "across", "between", "under",
    "needs", "need", "support", "to", "years", "year", "months",
];

/// What a part of a text is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    /// Words of rungs alone.
    Rung(Option<Seniority>),
    /// A code alone.
    Code,
    /// A position, and whether it says its rung.
    Position(Option<Seniority>, bool),
    Other,
}

/// The parts of a text between commas, slashes, dashes, colons and brackets.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let between = text.split(['/', ',', ':', '(', ')', '|', '⭐']);
    let between = between.flat_map(|part| part.split(" - ")).flat_map(|part| part.split(" – "));
    between.flat_map(|part| part.split(" — ")).map(str::trim).filter(|part| !part.is_empty())
}

/// Whether parts name several levels: by commas or slashes, of different rungs.
fn is_several(text: &str, parts: &[Part]) -> bool {
    let rung = |part: &Part| match part {
        Part::Rung(seniority) | Part::Position(seniority, _) => *seniority,
        _ => None,
    };
    let mut rungs: Vec<Seniority> = parts.iter().filter_map(rung).collect();
    rungs.dedup();
    rungs.len() > 1 && text.contains([',', '/'])
}

/// Whether a sentence ends within a text: "Sr. Director" has none.
fn has_sentence(text: &str) -> bool {
    let ends = text.match_indices(". ").filter_map(|(at, _)| text.get(..at));
    let mut words = ends.filter_map(|before| before.rsplit(' ').next());
    words.any(|word| word.chars().count() > 3)
}

fn without_fillers(words: &[&str]) -> String {
    words.iter().filter(|word| !FILLERS.contains(*word)).copied().collect::<Vec<_>>().join(" ")
}

/// The words that are no code: neither "l3" nor "level 3" nor a number behind a noun.
fn without_code<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let mut rest = Vec::new();
    let mut words = words.iter().copied().peekable();
    while let Some(word) = words.next() {
        if SERIES.contains(&word) && words.peek().is_some_and(|next| is_short(next)) {
            words.next();
        } else if !is_coded(word) && !is_number(word) {
            rest.push(word);
        }
    }
    rest
}

/// The code that a text says: "L3", "Level 3", "IC 4" and "M1-M3" are "l3", "l3", "ic4" and "m1m3".
fn code(text: &str) -> Option<String> {
    let folded = Folded::new(text);
    let words: Vec<&str> = folded.words().collect();
    words.iter().enumerate().find_map(|(at, word)| {
        let next = words.get(at + 1);
        if is_coded(word) {
            // "M1-M3" is a code of its own.
            let end = next.filter(|next| is_coded(next)).map_or("", |next| next);
            return Some(format!("{word}{end}"));
        }
        let next = next?;
        let series = match *word {
            "ic" | "m" | "l" | "em" | "se" | "pm" if is_number(next) => word,
            word if SERIES.contains(&word) && is_short(next) => word.get(..1).unwrap_or(word),
            _ => return None,
        };
        Some(format!("{series}{next}"))
    })
}

/// Whether a word is one to four letters with a number of at most two digits behind them.
fn is_coded(word: &str) -> bool {
    let digits = word.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    (1..=4).contains(&(word.len() - digits.len())) && is_number(digits)
}

fn is_number(word: &str) -> bool {
    (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a word may be the number of a series: "3", "b", "iv".
fn is_short(word: &str) -> bool {
    is_number(word)
        || (word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic()))
        || (word.len() <= 4 && word.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x')))
}

//! What the cells of a row or column hold: levels, links, money, dates, or what holds at a level.

use super::grid;
use super::names::{Name, NameReader};
use super::words::{DESCRIBING, FACTS, MEASURES, NOTES, PROFICIENCY, TITLES, has, has_any};
use crate::lexicon::Folded;
use rolebook_model::{Block, Cell, Inline};

/// What a criterion's cells hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing.
    Empty,
    /// The names of levels once more.
    Names,
    /// The codes of another scale, one for each level.
    Scale,
    /// The names of the levels that the table is about, in other words.
    Titles,
    /// Links and nothing else.
    Links,
    /// Money, dates, numbers of people and the like: facts that describe no level.
    Facts,
    /// Letters of who does what: R, A, C and I.
    Raci,
    /// What holds at a level.
    Describing,
}

/// Whether a criterion is a fact of a level, such as its grade, its pay or the years that it takes.
pub fn is_fact(criterion: &str) -> bool {
    let folded = Folded::new(criterion);
    [FACTS, TITLES, MEASURES].iter().any(|facts| has(facts, folded.as_str()))
}

impl NameReader<'_> {
    /// What the `cells` of a criterion hold whose name is `header`.
    pub(super) fn kind(&self, header: &str, cells: &[&Cell]) -> Kind {
        let header = Folded::new(header);
        let texts: Vec<String> = cells.iter().map(|cell| grid::text(cell)).collect();
        let filled: Vec<&String> = texts.iter().filter(|text| !text.is_empty()).collect();
        let share = |count: usize| count * 10 >= filled.len() * 6;
        if filled.is_empty() {
            // Images describe, too.
            return if cells.iter().any(|cell| !cell.blocks.is_empty()) {
                Kind::Describing
            } else {
                Kind::Empty
            };
        }
        let is_header = |words: &str| has(words, header.as_str());
        // A criterion of such a name may be described in sentences, too.
        let is_short = filled.iter().map(|text| text.split(' ').count()).sum::<usize>() <= filled.len() * 5;
        if is_header(NOTES)
            || is_short && is_header(FACTS)
            || header.words().any(|word| matches!(word, "salary" | "salaries" | "pay"))
        {
            return Kind::Facts;
        }
        if share(filled.iter().filter(|text| is_raci(text)).count())
            && filled.iter().any(|text| text.contains('R'))
        {
            return Kind::Raci;
        }
        if has_any(DESCRIBING, header.words()) {
            return Kind::Describing;
        }
        if share(filled.iter().filter(|text| is_proficiency(text)).count()) {
            return Kind::Describing;
        }
        if share(cells.iter().filter(|cell| is_link(cell)).count()) {
            return Kind::Links;
        }
        let names = filled.iter().filter_map(|text| self.name(text)).filter(Name::says_rung);
        let (mut count, mut codes) = (0, 0);
        for name in names {
            count += 1;
            codes += usize::from(name.is_code);
        }
        // Codes that come again and again say what holds at a level; each on its own row, they are another scale.
        let are_distinct = are_distinct(&filled);
        if share(count) && are_distinct && codes * 2 > count {
            return Kind::Scale;
        }
        if share(count) && codes < count {
            return if is_header(TITLES) || header.has_word("title") || header.has_word("titles") {
                Kind::Titles
            } else {
                Kind::Names
            };
        }
        if is_header(TITLES) || header.words().next().is_some_and(|word| matches!(word, "title" | "titles")) {
            return Kind::Titles;
        }
        let is_fact = |text: &&&String| is_money(text) || is_date(text) || is_share(text) || is_rhythm(text);
        // Numbers below people are how many there are.
        let are_counts = || {
            let is_people = |word: &str| word.ends_with('s') && self.lexicon.is_position(word);
            header.words().last().is_some_and(is_people)
                && filled.iter().all(|text| text.bytes().all(|byte| byte.is_ascii_digit()))
        };
        if share(filled.iter().filter(is_fact).count()) || are_counts() {
            return Kind::Facts;
        }
        let is_mapping =
            |text: &&&String| (2..=8).contains(&text.len()) && text.bytes().any(|byte| byte.is_ascii_digit());
        if filled.len() > 2 && are_distinct && filled.iter().filter(is_mapping).count() == filled.len() {
            return Kind::Scale;
        }
        Kind::Describing
    }
}

fn is_proficiency(text: &str) -> bool {
    let folded = Folded::new(text);
    let is_one = folded.words().count() <= 2 && folded.words().next().is_some();
    is_one && folded.words().all(|word| has(PROFICIENCY, word))
}

/// Whether no text comes twice.
fn are_distinct(texts: &[&String]) -> bool {
    texts.iter().enumerate().all(|(at, text)| !texts.iter().take(at).any(|other| other == text))
}

/// Whether a cell is a link and nothing else.
fn is_link(cell: &Cell) -> bool {
    match cell.blocks.as_slice() {
        [Block::Paragraph(content)] => {
            let rest = content.iter().filter(|inline| !matches!(inline, Inline::Anchor(_)));
            let mut rest =
                rest.filter(|inline| !matches!(inline, Inline::Text(text) if text.trim().is_empty()));
            matches!((rest.next(), rest.next()), (Some(Inline::Link(_)), None))
        }
        _ => false,
    }
}

fn is_raci(text: &str) -> bool {
    text.len() <= 5
        && text.chars().all(|mark| matches!(mark, 'R' | 'A' | 'C' | 'I' | 'S' | '/' | ',' | ' ' | '-' | '–'))
}

/// Whether a text is an amount: digits of which at least four come together, or a currency's mark.
fn is_money(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.chars().filter(|mark| mark.is_alphabetic()).count();
    (digits > 0 && text.contains(['$', '€', '£', '¥', '₹']))
        || (digits >= 4 && letters <= 8)
        || (digits > 1 && letters <= 4 && text.contains(['k', 'K']))
}

fn is_date(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits >= 4 && text.len() <= 16 && text.matches(['-', '/', '.']).count() == 2
}

/// Whether a text is a percentage.
fn is_share(text: &str) -> bool {
    text.trim_end()
        .strip_suffix('%')
        .is_some_and(|number| number.len() < 8 && number.contains(|mark: char| mark.is_ascii_digit()))
}

/// Whether a text says how often something happens.
fn is_rhythm(text: &str) -> bool {
    let often =
        ["daily", "weekly", "biweekly", "monthly", "quarterly", "yearly", "annually", "never", "ad hoc"];
    often.contains(&Folded::new(text).as_str())
}

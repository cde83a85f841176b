//! Words that keep people away who would fit: advice, by the tables of [`english`](super::english).

use super::english;
use super::manuscript::{Manuscript, Text};
use super::words::lists;
use crate::model::{Finding, Label, Rule};
use std::ops::Range;

/// What the words of a page have to say; nothing where it is not in English.
pub(super) fn findings(manuscript: &Manuscript<'_>) -> Vec<Finding> {
    if !manuscript.is_english() {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for text in &manuscript.texts {
        findings.extend(years(text));
        findings.extend(gendered(text));
        findings.extend(inflated(text));
        findings.extend(vacancy(text));
    }
    findings
}

/// "5+ years of experience", once a text.
fn years(text: &Text<'_>) -> Option<Finding> {
    let words = &text.words;
    let asks = matches!(text.label(), Label::Requirements | Label::NiceToHave);
    if !asks && words.find(english::EXPERIENCE).is_none() {
        return None;
    }
    let found = (1..words.count()).find_map(|index| {
        let start = match words.get(index) {
            "years" | "yrs" => number_before(text, index)?,
            "year" if matches!(words.get(index - 1), "1" | "one") => index - 1,
            _ => return None,
        };
        let counts_else = words.phrase_at(index + 1, english::NOT_EXPERIENCE) > 0;
        let part = words.place(start..index + 1);
        (!counts_else && !text.passage.is_code(part.start)).then_some(part)
    })?;
    let said = text.passage.text.get(found.clone()).unwrap_or_default();
    let message = format!("\"{said}\" measures time and not what somebody can do");
    Some(text.finding(Rule::YearsOfExperience, found, message))
}

/// How many words at most stand between a number and "years": "3 or more years", "five (5) to seven (7) years".
const BEFORE_YEARS: usize = 6;

/// Where the number in front of "years" at `index` begins.
fn number_before(text: &Text<'_>, index: usize) -> Option<usize> {
    let words = &text.words;
    let mut start = None;
    for before in (index.saturating_sub(BEFORE_YEARS)..index).rev() {
        let word = words.get(before);
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit()) || lists(english::NUMBERS, word);
        if is_number {
            let tells_when = before > 0 && lists(english::WHEN, words.get(before - 1));
            start = (!tells_when).then_some(before);
        } else if !matches!(word, "or" | "more" | "to" | "plus" | "full" | "and") {
            break;
        }
    }
    start
}

/// Words that sound like one gender, each once a text.
fn gendered(text: &Text<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut said: Vec<&str> = Vec::new();
    for index in 0..text.words.count() {
        let Some((entry, found, message)) = gendered_at(text, index) else { continue };
        if !said.contains(&entry) {
            said.push(entry);
            findings.push(found.with_help(message));
        }
    }
    findings
}

/// The entry that stands at a word, what is said about it, and what to write.
fn gendered_at(text: &Text<'_>, index: usize) -> Option<(&'static str, Finding, String)> {
    let words = &text.words;
    for (entries, instead) in english::FOR_MEN {
        let length = words.phrase_at(index, entries);
        // "he, she" goes through an enumeration.
        let is_pair = length != 2 || words.parted_by(index, "/") || *instead == "hours of work";
        if length > 0 && is_pair {
            let found = finding(text, index..index + length, "names")?;
            return Some((entries, found, format!("write \"{instead}\"")));
        }
    }
    for (entries, instead) in english::MASCULINE {
        let length = coded_at(text, index, entries);
        if length > 0 && !is_about_things(text, index, length) {
            let found = finding(text, index..index + length, "sounds")?;
            let help = match instead.strip_prefix("say ") {
                Some(_) => (*instead).to_owned(),
                None => format!("write \"{instead}\", or what one does"),
            };
            return Some((entries, found, help));
        }
    }
    None
}

/// How many words of an entry stand at `index`; an entry of one word that ends in `*` is the beginning of a word.
fn coded_at(text: &Text<'_>, index: usize, entries: &str) -> usize {
    match entries.strip_suffix('*') {
        Some(stem) => usize::from(text.words.get(index).starts_with(stem)),
        None => text.words.phrase_at(index, entries),
    }
}

/// Whether a coded word is said of a thing: "competitive pay", "market-dominating", "an ambitious roadmap".
fn is_about_things(text: &Text<'_>, index: usize, length: usize) -> bool {
    lists(english::NOT_OF_PEOPLE, text.words.get(index + length))
}

fn finding(text: &Text<'_>, range: Range<usize>, verb: &str) -> Option<Finding> {
    let part = text.words.place(range);
    if text.passage.is_code(part.start) {
        return None;
    }
    let said = text.passage.text.get(part.clone()).unwrap_or_default();
    let message = match verb {
        "names" => format!("\"{said}\" names some and means everybody"),
        _ => format!("\"{said}\" is read by many as meant for men"),
    };
    Some(text.finding(Rule::GenderCoded, part, message))
}

/// Titles that flatter, once a text.
fn inflated(text: &Text<'_>) -> Option<Finding> {
    let words = &text.words;
    let found = (0..words.count()).find_map(|index| {
        let length = words.phrase_at(index, english::INFLATED);
        let next = words.get(index + length);
        let is_person = match words.get(index) {
            "10x" => lists(english::PEOPLE, next),
            _ => {
                let before = index.checked_sub(1).map_or("", |before| words.get(before));
                !lists(english::THINGS, next) && !lists(english::THINGS, before)
            }
        };
        let part = words.place(index..index + length);
        (length > 0 && is_person && !is_name(text, index, &part) && !text.passage.is_code(part.start))
            .then_some(part)
    })?;
    let said = text.passage.text.get(found.clone()).unwrap_or_default();
    Some(text.finding(Rule::InflatedTitle, found, format!("\"{said}\" flatters and tells nothing")))
}

/// Whether a word is a product's name: one in capitals within a sentence of running text.
fn is_name(text: &Text<'_>, index: usize, part: &Range<usize>) -> bool {
    let said = text.passage.text.get(part.clone()).unwrap_or_default();
    index > 0
        && said.starts_with(char::is_uppercase)
        && text.label() != Label::Level
        && text.passage.setting != crate::markdown::Setting::Heading
}

/// Words of an announcement, once a text; how one is hired may be told as one likes.
fn vacancy(text: &Text<'_>) -> Option<Finding> {
    if matches!(text.label(), Label::HiringProcess | Label::Links | Label::Compensation) {
        return None;
    }
    let words = &text.words;
    let found = (0..words.count()).find_map(|index| {
        let length = words.phrase_at(index, english::VACANCY);
        let before = index.checked_sub(1).map_or("", |before| words.get(before));
        let part = words.place(index..index + length);
        (length > 0 && !lists(english::OF_OTHERS, before) && !text.passage.is_code(part.start))
            .then_some(part)
    })?;
    let said = text.passage.text.get(found.clone()).unwrap_or_default();
    let message = format!("\"{said}\" holds while there is a vacancy, and the page stays");
    Some(text.finding(Rule::VacancyWording, found, message))
}

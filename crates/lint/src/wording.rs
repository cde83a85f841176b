//! Words that keep suitable people away: advice, by the tables of [`english`](super::english).

use super::context::{PageContext, Text};
use super::english;
use super::gendered;
use super::words::Table;
use rolebook_markdown::PassageKind;
use rolebook_model::{Finding, Label, Rule};
use std::ops::Range;

/// Findings about the words of a page; none where it is not in English.
pub(super) fn findings(page: &PageContext<'_>) -> Vec<Finding> {
    if !page.is_english() {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for text in &page.texts {
        findings.extend(years(text));
        findings.extend(gendered::findings(text));
        findings.extend(inflated(text));
        findings.extend(vacancy(text));
    }
    findings
}

/// "5+ years of experience", once a text.
fn years(text: &Text<'_>) -> Option<Finding> {
    let words = &text.words;
    let asks = matches!(text.label(), Label::Requirements | Label::NiceToHave);
    if !asks && words.find(&english::EXPERIENCE).is_none() {
        return None;
    }
    let found = (1..words.count()).find_map(|index| {
        let start = match words.get(index) {
            "years" | "yrs" => number_before(text, index)?,
            "year" if matches!(words.get(index - 1), "1" | "one") => index - 1,
            _ => return None,
        };
        let counts_else = words.phrase_at(index + 1, &english::NOT_EXPERIENCE) > 0;
        text.part(start..index + 1).filter(|_| !counts_else)
    })?;
    let quoted = text.slice(&found);
    let message = format!("\"{quoted}\" measures time, not ability");
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
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit()) || english::NUMBERS.contains(word);
        if is_number {
            let tells_when = english::WHEN.contains(words.before(before));
            start = (!tells_when).then_some(before);
        } else if !matches!(word, "or" | "more" | "to" | "plus" | "full" | "and") {
            break;
        }
    }
    start
}

/// Titles that flatter, once a text.
fn inflated(text: &Text<'_>) -> Option<Finding> {
    let found = phrase(text, &english::INFLATED, |index, length| {
        let words = &text.words;
        let (before, behind) = (words.before(index), words.get(index + length));
        match words.get(index) {
            "10x" => english::PEOPLE.contains(behind),
            _ => {
                !english::THINGS.contains(behind)
                    && !english::THINGS.contains(before)
                    && !is_name(text, index)
            }
        }
    })?;
    let message = format!("\"{}\" flatters and does not inform", text.slice(&found));
    Some(text.finding(Rule::InflatedTitle, found, message))
}

/// Whether a word may be a product's name: one with a capital within a sentence.
fn is_name(text: &Text<'_>, index: usize) -> bool {
    let word = text.slice(&text.words.place(index..index + 1));
    index > 0 && word.starts_with(char::is_uppercase) && text.passage.kind != PassageKind::Heading
}

/// Words of a job posting, once a text, outside of sections about hiring.
fn vacancy(text: &Text<'_>) -> Option<Finding> {
    if matches!(text.label(), Label::HiringProcess | Label::Links | Label::Compensation) {
        return None;
    }
    let is_own = |index, _| !english::OF_OTHERS.contains(text.words.before(index));
    let found = phrase(text, &english::VACANCY, is_own)?;
    let message = format!("\"{}\" is true only while there is a vacancy", text.slice(&found));
    Some(text.finding(Rule::VacancyWording, found, message))
}

/// The part of a text where the first entry of `table` stands that `is_meant`, by its place and length in words.
fn phrase(text: &Text<'_>, table: &Table, is_meant: impl Fn(usize, usize) -> bool) -> Option<Range<usize>> {
    (0..text.words.count()).find_map(|index| {
        let length = text.words.phrase_at(index, table);
        let is_found = length > 0 && is_meant(index, length);
        text.part(index..index + length).filter(|_| is_found)
    })
}

//! A text → the alternatives in it, and the parts of each.

use super::is_sure;
use super::modes::{self, is_no_place};
use super::names::{country_in_text, is_part, is_region};
use rolebook_model::invisible::visible;
use rolebook_model::limits::MOST_PLACES;
use std::ops::Range;

/// One of the places that a text names.
pub(super) struct Alternative {
    pub(super) text: String,
    /// Whether a mark parts it from the one before, and not a word or a slash.
    pub(super) is_apart: bool,
}

/// Splits a text at the marks and words between places, of which none is within brackets.
pub(super) fn alternatives(text: &str) -> Vec<Alternative> {
    let text = without_brackets(&visible(text));
    let mut all = Vec::new();
    for (index, apart) in outside_brackets(&text, &MARKS).into_iter().enumerate() {
        let texts = outside_brackets(apart, &WORDS).into_iter().flat_map(at_and);
        let texts = texts.filter(|text| text.chars().any(char::is_alphanumeric));
        let alternative = |(place, text): (usize, &str)| Alternative {
            text: text.trim().to_owned(),
            is_apart: index > 0 && place == 0,
        };
        all.extend(texts.enumerate().map(alternative).take(MOST_PLACES + 1));
        if all.len() > MOST_PLACES {
            break;
        }
    }
    all
}

/// The parts of one place: what stands between commas, or behind a dash if that is a country.
pub(super) fn items(text: &str) -> Vec<String> {
    let parts = text.split(',').flat_map(|part| {
        let dashed = DASHES.iter().find_map(|dash| part.rsplit_once(dash));
        match dashed {
            Some((before, after)) if is_no_place(before) || is_sure(after.trim()) => vec![before, after],
            _ => vec![part],
        }
    });
    parts.map(bare).filter(|part| part.chars().any(char::is_alphanumeric)).map(str::to_owned).collect()
}

/// What remote work is possible from: the parts, and what "and" or a slash joins.
pub(super) fn areas(text: &str) -> Vec<String> {
    let split = |item: &String| {
        let all: Vec<String> = item
            .split(['/', '|', '+'])
            .flat_map(at_and)
            .flat_map(|text| outside_brackets(text, &WORDS))
            .map(|text| bare(text).trim_start_matches("the ").to_owned())
            .filter(|text| !text.is_empty())
            .collect();
        if !is_area(item) && all.iter().all(|item| is_area(item)) { all } else { vec![item.clone()] }
    };
    items(text).iter().flat_map(split).collect()
}

pub(super) fn is_area(text: &str) -> bool {
    country_in_text(text).is_some() || is_region(text) || is_part(text)
}

const MARKS: [&str; 5] = [";", "|", "\n", "•", "·"];
const WORDS: [&str; 6] = [" and/or ", "/", " or ", " OR ", " oder ", " ou "];
const ANDS: [&str; 4] = [" and ", " & ", " und ", " et "];
const DASHES: [&str; 3] = [" - ", " – ", " — "];

/// A part without the marks and words that join it to others.
fn bare(part: &str) -> &str {
    let is_around = |mark: char| mark.is_whitespace() || "-–—:;,+&/|•·".contains(mark);
    // Of a bracket that is not closed, or not opened.
    let is_open = part.contains('(') != part.contains(')');
    let part = part.trim_matches(|mark: char| is_around(mark) || is_open && "()".contains(mark));
    // Of one in which nothing stands.
    let part = part.trim_end_matches("()").trim_end();
    let part = ["or ", "and "].iter().fold(part, |part, word| part.strip_prefix(word).unwrap_or(part));
    let part = [" or", " and"].iter().fold(part, |part, word| part.strip_suffix(word).unwrap_or(part));
    // "Lisbon, Portugal." ends with a full stop, "U.S." does not.
    part.strip_suffix('.').filter(|rest| !rest.contains('.')).unwrap_or(part)
}

/// Splits a text at these separators where they stand outside of brackets.
fn outside_brackets<'a>(text: &'a str, separators: &[&str]) -> Vec<&'a str> {
    let pieces = ranges(text, separators).into_iter();
    pieces.filter_map(|range| text.get(range)).collect()
}

/// Where the pieces between separators are that stand outside of brackets.
fn ranges(text: &str, separators: &[&str]) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    // Most texts have none.
    let is_one = !separators.iter().any(|separator| text.contains(separator));
    for (index, mark) in text.char_indices().take_while(|_| !is_one) {
        match mark {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0
            && index >= start
            && let Some(rest) = text.get(index..)
            && let Some(separator) = separators.iter().find(|separator| rest.starts_with(**separator))
        {
            all.push(start..index);
            start = index + separator.len();
        }
    }
    all.push(start..text.len());
    all
}

/// Splits a text at "and" and "&", except in the name of a country or of a part of one.
fn at_and(text: &str) -> Vec<&str> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for piece in ranges(text, &ANDS) {
        match joined.last_mut() {
            Some(last) if text.get(last.start..piece.end).is_some_and(is_one) => last.end = piece.end,
            _ => joined.push(piece),
        }
    }
    joined.into_iter().filter_map(|range| text.get(range)).collect()
}

/// Whether the "and" in a text belongs to a name.
fn is_one(text: &str) -> bool {
    let (_, rest) = modes::take_beside(text);
    let mut parts = rest.split(',').map(bare).filter(|part| ANDS.iter().any(|and| part.contains(and)));
    parts.next_back().is_some_and(|part| country_in_text(part).is_some() || is_part(part))
}

/// Puts a comma in the place of brackets around words that are a place or a mode: "Berlin (Germany)", "London (hybrid)".
fn without_brackets(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('(') {
        let (within, after) = from.split_once(')').unwrap_or((from, ""));
        kept.push_str(before.trim_end());
        let (modes, others) = modes::take_beside(within);
        let listed = areas(&others);
        if listed.iter().all(|item| is_area(item)) || is_no_place(within) {
            // What is within is still one alternative with what stands before it.
            let listed = listed.iter().map(String::as_str).filter(|item| is_area(item));
            modes.words().into_iter().chain(listed).for_each(|text| kept.extend([", ", text]));
            kept.push_str(if after.trim().is_empty() { "" } else { ", " });
        } else if !modes.words().is_empty() {
            // "Hybrid, two days a week"
            modes.words().into_iter().for_each(|text| kept.extend([", ", text]));
        } else {
            kept.extend([" (", within, ")"]);
        }
        rest = after;
    }
    kept.push_str(rest);
    kept
}

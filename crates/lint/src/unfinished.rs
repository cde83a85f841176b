//! Placeholders: "TODO", "lorem ipsum", "[insert the team here]".

use super::context::{PageContext, Text};
use super::words::Table;
use rolebook_model::{Finding, Rule};

/// Placeholders in capitals.
static MARKS: Table = Table::of("TODO, TODOS, FIXME, TBD, TBA, TBC, XXX, XXXX");

/// The same in small letters or more words, where a text begins with one and goes on with a colon, or has nothing else.
static OPENINGS: Table = Table::of(
    "todo, to do, to dos, fixme, tbd, t b d, tba, t b a, tbc, t b c, wip, placeholder, work in progress",
);

/// Behind such a mark: it names a thing then.
static NAMED: Table = Table::of("list, lists, app, apps, item, items, comment, comments, rating, rated");

/// Words that fill a page until the text is there.
static FILLERS: Table = Table::of(
    "lorem ipsum, dolor sit amet, text goes here, coming soon, details to follow, more details to come, \
     will be added later, will be added at a later date, will be written later",
);

/// The same, where a text begins with it, or a short one ends with it: "To be defined.", "Scope to be defined".
static BEGINNINGS: Table = Table::of(
    "to be defined, to be determined, to be decided, to be written, to be added, to be announced, to be confirmed",
);

/// What stands at the beginning of a blank that somebody is to fill in.
static BLANKS: Table = Table::of(
    "insert, placeholder, add here, your name, company name, name of, role title, role name, job title, team name, \
     link to, describe",
);

/// So many words a short text has at most.
const SHORT: usize = 7;

/// How many words a blank has at most.
const LONGEST_BLANK: usize = 10;

/// Findings about placeholders of a page, at most one a text.
pub(super) fn findings(page: &PageContext<'_>) -> Vec<Finding> {
    let is_english = page.is_english();
    let texts = page.texts.iter();
    texts.filter_map(|text| unfinished(text, is_english)).collect()
}

fn unfinished(text: &Text<'_>, is_english: bool) -> Option<Finding> {
    let words = &text.words;
    let found = (0..words.count())
        .find_map(|index| text.part(index..index + placeholder_at(text, index, is_english)))?;
    let message = format!("\"{}\" is a placeholder", text.slice(&found));
    Some(text.finding(Rule::Unfinished, found, message))
}

/// How many words the placeholder at `index` has; 0 where there is none.
fn placeholder_at(text: &Text<'_>, index: usize, is_english: bool) -> usize {
    let words = &text.words;
    let written = text.slice(&words.place(index..index + 1));
    if MARKS.contains(written) && !NAMED.contains(words.get(index + 1)) && !is_in_a_name(text, index) {
        return 1;
    }
    let opening = if index == 0 { words.phrase_at(0, &OPENINGS) } else { 0 };
    if opening > 0 && (words.count() == opening || follows(text, opening, &[':'])) {
        return opening;
    }
    let filler = words.phrase_at(index, &FILLERS);
    let undecided = if is_english { words.phrase_at(index, &BEGINNINGS) } else { 0 };
    let is_all = index + undecided == words.count() && words.count() <= SHORT;
    let beginning = if index == 0 || is_all { undecided } else { 0 };
    match filler.max(beginning) {
        0 if is_english => blank_at(text, index),
        length => length,
    }
}

/// Whether one of `marks` stands right behind the first words, so many of them.
fn follows(text: &Text<'_>, count: usize, marks: &[char]) -> bool {
    let end = text.words.place(0..count).end;
    text.passage.text.get(end..).is_some_and(|rest| rest.starts_with(marks))
}

/// Whether a word is part of a name in a program: "MAX_TODO".
fn is_in_a_name(text: &Text<'_>, index: usize) -> bool {
    let place = text.words.place(index..index + 1);
    let around = [text.passage.text.get(..place.start), text.passage.text.get(place.end..)];
    let [before, behind] = around.map(Option::unwrap_or_default);
    before.ends_with('_') || behind.starts_with('_')
}

/// How many words the blank at `index` has: "[insert team]", "Insert the steps here".
fn blank_at(text: &Text<'_>, index: usize) -> usize {
    let words = &text.words;
    let length = words.phrase_at(index, &BLANKS);
    if length == 0 {
        return 0;
    }
    let start = words.place(index..index + 1).start;
    let before = text.passage.text.get(..start).unwrap_or_default();
    if before.ends_with(['[', '{', '<']) && text.passage.link_at(start).is_none() {
        let rest = text.passage.text.get(start..).unwrap_or_default();
        let mut marks = rest.char_indices().take(LONGEST_BLANK * LONGEST_BLANK);
        let end = marks.find(|(_, mark)| matches!(mark, ']' | '}' | '>')).map(|(end, _)| start + end);
        let inside = |index: &usize| {
            *index < words.count() && end.is_some_and(|end| words.place(*index..*index + 1).end <= end)
        };
        return (index..index + LONGEST_BLANK).take_while(inside).count().max(length);
    }
    if words.get(index) != "insert" {
        return 0;
    }
    let is_end = |index: usize| {
        index + 1 == words.count() || follows(text, index + 1, &['.', ',', ';', ':', '!', ')', ']'])
    };
    let here = (index + 1..index + LONGEST_BLANK).find(|index| words.get(*index) == "here" && is_end(*index));
    here.map_or(0, |here| here + 1 - index)
}

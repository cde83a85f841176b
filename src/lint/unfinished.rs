//! What was left to be written: "TODO", "lorem ipsum", "[insert the team here]".

use super::manuscript::{Manuscript, Text};
use super::words::Table;
use crate::model::{Finding, Rule};

/// Marks that people leave for later, in capitals.
static MARKS: Table = Table::of("TODO|TODOS|FIXME|TBD|TBA|TBC|XXX|XXXX");

/// Behind such a mark: it names a thing then.
static NAMED: Table = Table::of("list|lists|app|apps|item|items|comment|comments|rating|rated");

/// Words that fill a page until the text is there.
static FILLERS: Table = Table::of(
    "lorem ipsum|dolor sit amet|text goes here|coming soon|details to follow|more details to come|\
     will be added later|will be added at a later date|will be written later",
);

/// The same, where a text begins with it: "To be defined.".
static BEGINNINGS: Table = Table::of(
    "to be defined|to be determined|to be decided|to be written|to be added|to be announced|to be confirmed",
);

/// What stands at the beginning of a blank that somebody is to fill in.
static BLANKS: Table = Table::of(
    "insert|placeholder|add here|your name|company name|name of|role title|role name|job title|team name|link to|describe",
);

/// How many words a blank has at most.
const LONGEST_BLANK: usize = 10;

/// What a page has left to be written; one finding a text.
pub(super) fn findings(manuscript: &Manuscript<'_>) -> Vec<Finding> {
    let is_english = manuscript.is_english();
    let texts = manuscript.texts.iter();
    texts.filter_map(|text| unfinished(text, is_english)).collect()
}

fn unfinished(text: &Text<'_>, is_english: bool) -> Option<Finding> {
    let words = &text.words;
    let found =
        (0..words.count()).find_map(|index| text.part(index..index + left_at(text, index, is_english)))?;
    let message = format!("\"{}\" was left here", text.said(&found));
    Some(text.finding(Rule::Unfinished, found, message))
}

/// How many words at `index` were left by who has not finished.
fn left_at(text: &Text<'_>, index: usize, is_english: bool) -> usize {
    let words = &text.words;
    let written = text.said(&words.place(index..index + 1));
    if MARKS.lists(written) && !NAMED.lists(words.get(index + 1)) {
        return 1;
    }
    let filler = words.phrase_at(index, &FILLERS);
    let beginning = if index == 0 && is_english { words.phrase_at(0, &BEGINNINGS) } else { 0 };
    match filler.max(beginning) {
        0 if is_english => blank_at(text, index),
        length => length,
    }
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
    let here = (index + 1..index + LONGEST_BLANK).find(|index| words.get(*index) == "here");
    here.map_or(0, |here| here + 1 - index)
}

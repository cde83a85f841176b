//! Levels that a text refers to ("all Junior Baker responsibilities") and the page does not have: the place of the reference.
//!
//! Reading finds them by section; the passages have the place within it.

use super::context::PageContext;
use super::words::Words;
use rolebook_model::{Finding, Rule};
use rolebook_reader::inclusions::{unresolved_message, unresolved_words};

/// How many texts from the heading of a section, or from an item, are searched.
const NEAR: usize = 200;

/// Moves the findings about such levels to the words of the reference. They come in the order of the page.
pub(super) fn place(page: &PageContext<'_>, findings: &mut [Finding]) {
    let mut done = (0, 0);
    for finding in findings.iter_mut().filter(|finding| finding.rule == Rule::UnresolvedInheritance) {
        if let Some(found) = find(page, finding, &mut done) {
            *finding = found;
        }
    }
}

/// The same finding at the first words after `done` that it quotes; moves `done` behind them.
fn find(page: &PageContext<'_>, finding: &Finding, done: &mut (usize, usize)) -> Option<Finding> {
    let quoted = Words::of(unresolved_words(finding)?);
    let matches_at = |words: &Words, from: usize| {
        (0..quoted.count()).all(|index| words.get(from + index) == quoted.get(index))
    };
    if quoted.count() == 0 {
        return None;
    }
    let from = page.texts.partition_point(|text| text.passage.position(0).line < finding.position.line);
    for (number, text) in page.texts.iter().enumerate().skip(from.max(done.0)).take(NEAR) {
        let first = if number == done.0 { done.1 } else { 0 };
        if let Some(from) = (first..text.words.count()).find(|from| matches_at(&text.words, *from)) {
            *done = (number, from + quoted.count());
            let part = text.words.place(from..done.1);
            let message = unresolved_message(text.slice(&part));
            return Some(text.finding(finding.rule, part, message).with_help(finding.help.clone()));
        }
    }
    None
}

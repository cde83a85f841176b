//! Levels that a text says it includes and the page does not have: where the text says so, and in which words.
//!
//! Reading finds them and knows the section alone, for its tree has no places within.

use super::manuscript::Manuscript;
use super::words::Words;
use crate::model::{Finding, Rule};
use crate::read::inclusions::NOT_HERE;

/// Moves the findings about such levels to the words that say so. They come in the order of the page.
pub(super) fn place(manuscript: &Manuscript<'_>, findings: &mut [Finding]) {
    let mut done = (0, 0);
    for finding in findings.iter_mut().filter(|finding| finding.rule == Rule::UnresolvedInheritance) {
        if let Some(found) = find(manuscript, finding, &mut done) {
            *finding = found;
        }
    }
}

/// The same finding at the first words behind `done` that it is about, which are then done.
fn find(manuscript: &Manuscript<'_>, finding: &Finding, done: &mut (usize, usize)) -> Option<Finding> {
    let said = Words::of(finding.message.strip_prefix('"')?.strip_suffix(NOT_HERE)?);
    let says_it = |words: &Words, from: usize| {
        (0..said.count()).all(|index| words.get(from + index) == said.get(index))
    };
    for (number, text) in manuscript.texts.iter().enumerate().skip(done.0) {
        let first = if number == done.0 { done.1 } else { 0 };
        if text.passage.position(0).line < finding.position.line || said.count() == 0 {
            continue;
        }
        if let Some(from) = (first..text.words.count()).find(|from| says_it(&text.words, *from)) {
            *done = (number, from + said.count());
            let part = text.words.place(from..done.1);
            let message = format!("\"{}{NOT_HERE}", text.said(&part));
            return Some(text.finding(finding.rule, part, message).with_help(finding.help.clone()));
        }
    }
    None
}

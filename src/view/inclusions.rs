//! What a section says it includes → the included text itself, opened on demand.
//!
//! What is included may include more in turn, also in a circle. A level that was opened already is not opened
//! again below itself, and a page shows no more than [`MOST`] of them: each is a copy of another part of the page,
//! and pages could be written on which their number doubles with every level.

use super::dom::{bare, classed, each, nodes, nothing, text};
use super::pieces::pieces;
use super::sections::Article;
use super::words::fill;
use rolebook_model::{Inclusion, Label, Section};
use yew::prelude::*;

/// How many inclusions a page shows at most; people write about ten.
pub(super) const MOST: u32 = 100;

/// The inclusions of a section whose heading has this rank.
pub(super) fn inclusions(article: &Article<'_>, section: &Section, rank: u8) -> Html {
    let own = section.owner().into_iter().collect::<Vec<_>>();
    inclusions_below(article, section, rank, &own)
}

/// The same where these levels are open around them.
fn inclusions_below(article: &Article<'_>, section: &Section, rank: u8, open: &[usize]) -> Html {
    each(&section.includes, |inclusion| inclusion_below(article, inclusion, rank, open))
}

fn inclusion_below(article: &Article<'_>, inclusion: &Inclusion, rank: u8, open: &[usize]) -> Html {
    let left = article.inclusions_left.get();
    let included = article.role.included(inclusion);
    let level = article.role.levels.get(inclusion.level);
    let Some(level) = level.filter(|_| left > 0 && !included.is_empty() && !open.contains(&inclusion.level))
    else {
        return nothing();
    };
    article.inclusions_left.set(left - 1);
    let words = article.frame.words;
    let open = [open, &[inclusion.level]].concat();
    let names_sections = inclusion.label == Label::Level;
    let content = each(included, |section| {
        let name = section.heading.as_ref().filter(|_| names_sections);
        nodes([
            name.map_or_else(nothing, |heading| classed("p", "kind", text(&heading.text))),
            pieces(&mut article.pen().copying(), section, rank, &|_| true),
            inclusions_below(article, section, rank, &open),
        ])
    });
    let summary = bare("summary", text(&fill(words.includes, &[&level.name])));
    classed("details", "includes", nodes([summary, content]))
}

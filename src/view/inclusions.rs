//! The levels that a section says it includes → their text, folded.
//!
//! An included level may include others in turn, even in a circle. A level is not opened again below itself, and a page
//! shows no more than [`MAX_INCLUSIONS`]: each copies another part of the page, and their number may double with every
//! level.

use super::element::element;
use super::messages::fill;
use super::section_content::section_content;
use super::sections::Article;
use rolebook_model::{Inclusion, Label, Section};
use yew::prelude::*;

/// How many inclusions a page shows; pages have about ten.
pub(super) const MAX_INCLUSIONS: u32 = 100;

/// The inclusions of a section whose heading has this rank.
pub(super) fn inclusions(article: &Article<'_>, section: &Section, rank: u8) -> Html {
    let own = section.owner().into_iter().collect::<Vec<_>>();
    inclusions_below(article, section, rank, &own)
}

/// The same inside the inclusions of the levels in `open`.
fn inclusions_below(article: &Article<'_>, section: &Section, rank: u8, open: &[usize]) -> Html {
    section.includes.iter().map(|included| inclusion(article, included, rank, open)).collect()
}

fn inclusion(article: &Article<'_>, inclusion: &Inclusion, rank: u8, open: &[usize]) -> Html {
    let left = article.inclusions_left.get();
    let included = article.role.included(inclusion);
    let level = article.role.levels.get(inclusion.level);
    let Some(level) = level.filter(|_| left > 0 && !included.is_empty() && !open.contains(&inclusion.level))
    else {
        return Html::default();
    };
    article.inclusions_left.set(left - 1);
    let open = [open, &[inclusion.level]].concat();
    let has_headings = inclusion.label == Label::Level;
    let content = included.into_iter().map(|section| {
        html! {
            <>
                if let Some(heading) = section.heading.as_ref().filter(|_| has_headings) {
                    { element("p", "kind", &heading.text) }
                }
                { section_content(&mut article.render_context().into_copy(), section, rank, &|_| true) }
                { inclusions_below(article, section, rank, &open) }
            </>
        }
    });
    html! {
        <details class="includes">
            { element("summary", "", fill(article.page.messages.includes, &[&level.name])) }
            { for content }
        </details>
    }
}

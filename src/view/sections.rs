//! A role's sections → the text of a page, with the anchors that links and the contents lead to.

use super::outline::Outlined;
use super::{ladder, text, words};
use crate::model::{Content, Heading, Item, ItemList, Label, Necessity, Role, Section};
use yew::prelude::*;

/// Sections with their headings, one below the other.
pub(super) fn sections(base: &str, role: &Role, outline: &[Outlined<'_>]) -> Html {
    // Looked up once: a page may have thousands of levels.
    let mut level_by_section = vec![None; role.sections.len()];
    for level in &role.levels {
        if let Some(place) = level.section.and_then(|section| level_by_section.get_mut(section)) {
            *place = Some(level.slug.as_str());
        }
    }
    let level_path = |index: usize| {
        let slug = level_by_section.get(index).copied().flatten()?;
        Some(ladder::level_path(base, role, slug))
    };
    outline.iter().map(|outlined| section(*outlined, level_path(outlined.index))).collect()
}

/// One section; `level_path` leads to the level that its heading names.
fn section(Outlined { section, rank, .. }: Outlined<'_>, level_path: Option<String>) -> Html {
    let is_boundary = section.label() == Label::NotResponsible;
    let id = section.heading.as_ref().map(|heading| heading.id.clone());
    html! {
        <section class={class(section.label())} aria-labelledby={id.filter(|_| is_boundary)}>
            if is_boundary {
                <p class="kicker">{ words::NOT_YOUR_JOB }</p>
            }
            { for section.heading.as_ref().map(|heading| section_heading(heading, rank, level_path)) }
            { content(section, rank) }
        </section>
    }
}

/// The classes of sections that the sheet sets apart.
fn class(label: Label) -> &'static str {
    match label {
        Label::NotResponsible => "section boundary",
        Label::Level => "section level",
        _ => "section",
    }
}

/// A section's heading; a level's leads to the level's own page.
fn section_heading(heading: &Heading, rank: u8, level_path: Option<String>) -> Html {
    let content = match level_path {
        None => text::inlines(&heading.content),
        Some(href) => html! { <a {href}>{ text::link_text(&heading.content) }</a> },
    };
    text::heading(rank, Some(&heading.id), content)
}

/// What stands below a section's heading of this rank.
pub(super) fn content(section: &Section, rank: u8) -> Html {
    let piece = |piece: &Content| match piece {
        Content::Block(block) => text::block(block, rank),
        Content::Items(list) => items(list, rank),
    };
    html! {
        <>
            { necessities(section) }
            { for section.content.iter().map(piece) }
        </>
    }
}

/// How many of the section's items one must bring, and how many are a bonus.
fn necessities(section: &Section) -> Html {
    let count = |wanted| section.items().filter(|item| item.necessity == Some(wanted)).count();
    let (musts, bonuses) = (count(Necessity::Must), count(Necessity::Bonus));
    if musts + bonuses == 0 {
        return Html::default();
    }
    html! { <p class="note">{ words::necessities(musts, bonuses) }</p> }
}

fn items(ItemList { numbering, items }: &ItemList, rank: u8) -> Html {
    text::list(*numbering, items.iter().map(|one| item(one, rank)).collect())
}

fn item(Item { id, necessity, done, blocks, .. }: &Item, rank: u8) -> Html {
    let mark = (*necessity == Some(Necessity::Bonus)).then_some(words::BONUS);
    html! { <li key={id.as_str()} id={id.clone()}>{ text::entry(*done, blocks, mark, rank) }</li> }
}

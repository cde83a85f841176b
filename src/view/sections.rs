//! A role's sections → the text of a page, with the anchors that links and the contents lead to.

use super::dom::{attributes, classed, each, element, keyed, link, nodes, nothing, phrase};
use super::frame::Frame;
use super::outline::Outlined;
use super::{dom, text};
use crate::model::{Content, Heading, Item, ItemList, Label, Necessity, Role, Section};
use yew::prelude::*;

/// Sections with their headings, one below the other.
pub(super) fn sections(frame: Frame<'_>, role: &Role, outline: &[Outlined<'_>]) -> Html {
    // Looked up once: a page may have thousands of levels.
    let mut level_by_section = vec![None; role.sections.len()];
    for level in &role.levels {
        if let Some(place) = level.section.and_then(|section| level_by_section.get_mut(section)) {
            *place = Some(level.slug.as_str());
        }
    }
    let level_path = |index: usize| {
        let slug = level_by_section.get(index).copied().flatten()?;
        Some(frame.level_path(role, slug))
    };
    each(outline, |outlined| section(frame, *outlined, level_path(outlined.index)))
}

/// One section; `level_path` leads to the level that its heading names.
fn section(
    frame: Frame<'_>,
    Outlined { section, rank, .. }: Outlined<'_>,
    level_path: Option<String>,
) -> Html {
    let is_boundary = section.label() == Label::NotResponsible;
    let heading = section.heading.as_ref();
    let attributes = attributes! {
        "aria-labelledby": heading.filter(|_| is_boundary).map(|heading| &*heading.id),
        "class": class(section.label()),
    };
    let content = [
        if is_boundary { classed("p", "kicker", phrase(frame.words.not_your_job)) } else { nothing() },
        heading.map_or_else(nothing, |heading| section_heading(heading, rank, level_path)),
        content(frame, section, rank),
    ];
    element("section", attributes, nodes(content))
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
        Some(path) => link(&path, text::link_text(&heading.content)),
    };
    text::heading(rank, Some(&heading.id), content)
}

/// What stands below a section's heading of this rank.
pub(super) fn content(frame: Frame<'_>, section: &Section, rank: u8) -> Html {
    let piece = |piece: &Content| match piece {
        Content::Block(block) => text::block(&mut frame.pen(), block, rank),
        Content::Items(list) => items(frame, list, rank),
    };
    nodes([necessities(frame, section), each(&section.content, piece)])
}

/// How many of the section's items one must bring, and how many are a bonus.
fn necessities(frame: Frame<'_>, section: &Section) -> Html {
    let count = |wanted| section.items().filter(|item| item.necessity == Some(wanted)).count();
    let (musts, bonuses) = (count(Necessity::Must), count(Necessity::Bonus));
    if musts + bonuses == 0 {
        return nothing();
    }
    classed("p", "note", dom::text(&frame.words.necessities(musts, bonuses)))
}

fn items(frame: Frame<'_>, ItemList { numbering, items }: &ItemList, rank: u8) -> Html {
    text::list(*numbering, each(items, |one| item(frame, one, rank)))
}

fn item(frame: Frame<'_>, Item { id, necessity, done, blocks, .. }: &Item, rank: u8) -> Html {
    let mark = (*necessity == Some(Necessity::Bonus)).then_some(frame.words.bonus);
    let content = text::entry(&mut frame.pen(), *done, blocks, mark, rank);
    keyed(id, element("li", attributes! { "id": id.as_str() }, content))
}

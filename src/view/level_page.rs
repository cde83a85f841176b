//! A level's page: what holds only there, and what all levels share, each said to be which.

use super::dom::{attributes, bare, classed, element, link, nodes, nothing, phrase, text};
use super::frame::Frame;
use super::outline::{Entry, contents, entries, outline};
use super::role_page::breadcrumb;
use super::words::fill;
use super::{ladder, sections};
use crate::model::{Level, Role, Scope, Section};
use yew::prelude::*;

/// The rank below the two headings that say which sections are which.
const TOP: u8 = 3;
/// The anchor of what the level has for itself, where no heading of the page names it.
const OWN_ID: &str = "rolebook-own";
/// The anchor of what all levels share.
const SHARED_ID: &str = "rolebook-shared";

/// One level of a role; `index` is the level's.
pub(super) fn level_page(frame: Frame<'_>, role: &Role, index: usize, level: &Level) -> Html {
    let held = role.sections_of(index);
    // The level's own heading is the page's title, so its anchor and its text move to the part's top.
    let of = |wanted| {
        let of = held.iter().filter(|(index, scope)| *scope == wanted && Some(*index) != level.section);
        outline(role, of.map(|(index, _)| *index).collect(), TOP)
    };
    let (own, shared) = (of(Scope::Own), of(Scope::Shared));
    let named_by = level.section.and_then(|section| role.sections.get(section));
    let own_id = named_by.and_then(|section| section.heading.as_ref()).map_or(OWN_ID, |heading| &heading.id);

    let mut parts = vec![part_entry(own_id, frame.words.own)];
    parts.extend(entries(&own));
    parts.push(part_entry(SHARED_ID, frame.words.shared));
    parts.extend(entries(&shared));
    let whole_role = bare("li", link(&frame.role_path(role), text(&role.title)));
    let head = [
        breadcrumb(frame, role, whole_role),
        bare("h1", text(&level.name)),
        classed(
            "p",
            "lead",
            text(&fill(frame.words.level_of, &[frame.words.rung(level.seniority), &role.title])),
        ),
        ladder::ladder(frame, role, Some(index)),
    ];
    let has_own = !own.is_empty() || named_by.is_some_and(|section| !section.content.is_empty());
    let own = [
        own_text(frame, named_by),
        sections::sections(frame, role, &own),
        if has_own { nothing() } else { bare("p", phrase(frame.words.nothing_own)) },
    ];
    let shared = sections::sections(frame, role, &shared);
    let article = [
        part("part own", own_id, frame.words.own, &level.name, nodes(own)),
        part("part shared", SHARED_ID, frame.words.shared, &level_names(role), shared),
    ];
    let columns = [
        contents(frame, &parts),
        classed("article", "text", nodes(article)),
        ladder::neighbours(frame, role, index),
    ];
    nodes([classed("header", "page-header", nodes(head)), classed("div", "columns", nodes(columns))])
}

/// One of the page's two parts, with a note on which levels it holds for.
fn part(class: &'static str, id: &str, title: &'static str, note: &str, content: Html) -> Html {
    let content =
        [element("h2", attributes! { "id": id }, phrase(title)), classed("p", "note", text(note)), content];
    element("section", attributes! { "aria-labelledby": id, "class": class }, nodes(content))
}

fn part_entry(id: &str, text: &str) -> Entry {
    Entry { id: id.to_owned(), text: text.to_owned(), rank: TOP - 1 }
}

/// What stands right below the heading that names the level.
fn own_text(frame: Frame<'_>, named_by: Option<&Section>) -> Html {
    named_by.map_or_else(nothing, |section| sections::content(frame, section, TOP - 1))
}

/// The levels' names from the lowest rung up.
fn level_names(role: &Role) -> String {
    let names = role.ladder().into_iter().filter_map(|index| role.levels.get(index));
    names.map(|level| level.name.as_str()).collect::<Vec<_>>().join(" · ")
}

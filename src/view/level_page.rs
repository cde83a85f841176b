//! A level's page: what holds only there, and what all levels share, each said to be which.

use super::dom::{attributes, bare, classed, element, link, nodes, nothing, phrase, text};
use super::outline::{Entry, contents, entries, outline};
use super::role_page::breadcrumb;
use super::{ladder, sections, words};
use crate::model::{Catalog, Level, Role, Scope, Section};
use yew::prelude::*;

/// The rank below the two headings that say which sections are which.
const TOP: u8 = 3;
/// The anchor of what the level has for itself, where no heading of the page names it.
const OWN_ID: &str = "rolebook-own";
/// The anchor of what all levels share.
const SHARED_ID: &str = "rolebook-shared";

/// One level of a role; `index` is the level's.
pub(super) fn level_page(catalog: &Catalog, role: &Role, index: usize, level: &Level) -> Html {
    let base = &catalog.site.base_path;
    let held = role.sections_of(index);
    // The level's own heading is the page's title, so its anchor and its text move to the part's top.
    let of = |wanted| {
        let of = held.iter().filter(|(index, scope)| *scope == wanted && Some(*index) != level.section);
        outline(role, of.map(|(index, _)| *index).collect(), TOP)
    };
    let (own, shared) = (of(Scope::Own), of(Scope::Shared));
    let named_by = level.section.and_then(|section| role.sections.get(section));
    let own_id = named_by.and_then(|section| section.heading.as_ref()).map_or(OWN_ID, |heading| &heading.id);

    let mut parts = vec![part_entry(own_id, words::OWN)];
    parts.extend(entries(&own));
    parts.push(part_entry(SHARED_ID, words::SHARED));
    parts.extend(entries(&shared));
    let whole_role = bare("li", link(&ladder::role_path(base, role), text(&role.title)));
    let head = [
        breadcrumb(catalog, role, whole_role),
        bare("h1", text(&level.name)),
        classed("p", "lead", text(&words::level_of(level.seniority.title(), &role.title))),
        ladder::ladder(base, role, Some(index)),
    ];
    let has_own = !own.is_empty() || named_by.is_some_and(|section| !section.content.is_empty());
    let own = [
        own_text(named_by),
        sections::sections(base, role, &own),
        if has_own { nothing() } else { bare("p", phrase(words::NOTHING_OWN)) },
    ];
    let shared = sections::sections(base, role, &shared);
    let article = [
        part("part own", own_id, words::OWN, &level.name, nodes(own)),
        part("part shared", SHARED_ID, words::SHARED, &level_names(role), shared),
    ];
    let columns =
        [contents(&parts), classed("article", "text", nodes(article)), ladder::neighbours(base, role, index)];
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
fn own_text(named_by: Option<&Section>) -> Html {
    named_by.map_or_else(nothing, |section| sections::content(section, TOP - 1))
}

/// The levels' names from the lowest rung up.
fn level_names(role: &Role) -> String {
    let names = role.ladder().into_iter().filter_map(|index| role.levels.get(index));
    names.map(|level| level.name.as_str()).collect::<Vec<_>>().join(" · ")
}

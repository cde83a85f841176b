//! A level's page: what holds only there, and what all levels share, each said to be which.

use super::copy_button::copy_button;
use super::dom::{attributes, bare, classed, element, nodes, nothing, phrase, text};
use super::frame::Frame;
use super::header::header;
use super::ladder;
use super::outline::{Entry, Outlined, contents, entries, outline};
use super::sections::Article;
use rolebook_model::{Level, Role, Scope, Section};
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
    let article = Article::new(frame, role, Some(index), &[&own, &shared]);
    let named_by = level.section.and_then(|section| Some((section, role.sections.get(section)?)));
    let own_id = named_by.and_then(|(_, section)| section.heading.as_ref());
    let own_id = own_id.map_or(OWN_ID, |heading| &heading.id);
    let below = ladder::rung_below(role, index);
    let own_title = if below.is_some() { frame.words.new_here } else { frame.words.own };

    let mut lines = vec![part_entry(own_id, own_title)];
    lines.extend(entries(&own));
    lines.push(part_entry(SHARED_ID, frame.words.shared));
    lines.extend(entries(&shared));
    let own_part = nodes([own_note(frame, role, level, below), own_text(&article, named_by, &own)]);
    let shared_part = nodes([note(text(&level_names(role))), article.sections(&shared)]);
    let parts = [
        part(frame, "part own", own_id, own_title, own_part),
        part(frame, "part shared", SHARED_ID, frame.words.shared, shared_part),
    ];
    let columns = [
        contents(frame, &lines),
        classed("article", "text", nodes(parts)),
        ladder::neighbours(frame, role, index),
    ];
    nodes([header(frame, role, Some(index)), classed("div", "columns", nodes(columns))])
}

/// For which level the first part holds, and the way to compare it with the rung `below`.
fn own_note(frame: Frame<'_>, role: &Role, level: &Level, below: Option<&Level>) -> Html {
    let comparison = below.map_or_else(nothing, |below| {
        let comparison = ladder::comparison(frame, role, Some(level), below);
        classed("span", "to-comparison", nodes([phrase(" · "), comparison]))
    });
    note(nodes([text(&level.name), comparison]))
}

/// What the page says of the level alone: first what stands below the heading that names it.
fn own_text(article: &Article<'_>, named_by: Option<(usize, &Section)>, own: &[Outlined<'_>]) -> Html {
    let has_any = !own.is_empty() || named_by.is_some_and(|(_, section)| !section.content.is_empty());
    if !has_any {
        return bare("p", phrase(article.frame.words.nothing_own));
    }
    nodes([
        named_by.map_or_else(nothing, |(index, section)| article.body(index, section, TOP - 1)),
        article.sections(own),
    ])
}

/// One of the page's two parts.
fn part(frame: Frame<'_>, class: &'static str, id: &str, title: &'static str, content: Html) -> Html {
    let content = [
        element("h2", attributes! { "id": id }, phrase(title)),
        copy_button(frame.words, id, title),
        content,
    ];
    element("section", attributes! { "aria-labelledby": id, "class": class }, nodes(content))
}

/// On which levels a part holds.
fn note(levels: Html) -> Html {
    classed("p", "note", levels)
}

fn part_entry(id: &str, text: &str) -> Entry {
    Entry { id: id.to_owned(), text: text.to_owned(), rank: TOP - 1 }
}

/// The levels' names from the lowest rung up.
fn level_names(role: &Role) -> String {
    let names = role.ladder().into_iter().filter_map(|index| role.levels.get(index));
    names.map(|level| level.name.as_str()).collect::<Vec<_>>().join(" · ")
}

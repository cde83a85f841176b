//! A role's levels → the ladder that leads from one to the next, and the ways to compare them.

use super::dom::{attributes, bare, classed, element, keyed, link, list, nodes, nothing, phrase, text};
use super::frame::{Frame, level_route, role_route};
use super::words::fill;
use crate::route::{Compared, Route};
use rolebook_model::{Level, Role, Seniority};
use yew::prelude::*;

/// The ladder: all levels, then each from the lowest rung up. `current` is the level that the page shows.
pub(super) fn ladder(frame: Frame<'_>, role: &Role, current: Option<usize>) -> Html {
    let count = text(&frame.words.counted(&frame.words.level_count, role.levels.len()));
    // No slug is empty, so no level has this key.
    let mut rungs =
        vec![rung("", &frame.role_path(role), current.is_none(), [phrase(frame.words.all_levels), count])];
    for index in role.ladder() {
        if let Some(Level { name, slug, seniority, .. }) = role.levels.get(index) {
            let words = [text(name), phrase(frame.words.rung(*seniority))];
            rungs.push(rung(slug, &frame.level_path(role, slug), current == Some(index), words));
        }
    }
    let attributes = attributes! {
        "aria-label": frame.words.levels,
        "hidden": role.levels.is_empty().then_some("hidden"),
        "class": "ladder",
    };
    element("nav", attributes, element("ol", attributes! { "role": "list" }, list(rungs)))
}

fn rung(key: &str, path: &str, is_current: bool, [name, seniority]: [Html; 2]) -> Html {
    let attributes = attributes! { "href": path, "aria-current": is_current.then_some("page") };
    let content = [classed("span", "name", name), classed("span", "seniority", seniority)];
    keyed(key, bare("li", element("a", attributes, nodes(content))))
}

/// The rungs below and above a level.
pub(super) fn neighbours(frame: Frame<'_>, role: &Role, level: usize) -> Html {
    let ladder = role.ladder();
    let place = ladder.iter().position(|index| *index == level);
    let at = |place: Option<usize>| role.levels.get(*ladder.get(place?)?);
    let neighbour = |words: &'static str, class: &'static str, level: Option<&Level>| {
        let content = level.map_or_else(nothing, |Level { name, slug, .. }| {
            let content = [classed("span", "direction", phrase(words)), classed("span", "name", text(name))];
            link(&frame.level_path(role, slug), nodes(content))
        });
        let attributes = attributes! { "hidden": level.is_none().then_some("hidden"), "class": class };
        keyed(class, element("li", attributes, content))
    };
    let both = [
        neighbour(frame.words.previous, "previous", at(place.and_then(|place| place.checked_sub(1)))),
        neighbour(frame.words.next, "next", at(place.map(|place| place + 1))),
    ];
    let attributes = attributes! {
        "aria-label": frame.words.neighbours,
        "hidden": (role.levels.len() < 2).then_some("hidden"),
        "class": "neighbours",
    };
    element("nav", attributes, element("ul", attributes! { "role": "list" }, nodes(both)))
}

/// The rung below a level, if there is one.
pub(super) fn rung_below(role: &Role, level: usize) -> Option<&Level> {
    let rung = role.levels.get(level)?.seniority;
    let below = role.ladder().into_iter().filter_map(|index| role.levels.get(index));
    below.take_while(|level| level.seniority < rung).last()
}

/// The ways to compare a role, or with `level` that level of it: with each other level, and with another role.
pub(super) fn comparisons(frame: Frame<'_>, role: &Role, level: Option<usize>) -> Html {
    let page_level = level.and_then(|level| role.levels.get(level));
    let mut ways = Vec::new();
    for index in role.ladder() {
        // A single level is the whole role.
        if let Some(other) = role.levels.get(index).filter(|_| Some(index) != level && role.levels.len() > 1)
        {
            ways.push(bare("li", comparison(frame, role, page_level, other)));
        }
    }
    let choose = [&*Route::Directory.path(frame.base()), "?compare=", &route(role, page_level).reference()];
    ways.push(bare("li", link(&choose.concat(), phrase(frame.words.compare_other))));
    let details = [
        bare("summary", phrase(frame.words.compare)),
        element("ul", attributes! { "role": "list" }, list(ways)),
    ];
    let attributes = attributes! { "aria-label": frame.words.compare, "class": "comparisons" };
    element("nav", attributes, bare("details", nodes(details)))
}

/// The way to a comparison of the role, or with `level` that level of it, with another of its levels. The lower rung
/// comes first, so that what the higher one asks for is added and not dropped.
pub(super) fn comparison(frame: Frame<'_>, role: &Role, level: Option<&Level>, other: &Level) -> Html {
    let (mut page, mut compared) = (route(role, level), level_route(role, &other.slug));
    if level.is_some_and(|level| level.seniority > other.seniority) {
        std::mem::swap(&mut page, &mut compared);
    }
    let compared = Compared { other: compared, only_differences: false };
    let path = page.path(frame.base()) + &compared.to_query(&page);
    link(&path, text(&fill(frame.words.compare_with, &[&other.name])))
}

fn route(role: &Role, level: Option<&Level>) -> Route {
    level.map_or_else(|| role_route(role), |level| level_route(role, &level.slug))
}

/// A role's ladder at a glance: a mark for each rung, and the same in words.
pub(super) fn glance(frame: Frame<'_>, role: &Role) -> Html {
    let mut marks = Vec::new();
    let mut ends = None;
    for rung in Seniority::ALL {
        if role.levels.iter().any(|level| level.seniority == rung) {
            marks.push(bare("span", nothing()));
            ends = Some((ends.map_or(rung, |(lowest, _)| lowest), rung));
        }
    }
    let Some((lowest, highest)) = ends else { return nothing() };
    let content = [
        element("span", attributes! { "aria-hidden": "true", "class": "rungs" }, list(marks)),
        text(&frame.words.level_span(role.levels.len(), lowest, highest)),
    ];
    classed("p", "glance", nodes(content))
}

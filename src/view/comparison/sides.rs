//! The two sides of a comparison → their names and URLs.

use crate::route::{Compared, Route};
use crate::view::messages::{Messages, fill};
use crate::view::page_context::{level_route, role_route};
use crate::view::{Location, PageContext};
use rolebook_diff::Side;
use rolebook_model::Level;
use rolebook_search::Filter;

/// The location of a comparison.
pub(super) fn location(one: Side<'_>, other: Side<'_>) -> Location {
    let compared = Compared { other: route(other) };
    Location { route: route(one), filter: Filter::default(), compared: Some(compared) }
}

/// The route of a side's own page.
pub(super) fn route(side: Side<'_>) -> Route {
    level(side).map_or_else(|| role_route(side.role), |level| level_route(side.role, &level.slug))
}

/// The title of a comparison.
pub(in crate::view) fn title(page: PageContext<'_>, one: Side<'_>, other: Side<'_>) -> String {
    let [one, other] = names(page, one, other);
    fill(page.messages.compared, &[&one, &other])
}

/// The names of both sides, as short as they can be without being equal: within one role only the names of the levels; with
/// the departments if two roles share a title.
pub(super) fn names(page: PageContext<'_>, one: Side<'_>, other: Side<'_>) -> [String; 2] {
    let is_one_role = std::ptr::eq(one.role, other.role);
    let (one_short, other_short) = (short_name(one), short_name(other));
    if is_one_role && one_short != other_short {
        return [one_short.to_owned(), other_short.to_owned()];
    }
    let (one_name, other_name) = (full_name(page, one), full_name(page, other));
    if is_one_role || one_name != other_name {
        return [one_name, other_name];
    }
    [with_department(page, &one_name, one), with_department(page, &other_name, other)]
}

/// The names of both sides in a sentence: within one role the levels' without the title of the role, "Senior" and "Staff".
pub(super) fn rung_names(page: PageContext<'_>, one: Side<'_>, other: Side<'_>) -> [String; 2] {
    if !std::ptr::eq(one.role, other.role) {
        return names(page, one, other);
    }
    [one, other].map(|side| {
        let name = short_name(side);
        let rung = name.strip_suffix(&*side.role.title).unwrap_or(name).trim_end();
        if rung.is_empty() { name.to_owned() } else { rung.to_owned() }
    })
}

/// The message for what `side` has and `opposite` has not: it is new at a level above the other.
pub(super) fn alone(messages: &Messages, side: Side<'_>, opposite: Side<'_>) -> &'static str {
    let is_above = |level: usize| {
        std::ptr::eq(side.role, opposite.role)
            && opposite.level.is_some_and(|lower| side.role.levels_below(level).contains(&lower))
    };
    match side.level {
        Some(level) if is_above(level) => messages.new_count,
        Some(_) => messages.only_at_count,
        None => messages.only_in_count,
    }
}

/// A side's name on the pages of its role.
pub(in crate::view) fn short_name(side: Side<'_>) -> &str {
    level(side).map_or(&side.role.title, |level| &level.name)
}

/// A side's name on any other page.
fn full_name(page: PageContext<'_>, side: Side<'_>) -> String {
    level(side).map_or_else(|| side.role.title.clone(), |level| page.level_title(side.role, level))
}

fn with_department(page: PageContext<'_>, name: &str, side: Side<'_>) -> String {
    format!("{name} ({})", page.catalog.department_name(&side.role.department))
}

fn level(side: Side<'_>) -> Option<&Level> {
    side.role.levels.get(side.level?)
}

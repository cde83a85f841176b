//! The two sides of a comparison → what they are called, and where they lead.

use super::frame::{Frame, level_route, role_route};
use super::{Location, level_title};
use crate::route::{Compared, Route};
use rolebook_diff::Side;
use rolebook_model::Level;
use rolebook_search::Filter;

/// Where two sides are compared.
pub(super) fn location(one: Side<'_>, other: Side<'_>, only_differences: bool) -> Location {
    let compared = Compared { other: route(other), only_differences };
    Location { route: route(one), filter: Filter::default(), compared: Some(compared) }
}

/// The page of a side by itself.
pub(super) fn route(side: Side<'_>) -> Route {
    level(side).map_or_else(|| role_route(side.role), |level| level_route(side.role, &level.slug))
}

/// The names of both sides, as short as tells them apart: the levels' alone where the role is the same, and with
/// the departments where roles of two have the same title.
pub(super) fn names(frame: Frame<'_>, one: Side<'_>, other: Side<'_>) -> [String; 2] {
    let is_one_role = std::ptr::eq(one.role, other.role);
    let (one_short, other_short) = (short_name(one), short_name(other));
    if is_one_role && one_short != other_short {
        return [one_short.to_owned(), other_short.to_owned()];
    }
    let (one_name, other_name) = (full_name(frame, one), full_name(frame, other));
    if is_one_role || one_name != other_name {
        return [one_name, other_name];
    }
    [with_department(frame, &one_name, one), with_department(frame, &other_name, other)]
}

/// What a side is called on the pages of its role.
pub(super) fn short_name(side: Side<'_>) -> &str {
    level(side).map_or(&side.role.title, |level| &level.name)
}

/// What a side is called away from its role.
fn full_name(frame: Frame<'_>, side: Side<'_>) -> String {
    level(side).map_or_else(|| side.role.title.clone(), |level| level_title(frame, side.role, level))
}

fn with_department(frame: Frame<'_>, name: &str, side: Side<'_>) -> String {
    [name, " (", frame.catalog.department_name(&side.role.department), ")"].concat()
}

fn level(side: Side<'_>) -> Option<&Level> {
    side.role.levels.get(side.level?)
}

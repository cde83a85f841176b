//! A role, or one of its levels → the top of its page: where it stands, what it is, and what one needs first.

use super::dom::{attributes, bare, classed, element, link, nodes, nothing, phrase, text};
use super::frame::Frame;
use super::words::fill;
use super::{ladder, minute, vacancies};
use crate::route::Route;
use rolebook_model::{Availability, Role};
use yew::prelude::*;

/// The top of the page of a role, or with `level` of that level of it.
pub(super) fn header(frame: Frame<'_>, role: &Role, level: Option<usize>) -> Html {
    let of_level = level.and_then(|level| role.levels.get(level));
    let (whole_role, title, lead) = match of_level {
        None => (nothing(), &role.title, nothing()),
        Some(level) => {
            let lead = fill(frame.words.level_of, &[frame.words.rung(level.seniority), &role.title]);
            let whole_role = bare("li", link(&frame.role_path(role), text(&role.title)));
            (whole_role, &level.name, classed("p", "lead", text(&lead)))
        }
    };
    let open = vacancies::of(role, of_level);
    let availability = vacancies::availability(role, &open).map_or_else(nothing, |availability| {
        let class = if availability == Availability::Open { "availability open" } else { "availability" };
        classed("p", class, phrase(frame.words.availability(availability)))
    });
    let parts = [
        breadcrumb(frame, role, whole_role),
        classed("div", "title", nodes([bare("h1", text(title)), availability, lead])),
        vacancies::vacancies(frame, role, title, &open),
        ladder::ladder(frame, role, level),
        minute::minute(frame, role, level),
        ladder::comparisons(frame, role, level),
    ];
    classed("header", "page-header", nodes(parts))
}

/// The trail from the directory to a role's pages: all roles, those of its department, and on a level's page
/// the whole role as the `last` step.
pub(super) fn breadcrumb(frame: Frame<'_>, role: &Role, last: Html) -> Html {
    let department = text(frame.catalog.department_name(&role.department));
    let department = bare("li", link(&frame.department_path(&role.department), department));
    trail(frame, nodes([department, last]))
}

/// The trail from the directory to any other page, by the `steps` between.
pub(super) fn trail(frame: Frame<'_>, steps: Html) -> Html {
    let all = Route::Directory.path(frame.base());
    let steps = [bare("li", link(&all, phrase(frame.words.all_roles))), steps];
    let attributes = attributes! { "aria-label": frame.words.breadcrumb, "class": "breadcrumb" };
    element("nav", attributes, element("ol", attributes! { "role": "list" }, nodes(steps)))
}

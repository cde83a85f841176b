//! A role, or one of its levels → the header of its page.

use super::element::{element, labelled, link};
use super::messages::fill;
use super::{PageContext, facts, key_facts, ladder, notes, vacancies};
use crate::route::Route;
use rolebook_model::{Availability, Role};
use yew::prelude::*;

/// The header of a role's page, or of the page of the level with this index.
pub(super) fn header(page: PageContext<'_>, role: &Role, level: Option<usize>) -> Html {
    let shown_level = level.and_then(|level| role.levels.get(level));
    let title = shown_level.map_or(&role.title, |level| &level.name);
    let open = vacancies::of(role, shown_level);
    html! {
        <header class="page-header">
            { role_breadcrumb(page, role, shown_level.is_some()) }
            <div class="title">
                { element("h1", "", title) }
                if let Some(level) = shown_level {
                    <p class="note">
                        { fill(page.messages.level_of, &[page.messages.seniority(level.seniority), &role.title]) }
                    </p>
                }
                { for vacancies::availability(role, &open).map(|known| availability(page, known)) }
                if open.is_empty() {
                    { open_at(page, role) }
                }
            </div>
            if !role.summary.is_empty() {
                { element("p", "lead", &role.summary) }
            }
            { facts::facts(&role.facts_of(level)) }
            { vacancies::vacancies(page, role, title, &open) }
            { ladder::ladder(page, role, level) }
            { key_facts::key_facts(page, role, level) }
            { ladder::comparisons(page, role, level) }
            { notes::notes(page, role, level) }
        </header>
    }
}

fn availability(page: PageContext<'_>, availability: Availability) -> Html {
    let text = page.messages.availability(availability);
    match availability {
        Availability::Open => element("p", "availability open", text),
        Availability::Closed => element("p", "availability", text),
    }
}

/// The levels that are open, for who looks at one that is not; nothing where none is.
fn open_at(page: PageContext<'_>, role: &Role) -> Html {
    let levels = vacancies::open_levels(role);
    let links = levels.iter().enumerate().map(|(index, level)| {
        let path = page.level_path(role, &level.slug);
        html! { <>{ if index == 0 { " " } else { ", " } }{ link(path, &level.name) }</> }
    });
    html! {
        if !levels.is_empty() {
            <p class="open-at">{ page.messages.open_at }{ for links }</p>
        }
    }
}

/// The breadcrumb of a page of a role: all roles, those of the department, and below the role's own page the role.
pub(super) fn role_breadcrumb(page: PageContext<'_>, role: &Role, is_below_role: bool) -> Html {
    let step = |path: String, name: &str| element("li", "", link(path, name));
    let steps = html! {
        <>
            { step(page.department_path(&role.department), page.catalog.department_name(&role.department)) }
            if is_below_role {
                { step(page.role_path(role), &role.title) }
            }
        </>
    };
    breadcrumb(page, steps)
}

/// The breadcrumb from the directory to a page, by the `steps` between them.
pub(super) fn breadcrumb(page: PageContext<'_>, steps: Html) -> Html {
    let steps = html! {
        <ol role="list">
            { element("li", "", link(Route::Directory.path(page.base()), page.messages.all_roles)) }
            { steps }
        </ol>
    };
    labelled("nav", page.messages.breadcrumb, "breadcrumb", steps)
}

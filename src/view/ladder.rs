//! A role's levels → the ladder that leads from one to the next.

use super::words;
use crate::model::{Level, Role, Seniority};
use crate::route::Route;
use yew::prelude::*;

/// The ladder: all levels, then each from the lowest rung up. `current` is the level that the page shows.
pub(super) fn ladder(base: &str, role: &Role, current: Option<usize>) -> Html {
    let rung = |index: usize| {
        let Some(Level { name, slug, seniority, .. }) = role.levels.get(index) else {
            return Html::default();
        };
        html! {
            <li key={slug.as_str()}>
                <a href={level_path(base, role, slug)} aria-current={(current == Some(index)).then_some("page")}>
                    <span class="name">{ name }</span>
                    <span class="seniority">{ seniority.title() }</span>
                </a>
            </li>
        }
    };
    html! {
        <nav class="ladder" aria-label={words::LEVELS} hidden={role.levels.is_empty()}>
            <ol role="list">
                // No slug is empty, so no level has this key.
                <li key="">
                    <a href={role_path(base, role)} aria-current={current.is_none().then_some("page")}>
                        <span class="name">{ words::ALL_LEVELS }</span>
                        <span class="seniority">{ words::level_count(role.levels.len()) }</span>
                    </a>
                </li>
                { for role.ladder().into_iter().map(rung) }
            </ol>
        </nav>
    }
}

/// The rungs below and above a level.
pub(super) fn neighbours(base: &str, role: &Role, level: usize) -> Html {
    let ladder = role.ladder();
    let place = ladder.iter().position(|index| *index == level);
    let at = |place: Option<usize>| role.levels.get(*ladder.get(place?)?);
    let link = |words: &'static str, class: &'static str, level: Option<&Level>| match level {
        None => html! { <li key={class} {class} hidden=true /> },
        Some(Level { name, slug, .. }) => html! {
            <li key={class} {class}>
                <a href={level_path(base, role, slug)}>
                    <span class="direction">{ words }</span>
                    <span class="name">{ name }</span>
                </a>
            </li>
        },
    };
    html! {
        <nav class="neighbours" aria-label={words::NEIGHBOURS} hidden={role.levels.len() < 2}>
            <ul role="list">
                { link(words::PREVIOUS, "previous", at(place.and_then(|place| place.checked_sub(1)))) }
                { link(words::NEXT, "next", at(place.map(|place| place + 1))) }
            </ul>
        </nav>
    }
}

/// A role's ladder at a glance: a mark for each rung, and the same in words.
pub(super) fn glance(role: &Role) -> Html {
    let has = |rung: &Seniority| role.levels.iter().any(|level| level.seniority == *rung);
    let rungs: Vec<Seniority> = Seniority::ALL.into_iter().filter(has).collect();
    let (Some(lowest), Some(highest)) = (rungs.first(), rungs.last()) else { return Html::default() };
    html! {
        <p class="glance">
            <span class="rungs" aria-hidden="true">{ for rungs.iter().map(|_| html! { <span /> }) }</span>
            { words::level_span(role.levels.len(), lowest.title(), highest.title()) }
        </p>
    }
}

/// The URL path of a role's page.
pub(super) fn role_path(base: &str, role: &Role) -> String {
    Route::Role { department: role.department.clone(), role: role.slug.clone() }.path(base)
}

/// The URL path of a level's page.
pub(super) fn level_path(base: &str, role: &Role, level: &str) -> String {
    let (department, role) = (role.department.clone(), role.slug.clone());
    Route::Level { department, role, level: level.to_owned() }.path(base)
}

//! A role's levels → the ladder that links them, its summary in a list of roles, and the links to comparisons.

use super::PageContext;
use super::messages::fill;
use super::page_context::{level_route, role_route};
use crate::route::{Compared, Route};
use rolebook_model::{Level, Role, Seniority, TrackLevels};
use yew::prelude::*;

/// The ladder: the whole role, then its levels from the lowest up. `current` is the level that the page shows.
pub(super) fn ladder(page: PageContext<'_>, role: &Role, current: Option<usize>) -> Html {
    let PageContext { messages, .. } = page;
    let count = messages.plural(&messages.level_count, role.levels.len());
    let tracks = role.tracks();
    let rung = |index: &usize| {
        let Level { name, slug, seniority, .. } = role.levels.get(*index)?;
        let seniority = html! { messages.seniority(*seniority) };
        let is_current = current == Some(*index);
        Some(step(slug, page.level_path(role, slug), is_current, html! { name }, seniority))
    };
    // No slug is empty, so no level has this key.
    let whole_role = html! { messages.all_levels };
    let whole_role = step("", page.role_path(role), current.is_none(), whole_role, html! { count });
    let rungs = |levels: &[usize]| levels.iter().filter_map(rung).collect::<Html>();
    html! {
        <nav aria-label={messages.levels} hidden={role.levels.is_empty()} class="ladder">
            if let [TrackLevels { levels, .. }] = tracks.as_slice() {
                <ol role="list">{ whole_role }{ rungs(levels) }</ol>
            } else {
                <ol role="list">{ whole_role }</ol>
                for TrackLevels { name, track, levels } in &tracks {
                    <p class="track">{ name.unwrap_or(messages.track(*track)) }</p>
                    <ol role="list" aria-label={name.unwrap_or(messages.track(*track)).to_owned()}>{ rungs(levels) }</ol>
                }
            }
        </nav>
    }
}

fn step(key: &str, path: String, is_current: bool, name: Html, seniority: Html) -> Html {
    html! {
        <li {key}>
            <a href={path} aria-current={is_current.then_some("page")}>
                <span class="name">{ name }</span>
                <span class="seniority">{ seniority }</span>
            </a>
        </li>
    }
}

/// Links to the levels below and above a level.
pub(super) fn neighbours(page: PageContext<'_>, role: &Role, level: usize) -> Html {
    let PageContext { messages, .. } = page;
    let ladder = role.ladder();
    let rung = ladder.iter().position(|index| *index == level);
    let at = |rung: Option<usize>| role.levels.get(*ladder.get(rung?)?);
    let (below, above) = (at(rung.and_then(|rung| rung.checked_sub(1))), at(rung.map(|rung| rung + 1)));
    let link = |direction: &'static str, level: &Level| {
        html! {
            <a href={page.level_path(role, &level.slug)}>
                <span class="direction">{ direction }</span>
                <span class="name">{ &level.name }</span>
            </a>
        }
    };
    html! {
        <nav aria-label={messages.neighbours} hidden={role.levels.len() < 2} class="neighbours">
            <ul role="list">
                <li key="previous" hidden={below.is_none()} class="previous">
                    { for below.map(|level| link(messages.previous, level)) }
                </li>
                <li key="next" hidden={above.is_none()} class="next">
                    { for above.map(|level| link(messages.next, level)) }
                </li>
            </ul>
        </nav>
    }
}

/// The highest of the levels below this one, if there is one.
pub(super) fn level_below(role: &Role, level: usize) -> Option<&Level> {
    let below = role.levels_below(level).into_iter().filter_map(|index| role.levels.get(index));
    below.reduce(|highest, level| if level.seniority >= highest.seniority { level } else { highest })
}

/// Links that compare a role, or the level of it with this index, with each of its other levels, and with other roles.
pub(super) fn comparisons(page: PageContext<'_>, role: &Role, level: Option<usize>) -> Html {
    let PageContext { messages, .. } = page;
    let shown_level = level.and_then(|level| role.levels.get(level));
    // A single level is the whole role.
    let others = role.ladder().into_iter().filter(|index| Some(*index) != level && role.levels.len() > 1);
    let others = others.filter_map(|index| role.levels.get(index));
    let directory = Route::Directory.path(page.base());
    let choose = format!("{directory}?compare={}", route(role, shown_level).reference());
    html! {
        <nav aria-label={messages.compare} class="comparisons">
            <details>
                <summary>{ messages.compare }</summary>
                <ul role="list">
                    for other in others {
                        <li key={&*other.slug}>{ comparison(page, role, shown_level, other) }</li>
                    }
                    <li key=""><a href={choose}>{ messages.compare_other }</a></li>
                </ul>
            </details>
        </nav>
    }
}

/// The link that compares a role, or this level of it, with another of its levels. The lower level comes first, so that
/// what the higher one asks for is added, not dropped.
pub(super) fn comparison(page: PageContext<'_>, role: &Role, level: Option<&Level>, other: &Level) -> Html {
    let (mut one, mut other_route) = (route(role, level), level_route(role, &other.slug));
    if level.is_some_and(|level| level.seniority > other.seniority) {
        std::mem::swap(&mut one, &mut other_route);
    }
    let compared = Compared { other: other_route };
    let url = one.path(page.base()) + &compared.to_query(&one);
    html! { <a href={url}>{ fill(page.messages.compare_with, &[&other.name]) }</a> }
}

fn route(role: &Role, level: Option<&Level>) -> Route {
    level.map_or_else(|| role_route(role), |level| level_route(role, &level.slug))
}

/// A role's ladder in a list of roles: a mark for each seniority that it has, and the same in words.
pub(super) fn summary(page: PageContext<'_>, role: &Role) -> Html {
    let has = |seniority: &Seniority| role.levels.iter().any(|level| level.seniority == *seniority);
    let seniorities: Vec<Seniority> = Seniority::ALL.into_iter().filter(has).collect();
    let (Some(lowest), Some(highest)) = (seniorities.first(), seniorities.last()) else {
        return Html::default();
    };
    html! {
        <p class="glance">
            <span aria-hidden="true" class="rungs">
                { for seniorities.iter().map(|seniority| html! { <span key={seniority.name()}></span> }) }
            </span>
            <span>{ page.messages.level_span(role.levels.len(), *lowest, *highest) }</span>
        </p>
    }
}

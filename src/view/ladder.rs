//! A role's levels → the ladder that links them, its summary in a list of roles, and the links to comparisons.

use super::element::{element, labelled, link, list};
use super::folded::folded;
use super::messages::{fill, join};
use super::page_context::{level_route, role_route};
use super::{PageContext, vacancies};
use crate::route::{Compared, Route};
use rolebook_model::{Level, MATRIX, Role, Seniority, Track, TrackLevels};
use yew::prelude::*;

/// Whether a page shows levels side by side: it is built, and what an author works on is not.
const HAS_MATRIX: bool = !cfg!(all(feature = "preview", target_family = "wasm"));

/// The ladder: the whole role, then its levels from the lowest up, a row for each track. `current` is the level that the page
/// shows. A role with a single level has none.
///
/// It is folded where the screen is narrow. Where it is wide, levels of one seniority stand below each other: tracks that the
/// page names have the same columns. Those of people who do the work and of managers have no seniority in common.
pub(super) fn ladder(page: PageContext<'_>, role: &Role, current: Option<usize>) -> Html {
    let PageContext { messages, .. } = page;
    if role.levels.len() < 2 {
        return Html::default();
    }
    let tracks = role.tracks();
    let [of_individuals, of_managers] = columns(role, &tracks);
    let summary = match current.and_then(|current| role.levels.get(current)) {
        Some(Level { name, .. }) => [messages.level, ": ", name].concat(),
        None => messages.plural(&messages.level_count, role.levels.len()),
    };
    let row = |TrackLevels { name, track, levels }: &TrackLevels<'_>| {
        let name = (tracks.len() > 1).then(|| name.unwrap_or(messages.track(*track)).to_owned());
        let columns = if *track == Track::Manager { of_managers } else { of_individuals };
        let seniorities = Seniority::ALL.into_iter().filter(|it| columns & (1 << *it as u32) != 0);
        let cells = seniorities.map(|seniority| cell(page, role, current, levels, seniority));
        html! {
            <>
                if let Some(name) = &name {
                    { element("p", "track", name) }
                }
                <ol role="list" aria-label={name.clone()}>{ for cells }</ol>
            </>
        }
    };
    let strip = html! {
        <div class="strip">
            { rung(page, page.role_path(role), messages.all_levels, String::new(), current.is_none()) }
            <div>{ for tracks.iter().map(row) }</div>
            if HAS_MATRIX && role.has_matrix() {
                { rung(page, page.level_path(role, MATRIX), messages.side_by_side, String::new(), false) }
            }
        </div>
    };
    labelled("nav", messages.levels, "ladder", folded(&summary, strip))
}

/// The seniorities that tracks of each kind have columns for, as a bit for each.
fn columns(role: &Role, tracks: &[TrackLevels<'_>]) -> [u32; 2] {
    let [mut individual, mut manager] = [0, 0];
    for TrackLevels { track, levels, .. } in tracks {
        let columns = if *track == Track::Manager { &mut manager } else { &mut individual };
        for level in levels.iter().filter_map(|index| role.levels.get(*index)) {
            *columns |= 1 << level.seniority as u32;
        }
    }
    let is_named = tracks.iter().any(|track| track.name.is_some());
    if is_named { [individual | manager; 2] } else { [individual, manager] }
}

/// The levels of a track that have this seniority: often one, or none.
fn cell(
    page: PageContext<'_>,
    role: &Role,
    current: Option<usize>,
    levels: &[usize],
    seniority: Seniority,
) -> Html {
    let mut rungs = Vec::new();
    for index in levels {
        let Some(level) = role.levels.get(*index).filter(|level| level.seniority == seniority) else {
            continue;
        };
        let named = page.messages.seniority(seniority);
        let is_told = level.name.to_ascii_lowercase().contains(&named.to_ascii_lowercase());
        let is_open = !role.vacancies.is_empty() && !vacancies::of(role, Some(level)).is_empty();
        let notes = [if is_told { "" } else { named }, if is_open { page.messages.open } else { "" }];
        let path = page.level_path(role, &level.slug);
        rungs.push(rung(page, path, &level.name, join(&notes, " · "), current == Some(*index)));
    }
    html! { <li aria-hidden={rungs.is_empty().then_some("true")}>{ rungs }</li> }
}

fn rung(page: PageContext<'_>, path: String, name: &str, note: String, is_current: bool) -> Html {
    html! {
        <a href={path} aria-current={is_current.then_some("page")}>
            { element("span", "name", name) }{ " " }{ element("span", "seniority", note) }
            // To ears the attribute says it.
            if is_current {
                { " " }<span aria-hidden="true" class="mark">{ page.messages.current }</span>
            }
        </a>
    }
}

/// The levels right below and right above a level, on its track.
fn beside(role: &Role, level: usize) -> [Option<usize>; 2] {
    for TrackLevels { levels, .. } in role.tracks() {
        if let Some(place) = levels.iter().position(|index| *index == level) {
            let at = |place: usize| levels.get(place).copied();
            return [place.checked_sub(1).and_then(at), at(place + 1)];
        }
    }
    [None, None]
}

/// Links to the levels below and above a level.
pub(super) fn neighbours(page: PageContext<'_>, role: &Role, level: usize) -> Html {
    let PageContext { messages, .. } = page;
    let [below, above] = beside(role, level).map(|index| role.levels.get(index?));
    if below.or(above).is_none() {
        return Html::default();
    }
    let link = |direction: &'static str, level: &Level| {
        html! {
            <a href={page.level_path(role, &level.slug)}>
                { element("span", "direction", direction) }{ " " }{ element("span", "name", &level.name) }
            </a>
        }
    };
    let links = html! {
        <>
            if let Some(below) = below {
                { element("li", "previous", link(messages.previous, below)) }
            }
            if let Some(above) = above {
                { element("li", "next", link(messages.next, above)) }
            }
        </>
    };
    labelled("nav", messages.neighbours, "neighbours", list("", "", links))
}

/// The highest of the levels below this one, if there is one.
pub(super) fn level_below(role: &Role, level: usize) -> Option<&Level> {
    let below = role.levels_below(level).into_iter().filter_map(|index| role.levels.get(index));
    below.reduce(|highest, level| if level.seniority >= highest.seniority { level } else { highest })
}

/// Links that compare the level with this index with each other one, those next to it first, or on the page of a whole role
/// each level with the next one of its track; and the link that chooses another role.
pub(super) fn comparisons(page: PageContext<'_>, role: &Role, level: Option<usize>) -> Html {
    let PageContext { messages, .. } = page;
    let pairs = match level {
        Some(level) => with_others(role, level),
        None => neighbouring(role),
    };
    let links = pairs.into_iter().filter_map(|(one, other)| {
        let (one, other) = (role.levels.get(one)?, role.levels.get(other)?);
        let (message, names) = match level {
            Some(_) => (messages.compare_with, &[&*other.name][..]),
            None => (messages.compared, &[&*one.name, &*other.name][..]),
        };
        Some(element("li", "", comparison(page, role, one, other, fill(message, names))))
    });
    let of_level = level.and_then(|level| role.levels.get(level));
    let shown = of_level.map_or_else(|| role_route(role), |level| level_route(role, &level.slug));
    let choose = [&*Route::Directory.path(page.base()), "?compare=", &shown.reference()].concat();
    let links = html! { <>{ for links }{ element("li", "", link(choose, messages.compare_other)) }</> };
    labelled("nav", messages.compare, "comparisons", folded(messages.compare, list("", "", links)))
}

/// The level with each other one: with the next and the previous one, then with the rest from the lowest up.
fn with_others(role: &Role, level: usize) -> Vec<(usize, usize)> {
    let [below, above] = beside(role, level);
    let mut others: Vec<usize> = above.into_iter().chain(below).collect();
    others.extend(role.ladder().into_iter().filter(|it| ![Some(level), below, above].contains(&Some(*it))));
    others.into_iter().map(|other| (level, other)).collect()
}

/// Each level with the next one of its track.
fn neighbouring(role: &Role) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for TrackLevels { levels, .. } in role.tracks() {
        pairs.extend(levels.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?))));
    }
    pairs
}

/// The link that compares a level with a lower one.
pub(super) fn comparison_with(page: PageContext<'_>, role: &Role, level: &Level, below: &Level) -> Html {
    comparison(page, role, level, below, fill(page.messages.compare_with, &[&below.name]))
}

/// The link that compares two levels. The lower one comes first, so that what the higher one asks for is added, not dropped.
fn comparison(page: PageContext<'_>, role: &Role, level: &Level, other: &Level, text: String) -> Html {
    let (lower, higher) = if level.seniority > other.seniority { (other, level) } else { (level, other) };
    let one = level_route(role, &lower.slug);
    let compared = Compared { other: level_route(role, &higher.slug) };
    let url = one.path(page.base()) + &compared.to_query(&one);
    link(url, text)
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
            { element("span", "", page.messages.level_span(role.levels.len(), *lowest, *highest)) }
        </p>
    }
}

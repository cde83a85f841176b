//! The roles that are left → the directory's list: by department, or in one row with the places that have the
//! words which were looked for.

use super::dom::{attributes, bare, classed, each, element, keyed, link, nodes, nothing, phrase, text};
use super::frame::{Frame, level_route, role_route};
use super::{Location, ladder, side, sides, vacancies};
use crate::route::{Compared, Route};
use rolebook_model::percent;
use rolebook_model::{Availability, Role};
use rolebook_search::{Filter, Found, Match, Run, Sort, TextIndex};
use std::sync::Arc;
use yew::prelude::*;

/// What a role or a level is chosen for.
pub(super) struct Choosing {
    /// What it will be compared with.
    with: Route,
    /// The name of that.
    pub(super) name: String,
}

impl Choosing {
    /// What the filter says that a choice is for, where that exists.
    pub(super) fn of(frame: Frame<'_>, filter: &Filter) -> Option<Choosing> {
        let with = Route::from_reference(&filter.compare)?;
        let name = sides::short_name(side(frame.catalog, &with)?).to_owned();
        Some(Choosing { with, name })
    }
}

/// As much of a list as is shown, and what it takes to draw it.
#[derive(Clone, Copy)]
struct List<'a> {
    frame: Frame<'a>,
    index: &'a TextIndex,
    found: &'a Found,
    filter: &'a Filter,
    choosing: Option<&'a Choosing>,
}

/// The roles that `filter` leaves, as many as it shows.
pub(super) fn list(
    frame: Frame<'_>,
    index: &TextIndex,
    filter: &Filter,
    found: &Found,
    choosing: Option<&Choosing>,
) -> Html {
    if found.roles.is_empty() {
        return keyed("empty", classed("p", "empty", phrase(frame.words.no_match_advice)));
    }
    let list = List { frame, index, found, filter, choosing };
    let mut shown = Vec::new();
    for index in found.roles.iter().take(filter.rows) {
        shown.extend(frame.catalog.roles.get(*index).map(|role| (*index, role)));
    }
    if filter.order() == Sort::Department {
        let departments = shown.chunk_by(|(_, one), (_, next)| one.department == next.department);
        let attributes =
            attributes! { "role": "list", "aria-label": frame.words.roles, "class": "departments" };
        keyed("departments", element("ul", attributes, each(departments, |roles| list.department(roles))))
    } else {
        let content = [
            classed("h2", "unseen", phrase(frame.words.roles)),
            element(
                "ul",
                attributes! { "role": "list", "aria-label": frame.words.roles },
                each(&shown, |(index, role)| list.role(*index, role)),
            ),
        ];
        keyed("row", bare("div", nodes(content)))
    }
}

impl List<'_> {
    /// The roles of one department.
    fn department(self, roles: &[(usize, &Arc<Role>)]) -> Html {
        let slug = roles.first().map_or("", |(_, role)| &role.department);
        let id = ["rolebook-in-", slug].concat();
        let name = text(self.frame.catalog.department_name(slug));
        let name = link(&self.frame.department_path(slug), name);
        let content = [
            element("h2", attributes! { "id": &*id }, name),
            element(
                "ul",
                attributes! { "role": "list", "aria-labelledby": &*id },
                each(roles, |(index, role)| self.role(*index, role)),
            ),
        ];
        keyed(slug, classed("li", "department", nodes(content)))
    }

    fn role(self, index: usize, role: &Role) -> Html {
        let frame = self.frame;
        let has_words = self.filter.has_words();
        let title = if has_words { runs(&self.found.marked(&role.title)) } else { text(&role.title) };
        let more = [
            if has_words { self.matches(index, role) } else { nothing() },
            self.choosing.map_or_else(nothing, |choosing| self.choices(choosing, role)),
        ];
        row(frame, role, title, nodes(more))
    }

    /// Where on the role's page the words stand.
    fn matches(self, index: usize, role: &Role) -> Html {
        let path = self.frame.role_path(role);
        let found = self.found.matches(self.frame.catalog, self.index, index);
        let line = |Match { level, section, anchor, excerpt }: &Match| {
            let mut href = path.clone();
            if !anchor.is_empty() {
                href.push('#');
                href.extend(percent::encode(anchor));
            }
            let level = level.and_then(|level| role.levels.get(level)).map(|level| &*level.name);
            let heading = section.and_then(|section| role.sections.get(section)?.heading.as_ref());
            // A level's sections mostly repeat its name, and its own heading is nothing else.
            let heading = heading.map(|heading| {
                heading.text.strip_prefix(level.unwrap_or_default()).unwrap_or(&heading.text).trim()
            });
            let trail = [level, heading.filter(|heading| !heading.is_empty())].into_iter().flatten();
            let content = [
                each(trail, |step| classed("span", "step", text(step))),
                classed("span", "excerpt", runs(excerpt)),
            ];
            bare("li", link(&href, nodes(content)))
        };
        let attributes = attributes! { "role": "list", "class": "matches" };
        element("ul", attributes, each(&found, line))
    }

    /// The role and its levels, each leading to its comparison.
    fn choices(self, choosing: &Choosing, role: &Role) -> Html {
        let Frame { words, .. } = self.frame;
        let choice = |other: Route, name: &str| {
            // Nothing is compared with itself.
            if other == choosing.with {
                return nothing();
            }
            let compared = Some(Compared { other, only_differences: false });
            let location = Location { compared, ..Location::page(choosing.with.clone()) };
            bare("li", link(&location.to_url(self.frame.base()), text(name)))
        };
        let mut choices = vec![choice(role_route(role), words.all_levels)];
        for level in role.ladder().into_iter().filter_map(|level| role.levels.get(level)) {
            choices.push(choice(level_route(role, &level.slug), &level.name));
        }
        let attributes = attributes! { "role": "list", "aria-label": words.compare, "class": "choose" };
        element("ul", attributes, super::dom::list(choices))
    }
}

/// A role in a list: what it is called, whether it is open, what it is, and its levels.
pub(super) fn row(frame: Frame<'_>, role: &Role, title: Html, more: Html) -> Html {
    let open = if role.availability == Some(Availability::Open) {
        classed("span", "vacancy", text(&vacancies::open_in(frame.words, role)))
    } else {
        nothing()
    };
    let content = [
        bare("h3", nodes([link(&frame.role_path(role), title), open])),
        classed("p", "summary", text(&role.summary)),
        ladder::glance(frame, role),
        more,
    ];
    keyed(&[&*role.department, "/", &role.slug].concat(), classed("li", "role", nodes(content)))
}

/// Text with the words marked that were looked for.
fn runs(runs: &[Run]) -> Html {
    each(runs, |(run, marked)| if *marked { bare("mark", text(run)) } else { text(run) })
}

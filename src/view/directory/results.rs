//! The roles that a filter leaves → the directory's list: by department, or sorted in one list. Each role shows the places
//! that have the words of the query.

use crate::route::{Compared, Route};
use crate::view::element::{self, element, link};
use crate::view::page_context::{level_route, role_route};
use crate::view::resolve::side;
use crate::view::{Location, PageContext, comparison, ladder, vacancies};
use rolebook_model::percent;
use rolebook_model::{Availability, Level, Role};
use rolebook_search::{Filter, Found, Match, Run, Sort, TextIndex};
use std::sync::Arc;
use yew::prelude::*;

/// A role or level that the visitor is choosing the other side of a comparison for.
pub(super) struct Choice {
    one: Route,
    /// Its name.
    pub(super) name: String,
}

impl Choice {
    /// The choice that the filter asks for, if the role or level exists.
    pub(super) fn of(page: PageContext<'_>, filter: &Filter) -> Option<Choice> {
        let one = Route::from_reference(&filter.compare)?;
        let name = comparison::short_name(side(page.catalog, &one)?).to_owned();
        Some(Choice { one, name })
    }

    /// The URL of the comparison with another role or level. Of two levels of a role the lower one comes first.
    fn url(&self, page: PageContext<'_>, other: Route) -> String {
        let level = |route: &Route| {
            let side = side(page.catalog, route)?;
            Some((side.role, side.role.levels.get(side.level?)?.seniority))
        };
        let is_lower = match (level(&self.one), level(&other)) {
            (Some((role, own)), Some((of, lower))) => std::ptr::eq(role, of) && lower < own,
            _ => false,
        };
        let (one, other) = if is_lower { (other, self.one.clone()) } else { (self.one.clone(), other) };
        let compared = Some(Compared { other });
        Location { compared, ..Location::page(one) }.to_url(page.base())
    }
}

/// The list, and what it takes to render it.
#[derive(Clone, Copy)]
struct List<'a> {
    page: PageContext<'a>,
    index: &'a TextIndex,
    found: &'a Found,
    filter: &'a Filter,
    choice: Option<&'a Choice>,
}

/// The roles that `filter` leaves, as many as it shows.
pub(super) fn list(
    page: PageContext<'_>,
    index: &TextIndex,
    filter: &Filter,
    found: &Found,
    choice: Option<&Choice>,
) -> Html {
    let PageContext { messages, catalog, .. } = page;
    if found.roles.is_empty() {
        return super::nothing(page, filter, found.missing.as_ref());
    }
    let list = List { page, index, found, filter, choice };
    let shown = found.roles.iter().take(filter.rows);
    let shown = shown.filter_map(|index| Some((*index, catalog.roles.get(*index)?)));
    let shown = shown.collect::<Vec<(usize, &Arc<Role>)>>();
    if filter.order() == Sort::Department {
        let departments = shown.chunk_by(|(_, one), (_, next)| one.department == next.department);
        html! {
            <ul key="departments" role="list" aria-label={messages.roles} class="departments">
                { for departments.map(|roles| list.department(roles)) }
            </ul>
        }
    } else {
        html! {
            <div key="row">
                { element("h2", "unseen", messages.roles) }
                { element::list(messages.roles, "", shown.iter().map(|(index, role)| list.role(*index, role)).collect()) }
            </div>
        }
    }
}

impl List<'_> {
    /// The roles of one department.
    fn department(self, roles: &[(usize, &Arc<Role>)]) -> Html {
        let PageContext { catalog, .. } = self.page;
        let slug = roles.first().map_or("", |(_, role)| &role.department);
        let id = AttrValue::from(["rolebook-in-", slug].concat());
        html! {
            <li key={slug} class="department">
                <h2 id={&id}>{ link(super::department_url(self.page, self.filter, slug), catalog.department_name(slug)) }</h2>
                <ul role="list" aria-labelledby={id}>
                    { for roles.iter().map(|(index, role)| self.role(*index, role)) }
                </ul>
            </li>
        }
    }

    fn role(self, index: usize, role: &Role) -> Html {
        let has_words = self.filter.has_words();
        let title = match has_words {
            true => self.found.marked(&role.title),
            false => vec![(role.title.clone(), false)],
        };
        let more = html! {
            <>
                if self.filter.asks_for_vacancy() && self.filter.asks_for_level() {
                    { self.openings(index, role) }
                }
                if has_words {
                    { self.matches(index, role) }
                }
                { for self.choice.map(|choice| self.comparisons(choice, role)) }
            </>
        };
        row(self.page, role, &title, self.url(role, None), more)
    }

    /// The levels for which a role is left that is filtered by level and by what its vacancies offer, each with where they are.
    fn openings(self, index: usize, role: &Role) -> Html {
        let positions = self.filter.positions(self.index, index);
        let of_level = positions.chunk_by(|one, next| one.level == next.level);
        let openings = of_level.filter_map(|positions| {
            let level = role.levels.get(positions.first()?.level?)?;
            let open = positions.iter().filter_map(|position| role.vacancies.get(position.vacancy?));
            let is_open = role.availability == Some(Availability::Open);
            Some((level, is_open.then(|| vacancies::open_in(self.page.messages, open))))
        });
        let openings = html! {
            for (level, open) in openings {
                <li key={&*level.slug}>{ place(self.url(role, Some(level)), &[&level.name], open.map(|open| html! { open }).unwrap_or_default()) }</li>
            }
        };
        element::list("", "matches", openings)
    }

    /// The URL of a role or one of its levels; of the comparison with it, while the visitor chooses what to compare.
    fn url(self, role: &Role, level: Option<&Level>) -> String {
        let route = level.map_or_else(|| role_route(role), |level| level_route(role, &level.slug));
        match self.choice {
            None => route.path(self.page.base()),
            // Nothing is compared with itself.
            Some(choice) if choice.one == route => super::url(self.page, self.filter.clone()),
            Some(choice) => choice.url(self.page, route),
        }
    }

    /// The places on the role's page that have the words of the query.
    fn matches(self, index: usize, role: &Role) -> Html {
        let matches = self.found.matches(self.page.catalog, self.index, index);
        let matches = html! {
            for (index, found) in matches.iter().enumerate() {
                <li key={format!("{index} {} {}", found.anchor, key(&found.excerpt))}>{ self.link_to(role, found) }</li>
            }
        };
        element::list("", "matches", matches)
    }

    fn link_to(self, role: &Role, found: &Match) -> Html {
        let Match { level, section, vacancy, anchor, excerpt } = found;
        let section = section.and_then(|section| role.sections.get(section));
        let level = level.and_then(|level| role.levels.get(level));
        if let Some(vacancy) = vacancy.and_then(|vacancy| role.vacancies.get(vacancy)) {
            let facts = self.found.marked(&vacancies::line(self.page.messages, vacancy));
            return place(self.url(role, level), &[vacancy.name(role)], runs(&facts));
        }
        // What a table says of a level stands on the level's page.
        let is_of_level = self.choice.is_some() || section.is_some_and(|section| section.is_of_table);
        let mut href = self.url(role, level.filter(|_| is_of_level));
        if !anchor.is_empty() && self.choice.is_none() {
            href += &format!("#{}", percent::encode(anchor));
        }
        let level = level.map_or("", |level| &*level.name);
        let heading = section.and_then(|section| section.heading.as_ref());
        // The headings of a level mostly repeat its name, and its own heading is nothing else.
        let heading =
            heading.map_or("", |heading| heading.text.strip_prefix(level).unwrap_or(&heading.text).trim());
        place(href, &[level, heading], runs(excerpt))
    }

    /// Links from the role and each of its levels to the comparison with what was chosen first.
    fn comparisons(self, choice: &Choice, role: &Role) -> Html {
        let PageContext { messages, .. } = self.page;
        let levels = role.ladder().into_iter().filter_map(|level| role.levels.get(level));
        let levels = levels.map(|level| (level_route(role, &level.slug), &*level.name));
        let others = std::iter::once((role_route(role), messages.all_levels)).chain(levels);
        // Nothing is compared with itself.
        let others = others.filter(|(other, _)| *other != choice.one);
        let links = others.map(|(other, name)| {
            let url = AttrValue::from(choice.url(self.page, other));
            html! { <li key={&*url}><a href={&url}>{ name }</a></li> }
        });
        element::list(messages.compare, "choose", links.collect())
    }
}

/// A link to a place on a page: the steps to it, and what stands there. The style sheet separates the steps, with a comma where they
/// are read aloud.
fn place(href: String, steps: &[&str], excerpt: Html) -> Html {
    html! {
        <a {href}>
            for step in steps.iter().filter(|step| !step.is_empty()) {
                { element("span", "step", *step) }
            }
            { element("span", "excerpt", excerpt) }
        </a>
    }
}

/// A role in a list: its title, whether it is open, its summary, and its levels.
pub(in crate::view) fn row(
    page: PageContext<'_>,
    role: &Role,
    title: &[Run],
    href: String,
    more: Html,
) -> Html {
    let is_open = role.availability == Some(Availability::Open);
    html! {
        <li key={[&*role.department, "/", &role.slug].concat()} class="role">
            <h3>
                <a key={key(title)} {href}>{ runs(title) }</a>
                if is_open {
                    { element("span", "vacancy", vacancies::open_in(page.messages, role.vacancies.iter())) }
                }
            </h3>
            { element("p", "summary", &role.summary) }
            { ladder::summary(page, role) }
            { more }
        </li>
    }
}

/// A key for text with marked words, so that an element is replaced with its text: a translator may have put elements of its
/// own in the place of the text.
fn key(runs: &[Run]) -> String {
    let parts = runs.iter().flat_map(|(run, is_marked)| [if *is_marked { "\0" } else { "\n" }, run]);
    parts.collect()
}

/// Text with the words of the query marked.
fn runs(runs: &[Run]) -> Html {
    let node = |(run, is_marked): &Run| {
        if *is_marked {
            element("mark", "", run)
        } else {
            html! { run }
        }
    };
    runs.iter().map(node).collect()
}

//! The directory: every role by department, and the filter that narrows it.

use super::dom::{
    attributes, bare, classed, each, element, form, input, keyed, link, nodes, on, phrase, text,
};
use super::frame::Frame;
use super::{Location, ladder};
use crate::find::{Facet, Filter, Found, Sort, TextIndex, find};
use crate::model::{Role, Seniority};
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

/// The directory as `filter` leaves it.
pub(super) fn directory(
    frame: Frame<'_>,
    index: &TextIndex,
    filter: &Filter,
    on_visit: &Callback<Location>,
    on_search: &Callback<Event>,
) -> Html {
    // Listed by department, whatever else is asked for.
    let found = find(frame.catalog, index, &filter.with_sort(Sort::Department));
    let site = &frame.catalog.site;
    let clear = attributes! {
        "href": &*site.base_path,
        "hidden": filter.is_empty().then_some("hidden"),
        "class": "clear",
    };
    let head = [
        bare("h1", phrase(frame.words.directory)),
        classed("p", "lead", text(&site.description)),
        search(frame, filter, on_search),
    ];
    let outcome = [
        element("p", attributes! { "role": "status" }, text(&frame.words.roles_left(found.roles.len()))),
        element("a", clear, phrase(frame.words.clear)),
    ];
    let results = [classed("div", "outcome", nodes(outcome)), results(frame, &found)];
    let columns = [facets(frame, &found, filter, on_visit), classed("div", "results", nodes(results))];
    nodes([classed("header", "page-header", nodes(head)), classed("div", "columns", nodes(columns))])
}

/// The search field. A search is under way with every key, so sending the form does nothing more.
fn search(frame: Frame<'_>, filter: &Filter, on_search: &Callback<Event>) -> Html {
    let field = attributes! { "id": "rolebook-search", "type": "search", "name": "q", "autocomplete": "off" };
    let content = [
        element("label", attributes! { "for": "rolebook-search" }, phrase(frame.words.search)),
        // Set without text too: going back has to empty the field.
        input(Some(&filter.text), None, field, on(|| ListenerKind::oninput, on_search.clone())),
    ];
    let attributes = attributes! { "role": "search", "action": frame.base(), "class": "search" };
    let on_submit = Callback::from(|event: Event| event.prevent_default());
    form(attributes, on(|| ListenerKind::onsubmit, on_submit), nodes(content))
}

/// The facets. They fold away where the screen is narrow.
fn facets(frame: Frame<'_>, found: &Found, filter: &Filter, on_visit: &Callback<Location>) -> Html {
    let by_department = |slug: &str| filter.toggle_department(slug);
    let by_level = |name: &str| {
        Seniority::from_name(name).map_or_else(|| filter.clone(), |level| filter.toggle_level(level))
    };
    let chosen = filter.departments.len() + filter.levels.len();
    let details = [
        bare("summary", text(&frame.words.filter_with(chosen))),
        facet("department", frame.words.department, &found.departments, &by_department, on_visit),
        facet("level", frame.words.level, &found.levels, &by_level, on_visit),
    ];
    let attributes = attributes! { "aria-label": frame.words.filter, "class": "facets" };
    element("aside", attributes, bare("details", nodes(details)))
}

/// One facet's values as boxes to tick. `choose` gives the filter after a click on the value of a slug.
fn facet(
    name: &'static str,
    legend: &'static str,
    values: &[Facet],
    choose: &dyn Fn(&str) -> Filter,
    on_visit: &Callback<Location>,
) -> Html {
    let choice = |facet: &Facet| {
        let id = ["rolebook-", name, "-", &facet.slug].concat();
        let is_idle = facet.count == 0 && !facet.selected;
        let content = [
            tick_box(&id, facet.selected, is_idle, choose(&facet.slug), on_visit),
            classed("span", "name", text(&facet.name)),
            classed("span", "count", text(&facet.count.to_string())),
        ];
        keyed(&facet.slug, bare("li", bare("label", nodes(content))))
    };
    let choices = element("ul", attributes! { "role": "list" }, each(values, choice));
    classed("fieldset", "facet", nodes([bare("legend", phrase(legend)), choices]))
}

/// A box to tick, which leads to `filter`.
fn tick_box(id: &str, checked: bool, disabled: bool, filter: Filter, on_visit: &Callback<Location>) -> Html {
    let on_visit = on_visit.clone();
    let on_change = Callback::from(move |_: Event| on_visit.emit(Location::directory(filter.clone())));
    let disabled = disabled.then_some("disabled");
    let attributes = attributes! { "id": id, "type": "checkbox", "disabled": disabled };
    input(None, Some(checked), attributes, on(|| ListenerKind::onchange, on_change))
}

/// The roles that are left, by department.
fn results(frame: Frame<'_>, found: &Found) -> Html {
    if found.roles.is_empty() {
        return keyed("empty", classed("p", "empty", phrase(frame.words.no_match_advice)));
    }
    let roles: Vec<&Rc<Role>> =
        found.roles.iter().filter_map(|index| frame.catalog.roles.get(*index)).collect();
    let departments = roles.chunk_by(|one, next| one.department == next.department);
    let attributes = attributes! { "role": "list", "aria-label": frame.words.roles, "class": "departments" };
    keyed("roles", element("ul", attributes, each(departments, |roles| department(frame, roles))))
}

/// The roles of one department.
fn department(frame: Frame<'_>, roles: &[&Rc<Role>]) -> Html {
    let slug = roles.first().map_or("", |role| &role.department);
    let id = ["rolebook-in-", slug].concat();
    let entries = each(roles, |role| role_entry(frame, role));
    let content = [
        element("h2", attributes! { "id": &*id }, text(frame.catalog.department_name(slug))),
        element("ul", attributes! { "role": "list", "aria-labelledby": &*id }, entries),
    ];
    keyed(slug, classed("li", "department", nodes(content)))
}

fn role_entry(frame: Frame<'_>, role: &Role) -> Html {
    let content = [
        bare("h3", link(&frame.role_path(role), text(&role.title))),
        classed("p", "summary", text(&role.summary)),
        ladder::glance(frame, role),
    ];
    keyed(&role.slug, classed("li", "role", nodes(content)))
}

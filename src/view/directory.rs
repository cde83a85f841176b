//! The directory: every role, the filter that narrows the list, and the way to more.
//!
//! The filter itself is drawn by `facets`, the list by `results`.

use super::Location;
use super::dom::{attributes, bare, classed, each, element, input, keyed, link, nodes, nothing};
use super::dom::{phrase, text};
use super::facets::{self, Choices};
use super::frame::Frame;
use super::results::{self, Choosing};
use super::words::fill;
use rolebook_model::Department;
use rolebook_model::invisible::visible;
use rolebook_search::{Filter, Found, Sort, TextIndex, find};
use yew::prelude::*;

/// The directory as `filter` leaves it.
pub(super) fn directory(frame: Frame<'_>, index: &TextIndex, filter: &Filter) -> Html {
    let found = find(frame.catalog, index, filter);
    let choosing = Choosing::of(frame, filter);
    let head = [
        bare("h1", phrase(frame.words.directory)),
        classed("p", "lead", text(&frame.catalog.site.description)),
        choosing.as_ref().map_or_else(nothing, |choosing| asked(frame, filter, choosing)),
        search(frame, filter),
    ];
    let choices = facets::choices(frame, &found, filter);
    let results = [
        classed("div", "outcome", nodes([status(frame, &found, filter), sorts(frame, filter)])),
        chips(frame, filter, &choices),
        results::list(frame, index, filter, &found, choosing.as_ref()),
        more(frame, filter, &found),
        departments(frame, found.roles.len() > filter.rows),
    ];
    let columns =
        [facets::facets(frame, &choices, filter.chosen()), classed("div", "results", nodes(results))];
    nodes([classed("header", "page-header", nodes(head)), classed("div", "columns", nodes(columns))])
}

/// Says what is to be chosen here, and offers not to.
fn asked(frame: Frame<'_>, filter: &Filter, choosing: &Choosing) -> Html {
    let looking = Filter { compare: String::new(), ..filter.clone() };
    let content = [
        text(&fill(frame.words.choose_other, &[&choosing.name])),
        phrase(" "),
        link(&href(frame, looking), phrase(frame.words.cancel)),
    ];
    classed("p", "asked", nodes(content))
}

/// The search field. A search is under way with every key, so sending the form does nothing more.
fn search(frame: Frame<'_>, filter: &Filter) -> Html {
    let field = attributes! { "id": "rolebook-search", "type": "search", "name": "q", "autocomplete": "off" };
    let content = [
        element("label", attributes! { "for": "rolebook-search" }, phrase(frame.words.search)),
        // Set without text too: going back has to empty the field.
        input(Some(&filter.text), None, field),
    ];
    let attributes = attributes! { "role": "search", "action": frame.base(), "class": "search" };
    element("form", attributes, nodes(content))
}

/// How many roles are left, whether the text was not taken as it is, and whether it was not looked for everywhere; all are
/// announced.
fn status(frame: Frame<'_>, found: &Found, filter: &Filter) -> Html {
    let forgiven: Vec<&str> = found.corrections.iter().map(String::as_str).collect();
    let note = if forgiven.is_empty() {
        nothing()
    } else {
        classed("p", "note", text(&fill(frame.words.forgiven, &[&frame.words.list(&forgiven)])))
    };
    let is_partial = filter.has_words() && frame.catalog.roles.iter().any(|role| !role.is_loaded);
    let reach = if is_partial { classed("p", "note", phrase(frame.words.searching)) } else { nothing() };
    let count = bare("p", text(&frame.words.roles_left(found.roles.len())));
    element("div", attributes! { "role": "status" }, nodes([count, note, reach]))
}

/// The orders that the list can have.
fn sorts(frame: Frame<'_>, filter: &Filter) -> Html {
    let offered = Sort::ALL.into_iter().filter(|sort| *sort != Sort::Relevance || filter.has_words());
    let sort = |sort: Sort| {
        let attributes = attributes! {
            "href": &*href(frame, filter.with_sort(sort)),
            "aria-current": (sort == filter.order()).then_some("true"),
        };
        keyed(sort.name(), bare("li", element("a", attributes, phrase(frame.words.sort(sort)))))
    };
    let content = [
        element("p", attributes! { "aria-hidden": "true" }, phrase(frame.words.sort)),
        element("ul", attributes! { "role": "list" }, each(offered, sort)),
    ];
    element("nav", attributes! { "aria-label": frame.words.sort, "class": "sorts" }, nodes(content))
}

/// What the list is narrowed to, each of it to be taken off.
fn chips(frame: Frame<'_>, filter: &Filter, choices: &[Choices]) -> Html {
    let chip = |key: &str, name: &str, without: Filter| {
        let attributes = attributes! {
            "href": &*href(frame, without),
            "aria-label": &*fill(frame.words.remove, &[name]),
        };
        keyed(key, bare("li", element("a", attributes, text(name))))
    };
    let mut chips = Vec::new();
    let typed = visible(filter.text.trim());
    if !typed.is_empty() {
        chips.push(chip("text", &["“", &*typed, "”"].concat(), filter.with_text("")));
    }
    // With its facet's name: there are managers among the levels and among the tracks.
    for Choices { name, values, .. } in choices {
        for choice in values.iter().filter(|choice| choice.selected) {
            chips.push(chip(&choice.id, &[*name, ": ", &choice.name].concat(), choice.filter.clone()));
        }
    }
    let clear =
        element("a", attributes! { "href": &*href(frame, filter.cleared()) }, phrase(frame.words.clear));
    chips.push(keyed("", classed("li", "clear", clear)));
    let attributes = attributes! {
        "role": "list",
        "aria-label": frame.words.set,
        "hidden": filter.is_empty().then_some("hidden"),
        "class": "chips",
    };
    element("ul", attributes, super::dom::list(chips))
}

/// The way to the rest of a long list.
fn more(frame: Frame<'_>, filter: &Filter, found: &Found) -> Html {
    let more = filter.with_more_rows();
    let next = found.roles.len().min(more.rows).saturating_sub(filter.rows);
    let attributes = attributes! {
        "href": &*href(frame, more),
        "hidden": (next == 0).then_some("hidden"),
        "class": "more",
    };
    element("a", attributes, text(&fill(frame.words.more, &[&frame.words.number(next)])))
}

/// The departments' pages, where the list is not shown to its end: they list all of their roles, without the app too.
fn departments(frame: Frame<'_>, is_cut: bool) -> Html {
    let department = |department: &Department| {
        bare("li", link(&frame.department_path(&department.slug), text(&department.name)))
    };
    let attributes = attributes! {
        "role": "list",
        "aria-label": frame.words.department,
        "hidden": (!is_cut).then_some("hidden"),
        "class": "department-links",
    };
    element("ul", attributes, each(&frame.catalog.departments, department))
}

/// The directory's URL with this filter.
pub(super) fn href(frame: Frame<'_>, filter: Filter) -> String {
    Location::directory(filter).to_url(frame.base())
}

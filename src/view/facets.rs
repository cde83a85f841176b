//! What the directory can be filtered by → boxes to tick.

use super::Location;
use super::dom::{attributes, bare, classed, each, element, input, keyed, nodes, phrase, text};
use super::frame::Frame;
use rolebook_model::invisible::visible;
use rolebook_model::{Seniority, Track};
use rolebook_search::{Facet, Filter, Found};
use yew::prelude::*;

/// One facet with its values.
pub(super) struct Choices {
    /// Its name in ids.
    id: &'static str,
    /// Its name as people read it.
    pub(super) name: &'static str,
    /// Its values.
    pub(super) values: Vec<Choice>,
}

/// One value that can be filtered by.
pub(super) struct Choice {
    /// The id of its box.
    pub(super) id: String,
    /// As people read it.
    pub(super) name: String,
    /// How many roles it would leave.
    count: usize,
    /// Whether the list is narrowed to it.
    pub(super) selected: bool,
    /// The filter after a click on it.
    pub(super) filter: Filter,
}

/// What a catalog can be filtered by, in the words of the interface.
pub(super) fn choices(frame: Frame<'_>, found: &Found, filter: &Filter) -> Vec<Choices> {
    let words = frame.words;
    // One that is not there is called as the URL has it.
    let department =
        |facet: &Facet| (visible(&facet.name).into_owned(), filter.toggle_department(&facet.slug));
    let level = |facet: &Facet| match Seniority::from_name(&facet.slug) {
        Some(level) => (words.rung(level).to_owned(), filter.toggle_level(level)),
        None => (facet.name.clone(), filter.clone()),
    };
    let track = |facet: &Facet| match Track::from_name(&facet.slug) {
        Some(track) => (words.track(track).to_owned(), filter.toggle_track(track)),
        None => (facet.name.clone(), filter.clone()),
    };
    let open = |_: &Facet| (words.open.to_owned(), filter.toggle_open());
    let mut choices = vec![
        of("department", words.department, &found.departments, &department),
        of("level", words.level, &found.levels, &level),
        of("track", words.track, &found.tracks, &track),
    ];
    if found.open.is_some() {
        choices.push(of("open", words.vacancies, found.open.as_slice(), &open));
    }
    choices
}

fn of(
    id: &'static str,
    name: &'static str,
    facets: &[Facet],
    choose: &dyn Fn(&Facet) -> (String, Filter),
) -> Choices {
    let mut values = Vec::new();
    for facet in facets {
        let (name, filter) = choose(facet);
        let Facet { slug, count, selected, .. } = facet;
        let id = ["rolebook-", id, "-", slug].concat();
        values.push(Choice { id, name, count: *count, selected: *selected, filter });
    }
    Choices { id, name, values }
}

/// The facets, of whose values this many are chosen. They fold away where the screen is narrow.
pub(super) fn facets(frame: Frame<'_>, choices: &[Choices], chosen: usize) -> Html {
    let facets = each(choices, |choices| facet(frame, choices));
    let details =
        [bare("summary", text(&frame.words.filter_with(chosen))), classed("div", "choices", facets)];
    let attributes = attributes! { "aria-label": frame.words.filter, "class": "facets" };
    element("aside", attributes, bare("details", nodes(details)))
}

fn facet(frame: Frame<'_>, Choices { id, name, values }: &Choices) -> Html {
    let boxes = each(values, |choice| {
        let content = [
            tick_box(frame, choice),
            classed("span", "name", text(&choice.name)),
            classed("span", "count", text(&frame.words.number(choice.count))),
        ];
        keyed(&choice.id, bare("li", bare("label", nodes(content))))
    });
    let boxes = element("ul", attributes! { "role": "list" }, boxes);
    keyed(id, classed("fieldset", "facet", nodes([bare("legend", phrase(name)), boxes])))
}

/// A box to tick, which leads where its filter does. One that would leave nothing cannot be, but for taking it off.
fn tick_box(frame: Frame<'_>, choice: &Choice) -> Html {
    let Choice { id, count, selected, filter, .. } = choice;
    let url = Location::directory(filter.clone()).to_url(frame.base());
    let disabled = (*count == 0 && !selected).then_some("disabled");
    let attributes =
        attributes! { "id": &**id, "type": "checkbox", "disabled": disabled, "data-href": &*url };
    input(None, Some(*selected), attributes)
}

//! The values that the directory can be filtered by → check boxes.

use super::url;
use crate::view::PageContext;
use rolebook_model::invisible::visible;
use rolebook_model::{Seniority, Track};
use rolebook_search::{Facet, Filter, Found};
use yew::prelude::*;

/// A facet with its values.
pub(super) struct FacetView {
    /// Its name in ids.
    id: &'static str,
    /// Its name in the interface.
    pub(super) name: &'static str,
    values: Vec<FacetValue>,
}

/// A value that the list can be filtered by.
pub(super) struct FacetValue {
    /// The id of its box.
    pub(super) id: String,
    /// Its name in the interface.
    pub(super) name: String,
    /// How many roles it would leave.
    count: usize,
    is_selected: bool,
    /// The filter after a click on it.
    pub(super) toggled: Filter,
}

impl FacetView {
    /// The values that the list is filtered by.
    pub(super) fn selected(&self) -> impl Iterator<Item = &FacetValue> {
        self.values.iter().filter(|value| value.is_selected)
    }

    /// A facet, with the name and the filter that `value` gives for each of its values.
    fn new(
        id: &'static str,
        name: &'static str,
        values: &[Facet],
        value: impl Fn(&Facet) -> (String, Filter),
    ) -> FacetView {
        let values = values.iter().map(|facet| {
            let (name, toggled) = value(facet);
            let Facet { slug, count, selected, .. } = facet;
            let id = format!("rolebook-{id}-{slug}");
            FacetValue { id, name, count: *count, is_selected: *selected, toggled }
        });
        FacetView { id, name, values: values.collect() }
    }
}

/// The facets of a catalog.
pub(super) fn facets(page: PageContext<'_>, found: &Found, filter: &Filter) -> Vec<FacetView> {
    let PageContext { messages, .. } = page;
    // A department that does not exist is named as in the URL.
    let department =
        |facet: &Facet| (visible(&facet.name).into_owned(), filter.toggle_department(&facet.slug));
    let level = |facet: &Facet| match Seniority::from_name(&facet.slug) {
        Some(level) => (messages.seniority(level).to_owned(), filter.toggle_level(level)),
        None => (facet.name.clone(), filter.clone()),
    };
    let track = |facet: &Facet| match Track::from_name(&facet.slug) {
        Some(track) => (messages.track(track).to_owned(), filter.toggle_track(track)),
        None => (facet.name.clone(), filter.clone()),
    };
    let open = |_: &Facet| (messages.open.to_owned(), filter.toggle_open());
    let mut facets = vec![
        FacetView::new("department", messages.department, &found.departments, department),
        FacetView::new("level", messages.level, &found.levels, level),
        FacetView::new("track", messages.track, &found.tracks, track),
    ];
    if found.open.is_some() {
        facets.push(FacetView::new("open", messages.vacancies, found.open.as_slice(), open));
    }
    facets
}

/// The facets beside the list, of whose values so many are selected. They are folded where the screen is narrow.
pub(super) fn aside(page: PageContext<'_>, facets: &[FacetView], selected: usize) -> Html {
    let PageContext { messages, .. } = page;
    html! {
        <aside aria-label={messages.filter} class="facets">
            <details>
                <summary key={selected}>{ messages.filter_with(selected) }</summary>
                <div class="choices">{ for facets.iter().map(|facet| fieldset(page, facet)) }</div>
            </details>
        </aside>
    }
}

fn fieldset(page: PageContext<'_>, FacetView { id, name, values }: &FacetView) -> Html {
    html! {
        <fieldset key={*id} class="facet">
            <legend>{ *name }</legend>
            <ul role="list">
                for value in values {
                    <li key={&*value.id}>
                        <label>
                            { check_box(page, value) }
                            <span class="name">{ &value.name }</span>
                            <span key={value.count} class="count">{ page.messages.number(value.count) }</span>
                        </label>
                    </li>
                }
            </ul>
        </fieldset>
    }
}

/// A check box, which leads to the directory with its filter. One that would leave no role is disabled, unless it is
/// selected.
fn check_box(page: PageContext<'_>, value: &FacetValue) -> Html {
    html! {
        <input
            id={value.id.clone()}
            type="checkbox"
            disabled={value.count == 0 && !value.is_selected}
            data-href={url(page, value.toggled.clone())}
            checked={value.is_selected}
        />
    }
}

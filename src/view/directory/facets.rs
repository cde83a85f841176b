//! The values that the directory can be filtered by → check boxes.

use crate::view::PageContext;
use crate::view::element::{element, list};
use crate::view::messages::fill;
use rolebook_model::invisible::visible;
use rolebook_model::{Seniority, Track, percent};
use rolebook_search::{Facet, FacetValue, Filter, Found, employment};
use yew::prelude::*;

/// How many values of a facet are shown before the rest is folded.
const MAX_SHOWN: usize = 8;

fn facet_name(page: PageContext<'_>, facet: Facet) -> &'static str {
    let messages = page.messages;
    match facet {
        Facet::Department => messages.department,
        Facet::Level => messages.level,
        Facet::Track => messages.track,
        Facet::Grade => messages.grade,
        Facet::Place => messages.place,
        Facet::Country => messages.country,
        Facet::Employment => messages.employment_kind,
        Facet::Open | Facet::Remote | Facet::Pay => messages.vacancies,
    }
}

/// The name of a value in the interface. What the catalog does not have is named as in the URL.
fn value_name(page: PageContext<'_>, facet: Facet, value: &FacetValue) -> String {
    let FacetValue { slug, name, .. } = value;
    let messages = page.messages;
    let known = match facet {
        Facet::Level => Seniority::from_name(slug).map(|level| messages.seniority(level)),
        Facet::Track => Track::from_name(slug).map(|track| messages.track(track)),
        Facet::Employment => employment(slug).map(|kind| messages.employment(kind)),
        Facet::Open => Some(messages.open),
        Facet::Remote => Some(messages.remote),
        Facet::Pay => Some(messages.pay_known),
        _ => None,
    };
    known.map_or_else(|| visible(name).into_owned(), str::to_owned)
}

/// Calls `each` with the selected values: with the facet's name, since there are managers among the levels and among the tracks, and
/// with the filter without it.
pub(super) fn each_selected(
    page: PageContext<'_>,
    found: &Found,
    filter: &Filter,
    each: &mut dyn FnMut(String, Filter),
) {
    for (facet, values) in &found.facets {
        for value in values.iter().filter(|value| value.selected) {
            let name = [facet_name(page, *facet), ": ", &value_name(page, *facet, value)].concat();
            each(name, filter.toggle(*facet, &value.slug));
        }
    }
}

/// The facets beside the list. Where the screen is narrow they are folded, but for the switch of the roles that are open.
/// `is_partial` is whether more roles may be found once their texts have come.
pub(super) fn aside(page: PageContext<'_>, found: &Found, filter: &Filter, is_partial: bool) -> Html {
    let PageContext { messages, .. } = page;
    let mut open = Html::default();
    let mut listed: Vec<Html> = Vec::new();
    let mut switches: Vec<Html> = Vec::new();
    for (facet, values) in &found.facets {
        let mut boxes = values.iter().map(|value| choice(page, *facet, value, is_partial)).collect();
        match facet {
            Facet::Open => open = html! { <ul key="open" role="list" class="facet">{ boxes }</ul> },
            Facet::Remote | Facet::Pay => switches.append(&mut boxes),
            _ => listed.push(fieldset(page, *facet, boxes)),
        }
    }
    if !switches.is_empty() {
        listed.push(fieldset(page, Facet::Open, switches));
    }
    let (selected, left) = (filter.values.len(), found.roles.len());
    html! {
        <aside aria-label={messages.filter} class="facets">
            { open }
            <details key="">
                <summary key={selected}>{ messages.filter_with(selected) }</summary>
                <div class="choices">
                    { listed }
                    <button key={left} type="button" class="show">{ fill(messages.show, &[&messages.plural(&messages.role_count, left)]) }</button>
                </div>
            </details>
        </aside>
    }
}

fn fieldset(page: PageContext<'_>, facet: Facet, mut boxes: Vec<Html>) -> Html {
    // One value more takes no more room than the line that folds it.
    let rest = if boxes.len() > MAX_SHOWN + 1 { boxes.split_off(MAX_SHOWN) } else { Vec::new() };
    html! {
        <fieldset key={facet.name()} class="facet">
            { element("legend", "", facet_name(page, facet)) }
            { list("", "", boxes.into_iter().collect()) }
            if !rest.is_empty() {
                <details>
                    { element("summary", "", fill(page.messages.more, &[&page.messages.number(rest.len())])) }
                    { list("", "", rest.into_iter().collect()) }
                </details>
            }
        </fieldset>
    }
}

/// A check box, which the browser part knows by name and value. One that would leave no role is disabled, unless it is selected: while
/// more may be found nobody knows, and a click on a box that is disabled just then would be lost.
///
/// With each key that is typed most counts change: they are in no language, so a translator is told to leave them alone, and the text
/// may change in place.
fn choice(page: PageContext<'_>, facet: Facet, value: &FacetValue, is_partial: bool) -> Html {
    let FacetValue { slug, count, selected, .. } = value;
    let id = AttrValue::from(format!("rolebook-{}-{}", facet.name(), percent::encode(slug)));
    html! {
        <li key={&*id}>
            <label>
                <input
                    id={&id}
                    type="checkbox"
                    name={facet.name()}
                    value={slug.clone()}
                    disabled={*count == 0 && !selected && !is_partial}
                    checked={*selected}
                />
                { element("span", "name", value_name(page, facet, value)) }
                <span translate="no" class="count">{ page.messages.number(*count) }</span>
            </label>
        </li>
    }
}

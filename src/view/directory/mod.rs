//! The directory: every role, the filter that narrows the list, and links to the rest.
//!
//! 1. `facets` offers the values that the list can be filtered by;
//! 2. `results` renders the list;
//! 3. [`directory`] is the page, with the search field, the number of roles, the ways to sort, and the active filters.
//!
//! An element whose text changes has a key made of it, and so is replaced as a whole. A translator puts elements of its own in
//! the place of texts: a text that changes would not be seen, and one that is inserted beside it would end the app.

mod facets;
mod results;

use self::facets::FacetView;
use self::results::Choice;
use super::messages::fill;
use super::{Location, PageContext};
use rolebook_model::invisible::visible;
use rolebook_search::{Filter, Found, Sort, TextIndex, find};
use yew::prelude::*;

pub(super) use self::results::row;

/// The directory with this filter.
pub(super) fn directory(page: PageContext<'_>, index: &TextIndex, filter: &Filter) -> Html {
    let PageContext { messages, catalog, .. } = page;
    let found = find(catalog, index, filter);
    let choice = Choice::of(page, filter);
    let facets = facets::facets(page, &found, filter);
    html! {
        <>
            <header class="page-header">
                <h1>{ messages.directory }</h1>
                <p class="lead">{ &catalog.site.description }</p>
                { for choice.as_ref().map(|choice| choice_prompt(page, filter, choice)) }
                { search_form(page, filter) }
            </header>
            <div class="columns">
                { facets::aside(page, &facets, filter.chosen()) }
                <div class="results">
                    <div class="outcome">{ status(page, &found, filter) }{ sorts(page, filter) }</div>
                    { active_filters(page, filter, &facets) }
                    { results::list(page, index, filter, &found, choice.as_ref()) }
                    { more(page, filter, &found) }
                    { departments(page, found.roles.len() > filter.rows) }
                </div>
            </div>
        </>
    }
}

/// Asks for the other side of a comparison, and offers to cancel.
fn choice_prompt(page: PageContext<'_>, filter: &Filter, choice: &Choice) -> Html {
    let PageContext { messages, .. } = page;
    let without = Filter { compare: String::new(), ..filter.clone() };
    html! {
        <p class="asked">
            { fill(messages.choose_other, &[&choice.name]) }{ " " }<a href={url(page, without)}>{ messages.cancel }</a>
        </p>
    }
}

/// The search form. Each keystroke searches, so submitting the form does nothing more.
fn search_form(page: PageContext<'_>, filter: &Filter) -> Html {
    html! {
        <form role="search" action={page.base().to_owned()} class="search">
            <label for="rolebook-search">{ page.messages.search }</label>
            // Set when empty too: going back has to clear the field.
            <input
                id="rolebook-search"
                type="search"
                name="q"
                autocomplete="off"
                value={filter.text.clone()}
            />
        </form>
    }
}

/// The live region: how many roles are listed, whether the query was corrected, and whether some texts are not searched yet.
fn status(page: PageContext<'_>, found: &Found, filter: &Filter) -> Html {
    let PageContext { messages, catalog, .. } = page;
    let is_partial = filter.has_words() && catalog.roles.iter().any(|role| !role.is_loaded);
    html! {
        <div role="status">
            <p key={found.roles.len()}>{ messages.roles_listed(found.roles.len()) }</p>
            if !found.corrections.is_empty() {
                <p key={found.corrections.concat()} class="note">{ fill(messages.corrected, &[&messages.all_of(&found.corrections)]) }</p>
            }
            if is_partial {
                <p class="note">{ messages.partial_search }</p>
            }
        </div>
    }
}

/// The ways to sort the list.
fn sorts(page: PageContext<'_>, filter: &Filter) -> Html {
    let PageContext { messages, .. } = page;
    let sorts = Sort::ALL.into_iter().filter(|sort| *sort != Sort::Relevance || filter.has_words());
    html! {
        <nav aria-label={messages.sort} class="sorts">
            <p aria-hidden="true">{ messages.sort }</p>
            <ul role="list">
                for sort in sorts {
                    <li key={sort.name()}>
                        <a
                            href={url(page, filter.with_sort(sort))}
                            aria-current={(sort == filter.order()).then_some("true")}
                        >
                            { messages.sort(sort) }
                        </a>
                    </li>
                }
            </ul>
        </nav>
    }
}

/// The active filters, each with the link that removes it.
fn active_filters(page: PageContext<'_>, filter: &Filter, facets: &[FacetView]) -> Html {
    let PageContext { messages, .. } = page;
    let chip = |key: &str, name: &str, without: Filter| {
        html! {
            <li {key}>
                <a href={url(page, without)} aria-label={fill(messages.remove, &[name])}>{ name }</a>
            </li>
        }
    };
    let query = visible(filter.text.trim());
    let name = format!("“{query}”");
    let query = (!query.is_empty()).then(|| chip(&name, &name, filter.with_text("")));
    let selected = facets.iter().flat_map(|facet| facet.selected().map(move |value| (facet.name, value)));
    // With the facet's name: there are managers among the levels and among the tracks.
    let values = selected
        .map(|(facet, value)| chip(&value.id, &format!("{facet}: {}", value.name), value.toggled.clone()));
    html! {
        <ul role="list" aria-label={messages.active_filters} hidden={filter.is_empty()} class="chips">
            { for query.into_iter().chain(values) }
            <li key="" class="clear"><a href={url(page, filter.cleared())}>{ messages.clear }</a></li>
        </ul>
    }
}

/// The link to the rest of a long list.
fn more(page: PageContext<'_>, filter: &Filter, found: &Found) -> Html {
    let PageContext { messages, .. } = page;
    let more = filter.with_more_rows();
    let count = found.roles.len().min(more.rows).saturating_sub(filter.rows);
    html! {
        <a href={url(page, more)} hidden={count == 0} class="more">
            <span key={count}>{ fill(messages.more, &[&messages.number(count)]) }</span>
        </a>
    }
}

/// Links to the departments' pages where the list is truncated: those list all of their roles, even without the app.
fn departments(page: PageContext<'_>, is_truncated: bool) -> Html {
    html! {
        <ul
            role="list"
            aria-label={page.messages.department}
            hidden={!is_truncated}
            class="department-links"
        >
            for department in &page.catalog.departments {
                <li key={&*department.slug}>
                    <a href={page.department_path(&department.slug)}>{ &department.name }</a>
                </li>
            }
        </ul>
    }
}

/// The URL of the directory with this filter.
pub(super) fn url(page: PageContext<'_>, filter: Filter) -> String {
    Location::directory(filter).to_url(page.base())
}

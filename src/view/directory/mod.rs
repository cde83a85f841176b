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

use self::results::Choice;
use super::messages::fill;
use super::{Location, PageContext, SharedCatalog};
use crate::view::element::{element, labelled, link, list};
use rolebook_model::invisible::visible;
use rolebook_search::{Facet, Filter, Found, Missing, ROWS, Sort, find};
use yew::prelude::*;

pub(super) use self::results::row;

/// The directory with this filter.
///
/// While it shows only the first rows, since a key was typed, the facets stay as they were: forty numbers take as long to
/// change and to paint as the rows.
pub(super) fn directory(page: PageContext<'_>, shared: &SharedCatalog, filter: &Filter) -> Html {
    let PageContext { messages, catalog, .. } = page;
    let index = shared.index();
    let found = find(catalog, index, filter);
    let is_partial = filter.has_words() && !shared.is_complete();
    let choice = Choice::of(page, filter);
    html! {
        <>
            <header class="page-header">
                { element("h1", "", messages.directory) }
                { element("p", "lead", &catalog.site.description) }
                { for choice.as_ref().map(|choice| choice_prompt(page, filter, choice)) }
                { search_form(page, filter) }
            </header>
            <div class="columns">
                { shared.facets().get(filter, filter.rows < ROWS, || facets::aside(page, &found, filter, is_partial)) }
                <div class="results">
                    <div class="outcome">{ status(page, &found, is_partial) }{ sorts(page, filter) }</div>
                    { active_filters(page, filter, &found) }
                    { results::list(page, index, filter, &found, choice.as_ref()) }
                    { more(page, filter, &found) }
                    { departments(page, filter, found.roles.len() > filter.rows) }
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
            { fill(messages.choose_other, &[&choice.name]) }{ " " }{ link(url(page, without), messages.cancel) }
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
                // By it the style sheet tells whether there are words in the field.
                placeholder=" "
                value={filter.text.clone()}
            />
        </form>
    }
}

/// The live region: how many roles are listed, whether the query was corrected, and whether some texts are not searched yet.
fn status(page: PageContext<'_>, found: &Found, is_partial: bool) -> Html {
    let PageContext { messages, .. } = page;
    html! {
        <div role="status">
            <p key={found.roles.len()}>{ messages.roles_listed(found.roles.len()) }</p>
            if !found.corrections.is_empty() {
                <p key={found.corrections.concat()} class="note">{ fill(messages.corrected, &[&messages.all_of(&found.corrections)]) }</p>
            }
            if is_partial {
                { element("p", "note", messages.partial_search) }
            } else if let Some(missing) = &found.missing {
                <p key={&*missing.words} class="note">{ fill(messages.no_role_has, &[&quoted(&missing.words)]) }</p>
            }
        </div>
    }
}

/// Words that were typed, in quotation marks.
fn quoted(words: &str) -> String {
    ["“", &visible(words), "”"].concat()
}

/// What can be done where no role matches.
fn nothing(page: PageContext<'_>, filter: &Filter, missing: Option<&Missing>) -> Html {
    let PageContext { messages, .. } = page;
    html! {
        <p key="empty" class="empty">
            if let Some(Missing { words, rest, count }) = missing.filter(|missing| missing.count > 0) {
                <a key={&**words} href={url(page, filter.with_text(rest))}>
                    { fill(messages.without, &[&quoted(words), &messages.roles_listed(*count)]) }
                </a>
            } else {
                <span key="">{ messages.no_match_advice }</span>
            }
        </p>
    }
}

/// The ways to sort the list.
fn sorts(page: PageContext<'_>, filter: &Filter) -> Html {
    let PageContext { messages, .. } = page;
    let sorts = Sort::ALL.into_iter().filter(|sort| *sort != Sort::Relevance || filter.has_words());
    let links = html! {
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
    };
    let content = html! { <><p aria-hidden="true">{ messages.sort }</p>{ list("", "", links) }</> };
    labelled("nav", messages.sort, "sorts", content)
}

/// The active filters, each with the link that removes it.
fn active_filters(page: PageContext<'_>, filter: &Filter, found: &Found) -> Html {
    let PageContext { messages, .. } = page;
    let mut chips: Vec<Html> = Vec::new();
    let mut add = |name: String, without: Filter| {
        chips.push(html! {
            <li key={&*name}>
                <a href={url(page, without)} aria-label={fill(messages.remove, &[&name])}>{ &name }</a>
            </li>
        });
    };
    let query = filter.text.trim();
    if !query.is_empty() {
        add(quoted(query), filter.with_text(""));
    }
    facets::each_selected(page, found, filter, &mut add);
    html! {
        <ul role="list" aria-label={messages.active_filters} hidden={filter.is_empty()} class="chips">
            { chips }
            <li key="" class="clear">{ link(url(page, filter.cleared()), messages.clear) }</li>
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
fn departments(page: PageContext<'_>, filter: &Filter, is_truncated: bool) -> Html {
    html! {
        <ul
            role="list"
            aria-label={page.messages.department}
            hidden={!is_truncated}
            class="department-links"
        >
            for department in &page.catalog.departments {
                <li key={&*department.slug}>
                    { link(department_url(page, filter, &department.slug), &department.name) }
                </li>
            }
        </ul>
    }
}

/// The URL of a department's page; of the roles of the department, while the visitor chooses what to compare.
fn department_url(page: PageContext<'_>, filter: &Filter, slug: &str) -> String {
    if filter.compare.is_empty() {
        return page.department_path(slug);
    }
    url(page, filter.cleared().toggle(Facet::Department, slug))
}

/// The URL of the directory with this filter.
pub(super) fn url(page: PageContext<'_>, filter: Filter) -> String {
    Location::directory(filter).to_url(page.base())
}

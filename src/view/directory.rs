//! The directory: every role by department, and the filter that narrows it.

use super::{SharedCatalog, ladder, words};
use crate::find::{Facet, Filter, Found, find};
use crate::model::{Catalog, Role, Seniority};
use std::rc::Rc;
use yew::prelude::*;

/// The directory as `filter` leaves it.
pub(super) fn directory(
    catalog: &SharedCatalog,
    filter: &Filter,
    on_filter: &Callback<Filter>,
    on_search: &Callback<InputEvent>,
) -> Html {
    let found = find(catalog.catalog(), catalog.index(), filter);
    let site = &catalog.catalog().site;
    html! {
        <>
            <header class="page-header">
                <h1>{ words::DIRECTORY }</h1>
                <p class="lead">{ &site.description }</p>
                { search(&site.base_path, filter, on_search) }
            </header>
            <div class="columns">
                { facets(&found, filter, on_filter) }
                <div class="results">
                    <div class="outcome">
                        <p role="status">{ words::role_count(found.roles.len()) }</p>
                        <a class="clear" href={site.base_path.clone()} hidden={filter.is_empty()}>
                            { words::CLEAR }
                        </a>
                    </div>
                    { results(catalog.catalog(), &found) }
                </div>
            </div>
        </>
    }
}

/// The search field. A search is under way with every key, so sending the form does nothing more.
fn search(home: &str, filter: &Filter, on_search: &Callback<InputEvent>) -> Html {
    // Set without text too: going back has to empty the field.
    let value = filter.text.clone();
    let onsubmit = Callback::from(|event: SubmitEvent| event.prevent_default());
    html! {
        <form class="search" role="search" action={home.to_owned()} {onsubmit}>
            <label for="rolebook-search">{ words::SEARCH }</label>
            <input id="rolebook-search" type="search" name="q" autocomplete="off" {value} oninput={on_search} />
        </form>
    }
}

/// The facets. They fold away where the screen is narrow.
fn facets(found: &Found, filter: &Filter, on_filter: &Callback<Filter>) -> Html {
    let by_department = |slug: &String| (slug.clone(), filter.toggle_department(slug));
    let by_level = |level: &Seniority| (level.name().to_owned(), filter.toggle_level(*level));
    html! {
        <aside class="facets" aria-label={words::FILTER}>
            <details>
                <summary>{ words::filter(filter.departments.len() + filter.levels.len()) }</summary>
                { facet("department", words::DEPARTMENT, &found.departments, by_department, on_filter) }
                { facet("level", words::LEVEL, &found.levels, by_level, on_filter) }
            </details>
        </aside>
    }
}

/// One facet's values as boxes to tick. `choose` gives a value's slug, and the filter after the click.
fn facet<Value>(
    name: &'static str,
    legend: &'static str,
    values: &[Facet<Value>],
    choose: impl Fn(&Value) -> (String, Filter),
    on_filter: &Callback<Filter>,
) -> Html {
    let choice = |facet: &Facet<Value>| {
        let (slug, filter) = choose(&facet.value);
        let on_filter = on_filter.clone();
        let onchange = Callback::from(move |_: Event| on_filter.emit(filter.clone()));
        let id = format!("rolebook-{name}-{slug}");
        html! {
            <li key={slug}>
                <label>
                    <input
                        {id}
                        type="checkbox"
                        checked={facet.selected}
                        disabled={facet.count == 0 && !facet.selected}
                        {onchange}
                    />
                    <span class="name">{ &facet.name }</span>
                    <span class="count">{ facet.count }</span>
                </label>
            </li>
        }
    };
    html! {
        <fieldset class="facet">
            <legend>{ legend }</legend>
            <ul role="list">{ for values.iter().map(choice) }</ul>
        </fieldset>
    }
}

/// The roles that are left, by department.
fn results(catalog: &Catalog, found: &Found) -> Html {
    if found.roles.is_empty() {
        return html! {
            <p key="empty" class="empty">{ words::NO_MATCH_ADVICE }</p>
        };
    }
    let roles: Vec<&Rc<Role>> = found.roles.iter().filter_map(|index| catalog.roles.get(*index)).collect();
    let departments = roles.chunk_by(|one, next| one.department == next.department);
    html! {
        <ul key="roles" class="departments" role="list" aria-label={words::ROLES}>
            { for departments.map(|roles| department(catalog, roles)) }
        </ul>
    }
}

/// The roles of one department.
fn department(catalog: &Catalog, roles: &[&Rc<Role>]) -> Html {
    let slug = roles.first().map_or("", |role| &role.department);
    let id = format!("rolebook-in-{slug}");
    html! {
        <li key={slug} class="department">
            <h2 id={id.clone()}>{ catalog.department_name(slug) }</h2>
            <ul role="list" aria-labelledby={id}>
                { for roles.iter().map(|role| role_entry(&catalog.site.base_path, role)) }
            </ul>
        </li>
    }
}

fn role_entry(base: &str, role: &Role) -> Html {
    html! {
        <li key={role.slug.as_str()} class="role">
            <h3><a href={ladder::role_path(base, role)}>{ &role.title }</a></h3>
            <p class="summary">{ &role.summary }</p>
            { ladder::glance(role) }
        </li>
    }
}

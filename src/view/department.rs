//! A department's page: its roles, and the link to the directory filtered to them.

use super::{PageContext, directory, header};
use rolebook_model::Department;
use rolebook_search::Filter;
use yew::prelude::*;

/// All roles of a department.
pub(super) fn department(page: PageContext<'_>, Department { slug, name }: &Department) -> Html {
    let PageContext { messages, catalog, .. } = page;
    let roles = || catalog.roles.iter().filter(|role| role.department == *slug);
    let filter = Filter { departments: vec![slug.clone()], ..Filter::default() };
    html! {
        <>
            <header class="page-header">
                { header::breadcrumb(page, Html::default()) }
                <h1>{ name }</h1>
                <p class="lead">{ messages.plural(&messages.role_count, roles().count()) }</p>
            </header>
            <div class="results">
                <h2 class="unseen">{ messages.roles }</h2>
                <ul role="list" aria-label={messages.roles}>
                    { for roles().map(|role| directory::row(page, role, html! { &role.title }, Html::default())) }
                </ul>
                // The filter needs the app.
                <p class="needs-app"><a href={directory::url(page, filter)}>{ messages.filter_roles }</a></p>
            </div>
        </>
    }
}

//! A role's page: the whole of what was written, in its order.

use super::outline::{contents, entries, outline};
use super::{ladder, sections, words};
use crate::find::Filter;
use crate::model::{Catalog, Role};
use crate::route::Route;
use yew::prelude::*;

/// The rank of the page's main parts, right below its title.
const TOP: u8 = 2;

/// The role with all of its levels.
pub(super) fn role_page(catalog: &Catalog, role: &Role) -> Html {
    let base = &catalog.site.base_path;
    let outline = outline(role, 0..role.sections.len(), TOP);
    html! {
        <>
            <header class="page-header">
                { breadcrumb(catalog, role, Html::default()) }
                <h1>{ &role.title }</h1>
                { ladder::ladder(base, role, None) }
            </header>
            <div class="columns">
                { contents(entries(&outline)) }
                <article class="text">{ sections::sections(base, role, &outline) }</article>
            </div>
        </>
    }
}

/// The trail from the directory to a role's pages: all roles, those of its department, and on a level's page
/// the whole role as the `last` step.
pub(super) fn breadcrumb(catalog: &Catalog, role: &Role, last: Html) -> Html {
    let all = Route::Directory.path(&catalog.site.base_path);
    let department = Filter { departments: vec![role.department.clone()], ..Filter::default() };
    let department = format!("{all}{}", department.to_query());
    html! {
        <nav class="breadcrumb" aria-label={words::BREADCRUMB}>
            <ol role="list">
                <li><a href={all}>{ words::ALL_ROLES }</a></li>
                <li><a href={department}>{ catalog.department_name(&role.department) }</a></li>
                { last }
            </ol>
        </nav>
    }
}

//! A department's page: its introduction, its roles, and the link to the directory filtered to them.

use super::element::{element, link, list};
use super::footnotes::Footnotes;
use super::outline::outline;
use super::sections::Article;
use super::{PageContext, directory, header};
use rolebook_model::{Department, Role};
use rolebook_search::{Facet, Filter};
use std::sync::Arc;
use yew::prelude::*;

/// All roles of a department, below what introduces it.
pub(super) fn department(page: PageContext<'_>, shown: &Department, footnotes: &Footnotes) -> Html {
    let Department { slug, name, introduction } = shown;
    let PageContext { messages, catalog, .. } = page;
    let roles = || catalog.roles.iter().filter(|role| role.department == *slug);
    let filter = Filter::default().toggle(Facet::Department, slug);
    let row = |role: &Arc<Role>| {
        directory::row(page, role, &[(role.title.clone(), false)], page.role_path(role), Html::default())
    };
    html! {
        <>
            <header class="page-header">
                { header::breadcrumb(page, Html::default()) }
                { element("h1", "", name) }
                { element("p", "lead", messages.plural(&messages.role_count, roles().count())) }
            </header>
            { for introduction.iter().map(|text| introduce(page, text, footnotes)) }
            <div class="results">
                // An introduction may end with a heading of its own.
                if introduction.is_some() {
                    { element("h2", "", messages.roles) }
                } else {
                    { element("h2", "unseen", messages.roles) }
                }
                { list(messages.roles, "", roles().map(row).collect()) }
                // The filter needs the app.
                <p class="needs-app">{ link(directory::url(page, filter), messages.filter_roles) }</p>
            </div>
        </>
    }
}

/// The rank of the introduction's main headings, right below the department's name.
const TOP_RANK: u8 = 2;

/// What introduces the department, as the text of a role is shown; nothing while it is not loaded.
fn introduce(page: PageContext<'_>, text: &Role, footnotes: &Footnotes) -> Html {
    if text.sections.is_empty() {
        return Html::default();
    }
    let outline = outline(text, None, &text.written_sections(), TOP_RANK);
    let lang = (!text.language.is_empty()).then(|| text.language.clone());
    let article = Article::new(page, text, None, &[&outline], footnotes);
    html! {
       <article {lang} class="text introduction">
           { article.sections(&outline) }
           { footnotes.notes(page, &[text]) }
       </article>
    }
}

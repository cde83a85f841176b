//! A role's page: everything that its file contains, in the order of the file.

use super::footnotes::Footnotes;
use super::header::header;
use super::outline::{contents, entries, outline};
use super::page_context::role_route;
use super::sections::Article;
use super::where_next::where_next;
use super::{PageContext, vacancies};
use rolebook_model::Role;
use yew::prelude::*;

/// The rank of the page's main headings, right below its title.
const TOP_RANK: u8 = 2;

/// The page of a role with all of its levels.
pub(super) fn role_page(page: PageContext<'_>, role: &Role, footnotes: &Footnotes) -> Html {
    // The page of a role with a single level is that level's, too.
    let only_level = (role.levels.len() == 1).then_some(0);
    let outline = outline(role, only_level, &role.written_sections(), TOP_RANK);
    let article = Article::new(page, role, None, &[&outline], footnotes);
    html! {
        <>
            { header(page, role, None) }
            <div class="columns">
                { contents(page, &entries(&outline)) }
                <article class="text">
                    { article.sections(&outline) }
                    { footnotes.notes(page, &[role]) }
                    { where_next(page, &role_route(role)) }
                </article>
                { vacancies::apply(page, role, None) }
            </div>
        </>
    }
}

//! A role's page: the whole of what was written, in its order.

use super::dom::{classed, nodes};
use super::frame::Frame;
use super::header::header;
use super::outline::{contents, entries, outline};
use super::sections::Article;
use rolebook_model::Role;
use yew::prelude::*;

/// The rank of the page's main parts, right below its title.
const TOP: u8 = 2;

/// The role with all of its levels.
pub(super) fn role_page(frame: Frame<'_>, role: &Role) -> Html {
    let outline = outline(role, (0..role.sections.len()).collect(), TOP);
    let article = Article::new(frame, role, None, &[&outline]);
    let columns =
        [contents(frame, &entries(&outline)), classed("article", "text", article.sections(&outline))];
    nodes([header(frame, role, None), classed("div", "columns", nodes(columns))])
}

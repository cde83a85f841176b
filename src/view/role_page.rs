//! A role's page: the whole of what was written, in its order.

use super::dom::{attributes, bare, classed, element, link, nodes, nothing, phrase, text};
use super::frame::Frame;
use super::outline::{contents, entries, outline};
use super::{ladder, sections};
use crate::find::Filter;
use crate::model::Role;
use crate::route::Route;
use yew::prelude::*;

/// The rank of the page's main parts, right below its title.
const TOP: u8 = 2;

/// The role with all of its levels.
pub(super) fn role_page(frame: Frame<'_>, role: &Role) -> Html {
    let outline = outline(role, (0..role.sections.len()).collect(), TOP);
    let head = [
        breadcrumb(frame, role, nothing()),
        bare("h1", text(&role.title)),
        ladder::ladder(frame, role, None),
    ];
    let columns = [
        contents(frame, &entries(&outline)),
        classed("article", "text", sections::sections(frame, role, &outline)),
    ];
    nodes([classed("header", "page-header", nodes(head)), classed("div", "columns", nodes(columns))])
}

/// The trail from the directory to a role's pages: all roles, those of its department, and on a level's page
/// the whole role as the `last` step.
pub(super) fn breadcrumb(frame: Frame<'_>, role: &Role, last: Html) -> Html {
    let all = Route::Directory.path(frame.base());
    let department = Filter { departments: vec![role.department.clone()], ..Filter::default() };
    let department = all.clone() + &department.to_query();
    let steps = [
        bare("li", link(&all, phrase(frame.words.all_roles))),
        bare("li", link(&department, text(frame.catalog.department_name(&role.department)))),
        last,
    ];
    let attributes = attributes! { "aria-label": frame.words.breadcrumb, "class": "breadcrumb" };
    element("nav", attributes, element("ol", attributes! { "role": "list" }, nodes(steps)))
}

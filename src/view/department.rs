//! A department's page: its roles, and the way to the directory that is filtered to them.

use super::directory;
use super::dom::{attributes, bare, classed, each, element, link, nodes, nothing, phrase, text};
use super::frame::Frame;
use super::{header, results};
use rolebook_model::Department;
use rolebook_search::Filter;
use yew::prelude::*;

/// All roles of a department.
pub(super) fn department(frame: Frame<'_>, Department { slug, name }: &Department) -> Html {
    let roles = || frame.catalog.roles.iter().filter(|role| role.department == *slug);
    let filter = Filter { departments: vec![slug.clone()], ..Filter::default() };
    let head = [
        header::trail(frame, nothing()),
        bare("h1", text(name)),
        classed("p", "lead", text(&frame.words.counted(&frame.words.role_count, roles().count()))),
    ];
    let list = [
        classed("h2", "unseen", phrase(frame.words.roles)),
        element(
            "ul",
            attributes! { "role": "list", "aria-label": frame.words.roles },
            each(roles(), |role| results::row(frame, role, text(&role.title), nothing())),
        ),
        // The filter needs the app.
        classed("p", "needs-app", link(&directory::href(frame, filter), phrase(frame.words.filter_roles))),
    ];
    nodes([classed("header", "page-header", nodes(head)), classed("div", "results", nodes(list))])
}

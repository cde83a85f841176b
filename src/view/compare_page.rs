//! A comparison's page: two roles or levels beside each other, piece by piece.

use super::dom::{
    attributes, bare, classed, each, element, input, keyed, link, nodes, nothing, phrase, text,
};
use super::frame::Frame;
use super::header::breadcrumb;
use super::pairs::{Column, group};
use super::words::fill;
use super::{Location, sides};
use rolebook_diff::{Counts, Side, compare};
use rolebook_model::numbers::digits;
use yew::prelude::*;

/// The comparison of `one`, the page's own role or level, with `other`.
pub(super) fn compare_page(frame: Frame<'_>, one: Side<'_>, other: Side<'_>, only_differences: bool) -> Html {
    let comparison = compare(one, other);
    let [one_name, other_name] = &sides::names(frame, one, other);
    let outcome = [
        tally(frame, comparison.counts()),
        only_box(frame, &sides::location(one, other, !only_differences), only_differences),
    ];
    let head = [
        breadcrumb(frame, one.role, bare("li", link(&frame.role_path(one.role), text(&one.role.title)))),
        bare("h1", text(&fill(frame.words.compared, &[one_name, other_name]))),
        classed("div", "outcome", nodes(outcome)),
    ];

    let columns = [Column::one(one, one_name), Column::other(frame, one, other, other_name)];
    let shown = comparison.groups.iter().enumerate();
    let shown = shown.filter(|(_, group)| !only_differences || differs(group.counts()));
    let groups =
        each(shown, |(index, shown)| keyed(&digits(index), group(frame, &columns, shown, only_differences)));
    let differs = differs(comparison.counts());
    let region = [
        side_links(frame, [(one, one_name), (other, other_name)], only_differences),
        if differs { nothing() } else { classed("p", "empty", phrase(frame.words.no_difference)) },
        bare("div", groups),
    ];
    let attributes = attributes! { "aria-label": frame.words.comparison, "class": "comparison" };
    let region = element("section", attributes, nodes(region));
    nodes([classed("header", "page-header", nodes(head)), bare("article", region)])
}

/// The heads of the two columns, which lead to the pages of the sides, and the way to change the sides.
fn side_links(
    frame: Frame<'_>,
    [(one, one_name), (other, other_name)]: [(Side<'_>, &str); 2],
    only_differences: bool,
) -> Html {
    let page = |side, name| bare("li", link(&sides::route(side).path(frame.base()), text(name)));
    let swapped = sides::location(other, one, only_differences).to_url(frame.base());
    let swap = classed("li", "swap", link(&swapped, phrase(frame.words.swap)));
    let links = nodes([swap, page(one, one_name), page(other, other_name)]);
    element("ul", attributes! { "role": "list", "class": "sides" }, links)
}

/// What is shown where a role or level is compared with one that is not there.
pub(super) fn no_other(frame: Frame<'_>, one: Side<'_>) -> Html {
    let name = sides::short_name(one);
    let back = link(&sides::route(one).path(frame.base()), text(&fill(frame.words.back_to, &[name])));
    let content = [
        bare("h1", phrase(frame.words.no_other)),
        classed("p", "lead", text(&fill(frame.words.no_other_advice, &[name]))),
        bare("p", back),
    ];
    classed("div", "not-found", nodes(content))
}

/// How many pairs there are of each kind that there is.
pub(super) fn tally(frame: Frame<'_>, counts: Counts) -> Html {
    let words = frame.words;
    let counts = [
        (counts.same, words.same_count),
        (counts.changed, words.changed_count),
        (counts.dropped, words.dropped_count),
        (counts.added, words.added_count),
    ];
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let lines = each(counts, |(count, phrase)| {
        keyed(phrase, bare("li", text(&fill(phrase, &[&words.number(*count)]))))
    });
    element("ul", attributes! { "role": "list", "class": "tally" }, lines)
}

/// The box that leaves out what is the same, and leads to `location`.
fn only_box(frame: Frame<'_>, location: &Location, is_ticked: bool) -> Html {
    let url = location.to_url(frame.base());
    let attributes =
        attributes! { "id": "rolebook-only-differences", "type": "checkbox", "data-href": &*url };
    let field = input(None, Some(is_ticked), attributes);
    classed("label", "only", nodes([field, phrase(frame.words.only_differences)]))
}

fn differs(counts: Counts) -> bool {
    counts.changed + counts.dropped + counts.added > 0
}

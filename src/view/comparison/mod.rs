//! Two roles or levels → the page that compares them, item by item.
//!
//! 1. `sides` names the two sides and links to them;
//! 2. [`comparison_page`] is the page, [`no_other`] the page where the other side does not exist;
//! 3. `rows` renders the pairs of items in two columns.

mod rows;
mod sides;

use self::rows::{Column, group, side_facts};
use super::PageContext;
use super::footnotes::Footnotes;
use super::header::role_breadcrumb;
use super::messages::fill;
use crate::view::element::{element, link, list};
use rolebook_diff::{Counts, Side, compare};
use yew::prelude::*;

pub(super) use self::sides::{short_name, title};

/// The comparison of `one`, which the page's path names, with `other`.
pub(super) fn comparison_page(
    page: PageContext<'_>,
    one: Side<'_>,
    other: Side<'_>,
    footnotes: &Footnotes,
) -> Html {
    let PageContext { messages, .. } = page;
    let comparison = compare(one, other);
    let [one_name, other_name] = &sides::names(page, one, other);
    let columns = [Column::one(one, one_name), Column::other(page, one, other, other_name)];
    html! {
        <>
            <header class="page-header">
                { role_breadcrumb(page, one.role, true) }
                { element("h1", "", sides::title(page, one, other)) }
                { tally(page, one, other, comparison.counts()) }
            </header>
            <article>
                <section aria-label={messages.comparison} class="comparison">
                    { side_links(page, [(one, one_name), (other, other_name)]) }
                    { side_facts(&columns) }
                    if !differs(comparison.counts()) {
                        { element("p", "empty", messages.no_differences) }
                    }
                    <div>
                        for (index, shown) in comparison.groups.iter().enumerate() {
                            <section key={index} class="group">{ group(page, &columns, shown, footnotes) }</section>
                        }
                    </div>
                </section>
                { footnotes.notes(page, &[one.role, other.role]) }
            </article>
        </>
    }
}

/// The heads of the columns, which link to the pages of the two sides, and the link that swaps them.
fn side_links(page: PageContext<'_>, [(one, one_name), (other, other_name)]: [(Side<'_>, &str); 2]) -> Html {
    let url = |side| sides::route(side).path(page.base());
    let swapped = sides::location(other, one).to_url(page.base());
    let links = html! {
        <>
            { element("li", "swap", link(swapped, page.messages.swap_sides)) }
            { element("li", "", link(url(one), one_name)) }
            { element("li", "", link(url(other), other_name)) }
        </>
    };
    list("", "sides", links)
}

/// The page of a comparison whose other side does not exist.
pub(super) fn no_other(page: PageContext<'_>, one: Side<'_>) -> Html {
    let PageContext { messages, .. } = page;
    let name = short_name(one);
    html! {
        <div class="not-found">
            { element("h1", "", messages.no_other) }
            { element("p", "lead", fill(messages.no_other_advice, &[name])) }
            <p>{ link(sides::route(one).path(page.base()), fill(messages.back_to, &[name])) }</p>
        </div>
    }
}

/// How the sides differ, in one sentence: "9 new at Staff, 2 reworded, 10 only at Senior, 29 the same".
fn tally(page: PageContext<'_>, one: Side<'_>, other: Side<'_>, counts: Counts) -> Html {
    let PageContext { messages, .. } = page;
    let [one_name, other_name] = sides::rung_names(page, one, other);
    let parts = [
        (counts.added, sides::alone(messages, other, one), &*other_name),
        (counts.changed, messages.changed_count, ""),
        (counts.dropped, sides::alone(messages, one, other), &*one_name),
        (counts.same, messages.same_count, ""),
    ];
    let parts = parts.into_iter().filter(|(count, ..)| *count > 0);
    let parts = parts.map(|(count, message, name)| fill(message, &[&messages.number(count), name]));
    // A name may be read the other way than the words around it, and would take the next number along.
    let parts = parts
        .enumerate()
        .map(|(index, part)| html! { <>if index > 0 { { ", " } }{ element("bdi", "", part) }</> });
    html! { <p class="tally">{ for parts }</p> }
}

fn differs(counts: Counts) -> bool {
    counts.changed + counts.dropped + counts.added > 0
}

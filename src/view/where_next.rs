//! Where one could go from a page: the rungs above, what is named as next, and roles that share requirements.
//!
//! The build has found it out for all pages, and wrote down the elements to show, and the places of their texts
//! ([`WhereNext::to_text`]).

use super::PageContext;
use super::element::{element, link};
use crate::route::Route;
#[cfg(doc)]
use rolebook_model::WhereNext;
use std::str::Split;
use yew::prelude::*;

/// How deep elements may be nested: the text may come from anybody.
const DEEPEST: u32 = 12;

/// The section of the page at a route; nothing where nothing is known.
pub(super) fn where_next(page: PageContext<'_>, route: &Route) -> Html {
    let text = page.catalog.where_next.get(&route.reference()).unwrap_or_default();
    match text.is_empty() {
        true => Html::default(),
        false => element("section", "part onward", elements(page, &mut text.split('\n'), DEEPEST)),
    }
}

/// The letters of elements, with their tags and classes. What has no tag is a text.
static ELEMENTS: [(u8, &str, &str); 8] = [
    (b'n', "h2", ""),
    (b'h', "h3", "kind"),
    (b'p', "p", "kind"),
    (b's', "summary", ""),
    (b'u', "ul", ""),
    (b'l', "li", ""),
    (b'd', "details", "includes"),
    (b't', "", ""),
];

/// The elements down to the end of what they are in.
fn elements(page: PageContext<'_>, lines: &mut Split<'_, char>, deepest: u32) -> Html {
    let mut shown = Vec::new();
    while let Some((letter, text)) = lines.next().and_then(|line| line.split_at_checked(1)) {
        if letter == "a" {
            let (name, reference) = text.split_once('\t').unwrap_or_default();
            let path = Route::from_reference(reference).map(|route| route.path(page.base()));
            shown.push(link(path.unwrap_or_default(), name.to_owned()));
            continue;
        }
        let is_it = |(of, ..): &&(u8, &str, &str)| letter.as_bytes() == [*of];
        let Some((_, tag, class)) = ELEMENTS.iter().find(is_it) else { break };
        let content = match text.is_empty() && deepest > 0 {
            true => elements(page, lines, deepest - 1),
            false => in_language(page, text).into(),
        };
        shown.push(if tag.is_empty() { content } else { element(tag, class, content) });
    }
    shown.into_iter().collect()
}

/// A text of the interface; or one that is a page's own, which has no tab.
fn in_language(page: PageContext<'_>, text: &str) -> String {
    let Some((word, number)) = text.split_once('\t') else { return text.to_owned() };
    page.messages.where_next(word.parse().unwrap_or(usize::MAX), number)
}

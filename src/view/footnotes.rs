//! What stands below a page's text: the footnotes that it names, and for print the addresses of its links.
//!
//! Both are numbered while the text is rendered, in its order. The style sheet shows the numbers of links, and their addresses, in print
//! only.

use super::PageContext;
use super::element::{element, labelled};
use super::text::{self, RenderContext};
use rolebook_model::{Footnote, Role};
use std::cell::RefCell;
use std::mem::replace;
use yew::prelude::*;

/// A repeated address is found among the first so many; beyond them it gets a number of its own, so that numbering takes
/// linear time.
const MAX_REUSED: usize = 200;

/// The footnotes and the addresses of a page, in the order of their numbers.
#[derive(Default)]
pub(super) struct Footnotes {
    addresses: RefCell<Vec<AttrValue>>,
    notes: RefCell<Vec<Named>>,
}

/// A footnote that is named.
#[derive(Clone, Copy)]
struct Named {
    /// The place in memory of the role's footnotes, and the index among them.
    place: (*const Footnote, usize),
    /// Whether one of its marks is a link, to which the note leads back.
    has_link: bool,
}

/// The mark of a footnote.
pub(super) struct Mark {
    pub(super) number: usize,
    pub(super) id: String,
    /// Whether it is the first one that is a link: the note leads back to it.
    pub(super) is_first_link: bool,
}

impl Footnotes {
    /// The number of the link with this address, from 1.
    pub(super) fn number(&self, address: &AttrValue) -> usize {
        let mut addresses = self.addresses.borrow_mut();
        let known = addresses.iter().take(MAX_REUSED).position(|known| known == address);
        let index = known.unwrap_or_else(|| {
            addresses.push(address.clone());
            addresses.len() - 1
        });
        index + 1
    }

    /// A mark of the footnote with this index among those of a role, which is then shown below the text.
    pub(super) fn mark(&self, of_role: &[Footnote], index: usize, is_link: bool) -> Option<Mark> {
        let mut notes = self.notes.borrow_mut();
        let place = (of_role.as_ptr(), index);
        let known = notes.iter().position(|note| note.place == place);
        let at = known.unwrap_or_else(|| {
            notes.push(Named { place, has_link: false });
            notes.len() - 1
        });
        let is_first_link =
            is_link && notes.get_mut(at).is_some_and(|note| !replace(&mut note.has_link, true));
        let id = self.id(&notes, of_role, index)?;
        Some(Mark { number: at + 1, id, is_first_link })
    }

    /// The id of a footnote. Two roles on one page may have the same ids.
    fn id(&self, notes: &[Named], of_role: &[Footnote], index: usize) -> Option<String> {
        let is_of_first = notes.first().is_some_and(|first| first.place.0 == of_role.as_ptr());
        let id = &of_role.get(index)?.id;
        Some(if is_of_first { id.clone() } else { format!("{id}-other") })
    }

    /// The footnotes that the text above names, which is of these roles; nothing where it names none.
    pub(super) fn notes(&self, page: PageContext<'_>, roles: &[&Role]) -> Html {
        // A copy, since the text of a note is rendered meanwhile and may name notes, too.
        let named = self.notes.borrow().clone();
        let mut context = RenderContext::new(page.messages, self).into_copy();
        let mut entries = Vec::new();
        for Named { place: (start, index), has_link } in &named {
            let of_role = roles.iter().find(|role| role.footnotes.as_ptr() == *start);
            let note = of_role.and_then(|role| {
                Some((role.footnotes.get(*index)?, self.id(&named, &role.footnotes, *index)?))
            });
            let Some((note, id)) = note else { continue };
            let back = html! {
                if *has_link {
                    { " " }<a href={format!("#{id}{BACK}")} aria-label={page.messages.back_to_text} class="back">{ "↩" }</a>
                }
            };
            let text = text::entry(&mut context, None, &note.blocks, back, RANK);
            entries.push(html! { <li {id}>{ text }</li> });
        }
        html! {
            if !entries.is_empty() {
                { labelled("section", page.messages.notes, "text notes", html! { <ol>{ entries }</ol> }) }
            }
        }
    }

    /// The addresses of the page's links; nothing where it has none.
    pub(super) fn section(&self, page: PageContext<'_>) -> Html {
        let addresses = self.addresses.borrow();
        if addresses.is_empty() {
            return Html::default();
        }
        html! {
            <section class="footnotes">
                { element("h2", "", page.messages.links) }
                <ol>{ for addresses.iter().map(|address| element("li", "", without_scheme(address))) }</ol>
            </section>
        }
    }
}

/// The rank of a heading around the notes.
const RANK: u8 = 2;

/// What the id of a footnote's first mark has behind the note's own.
pub(super) const BACK: &str = "-mark";

/// A mail address or telephone number as it is written by hand; any other address unchanged.
fn without_scheme(address: &str) -> &str {
    address.strip_prefix("mailto:").or_else(|| address.strip_prefix("tel:")).unwrap_or(address)
}

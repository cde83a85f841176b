//! What stands below a page's text: the footnotes that it names, and for print the addresses of its links.
//!
//! Both are numbered while the text is rendered, in its order. The style sheet shows the numbers of links, and their addresses, in print
//! only.

use super::PageContext;
use super::text::{self, RenderContext};
use rolebook_model::Footnote;
use std::cell::RefCell;
use yew::prelude::*;

/// A repeated address is found among the first so many; beyond them it gets a number of its own, so that numbering takes
/// linear time.
const MAX_REUSED: usize = 200;

/// The footnotes and the addresses of a page, in the order of their numbers.
#[derive(Default)]
pub(super) struct Footnotes {
    addresses: RefCell<Vec<AttrValue>>,
    /// Those that are named so far, each with its id on the page.
    notes: RefCell<Vec<(AttrValue, Footnote)>>,
    /// Of each role whose text is on the page where it has its footnotes in memory, and their numbers so far, zero for none.
    numbers: RefCell<Vec<(*const Footnote, Vec<usize>)>>,
}

/// The mark of a footnote.
pub(super) struct Mark {
    pub(super) number: usize,
    pub(super) id: AttrValue,
    /// Whether it is the first one, to which the note leads back.
    pub(super) is_first: bool,
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
    pub(super) fn mark(&self, of_role: &[Footnote], index: usize) -> Option<Mark> {
        let (mut notes, mut numbers) = (self.notes.borrow_mut(), self.numbers.borrow_mut());
        let place = numbers.iter().position(|(start, _)| *start == of_role.as_ptr());
        let place = place.unwrap_or_else(|| {
            numbers.push((of_role.as_ptr(), vec![0; of_role.len()]));
            numbers.len() - 1
        });
        let (note, number) = (of_role.get(index)?, numbers.get_mut(place)?.1.get_mut(index)?);
        let is_first = *number == 0;
        if is_first {
            // Roles may call their notes alike. No id has two hyphens.
            let id = if place == 0 { note.id.clone() } else { format!("{}--{place}", note.id) };
            notes.push((id.into(), note.clone()));
            *number = notes.len();
        }
        let id = notes.get(*number - 1)?.0.clone();
        Some(Mark { number: *number, id, is_first })
    }

    /// The footnotes that the text above names; nothing where it names none.
    pub(super) fn notes(&self, page: PageContext<'_>) -> Html {
        let notes = self.notes.borrow();
        let mut context = RenderContext::new(page.messages, self).into_copy();
        let entries = notes.iter().map(|(id, note)| {
            let back = html! { <>{ " " }<a href={format!("#{}", back_id(id))} aria-label={page.messages.back_to_text}>{ "↩" }</a></> };
            html! { <li {id}>{ text::entry(&mut context, None, &note.blocks, back, RANK) }</li> }
        });
        html! {
            if !notes.is_empty() {
                <section aria-label={page.messages.notes} class="notes"><ol>{ for entries }</ol></section>
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
                <h2>{ page.messages.links }</h2>
                <ol>{ for addresses.iter().map(|address| html! { <li>{ without_scheme(address) }</li> }) }</ol>
            </section>
        }
    }
}

/// The rank of a heading around the notes.
const RANK: u8 = 2;

/// The id of the first mark of the footnote with this id.
pub(super) fn back_id(id: &str) -> String {
    format!("{id}-mark")
}

/// A mail address or telephone number as it is written by hand; any other address unchanged.
fn without_scheme(address: &str) -> &str {
    address.strip_prefix("mailto:").or_else(|| address.strip_prefix("tel:")).unwrap_or(address)
}

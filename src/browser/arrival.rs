//! A page that has just come on screen → scroll and focus where the visitor expects them.

use super::address::Address;
use super::page::{self, Target};
use super::place::Place;
use super::window;
use crate::view::Notice;
use web_sys::Element;

/// What is to be done once a page is on screen.
pub(crate) enum Arrival {
    /// Take the place of what the site's build has rendered. After a reload, or coming back from another site, that is
    /// where one was.
    Enter(Option<Place>),
    /// Go to the part that the URL names, if it names one: a link led within the page.
    Part,
    /// Begin another page: at the part that the URL names, else at its top.
    Page,
    /// Go back to an entry of the history that was on screen before.
    Return(Place),
    /// Stay: the page was only filtered anew.
    Filtered,
    /// Leave it to the document, but for the part that the URL names: the page is there without a click. Where the page
    /// before it had the focus, it goes on from this one.
    Shown(bool),
    /// Go on behind so many roles: the list has become longer.
    Further(usize),
}

/// Does what is to be done on a page that is on screen, and says what the visitor has to know.
pub(crate) fn arrive(arrival: Arrival, root: &Element, address: &Address) -> Option<Notice> {
    match arrival {
        Arrival::Enter(place) if address.is_tab() => return enter(place, root, address),
        Arrival::Part | Arrival::Enter(_) | Arrival::Shown(false) => return find_part(root, address, |_| {}),
        Arrival::Shown(true) => return find_part(root, address, page::keep_focus),
        Arrival::Page if address.is_tab() => return find_part(root, address, page::go_to_top),
        Arrival::Page => return find_part(root, address, page::go_to_start),
        Arrival::Return(place) => {
            place.restore(root);
            page::keep_focus(root);
        }
        Arrival::Filtered => page::keep_focus(root),
        Arrival::Further(roles) => page::focus_role(root, roles),
    }
    None
}

/// Goes on where one was, or where the URL leads. On a page that the build has rendered the browser has been there, and
/// the visitor may have moved on since; what a URL with a query names is only there now.
fn enter(place: Option<Place>, root: &Element, address: &Address) -> Option<Notice> {
    let was_there = window().location().search().is_ok_and(|query| query.is_empty());
    match (place, page::target(root, &address.part())) {
        (Some(place), _) if was_there => {
            if page::is_focus_lost(root) {
                place.focus(root);
            }
        }
        (Some(place), _) => place.restore(root),
        (None, Target::Part(part)) if was_there && !page::is_folded(&part) => {
            if page::is_focus_lost(root) {
                page::focus(&part);
            }
        }
        (None, _) => return find_part(root, address, |_| {}),
    }
    None
}

/// Goes to the part that the URL names; does `otherwise` where there is nowhere to go.
fn find_part(root: &Element, address: &Address, otherwise: fn(&Element)) -> Option<Notice> {
    match page::target(root, &address.part()) {
        Target::Part(part) => {
            page::go_to(&part);
            None
        }
        Target::Nearest(part) => {
            page::go_to(&part);
            Some(Notice::Nearest)
        }
        Target::Gone => {
            otherwise(root);
            Some(Notice::PartGone)
        }
        Target::None => {
            otherwise(root);
            None
        }
    }
}

//! A page that has just come on screen → scroll and focus where the visitor expects them.

use super::address::Address;
use super::page::{self, Target};
use super::scroll_state::ScrollState;
use super::window;
use crate::view::Notice;
use web_sys::Element;

/// What is done once a page is on screen.
pub(crate) enum AfterNavigation {
    /// Replaces the page that the site's build has rendered. After a reload, or on the way back from another site, the
    /// scroll state is restored.
    TakeOver(Option<ScrollState>),
    /// Goes to the part that the URL names, if it names one: a link led within the page.
    GoToPart,
    /// Goes to the part that the URL names, else to the top of a new page.
    GoToPage,
    /// Restores the scroll state of a history entry.
    Restore(ScrollState),
    /// Keeps the scroll position: the page was only filtered.
    Stay,
    /// Leaves the scroll position to the host's document, unless the URL names a part: the visitor has not clicked. If the page
    /// before had the focus, this one gets it.
    Embedded { had_focus: bool },
    /// Focuses the role after this many others: the list has become longer.
    FocusRole(usize),
}

impl AfterNavigation {
    /// Does it on the page in `root`. Returns a notice for the visitor.
    pub(crate) fn run(self, root: &Element, address: &Address) -> Option<Notice> {
        match self {
            AfterNavigation::TakeOver(state) if address.is_tab() => return take_over(state, root, address),
            AfterNavigation::GoToPart
            | AfterNavigation::TakeOver(_)
            | AfterNavigation::Embedded { had_focus: false } => return go_to_part(root, address, |_| {}),
            AfterNavigation::Embedded { had_focus: true } => {
                return go_to_part(root, address, page::keep_focus);
            }
            AfterNavigation::GoToPage if address.is_tab() => {
                return go_to_part(root, address, page::go_to_top);
            }
            AfterNavigation::GoToPage => return go_to_part(root, address, page::go_to_start),
            AfterNavigation::Restore(state) => {
                state.restore(root);
                page::keep_focus(root);
            }
            AfterNavigation::Stay => page::keep_focus(root),
            AfterNavigation::FocusRole(others) => page::focus_role(root, others),
        }
        None
    }
}

/// Restores the scroll state, or goes where the URL leads. On a page that the build has rendered the browser has done so
/// already, and the visitor may have moved on; what a URL with a query names is only there now.
fn take_over(state: Option<ScrollState>, root: &Element, address: &Address) -> Option<Notice> {
    let was_there = window().location().search().is_ok_and(|query| query.is_empty());
    match (state, page::target(root, &address.part())) {
        (Some(state), _) if was_there => {
            if page::is_focus_lost(root) {
                state.focus(root);
            }
        }
        (Some(state), _) => state.restore(root),
        (None, Target::Part(part)) if was_there && !page::is_folded(&part) => {
            if page::is_focus_lost(root) {
                page::focus(&part);
            }
        }
        (None, _) => return go_to_part(root, address, |_| {}),
    }
    None
}

/// Goes to the part that the URL names; calls `otherwise` if there is none.
fn go_to_part(root: &Element, address: &Address, otherwise: fn(&Element)) -> Option<Notice> {
    match page::target(root, &address.part()) {
        Target::Part(part) => {
            page::go_to(&part);
            None
        }
        Target::Nearest(part) => {
            page::go_to(&part);
            Some(Notice::NearestPart)
        }
        Target::Gone => {
            otherwise(root);
            Some(Notice::PartMissing)
        }
        Target::None => {
            otherwise(root);
            None
        }
    }
}

//! What happens during a visit: the messages of [`Visit`](super::visit::Visit).

use super::links::Click;
use crate::view::{Location, Notice};
use js_sys::Function;
use rolebook_search::Facet;
use wasm_bindgen::JsValue;

/// What happens during a visit.
pub(super) enum Message {
    /// A link was clicked that leads within the site.
    Click(Click),
    /// The text of the page at this URL has loaded, and it can be shown. The function, if there is one, is called once it
    /// is on screen.
    Show(String, Location, Option<Function>),
    /// The browser went to another entry of the history, which has this state.
    PopState(JsValue),
    /// The element's script asks for another URL: back in the history, or because the document's attributes changed.
    GoTo(String),
    /// A value of a facet was ticked, or no longer.
    Filter(Facet, String),
    /// The pointer or the focus is on a link that leads there.
    Prefetch(Location),
    /// Something was loaded, or could not be.
    Loaded(Loaded),
    /// The visitor is about to search.
    PrepareSearch,
    /// It is time to read some more of the pages that were loaded.
    ReadMore,
    /// This is in the search field now.
    Search(String),
    /// Enter was pressed in the search field.
    OpenOnlyResult,
    /// The button was clicked that copies the link to the part with this id.
    Copy(String),
    /// A notice is to be shown, or no longer.
    Notify(Option<Notice>),
    /// The focus left an element, and with it any typing ended.
    FocusOut,
    /// The scroll position or the focus changed.
    Move,
    /// It is time to commit URL and scroll state to the history: a pause, or the end of the visit.
    Commit,
}

/// What a request came to.
pub(super) struct Loaded {
    /// What was requested.
    pub(super) what: Requested,
    /// What came; nothing where it failed.
    pub(super) content: Option<JsValue>,
}

/// What can be requested.
pub(super) enum Requested {
    /// The text of the page in this file.
    Page(String),
    /// The content of `pages.json`.
    AllPages,
    /// Where one could go from the pages of a role.
    WhereNext,
}

//! Events in the tab, or in an element → the [`Message`]s of a visit.

use super::address::Address;
use super::links::{self, Click};
use super::message::Message;
use super::{copy, page, window};
use crate::route::Route;
use crate::view::SharedCatalog;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget, HtmlInputElement, PopStateEvent};
use yew::Callback;

/// Listens to everything that happens in the root and, where the site is the document, to scrolling and the history. In a
/// host's document it listens to nothing beyond the root.
pub(super) fn listeners(
    root: &Element,
    catalog: &SharedCatalog,
    address: &Address,
    send: &Callback<Message>,
) -> Vec<EventListener> {
    // One closure for all events: each is compiled together with all that it calls.
    let listen = |target: &EventTarget, event: &'static str, handle: EventHandler| {
        let (catalog, address, send) = (catalog.clone(), address.clone(), send.clone());
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(target, event, options, move |event| {
            handle(event, &catalog, &address).into_iter().for_each(|message| send.emit(message));
        })
    };
    let mut listeners: Vec<_> = IN_ROOT.iter().map(|(event, handle)| listen(root, event, *handle)).collect();
    if address.is_tab() {
        listeners.extend(IN_TAB.iter().map(|(event, handle)| listen(&window(), event, *handle)));
    }
    listeners
}

/// What an event means for a visit, if anything.
type EventHandler = fn(&Event, &SharedCatalog, &Address) -> Option<Message>;

const IN_ROOT: &[(&str, EventHandler)] = &[
    ("click", follow),
    ("change", |event, _, _| links::of_checkbox(event).map(|(facet, value)| Message::Filter(facet, value))),
    ("input", |event, catalog, address| {
        let field = search_field(event).filter(|_| is_directory(catalog, address));
        field.map(|field| Message::Search(field.value()))
    }),
    ("submit", search),
    ("keydown", |event, _, _| {
        page::walk(event);
        None
    }),
    ("focusin", |_, _, _| Some(Message::Move)),
    ("focusin", prefetch),
    ("pointerover", prefetch),
    ("selectstart", |event, _, _| {
        copy::select(event);
        None
    }),
    ("focusout", |event, _, _| {
        page::leave(event);
        Some(Message::FocusOut)
    }),
];

const IN_TAB: &[(&str, EventHandler)] = &[
    ("popstate", |event, _, _| {
        let state = event.dyn_ref::<PopStateEvent>().map_or(JsValue::NULL, PopStateEvent::state);
        Some(Message::PopState(state))
    }),
    ("keydown", |event, _, _| {
        page::go_to_search(event);
        None
    }),
    ("scroll", |_, _, _| Some(Message::Move)),
    ("pagehide", |_, _, _| Some(Message::Commit)),
];

/// A click copies a link, closes the filter or leads somewhere.
fn follow(event: &Event, catalog: &SharedCatalog, address: &Address) -> Option<Message> {
    page::show_results(event);
    match copy::wanted(event) {
        Some(id) => Some(Message::Copy(id)),
        None => Click::take(event, catalog.catalog(), address).map(Message::Click),
    }
}

/// A submitted form leads to the directory. There every key has searched already, and a single result is opened.
fn search(event: &Event, catalog: &SharedCatalog, address: &Address) -> Option<Message> {
    if is_directory(catalog, address) {
        event.prevent_default();
        return Some(Message::OpenOnlyResult);
    }
    Click::search(event, catalog.catalog(), address).map(Message::Click)
}

fn is_directory(catalog: &SharedCatalog, address: &Address) -> bool {
    address.location(catalog.catalog()).route == Route::Directory
}

/// What has the pointer or the focus, a link or the search field, is likely to be used next.
fn prefetch(event: &Event, catalog: &SharedCatalog, address: &Address) -> Option<Message> {
    if search_field(event).is_some() {
        return Some(Message::PrepareSearch);
    }
    let (_, location) = links::page_of(event, catalog.catalog(), address)?;
    address.prefetches().then_some(Message::Prefetch(location))
}

/// The search field, where the event is about it.
fn search_field(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into::<HtmlInputElement>().ok().filter(|field| field.type_() == "search")
}

//! What happens in the tab, or in an element → the [`Message`]s of a visit.

use super::links::{self, Click};
use super::visit::{Message, Visit, VisitProps};
use super::{copy, page, window};
use crate::route::Route;
use gloo::events::{EventListener, EventListenerOptions};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventTarget, HtmlInputElement, PopStateEvent};
use yew::Context;

/// Hears of everything that happens in the root; where the site is the document, of scrolling and the history too. In
/// somebody else's nothing is heard of beyond the root.
pub(super) fn listeners(ctx: &Context<Visit>) -> Vec<EventListener> {
    let VisitProps { root, address, .. } = ctx.props();
    let mut listeners = Vec::new();
    let props = Rc::new(ctx.props().clone());
    // One closure hears of everything: each further one would be compiled with all that is around it.
    let mut hear = |target: &EventTarget, event: &'static str, message: Reading| {
        let (link, props) = (ctx.link().clone(), props.clone());
        let options = EventListenerOptions::enable_prevent_default();
        listeners.push(EventListener::new_with_options(target, event, options, move |event| {
            if let Some(message) = message(event, &props) {
                link.send_message(message);
            }
        }));
    };
    for (event, message) in IN_ROOT {
        hear(root, event, *message);
    }
    if address.is_tab() {
        for (event, message) in IN_TAB {
            hear(&window(), event, *message);
        }
    }
    listeners
}

/// What an event means for us, if anything.
type Reading = fn(&Event, &VisitProps) -> Option<Message>;

const IN_ROOT: &[(&str, Reading)] = &[
    ("click", follow),
    ("change", |event, VisitProps { catalog, address, .. }| {
        links::of_box(event, catalog.catalog(), address).map(Message::Visit)
    }),
    ("input", |event, props| {
        search_field(event).filter(|_| is_directory(props)).map(|field| Message::Search(field.value()))
    }),
    ("submit", search),
    ("focusin", |_, _| Some(Message::Move)),
    ("focusin", approach),
    ("pointerover", approach),
    ("focusout", |event, _| {
        page::leave(event);
        Some(Message::Leave)
    }),
];

const IN_TAB: &[(&str, Reading)] = &[
    ("popstate", |event, _| {
        let state = event.dyn_ref::<PopStateEvent>().map_or(JsValue::NULL, PopStateEvent::state);
        Some(Message::Travel(state))
    }),
    ("scroll", |_, _| Some(Message::Move)),
    ("pagehide", |_, _| Some(Message::Note)),
];

/// Reads a click: it copies a link, or leads somewhere.
fn follow(event: &Event, VisitProps { catalog, address, .. }: &VisitProps) -> Option<Message> {
    match copy::wanted(event) {
        Some(id) => Some(Message::Copy(id)),
        None => Click::take(event, catalog.catalog(), address).map(Message::Click),
    }
}

/// Reads a form that is sent. In the directory a search is under way with every key, and there is nothing more to do.
fn search(event: &Event, props: &VisitProps) -> Option<Message> {
    if is_directory(props) {
        event.prevent_default();
        return None;
    }
    Click::search(event, props.catalog.catalog(), &props.address).map(Message::Click)
}

fn is_directory(VisitProps { catalog, address, .. }: &VisitProps) -> bool {
    address.location(catalog.catalog()).route == Route::Directory
}

/// Reads what somebody points at, or has in focus: a link's page or a search will be wanted soon.
fn approach(event: &Event, VisitProps { catalog, address, .. }: &VisitProps) -> Option<Message> {
    if search_field(event).is_some() {
        return Some(Message::Seek);
    }
    let (_, location) = links::page_of(event, catalog.catalog(), address)?;
    address.stays().then_some(Message::Approach(location))
}

/// The search field, where the event is about it.
fn search_field(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into::<HtmlInputElement>().ok().filter(|field| field.type_() == "search")
}

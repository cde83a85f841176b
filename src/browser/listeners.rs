//! What happens in the tab → the [`Message`]s of a visit.

use super::links::{self, Click};
use super::visit::{Message, Visit, VisitProps};
use super::{copy, window};
use crate::model::Catalog;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventTarget, HtmlInputElement, PopStateEvent};
use yew::Context;

/// Hears of everything that happens. Scrolling and focus are heard of anywhere in the document.
pub(super) fn listeners(ctx: &Context<Visit>) -> [EventListener; 8] {
    let VisitProps { catalog, root, .. } = ctx.props();
    // One closure hears of everything: each further one would be compiled with all that is around it.
    let hear = |target: &EventTarget, event: &'static str, message: Reading| {
        let (link, catalog) = (ctx.link().clone(), catalog.clone());
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(target, event, options, move |event| {
            if let Some(message) = message(event, catalog.catalog()) {
                link.send_message(message);
            }
        })
    };
    [
        hear(root, "click", follow),
        hear(&window(), "popstate", |event, _| {
            let state = event.dyn_ref::<PopStateEvent>().map_or(JsValue::NULL, PopStateEvent::state);
            Some(Message::Travel(state))
        }),
        hear(&window(), "scroll", |_, _| Some(Message::Move)),
        hear(root, "focusin", |_, _| Some(Message::Move)),
        hear(root, "focusin", approach),
        hear(root, "pointerover", approach),
        hear(root, "focusout", |_, _| Some(Message::Leave)),
        hear(&window(), "pagehide", |_, _| Some(Message::Note)),
    ]
}

/// What an event means for us, if anything.
type Reading = fn(&Event, &Catalog) -> Option<Message>;

/// Reads a click. One that leads to another page is kept from the browser, which can only be done while it
/// asks: the message arrives a moment later.
fn follow(event: &Event, catalog: &Catalog) -> Option<Message> {
    if let Some(id) = copy::wanted(event) {
        return Some(Message::Copy(id));
    }
    let click = Click::read(event, catalog)?;
    if matches!(click, Click::Page { .. }) {
        event.prevent_default();
    }
    Some(Message::Click(click))
}

/// Reads what somebody points at, or has in focus: a link's page or a search will be wanted soon.
fn approach(event: &Event, catalog: &Catalog) -> Option<Message> {
    if event.target()?.dyn_ref::<HtmlInputElement>().is_some_and(|field| field.type_() == "search") {
        return Some(Message::Seek);
    }
    links::page_of(event, catalog).map(|(_, location)| Message::Approach(location))
}

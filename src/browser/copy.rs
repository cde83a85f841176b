//! A click on a part's button → its link in the clipboard.
//!
//! The attribute `data-copy` of a button has the id of its part.

use super::address::Address;
use super::{history, window};
use crate::view::Notice;
use js_sys::Reflect;
use rolebook_model::Catalog;
use rolebook_model::percent;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Clipboard, Element, Event, Node};

/// The id of the part whose button was clicked.
pub(super) fn wanted(event: &Event) -> Option<String> {
    let clicked = event.target()?.dyn_into::<Element>().ok()?;
    clicked.closest("[data-copy]").ok()??.get_attribute("data-copy")
}

/// Marks the item in which a selection starts: its link is offered then, for fingers hover over nothing.
pub(super) fn select(event: &Event) {
    let node = event.target().and_then(|target| target.dyn_into::<Node>().ok());
    let Some(element) = node.and_then(|node| node.parent_element()) else { return };
    let Ok(Some(text)) = element.closest("article") else { return };
    if let Ok(Some(before)) = text.query_selector("[data-selected]") {
        let _ = before.remove_attribute("data-selected");
    }
    if let Ok(Some(item)) = element.closest("li[id]") {
        let _ = item.set_attribute("data-selected", "");
    }
}

/// The link to the part with this id of the page on screen. From an element it leads to the page on its site.
pub(super) fn link(address: &Address, catalog: &Catalog, id: &str) -> String {
    let mut link = if address.is_tab() {
        let here = window().location().href().unwrap_or_default();
        here.split('#').next().unwrap_or_default().to_owned()
    } else {
        address.location(catalog).to_url(&catalog.site.base_path)
    };
    link.push('#');
    link.extend(percent::encode(id));
    link
}

/// Copies a link. If the clipboard is refused, the link goes to the address bar, if that is the site's own, to be copied by
/// hand.
pub(super) async fn copy(link: &str, address: &Address) -> Notice {
    if write(link).await.is_some() {
        return Notice::Copied;
    }
    if !address.is_tab() {
        return Notice::CopyRefused;
    }
    let state = history().state().unwrap_or_default();
    let _ = history().replace_state_with_url(&state, "", Some(link));
    Notice::NotCopied
}

/// Writes to the clipboard; nothing where that is refused.
async fn write(text: &str) -> Option<()> {
    // Despite its type, it exists on secure origins only.
    let clipboard = Reflect::get(&window().navigator(), &"clipboard".into()).ok()?;
    let clipboard = clipboard.is_object().then(|| clipboard.unchecked_into::<Clipboard>())?;
    JsFuture::from(clipboard.write_text(text)).await.ok().map(|_: JsValue| ())
}

//! A click on a part's button → its link in the clipboard.
//!
//! The buttons say by `data-copy` which part they are for.

use super::{history, window};
use crate::percent;
use crate::view::Notice;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Clipboard, Element, Event};

/// The id of the part whose button was clicked.
pub(super) fn wanted(event: &Event) -> Option<String> {
    let clicked = event.target()?.dyn_into::<Element>().ok()?;
    clicked.closest("[data-copy]").ok()??.get_attribute("data-copy")
}

/// Copies the link to the part with this id. Where the clipboard is refused, the link is put into the address
/// bar, from which it can be copied by hand.
pub(super) async fn copy(id: String) -> Notice {
    let here = window().location();
    let mut link = here.href().unwrap_or_default();
    if let Some(end) = link.find('#') {
        link.truncate(end);
    }
    link.push('#');
    percent::encode(&id, &mut link);
    if write(&link).await.is_some() {
        return Notice::Copied;
    }
    let state = history().state().unwrap_or_default();
    let _ = history().replace_state_with_url(&state, "", Some(&link));
    Notice::NotCopied
}

/// Writes to the clipboard; nothing where that is refused.
async fn write(text: &str) -> Option<()> {
    // Only on secure origins there is one, though its type says always.
    let clipboard = Reflect::get(&window().navigator(), &"clipboard".into()).ok()?;
    let clipboard = clipboard.is_object().then(|| clipboard.unchecked_into::<Clipboard>())?;
    JsFuture::from(clipboard.write_text(text)).await.ok().map(|_: JsValue| ())
}

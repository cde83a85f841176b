//! A new page → a short fade from the old one, where the browser has View Transitions and the visitor does not
//! mind motion. The sheet says how it looks.
//!
//! The browser takes a picture of the old page, asks for the new one, and waits until it is told that it is there.

use super::{document, window};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// Asks `show` for the new page once the old one's picture is taken; what it is given is to be called when the
/// new page is there. Without a transition that is at once, and `show` is given back.
pub(super) fn begin(mut show: impl FnMut(Function) + 'static) {
    let start = Reflect::get(&document(), &"startViewTransition".into());
    let start = start.ok().filter(|start| start.is_function() && !minds_motion()).map(Function::from);
    match start {
        Some(start) => {
            let ask = move || JsValue::from(Promise::new(&mut |there, _| show(there)));
            let _ = start.call1(&document(), &Closure::once_into_js(ask));
        }
        None => show(Function::default()),
    }
}

/// Whether the visitor has asked for less motion.
fn minds_motion() -> bool {
    let asked = window().match_media("(prefers-reduced-motion: reduce)");
    asked.ok().flatten().is_some_and(|asked| asked.matches())
}

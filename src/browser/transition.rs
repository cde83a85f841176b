//! A new page → a short fade from the old one, where the browser has View Transitions and the visitor does not
//! prefer reduced motion. The style sheet defines the animation.
//!
//! The browser takes a picture of the old page, calls back for the new one, and waits for a promise. Then the picture
//! fades. The new page is not shown as a picture, which would get no clicks.

use super::{document, window};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::Element;

/// Marks the page whose picture is taken.
const LEAVING: &str = "data-leaving";

/// Calls `show` for the new page once the picture of the old one in `root` is taken, with a function to call when the new
/// page is on screen. Without a transition it is called at once, and without a function.
pub(super) fn begin(root: &Element, mut show: impl FnMut(Option<Function>) + 'static) {
    let start = Reflect::get(&document(), &"startViewTransition".into());
    let start =
        start.ok().filter(|start| start.is_function() && !prefers_reduced_motion()).map(Function::from);
    match (start, root.query_selector("main")) {
        (Some(start), Ok(Some(old))) => {
            let _ = old.set_attribute(LEAVING, "");
            let ask = move || {
                let _ = old.remove_attribute(LEAVING);
                JsValue::from(Promise::new(&mut |there, _| show(Some(there))))
            };
            let _ = start.call1(&document(), &Closure::once_into_js(ask));
        }
        _ => show(None),
    }
}

/// Whether the visitor prefers reduced motion.
fn prefers_reduced_motion() -> bool {
    let asked = window().match_media("(prefers-reduced-motion: reduce)");
    asked.ok().flatten().is_some_and(|asked| asked.matches())
}

//! What is shown when the pages cannot be.

use super::{ROOT, document};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, console};

/// The id of the message that `index.html` holds ready, with its link to try again.
const MESSAGE: &str = "rolebook-failure";

/// Puts the message in place of the pages, and the reason on the console for whoever looks into it.
///
/// `boot.js` does the same where the code itself does not load or breaks off.
pub(super) fn show(error: &JsValue) {
    console::error_1(error);
    for (id, hidden) in [(ROOT, true), (MESSAGE, false)] {
        if let Some(element) =
            document().get_element_by_id(id).and_then(|found| found.dyn_into::<HtmlElement>().ok())
        {
            element.set_hidden(hidden);
        }
    }
}

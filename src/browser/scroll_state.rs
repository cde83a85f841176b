//! Scroll position and focus on a page, as the state of a history entry.
//!
//! The state is the array `[x, y, attribute, value]`: the scroll position in CSS pixels, and the attribute by which the
//! focused element is found again, both empty where there is none.

use super::{document, page, window};
use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// Scroll position and focus on a page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ScrollState {
    x: f64,
    y: f64,
    /// The name and the value of an attribute of the focused element.
    focus: Option<(String, String)>,
}

/// The attributes by which an element is found again after its page was rendered anew, the better first.
const ATTRIBUTES: [&str; 2] = ["id", "href"];

impl ScrollState {
    /// The present one.
    pub(crate) fn now(root: &Element) -> ScrollState {
        let focused = document().active_element().filter(|element| root.contains(Some(element)));
        let focus = focused.and_then(|element| {
            ATTRIBUTES.iter().find_map(|name| Some(((*name).to_owned(), element.get_attribute(name)?)))
        });
        let scroll = |position: Result<f64, JsValue>| position.unwrap_or_default();
        ScrollState { x: scroll(window().scroll_x()), y: scroll(window().scroll_y()), focus }
    }

    /// The one that a history entry's state holds, if the app wrote it.
    pub(crate) fn from_js(state: &JsValue) -> Option<ScrollState> {
        let state = Array::is_array(state).then(|| Array::from(state))?;
        let name = state.get(2).as_string()?;
        let focus = (!name.is_empty()).then_some((name, state.get(3).as_string()?));
        Some(ScrollState { x: state.get(0).as_f64()?, y: state.get(1).as_f64()?, focus })
    }

    /// The state that [`from_js`](ScrollState::from_js) reads.
    pub(crate) fn to_js(&self) -> JsValue {
        let (name, value) = self.focus.as_ref().map_or(("", ""), |(name, value)| (name, value));
        Array::of4(&self.x.into(), &self.y.into(), &name.into(), &value.into()).into()
    }

    /// Scrolls and focuses as it was.
    pub(crate) fn restore(&self, root: &Element) {
        self.focus(root);
        page::scroll_to(self.x, self.y);
    }

    /// Gives the focus back. An element that is gone, or hidden by now, does not get it.
    pub(crate) fn focus(&self, root: &Element) {
        if let Some((name, value)) = &self.focus {
            page::element_with(root, name, value).iter().for_each(page::focus);
        }
    }
}

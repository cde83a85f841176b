//! Where one is on a page, as the browser's history keeps it for each of its entries.
//!
//! The state of an entry is the array `[x, y, attribute, value]`: the scroll position in CSS pixels, and the
//! attribute by which the focused element is found again, both empty where there is none.

use super::{document, page, window};
use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// Where one is on a page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Place {
    x: f64,
    y: f64,
    /// The name and the value of an attribute of the focused element.
    focus: Option<(String, String)>,
}

/// The attributes by which an element is found again after its page was rendered anew, the better first.
const MARKS: [&str; 2] = ["id", "href"];

impl Place {
    /// Where one is now.
    pub(crate) fn now(root: &Element) -> Place {
        let focused = document().active_element().filter(|element| root.contains(Some(element)));
        let focus = focused.and_then(|element| {
            MARKS.iter().find_map(|mark| Some(((*mark).to_owned(), element.get_attribute(mark)?)))
        });
        let scroll = |position: Result<f64, JsValue>| position.unwrap_or_default();
        Place { x: scroll(window().scroll_x()), y: scroll(window().scroll_y()), focus }
    }

    /// The place that a history entry's state holds, if it is one of ours.
    pub(crate) fn from_state(state: &JsValue) -> Option<Place> {
        let state = Array::is_array(state).then(|| Array::from(state))?;
        let mark = state.get(2).as_string()?;
        let focus = (!mark.is_empty()).then_some((mark, state.get(3).as_string()?));
        Some(Place { x: state.get(0).as_f64()?, y: state.get(1).as_f64()?, focus })
    }

    /// The state that [`from_state`](Place::from_state) reads.
    pub(crate) fn to_state(&self) -> JsValue {
        let (mark, value) = self.focus.as_ref().map_or(("", ""), |(mark, value)| (mark, value));
        Array::of4(&self.x.into(), &self.y.into(), &mark.into(), &value.into()).into()
    }

    /// Goes there.
    pub(crate) fn restore(&self, root: &Element) {
        self.focus(root);
        page::scroll_to(self.x, self.y);
    }

    /// Gives the focus back. An element that is gone, or hidden by now, does not get it.
    pub(crate) fn focus(&self, root: &Element) {
        if let Some((mark, value)) = &self.focus {
            page::element_with(root, mark, value).iter().for_each(page::focus);
        }
    }
}

//! Scroll and focus on the page that is on screen.

use super::{document, window};
use crate::percent;
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlBodyElement, HtmlElement, ScrollBehavior, ScrollToOptions};

/// The first element in `root` that has `attribute` with this value.
pub(super) fn element_with(root: &Element, attribute: &str, value: &str) -> Option<Element> {
    let candidates = root.query_selector_all(&["[", attribute, "]"].concat()).ok()?;
    (0..candidates.length())
        .filter_map(|number| candidates.item(number)?.dyn_into::<Element>().ok())
        .find(|candidate| candidate.get_attribute(attribute).as_deref() == Some(value))
}

/// The part of the page that the URL's fragment names.
pub(super) fn target(root: &Element) -> Option<Element> {
    let hash = window().location().hash().unwrap_or_default();
    let id = percent::decode(hash.strip_prefix('#')?);
    element_with(root, "id", &id)
}

/// Brings `part` into view and gives it the focus, so that reading goes on from there.
pub(super) fn go_to(part: &Element) {
    focus(part);
    part.scroll_into_view();
}

/// Goes to the top of a page that has just come on screen. Its heading gets the focus: that is how a screen
/// reader learns of the new page.
pub(super) fn go_to_top(root: &Element) {
    focus_heading(root);
    scroll_to(0.0, 0.0);
}

/// Gives the focus to the page's heading where nothing has it: the keyboard goes on from the page, not from
/// the top of the document.
pub(super) fn keep_focus(root: &Element) {
    if is_focus_lost() {
        focus_heading(root);
    }
}

/// Whether nothing has the focus, or what has it is about to lose it, since it can no longer be seen or used.
fn is_focus_lost() -> bool {
    document().active_element().is_none_or(|focused| {
        focused.has_type::<HtmlBodyElement>()
            || focused.get_client_rects().length() == 0
            || focused.matches(":disabled").unwrap_or(false)
    })
}

fn focus_heading(root: &Element) {
    if let Ok(Some(heading)) = root.query_selector("h1") {
        focus(&heading);
    }
}

/// Gives `element` the focus and leaves the scroll position. What cannot have it can for this once.
pub(super) fn focus(element: &Element) {
    let Some(element) = element.dyn_ref::<HtmlElement>() else { return };
    if element.tab_index() < 0
        && !element.has_attribute(TAB_INDEX)
        && element.set_attribute(TAB_INDEX, "-1").is_ok()
    {
        let lent_to = element.clone();
        let take_back = move |_: &_| lent_to.remove_attribute(TAB_INDEX).unwrap_or_default();
        EventListener::once(element, "blur", take_back).forget();
    }
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // An element that is hidden by now refuses the focus, and nothing is lost by that.
    let _ = element.focus_with_options(&options);
}

const TAB_INDEX: &str = "tabindex";

/// Scrolls there at once, whatever the sheet says about smooth scrolling.
pub(super) fn scroll_to(x: f64, y: f64) {
    let options = ScrollToOptions::new();
    options.set_left(x);
    options.set_top(y);
    options.set_behavior(ScrollBehavior::Instant);
    window().scroll_to_with_scroll_to_options(&options);
}

//! Scroll and focus on the page that is on screen.

use super::{document, window};
use js_sys::Reflect;
use rolebook_markdown::free_id;
use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element, Event, FocusOptions, HtmlBodyElement, HtmlElement, ScrollBehavior,
    ScrollIntoViewOptions, ScrollToOptions,
};

/// The first element in `root` that has `attribute` with this value.
pub(crate) fn element_with(root: &Element, attribute: &str, value: &str) -> Option<Element> {
    let candidates = all(root, &["[", attribute, "]"].concat());
    candidates.into_iter().find(|candidate| candidate.get_attribute(attribute).as_deref() == Some(value))
}

/// The elements in `root` that a selector names, in the page's order.
pub(crate) fn all(root: &Element, selector: &str) -> Vec<Element> {
    let mut elements = Vec::new();
    if let Ok(found) = root.query_selector_all(selector) {
        for number in 0..found.length() {
            elements.extend(found.item(number).and_then(|node| node.dyn_into().ok()));
        }
    }
    elements
}

/// The height of the window, in pixels.
pub(crate) fn window_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}

/// What a URL's fragment names on the page.
pub(crate) enum Target {
    /// The URL names no part of the page.
    None,
    /// The part that it names.
    Part(Element),
    /// What it names is gone; the part most like it.
    Nearest(Element),
    /// What it names is gone, and nothing is like it.
    Gone,
}

/// The part of the page that has the id `wanted`, as the URL names it.
pub(crate) fn target(root: &Element, wanted: &str) -> Target {
    if wanted.is_empty() {
        return Target::None;
    }
    let named = |id: &str| element_with(root, "id", id);
    if let Some(part) = named(wanted).or_else(|| named(&free_id(wanted))) {
        return Target::Part(part);
    }
    let ids: Vec<String> = all(root, "[id]").into_iter().map(|element| element.id()).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    rolebook_diff::nearest(&ids, wanted).and_then(named).map_or(Target::Gone, Target::Nearest)
}

/// Brings `part` into view, opening what it is folded into, and gives it the focus, so that reading goes on
/// from there.
pub(crate) fn go_to(part: &Element) {
    while let Some(closed) = fold(part) {
        if closed.set_attribute("open", "").is_err() {
            break;
        }
    }
    focus(part);
    part.scroll_into_view();
}

/// Whether `part` is folded into something, and so hidden.
pub(crate) fn is_folded(part: &Element) -> bool {
    fold(part).is_some()
}

/// What `part` is folded into.
fn fold(part: &Element) -> Option<Element> {
    part.closest("details:not([open])").ok().flatten()
}

/// Marks in the contents the heading that is being read: the last one above the upper third of the window.
pub(crate) fn follow_reading(root: &Element) {
    let third = window_height() / 3.0;
    let mut current = None;
    let lines = all(root, ".contents a");
    for line in &lines {
        let id = line.get_attribute("href").unwrap_or_default();
        let heading = tree(root).get_element_by_id(id.trim_start_matches('#'));
        if heading.is_some_and(|heading| heading.get_bounding_client_rect().top() <= third) {
            current = Some(line);
        }
    }
    for line in &lines {
        let is_current = Some(line) == current;
        // Written only if it changes, since each write makes the browser compute styles again.
        if is_current != line.has_attribute(CURRENT) {
            let _ = if is_current {
                line.set_attribute(CURRENT, "location")
            } else {
                line.remove_attribute(CURRENT)
            };
        }
    }
}

const CURRENT: &str = "aria-current";

/// The document that the root is in or, in an element, the shadow tree: it has the document's methods that find an
/// element.
fn tree(root: &Element) -> Document {
    root.get_root_node().unchecked_into()
}

/// Goes to the top of a page that has just come on screen. Its heading gets the focus: that is how a screen
/// reader learns of the new page.
pub(crate) fn go_to_top(root: &Element) {
    focus_heading(root);
    scroll_to(0.0, 0.0);
}

/// Does the same where the page is a part of a document, which only scrolls where the page begins above the window.
pub(crate) fn go_to_start(root: &Element) {
    focus_heading(root);
    if root.get_bounding_client_rect().top() < 0.0 {
        let options = ScrollIntoViewOptions::new();
        options.set_behavior(ScrollBehavior::Instant);
        root.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Focuses the directory's role after this many others.
pub(crate) fn focus_role(root: &Element, others: usize) {
    all(root, RESULTS).get(others).into_iter().for_each(focus);
}

/// The titles of the roles that are listed.
const RESULTS: &str = ".role h3 a";

/// The search field and the results below it.
fn stops(event: &Event) -> Vec<Element> {
    let root = event.current_target().and_then(|root| root.dyn_into().ok());
    root.map(|root| all(&root, "[type=search], .role h3 a")).unwrap_or_default()
}

/// Follows the link of the only result, if there is one, as a click does; whether there was.
pub(crate) fn open_only_result(root: &Element) -> bool {
    let results = all(root, RESULTS);
    let [result] = results.as_slice() else { return false };
    result.unchecked_ref::<HtmlElement>().click();
    true
}

/// An arrow key goes from the search field to the results, from one to the next, and back.
pub(crate) fn walk(event: &Event) {
    let key = key(event);
    if !matches!(&*key, "ArrowDown" | "ArrowUp") {
        return;
    }
    let stops = stops(event);
    let is_here = |stop: &Element| event.target().as_ref() == Some(stop);
    let Some(place) = stops.iter().position(is_here) else { return };
    let next = if key == "ArrowDown" { place + 1 } else { place.wrapping_sub(1) };
    if let Some(next) = stops.get(next) {
        event.prevent_default();
        let _ = next.unchecked_ref::<HtmlElement>().focus();
    }
}

/// A slash goes to the search field, unless it is typed somewhere.
pub(crate) fn go_to_search(event: &Event) {
    if key(event) == "/"
        && closest(event, "input, textarea, select, [contenteditable]").is_none()
        && let Ok(Some(field)) = document().query_selector("[type=search]")
    {
        event.prevent_default();
        go_to(&field);
    }
}

/// The key that was pressed, without one that makes a command of it; empty for any other event. Shift is part of typing a slash on
/// many keyboards.
fn key(event: &Event) -> String {
    let get = |name: &str| Reflect::get(event, &name.into()).unwrap_or_default();
    let is_command = ["ctrlKey", "metaKey", "altKey"].iter().any(|name| get(name).is_truthy());
    if is_command { String::new() } else { get("key").as_string().unwrap_or_default() }
}

/// Where the button was clicked that shows the results: closes the filter that it is in, and goes to them.
pub(crate) fn show_results(event: &Event) {
    if let Some(filter) = closest(event, ".show").and_then(|button| button.closest("details").ok()?)
        && let Some(results) =
            filter.closest(".columns").ok().flatten().and_then(|it| it.last_element_child())
    {
        let _ = filter.remove_attribute("open");
        go_to(&results);
    }
}

/// The nearest element around what an event is about that a selector names.
fn closest(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// Gives the focus to the page's heading where nothing has it: the keyboard goes on from the page, not from
/// the top of the document.
pub(crate) fn keep_focus(root: &Element) {
    if is_focus_lost(root) {
        focus_heading(root);
    }
}

/// Whether the page has the focus.
pub(crate) fn has_focus(root: &Element) -> bool {
    tree(root).active_element().is_some_and(|focused| root.contains(Some(&focused)))
}

/// Whether nothing has the focus, or what has it is about to lose it, since it is hidden or disabled now.
pub(crate) fn is_focus_lost(root: &Element) -> bool {
    let focused = tree(root).active_element().or_else(|| document().active_element());
    focused.is_none_or(|focused| {
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

/// Focuses `element` and keeps the scroll position. If it cannot have the focus, it gets a `tabindex` until [`leave`].
pub(crate) fn focus(element: &Element) {
    let Some(element) = element.dyn_ref::<HtmlElement>() else { return };
    if element.tab_index() < 0 && !element.has_attribute(TAB_INDEX) {
        let _ = element.set_attribute(TAB_INDEX, TEMPORARY);
    }
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // An element that is hidden by now refuses the focus, and nothing is lost by that.
    let _ = element.focus_with_options(&options);
}

/// Removes the `tabindex` that [`focus`] gave to the element that loses the focus.
pub(crate) fn leave(event: &Event) {
    if let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok())
        && element.get_attribute(TAB_INDEX).as_deref() == Some(TEMPORARY)
    {
        let _ = element.remove_attribute(TAB_INDEX);
    }
}

const TAB_INDEX: &str = "tabindex";

/// All negative values mean the same; the views write -1 where an element can always have the focus.
const TEMPORARY: &str = "-2";

/// Scrolls there at once, even if the style sheet has smooth scrolling.
pub(crate) fn scroll_to(x: f64, y: f64) {
    let options = ScrollToOptions::new();
    options.set_left(x);
    options.set_top(y);
    options.set_behavior(ScrollBehavior::Instant);
    window().scroll_to_with_scroll_to_options(&options);
}

//! A page in a host's document → headings that fit its outline, and parts that its style sheet can name.
//!
//! Both are attributes of elements on screen. The views know nothing of them.

use super::page::all;
use crate::view::{HEADING, PARTS};
use web_sys::Element;

/// Gives the pages' first heading this level, lowers all others by as much, and gives the elements of [`PARTS`] their
/// names.
///
/// No element has a level beyond 6, so the level is an attribute.
pub(super) fn fit(root: &Element, heading_level: usize) {
    for heading in all(root, "h1,h2,h3,h4,h5,h6") {
        let rank = heading.tag_name().bytes().last().unwrap_or_default().saturating_sub(b'1');
        let level = (heading_level + usize::from(rank)).to_string();
        if heading.get_attribute(LEVEL).as_deref() != Some(&*level) {
            let _ = heading.set_attribute(LEVEL, &level);
        }
    }
    for element in all(root, "h1:not([part]),[class]:not([part])") {
        let class = element.class_name();
        let name = if class.is_empty() { HEADING } else { class.split(' ').next().unwrap_or_default() };
        if PARTS.contains(&name) {
            let _ = element.set_attribute("part", name);
        }
    }
}

const LEVEL: &str = "aria-level";

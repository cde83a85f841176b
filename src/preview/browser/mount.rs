//! The preview's element ⇄ the site's page: which of them is in the document.

use crate::browser::document;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{Element, Node};

/// The id of the element that holds the page on screen.
const PLACE: &str = "rolebook";
/// The attribute of the root once it is on screen.
const READY: &str = "data-rolebook-ready";

/// The mount point in the document, and the element that is not there.
#[derive(Clone, PartialEq)]
pub(super) struct Mount {
    /// The preview's own element.
    root: Element,
    /// The site's page, while the preview is in its place.
    before: Rc<RefCell<Option<Element>>>,
}

impl Mount {
    /// The mount point of the preview in `root`, which is not in the document yet.
    pub(super) fn new(root: Element) -> Mount {
        root.set_id(PLACE);
        Mount { root, before: Rc::default() }
    }

    /// Puts the preview into the document. Returns whether it was not there yet.
    pub(super) fn mount(&self) -> bool {
        if self.root.is_connected() {
            return false;
        }
        let Some(page) = document().get_element_by_id(PLACE) else { return false };
        swap(&page, &self.root);
        let _ = self.root.set_attribute(READY, "");
        self.before.replace(Some(page));
        true
    }

    /// Puts the site's page back. The app goes on in it: it does not know that it was gone.
    pub(super) fn unmount(&self) {
        if let Some(page) = self.before.take() {
            swap(&self.root, &page);
        }
    }
}

fn swap(here: &Element, other: &Node) {
    if let Some(around) = here.parent_node() {
        let _ = around.replace_child(other, here);
    }
}

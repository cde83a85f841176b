//! The place in the document that the site's page stands in: now it is the preview's, now the page's again.

use crate::browser::document;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{Element, Node};

/// The id of the element that holds the page on screen.
const PLACE: &str = "rolebook";
/// The attribute of the root once it is on screen.
const READY: &str = "data-rolebook-ready";

/// The place, with whatever is not in it.
#[derive(Clone, PartialEq)]
pub(super) struct Stage {
    /// The preview's own element.
    root: Element,
    /// What stood in the place before it came.
    before: Rc<RefCell<Option<Element>>>,
}

impl Stage {
    /// A stage that the preview, rendered into `root`, is not on yet.
    pub(super) fn new(root: Element) -> Stage {
        root.set_id(PLACE);
        Stage { root, before: Rc::default() }
    }

    /// Puts the preview into the place. Says whether it was not there yet.
    pub(super) fn enter(&self) -> bool {
        if self.root.is_connected() {
            return false;
        }
        let Some(page) = document().get_element_by_id(PLACE) else { return false };
        swap(&page, &self.root);
        let _ = self.root.set_attribute(READY, "");
        self.before.replace(Some(page));
        true
    }

    /// Puts back what stood there before. The app goes on in it, since it never knew that it was gone.
    pub(super) fn leave(&self) {
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

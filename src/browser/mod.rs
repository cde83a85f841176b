//! The site in a browser tab: its content → pages in the document, the URL kept in step.
//!
//! [`start`] is the one entry point. `boot.js` fetches the content and calls it, and says so in the page where
//! any of this cannot go on.
//!
//! 1. [`content`] reads the pages' text, [`read`] makes the catalog of it;
//! 2. [`visit`] renders the page that the URL names, and takes clicks, Back and the filter from there;
//! 3. [`links`] says which clicks are ours, [`copy`] copies links to parts of a page, [`place`] keeps where one
//!    was on a page in the history, [`page`] moves scroll and focus, [`transition`] fades from page to page.
//!
//! No other part of the crate touches the document or the history, and none the network.

mod content;
mod copy;
mod links;
mod page;
mod place;
mod transition;
mod visit;

use crate::model::Source;
use crate::read;
use crate::view::SharedCatalog;
use visit::{Visit, VisitProps};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Document, Element, History, Window};
use yew::{AppHandle, Renderer};

/// The id of the element that `index.html` keeps for the pages.
const ROOT: &str = "rolebook";

/// Shows the page that the URL names of the site with this content. The error says why it cannot.
#[wasm_bindgen]
pub fn start(content: &JsValue) -> Result<(), JsValue> {
    let root = document().get_element_by_id(ROOT).ok_or("index.html has no element for the pages")?;
    show(content::source(content)?, root);
    Ok(())
}

/// Shows the page that the URL names of a site with this content. What `root` holds is replaced.
pub fn show(source: Source, root: Element) -> Showing {
    let catalog = SharedCatalog::new(read::catalog(source));
    let props = VisitProps { catalog, root: root.clone() };
    Showing(Renderer::<Visit>::with_root_and_props(root, props).render())
}

/// A site on screen. It stays there when this is dropped.
pub struct Showing(AppHandle<Visit>);

impl Showing {
    /// Takes the site off the screen, and its listeners off the page.
    pub fn end(self) {
        self.0.destroy();
    }
}

/// The tab's window. Code that has none, such as a worker, never gets here.
fn window() -> Window {
    web_sys::window().expect("the app runs in a tab")
}

/// The tab's document.
fn document() -> Document {
    window().document().expect("a tab has a document")
}

/// The tab's history.
fn history() -> History {
    window().history().expect("a tab has a history")
}

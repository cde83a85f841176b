//! The site in a browser tab: its catalog → pages in the document, the URL kept in step.
//!
//! [`start`] is the entry point. `boot.js` fetches the catalog, calls it, and puts what it renders into the place
//! of the page that the site's build has rendered.
//!
//! 1. [`content`] reads the catalog, and the text of the page that is open; [`texts`] asks for those of others;
//! 2. [`visit`] renders the page that the URL names; [`listeners`] tell it of clicks, Back and the filter;
//! 3. [`links`] says which clicks are ours, [`arrival`] what is to be done once a page is on screen, [`place`] keeps
//!    where one was on it in the history, [`page`] moves scroll and focus, [`copy`] copies links to parts of it,
//!    [`transition`] fades from page to page.
//!
//! No other part of the crate touches the document or the history, and none but `boot.js` the network.

mod arrival;
mod content;
mod copy;
mod links;
mod listeners;
mod page;
mod place;
mod texts;
mod transition;
mod visit;

use crate::model::Catalog;
use crate::read;
use crate::view::SharedCatalog;
use js_sys::Function;
use std::slice;
use visit::{Visit, VisitProps};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Document, Element, History, Window};
use yew::{AppHandle, Renderer};

/// Shows the page that the URL names, of the site with this `catalog.json`: for `boot.js`.
///
/// `page` is the text that the document holds of its own role, null where it holds none, and `today` the visitor's day
/// as `2026-11-22`. The rest is as [`show`] has it.
#[wasm_bindgen]
pub fn start(root: Element, catalog: &JsValue, page: &JsValue, today: &str, load: Function, enter: Function) {
    open(root, catalog, page, today, load, enter);
}

/// Shows the page that the URL names, as [`start`] does.
pub fn open(
    root: Element,
    catalog: &JsValue,
    page: &JsValue,
    today: &str,
    load: Function,
    enter: Function,
) -> Showing {
    let mut catalog = content::catalog(catalog, today);
    read::fill(&mut catalog, slice::from_ref(&content::page(page)));
    show(catalog, root, load, enter)
}

/// Shows the page that the URL names of a site with this catalog, whose roles need not be read yet.
///
/// `load` gives the promise of a file by its URL: of a role's text or, where the URL is empty, of what the file with all
/// texts holds. The page is rendered into `root`, an element that is not in the document yet, in place of what it
/// holds. `enter` is called once, with `root`, to put it there.
pub fn show(catalog: Catalog, root: Element, load: Function, enter: Function) -> Showing {
    let catalog = SharedCatalog::new(catalog);
    let props = VisitProps { catalog, root: root.clone(), load, enter };
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

//! The site in a browser: its catalog → pages in a document, their URL kept in step.
//!
//! There are two entry points. `boot.js` calls [`start`] where the site is the document, and puts what it renders into the
//! place of the page that the site's build has rendered. `static/embed/book.js` calls [`embed`] where an element of somebody
//! else's document shows the site.
//!
//! 1. [`content`] reads the catalog, and the texts that are there; [`texts`] asks for the others;
//! 2. [`address`] says where the URL of the page is kept: by the tab, or by the element;
//! 3. [`visit`] renders the page that the URL names; [`listeners`] tell it of clicks, Back and the filter;
//! 4. [`links`] says which clicks are ours, [`arrival`] what is to be done once a page is on screen, [`place`] keeps
//!    where one was on it in the history, [`page`] moves scroll and focus, [`copy`] copies links to parts of it,
//!    [`transition`] fades from page to page, [`fit`] fits a page into a document around it.
//!
//! No other part of the crate touches the document or the history, and none but these scripts the network.

pub(crate) mod address;
pub(crate) mod arrival;
pub(crate) mod content;
mod copy;
mod fit;
pub(crate) mod links;
mod listeners;
pub(crate) mod page;
mod place;
mod texts;
mod transition;
mod visit;

use crate::view::SharedCatalog;
use address::{Address, Keeper};
use js_sys::Function;
use rolebook_model::Catalog;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::slice;
use visit::{Message, Visit, VisitProps};
#[cfg(not(feature = "preview"))]
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, History, Window};
use yew::{AppHandle, Renderer};

/// Shows the page that the URL names, of the site with this `catalog.json`: for `boot.js`.
///
/// `page` is the text that the document holds of its own role, null where it holds none, and `today` the visitor's day
/// as `2026-11-22`. The rest is as [`show`] has it.
#[cfg_attr(not(feature = "preview"), wasm_bindgen)]
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
    rolebook_reader::fill(&mut catalog, slice::from_ref(&content::page(page)));
    show(catalog, root, load, enter)
}

/// Shows the page that the URL names of a site with this catalog, whose roles need not be read yet.
///
/// `load` gives the promise of a file by its URL: of a role's text or, where the URL is empty, of what the file with all
/// texts holds. The page is rendered into `root`, an element that is not in the document yet, in place of what it
/// holds. `enter` is called once, with `root`, to put it there.
pub fn show(catalog: Catalog, root: Element, load: Function, enter: Function) -> Showing {
    render(VisitProps { catalog: SharedCatalog::new(catalog), root, address: Address::Tab, load, enter })
}

/// Shows the page at `url`, which is written from the site's top on, as a part of somebody else's document: for
/// `book.js`.
///
/// `catalog` is what `catalog.json` holds, with the site's whole URL for its base path and, where they are there already,
/// the texts of roles as `pages`, in the shape of `pages.json`. The pages' first heading has the level `heading_level`.
/// `host` has the functions `load` and `enter`, as [`show`] has them, and `ask`, `stays` and `tell`, as [`Keeper`] has them.
#[cfg_attr(not(feature = "preview"), wasm_bindgen)]
pub fn embed(
    root: Element,
    catalog: &JsValue,
    today: &str,
    url: String,
    heading_level: usize,
    host: &JsValue,
) -> Showing {
    let function = |name| content::field(host, name).unchecked_into();
    let pages = content::pages(&content::field(catalog, "pages"));
    let mut catalog = content::catalog(catalog, today);
    rolebook_reader::fill(&mut catalog, &pages);
    let keeper = Keeper {
        url: RefCell::new(url),
        heading_level: Cell::new(heading_level),
        ask: function("ask"),
        stays: function("stays"),
        tell: function("tell"),
    };
    render(VisitProps {
        catalog: SharedCatalog::new(catalog),
        root,
        address: Address::Element(Rc::new(keeper)),
        load: function("load"),
        enter: function("enter"),
    })
}

fn render(props: VisitProps) -> Showing {
    let (root, address) = (props.root.clone(), props.address.clone());
    Showing { app: Renderer::<Visit>::with_root_and_props(root, props).render(), address }
}

/// A site on screen. It stays there when this is dropped.
#[cfg_attr(not(feature = "preview"), wasm_bindgen)]
pub struct Showing {
    app: AppHandle<Visit>,
    address: Address,
}

#[cfg_attr(not(feature = "preview"), wasm_bindgen)]
impl Showing {
    /// Shows the page at another URL, with headings from another level on; both are as [`embed`] has them.
    pub fn go(&self, url: String, heading_level: usize) {
        if let Address::Element(keeper) = &self.address {
            keeper.heading_level.set(heading_level);
            self.app.send_message(Message::Go(url));
        }
    }

    /// Takes the site off the screen, and its listeners off the page.
    pub fn end(self) {
        self.app.destroy();
    }
}

/// The tab's window. Code that has none, such as a worker, never gets here.
pub(crate) fn window() -> Window {
    web_sys::window().expect("the app runs in a tab")
}

/// The tab's document.
pub(crate) fn document() -> Document {
    window().document().expect("a tab has a document")
}

/// The tab's history.
pub(crate) fn history() -> History {
    window().history().expect("a tab has a history")
}

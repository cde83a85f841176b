//! The site in a browser: its catalog → pages in a document, their URL kept in step.
//!
//! There are two entry points. `boot.js` calls [`start`] where the site is the document, and replaces the page that the
//! site's build has rendered by what it renders. `static/embed/book.js` calls [`embed`] where an element of a host's
//! document shows the site.
//!
//! 1. [`content`] reads the catalog and the text of pages; [`page_loader`] fetches what is missing;
//! 2. [`address`] knows the URL of the page: the tab's, or that of the element;
//! 3. [`visit`] renders the page that the URL names; [`listeners`] send it a [`message`] for clicks, Back and the filter;
//! 4. [`links`] finds out which clicks lead to a page of the site, [`after_navigation`] moves scroll and focus by the
//!    functions of [`page`], [`scroll_state`] keeps both in the history, [`copy`] copies links to parts of a page,
//!    [`letters`] lends the browser's tables to reading and searching, [`transition`] fades from page to page, [`fit`] fits a page into a host's document.
//!
//! Besides the preview, no other part of the crate touches the document or the history, and none but these scripts the
//! network.

pub(crate) mod address;
pub(crate) mod after_navigation;
pub(crate) mod content;
mod copy;
mod fit;
mod js_value;
pub mod letters;
pub(crate) mod links;
mod listeners;
mod message;
pub(crate) mod page;
mod page_loader;
mod scroll_state;
mod transition;
mod visit;

use crate::view::SharedCatalog;
use address::{Address, EmbedHost};
use js_sys::{Function, Reflect};
use message::Message;
use rolebook_model::Catalog;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use visit::{Visit, VisitProps};
#[cfg(not(feature = "preview"))]
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsError, JsValue};
use web_sys::{Document, Element, History, Window};
use yew::{AppHandle, Renderer};

/// Shows the page that the URL names, of the site with this `catalog.json`: for `boot.js`.
///
/// `page` is what the document holds of its own role's text, null where it holds none, and `today` the visitor's day as
/// `2026-11-22`. The rest is as in [`show`].
///
/// # Errors
///
/// The catalog or the page has another version or shape.
#[cfg_attr(not(feature = "preview"), wasm_bindgen)]
pub fn start(
    root: Element,
    catalog: JsValue,
    page: JsValue,
    today: &str,
    load: Function,
    enter: Function,
) -> Result<MountedApp, JsError> {
    let (mut catalog, _) = content::catalog(catalog, today)?;
    if let Some((page, next)) = content::page(page)? {
        rolebook_reader::fill(&mut catalog, &[page]);
        catalog.where_next.add(&next);
    }
    Ok(show(catalog, root, load, enter))
}

/// Shows the page that the URL names of a site with this catalog, whose roles need not be loaded.
///
/// `load` returns the promise of a file by its URL: of a role's text or, where the URL is empty, of the content of
/// `pages.json`. The page is rendered into `root`, an element that is not in the document yet, in place of its children.
/// `enter` is called once, with `root`, to put it there.
pub fn show(catalog: Catalog, root: Element, load: Function, enter: Function) -> MountedApp {
    render(VisitProps { catalog: SharedCatalog::new(catalog), root, address: Address::Tab, load, enter })
}

/// Shows the page at `url`, which begins at the site's top, as a part of a host's document: for `book.js`.
///
/// `catalog` is the content of `catalog.json`, with the site's whole URL for its base path and, where they are known
/// already, the text of `pages`, in the shape of `pages.json`. The pages' first heading has the level `heading_level`.
/// `host` has the functions `load` and `enter`, as in [`show`], and `navigate`, `prefetches` and `urlChanged`, as in
/// [`EmbedHost`].
///
/// # Errors
///
/// The catalog has another version or shape.
#[cfg_attr(not(feature = "preview"), wasm_bindgen)]
pub fn embed(
    root: Element,
    catalog: JsValue,
    today: &str,
    url: String,
    heading_level: usize,
    host: &JsValue,
) -> Result<MountedApp, JsError> {
    let function = |name: &str| Reflect::get(host, &name.into()).unwrap_or_default().unchecked_into();
    let (mut catalog, pages) = content::catalog(catalog, today)?;
    rolebook_reader::fill(&mut catalog, &pages);
    let embed_host = EmbedHost {
        url: RefCell::new(url),
        heading_level: Cell::new(heading_level),
        navigate: function("navigate"),
        prefetches: function("prefetches"),
        url_changed: function("urlChanged"),
    };
    Ok(render(VisitProps {
        catalog: SharedCatalog::new(catalog),
        root,
        address: Address::Element(Rc::new(embed_host)),
        load: function("load"),
        enter: function("enter"),
    }))
}

fn render(props: VisitProps) -> MountedApp {
    letters::install();
    let (root, address) = (props.root.clone(), props.address.clone());
    MountedApp { app: Renderer::<Visit>::with_root_and_props(root, props).render(), address }
}

/// An app on screen. It stays there when this is dropped.
#[cfg_attr(not(feature = "preview"), wasm_bindgen)]
pub struct MountedApp {
    app: AppHandle<Visit>,
    address: Address,
}

#[cfg_attr(not(feature = "preview"), wasm_bindgen)]
impl MountedApp {
    /// Shows the page at another URL, with headings from another level on; both are as in [`embed`].
    #[cfg_attr(not(feature = "preview"), wasm_bindgen(js_name = goTo))]
    pub fn go_to(&self, url: String, heading_level: usize) {
        if let Address::Element(host) = &self.address {
            host.heading_level.set(heading_level);
            self.app.send_message(Message::GoTo(url));
        }
    }

    /// Takes the app off the screen, and its listeners off the page.
    pub fn unmount(self) {
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

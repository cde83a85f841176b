//! Roles and introductions that are not loaded → their pages' text, fetched and read.
//!
//! `boot.js`, or `book.js` in an element, does the fetching: the app is given its function. A text is fetched by itself
//! when its page is about to be opened. All are fetched at once when the visitor is about to search, and are read a few
//! at a time.

use super::content;
use super::message::Loaded;
use crate::view::{self, Location, SharedCatalog};
use js_sys::{Function, Promise};
use rolebook_model::{Catalog, PageSource, catalog_file};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

/// The requests for the text of a site's pages.
pub(super) struct PageLoader {
    load: Function,
    on_loaded: Callback<Loaded>,
    /// The files of the pages whose text was requested.
    pending: Vec<String>,
    all: AllPages,
}

/// How far `pages.json` is.
enum AllPages {
    /// It was not requested, or all of it is read.
    Idle,
    Pending,
    /// It has come. The catalog has some of the pages, and these are not read yet.
    Reading(Box<Catalog>, Vec<PageSource>),
}

/// How many pages are read without a break: as many as a phone with a quarter of a desktop's speed reads in about 30 ms.
const AT_ONCE: usize = 16;

impl PageLoader {
    /// `load` gives the promise of a file by its URL, and of `pages.json` where that is empty.
    pub(super) fn new(load: Function, on_loaded: Callback<Loaded>) -> PageLoader {
        PageLoader { load, on_loaded, pending: Vec::new(), all: AllPages::Idle }
    }

    /// Requests the text that the page at a location needs. Returns whether all of it is loaded.
    pub(super) fn request(&mut self, catalog: &SharedCatalog, location: &Location) -> bool {
        let missing = view::pages_to_load(catalog.catalog(), location);
        for page in &missing {
            if !self.pending.contains(&page.file) {
                self.pending.push(page.file.clone());
                let url = view::role_route(page).text_path(&catalog.catalog().site.base_path);
                let file = page.file.clone();
                self.load(&url.unwrap_or_default(), move |text| Loaded::Page(file, text));
            }
        }
        missing.is_empty()
    }

    /// Adds the text of the page in this file: the catalog with it, or nothing where it could not be loaded.
    pub(super) fn receive(
        &mut self,
        catalog: &SharedCatalog,
        file: &str,
        text: Option<JsValue>,
    ) -> Option<SharedCatalog> {
        self.pending.retain(|other| other != file);
        let text = catalog_file::page_text(text?.as_string()?);
        let page = [PageSource { file: file.to_owned(), text }];
        let mut catalog = catalog.catalog().clone();
        rolebook_reader::fill(&mut catalog, &page);
        // `pages.json` has no introductions, and the catalog that is filled with it takes the place of this one.
        if let AllPages::Reading(catalog, _) = &mut self.all {
            rolebook_reader::fill(catalog, &page);
        }
        Some(SharedCatalog::new(catalog))
    }

    /// Requests the text of all roles, unless it is on its way. Returns whether all of it is loaded.
    pub(super) fn request_all(&mut self, catalog: &SharedCatalog) -> bool {
        let is_complete = catalog.catalog().roles.iter().all(|role| role.is_loaded);
        if !is_complete && matches!(self.all, AllPages::Idle) {
            self.all = AllPages::Pending;
            self.load("", Loaded::AllPages);
        }
        is_complete
    }

    /// Takes the content of `pages.json`; where it could not be loaded, it can be requested again. Returns whether there is
    /// something to read.
    pub(super) fn receive_all(&mut self, catalog: &SharedCatalog, pages: Option<JsValue>) -> bool {
        let pages = pages.and_then(|pages| content::pages(pages).ok());
        let is_there = pages.is_some();
        let reading = |pages| AllPages::Reading(catalog.catalog().clone().into(), pages);
        self.all = pages.map_or(AllPages::Idle, reading);
        is_there
    }

    /// Reads some of the pages that have come. Returns the catalog once it has all of them, and not before: each catalog
    /// that is searched has to be indexed.
    pub(super) fn read_some(&mut self) -> Option<SharedCatalog> {
        let AllPages::Reading(catalog, pages) = &mut self.all else { return None };
        let rest = pages.split_off(pages.len().min(AT_ONCE));
        rolebook_reader::fill(catalog, pages);
        *pages = rest;
        if !pages.is_empty() {
            return None;
        }
        let filled = SharedCatalog::new((**catalog).clone());
        self.all = AllPages::Idle;
        Some(filled)
    }

    /// Whether pages have come that are not read yet.
    pub(super) fn is_reading(&self) -> bool {
        matches!(self.all, AllPages::Reading(..))
    }

    /// Requests a file.
    fn load(&self, url: &str, loaded: impl FnOnce(Option<JsValue>) -> Loaded + 'static) {
        let promise = self.load.call1(&JsValue::NULL, &url.into());
        let on_loaded = self.on_loaded.clone();
        spawn_local(async move { on_loaded.emit(loaded(settled(promise).await)) });
    }
}

/// What a promise resolves to; nothing where it is rejected.
async fn settled(promise: Result<JsValue, JsValue>) -> Option<JsValue> {
    JsFuture::from(promise.ok()?.dyn_into::<Promise>().ok()?).await.ok()
}

//! Roles and introductions that are not loaded → their pages' text, fetched and read.
//!
//! `boot.js`, or `book.js` in an element, does the fetching: the app is given its function. A text is fetched by itself
//! when its page is about to be opened. All are fetched at once when the visitor is about to search, and are read and indexed
//! a few at a time.

use super::content;
use super::message::{Loaded, Requested};
use crate::view::{self, Location, SharedCatalog};
use js_sys::{Array, Date, Function, Promise};
use rolebook_model::{Catalog, PageSource, catalog_file};
use rolebook_reader::Filling;
use rolebook_search::Indexing;
use std::mem;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

/// The requests for the text of a site's pages.
pub(super) struct PageLoader {
    load: Function,
    on_loaded: Callback<Loaded>,
    /// The files of the pages whose text was requested, and the URLs of other files that were.
    pending: Vec<String>,
    all: AllPages,
}

/// How far `pages.json` is.
enum AllPages {
    /// It was not requested, or all of it is read.
    Idle,
    Pending,
    /// It has come.
    Reading(Box<Reading>),
}

/// The texts of all roles, on the way into a catalog and its index.
struct Reading {
    /// The roles, of which some have their text.
    catalog: Catalog,
    /// The pages as they were loaded, and how many of them are read.
    pages: Array,
    read: u32,
    filling: Filling,
    /// What is indexed of the roles, once all are read.
    indexing: Indexing,
}

/// For how long texts are read and indexed without a break, in milliseconds. What is done at once in addition takes less than
/// twice that time, and a key that is pressed meanwhile is to wait for less than 50 ms.
const SLICE: f64 = 3.0;

/// How many pages are read before the time is looked at.
const AT_ONCE: u32 = 1;

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
                self.load(&url.unwrap_or_default(), Requested::Page(page.file.clone()));
            }
        }
        // The page is shown without it, so it is not waited for, and asked for once.
        if let Some(url) = view::where_next_to_load(catalog.catalog(), location)
            && !self.pending.contains(&url)
        {
            self.load(&url, Requested::WhereNext);
            self.pending.push(url);
        }
        missing.is_empty()
    }

    /// The catalog with where one could go from the pages of a role.
    pub(super) fn receive_where_next(
        &mut self,
        catalog: &SharedCatalog,
        text: Option<JsValue>,
    ) -> SharedCatalog {
        let text = catalog_file::page_text(text.and_then(|text| text.as_string()).unwrap_or_default());
        if let AllPages::Reading(reading) = &mut self.all {
            reading.catalog.where_next.add(&text);
        }
        catalog.with_where_next(&text)
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
        if let AllPages::Reading(reading) = &mut self.all {
            rolebook_reader::fill(&mut reading.catalog, &page);
        }
        Some(SharedCatalog::new(catalog))
    }

    /// Requests the text of all roles, unless it is on its way. Returns whether all of it is loaded.
    pub(super) fn request_all(&mut self, catalog: &SharedCatalog) -> bool {
        let is_complete = catalog.is_complete();
        if !is_complete && matches!(self.all, AllPages::Idle) {
            self.all = AllPages::Pending;
            self.load("", Requested::AllPages);
        }
        is_complete
    }

    /// Takes the content of `pages.json`; where it could not be loaded, it can be requested again. Returns whether there is
    /// something to read.
    pub(super) fn receive_all(&mut self, catalog: &SharedCatalog, pages: Option<JsValue>) -> bool {
        let pages = pages.and_then(|pages| pages.dyn_into::<Array>().ok());
        let is_there = pages.is_some();
        let reading = |pages| {
            let (indexing, catalog) = (catalog.index_again(), catalog.catalog().clone());
            let filling = Filling::new(&catalog);
            AllPages::Reading(Reading { catalog, pages, read: 0, filling, indexing }.into())
        };
        self.all = pages.map_or(AllPages::Idle, reading);
        is_there
    }

    /// Reads and indexes some of the pages that have come. Returns the catalog once that is done with all of them, and not before:
    /// until then the catalog without them is searched.
    pub(super) fn read_some(&mut self) -> Option<SharedCatalog> {
        let AllPages::Reading(reading) = &mut self.all else { return None };
        let end = Date::now() + SLICE;
        while Date::now() < end {
            if reading.step() {
                let AllPages::Reading(reading) = mem::replace(&mut self.all, AllPages::Idle) else {
                    return None;
                };
                return Some(SharedCatalog::with_index(reading.catalog, reading.indexing.finish()));
            }
        }
        None
    }

    /// Whether pages have come that are not read yet.
    pub(super) fn is_reading(&self) -> bool {
        matches!(self.all, AllPages::Reading(..))
    }

    /// Requests a file.
    fn load(&self, url: &str, what: Requested) {
        let promise = self.load.call1(&JsValue::NULL, &url.into());
        let on_loaded = self.on_loaded.clone();
        spawn_local(async move { on_loaded.emit(Loaded { what, content: settled(promise).await }) });
    }
}

impl Reading {
    /// Reads some pages or, once all are read, indexes a role. Returns whether there is nothing left to do.
    fn step(&mut self) -> bool {
        let Reading { catalog, pages, read, filling, indexing } = self;
        if *read >= pages.length() {
            return indexing.add_next(catalog);
        }
        let some = pages.slice(*read, *read + AT_ONCE);
        *read += AT_ONCE;
        // What cannot be read remains unread.
        filling.fill(catalog, &content::pages(some.into()).unwrap_or_default());
        false
    }
}

/// What a promise resolves to; nothing where it is rejected.
async fn settled(promise: Result<JsValue, JsValue>) -> Option<JsValue> {
    JsFuture::from(promise.ok()?.dyn_into::<Promise>().ok()?).await.ok()
}

//! Roles that the catalog only knows → their texts, asked for over the network and read.
//!
//! `boot.js` does the asking: the app is given its function. A text is asked for by itself when somebody is about to open
//! its page, or all are at once when somebody is about to search; these are read a few at a time.

use super::content;
use super::visit::{Message, Visit};
use crate::model::{Catalog, Page};
use crate::read;
use crate::view::{self, Location, SharedCatalog};
use js_sys::{Function, Promise};
use std::slice;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use yew::html::Scope;

/// The texts of a visit.
pub(super) struct Texts {
    load: Function,
    /// The roles whose text is under way, as indices into the catalog's.
    under_way: Vec<usize>,
    all: All,
}

/// How far the texts of all roles are.
enum All {
    /// Nobody has asked for them yet.
    Unasked,
    /// They are under way.
    UnderWay,
    /// They have come, and these are not read yet.
    Unread(Vec<Page>),
}

/// How many texts are read without a break: as many as a phone that is slower than a desk's computer by four times
/// reads in about 30 ms.
const AT_ONCE: usize = 16;

impl Texts {
    /// None so far; `load` gives the promise of a file.
    pub(super) fn new(load: Function) -> Texts {
        Texts { load, under_way: Vec::new(), all: All::Unasked }
    }

    /// Asks for the texts that the page at a location needs. Says whether all of them are there.
    pub(super) fn ask(&mut self, link: &Scope<Visit>, catalog: &SharedCatalog, location: &Location) -> bool {
        let missing = view::unread(catalog.catalog(), location);
        for &role in &missing {
            if !self.under_way.contains(&role) {
                self.under_way.push(role);
                let (catalog, load) = (catalog.clone(), self.load.clone());
                link.send_future(async move {
                    Message::Text(role, of_role(catalog.catalog(), role, &load).await)
                });
            }
        }
        missing.is_empty()
    }

    /// Takes in the text of the role at this index, where it could be had: gives the catalog with it.
    pub(super) fn receive(
        &mut self,
        catalog: &SharedCatalog,
        role: usize,
        text: Option<String>,
    ) -> SharedCatalog {
        self.under_way.retain(|other| *other != role);
        let mut catalog = catalog.catalog().clone();
        fill(&mut catalog, role, text);
        SharedCatalog::new(catalog)
    }

    /// Asks for the texts of all roles, unless they are there or under way.
    pub(super) fn ask_for_all(&mut self, link: &Scope<Visit>, catalog: &SharedCatalog) {
        let is_complete = catalog.catalog().roles.iter().all(|role| role.is_read);
        if !is_complete && matches!(self.all, All::Unasked) {
            self.all = All::UnderWay;
            let load = self.load.clone();
            link.send_future(async move {
                Message::Texts(file(&load, "").await.map(|texts| content::pages(&texts)))
            });
        }
    }

    /// Takes in the texts of all roles; where they could not be had, they are asked for again some time.
    pub(super) fn receive_all(&mut self, texts: Option<Vec<Page>>) {
        self.all = texts.map_or(All::Unasked, All::Unread);
    }

    /// Reads some of the texts of all roles, as far as they have come: gives the catalog with them.
    pub(super) fn read_some(&mut self, catalog: &SharedCatalog) -> Option<SharedCatalog> {
        let All::Unread(texts) = &mut self.all else { return None };
        let rest = texts.split_off(texts.len().min(AT_ONCE));
        let mut catalog = catalog.catalog().clone();
        read::fill(&mut catalog, texts);
        *texts = rest;
        Some(SharedCatalog::new(catalog))
    }

    /// Whether there are texts that have come and are not read yet.
    pub(super) fn has_unread(&self) -> bool {
        matches!(&self.all, All::Unread(texts) if !texts.is_empty())
    }
}

/// The text of the role at this index; nothing where it cannot be had.
pub(super) async fn of_role(catalog: &Catalog, role: usize, load: &Function) -> Option<String> {
    let url = view::role_route(catalog.roles.get(role)?).text_path(&catalog.site.base_path)?;
    file(load, &url).await?.as_string()
}

/// Reads a text that has come for the role at this index.
pub(super) fn fill(catalog: &mut Catalog, role: usize, text: Option<String>) {
    if let (Some(role), Some(text)) = (catalog.roles.get(role), text) {
        let page = Page { file: role.file.clone(), text };
        read::fill(catalog, slice::from_ref(&page));
    }
}

async fn file(load: &Function, url: &str) -> Option<JsValue> {
    let promise = load.call1(&JsValue::NULL, &url.into()).ok()?;
    JsFuture::from(promise.dyn_into::<Promise>().ok()?).await.ok()
}

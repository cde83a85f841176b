//! Roles that the catalog only knows → their texts, asked for over the network and read.
//!
//! `boot.js`, or `book.js` in an element, does the asking: the app is given its function. A text is asked for by itself when somebody is about to open
//! its page, or all are at once when somebody is about to search; these are read a few at a time.

use super::content;
use super::visit::{Message, Visit};
use crate::view::{self, Location, SharedCatalog};
use js_sys::{Function, Promise};
use rolebook_model::{Catalog, PageSource};
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
    /// Nobody has asked for them yet, or they are read.
    Unasked,
    /// They are under way.
    UnderWay,
    /// They have come. The catalog has some of them, and these are not read yet.
    Unread(Box<Catalog>, Vec<PageSource>),
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
                self.load(link, Some(role), &path(catalog.catalog(), role));
            }
        }
        missing.is_empty()
    }

    /// Takes in the text of the role at this index: gives the catalog with it, or nothing where it could not be had.
    pub(super) fn receive(
        &mut self,
        catalog: &SharedCatalog,
        role: usize,
        text: Option<JsValue>,
    ) -> Option<SharedCatalog> {
        self.under_way.retain(|other| *other != role);
        let file = catalog.catalog().roles.get(role)?.file.clone();
        let page = PageSource { file, text: content::page_text(&text.filter(JsValue::is_string)?) };
        let mut catalog = catalog.catalog().clone();
        rolebook_reader::fill(&mut catalog, &[page]);
        Some(SharedCatalog::new(catalog))
    }

    /// Asks for the texts of all roles, unless they are under way. Says whether they are there.
    pub(super) fn ask_for_all(&mut self, link: &Scope<Visit>, catalog: &SharedCatalog) -> bool {
        let is_complete = catalog.catalog().roles.iter().all(|role| role.is_loaded);
        if !is_complete && matches!(self.all, All::Unasked) {
            self.all = All::UnderWay;
            self.load(link, None, "");
        }
        is_complete
    }

    /// Takes in the texts of all roles; where they could not be had, they are asked for again some time.
    pub(super) fn receive_all(&mut self, catalog: &SharedCatalog, texts: Option<JsValue>) {
        let unread = |texts| All::Unread(catalog.catalog().clone().into(), content::pages(&texts));
        self.all = texts.map_or(All::Unasked, unread);
    }

    /// Reads some of the texts of all roles, as far as they have come: gives the catalog once it has all of them, and
    /// not before, since each catalog that is searched has to be indexed.
    pub(super) fn read_some(&mut self) -> Option<SharedCatalog> {
        let All::Unread(catalog, texts) = &mut self.all else { return None };
        let rest = texts.split_off(texts.len().min(AT_ONCE));
        rolebook_reader::fill(catalog, texts);
        *texts = rest;
        if !texts.is_empty() {
            return None;
        }
        let filled = SharedCatalog::new((**catalog).clone());
        self.all = All::Unasked;
        Some(filled)
    }

    /// Whether there are texts that have come and are not read yet.
    pub(super) fn has_unread(&self) -> bool {
        matches!(self.all, All::Unread(..))
    }

    /// Asks for a file, with the text of the role at this index or those of all roles.
    fn load(&self, link: &Scope<Visit>, role: Option<usize>, url: &str) {
        let promise = self.load.call1(&JsValue::NULL, &url.into());
        link.send_future(async move { Message::Text(role, kept(promise).await) });
    }
}

/// Where the text of the role at this index is.
fn path(catalog: &Catalog, role: usize) -> String {
    let route = catalog.roles.get(role).map(|role| view::role_route(role));
    route.and_then(|route| route.text_path(&catalog.site.base_path)).unwrap_or_default()
}

/// What a promise holds; nothing where it is not kept.
async fn kept(promise: Result<JsValue, JsValue>) -> Option<JsValue> {
    JsFuture::from(promise.ok()?.dyn_into::<Promise>().ok()?).await.ok()
}

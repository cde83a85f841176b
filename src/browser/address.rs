//! The URL of the page on screen: the tab's, or that of an element in a host's document.
//!
//! In the tab it is the URL in the address bar, and the history keeps it. An element has one of its own, as on a site at
//! the top of its host. Nothing here touches the document's then: the element's script, `book.js`, decides whether a link
//! is followed, and is called with each change.
//!
//! A URL begins at the host's top: `/roles/product/product-manager/?compare=staff#bounds`.

use super::scroll_state::ScrollState;
use super::{history, window};
use crate::view::Location;
use js_sys::Function;
use rolebook_letters::nfc;
use rolebook_model::Catalog;
use rolebook_model::percent;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlAnchorElement};

/// Which URL is that of the page on screen.
#[derive(Clone, PartialEq)]
pub(crate) enum Address {
    /// The tab's: the site is the document.
    Tab,
    /// An element's.
    Element(Rc<EmbedHost>),
}

/// An element in a host's document, and its script.
#[derive(PartialEq)]
pub(crate) struct EmbedHost {
    /// The URL.
    pub(crate) url: RefCell<String>,
    /// The level that the pages' first heading has in the document.
    pub(crate) heading_level: Cell<usize>,
    /// Called with the URL of a link. Returns whether to show it in the element; if it returns nothing, the browser follows
    /// the link.
    pub(crate) navigate: Function,
    /// Returns whether most links are shown in the element.
    pub(crate) prefetches: Function,
    /// Called with each new URL, and whether it makes an entry of the history or replaces the last one.
    pub(crate) url_changed: Function,
}

/// What is done with a link.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum LinkAction {
    /// The app shows its page.
    Show,
    /// The browser follows it.
    LeaveToBrowser,
    /// Nothing: the host handles it.
    Ignore,
}

impl Address {
    /// Whether the site is the document.
    pub(crate) fn is_tab(&self) -> bool {
        matches!(self, Address::Tab)
    }

    /// The URL of the page on screen.
    pub(crate) fn url(&self) -> String {
        match self {
            Address::Tab => {
                let here = window().location();
                let parts = [here.pathname(), here.search(), here.hash()].map(Result::unwrap_or_default);
                parts.concat()
            }
            Address::Element(host) => host.url.borrow().clone(),
        }
    }

    /// The page of a site that the URL names.
    pub(crate) fn location(&self, catalog: &Catalog) -> Location {
        self.location_at(&self.url(), catalog)
    }

    /// The page of a site that another URL names.
    pub(crate) fn location_at(&self, url: &str, catalog: &Catalog) -> Location {
        let url = split(url).0;
        let (path, query) = url.split_once('?').unwrap_or((url, ""));
        Location::parse(path, query, self.base(catalog))
    }

    /// The id of the part of the page that the URL names; empty where it names none.
    pub(crate) fn part(&self) -> String {
        nfc(&percent::decode(split(&self.url()).1)).into_owned()
    }

    /// The URL of a location.
    pub(crate) fn url_of(&self, location: &Location, catalog: &Catalog) -> String {
        location.to_url(self.base(catalog))
    }

    /// The URL that a link leads to; nothing where it leads to another site.
    pub(crate) fn url_of_link(&self, link: &HtmlAnchorElement, catalog: &Catalog) -> Option<String> {
        if self.is_tab() {
            let is_same_origin = window().location().origin().is_ok_and(|here| here == link.origin());
            return is_same_origin.then(|| format!("{}{}{}", link.pathname(), link.search(), link.hash()));
        }
        // As it is written: the document may resolve it against a base of its own.
        let written = link.get_attribute("href")?;
        match written.strip_prefix(&*catalog.site.base_path) {
            Some(below) => Some(format!("/{below}")),
            None => written.starts_with('#').then(|| format!("{}{written}", split(&self.url()).0)),
        }
    }

    /// Whether a URL names a part of the page on screen.
    pub(crate) fn is_part(&self, url: &str) -> bool {
        url.contains('#') && split(url).0 == split(&self.url()).0
    }

    /// What is done with a link to this URL.
    pub(crate) fn link_action(&self, url: &str) -> LinkAction {
        let Address::Element(host) = self else { return LinkAction::Show };
        let answer = host.navigate.call1(&JsValue::NULL, &url.into());
        match answer.ok().and_then(|answer| answer.as_bool()) {
            Some(true) => LinkAction::Show,
            Some(false) => LinkAction::Ignore,
            None => LinkAction::LeaveToBrowser,
        }
    }

    /// Whether the app shows the pages of most links, so that it pays to fetch them ahead.
    pub(crate) fn prefetches(&self) -> bool {
        let Address::Element(host) = self else { return true };
        host.prefetches.call0(&JsValue::NULL).is_ok_and(|answer| answer.is_truthy())
    }

    /// Makes a history entry. As in every browser, a link to the present URL makes none.
    pub(crate) fn push(&self, new: &str) {
        if self.url() == new {
            return;
        }
        if self.is_tab() {
            // Refused only where scripts may not touch the history at all: the page is then shown without it.
            let _ = history().push_state_with_url(&JsValue::NULL, "", Some(new));
        }
        self.url_changed(new, true);
    }

    /// Writes the scroll state, and the URL if it is new, to the current history entry.
    pub(crate) fn commit(&self, new: Option<&str>, root: &Element) {
        if self.is_tab() {
            let state = ScrollState::now(root).to_js();
            // Refused when there are too many in a short time; the next pause makes up for it.
            let _ = history().replace_state_with_url(&state, "", new);
        }
        new.into_iter().for_each(|new| self.url_changed(new, false));
    }

    /// The level that the pages' first heading has, where they are a part of a document.
    pub(crate) fn heading_level(&self) -> Option<usize> {
        match self {
            Address::Tab => None,
            Address::Element(host) => Some(host.heading_level.get()),
        }
    }

    /// Sets the element's URL, as its script asks for.
    pub(crate) fn set_url(&self, new: &str) {
        if let Address::Element(host) = self {
            new.clone_into(&mut host.url.borrow_mut());
        }
    }

    fn url_changed(&self, new: &str, is_entry: bool) {
        self.set_url(new);
        if let Address::Element(host) = self {
            let _ = host.url_changed.call2(&JsValue::NULL, &new.into(), &is_entry.into());
        }
    }

    /// The path that the site's URLs begin with.
    fn base<'a>(&self, catalog: &'a Catalog) -> &'a str {
        if self.is_tab() { &catalog.site.base_path } else { "" }
    }
}

/// A URL without its fragment, and the fragment without its `#`.
fn split(url: &str) -> (&str, &str) {
    url.split_once('#').unwrap_or((url, ""))
}

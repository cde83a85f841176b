//! Where the URL of the page on screen is kept: by the tab, or by an element in somebody else's document.
//!
//! In the tab it is what the address bar says, and the history keeps it. An element has one of its own, as on a site that
//! stands at the top of its host. Nothing here touches the document's then: the element's script, `book.js`, is asked
//! before a link is followed, and told of each change.
//!
//! A URL is written from the host's top on: `/roles/product/product-manager/?compare=staff#bounds`.

use super::place::Place;
use super::{history, window};
use crate::view::Location;
use js_sys::Function;
use rolebook_model::Catalog;
use rolebook_model::cut;
use rolebook_model::percent;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlAnchorElement};

/// Where the URL of the page on screen is kept.
#[derive(Clone, PartialEq)]
pub(crate) enum Address {
    /// By the tab: the site is the document.
    Tab,
    /// By an element.
    Element(Rc<Keeper>),
}

/// An element that keeps a URL.
#[derive(PartialEq)]
pub(crate) struct Keeper {
    /// The URL.
    pub(crate) url: RefCell<String>,
    /// The level that the pages' first heading has in the document.
    pub(crate) heading_level: Cell<usize>,
    /// Called with a URL that a link leads to; says whether to show it here. Where it says nothing, the browser opens the
    /// link.
    pub(crate) ask: Function,
    /// Says whether pages that links lead to are mostly shown here.
    pub(crate) stays: Function,
    /// Called with each new URL, and whether it makes an entry of the history or takes the last one's place.
    pub(crate) tell: Function,
}

/// What is to be done with a link.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Follow {
    /// The page is to be shown here.
    Here,
    /// The browser is to open it.
    Away,
    /// Nothing: somebody else takes care of it.
    Nowhere,
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
            Address::Element(keeper) => keeper.url.borrow().clone(),
        }
    }

    /// What the URL names of a site.
    pub(crate) fn location(&self, catalog: &Catalog) -> Location {
        self.location_at(&self.url(), catalog)
    }

    /// What another URL names of a site.
    pub(crate) fn location_at(&self, url: &str, catalog: &Catalog) -> Location {
        let (path, query) = cut::before_any(split(url).0, b"?");
        Location::parse(path, query, self.base(catalog))
    }

    /// The id of the part of the page that the URL names; empty where it names none.
    pub(crate) fn part(&self) -> String {
        percent::decode(split(&self.url()).1.trim_start_matches('#'))
    }

    /// The URL of a location.
    pub(crate) fn url_of(&self, location: &Location, catalog: &Catalog) -> String {
        location.to_url(self.base(catalog))
    }

    /// The URL that a link leads to; nothing where it leads to another site.
    pub(crate) fn url_of_link(&self, link: &HtmlAnchorElement, catalog: &Catalog) -> Option<String> {
        if self.is_tab() {
            let is_ours = window().location().origin().is_ok_and(|here| here == link.origin());
            return is_ours.then(|| [link.pathname(), link.search(), link.hash()].concat());
        }
        // As it is written: the document may resolve it against a base of its own.
        self.url_written(&link.get_attribute("href")?, catalog)
    }

    /// The URL that is written so in a page; nothing where it leads to another site.
    pub(crate) fn url_written(&self, written: &str, catalog: &Catalog) -> Option<String> {
        if self.is_tab() {
            return Some(written.to_owned());
        }
        match written.strip_prefix(&*catalog.site.base_path) {
            Some(below) => Some(["/", below].concat()),
            None => written.starts_with('#').then(|| [split(&self.url()).0, written].concat()),
        }
    }

    /// Whether a URL names a part of the page on screen.
    pub(crate) fn is_part(&self, url: &str) -> bool {
        let (page, part) = split(url);
        !part.is_empty() && page == split(&self.url()).0
    }

    /// What is to be done with a link that leads to this URL.
    pub(crate) fn ask(&self, url: &str) -> Follow {
        let Address::Element(keeper) = self else { return Follow::Here };
        let answer = keeper.ask.call1(&JsValue::NULL, &url.into());
        match answer.ok().and_then(|answer| answer.as_bool()) {
            Some(true) => Follow::Here,
            Some(false) => Follow::Nowhere,
            None => Follow::Away,
        }
    }

    /// Whether links are mostly followed here, so that it pays to fetch ahead where they lead.
    pub(crate) fn stays(&self) -> bool {
        let Address::Element(keeper) = self else { return true };
        keeper.stays.call0(&JsValue::NULL).is_ok_and(|stays| stays.is_truthy())
    }

    /// Makes a history entry. As in every browser, a link to where one is makes none.
    pub(crate) fn push(&self, new: &str) {
        if self.url() == new {
            return;
        }
        if self.is_tab() {
            // Refused only where scripts may not touch the history at all: the page is then shown without it.
            let _ = history().push_state_with_url(&JsValue::NULL, "", Some(new));
        }
        self.tell(new, true);
    }

    /// Notes the place, and the URL where it is another by now, in the current history entry.
    pub(crate) fn note(&self, new: Option<&str>, root: &Element) {
        if self.is_tab() {
            let state = Place::now(root).to_state();
            // Refused when there are too many in a short time; the next pause makes up for it.
            let _ = history().replace_state_with_url(&state, "", new);
        }
        new.into_iter().for_each(|new| self.tell(new, false));
    }

    /// The level that the pages' first heading has, where they are a part of a document.
    pub(crate) fn heading_level(&self) -> Option<usize> {
        match self {
            Address::Tab => None,
            Address::Element(keeper) => Some(keeper.heading_level.get()),
        }
    }

    /// Takes the URL that the element's script has gone to.
    pub(crate) fn go(&self, new: &str) {
        if let Address::Element(keeper) = self {
            new.clone_into(&mut keeper.url.borrow_mut());
        }
    }

    fn tell(&self, new: &str, is_entry: bool) {
        self.go(new);
        if let Address::Element(keeper) = self {
            let _ = keeper.tell.call2(&JsValue::NULL, &new.into(), &is_entry.into());
        }
    }

    /// The path that the site's URLs stand below.
    fn base<'a>(&self, catalog: &'a Catalog) -> &'a str {
        if self.is_tab() { &catalog.site.base_path } else { "" }
    }
}

/// A URL without its fragment, and the fragment with its `#`.
fn split(url: &str) -> (&str, &str) {
    cut::before_any(url, b"#")
}

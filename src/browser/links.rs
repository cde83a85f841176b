//! Which clicks lead to another page of the site.

use super::window;
use crate::model::Catalog;
use crate::view::{self, Location};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

/// Where a click leads within the site.
pub(super) enum Click {
    /// To a part of the page that is on screen. The browser goes there itself.
    OnThisPage,
    /// To a page of the site.
    Page {
        /// The URL in full.
        url: String,
        /// What to show there.
        location: Location,
    },
}

impl Click {
    /// Where this click leads; nothing where that is another site, another tab, a file, or nowhere.
    pub(super) fn read(event: &Event, catalog: &Catalog) -> Option<Click> {
        if !is_plain(event) {
            return None;
        }
        let link = link_of(event)?;
        let here = window().location();
        let is_here = is_same(&here.pathname(), &link.pathname()) && is_same(&here.search(), &link.search());
        if is_here && link.href().as_bytes().contains(&b'#') {
            return Some(Click::OnThisPage);
        }
        page_of(event, catalog).map(|(url, location)| Click::Page { url, location })
    }
}

/// The page of the site that the link leads to with which something happens: its URL in full, and what is there.
pub(super) fn page_of(event: &Event, catalog: &Catalog) -> Option<(String, Location)> {
    let link = link_of(event)?;
    // What the site has not may still be on the server.
    let location = Location::parse(&link.pathname(), &link.search(), &catalog.site.base_path);
    view::has_page(catalog, &location).then(|| (link.href(), location))
}

/// What the URL in the address bar names, on a site served below `base`.
pub(super) fn current_location(base: &str) -> Location {
    let here = window().location();
    Location::parse(&here.pathname().unwrap_or_default(), &here.search().unwrap_or_default(), base)
}

/// Whether it is a click of the first button that nobody else took, without a key that asks for a new tab, a
/// window or a download.
fn is_plain(event: &Event) -> bool {
    event.dyn_ref::<MouseEvent>().is_some_and(|click| {
        let is_first = click.button() == 0 && !click.default_prevented();
        is_first && !(click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key())
    })
}

/// The link that leads here, of which something happens to a part.
fn link_of(event: &Event) -> Option<HtmlAnchorElement> {
    let link = event.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok()??.dyn_into().ok();
    link.filter(opens_here)
}

/// Whether the link leads to this origin and into this tab.
fn opens_here(link: &HtmlAnchorElement) -> bool {
    let same_origin = is_same(&window().location().origin(), &link.origin());
    same_origin && !link.has_attribute("download") && matches!(link.target().as_str(), "" | "_self")
}

/// Whether a part of the page's URL is the same as that part of a link's.
fn is_same(here: &Result<String, JsValue>, link: &str) -> bool {
    here.as_ref().is_ok_and(|here| here == link)
}

//! Which clicks lead to another page of the site.

use super::address::{Address, Follow};
use crate::view::{self, Location};
use rolebook_model::Catalog;
use rolebook_search::Filter;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement, HtmlInputElement, MouseEvent};

/// Where a click leads within the site, by the URL from the host's top on.
pub(crate) enum Click {
    /// To a part of the page that is on screen.
    Part(String),
    /// To a page of the site, and what is to be shown there.
    Page(String, Location),
}

impl Click {
    /// Where this click leads; nothing where that is another site, another tab, a file, or nowhere. It is kept from the
    /// browser where that is not to follow it, which can only be done while it asks.
    pub(crate) fn take(event: &Event, catalog: &Catalog, address: &Address) -> Option<Click> {
        if !is_plain(event) {
            return None;
        }
        let url = address.url_of_link(&link_of(event)?, catalog)?;
        if address.is_part(&url) {
            // The browser looks for no part in a shadow tree.
            if !address.is_tab() {
                event.prevent_default();
            }
            return Some(Click::Part(url));
        }
        let (url, location) = page(url, catalog, address)?;
        Click::to(url, location, event, address)
    }

    /// Where a search leads that is sent away from another page than the directory; as [`take`](Click::take) does it.
    pub(crate) fn search(event: &Event, catalog: &Catalog, address: &Address) -> Option<Click> {
        let form = event.target()?.dyn_into::<Element>().ok()?;
        let field = form.query_selector("[type=search]").ok()??.dyn_into::<HtmlInputElement>().ok()?;
        let location = Location::directory(Filter::default().with_text(&field.value()));
        Click::to(address.url_of(&location, catalog), location, event, address)
    }

    fn to(url: String, location: Location, event: &Event, address: &Address) -> Option<Click> {
        let follow = address.ask(&url);
        if follow != Follow::Away {
            event.prevent_default();
        }
        (follow == Follow::Here).then_some(Click::Page(url, location))
    }
}

/// The page of the site that the link leads to with which something happens: its URL, and what is there.
pub(crate) fn page_of(event: &Event, catalog: &Catalog, address: &Address) -> Option<(String, Location)> {
    page(address.url_of_link(&link_of(event)?, catalog)?, catalog, address)
}

/// Where a box leads that was ticked.
pub(crate) fn of_box(event: &Event, catalog: &Catalog, address: &Address) -> Option<Location> {
    let written = event.target()?.dyn_into::<Element>().ok()?.get_attribute("data-href")?;
    Some(address.location_at(&address.url_written(&written, catalog)?, catalog))
}

/// What the site has not may still be on the server.
fn page(url: String, catalog: &Catalog, address: &Address) -> Option<(String, Location)> {
    let location = address.location_at(&url, catalog);
    view::has_page(catalog, &location).then_some((url, location))
}

/// Whether it is a click of the first button that nobody else took, without a key that asks for a new tab, a
/// window or a download.
pub(crate) fn is_plain(event: &Event) -> bool {
    event.dyn_ref::<MouseEvent>().is_some_and(|click| {
        let is_first = click.button() == 0 && !click.default_prevented();
        is_first && !(click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key())
    })
}

/// The link of which something happens to a part, if it leads into this tab.
pub(crate) fn link_of(event: &Event) -> Option<HtmlAnchorElement> {
    let link = event.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok()??;
    let link = link.dyn_into::<HtmlAnchorElement>().ok()?;
    let is_here = !link.has_attribute("download") && matches!(link.target().as_str(), "" | "_self");
    is_here.then_some(link)
}

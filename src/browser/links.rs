//! Clicks → where they lead within the site.

use super::address::{Address, LinkAction};
use crate::view::{self, Location};
use rolebook_model::Catalog;
use rolebook_search::{Facet, Filter};
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
    /// Where this click leads; nothing where that is another site, another tab, a file, or nowhere. The browser's default is
    /// prevented unless it is to follow the link, which is only possible while the event is dispatched.
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

    /// Where a search leads that is submitted on another page than the directory; as [`take`](Click::take) does it.
    pub(crate) fn search(event: &Event, catalog: &Catalog, address: &Address) -> Option<Click> {
        let form = event.target()?.dyn_into::<Element>().ok()?;
        let field = form.query_selector("[type=search]").ok()??.dyn_into::<HtmlInputElement>().ok()?;
        let location = Location::directory(Filter::default().with_text(&field.value()));
        Click::to(address.url_of(&location, catalog), location, event, address)
    }

    fn to(url: String, location: Location, event: &Event, address: &Address) -> Option<Click> {
        let action = address.link_action(&url);
        if action != LinkAction::LeaveToBrowser {
            event.prevent_default();
        }
        (action == LinkAction::Show).then_some(Click::Page(url, location))
    }
}

/// The page of the site that the event's link leads to: its URL, and what it names.
pub(crate) fn page_of(event: &Event, catalog: &Catalog, address: &Address) -> Option<(String, Location)> {
    page(address.url_of_link(&link_of(event)?, catalog)?, catalog, address)
}

/// The value of a facet whose check box the event is about.
pub(crate) fn of_checkbox(event: &Event) -> Option<(Facet, String)> {
    let checkbox = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    Some((Facet::from_name(&checkbox.name())?, checkbox.value()))
}

/// A page that the catalog does not have may still be on the server.
fn page(url: String, catalog: &Catalog, address: &Address) -> Option<(String, Location)> {
    let location = address.location_at(&url, catalog);
    view::has_page(catalog, &location).then_some((url, location))
}

/// Whether it is a click of the primary button that no other script has handled, without a key that asks for a new tab, a
/// window or a download.
pub(crate) fn is_plain(event: &Event) -> bool {
    event.dyn_ref::<MouseEvent>().is_some_and(|click| {
        let is_first = click.button() == 0 && !click.default_prevented();
        is_first && !(click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key())
    })
}

/// The link that the event's target is in, if it opens in this tab.
pub(crate) fn link_of(event: &Event) -> Option<HtmlAnchorElement> {
    let link = event.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok()??;
    let link = link.dyn_into::<HtmlAnchorElement>().ok()?;
    let is_here = !link.has_attribute("download") && matches!(link.target().as_str(), "" | "_self");
    is_here.then_some(link)
}

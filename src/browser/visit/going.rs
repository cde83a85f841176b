//! A click, or a step in the history → the page there, as soon as its text is loaded.

use super::Visit;
use crate::browser::after_navigation::AfterNavigation;
use crate::browser::links::Click;
use crate::browser::message::{Loaded, Message, Requested};
use crate::browser::scroll_state::ScrollState;
use crate::browser::{page, transition};
use crate::view::{self, Location, Notice};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use yew::Context;

/// Where a visitor is going.
pub(super) enum Destination {
    /// To this URL, which names this page.
    Page(String, Location),
    /// To the entry of the history that the browser is at already.
    Entry(Location, AfterNavigation),
}

impl Destination {
    fn location(&self) -> &Location {
        let (Destination::Page(_, location) | Destination::Entry(location, _)) = self;
        location
    }

    /// Whether it is a return to the results of a search. Its scroll state only fits once all of them are found again.
    fn is_return_to_search(&self) -> bool {
        let is_return = matches!(
            self,
            Destination::Entry(_, AfterNavigation::TakeOver(Some(_)) | AfterNavigation::Restore(_))
        );
        is_return && self.location().filter.has_words()
    }
}

/// The attribute of the root while the text of another page is loading.
const BUSY: &str = "aria-busy";

impl Visit {
    /// Follows a link. Returns whether there is something new to render, as the functions of the other messages do.
    pub(super) fn click(&mut self, ctx: &Context<Visit>, click: Click) -> bool {
        match click {
            Click::Part(url) => {
                self.commit(ctx);
                let address = &ctx.props().address;
                // In the tab the browser goes there, and makes the entry.
                if !address.is_tab() {
                    address.push(&url);
                    self.after = Some(AfterNavigation::GoToPart);
                }
                !address.is_tab()
            }
            Click::Page(url, location) if self.is_another_view(&location) => {
                let shown = self.app.location.filter.rows;
                let shows_more = location.filter.rows > shown;
                let after =
                    if shows_more { AfterNavigation::FocusRole(shown) } else { AfterNavigation::Stay };
                self.push(ctx, &url, location, Some(after));
                true
            }
            Click::Page(url, location) => self.go_to(ctx, Destination::Page(url, location)),
        }
    }

    /// Whether a location is the page on screen in another way: filtered, or with only the differences.
    fn is_another_view(&self, location: &Location) -> bool {
        let here = &self.app.location;
        let other = |location: &Location| location.compared.as_ref().map(|compared| compared.other.clone());
        location != here && location.route == here.route && other(location) == other(here)
    }

    /// Shows the history entry that the browser is at now. One without a scroll state is a part of a page that a link led
    /// to.
    pub(super) fn pop_state(&mut self, ctx: &Context<Visit>, state: &JsValue) -> bool {
        let location = ctx.props().address.location(self.app.catalog.catalog());
        let after = match ScrollState::from_js(state) {
            Some(state) => AfterNavigation::Restore(state),
            None if location == self.app.location => AfterNavigation::GoToPart,
            None => AfterNavigation::GoToPage,
        };
        self.go_to_entry(ctx, location, after)
    }

    /// Shows what another URL names.
    pub(super) fn go_to_url(&mut self, ctx: &Context<Visit>, url: &str) -> bool {
        let address = &ctx.props().address;
        address.set_url(url);
        let location = address.location(self.app.catalog.catalog());
        let had_focus = page::has_focus(&ctx.props().root);
        self.go_to_entry(ctx, location, AfterNavigation::Embedded { had_focus })
    }

    /// Goes to a history entry that was made elsewhere.
    fn go_to_entry(&mut self, ctx: &Context<Visit>, location: Location, after: AfterNavigation) -> bool {
        self.is_typing = false;
        self.opens_only_result = false;
        self.is_url_behind = false;
        self.pause = None;
        // While the first page is loading, this is another one to begin with, and there is still none on screen.
        let is_first = self.is_first();
        let after = if is_first { AfterNavigation::TakeOver(None) } else { after };
        self.go_to(ctx, Destination::Entry(location, after))
    }

    /// Whether no page is on screen yet.
    fn is_first(&self) -> bool {
        matches!(self.destination, Some(Destination::Entry(_, AfterNavigation::TakeOver(_))))
    }

    /// Goes to no other page after all. Returns whether that was the first one.
    pub(super) fn cancel(&mut self, ctx: &Context<Visit>) -> bool {
        let was_first = self.is_first();
        if self.destination.take().is_some() {
            let _ = ctx.props().root.remove_attribute(BUSY);
        }
        was_first
    }

    /// Goes to a page as soon as its text is loaded.
    pub(super) fn go_to(&mut self, ctx: &Context<Visit>, destination: Destination) -> bool {
        let is_loaded = self.pages.request(&self.app.catalog, destination.location());
        let is_found = !destination.is_return_to_search() || self.pages.request_all(&self.app.catalog);
        self.destination = Some(destination);
        if is_loaded && is_found {
            return self.arrive(ctx);
        }
        let _ = ctx.props().root.set_attribute(BUSY, "true");
        false
    }

    /// Goes to the destination now.
    fn arrive(&mut self, ctx: &Context<Visit>) -> bool {
        let root = &ctx.props().root;
        let _ = root.remove_attribute(BUSY);
        match self.destination.take() {
            Some(Destination::Page(url, location)) => {
                let link = ctx.link().clone();
                let show =
                    move |shown| link.send_message(Message::Show(url.clone(), location.clone(), shown));
                // The fade is the whole document's.
                if ctx.props().address.is_tab() {
                    transition::begin(root, show)
                } else {
                    show(None)
                }
                false
            }
            Some(Destination::Entry(location, after)) => {
                self.after = Some(after);
                self.app.location = location;
                true
            }
            None => false,
        }
    }

    pub(super) fn receive(&mut self, ctx: &Context<Visit>, loaded: Loaded) -> bool {
        let Loaded { what, content } = loaded;
        match what {
            Requested::Page(file) => self.receive_page(ctx, file, content),
            Requested::AllPages => self.receive_all(ctx, content),
            Requested::WhereNext => {
                self.app.catalog = self.pages.receive_where_next(&self.app.catalog, content);
                true
            }
        }
    }

    /// Adds a text, and goes to the page that waits for it. If it could not be loaded, the page has a message.
    fn receive_page(&mut self, ctx: &Context<Visit>, file: String, text: Option<JsValue>) -> bool {
        let filled = self.pages.receive(&self.app.catalog, &file, text);
        let is_loaded = filled.is_some();
        filled.into_iter().for_each(|catalog| self.app.catalog = catalog);
        let Some(destination) = &self.destination else { return false };
        let missing = view::pages_to_load(self.app.catalog.catalog(), destination.location());
        let is_ready =
            missing.is_empty() || (!is_loaded && missing.iter().any(|missing| missing.file == file));
        is_ready && !destination.is_return_to_search() && self.arrive(ctx)
    }

    fn receive_all(&mut self, ctx: &Context<Visit>, pages: Option<JsValue>) -> bool {
        if self.pages.receive_all(&self.app.catalog, pages) {
            return self.read_some(ctx);
        }
        self.return_to_search(ctx);
        self.notify(ctx, Some(Notice::TextsMissing))
    }

    /// Goes back to the results of a search, if that is the destination.
    fn return_to_search(&mut self, ctx: &Context<Visit>) -> bool {
        self.destination.as_ref().is_some_and(Destination::is_return_to_search) && self.arrive(ctx)
    }

    /// Reads some of the pages of all roles. What a search finds in them is shown once all are read.
    pub(super) fn read_some(&mut self, ctx: &Context<Visit>) -> bool {
        if let Some(catalog) = self.pages.read_some() {
            self.app.catalog = catalog;
            self.return_to_search(ctx);
            // The box that has the focus may be disabled now that it is known to leave nothing.
            if page::has_focus(&ctx.props().root) {
                self.after.get_or_insert(AfterNavigation::Stay);
            }
            return true;
        }
        self.read_later(ctx, 0);
        false
    }

    /// Goes on with reading after so many milliseconds, if there is anything to read.
    pub(super) fn read_later(&mut self, ctx: &Context<Visit>, milliseconds: u32) {
        if self.pages.is_reading() {
            let link = ctx.link().clone();
            self.reading = Some(Timeout::new(milliseconds, move || link.send_message(Message::ReadMore)));
        }
    }
}

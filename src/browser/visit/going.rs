//! A click, or a step in the history → the page there, as soon as its text has come.

use super::{Message, Visit};
use crate::browser::arrival::Arrival;
use crate::browser::links::Click;
use crate::browser::place::Place;
use crate::browser::{page, transition};
use crate::view::{self, Location, Notice};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use yew::Context;

/// Where a visitor wants to go.
pub(super) enum Wanted {
    /// To this URL, which names this page.
    Page(String, Location),
    /// To the entry of the history that the browser is at already.
    Entry(Location, Arrival),
}

impl Wanted {
    fn location(&self) -> &Location {
        let (Wanted::Page(_, location) | Wanted::Entry(location, _)) = self;
        location
    }

    /// Whether one has been there before, among what a search has found. Where one was there, one only is when all of it
    /// is found again.
    fn is_return_to_search(&self) -> bool {
        let is_return = matches!(self, Wanted::Entry(_, Arrival::Enter(Some(_)) | Arrival::Return(_)));
        is_return && self.location().filter.has_words()
    }
}

/// The attribute of the root while the text of another page is under way.
const BUSY: &str = "aria-busy";

impl Visit {
    /// Follows a link. Says whether there is something new to render, as the other messages' functions do.
    pub(super) fn click(&mut self, ctx: &Context<Visit>, click: Click) -> bool {
        match click {
            Click::Part(url) => {
                self.note(ctx);
                let address = &ctx.props().address;
                // In the tab the browser goes there, and makes the entry.
                if !address.is_tab() {
                    address.push(&url);
                    self.arrival = Some(Arrival::Part);
                }
                !address.is_tab()
            }
            Click::Page(url, location) if self.is_another_view(&location) => {
                let shown = self.app.location.filter.rows;
                let shows_more = location.filter.rows > shown;
                self.push(ctx, &url, location);
                self.arrival = Some(if shows_more { Arrival::Further(shown) } else { Arrival::Filtered });
                true
            }
            Click::Page(url, location) => self.want(ctx, Wanted::Page(url, location)),
        }
    }

    /// Whether a location is the page on screen, looked at otherwise: filtered, or compared with the same.
    fn is_another_view(&self, location: &Location) -> bool {
        let here = &self.app.location;
        let other = |location: &Location| location.compared.as_ref().map(|compared| compared.other.clone());
        location != here && location.route == here.route && other(location) == other(here)
    }

    /// Shows the history entry that the browser is at now. One without a state of ours is a part of a page
    /// that a link led to.
    pub(super) fn travel(&mut self, ctx: &Context<Visit>, state: &JsValue) -> bool {
        let location = ctx.props().address.location(self.app.catalog.catalog());
        let arrival = match Place::from_state(state) {
            Some(place) => Arrival::Return(place),
            None if location == self.app.location => Arrival::Part,
            None => Arrival::Page,
        };
        self.enter(ctx, location, arrival)
    }

    /// Shows what another URL names. Nobody has clicked, so scroll and focus are left where they are in the document.
    pub(super) fn go_to(&mut self, ctx: &Context<Visit>, url: &str) -> bool {
        let address = &ctx.props().address;
        address.go(url);
        self.enter(
            ctx,
            address.location(self.app.catalog.catalog()),
            Arrival::Shown(page::has_focus(&ctx.props().root)),
        )
    }

    /// Goes to a history entry that was made elsewhere.
    fn enter(&mut self, ctx: &Context<Visit>, location: Location, arrival: Arrival) -> bool {
        self.is_typing = false;
        self.is_url_behind = false;
        self.pause = None;
        // While the first page is awaited, there is another one to begin with, and still none on screen.
        let is_first = matches!(self.wanted, Some(Wanted::Entry(_, Arrival::Enter(_))));
        let arrival = if is_first { Arrival::Enter(None) } else { arrival };
        self.want(ctx, Wanted::Entry(location, arrival))
    }

    /// Goes to a page as soon as its text is there.
    pub(super) fn want(&mut self, ctx: &Context<Visit>, wanted: Wanted) -> bool {
        let is_there = self.ask(ctx, wanted.location());
        let is_found = !wanted.is_return_to_search() || self.texts.ask_for_all(ctx.link(), &self.app.catalog);
        self.wanted = Some(wanted);
        if is_there && is_found {
            return self.go(ctx);
        }
        let _ = ctx.props().root.set_attribute(BUSY, "true");
        false
    }

    /// Goes where the visitor wants to go.
    fn go(&mut self, ctx: &Context<Visit>) -> bool {
        let root = &ctx.props().root;
        let _ = root.remove_attribute(BUSY);
        match self.wanted.take() {
            Some(Wanted::Page(url, location)) => {
                let link = ctx.link().clone();
                let turn =
                    move |there| link.send_message(Message::Turn(url.clone(), location.clone(), there));
                // The fade is the whole document's.
                if ctx.props().address.is_tab() {
                    transition::begin(root, turn)
                } else {
                    turn(None)
                }
                false
            }
            Some(Wanted::Entry(location, arrival)) => {
                self.arrival = Some(arrival);
                self.app.location = location;
                true
            }
            None => false,
        }
    }

    /// Asks for the texts that the page at a location needs. Says whether all of them are there.
    pub(super) fn ask(&mut self, ctx: &Context<Visit>, location: &Location) -> bool {
        self.texts.ask(ctx.link(), &self.app.catalog, location)
    }

    /// Takes a text in, and goes on where somebody waits for it. Where it cannot be had, the page says so.
    pub(super) fn receive(&mut self, ctx: &Context<Visit>, role: usize, text: Option<JsValue>) -> bool {
        let filled = self.texts.receive(&self.app.catalog, role, text);
        let has_come = filled.is_some();
        filled.into_iter().for_each(|catalog| self.app.catalog = catalog);
        let Some(wanted) = &self.wanted else { return false };
        let missing = view::unread(self.app.catalog.catalog(), wanted.location());
        let is_clear = missing.is_empty() || (!has_come && missing.contains(&role));
        is_clear && !wanted.is_return_to_search() && self.go(ctx)
    }

    pub(super) fn receive_all(&mut self, ctx: &Context<Visit>, texts: Option<JsValue>) -> bool {
        let is_told =
            texts.is_none() && (self.return_to_search(ctx) | self.tell(ctx, Some(Notice::NotSearched)));
        self.texts.receive_all(&self.app.catalog, texts);
        self.read_some(ctx) || is_told
    }

    /// Goes back to what a search found, where somebody waits for it.
    fn return_to_search(&mut self, ctx: &Context<Visit>) -> bool {
        self.wanted.as_ref().is_some_and(Wanted::is_return_to_search) && self.go(ctx)
    }

    /// Reads some of the texts of all roles. What is found in them is shown once they are all read.
    pub(super) fn read_some(&mut self, ctx: &Context<Visit>) -> bool {
        if let Some(catalog) = self.texts.read_some() {
            self.app.catalog = catalog;
            self.return_to_search(ctx);
            return true;
        }
        if self.texts.has_unread() {
            let link = ctx.link().clone();
            self.reading = Some(Timeout::new(0, move || link.send_message(Message::Read)));
        }
        false
    }
}

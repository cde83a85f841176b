//! The page on screen and its URL, kept in step.
//!
//! Clicks, Back and Forward, and the filter come in as [`Message`]s. Each makes a new [`Location`], the view
//! renders it, and once it is on screen the visit arrives there: title, scroll, focus.
//!
//! 1. [`going`] follows links and the history. Where the text of a page has not come yet, the page before it stays until
//!    then; it is asked for as soon as one points at a link. The texts of all pages are asked for when somebody is about to
//!    search.
//! 2. [`filtering`] takes up ticks and keys, and keeps the history.
//!
//! A new page and a click on a facet each make a history entry. Typing makes one as it begins and rewrites
//! it from then on, until something else happens: Back leads to what was there before the typing. Every
//! entry keeps the [`Place`] where one last was on it.

mod filtering;
mod going;

use super::address::Address;
use super::arrival::{Arrival, arrive};
use super::fit::fit;
use super::links::Click;
use super::listeners::listeners;
use super::place::Place;
use super::texts::Texts;
use super::{copy, document, history, page};
use crate::view::{self, AppProps, Location, Notice, Setting, SharedCatalog};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use going::Wanted;
use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::{Element, ScrollRestoration};
use yew::{Component, Context, Html, Properties};

/// The part of the app that stays while pages come and go.
pub(super) struct Visit {
    /// What is on screen, and whom it tells.
    app: AppProps,
    /// What is to be done once it is.
    arrival: Option<Arrival>,
    /// Where the visitor wants to go, until the text of the page there has come.
    wanted: Option<Wanted>,
    texts: Texts,
    /// Whom to tell once another page is on screen.
    there: Option<Function>,
    /// Whether the current history entry came from typing and the typing goes on.
    is_typing: bool,
    /// Whether the filter on screen is not in the address bar yet.
    is_url_behind: bool,
    /// Runs out when what the visitor was told has been read.
    told: Option<Timeout>,
    /// Runs out when it is time to read some more of the texts of all roles.
    reading: Option<Timeout>,
    /// Runs out when there was neither scrolling nor typing for a moment.
    pause: Option<Timeout>,
    _listeners: Vec<EventListener>,
}

#[derive(Clone, Properties, PartialEq)]
pub(super) struct VisitProps {
    /// The site, as the visit begins.
    pub(super) catalog: SharedCatalog,
    /// The element that the pages are rendered into.
    pub(super) root: Element,
    /// Where their URL is kept.
    pub(super) address: Address,
    /// Loads a file.
    pub(super) load: Function,
    /// Puts the root into the document.
    pub(super) enter: Function,
}

/// What happens during a visit.
pub(super) enum Message {
    /// A link was clicked that leads within the site.
    Click(Click),
    /// The way to another page is clear: its URL, what to show there, and whom to tell when it is shown, if anybody waits.
    Turn(String, Location, Option<Function>),
    /// The browser went to another entry of the history, which holds this state.
    Travel(JsValue),
    /// The element's script went to another URL: back in the history, or because the document says so.
    Go(String),
    /// A box was ticked that leads there.
    Visit(Location),
    /// Somebody points at a link that leads there, or has it in focus.
    Approach(Location),
    /// The text of the role at this index, or of all roles where there is none, has come or cannot be had.
    Text(Option<usize>, Option<JsValue>),
    /// Somebody is about to search.
    Seek,
    /// It is time to read some more of them.
    Read,
    /// This is the text in the search field now.
    Search(String),
    /// The button was clicked that copies the link to the part with this id.
    Copy(String),
    /// The visitor has to be told something, or no longer.
    Tell(Option<Notice>),
    /// The focus left an element, and with it any typing ended.
    Leave,
    /// The scroll position or the focus changed.
    Move,
    /// It is time to note URL and place in the history: a pause, or the end of the visit.
    Note,
}

/// How long a visitor is told something, in milliseconds: twice the time that the longest notice takes to read
/// at 200 words a minute.
const READING_TIME: u32 = 10_000;

/// The attribute of the root once the first page is on screen.
const READY: &str = "data-rolebook-ready";

impl Component for Visit {
    type Message = Message;
    type Properties = VisitProps;

    fn create(ctx: &Context<Visit>) -> Visit {
        let VisitProps { catalog, address, .. } = ctx.props();
        let mut place = None;
        if address.is_tab() {
            // A browser that cannot leave scrolling to us scrolls by itself, which does no harm.
            let _ = history().set_scroll_restoration(ScrollRestoration::Manual);
            place = Place::from_state(&history().state().unwrap_or_default());
        }
        let location = address.location(catalog.catalog());
        let setting = if address.is_tab() { Setting::Document } else { Setting::Part };
        let mut visit = Visit {
            app: AppProps { catalog: catalog.clone(), location: location.clone(), notice: None, setting },
            arrival: None,
            wanted: None,
            texts: Texts::new(ctx.props().load.clone()),
            there: None,
            is_typing: false,
            is_url_behind: false,
            told: None,
            reading: None,
            pause: None,
            _listeners: listeners(ctx),
        };
        visit.want(ctx, Wanted::Entry(location, Arrival::Enter(place)));
        visit
    }

    fn update(&mut self, ctx: &Context<Visit>, message: Message) -> bool {
        match message {
            Message::Click(click) => self.click(ctx, click),
            Message::Turn(url, location, there) => {
                self.push(ctx, &url, location);
                self.arrival = Some(Arrival::Page);
                self.there = there;
                true
            }
            Message::Travel(state) => self.travel(ctx, &state),
            Message::Go(url) => self.go_to(ctx, &url),
            Message::Visit(location) => self.visit(ctx, location),
            Message::Approach(location) => {
                self.ask(ctx, &location);
                false
            }
            Message::Text(Some(role), text) => self.receive(ctx, role, text),
            Message::Text(None, texts) => self.receive_all(ctx, texts),
            Message::Seek => {
                self.texts.ask_for_all(ctx.link(), &self.app.catalog);
                false
            }
            Message::Read => self.read_some(ctx),
            Message::Search(text) => self.search(ctx, &text),
            Message::Copy(id) => {
                let address = ctx.props().address.clone();
                let link = copy::link(&address, self.app.catalog.catalog(), &id);
                ctx.link().send_future(async move { Message::Tell(Some(copy::copy(&link, &address).await)) });
                false
            }
            Message::Tell(notice) => self.tell(ctx, notice),
            Message::Leave => {
                self.is_typing = false;
                false
            }
            Message::Move => {
                follow_reading(ctx);
                self.note_after_pause(ctx);
                false
            }
            Message::Note => {
                self.note(ctx);
                self.show_rest()
            }
        }
    }

    fn view(&self, _: &Context<Visit>) -> Html {
        view::app(&self.app)
    }

    fn rendered(&mut self, ctx: &Context<Visit>, _: bool) {
        let VisitProps { root, address, enter, .. } = ctx.props();
        address.heading_level().into_iter().for_each(|level| fit(root, level));
        if let Some(arrival) = self.arrival.take() {
            if address.is_tab() {
                document().set_title(&view::title(self.app.catalog.catalog(), &self.app.location));
            }
            if matches!(arrival, Arrival::Enter(_)) {
                let _ = enter.call1(&JsValue::NULL, root);
                // Tells whoever waits for it. An element of the page's own takes any attribute.
                let _ = root.set_attribute(READY, "");
            }
            if let Some(notice) = arrive(arrival, root, address) {
                ctx.link().send_message(Message::Tell(Some(notice)));
            }
            follow_reading(ctx);
            if self.app.location.filter.has_words() {
                ctx.link().send_message(Message::Seek);
            }
        }
        if let Some(there) = self.there.take() {
            let _ = there.call0(&JsValue::NULL);
        }
    }
}

impl Visit {
    /// Tells the visitor something for a while.
    fn tell(&mut self, ctx: &Context<Visit>, notice: Option<Notice>) -> bool {
        let link = ctx.link().clone();
        self.told =
            notice.map(|_| Timeout::new(READING_TIME, move || link.send_message(Message::Tell(None))));
        self.app.notice = notice;
        true
    }
}

/// Marks what is being read. In somebody else's document nobody tells us of scrolling.
fn follow_reading(ctx: &Context<Visit>) {
    if ctx.props().address.is_tab() {
        page::follow_reading(&ctx.props().root);
    }
}

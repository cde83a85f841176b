//! The page on screen and its URL, kept in step.
//!
//! Clicks, Back and Forward, and the filter come in as [`Message`]s. Each makes a new [`Location`], the view
//! renders it, and once it is on screen the visit arrives there: title, scroll, focus. Where the text of a page has not
//! come yet, the page before it stays until then; it is asked for as soon as one points at a link. The texts of all
//! pages are asked for when somebody is about to search.
//!
//! A new page and a click on a facet each make a history entry. Typing makes one as it begins and rewrites
//! it from then on, until something else happens: Back leads to what was there before the typing. Every
//! entry keeps the [`Place`] where one last was on it.

use super::address::Address;
use super::arrival::{Arrival, arrive};
use super::fit::fit;
use super::links::Click;
use super::listeners::listeners;
use super::place::Place;
use super::texts::Texts;
use super::{copy, document, history, page, transition};
use crate::find::ROWS;
use crate::view::{self, AppProps, Location, Notice, Setting, SharedCatalog};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
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

/// Where a visitor wants to go.
enum Wanted {
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

/// How long a pause is, in milliseconds: shorter than it takes to leave the page by hand, and longer than
/// Safari's limit of 100 history changes in 30 seconds asks for between two words.
const PAUSE: u32 = 300;

/// How many rows the directory shows at once while its filter changes: more than a window holds. A row takes a third
/// of a millisecond, and each key is to be on screen with the next frame; the rest follows after the pause.
const ROWS_AT_ONCE: usize = 10;

/// How long a visitor is told something, in milliseconds: twice the time that the longest notice takes to read
/// at 200 words a minute.
const READING_TIME: u32 = 10_000;

/// The attribute of the root while the text of another page is under way.
const BUSY: &str = "aria-busy";

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
    /// Follows a link. Says whether there is something new to render, as the other messages' functions do.
    fn click(&mut self, ctx: &Context<Visit>, click: Click) -> bool {
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
    fn travel(&mut self, ctx: &Context<Visit>, state: &JsValue) -> bool {
        let location = ctx.props().address.location(self.app.catalog.catalog());
        let arrival = match Place::from_state(state) {
            Some(place) => Arrival::Return(place),
            None if location == self.app.location => Arrival::Part,
            None => Arrival::Page,
        };
        self.enter(ctx, location, arrival)
    }

    /// Shows what another URL names. Nobody has clicked, so scroll and focus are left where they are in the document.
    fn go_to(&mut self, ctx: &Context<Visit>, url: &str) -> bool {
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
        self.want(ctx, Wanted::Entry(location, arrival))
    }

    /// Goes to a page as soon as its text is there.
    fn want(&mut self, ctx: &Context<Visit>, wanted: Wanted) -> bool {
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
    fn ask(&mut self, ctx: &Context<Visit>, location: &Location) -> bool {
        self.texts.ask(ctx.link(), &self.app.catalog, location)
    }

    /// Takes a text in, and goes on where somebody waits for it. Where it cannot be had, the page says so.
    fn receive(&mut self, ctx: &Context<Visit>, role: usize, text: Option<JsValue>) -> bool {
        let filled = self.texts.receive(&self.app.catalog, role, text);
        let has_come = filled.is_some();
        filled.into_iter().for_each(|catalog| self.app.catalog = catalog);
        let Some(wanted) = &self.wanted else { return false };
        let missing = view::unread(self.app.catalog.catalog(), wanted.location());
        let is_clear = missing.is_empty() || (!has_come && missing.contains(&role));
        is_clear && !wanted.is_return_to_search() && self.go(ctx)
    }

    fn receive_all(&mut self, ctx: &Context<Visit>, texts: Option<JsValue>) -> bool {
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
    fn read_some(&mut self, ctx: &Context<Visit>) -> bool {
        if let Some(catalog) = self.texts.read_some() {
            self.app.catalog = catalog;
            self.return_to_search(ctx);
            return true;
        }
        if self.texts.has_unread() {
            let link = ctx.link().clone();
            Timeout::new(0, move || link.send_message(Message::Read)).forget();
        }
        false
    }

    fn visit(&mut self, ctx: &Context<Visit>, location: Location) -> bool {
        self.push(ctx, &self.url_of(ctx, &location), location);
        self.hurry(ctx);
        self.arrival = Some(Arrival::Filtered);
        true
    }

    fn search(&mut self, ctx: &Context<Visit>, text: &str) -> bool {
        let location = Location::directory(self.app.location.filter.with_text(text));
        if self.is_typing {
            self.app.location = location;
            self.is_url_behind = true;
        } else {
            self.push(ctx, &self.url_of(ctx, &location), location);
            self.is_typing = true;
        }
        self.texts.ask_for_all(ctx.link(), &self.app.catalog);
        self.hurry(ctx);
        true
    }

    /// Makes a history entry, after noting where one was on the entry that it leaves.
    fn push(&mut self, ctx: &Context<Visit>, url: &str, location: Location) {
        self.note(ctx);
        self.is_typing = false;
        self.app.location = location;
        ctx.props().address.push(url);
    }

    /// Notes the place, and the URL where it is behind, in the current history entry.
    fn note(&mut self, ctx: &Context<Visit>) {
        self.pause = None;
        // The entry may be that of the page which is not on screen yet.
        if matches!(self.wanted, Some(Wanted::Entry(..))) {
            return;
        }
        let url = self.is_url_behind.then(|| self.url_of(ctx, &self.app.location));
        self.is_url_behind = false;
        ctx.props().address.note(url.as_deref(), &ctx.props().root);
    }

    /// Has only the first rows shown for now.
    fn hurry(&mut self, ctx: &Context<Visit>) {
        let filter = &mut self.app.location.filter;
        filter.rows = filter.rows.min(ROWS_AT_ONCE);
        self.note_after_pause(ctx);
    }

    /// Shows the rows that had to wait.
    fn show_rest(&mut self) -> bool {
        let filter = &mut self.app.location.filter;
        let is_rest = filter.rows < ROWS;
        filter.rows = filter.rows.max(ROWS);
        is_rest
    }

    /// Tells the visitor something for a while.
    fn tell(&mut self, ctx: &Context<Visit>, notice: Option<Notice>) -> bool {
        let link = ctx.link().clone();
        self.told =
            notice.map(|_| Timeout::new(READING_TIME, move || link.send_message(Message::Tell(None))));
        self.app.notice = notice;
        true
    }

    fn note_after_pause(&mut self, ctx: &Context<Visit>) {
        let link = ctx.link().clone();
        self.pause = Some(Timeout::new(PAUSE, move || link.send_message(Message::Note)));
    }

    fn url_of(&self, ctx: &Context<Visit>, location: &Location) -> String {
        ctx.props().address.url_of(location, self.app.catalog.catalog())
    }
}

/// Marks what is being read. In somebody else's document nobody tells us of scrolling.
fn follow_reading(ctx: &Context<Visit>) {
    if ctx.props().address.is_tab() {
        page::follow_reading(&ctx.props().root);
    }
}

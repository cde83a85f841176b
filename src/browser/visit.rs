//! The page on screen and its URL, kept in step.
//!
//! Clicks, Back and Forward, and the filter come in as [`Message`]s. Each makes a new [`Location`](view::Location), the view renders it, and
//! once it is on screen, title, scroll and focus follow.
//!
//! 1. [`going`] follows links and the history. While the text of a page is loading, the page before it stays. The text is
//!    requested as soon as the pointer is on a link, and that of all pages when the visitor is about to search.
//! 2. [`filtering`] handles checkboxes and keys, and writes the history.
//!
//! A new page and a click on a facet each make a history entry. Typing makes one as it begins and rewrites
//! it from then on, until something else happens: Back leads to what was there before the typing. Every
//! entry keeps its last [`ScrollState`].

mod filtering;
mod going;

use super::address::Address;
use super::after_navigation::AfterNavigation;
use super::fit::fit;
use super::listeners::listeners;
use super::message::Message;
use super::page_loader::PageLoader;
use super::scroll_state::ScrollState;
use super::{copy, document, history, page};
use crate::view::{self, AppProps, Embedding, Notice, SharedCatalog};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use going::Destination;
use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::{Element, ScrollRestoration};
use yew::{Component, Context, Html, Properties};

/// The part of the app that stays while pages come and go.
pub(super) struct Visit {
    /// What is on screen.
    app: AppProps,
    /// What is done once it is.
    after: Option<AfterNavigation>,
    /// Where the visitor is going, until the text of the page there is loaded.
    destination: Option<Destination>,
    pages: PageLoader,
    /// Called once another page is on screen.
    shown: Option<Function>,
    /// Whether the current history entry came from typing and the typing goes on.
    is_typing: bool,
    /// Whether the filter on screen is not in the address bar yet.
    is_url_behind: bool,
    /// Whether Enter was pressed, which opened nothing while texts were still to come, and nothing else has happened since.
    opens_only_result: bool,
    /// Runs out when the notice on screen has been read.
    notice: Option<Timeout>,
    /// Runs out when it is time to read some more of the pages of all roles.
    reading: Option<Timeout>,
    /// Runs out when there was neither scrolling nor typing for a moment.
    pause: Option<Timeout>,
    _listeners: Vec<EventListener>,
}

#[derive(Clone, Properties, PartialEq)]
pub(super) struct VisitProps {
    /// The site at the beginning of the visit.
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

/// How long a notice is shown, in milliseconds: twice the time that the longest takes to read at 200 words a minute.
const READING_TIME: u32 = 10_000;

/// The attribute of the root once the first page is on screen.
const READY: &str = "data-rolebook-ready";

impl Component for Visit {
    type Message = Message;
    type Properties = VisitProps;

    fn create(ctx: &Context<Visit>) -> Visit {
        let VisitProps { catalog, address, .. } = ctx.props();
        let mut state = None;
        if address.is_tab() {
            // A browser that cannot leave scrolling to the app scrolls by itself, which does no harm.
            let _ = history().set_scroll_restoration(ScrollRestoration::Manual);
            state = ScrollState::from_js(&history().state().unwrap_or_default());
        }
        let location = address.location(catalog.catalog());
        let embedding = if address.is_tab() { Embedding::Document } else { Embedding::Section };
        let mut visit = Visit {
            app: AppProps { catalog: catalog.clone(), location: location.clone(), notice: None, embedding },
            after: None,
            destination: None,
            pages: PageLoader::new(ctx.props().load.clone(), ctx.link().callback(Message::Loaded)),
            shown: None,
            is_typing: false,
            is_url_behind: false,
            opens_only_result: false,
            notice: None,
            reading: None,
            pause: None,
            _listeners: listeners(
                &ctx.props().root,
                catalog,
                address,
                &ctx.link().callback(|message| message),
            ),
        };
        visit.go_to(ctx, Destination::Entry(location, AfterNavigation::TakeOver(state)));
        visit
    }

    fn update(&mut self, ctx: &Context<Visit>, message: Message) -> bool {
        match message {
            Message::Click(click) => self.click(ctx, click),
            Message::Show(url, location, shown) => {
                self.push(ctx, &url, location, Some(AfterNavigation::GoToPage));
                self.shown = shown;
                true
            }
            Message::PopState(state) => self.pop_state(ctx, &state),
            Message::GoTo(url) => self.go_to_url(ctx, &url),
            Message::Filter(facet, value) => self.filter(ctx, facet, &value),
            Message::Prefetch(location) => {
                self.pages.request(&self.app.catalog, &location);
                false
            }
            Message::Loaded(loaded) => self.receive(ctx, loaded),
            Message::PrepareSearch => {
                self.app.catalog.prepare_search();
                self.pages.request_all(&self.app.catalog);
                false
            }
            Message::ReadMore => self.read_some(ctx),
            Message::Search(text) => self.search(ctx, &text),
            Message::OpenOnlyResult => {
                self.opens_only_result =
                    !page::open_only_result(&ctx.props().root) && !self.app.catalog.is_complete();
                false
            }
            Message::Copy(id) => {
                let address = ctx.props().address.clone();
                let link = copy::link(&address, self.app.catalog.catalog(), &id);
                ctx.link()
                    .send_future(async move { Message::Notify(Some(copy::copy(&link, &address).await)) });
                false
            }
            Message::Notify(notice) => self.notify(ctx, notice),
            Message::FocusOut => {
                self.is_typing = false;
                self.opens_only_result = false;
                false
            }
            Message::Move => {
                follow_reading(ctx);
                self.commit_after_pause(ctx);
                false
            }
            Message::Commit => {
                self.commit(ctx);
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
        if let Some(after) = self.after.take() {
            if address.is_tab() {
                document().set_title(&view::title(self.app.catalog.catalog(), &self.app.location));
            }
            if matches!(after, AfterNavigation::TakeOver(_)) {
                let _ = enter.call1(&JsValue::NULL, root);
                // For whatever waits for it. An element of the page's own takes any attribute.
                let _ = root.set_attribute(READY, "");
            }
            if let Some(notice) = after.run(root, address) {
                ctx.link().send_message(Message::Notify(Some(notice)));
            }
            follow_reading(ctx);
            if self.app.location.filter.has_words() {
                ctx.link().send_message(Message::PrepareSearch);
            }
        }
        if self.opens_only_result && self.app.catalog.is_complete() {
            self.opens_only_result = false;
            page::open_only_result(root);
        }
        if let Some(shown) = self.shown.take() {
            let _ = shown.call0(&JsValue::NULL);
        }
    }
}

impl Visit {
    /// Shows a notice for a while.
    fn notify(&mut self, ctx: &Context<Visit>, notice: Option<Notice>) -> bool {
        let link = ctx.link().clone();
        self.notice =
            notice.map(|_| Timeout::new(READING_TIME, move || link.send_message(Message::Notify(None))));
        self.app.notice = notice;
        true
    }
}

/// Marks what is being read. In a host's document the app does not listen to scrolling.
fn follow_reading(ctx: &Context<Visit>) {
    if ctx.props().address.is_tab() {
        page::follow_reading(&ctx.props().root);
    }
}

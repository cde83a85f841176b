//! The page on screen and the URL, kept in step.
//!
//! Clicks, Back and Forward, and the filter come in as [`Message`]s. Each makes a new [`Location`], the view
//! renders it, and once it is on screen the visit arrives there: title, scroll, focus.
//!
//! A new page and a click on a facet each make a history entry. Typing makes one as it begins and rewrites
//! it from then on, until something else happens: Back leads to what was there before the typing. Every
//! entry keeps the [`Place`] where one last was on it.

use super::links::{Click, current_location};
use super::page::{self, Target};
use super::place::Place;
use super::{copy, document, history, transition, window};
use crate::find::ROWS;
use crate::model::Catalog;
use crate::view::{self, AppProps, Location, Notice, SharedCatalog};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget, HtmlInputElement, PopStateEvent, ScrollRestoration};
use yew::{Component, Context, Html, Properties};

/// The part of the app that stays while pages come and go.
pub(super) struct Visit {
    /// What is on screen, and whom it tells.
    app: AppProps,
    /// What is to be done once it is.
    arrival: Option<Arrival>,
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
    _listeners: [EventListener; 6],
}

#[derive(Properties, PartialEq)]
pub(super) struct VisitProps {
    /// The site.
    pub(super) catalog: SharedCatalog,
    /// The element that the pages are rendered into.
    pub(super) root: Element,
}

/// What happens during a visit.
pub(super) enum Message {
    /// A link was clicked that leads within the site.
    Click(Click),
    /// The way to another page is clear: its URL, what to show there, and whom to tell when it is shown.
    Turn(String, Location, Function),
    /// The browser went to another entry of the history, which holds this state.
    Travel(JsValue),
    /// A box was ticked that leads there.
    Visit(Location),
    /// The text in the search field changed.
    Search(Event),
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

/// What is to be done once a page is on screen.
enum Arrival {
    /// Go to the part that the URL names, if it names one: the visit begins, or a link led within the page.
    Part,
    /// Go on after a reload, or coming back from another site.
    Resume(Place),
    /// Begin another page: at the part that the URL names, else at its top.
    Page,
    /// Go back to an entry of the history that was on screen before.
    Return(Place),
    /// Stay: the page was only filtered anew.
    Filtered,
    /// Go on behind so many roles: the list has become longer.
    Further(usize),
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

/// The attribute of the root once the first page is on screen.
const READY: &str = "data-rolebook-ready";

impl Component for Visit {
    type Message = Message;
    type Properties = VisitProps;

    fn create(ctx: &Context<Visit>) -> Visit {
        // A browser that cannot leave scrolling to us scrolls by itself, which does no harm.
        let _ = history().set_scroll_restoration(ScrollRestoration::Manual);
        let state = history().state().unwrap_or_default();
        Visit {
            app: AppProps {
                catalog: ctx.props().catalog.clone(),
                location: current_location(base(ctx)),
                notice: None,
                on_visit: ctx.link().callback(Message::Visit),
                on_search: ctx.link().callback(Message::Search),
            },
            arrival: Some(Place::from_state(&state).map_or(Arrival::Part, Arrival::Resume)),
            there: None,
            is_typing: false,
            is_url_behind: false,
            told: None,
            pause: None,
            _listeners: listeners(ctx),
        }
    }

    fn update(&mut self, ctx: &Context<Visit>, message: Message) -> bool {
        match message {
            Message::Click(click) => self.click(ctx, click),
            Message::Turn(url, location, there) => {
                self.push(ctx, &url, location);
                self.arrival = Some(Arrival::Page);
                self.there = Some(there);
                true
            }
            Message::Travel(state) => self.travel(ctx, &state),
            Message::Visit(location) => self.visit(ctx, location),
            Message::Search(event) => self.search(ctx, &event),
            Message::Copy(id) => {
                ctx.link().send_future(async { Message::Tell(Some(copy::copy(id).await)) });
                false
            }
            Message::Tell(notice) => self.tell(ctx, notice),
            Message::Leave => {
                self.is_typing = false;
                false
            }
            Message::Move => {
                page::follow_reading(&ctx.props().root);
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

    fn rendered(&mut self, ctx: &Context<Visit>, is_first: bool) {
        let VisitProps { catalog, root } = ctx.props();
        if let Some(arrival) = self.arrival.take() {
            document().set_title(&view::title(catalog.catalog(), &self.app.location));
            if let Some(notice) = arrive(arrival, root) {
                ctx.link().send_message(Message::Tell(Some(notice)));
            }
            page::follow_reading(root);
        }
        if let Some(there) = self.there.take() {
            let _ = there.call0(&JsValue::NULL);
        }
        if is_first {
            // Tells whoever waits for it, tests above all. An element of the page's own takes any attribute.
            let _ = root.set_attribute(READY, "");
        }
    }
}

impl Visit {
    /// Follows a link. Says whether there is something new to render, as the other messages' functions do.
    fn click(&mut self, ctx: &Context<Visit>, click: Click) -> bool {
        match click {
            Click::OnThisPage => {
                self.note(ctx);
                false
            }
            Click::Page { url, location } if self.is_another_view(&location) => {
                let shown = self.app.location.filter.rows;
                let shows_more = location.filter.rows > shown;
                self.push(ctx, &url, location);
                self.arrival = Some(if shows_more { Arrival::Further(shown) } else { Arrival::Filtered });
                true
            }
            Click::Page { url, location } => {
                let link = ctx.link().clone();
                transition::begin(&ctx.props().root, move |there| {
                    link.send_message(Message::Turn(url.clone(), location.clone(), there));
                });
                false
            }
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
        let location = current_location(base(ctx));
        self.is_typing = false;
        self.is_url_behind = false;
        self.pause = None;
        self.arrival = Some(match Place::from_state(state) {
            Some(place) => Arrival::Return(place),
            None if location == self.app.location => Arrival::Part,
            None => Arrival::Page,
        });
        self.app.location = location;
        true
    }

    fn visit(&mut self, ctx: &Context<Visit>, location: Location) -> bool {
        self.push(ctx, &location.to_url(base(ctx)), location);
        self.hurry(ctx);
        self.arrival = Some(Arrival::Filtered);
        true
    }

    fn search(&mut self, ctx: &Context<Visit>, event: &Event) -> bool {
        let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
            return false;
        };
        let location = Location::directory(self.app.location.filter.with_text(&field.value()));
        if self.is_typing {
            self.app.location = location;
            self.is_url_behind = true;
        } else {
            self.push(ctx, &location.to_url(base(ctx)), location);
            self.is_typing = true;
        }
        self.hurry(ctx);
        true
    }

    /// Makes a history entry, after noting where one was on the entry that it leaves.
    fn push(&mut self, ctx: &Context<Visit>, url: &str, location: Location) {
        self.note(ctx);
        self.is_typing = false;
        self.app.location = location;
        // Refused only where scripts may not touch the history at all: the page is then shown without it.
        let _ = history().push_state_with_url(&JsValue::NULL, "", Some(url));
    }

    /// Notes the place, and the URL where it is behind, in the current history entry.
    fn note(&mut self, ctx: &Context<Visit>) {
        self.pause = None;
        let url = self.is_url_behind.then(|| self.app.location.to_url(base(ctx)));
        self.is_url_behind = false;
        let state = Place::now(&ctx.props().root).to_state();
        // Refused when there are too many in a short time; the next pause makes up for it.
        let _ = history().replace_state_with_url(&state, "", url.as_deref());
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
}

/// Does what is to be done on a page that is on screen, and says what the visitor has to know.
fn arrive(arrival: Arrival, root: &Element) -> Option<Notice> {
    match arrival {
        Arrival::Part => return find_part(root, |_| {}),
        Arrival::Resume(place) => place.restore(root),
        Arrival::Page => return find_part(root, page::go_to_top),
        Arrival::Return(place) => {
            place.restore(root);
            page::keep_focus(root);
        }
        Arrival::Filtered => page::keep_focus(root),
        Arrival::Further(roles) => page::focus_role(root, roles),
    }
    None
}

/// Goes to the part that the URL names; does `otherwise` where there is nowhere to go.
fn find_part(root: &Element, otherwise: fn(&Element)) -> Option<Notice> {
    match page::target(root) {
        Target::Part(part) => {
            page::go_to(&part);
            None
        }
        Target::Nearest(part) => {
            page::go_to(&part);
            Some(Notice::Nearest)
        }
        Target::Gone => {
            otherwise(root);
            Some(Notice::PartGone)
        }
        Target::None => {
            otherwise(root);
            None
        }
    }
}

/// Hears of everything that happens. Scrolling and focus are heard of anywhere in the document.
fn listeners(ctx: &Context<Visit>) -> [EventListener; 6] {
    let VisitProps { catalog, root } = ctx.props();
    // One closure hears of everything: each further one would be compiled with all that is around it.
    let hear = |target: &EventTarget, event: &'static str, message: Reading| {
        let (link, catalog) = (ctx.link().clone(), catalog.clone());
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(target, event, options, move |event| {
            if let Some(message) = message(event, catalog.catalog()) {
                link.send_message(message);
            }
        })
    };
    [
        hear(root, "click", follow),
        hear(&window(), "popstate", |event, _| {
            let state = event.dyn_ref::<PopStateEvent>().map_or(JsValue::NULL, PopStateEvent::state);
            Some(Message::Travel(state))
        }),
        hear(&window(), "scroll", |_, _| Some(Message::Move)),
        hear(root, "focusin", |_, _| Some(Message::Move)),
        hear(root, "focusout", |_, _| Some(Message::Leave)),
        hear(&window(), "pagehide", |_, _| Some(Message::Note)),
    ]
}

/// What an event means for us, if anything.
type Reading = fn(&Event, &Catalog) -> Option<Message>;

/// Reads a click. One that leads to another page is kept from the browser, which can only be done while it
/// asks: the message arrives a moment later.
fn follow(event: &Event, catalog: &Catalog) -> Option<Message> {
    if let Some(id) = copy::wanted(event) {
        return Some(Message::Copy(id));
    }
    let click = Click::read(event, catalog)?;
    if matches!(click, Click::Page { .. }) {
        event.prevent_default();
    }
    Some(Message::Click(click))
}

fn base(ctx: &Context<Visit>) -> &str {
    &ctx.props().catalog.catalog().site.base_path
}

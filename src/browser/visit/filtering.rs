//! A checkbox or a key → the filtered directory, and its URL in the history.

use super::Visit;
use super::going::Destination;
use crate::browser::after_navigation::AfterNavigation;
use crate::browser::message::Message;
use crate::browser::page;
use crate::view::Location;
use gloo::timers::callback::Timeout;
use rolebook_search::{Facet, ROWS};
use yew::Context;

/// How long a pause is, in milliseconds: shorter than it takes to leave the page by hand, and longer than
/// Safari's limit of 100 history changes in 30 seconds asks for between two words.
const PAUSE: u32 = 300;

/// How long a result has until it is painted, in milliseconds, before texts are read again.
const PAINTING: u32 = 30;

/// The least heights of a row, of one that has the words of a query, and of what stands above the first one in a window that has the
/// search field, in pixels.
///
/// While its filter changes, the directory shows only the rows that the window holds: a row takes a third of a millisecond to make
/// and as long to paint, and each key is to be on screen with the next frame. The rest follows after the pause.
const ROW_HEIGHT: f64 = 110.0;
const FOUND_ROW_HEIGHT: f64 = 160.0;
const SEARCH_HEIGHT: f64 = 300.0;

impl Visit {
    /// Selects a value of a facet, or takes it out. Returns whether there is something new to render, as the functions of all
    /// messages do.
    pub(super) fn filter(&mut self, ctx: &Context<Visit>, facet: Facet, value: &str) -> bool {
        let location = Location::directory(self.app.location.filter.toggle(facet, value));
        self.push(ctx, &self.url_of(ctx, &location), location, Some(AfterNavigation::Stay));
        self.limit_rows(ctx, 0.0);
        true
    }

    /// Filters by the text that is in the search field now.
    pub(super) fn search(&mut self, ctx: &Context<Visit>, text: &str) -> bool {
        let location = Location::directory(self.app.location.filter.with_text(text));
        self.opens_only_result = false;
        if self.is_typing {
            self.app.location = location;
            self.is_url_behind = true;
        } else {
            self.push(ctx, &self.url_of(ctx, &location), location, None);
            self.is_typing = true;
        }
        self.pages.request_all(&self.app.catalog);
        self.limit_rows(ctx, SEARCH_HEIGHT);
        true
    }

    /// Makes a history entry for a page that is shown now, after committing the one that it leaves. A page that was waited for is
    /// waited for no longer.
    pub(super) fn push(
        &mut self,
        ctx: &Context<Visit>,
        url: &str,
        location: Location,
        after: Option<AfterNavigation>,
    ) {
        self.commit(ctx);
        self.is_typing = false;
        self.opens_only_result = false;
        self.app.location = location;
        ctx.props().address.push(url);
        self.after = if self.cancel(ctx) { Some(AfterNavigation::TakeOver(None)) } else { after };
    }

    /// Writes the scroll state, and the URL if it is behind, to the current history entry.
    pub(super) fn commit(&mut self, ctx: &Context<Visit>) {
        self.pause = None;
        // The entry may belong to a page that is not on screen yet.
        if matches!(self.destination, Some(Destination::Entry(..))) {
            return;
        }
        let url = self.is_url_behind.then(|| self.url_of(ctx, &self.app.location));
        self.is_url_behind = false;
        ctx.props().address.commit(url.as_deref(), &ctx.props().root);
    }

    /// Shows only the first rows for now, below something that is so high, and lets them be painted before texts are read.
    fn limit_rows(&mut self, ctx: &Context<Visit>, above: f64) {
        let filter = &mut self.app.location.filter;
        let height = if filter.has_words() { FOUND_ROW_HEIGHT } else { ROW_HEIGHT };
        let below = (page::window_height() - above) / height;
        filter.rows = filter.rows.min(below.max(0.0) as usize + 1);
        self.commit_after_pause(ctx);
        self.read_later(ctx, PAINTING);
    }

    /// Shows the other rows.
    pub(super) fn show_rest(&mut self) -> bool {
        let filter = &mut self.app.location.filter;
        let is_rest = filter.rows < ROWS;
        filter.rows = filter.rows.max(ROWS);
        is_rest
    }

    /// Commits when there was neither scrolling nor typing for a moment.
    pub(super) fn commit_after_pause(&mut self, ctx: &Context<Visit>) {
        let link = ctx.link().clone();
        self.pause = Some(Timeout::new(PAUSE, move || link.send_message(Message::Commit)));
    }

    fn url_of(&self, ctx: &Context<Visit>, location: &Location) -> String {
        ctx.props().address.url_of(location, self.app.catalog.catalog())
    }
}

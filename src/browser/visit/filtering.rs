//! A checkbox or a key → the filtered directory, and its URL in the history.

use super::Visit;
use super::going::Destination;
use crate::browser::after_navigation::AfterNavigation;
use crate::browser::message::Message;
use crate::view::Location;
use gloo::timers::callback::Timeout;
use rolebook_search::ROWS;
use yew::Context;

/// How long a pause is, in milliseconds: shorter than it takes to leave the page by hand, and longer than
/// Safari's limit of 100 history changes in 30 seconds asks for between two words.
const PAUSE: u32 = 300;

/// How many rows the directory shows at once while its filter changes: more than a window holds. A row takes a third
/// of a millisecond, and each key is to be on screen with the next frame; the rest follows after the pause.
const ROWS_AT_ONCE: usize = 10;

impl Visit {
    /// Goes where the checkbox leads that was ticked. Returns whether there is something new to render, as the functions of
    /// all messages do.
    pub(super) fn filter(&mut self, ctx: &Context<Visit>, location: Location) -> bool {
        self.push(ctx, &self.url_of(ctx, &location), location);
        self.limit_rows(ctx);
        self.after = Some(AfterNavigation::Stay);
        true
    }

    /// Filters by the text that is in the search field now.
    pub(super) fn search(&mut self, ctx: &Context<Visit>, text: &str) -> bool {
        let location = Location::directory(self.app.location.filter.with_text(text));
        if self.is_typing {
            self.app.location = location;
            self.is_url_behind = true;
        } else {
            self.push(ctx, &self.url_of(ctx, &location), location);
            self.is_typing = true;
        }
        self.pages.request_all(&self.app.catalog);
        self.limit_rows(ctx);
        true
    }

    /// Makes a history entry, after committing the one that it leaves.
    pub(super) fn push(&mut self, ctx: &Context<Visit>, url: &str, location: Location) {
        self.commit(ctx);
        self.is_typing = false;
        self.app.location = location;
        ctx.props().address.push(url);
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

    /// Shows only the first rows for now.
    fn limit_rows(&mut self, ctx: &Context<Visit>) {
        let filter = &mut self.app.location.filter;
        filter.rows = filter.rows.min(ROWS_AT_ONCE);
        self.commit_after_pause(ctx);
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

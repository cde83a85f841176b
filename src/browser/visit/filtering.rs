//! A tick or a key → the directory as it is filtered then, and its URL in the history.

use super::going::Wanted;
use super::{Message, Visit};
use crate::browser::arrival::Arrival;
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
    /// Goes where a box leads that was ticked. Says whether there is something new to render, as do the functions of all
    /// messages.
    pub(super) fn visit(&mut self, ctx: &Context<Visit>, location: Location) -> bool {
        self.push(ctx, &self.url_of(ctx, &location), location);
        self.hurry(ctx);
        self.arrival = Some(Arrival::Filtered);
        true
    }

    /// Takes up what stands in the search field now.
    pub(super) fn search(&mut self, ctx: &Context<Visit>, text: &str) -> bool {
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
    pub(super) fn push(&mut self, ctx: &Context<Visit>, url: &str, location: Location) {
        self.note(ctx);
        self.is_typing = false;
        self.app.location = location;
        ctx.props().address.push(url);
    }

    /// Notes the place, and the URL where it is behind, in the current history entry.
    pub(super) fn note(&mut self, ctx: &Context<Visit>) {
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
    pub(super) fn show_rest(&mut self) -> bool {
        let filter = &mut self.app.location.filter;
        let is_rest = filter.rows < ROWS;
        filter.rows = filter.rows.max(ROWS);
        is_rest
    }

    /// Notes it when there was neither scrolling nor typing for a moment.
    pub(super) fn note_after_pause(&mut self, ctx: &Context<Visit>) {
        let link = ctx.link().clone();
        self.pause = Some(Timeout::new(PAUSE, move || link.send_message(Message::Note)));
    }

    fn url_of(&self, ctx: &Context<Visit>, location: &Location) -> String {
        ctx.props().address.url_of(location, self.app.catalog.catalog())
    }
}

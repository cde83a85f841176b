//! A level → the place of the visitor's own notes on it.
//!
//! It stays empty here: `boot.js` defines the element, and puts the link into it that opens the notes. In an embed, where
//! nobody defines it, it is nothing.

use super::PageContext;
use super::page_context::level_route;
use rolebook_model::{Role, Section};
use yew::prelude::*;

/// The place on the page of the level with this index, or of a role with a single level; none where there is nothing to note.
pub(super) fn notes(page: PageContext<'_>, role: &Role, level: Option<usize>) -> Html {
    let has_items = role.sections.iter().any(Section::has_items);
    let only_level = (role.levels.len() == 1).then_some(0);
    let level = level.or(only_level).filter(|_| has_items).and_then(|level| role.levels.get(level));
    let place = level.map(|level| {
        let level = level_route(role, &level.slug).reference();
        html! { <rolebook-notes {level} label={page.messages.my_notes} class="choose"></rolebook-notes> }
    });
    place.unwrap_or_default()
}

//! What a level has in a row: what it repeats from the rung to the left, folded, and what it adds.

use super::Shown;
use super::table::RANK;
use crate::view::element::element;
use crate::view::inclusions::inclusions;
use crate::view::messages::fill;
use crate::view::sections::Article;
use crate::view::text::{Change, RenderContext, block, entry};
use rolebook_diff::{Cell, Column, Entry, Piece, State};
use rolebook_model::Necessity;
use yew::prelude::*;

/// The content of a cell.
pub(super) fn cell(shown: Shown<'_>, column: Column, cell: &Cell<'_>) -> Html {
    let is = |wanted: fn(&State) -> bool| cell.entries.iter().filter(move |entry| wanted(&entry.state));
    let repeated: Vec<&Entry<'_>> = is(|state| *state == State::Repeated).collect();
    let lowest = list(shown, is(|state| *state == State::Lowest));
    let new = list(shown, is(|state| *state == State::New));
    let changed = list(shown, is(|state| matches!(state, State::Changed(_))));
    let has_more = repeated.len() < cell.entries.len();
    html! {
        <>
            { fold(shown, column, cell, &repeated, has_more) }
            { included(shown, column, cell) }
            { lowest }
            { marked("new", shown.words.new, new) }
            { marked("changed", shown.page.messages.changed, changed) }
            { of_lower(shown, cell) }
        </>
    }
}

/// What is repeated, below a summary that names the rung to the left.
fn fold(shown: Shown<'_>, column: Column, cell: &Cell<'_>, repeated: &[&Entry<'_>], has_more: bool) -> Html {
    let (Some(left), Some(content)) = (column.left, list(shown, repeated.iter().copied())) else {
        return Html::default();
    };
    let Shown { page, words, .. } = shown;
    let left = shown.rung(left);
    let summary = match (cell.repeats_all, has_more) {
        (true, true) => fill(words.as_and, &[left]),
        (true, false) => fill(words.as_at, &[left]),
        (false, _) => fill(page.messages.same_as_at, &[&page.messages.number(repeated.len()), left]),
    };
    html! { <details class="as-at">{ element("summary", "", summary) }{ content }</details> }
}

/// What sections of the cell say they include.
fn included(shown: Shown<'_>, column: Column, cell: &Cell<'_>) -> Html {
    let sections = cell.sections.iter().filter_map(|section| shown.role.sections.get(*section));
    let with_any = sections.filter(|section| !section.includes.is_empty());
    let article = || Article::new(shown.page, shown.role, Some(column.level), &[], shown.footnotes);
    with_any.map(|section| inclusions(&article(), section, RANK)).collect()
}

/// What lower levels have that are not the rung to the left, by level.
fn of_lower(shown: Shown<'_>, cell: &Cell<'_>) -> Html {
    let mut levels: Vec<usize> = Vec::new();
    for entry in &cell.entries {
        match entry.state {
            State::As(level) if !levels.contains(&level) => levels.push(level),
            _ => {}
        }
    }
    let of_level = |level: usize| {
        let entries = cell.entries.iter().filter(move |entry| entry.state == State::As(level));
        marked("lower", fill(shown.words.as_at, &[shown.rung(level)]), list(shown, entries))
    };
    levels.into_iter().map(of_level).collect()
}

/// Pieces of one state, which stands in words before them.
fn marked(state: &'static str, name: impl Into<Html>, content: Option<Html>) -> Html {
    let Some(content) = content else { return Html::default() };
    html! { <div data-state={state}>{ element("p", "state", name) }{ content }</div> }
}

/// Pieces in order: items that follow one another as a list.
fn list<'a>(shown: Shown<'_>, entries: impl Iterator<Item = &'a Entry<'a>>) -> Option<Html> {
    let mut content: Vec<Html> = Vec::new();
    let mut items: Vec<Html> = Vec::new();
    let end = |items: &mut Vec<Html>, content: &mut Vec<Html>| {
        if !items.is_empty() {
            let items = items.drain(..).collect::<Html>();
            // Said again for browsers that take a list without its own marks for none.
            content.push(html! { <ul role="list" class="items">{ items }</ul> });
        }
    };
    for entry in entries {
        let shown_piece = piece(shown, entry);
        if matches!(entry.piece, Piece::Item(_)) {
            items.push(element("li", "", shown_piece));
        } else {
            end(&mut items, &mut content);
            content.push(shown_piece);
        }
    }
    end(&mut items, &mut content);
    (!content.is_empty()).then(|| content.into_iter().collect())
}

fn piece(shown: Shown<'_>, Entry { piece, state, .. }: &Entry<'_>) -> Html {
    let Shown { page, role, footnotes, .. } = shown;
    let context = RenderContext::new(page.messages, footnotes).with_notes(&role.footnotes).into_copy();
    let context = context.with_whole_page(page.role_path(role));
    let mut context = match state {
        State::Changed(marks) => context.with_marks(Change::Insertion, marks),
        _ => context,
    };
    match piece {
        Piece::Item(item) => {
            let is_bonus = item.necessity == Some(Necessity::Bonus);
            let bonus = html! {
                if is_bonus {
                    { " " }{ element("span", "mark", page.messages.bonus) }
                }
            };
            entry(&mut context, item.done, &item.blocks, bonus, RANK)
        }
        Piece::Block(one) => block(&mut context, one, RANK),
    }
}

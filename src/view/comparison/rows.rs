//! The pairs of a comparison → rows of two columns, each with its state in words.

use super::sides;
use crate::view::PageContext;
use crate::view::element::element;
use crate::view::facts::facts;
use crate::view::footnotes::Footnotes;
use crate::view::messages::{direction, fill};
use crate::view::resolve::language;
use crate::view::text::{Change, RenderContext, block, entry};
use rolebook_diff::{Group, Marked, Pair, Piece, Side};
use rolebook_model::{Heading, Label, Necessity};
use std::ops::Range;
use yew::prelude::*;

/// The rank of a group's heading.
const RANK: u8 = 2;

/// One side of the comparison, with what its column needs.
pub(super) struct Column<'a> {
    side: Side<'a>,
    /// The side's name. On a narrow screen there are no columns, and each item follows the name of its side.
    name: &'a str,
    /// What text is that the other side lacks.
    change: Change,
    /// The side's language, where it is not the page's.
    language: Option<&'a str>,
}

impl<'a> Column<'a> {
    /// The column of the page's own side.
    pub(super) fn one(side: Side<'a>, name: &'a str) -> Column<'a> {
        Column { side, name, change: Change::Deletion, language: None }
    }

    /// The column of the side that `one` is compared with.
    pub(super) fn other(page: PageContext<'a>, one: Side<'_>, side: Side<'a>, name: &'a str) -> Column<'a> {
        let own = language(page.catalog, side.role);
        let language = (own != language(page.catalog, one.role)).then_some(own);
        Column { side, name, change: Change::Insertion, language }
    }

    /// Content in this column, in a language if that is not the page's.
    fn cell(&self, language: Option<&str>, content: Html) -> Html {
        let (lang, dir) = (language.map(str::to_owned), language.map(direction));
        let content = html! { <>{ element("p", "of", self.name) }{ content }</> };
        match self.change {
            Change::Deletion => html! { <div {lang} {dir} class="text side one">{ content }</div> },
            Change::Insertion => html! { <div {lang} {dir} class="text side other">{ content }</div> },
        }
    }
}

/// What the page needs to render the pairs.
#[derive(Clone, Copy)]
struct Rows<'a> {
    page: PageContext<'a>,
    columns: &'a [Column<'a>; 2],
    footnotes: &'a Footnotes,
}

/// The sections of one kind on both sides: what differs in words, what only one side has, and, folded, what is the same.
pub(super) fn group(
    page: PageContext<'_>,
    columns: &[Column<'_>; 2],
    group: &Group<'_>,
    footnotes: &Footnotes,
) -> Html {
    let rows = Rows { page, columns, footnotes };
    let PageContext { messages, .. } = page;
    let (mut same, mut changed, mut dropped, mut added) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for pair in &group.pairs {
        match pair {
            Pair::Same { one, other } => same.push(rows.same(*one, *other)),
            Pair::Changed { one, other } => changed.push(rows.changed(one, other)),
            Pair::Dropped(piece) => dropped.push(*piece),
            Pair::Added(piece) => added.push(*piece),
        }
    }
    let alone = (0..dropped.len().max(added.len())).map(|row| rows.alone(dropped.get(row), added.get(row)));
    html! {
        <>
            { element("h2", "", title(page, columns, group)) }
            { list(messages.changed, "changed", changed) }
            { list(messages.on_one_side, "alone", alone.collect()) }
            if !same.is_empty() {
                <details class="alike">
                    { element("summary", "", fill(messages.same, &[&messages.number(same.len())])) }
                    { list("", "same", same) }
                </details>
            }
        </>
    }
}

/// The rows of one state, which stands in words before them.
fn list(name: &'static str, state: &'static str, rows: Vec<Html>) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <div data-state={state} class="pairs">
            { element("p", "state", name) }
            <ol role="list">
                for (index, row) in rows.into_iter().enumerate() {
                    <li key={index} class="pair">{ row }</li>
                }
            </ol>
        </div>
    }
}

/// The facts about both sides, in their columns.
pub(super) fn side_facts(columns: &[Column<'_>; 2]) -> Html {
    let named = |Column { side, .. }: &Column<'_>| {
        side.role.facts_of(side.level).iter().any(|it| !it.name.is_empty())
    };
    if !columns.iter().any(named) {
        return Html::default();
    }
    html! {
        <div class="pair">
            <span></span>
            { for columns.iter().map(|column| column.cell(None, facts(&column.side.role.facts_of(column.side.level)))) }
        </div>
    }
}

/// The heading that both sides of a group share, or else those of both.
fn title(page: PageContext<'_>, [one, other]: &[Column<'_>; 2], group: &Group<'_>) -> String {
    // Its headings are levels' names: the columns have them as heads, or there are too many.
    if group.label == Label::Level {
        return page.messages.level.to_owned();
    }
    let (ones, others) = (topics(one.side, &group.one), topics(other.side, &group.other));
    if let Some(common) = ones.iter().find(|topic| others.contains(topic)) {
        return (*common).to_owned();
    }
    let topics: Vec<&str> = ones.first().into_iter().chain(others.first()).copied().collect();
    if topics.is_empty() { page.messages.overview.to_owned() } else { topics.join(" · ") }
}

/// The headings without the name of their side: "Responsibilities" for "Senior Engineer Responsibilities".
fn topics<'a>(side: Side<'_>, headings: &[&'a Heading]) -> Vec<&'a str> {
    let names = [sides::short_name(side), &side.role.title];
    let topic = |heading: &&'a Heading| {
        let without = |name: &&str| {
            heading.text.strip_prefix(*name)?.strip_prefix(' ').filter(|rest| !rest.starts_with('('))
        };
        names.iter().find_map(without).unwrap_or(&heading.text)
    };
    headings.iter().map(topic).collect()
}

impl Rows<'_> {
    /// A piece that both sides have. What is equal to the letter is shown once.
    fn same(self, one_piece: Piece<'_>, other_piece: Piece<'_>) -> Html {
        let [one, other] = self.columns;
        if one_piece.text() == other_piece.text() {
            return html! { <div class="text side both">{ self.piece(one, one_piece, &[]) }</div> };
        }
        html! { <>{ self.cell(one, one_piece, &[]) }{ self.cell(other, other_piece, &[]) }</> }
    }

    /// Two pieces that differ in some words.
    fn changed(self, before: &Marked<'_>, after: &Marked<'_>) -> Html {
        let [one, other] = self.columns;
        let marked = |column, Marked { piece, marks }: &Marked<'_>| self.cell(column, *piece, marks);
        html! { <>{ marked(one, before) }{ marked(other, after) }</> }
    }

    /// A piece of either side that the other side lacks: they have nothing to do with each other.
    fn alone(self, dropped: Option<&Piece<'_>>, added: Option<&Piece<'_>>) -> Html {
        let [one, other] = self.columns;
        let cell = |column, piece: Option<&Piece<'_>>| piece.map(|piece| self.cell(column, *piece, &[]));
        html! { <>{ for cell(one, dropped) }{ for cell(other, added) }</> }
    }

    /// A piece in its column.
    fn cell(self, column: &Column<'_>, piece: Piece<'_>, marks: &[Range<usize>]) -> Html {
        column.cell(column.language, self.piece(column, piece, marks))
    }

    /// A piece's text, with its marks.
    fn piece(self, column: &Column<'_>, piece: Piece<'_>, marks: &[Range<usize>]) -> Html {
        let PageContext { messages, .. } = self.page;
        // The other side may have the same text, and ids are unique.
        let context =
            RenderContext::new(messages, self.footnotes).with_notes(&column.side.role.footnotes).into_copy();
        let mut context = context.with_marks(column.change, marks);
        match piece {
            Piece::Item(item) => {
                let is_bonus = item.necessity == Some(Necessity::Bonus);
                let bonus = html! {
                    if is_bonus {
                        { " " }{ element("span", "mark", messages.bonus) }
                    }
                };
                entry(&mut context, item.done, &item.blocks, bonus, RANK)
            }
            Piece::Block(one) => block(&mut context, one, RANK),
        }
    }
}

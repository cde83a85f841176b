//! The pairs of a comparison → rows of two columns, each with its state in words.

use super::{sides, tally};
use crate::view::PageContext;
use crate::view::facts::facts;
use crate::view::footnotes::Footnotes;
use crate::view::messages::direction;
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
        let content = html! { <><p class="of">{ self.name }</p>{ content }</> };
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

/// The sections of one kind on both sides.
pub(super) fn group(
    page: PageContext<'_>,
    columns: &[Column<'_>; 2],
    group: &Group<'_>,
    only_differences: bool,
    footnotes: &Footnotes,
) -> Html {
    let rows = Rows { page, columns, footnotes };
    let pairs = group.pairs.iter().enumerate();
    let pairs = pairs.filter(|(_, pair)| !only_differences || !matches!(pair, Pair::Same { .. }));
    html! {
        <>
            <h2>{ title(page, columns, group) }</h2>
            { tally(page, group.counts()) }
            <ol role="list" class="pairs">{ for pairs.map(|(index, pair)| rows.row(index, pair)) }</ol>
        </>
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
    /// A pair: its state, then both sides of it.
    fn row(self, index: usize, pair: &Pair<'_>) -> Html {
        let PageContext { messages, .. } = self.page;
        let (state, name) = match pair {
            Pair::Same { .. } => ("same", messages.same),
            Pair::Changed { .. } => ("changed", messages.changed),
            Pair::Dropped(_) => ("dropped", messages.dropped),
            Pair::Added(_) => ("added", messages.added),
        };
        html! {
            <li key={index} data-state={state} class="pair">
                <p class="state">{ name }</p>
                { self.cells(pair) }
            </li>
        }
    }

    fn cells(self, pair: &Pair<'_>) -> Html {
        let [one, other] = self.columns;
        match pair {
            // What is equal to the letter is shown once.
            Pair::Same { one: piece, other: same } if piece.text() == same.text() => {
                html! { <div class="text side both">{ self.piece(one, *piece, &[]) }</div> }
            }
            Pair::Same { one: piece, other: same } => {
                html! { <>{ self.cell(one, *piece, &[]) }{ self.cell(other, *same, &[]) }</> }
            }
            Pair::Changed { one: before, other: after } => {
                let marked = |column, Marked { piece, marks }: &Marked<'_>| self.cell(column, *piece, marks);
                html! { <>{ marked(one, before) }{ marked(other, after) }</> }
            }
            Pair::Dropped(piece) => self.cell(one, *piece, &[]),
            Pair::Added(piece) => self.cell(other, *piece, &[]),
        }
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
                        { " " }<span class="mark">{ messages.bonus }</span>
                    }
                };
                entry(&mut context, item.done, &item.blocks, bonus, RANK)
            }
            Piece::Block(one) => block(&mut context, one, RANK),
        }
    }
}

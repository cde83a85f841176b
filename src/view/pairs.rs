//! The pairs of a comparison → rows of two columns, each with its state in words.

use super::compare_page::tally;
use super::dom::{attributes, bare, classed, each, element, keyed, nodes, nothing, phrase, text};
use super::frame::Frame;
use super::text::{Pen, block, entry};
use super::words::Words;
use super::{language, sides};
use rolebook_diff::{Group, Marked, Pair, Piece, Side};
use rolebook_model::numbers::digits;
use rolebook_model::{Heading, Label, Necessity};
use std::ops::Range;
use yew::prelude::*;

/// The rank of a group's heading.
const RANK: u8 = 2;

/// One side of the comparison, as its column shows it.
pub(super) struct Column<'a> {
    side: Side<'a>,
    /// What the side is called. A narrow screen has no columns: each piece stands below its side's name there.
    name: &'a str,
    class: &'static str,
    /// The element of what the other side does not say.
    mark: &'static str,
    /// The side's language, where it is not the page's.
    language: Option<&'a str>,
}

impl<'a> Column<'a> {
    /// The column of the page's own side.
    pub(super) fn one(side: Side<'a>, name: &'a str) -> Column<'a> {
        Column { side, name, class: "text side one", mark: "del", language: None }
    }

    /// The column of the side that `one` is compared with.
    pub(super) fn other(frame: Frame<'a>, one: Side<'_>, side: Side<'a>, name: &'a str) -> Column<'a> {
        let own = language(frame.catalog, side.role);
        let language = (own != language(frame.catalog, one.role)).then_some(own);
        Column { side, name, class: "text side other", mark: "ins", language }
    }
}

/// The sections of one kind on both sides, as far as they are to be shown.
pub(super) fn group(
    frame: Frame<'_>,
    columns: &[Column<'_>; 2],
    group: &Group<'_>,
    only_differences: bool,
) -> Html {
    let pairs = group.pairs.iter().enumerate();
    let pairs = pairs.filter(|(_, pair)| !only_differences || !matches!(pair, Pair::Same { .. }));
    let rows = each(pairs, |(index, pair)| keyed(&digits(index), row(frame, columns, pair)));
    let content = [
        bare("h2", text(&title(frame, columns, group))),
        tally(frame, group.counts()),
        element("ol", attributes! { "role": "list", "class": "pairs" }, rows),
    ];
    classed("section", "group", nodes(content))
}

/// What the headings of a group say on both sides; else what those of each side say.
fn title(frame: Frame<'_>, [one, other]: &[Column<'_>; 2], group: &Group<'_>) -> String {
    // Its headings are levels' names: the columns have them as heads, or there are too many.
    if group.label == Label::Level {
        return frame.words.level.to_owned();
    }
    let (ones, others) = (topics(one.side, &group.one), topics(other.side, &group.other));
    if let Some(common) = ones.iter().find(|topic| others.contains(topic)) {
        return (*common).to_owned();
    }
    let topics: Vec<&str> = ones.first().into_iter().chain(others.first()).copied().collect();
    if topics.is_empty() { frame.words.overview.to_owned() } else { topics.join(" · ") }
}

/// What headings are about: "Responsibilities" where one says "Senior Engineer Responsibilities".
fn topics<'a>(side: Side<'_>, headings: &[&'a Heading]) -> Vec<&'a str> {
    let names = [sides::short_name(side), &side.role.title];
    let topic = |heading: &&'a Heading| {
        let behind = |name: &&str| {
            heading.text.strip_prefix(*name)?.strip_prefix(' ').filter(|rest| !rest.starts_with('('))
        };
        names.iter().find_map(behind).unwrap_or(&heading.text)
    };
    headings.iter().map(topic).collect()
}

/// A pair: its state, then what the one side says beside what the other does.
fn row(frame: Frame<'_>, [one, other]: &[Column<'_>; 2], pair: &Pair<'_>) -> Html {
    let words = frame.words;
    let (state, name, cells) = match pair {
        // The same in every letter needs to be read but once.
        Pair::Same { one: piece, other: same } if piece.text() == same.text() => {
            let both = classed("div", "text side both", written(frame, one, *piece, &[]));
            ("same", words.same, [both, nothing()])
        }
        Pair::Same { one: piece, other: same } => {
            ("same", words.same, [cell(frame, one, *piece, &[]), cell(frame, other, *same, &[])])
        }
        Pair::Changed { one: before, other: after } => {
            let marked = |column, Marked { piece, marks }: &Marked<'_>| cell(frame, column, *piece, marks);
            ("changed", words.changed, [marked(one, before), marked(other, after)])
        }
        Pair::Dropped(piece) => ("dropped", words.dropped, [cell(frame, one, *piece, &[]), nothing()]),
        Pair::Added(piece) => ("added", words.added, [nothing(), cell(frame, other, *piece, &[])]),
    };
    let attributes = attributes! { "data-state": state, "class": "pair" };
    element("li", attributes, nodes([classed("p", "state", phrase(name)), nodes(cells)]))
}

/// A piece in its column.
fn cell(frame: Frame<'_>, column: &Column<'_>, piece: Piece<'_>, marks: &[Range<usize>]) -> Html {
    let attributes = attributes! {
        "lang": column.language,
        "dir": column.language.map(Words::direction),
        "class": column.class,
    };
    let content = [classed("p", "of", text(column.name)), written(frame, column, piece, marks)];
    element("div", attributes, nodes(content))
}

/// A piece's text with its marks.
fn written(frame: Frame<'_>, column: &Column<'_>, piece: Piece<'_>, marks: &[Range<usize>]) -> Html {
    let mut pen = Pen::marking(frame.words, column.mark, marks);
    match piece {
        Piece::Item(item) => {
            let is_bonus = item.necessity == Some(Necessity::Bonus);
            let mark = || nodes([phrase(" "), classed("span", "mark", phrase(frame.words.bonus))]);
            entry(&mut pen, item.done, &item.blocks, if is_bonus { mark() } else { nothing() }, RANK)
        }
        Piece::Block(one) => block(&mut pen, one, RANK),
    }
}

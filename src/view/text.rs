//! The tree of allow-listed nodes → virtual DOM, node by node.
//!
//! Markdown reaches the screen through here and nowhere else, and no node can say raw HTML. These trees are
//! never changed in place — a page is made anew when its route changes — so their children need no keys.

use super::dom::{attributes, bare, classed, each, element, nodes, nothing, phrase, text};
use super::words::Words;
use crate::diff::Cursor;
use crate::model::{Alignment, Block, Inline, Link, List, Numbering, Row, Table};
use std::ops::Range;
use yew::prelude::*;

/// The deepest heading that HTML has.
const DEEPEST_HEADING: u8 = 6;

/// Writes down a page's text: with the interface's words where it needs any, and with marks in it.
pub(super) struct Pen<'a> {
    words: &'static Words,
    marks: Marks<'a>,
}

impl<'a> Pen<'a> {
    /// A pen that marks nothing.
    pub(super) fn new(words: &'static Words) -> Pen<'static> {
        Pen { words, marks: None }
    }

    /// A pen for a [`Marked`](crate::diff::Marked) piece: it puts what is marked into elements of this name.
    pub(super) fn marking(words: &'static Words, tag: &'static str, marks: &'a [Range<usize>]) -> Pen<'a> {
        Pen { words, marks: Some((tag, Cursor::new(marks))) }
    }

    /// A line's text.
    fn line(&mut self, content: &[Inline]) -> Html {
        let line = inlines_with(content, Links::Shown, &mut self.marks);
        self.end_line();
        line
    }

    fn end_line(&mut self) {
        self.marks.iter_mut().for_each(|(_, cursor)| cursor.skip());
    }
}

/// The element that marks a part of the text, and where the parts are that it marks.
type Marks<'a> = Option<(&'static str, Cursor<'a>)>;

/// Blocks, one below the other, under a heading of this rank.
pub(super) fn blocks(pen: &mut Pen<'_>, blocks: &[Block], under: u8) -> Html {
    each(blocks, |one| block(pen, one, under))
}

/// One block under a heading of this rank.
pub(super) fn block(pen: &mut Pen<'_>, block: &Block, under: u8) -> Html {
    match block {
        Block::Paragraph(content) => bare("p", pen.line(content)),
        Block::Subheading { content, .. } => heading(under + 1, None, pen.line(content)),
        Block::List(inner) => nested_list(pen, inner, under),
        Block::Quote(inner) => bare("blockquote", blocks(pen, inner, under)),
        Block::Code { language, text } => code(pen, language, text),
        Block::Table(inner) => table(pen, inner),
        Block::Details { summary, blocks: inner } => {
            bare("details", nodes([bare("summary", pen.line(summary)), blocks(pen, inner, under)]))
        }
        Block::Rule => bare("hr", nothing()),
    }
}

/// A heading of this rank, or of the deepest that there is.
pub(super) fn heading(rank: u8, id: Option<&str>, content: Html) -> Html {
    let tag = match rank.min(DEEPEST_HEADING) {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    };
    element(tag, attributes! { "id": id }, content)
}

/// The element of a list around its entries.
pub(super) fn list(numbering: Numbering, entries: Html) -> Html {
    match numbering {
        Numbering::None => bare("ul", entries),
        Numbering::Numbers(1) => bare("ol", entries),
        Numbering::Numbers(start) => element("ol", attributes! { "start": &*start.to_string() }, entries),
        Numbering::Letters => element("ol", attributes! { "type": "a" }, entries),
    }
}

/// What stands in a list's entry: whether its task is done, its content, and a note behind its first
/// paragraph. That paragraph needs no element of its own, whether the list is tight or loose.
pub(super) fn entry(
    pen: &mut Pen<'_>,
    done: Option<bool>,
    content: &[Block],
    note: Option<&'static str>,
    under: u8,
) -> Html {
    let mark = |mark| classed("span", "mark", phrase(mark));
    let task = done.map(|done| if done { pen.words.done } else { pen.words.to_do });
    let (first, rest) = match content {
        [Block::Paragraph(first), rest @ ..] => (pen.line(first), rest),
        rest => (nothing(), rest),
    };
    nodes([
        task.map_or_else(nothing, |task| nodes([mark(task), phrase(" ")])),
        first,
        note.map_or_else(nothing, |note| nodes([phrase(" "), mark(note)])),
        blocks(pen, rest, under),
    ])
}

/// Text within a line.
pub(super) fn inlines(inlines: &[Inline]) -> Html {
    inlines_with(inlines, Links::Shown, &mut None)
}

/// The same where it is a link itself: links cannot be nested.
pub(super) fn link_text(inlines: &[Inline]) -> Html {
    inlines_with(inlines, Links::AsText, &mut None)
}

#[derive(Clone, Copy)]
enum Links {
    Shown,
    AsText,
}

fn inlines_with(inlines: &[Inline], links: Links, marks: &mut Marks<'_>) -> Html {
    each(inlines, |one| inline(one, links, marks))
}

fn inline(inline: &Inline, links: Links, marks: &mut Marks<'_>) -> Html {
    let mut inner = |content: &[Inline]| inlines_with(content, links, marks);
    match inline {
        Inline::Text(content) => run(content, marks),
        Inline::Emphasis(content) => bare("em", inner(content)),
        Inline::Strong(content) => bare("strong", inner(content)),
        Inline::Strikethrough(content) => bare("s", inner(content)),
        Inline::Subscript(content) => bare("sub", inner(content)),
        Inline::Superscript(content) => bare("sup", inner(content)),
        Inline::Code(content) => bare("code", run(content, marks)),
        Inline::Link(target) => match links {
            Links::Shown => link(target, marks),
            Links::AsText => inner(&target.content),
        },
        Inline::Anchor(id) => element("span", attributes! { "id": id.as_str() }, nothing()),
        Inline::Break => {
            marks.iter_mut().for_each(|(_, cursor)| cursor.skip());
            bare("br", nothing())
        }
    }
}

/// A run of text or code, with its marks.
fn run(run: &str, marks: &mut Marks<'_>) -> Html {
    let Some((tag, cursor)) = marks else { return text(run) };
    each(cursor.run(run), |(part, is_marked)| if is_marked { bare(tag, text(part)) } else { text(part) })
}

fn link(Link { href, title, content }: &Link, marks: &mut Marks<'_>) -> Html {
    let elsewhere = href.contains("://") || href.starts_with("//");
    let attributes = attributes! {
        "href": href.as_str(),
        "title": (!title.is_empty()).then_some(title.as_str()),
        "rel": elsewhere.then_some("noopener"),
    };
    element("a", attributes, inlines_with(content, Links::AsText, marks))
}

fn nested_list(pen: &mut Pen<'_>, List { numbering, items }: &List, under: u8) -> Html {
    list(*numbering, each(items, |item| bare("li", entry(pen, item.done, &item.blocks, None, under))))
}

/// Code in a box that scrolls, which the keyboard must reach.
fn code(pen: &mut Pen<'_>, language: &str, content: &str) -> Html {
    let language = (!language.is_empty()).then_some(language);
    let code = element("code", attributes! { "data-language": language }, run(content, &mut pen.marks));
    pen.end_line();
    element("pre", attributes! { "tabindex": "0", "role": "group", "aria-label": pen.words.code }, code)
}

/// A table in a box that scrolls, which the keyboard must reach.
fn table(pen: &mut Pen<'_>, Table { alignments, head, rows }: &Table) -> Html {
    let mut line = |row: &Row, header: bool| {
        let cells = each(row.iter().enumerate(), |(column, content)| {
            let alignment = alignments.get(column).copied().unwrap_or(Alignment::None);
            cell(pen.line(content), alignment, header)
        });
        bare("tr", cells)
    };
    let parts = [bare("thead", line(head, true)), bare("tbody", each(rows, |row| line(row, false)))];
    let attributes = attributes! {
        "tabindex": "0",
        "role": "group",
        "aria-label": pen.words.table,
        "class": "scroll",
    };
    element("div", attributes, bare("table", nodes(parts)))
}

fn cell(content: Html, alignment: Alignment, header: bool) -> Html {
    let align = match alignment {
        Alignment::None => None,
        Alignment::Left => Some("start"),
        Alignment::Center => Some("center"),
        Alignment::Right => Some("end"),
    };
    if header {
        element("th", attributes! { "scope": "col", "data-align": align }, content)
    } else {
        element("td", attributes! { "data-align": align }, content)
    }
}

#[cfg(all(test, feature = "native"))]
mod tests;

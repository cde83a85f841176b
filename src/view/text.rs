//! The tree of allow-listed nodes → virtual DOM, node by node.
//!
//! Markdown reaches the screen through here and nowhere else, and no node can say raw HTML. These trees are
//! never changed in place — a page is made anew when its route changes — so their children need no keys.

use super::dom::{attributes, bare, classed, each, element, nodes, nothing, phrase, text};
use super::words::Words;
use crate::model::{Alignment, Block, Inline, Link, List, Numbering, Row, Table};
use yew::prelude::*;

/// The deepest heading that HTML has.
const DEEPEST_HEADING: u8 = 6;

/// Blocks, one below the other, under a heading of this rank.
pub(super) fn blocks(words: &Words, blocks: &[Block], under: u8) -> Html {
    each(blocks, |one| block(words, one, under))
}

/// One block under a heading of this rank.
pub(super) fn block(words: &Words, block: &Block, under: u8) -> Html {
    match block {
        Block::Paragraph(content) => bare("p", inlines(content)),
        Block::Subheading { content, .. } => heading(under + 1, None, inlines(content)),
        Block::List(inner) => nested_list(words, inner, under),
        Block::Quote(inner) => bare("blockquote", blocks(words, inner, under)),
        Block::Code { language, text } => code(words, language, text),
        Block::Table(inner) => table(words, inner),
        Block::Details { summary, blocks: inner } => {
            bare("details", nodes([bare("summary", inlines(summary)), blocks(words, inner, under)]))
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
    words: &Words,
    done: Option<bool>,
    content: &[Block],
    note: Option<&'static str>,
    under: u8,
) -> Html {
    let mark = |mark| classed("span", "mark", phrase(mark));
    let task = done.map(|done| if done { words.done } else { words.to_do });
    let (first, rest) = match content {
        [Block::Paragraph(first), rest @ ..] => (inlines(first), rest),
        rest => (nothing(), rest),
    };
    nodes([
        task.map_or_else(nothing, |task| nodes([mark(task), phrase(" ")])),
        first,
        note.map_or_else(nothing, |note| nodes([phrase(" "), mark(note)])),
        blocks(words, rest, under),
    ])
}

/// Text within a line.
pub(super) fn inlines(inlines: &[Inline]) -> Html {
    inlines_with(inlines, Links::Shown)
}

/// The same where it is a link itself: links cannot be nested.
pub(super) fn link_text(inlines: &[Inline]) -> Html {
    inlines_with(inlines, Links::AsText)
}

#[derive(Clone, Copy)]
enum Links {
    Shown,
    AsText,
}

fn inlines_with(inlines: &[Inline], links: Links) -> Html {
    each(inlines, |one| inline(one, links))
}

fn inline(inline: &Inline, links: Links) -> Html {
    let inner = |content: &[Inline]| inlines_with(content, links);
    match inline {
        Inline::Text(content) => text(content),
        Inline::Emphasis(content) => bare("em", inner(content)),
        Inline::Strong(content) => bare("strong", inner(content)),
        Inline::Strikethrough(content) => bare("s", inner(content)),
        Inline::Subscript(content) => bare("sub", inner(content)),
        Inline::Superscript(content) => bare("sup", inner(content)),
        Inline::Code(content) => bare("code", text(content)),
        Inline::Link(target) => match links {
            Links::Shown => link(target),
            Links::AsText => inner(&target.content),
        },
        Inline::Anchor(id) => element("span", attributes! { "id": id.as_str() }, nothing()),
        Inline::Break => bare("br", nothing()),
    }
}

fn link(Link { href, title, content }: &Link) -> Html {
    let elsewhere = href.contains("://") || href.starts_with("//");
    let attributes = attributes! {
        "href": href.as_str(),
        "title": (!title.is_empty()).then_some(title.as_str()),
        "rel": elsewhere.then_some("noopener"),
    };
    element("a", attributes, link_text(content))
}

fn nested_list(words: &Words, List { numbering, items }: &List, under: u8) -> Html {
    list(*numbering, each(items, |item| bare("li", entry(words, item.done, &item.blocks, None, under))))
}

/// Code in a box that scrolls, which the keyboard must reach.
fn code(words: &Words, language: &str, content: &str) -> Html {
    let language = (!language.is_empty()).then_some(language);
    let code = element("code", attributes! { "data-language": language }, text(content));
    element("pre", attributes! { "tabindex": "0", "role": "group", "aria-label": words.code }, code)
}

/// A table in a box that scrolls, which the keyboard must reach.
fn table(words: &Words, Table { alignments, head, rows }: &Table) -> Html {
    let line = |row: &Row, header: bool| {
        let cells = each(row.iter().enumerate(), |(column, content)| {
            let alignment = alignments.get(column).copied().unwrap_or(Alignment::None);
            cell(content, alignment, header)
        });
        bare("tr", cells)
    };
    let parts = [bare("thead", line(head, true)), bare("tbody", each(rows, |row| line(row, false)))];
    let attributes = attributes! {
        "tabindex": "0",
        "role": "group",
        "aria-label": words.table,
        "class": "scroll",
    };
    element("div", attributes, bare("table", nodes(parts)))
}

fn cell(content: &[Inline], alignment: Alignment, header: bool) -> Html {
    let align = match alignment {
        Alignment::None => None,
        Alignment::Left => Some("start"),
        Alignment::Center => Some("center"),
        Alignment::Right => Some("end"),
    };
    if header {
        element("th", attributes! { "scope": "col", "data-align": align }, inlines(content))
    } else {
        element("td", attributes! { "data-align": align }, inlines(content))
    }
}

#[cfg(all(test, feature = "native"))]
mod tests;

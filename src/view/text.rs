//! The tree of allow-listed nodes → virtual DOM, node by node.
//!
//! Markdown reaches the screen through here and nowhere else, and no node can say raw HTML. These trees are
//! never changed in place — a page is made anew when its route changes — so their children need no keys.

use super::dom::{attributes, bare, classed, each, element, nodes, nothing, phrase, text};
use super::words::Words;
use rolebook_diff::Cursor;
use rolebook_model::numbers::digits;
use rolebook_model::{Alignment, Block, Image, Inline, Link, List, ListItem, Numbering, Row, Table};
use std::ops::Range;
use yew::prelude::*;

/// The deepest heading that HTML has.
const DEEPEST_HEADING: u8 = 6;

/// Writes down a page's text: with the interface's words where it needs any, and with marks in it.
pub(super) struct Pen<'a> {
    pub(super) words: &'static Words,
    /// The element that marks a part of the text, and where the parts are that it marks.
    marks: Option<(&'static str, Cursor<'a>)>,
    /// Whether the text stands elsewhere on the page too. Ids are unique, so a copy sets none.
    pub(super) is_copying: bool,
    /// The path of the page that has all parts of the text, which its links to parts lead to; empty on that page.
    pub(super) whole: String,
}

impl<'a> Pen<'a> {
    /// A pen that marks nothing.
    pub(super) fn new(words: &'static Words) -> Pen<'static> {
        Pen { words, marks: None, is_copying: false, whole: String::new() }
    }

    /// The same pen for a text that is shown once more.
    pub(super) fn copying(self) -> Pen<'a> {
        Pen { is_copying: true, ..self }
    }

    /// A pen for a [`Marked`](rolebook_diff::Marked) piece, which its partner may repeat: it puts what is marked
    /// into elements of this name.
    pub(super) fn marking(words: &'static Words, tag: &'static str, marks: &'a [Range<usize>]) -> Pen<'a> {
        Pen { words, marks: Some((tag, Cursor::new(marks))), is_copying: true, whole: String::new() }
    }

    /// A line's text.
    fn line(&mut self, content: &[Inline]) -> Html {
        let line = inlines(self, content);
        self.skip();
        line
    }

    /// Passes a line's end.
    fn skip(&mut self) {
        self.marks.iter_mut().for_each(|(_, cursor)| cursor.skip());
    }
}

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

/// The element of a list around its entries, with a name for those who do not see what stands above it.
pub(super) fn list(numbering: Numbering, name: Option<&str>, entries: Html) -> Html {
    let (tag, start, letters) = match numbering {
        Numbering::None => ("ul", None, None),
        Numbering::Numbers(1) => ("ol", None, None),
        Numbering::Numbers(start) => ("ol", Some(digits(start as usize)), None),
        Numbering::Letters => ("ol", None, Some("a")),
    };
    let attributes = attributes! { "start": start.as_deref(), "type": letters, "aria-label": name };
    element(tag, attributes, entries)
}

/// What stands in a list's entry: whether its task is done, its content, and behind its first paragraph a
/// `button`. That paragraph needs no element of its own, whether the list is tight or loose.
pub(super) fn entry(
    pen: &mut Pen<'_>,
    done: Option<bool>,
    content: &[Block],
    button: Html,
    under: u8,
) -> Html {
    let task = done.map_or_else(nothing, |done| {
        let words = if done { pen.words.done } else { pen.words.to_do };
        nodes([classed("span", "mark", phrase(words)), phrase(" ")])
    });
    let (first, rest) = match content {
        [Block::Paragraph(first), rest @ ..] => (pen.line(first), rest),
        rest => (nothing(), rest),
    };
    nodes([task, first, button, blocks(pen, rest, under)])
}

/// Text within a line.
pub(super) fn inlines(pen: &mut Pen<'_>, inlines: &[Inline]) -> Html {
    inlines_with(pen, inlines, Links::Shown)
}

/// The same where it is a link itself: links cannot be nested.
pub(super) fn link_text(pen: &mut Pen<'_>, inlines: &[Inline]) -> Html {
    inlines_with(pen, inlines, Links::AsText)
}

#[derive(Clone, Copy)]
enum Links {
    Shown,
    AsText,
}

fn inlines_with(pen: &mut Pen<'_>, inlines: &[Inline], links: Links) -> Html {
    each(inlines, |one| inline(pen, one, links))
}

fn inline(pen: &mut Pen<'_>, inline: &Inline, links: Links) -> Html {
    let mut inner = |content: &[Inline]| inlines_with(pen, content, links);
    match inline {
        Inline::Text(content) => run(pen, content),
        Inline::Emphasis(content) => bare("em", inner(content)),
        Inline::Strong(content) => bare("strong", inner(content)),
        Inline::Strikethrough(content) => bare("s", inner(content)),
        Inline::Subscript(content) => bare("sub", inner(content)),
        Inline::Superscript(content) => bare("sup", inner(content)),
        Inline::Code(content) => bare("code", run(pen, content)),
        Inline::Link(target) => match links {
            Links::Shown => link(pen, target),
            Links::AsText => inner(&target.content),
        },
        Inline::Image(shown) => {
            // Its text has its place among the others, though no part of it can be marked.
            let _ = run(pen, &shown.text);
            image(shown)
        }
        Inline::Anchor(_) if pen.is_copying => nothing(),
        Inline::Anchor(id) => element("span", attributes! { "id": id.as_str() }, nothing()),
        Inline::Break => {
            pen.skip();
            bare("br", nothing())
        }
    }
}

/// A run of text or code, with its marks.
fn run(pen: &mut Pen<'_>, run: &str) -> Html {
    let Some((tag, cursor)) = &mut pen.marks else { return text(run) };
    each(cursor.run(run), |(part, is_marked)| if is_marked { bare(tag, text(part)) } else { text(part) })
}

fn link(pen: &mut Pen<'_>, Link { href, title, content }: &Link) -> Html {
    let elsewhere = href.starts_with("https:") || href.starts_with("http:");
    let has_note = elsewhere || href.starts_with("mailto:") || href.starts_with("tel:");
    let way = if href.starts_with('#') { &*pen.whole } else { "" };
    let href = &*[way, href].concat();
    let attributes = attributes! {
        "href": href,
        "title": (!title.is_empty()).then_some(title.as_str()),
        "rel": elsewhere.then_some("noopener noreferrer"),
        // `footnotes` fills it in once it knows the number.
        "data-note": has_note.then_some(""),
    };
    element("a", attributes, link_text(pen, content))
}

/// How wide and high the box is in which an image stands that does not say its size.
const BOX: (u16, u16) = (640, 360);

/// An image in a box that is there before it is.
fn image(Image { src, text, title, size }: &Image) -> Html {
    let (width, height) = size.unwrap_or(BOX);
    // The address comes last: from then on a browser loads.
    let attributes = attributes! {
        "alt": text.as_str(),
        "title": (!title.is_empty()).then_some(title.as_str()),
        "width": &*digits(width.into()),
        "height": &*digits(height.into()),
        "class": size.is_none().then_some("unmeasured"),
        "loading": "lazy",
        "decoding": "async",
        "referrerpolicy": "no-referrer",
        "src": src.as_str(),
    };
    element("img", attributes, nothing())
}

fn nested_list(pen: &mut Pen<'_>, List { numbering, items }: &List, under: u8) -> Html {
    let entry = |item: &ListItem| bare("li", entry(pen, item.done, &item.blocks, nothing(), under));
    list(*numbering, None, each(items, entry))
}

/// Code in a box that scrolls, which the keyboard must reach.
fn code(pen: &mut Pen<'_>, language: &str, content: &str) -> Html {
    let language = (!language.is_empty()).then_some(language);
    let code = element("code", attributes! { "data-language": language }, run(pen, content));
    pen.skip();
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

#[cfg(all(test, not(target_family = "wasm")))]
mod tests;

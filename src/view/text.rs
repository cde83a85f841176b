//! The tree of allow-listed nodes → virtual DOM, node by node.
//!
//! Markdown reaches the screen through here and nowhere else, and no node can say raw HTML. These trees are
//! never changed in place — a page is made anew when its route changes — so their children need no keys.

use super::words;
use crate::model::{Alignment, Block, Inline, Link, List, Numbering, Row, Table};
use yew::prelude::*;

/// The deepest heading that HTML has.
const DEEPEST_HEADING: u8 = 6;

/// Blocks, one below the other, under a heading of this rank.
pub(super) fn blocks(blocks: &[Block], under: u8) -> Html {
    blocks.iter().map(|one| block(one, under)).collect()
}

/// One block under a heading of this rank.
pub(super) fn block(block: &Block, under: u8) -> Html {
    match block {
        Block::Paragraph(content) => html! { <p>{ inlines(content) }</p> },
        Block::Subheading { content, .. } => heading(under + 1, None, inlines(content)),
        Block::List(inner) => nested_list(inner, under),
        Block::Quote(inner) => html! { <blockquote>{ blocks(inner, under) }</blockquote> },
        Block::Code { language, text } => code(language, text),
        Block::Table(inner) => table(inner),
        Block::Details { summary, blocks: inner } => html! {
            <details><summary>{ inlines(summary) }</summary>{ blocks(inner, under) }</details>
        },
        Block::Rule => html! { <hr /> },
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
    html! { <@{tag} id={id.map(str::to_owned)}>{ content }</@> }
}

/// The element of a list around its entries.
pub(super) fn list(numbering: Numbering, entries: Html) -> Html {
    match numbering {
        Numbering::None => html! { <ul>{ entries }</ul> },
        Numbering::Numbers(1) => html! { <ol>{ entries }</ol> },
        Numbering::Numbers(start) => html! { <ol start={start.to_string()}>{ entries }</ol> },
        Numbering::Letters => html! { <ol type="a">{ entries }</ol> },
    }
}

/// What stands in a list's entry: whether its task is done, its content, and a mark behind its first
/// paragraph. That paragraph needs no element of its own, whether the list is tight or loose.
pub(super) fn entry(done: Option<bool>, content: &[Block], mark: Option<&'static str>, under: u8) -> Html {
    let task = done.map(|done| if done { words::DONE } else { words::TO_DO });
    let (first, rest) = match content {
        [Block::Paragraph(first), rest @ ..] => (inlines(first), rest),
        rest => (Html::default(), rest),
    };
    html! {
        <>
            { for task.map(|word| html! { <><span class="mark">{ word }</span>{ " " }</> }) }
            { first }
            { for mark.map(|word| html! { <>{ " " }<span class="mark">{ word }</span></> }) }
            { blocks(rest, under) }
        </>
    }
}

/// Text within a line.
pub(super) fn inlines(inlines: &[Inline]) -> Html {
    inlines.iter().map(|one| inline(one, Links::Shown)).collect()
}

/// The same where it is a link itself: links cannot be nested.
pub(super) fn link_text(inlines: &[Inline]) -> Html {
    inlines.iter().map(|one| inline(one, Links::AsText)).collect()
}

#[derive(Clone, Copy)]
enum Links {
    Shown,
    AsText,
}

fn inline(inline_node: &Inline, links: Links) -> Html {
    let inner = |content: &[Inline]| -> Html { content.iter().map(|one| inline(one, links)).collect() };
    match inline_node {
        Inline::Text(text) => html! { text },
        Inline::Emphasis(content) => html! { <em>{ inner(content) }</em> },
        Inline::Strong(content) => html! { <strong>{ inner(content) }</strong> },
        Inline::Strikethrough(content) => html! { <s>{ inner(content) }</s> },
        Inline::Subscript(content) => html! { <sub>{ inner(content) }</sub> },
        Inline::Superscript(content) => html! { <sup>{ inner(content) }</sup> },
        Inline::Code(text) => html! { <code>{ text }</code> },
        Inline::Link(target) => match links {
            Links::Shown => link(target),
            Links::AsText => inner(&target.content),
        },
        Inline::Anchor(id) => html! { <span id={id.clone()} /> },
        Inline::Break => html! { <br /> },
    }
}

fn link(Link { href, title, content }: &Link) -> Html {
    let elsewhere = href.contains("://") || href.starts_with("//");
    let title = (!title.is_empty()).then(|| title.clone());
    html! {
        <a href={href.clone()} {title} rel={elsewhere.then_some("noopener")}>{ link_text(content) }</a>
    }
}

fn nested_list(List { numbering, items }: &List, under: u8) -> Html {
    let entries = items.iter().map(|item| html! { <li>{ entry(item.done, &item.blocks, None, under) }</li> });
    list(*numbering, entries.collect())
}

/// Code in a box that scrolls, which the keyboard must reach.
fn code(language: &str, text: &str) -> Html {
    let language = (!language.is_empty()).then(|| language.to_owned());
    html! {
        <pre tabindex="0" role="group" aria-label={words::CODE}>
            <code data-language={language}>{ text }</code>
        </pre>
    }
}

/// A table in a box that scrolls, which the keyboard must reach.
fn table(Table { alignments, head, rows }: &Table) -> Html {
    let cells = |row: &Row, header: bool| -> Html {
        let alignments = alignments.iter().copied().chain(std::iter::repeat(Alignment::None));
        row.iter().zip(alignments).map(|(content, alignment)| cell(content, alignment, header)).collect()
    };
    html! {
        <div tabindex="0" role="group" aria-label={words::TABLE} class="scroll">
            <table>
                <thead><tr>{ cells(head, true) }</tr></thead>
                <tbody>{ for rows.iter().map(|row| html! { <tr>{ cells(row, false) }</tr> }) }</tbody>
            </table>
        </div>
    }
}

fn cell(content: &[Inline], alignment: Alignment, header: bool) -> Html {
    let align = match alignment {
        Alignment::None => None,
        Alignment::Left => Some("start"),
        Alignment::Center => Some("center"),
        Alignment::Right => Some("end"),
    };
    if header {
        html! { <th scope="col" data-align={align}>{ inlines(content) }</th> }
    } else {
        html! { <td data-align={align}>{ inlines(content) }</td> }
    }
}

#[cfg(all(test, feature = "native"))]
mod tests;

//! The tree of a page's text → virtual DOM, node by node.
//!
//! [`block`] and [`inlines`] are the entry points, with a [`RenderContext`]. Markdown reaches the screen here and nowhere
//! else, and no node can contain raw HTML. A page is rendered anew when its route changes, and its text never changes in
//! place, so nodes need no keys.

mod context;
mod table;

use super::footnotes::{BACK, Mark};
use crate::view::element::element;
use rolebook_model::{Block, Image, Inline, Link, List, ListItem, Numbering};
use yew::prelude::*;

pub(super) use context::{Change, RenderContext};

/// Blocks below a heading of this rank.
pub(super) fn blocks(context: &mut RenderContext<'_>, blocks: &[Block], rank: u8) -> Html {
    blocks.iter().map(|one| block(context, one, rank)).collect()
}

/// A block below a heading of this rank.
pub(super) fn block(context: &mut RenderContext<'_>, block: &Block, rank: u8) -> Html {
    match block {
        Block::Paragraph(content) => element("p", "", context.line(content)),
        Block::Subheading { content, .. } => heading(rank + 1, None, context.line(content)),
        Block::List(inner) => nested_list(context, inner, rank),
        Block::Quote(inner) => html! { <blockquote>{ blocks(context, inner, rank) }</blockquote> },
        Block::Code { language, text } => code(context, language, text),
        Block::Table(inner) => table::table(context, inner, rank),
        Block::Details { summary, blocks: inner } => html! {
            <details>
                { element("summary", "", context.line(summary)) }
                { blocks(context, inner, rank) }
            </details>
        },
        Block::Rule => html! { <hr /> },
    }
}

/// A heading of this rank, or of the lowest that HTML has.
pub(super) fn heading(rank: u8, id: Option<&str>, content: Html) -> Html {
    let tag = format!("h{}", rank.clamp(1, 6));
    html! { <@{tag} id={id.map(str::to_owned)}>{ content }</@> }
}

/// The element of a list around its entries, with a label for screen readers.
pub(super) fn list(numbering: Numbering, label: Option<&'static str>, entries: Html) -> Html {
    match numbering {
        Numbering::None => html! { <ul aria-label={label}>{ entries }</ul> },
        Numbering::Numbers(first) => {
            let start = (first != 1).then(|| first.to_string());
            html! { <ol {start} aria-label={label}>{ entries }</ol> }
        }
        Numbering::Letters => html! { <ol type="a" aria-label={label}>{ entries }</ol> },
    }
}

/// The content of a list's entry: whether its task is done, its text, and after its first paragraph a `button`. That
/// paragraph has no element of its own, whether the list is tight or loose.
pub(super) fn entry(
    context: &mut RenderContext<'_>,
    done: Option<bool>,
    content: &[Block],
    button: Html,
    rank: u8,
) -> Html {
    let (first, rest) = match content {
        [Block::Paragraph(first), rest @ ..] => (context.line(first), rest),
        rest => (Html::default(), rest),
    };
    html! {
        <>
            if let Some(done) = done {
                <span class="mark">{ if done { context.messages.done } else { context.messages.to_do } }</span>{ " " }
            }
            { first }
            { button }
            { blocks(context, rest, rank) }
        </>
    }
}

/// Text within a line.
pub(super) fn inlines(context: &mut RenderContext<'_>, inlines: &[Inline]) -> Html {
    inlines_with(context, inlines, Links::Shown)
}

/// The same inside of a link: links cannot be nested.
pub(super) fn link_text(context: &mut RenderContext<'_>, inlines: &[Inline]) -> Html {
    inlines_with(context, inlines, Links::AsText)
}

#[derive(Clone, Copy)]
enum Links {
    Shown,
    AsText,
}

fn inlines_with(context: &mut RenderContext<'_>, inlines: &[Inline], links: Links) -> Html {
    inlines.iter().map(|one| inline(context, one, links)).collect()
}

fn inline(context: &mut RenderContext<'_>, inline: &Inline, links: Links) -> Html {
    let mut inner = |content: &[Inline]| inlines_with(context, content, links);
    match inline {
        Inline::Text(content) => run(context, content),
        Inline::Emphasis(content) => html! { <em>{ inner(content) }</em> },
        Inline::Strong(content) => html! { <strong>{ inner(content) }</strong> },
        Inline::Strikethrough(content) => html! { <s>{ inner(content) }</s> },
        Inline::Subscript(content) => html! { <sub>{ inner(content) }</sub> },
        Inline::Superscript(content) => html! { <sup>{ inner(content) }</sup> },
        Inline::Code(content) => html! { <code>{ run(context, content) }</code> },
        Inline::Link(target) => match links {
            Links::Shown => link(context, target),
            Links::AsText => inner(&target.content),
        },
        Inline::Image(shown) => {
            // Its text counts among the text of the piece, though it cannot be marked.
            let _ = run(context, &shown.text);
            image(shown)
        }
        Inline::Anchor(_) if context.is_copy => Html::default(),
        Inline::Anchor(id) => html! { <span id={id.clone()}></span> },
        Inline::Note(index) => note_mark(context, *index, links),
        Inline::Break => {
            context.skip_line_end();
            html! { <br /> }
        }
    }
}

/// The mark of a footnote, which leads to it.
fn note_mark(context: &RenderContext<'_>, index: usize, links: Links) -> Html {
    let is_link = matches!(links, Links::Shown);
    let Some(mark) = context.footnotes.mark(context.notes, index, is_link) else { return Html::default() };
    let Mark { number, id, is_first_link } = mark;
    let own_id = is_first_link.then(|| format!("{id}{BACK}"));
    html! { <sup>if is_link { <a id={own_id} href={format!("#{id}")}>{ number }</a> } else { { number } }</sup> }
}

/// A run of text or code, with its marks.
fn run(context: &mut RenderContext<'_>, run: &str) -> Html {
    let Some((change, cursor)) = &mut context.marks else { return html! { run } };
    let change = *change;
    let parts = cursor.run(run).into_iter().map(|(part, is_marked)| match change {
        Change::Deletion if is_marked => html! { <del>{ part }</del> },
        Change::Insertion if is_marked => html! { <ins>{ part }</ins> },
        _ => html! { part },
    });
    parts.collect()
}

fn link(context: &mut RenderContext<'_>, Link { href, title, content }: &Link) -> Html {
    let is_external = href.starts_with("https:") || href.starts_with("http:");
    let has_footnote = is_external || href.starts_with("mailto:") || href.starts_with("tel:");
    let page = if href.starts_with('#') { &*context.whole_page } else { "" };
    let href = AttrValue::from(format!("{page}{href}"));
    let note = has_footnote.then(|| context.footnotes.number(&href).to_string());
    let title = (!title.is_empty()).then(|| title.clone());
    let rel = is_external.then_some("noopener noreferrer");
    html! { <a {href} {title} {rel} data-note={note}>{ link_text(context, content) }</a> }
}

/// The width and height reserved for an image of unknown size.
const DEFAULT_SIZE: (u16, u16) = (640, 360);

/// An image in a reserved space, so that the page does not shift when it loads.
fn image(Image { src, text, title, size }: &Image) -> Html {
    let (width, height) = size.unwrap_or(DEFAULT_SIZE);
    // The address comes last: a browser starts to load once it is set.
    html! {
        <img
            alt={text.clone()}
            title={(!title.is_empty()).then(|| title.clone())}
            width={width.to_string()}
            height={height.to_string()}
            loading="lazy"
            decoding="async"
            referrerpolicy="no-referrer"
            data-size={size.is_none().then_some("unknown")}
            src={src.clone()}
        />
    }
}

fn nested_list(context: &mut RenderContext<'_>, List { numbering, items }: &List, rank: u8) -> Html {
    let entries = items.iter().map(|ListItem { done, blocks, .. }| {
        element("li", "", entry(context, *done, blocks, Html::default(), rank))
    });
    list(*numbering, None, entries.collect())
}

/// A code block in a box that scrolls, and can be scrolled by keyboard.
fn code(context: &mut RenderContext<'_>, language: &str, content: &str) -> Html {
    let language = (!language.is_empty()).then(|| language.to_owned());
    let code = html! { <code data-language={language}>{ run(context, content) }</code> };
    context.skip_line_end();
    html! { <pre tabindex="0" role="group" aria-label={context.messages.code}>{ code }</pre> }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests;

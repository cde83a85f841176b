//! Sections → the HTML that job boards accept: headings, paragraphs, lists and emphasis. Links become their text.

use crate::escape::in_markup;
use crate::plain::in_one_line;
use rolebook_app::view;
use rolebook_model::{Block, Content, Inline, ItemList, Label, List, Numbering, Role, Section};

/// The sections in this order, with their headings except those of levels, which the posting's title names, and
/// without the names of levels, as on the page.
pub(super) fn html<'a>(role: &Role, sections: impl IntoIterator<Item = &'a Section>) -> String {
    let mut html = String::new();
    for section in sections {
        if let Some(heading) = section.heading.as_ref().filter(|heading| heading.label != Label::Level) {
            element("h3", &mut html, |html| html.push_str(&in_markup(view::heading_text(role, heading))));
        }
        for content in section.content.iter().filter(|content| !content.is_ladder()) {
            match content {
                Content::Block(inner) => block(inner, &mut html),
                Content::Items(ItemList { numbering, items }) => {
                    list(*numbering, items.iter().map(|item| &*item.blocks), &mut html);
                }
            }
        }
    }
    html
}

fn block(it: &Block, html: &mut String) {
    match it {
        Block::Paragraph(content) => element("p", html, |html| inlines(content, html)),
        Block::Subheading { content, .. } => element("h4", html, |html| inlines(content, html)),
        Block::List(List { numbering, items }) => {
            list(*numbering, items.iter().map(|item| &*item.blocks), html)
        }
        Block::Quote(blocks) => blocks.iter().for_each(|it| block(it, html)),
        Block::Code { text, .. } => element("p", html, |html| html.push_str(&in_markup(text))),
        Block::Table(table) => {
            for row in &table.rows {
                let cells: Vec<_> = row.iter().map(|cell| in_one_line(&cell.blocks)).collect();
                element("p", html, |html| html.push_str(&in_markup(&cells.join(" | "))));
            }
        }
        Block::Details { summary, blocks } => {
            element("p", html, |html| inlines(summary, html));
            blocks.iter().for_each(|it| block(it, html));
        }
        Block::Rule => {}
    }
}

/// A list. The first paragraph of an entry has no element of its own.
fn list<'a>(numbering: Numbering, entries: impl Iterator<Item = &'a [Block]>, html: &mut String) {
    let tag = if numbering == Numbering::None { "ul" } else { "ol" };
    element(tag, html, |html| {
        for blocks in entries {
            element("li", html, |html| {
                let (first, rest) = match blocks {
                    [Block::Paragraph(first), rest @ ..] => (&**first, rest),
                    rest => (&[][..], rest),
                };
                inlines(first, html);
                rest.iter().for_each(|it| block(it, html));
            });
        }
    });
}

fn inlines(content: &[Inline], html: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) | Inline::Code(text) => html.push_str(&in_markup(text)),
            Inline::Emphasis(inner) => element("em", html, |html| inlines(inner, html)),
            Inline::Strong(inner) => element("strong", html, |html| inlines(inner, html)),
            Inline::Strikethrough(inner) | Inline::Subscript(inner) | Inline::Superscript(inner) => {
                inlines(inner, html);
            }
            Inline::Link(link) => inlines(&link.content, html),
            Inline::Image(image) => html.push_str(&in_markup(&image.text)),
            Inline::Anchor(_) | Inline::Note(_) => {}
            Inline::Break => html.push_str("<br>"),
        }
    }
}

fn element(tag: &str, html: &mut String, content: impl FnOnce(&mut String)) {
    *html += &format!("<{tag}>");
    content(html);
    *html += &format!("</{tag}>");
}

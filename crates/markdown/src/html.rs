//! Raw HTML → nodes by rule.
//!
//! Entry point: [`read`]. [`tokens`](super::tokens) cuts markup into texts, tags and comments; [`tags`](super::tags) has
//! what each element is read as.

use super::HeadingKind;
use super::builder::Builder;
use super::fences::run;
use super::ids::free_id;
use super::inlines::fold;
use super::links;
use super::stack::{Kind, TableKind};
use super::table_kind::table_kind;
use super::tags::{self, Format, TagKind};
use super::tokens::{self, Cut, Token, Tokens, attribute, decode, source_offset};
use rolebook_model::invisible::visible;
use rolebook_model::{Image, Inline, List, Numbering, Rule};
use std::ops::{Range, RangeInclusive};

/// Reads markup; `pieces` are pairs of a byte in `markup` and the byte of the source that it is.
pub(super) fn read(builder: &mut Builder<'_>, markup: &str, pieces: &[(usize, usize)]) {
    for Cut { token, start, end } in Tokens::new(markup) {
        let offset = source_offset(pieces, start);
        builder.marked = end - start;
        match token {
            Token::Text(text) => add_lines(builder, text, |at| source_offset(pieces, start + at)),
            Token::Comment => {
                builder.note(offset, Rule::Comment, format_args!("the comment was left out"));
            }
            Token::Unclosed => {
                let message = format_args!("the comment is never closed, so its text is shown");
                builder.note(offset, Rule::Comment, message);
            }
            Token::Instruction(name) => {
                builder.note(offset, Rule::RawHtml, format_args!("`{name}` was left out"));
            }
            Token::Start { name, attributes } => {
                builder.stack.starts_at(offset);
                let is_row = name.eq_ignore_ascii_case("tr");
                if is_row || name.eq_ignore_ascii_case("table") {
                    // A tag within a line comes alone.
                    let behind = source_offset(pieces, end.saturating_sub(1)) + 1;
                    let behind = builder.source.text.get(behind..).unwrap_or_default();
                    if !is_row {
                        begin_table(builder, behind, offset);
                        continue;
                    }
                    builder.stack.begin_row(is_titled_row(behind));
                }
                start_tag(builder, name, attributes, offset);
            }
            Token::End(name) => end_tag(builder, name),
        }
    }
}

/// Adds text; `offset` gives the byte of the source for one of it.
fn add_lines(builder: &mut Builder<'_>, text: &str, offset: impl Fn(usize) -> usize) {
    let (mut done, mut at) = (0, 0);
    let add = |builder: &mut Builder<'_>, part: Range<usize>| {
        let text = text.get(part.clone()).unwrap_or_default();
        let visible = text.trim_start();
        if !visible.is_empty() {
            builder.stack.starts_at(offset(part.end - visible.len()));
        }
        add_text(builder, text);
    };
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        // As of bold lines below, authors mean these marks.
        if let Some((depth, title)) =
            heading_line(line).filter(|_| start > 0 && builder.stack.is_in_details())
        {
            add(builder, done..start);
            builder.stack.end_text();
            builder.stack.leave_details();
            let position = builder.source.position(offset(start));
            builder.open(Kind::Heading { position, depth, kind: HeadingKind::Written }, offset(start));
            builder.text(&decode(title));
            builder.stack.close();
            done = at;
        }
    }
    add(builder, done..at);
}

/// Begins the table whose markup is `behind` its tag.
fn begin_table(builder: &mut Builder<'_>, behind: &str, offset: usize) {
    let kind = match builder.stack.may_have_table() {
        true => table_kind(behind, &mut builder.reach),
        false => TableKind::Text,
    };
    let message = match kind {
        TableKind::Table => "was read as a table",
        TableKind::Text => "was left out and its content kept",
    };
    builder.note(offset, Rule::RawHtml, format_args!("`<table>` {message}"));
    builder.stack.end_text();
    builder.stack.begin_table(kind, builder.source.position(offset).line);
}

/// The depth and the words of a line that is a heading in Markdown's way. One with a single mark may be a comment of code.
fn heading_line(line: &str) -> Option<(u8, &str)> {
    let depth = run(line, b'#');
    let title = line.get(depth..)?.strip_prefix(' ')?.trim();
    let depth = u8::try_from(depth).ok().filter(|depth| (2..=6).contains(depth))?;
    (!title.is_empty()).then_some((depth, title))
}

/// The words of a line between tags that is bold in Markdown's way.
fn bold_line(text: &str) -> Option<&str> {
    let inner = text.trim().strip_prefix("**")?.strip_suffix("**")?;
    let is_line = text.starts_with(['\n', '\r']) && !inner.contains(['*', '\n']) && !inner.trim().is_empty();
    is_line.then_some(inner)
}

/// Whether a tag is a line break.
pub(super) fn is_break(tag: &str) -> bool {
    tag.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("<br"))
}

/// How many characters of a row are looked at for its cells.
const LONGEST_TITLE: usize = 500;

/// Whether a text begins with the tag of a block. Where a line of HTML is indented behind an empty one, Markdown takes it for
/// code.
pub(super) fn begins_with_block(text: &str) -> bool {
    let Some(tag) = text.trim_start().strip_prefix('<') else { return false };
    let name = tag.trim_start_matches('/');
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let kind = name.get(..length).and_then(tags::known).map(|(_, kind)| kind);
    matches!(
        kind,
        Some(
            TagKind::Block
                | TagKind::Table
                | TagKind::Rows(_)
                | TagKind::Cell
                | TagKind::Part
                | TagKind::Term
                | TagKind::Bullets
                | TagKind::Numbers
                | TagKind::Item
                | TagKind::Heading(_)
        )
    )
}

/// Whether a table's row, behind its tag, is one cell with a title and one with a text: `<th>Pay</th><td>…</td>`.
fn is_titled_row(row: &str) -> bool {
    let mut cells = String::new();
    let row = row.char_indices().nth(LONGEST_TITLE).and_then(|(end, _)| row.get(..end)).unwrap_or(row);
    for Cut { token, .. } in Tokens::new(row) {
        match token {
            Token::Start { name, .. } if name.eq_ignore_ascii_case("th") => cells.push('h'),
            Token::Start { name, .. } if name.eq_ignore_ascii_case("td") => cells.push('d'),
            Token::Start { name, .. } | Token::End(name) if name.eq_ignore_ascii_case("tr") => break,
            Token::End(name) if name.eq_ignore_ascii_case("table") => break,
            _ => {}
        }
        if cells.len() > 2 {
            break;
        }
    }
    cells == "hd"
}

/// Adds text with entities decoded and white space folded; an empty line ends a paragraph.
fn add_text(builder: &mut Builder<'_>, text: &str) {
    // Markdown's marks mean nothing right behind a tag, but authors mean them.
    if let Some(bold) = bold_line(text) {
        builder.stack.end_text();
        let is_kept = builder.stack.open_tag(Kind::Wrap(Inline::Strong), "strong");
        builder.text(&decode(bold));
        if is_kept {
            builder.stack.close_tag("strong");
        }
        return builder.stack.end_text();
    }
    let mut rest = text;
    while !rest.is_empty() {
        let (word, after) = tokens::word(rest);
        let next = after.trim_start();
        let gap = after.strip_suffix(next).unwrap_or_default();
        builder.text(&decode(word));
        if gap.matches('\n').count() > 1 {
            builder.stack.end_text();
        } else if !gap.is_empty() {
            builder.stack.push_text(" ");
        }
        rest = next;
    }
}

fn start_tag(builder: &mut Builder<'_>, name: &str, attributes: &str, offset: usize) {
    let Some((tag, kind)) = tags::known(name) else {
        let message = format_args!("`<{name}>` is not known and was left out; its content is kept");
        return builder.note(offset, Rule::RawHtml, message);
    };
    if let Some(message) = tags::message(kind).filter(|_| tag != IMAGE) {
        builder.note(offset, Rule::RawHtml, format_args!("`<{tag}>` {message}"));
    }
    let kind = match kind {
        TagKind::Format(format) => format_kind(format),
        TagKind::Break => return builder.stack.push(Inline::Break),
        TagKind::Rule => return builder.stack.place_rule(),
        TagKind::Anchor => match anchor(builder, attributes, offset) {
            Some(link) => link,
            None => return,
        },
        TagKind::Embed => return embed(builder, tag, attributes, offset),
        TagKind::Hidden => Kind::Hidden,
        TagKind::Details => Kind::Details { summary: Vec::new() },
        TagKind::Summary if builder.stack.has_open(&["details"]) => Kind::Summary,
        TagKind::Bullets => list(Numbering::None),
        TagKind::Numbers => list(first_number(attributes)),
        TagKind::Item if builder.stack.has_open(&["ul", "ol"]) => {
            builder.stack.close_to(&["ul", "ol"]);
            Kind::Item { line: builder.source.position(offset).line, done: None }
        }
        TagKind::Quote => Kind::Quote,
        TagKind::Heading(depth) => return heading(builder, tag, depth, attributes, offset),
        TagKind::Rows(is_head) => {
            builder.stack.set_head(is_head);
            return builder.stack.end_text();
        }
        TagKind::Cell | TagKind::Term if tag != "dt" && builder.stack.is_framed() => {
            let spans = ["colspan", "rowspan"].map(|name| attribute(attributes, name)?.trim().parse().ok());
            return builder.stack.begin_cell(tag, builder.source.position(offset).line, spans);
        }
        TagKind::Term => {
            if builder.stack.begin_block() && builder.stack.may_have_term(tag) {
                let position = builder.source.position(offset);
                builder.stack.open_tag(Kind::Term { position }, tag);
            }
            return;
        }
        TagKind::Inline => return,
        TagKind::Summary
        | TagKind::Item
        | TagKind::Block
        | TagKind::Part
        | TagKind::Table
        | TagKind::Cell => {
            return builder.stack.end_text();
        }
    };
    if kind.is_within_line() || builder.stack.begin_block() {
        builder.stack.open_tag(kind, tag);
    }
}

/// Opens a heading: one of the page, where no other block holds it.
fn heading(builder: &mut Builder<'_>, tag: &'static str, depth: u8, attributes: &str, offset: usize) {
    if !builder.stack.begin_block() {
        return;
    }
    if !builder.stack.is_in_table() {
        builder.stack.leave_details();
    }
    let kind = match builder.stack.is_at_page() && !builder.stack.is_in_table() {
        true => {
            Kind::Heading { position: builder.source.position(offset), depth, kind: HeadingKind::Written }
        }
        false => Kind::Subheading { depth },
    };
    if builder.stack.open_tag(kind, tag)
        && let Some(id) = attribute(attributes, "id").filter(|id| !id.trim().is_empty())
    {
        builder.stack.push(Inline::Anchor(free_id(visible(&id).trim())));
    }
}

fn end_tag(builder: &mut Builder<'_>, name: &str) {
    let Some((tag, kind)) = tags::known(name) else { return };
    match kind {
        TagKind::Table => {
            builder.stack.end_text();
            return builder.stack.end_table();
        }
        TagKind::Rows(_) => builder.stack.set_head(false),
        // The cells of a table within another are text of one of its cells.
        _ if matches!(tag, "tr" | "td" | "th") && builder.stack.is_nested_table() => {
            return builder.stack.end_text();
        }
        _ => {}
    }
    if !builder.stack.close_tag(tag)
        && matches!(
            kind,
            TagKind::Block | TagKind::Part | TagKind::Term | TagKind::Item | TagKind::Rows(_) | TagKind::Cell
        )
    {
        builder.stack.end_text();
    }
}

/// Adds the place to link to that the attributes name, and gives the link that they make.
fn anchor(builder: &mut Builder<'_>, attributes: &str, offset: usize) -> Option<Kind> {
    let id = attribute(attributes, "id").or_else(|| attribute(attributes, "name"));
    let id = id.map(|id| visible(&id).trim().to_owned()).filter(|id| !id.is_empty());
    if let Some(id) = id {
        builder.stack.push(Inline::Anchor(free_id(&id)));
    }
    let href = attribute(attributes, "href")?;
    let title = attribute(attributes, "title").unwrap_or_default();
    Some(builder.link(&href, &title, offset))
}

/// An image or a link to what an element would load, called by its title, its description or where it comes from.
fn embed(builder: &mut Builder<'_>, tag: &str, attributes: &str, offset: usize) {
    let [source, title, text] = ["src", "title", "alt"].map(|name| attribute(attributes, name));
    if tag == IMAGE
        && let Some(image) =
            builder.image(source.as_deref().unwrap_or_default(), title.as_deref().unwrap_or_default(), offset)
    {
        let text = fold(&visible(&text.unwrap_or_default()));
        return builder.stack.push(Inline::Image(Image { text, size: size(attributes), ..image }));
    }
    let name = title.or(text).filter(|name| !name.trim().is_empty());
    let kind = match source {
        Some(source) => builder.link(&source, "", offset),
        None => Kind::Plain { title: String::new() },
    };
    let text = match (&kind, name) {
        (_, Some(name)) => name,
        (Kind::Link { href, .. }, None) => links::describe(href).to_owned(),
        _ => return,
    };
    let is_block = tag != IMAGE;
    if is_block {
        builder.stack.push_text(" ");
    }
    let kept = builder.stack.open_tag(kind, IMAGE);
    builder.text(&text);
    if kept {
        builder.stack.close_tag(IMAGE);
    }
    if is_block {
        builder.stack.push_text(" ");
    }
}

/// The only element that may load something from elsewhere.
const IMAGE: &str = "img";

/// Sides that an image may have, in CSS pixels: any longer one would take a page for itself.
const SIDES: RangeInclusive<u16> = 1..=2_000;

/// An image's width and height, where both are written as whole numbers.
fn size(attributes: &str) -> Option<(u16, u16)> {
    let side = |name: &str| {
        let side = attribute(attributes, name)?.trim().parse().ok()?;
        SIDES.contains(&side).then_some(side)
    };
    Some((side("width")?, side("height")?))
}

fn format_kind(format: Format) -> Kind {
    match format {
        Format::Strong => Kind::Wrap(Inline::Strong),
        Format::Emphasis => Kind::Wrap(Inline::Emphasis),
        Format::Strikethrough => Kind::Wrap(Inline::Strikethrough),
        Format::Subscript => Kind::Wrap(Inline::Subscript),
        Format::Superscript => Kind::Wrap(Inline::Superscript),
        Format::Code => Kind::CodeSpan,
    }
}

fn list(numbering: Numbering) -> Kind {
    Kind::List(List { numbering, items: Vec::new() })
}

fn first_number(attributes: &str) -> Numbering {
    let start = attribute(attributes, "start").and_then(|start| start.trim().parse().ok());
    Numbering::Numbers(start.unwrap_or(1))
}

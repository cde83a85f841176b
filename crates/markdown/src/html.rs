//! Raw HTML → nodes by rule.
//!
//! A small tokenizer cuts markup into texts, tags and comments; what each tag is read as stands in
//! [`tags`](super::tags). The tokenizer is total: what is not a tag is text. It is linear: no end mark is
//! searched for again once it was not found, and a tag ends at the next `<` outside of quotes. (Of all
//! places from which a tag may be read at most three can be inside of different quotes at once.)

use super::ids::free_id;
use super::inlines::fold;
use super::links;
use super::stack::Kind;
use super::tags::{self, Format, Reading};
use super::tree::Reader;
use rolebook_model::cut;
use rolebook_model::invisible::visible;
use rolebook_model::{Image, Inline, List, Numbering, Rule};
use std::ops::RangeInclusive;

impl Reader<'_> {
    /// Reads markup; `pieces` are pairs of a byte in `markup` and the byte of the source that it is.
    pub(super) fn html(&mut self, markup: &str, pieces: &[(usize, usize)]) {
        let mut tokens = Tokens::new(markup);
        while let Some((token, at)) = tokens.next() {
            let offset = source_offset(pieces, at);
            self.marked = tokens.at - at;
            match token {
                Token::Text(text) => self.html_text(text),
                Token::Comment => self.note(offset, Rule::Comment, &["the comment was left out"]),
                Token::Unclosed => {
                    let message = "the comment is never closed, so its text is shown";
                    self.note(offset, Rule::Comment, &[message]);
                }
                Token::Instruction(name) => {
                    self.note(offset, Rule::RawHtml, &["`", name, "` was left out"]);
                }
                Token::Start { name, attributes } => self.start_tag(name, attributes, offset),
                Token::End(name) => self.end_tag(name),
            }
        }
    }

    /// Adds text with entities decoded and white space folded; an empty line ends a paragraph.
    fn html_text(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let (word, after) = word(rest);
            let next = after.trim_start();
            let gap = cut::at(after, after.len() - next.len()).0;
            self.text(&decode(word));
            if gap.bytes().filter(|&byte| byte == b'\n').count() > 1 {
                self.stack.end_text();
            } else if !gap.is_empty() {
                self.stack.push_text(" ");
            }
            rest = next;
        }
    }

    fn start_tag(&mut self, name: &str, attributes: &str, offset: usize) {
        let Some((tag, reading)) = tags::known(name) else {
            let words = ["`<", name, ">` is not known and was left out; its content is kept"];
            return self.note(offset, Rule::RawHtml, &words);
        };
        if let Some(message) = tags::message(reading).filter(|_| tag != IMAGE) {
            self.note(offset, Rule::RawHtml, &["`<", tag, ">` ", message]);
        }
        let kind = match reading {
            Reading::Format(format) => format_kind(format),
            Reading::Break => return self.stack.push(Inline::Break),
            Reading::Rule => return self.stack.place_rule(),
            Reading::Anchor => match self.anchor(attributes, offset) {
                Some(link) => link,
                None => return,
            },
            Reading::Embed => return self.embed(tag, attributes, offset),
            Reading::Hidden => Kind::Hidden,
            Reading::Details => Kind::Details { summary: Vec::new() },
            Reading::Summary if self.stack.has_open(&["details"]) => Kind::Summary,
            Reading::Bullets => list(Numbering::None),
            Reading::Numbers => list(first_number(attributes)),
            Reading::Item if self.stack.has_open(&["ul", "ol"]) => {
                self.stack.close_to(&["ul", "ol"]);
                Kind::Item { line: self.lines.position(offset).line, done: None }
            }
            Reading::Quote => Kind::Quote,
            Reading::Heading(depth) => Kind::Subheading { depth },
            Reading::Inline => return,
            Reading::Summary | Reading::Item | Reading::Block | Reading::Part => {
                return self.stack.end_text();
            }
        };
        if kind.is_within_line() || self.stack.begin_block() {
            self.stack.open_tag(kind, tag);
        }
    }

    fn end_tag(&mut self, name: &str) {
        let Some((tag, reading)) = tags::known(name) else { return };
        if !self.stack.close_tag(tag) && matches!(reading, Reading::Block | Reading::Part | Reading::Item) {
            self.stack.end_text();
        }
    }

    /// Adds the place to link to that the attributes name, and gives the link that they make.
    fn anchor(&mut self, attributes: &str, offset: usize) -> Option<Kind> {
        let id = attribute(attributes, "id").or_else(|| attribute(attributes, "name"));
        let id = id.map(|id| visible(&id).trim().to_owned()).filter(|id| !id.is_empty());
        if let Some(id) = id {
            self.stack.push(Inline::Anchor(free_id(&id)));
        }
        let href = attribute(attributes, "href")?;
        let title = attribute(attributes, "title").unwrap_or_default();
        Some(self.link(&href, &title, offset))
    }

    /// An image or a link to what an element would load, called by its title, its description or where it comes from.
    fn embed(&mut self, tag: &str, attributes: &str, offset: usize) {
        let [source, title, text] = ["src", "title", "alt"].map(|name| attribute(attributes, name));
        if tag == IMAGE
            && let Some(image) = self.image(
                source.as_deref().unwrap_or_default(),
                title.as_deref().unwrap_or_default(),
                offset,
            )
        {
            let text = fold(&visible(&text.unwrap_or_default()));
            return self.stack.push(Inline::Image(Image { text, size: size(attributes), ..image }));
        }
        let name = title.or(text).filter(|name| !name.trim().is_empty());
        let kind = match source {
            Some(source) => self.link(&source, "", offset),
            None => Kind::Plain { title: String::new() },
        };
        let text = match (&kind, name) {
            (_, Some(name)) => name,
            (Kind::Link { href, .. }, None) => links::describe(href).to_owned(),
            _ => return,
        };
        let is_block = tag != IMAGE;
        if is_block {
            self.stack.push_text(" ");
        }
        let kept = self.stack.open_tag(kind, IMAGE);
        self.text(&text);
        if kept {
            self.stack.close_tag(IMAGE);
        }
        if is_block {
            self.stack.push_text(" ");
        }
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

/// The byte of the source that byte `at` of markup is, which was put together of `pieces`.
pub(super) fn source_offset(pieces: &[(usize, usize)], at: usize) -> usize {
    let after = pieces.partition_point(|&(start, _)| start <= at);
    let piece = after.checked_sub(1).and_then(|before| pieces.get(before));
    piece.map_or(at, |&(start, offset)| offset + (at - start))
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

/// A part of markup.
pub(super) enum Token<'a> {
    Text(&'a str),
    Start {
        name: &'a str,
        attributes: &'a str,
    },
    End(&'a str),
    Comment,
    /// A comment that is not closed: what follows is text.
    Unclosed,
    /// Something that is no element and left out with its content: a declaration, a script, a style.
    Instruction(&'a str),
}

/// Markup as far as it has not been cut.
pub(super) struct Tokens<'a> {
    markup: &'a str,
    at: usize,
    /// End marks of which no more are to come.
    missing: Vec<&'static str>,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(markup: &'a str) -> Tokens<'a> {
        Tokens { markup, at: 0, missing: Vec::new() }
    }

    /// The next part, and where it starts.
    pub(super) fn next(&mut self) -> Option<(Token<'a>, usize)> {
        let start = self.at;
        let rest = cut::at(self.markup, start).1;
        if let Some((token, length)) = self.markup_token(rest) {
            self.at = start + length;
            return Some((token, start));
        }
        let first = rest.chars().next()?.len_utf8();
        let next = memchr::memchr(b'<', cut::at(rest, first).1.as_bytes());
        let length = next.map_or(rest.len(), |found| first + found);
        self.at = start + length;
        Some((Token::Text(cut::at(rest, length).0), start))
    }

    /// The markup that `rest` starts with, and its length.
    fn markup_token(&mut self, rest: &'a str) -> Option<(Token<'a>, usize)> {
        let inner = rest.strip_prefix('<')?;
        if inner.starts_with("!--") {
            // `<!-->` and `<!--->` are comments too, so the search begins before the dashes end.
            return Some(match self.end_of(rest, 2, "-->") {
                Some(end) => (Token::Comment, end),
                None => (Token::Unclosed, 4),
            });
        }
        for (opening, closing) in [("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">")] {
            if rest.starts_with(opening) {
                let end = self.end_of(rest, opening.len(), closing)?;
                return Some((Token::Instruction(opening), end));
            }
        }
        let (name, attributes, is_end, length) = tag(inner)?;
        if is_end {
            return Some((Token::End(name), length + 1));
        }
        for (hidden, opening, closing) in
            [("script", "<script>", "</script"), ("style", "<style>", "</style")]
        {
            if name.eq_ignore_ascii_case(hidden)
                && let Some(end) = self.end_of(rest, length + 1, closing)
            {
                let closed = memchr::memchr(b'>', cut::at(rest, end).1.as_bytes());
                let end = closed.map_or(rest.len(), |found| end + found + 1);
                return Some((Token::Instruction(opening), end));
            }
        }
        Some((Token::Start { name, attributes }, length + 1))
    }

    /// Where `mark`, whatever its case, ends in `rest` after `from`.
    fn end_of(&mut self, rest: &str, from: usize, mark: &'static str) -> Option<usize> {
        if self.missing.contains(&mark) {
            return None;
        }
        let tail = rest.as_bytes().get(from..).unwrap_or_default();
        let found = tail.windows(mark.len()).position(|part| part.eq_ignore_ascii_case(mark.as_bytes()));
        if found.is_none() {
            self.missing.push(mark);
        }
        found.map(|found| from + found + mark.len())
    }
}

/// The tag that starts after a `<`: name, attributes, whether it is an end tag, and its length.
fn tag(inner: &str) -> Option<(&str, &str, bool, usize)> {
    let is_end = inner.starts_with('/');
    let named = cut::at(inner, usize::from(is_end)).1;
    if !named.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return None;
    }
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':' | b'_');
    let name_length = named.bytes().position(|byte| !is_name(byte)).unwrap_or(named.len());
    let (name, rest) = cut::at(named, name_length);
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'<') => return None,
            (None, b'>') => {
                let length = usize::from(is_end) + name_length + at + 1;
                return Some((name, cut::at(rest, at).0, is_end, length));
            }
            _ => {}
        }
    }
    None
}

/// `text` in front of its first white space, and the rest.
#[inline(never)]
fn word(text: &str) -> (&str, &str) {
    cut::at(text, text.find(char::is_whitespace).unwrap_or(text.len()))
}

/// The value of an attribute, decoded; empty where it has none.
pub(super) fn attribute(attributes: &str, wanted: &str) -> Option<String> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('/') {
            rest = after;
            continue;
        }
        if rest.is_empty() {
            return None;
        }
        // An attribute's name may even start with `=`; one character at least is taken each time.
        let first = usize::from(rest.starts_with('='));
        let unmarked = cut::before_any(cut::at(rest, first).1, b"=/").0;
        let (name, after) = cut::at(rest, first + word(unmarked).0.len());
        let (value, next) = match after.trim_start().strip_prefix('=') {
            Some(assigned) => value(assigned.trim_start()),
            None => ("", after),
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(decode(value));
        }
        rest = next;
    }
}

/// The value that `assigned` starts with, and what follows it.
fn value(assigned: &str) -> (&str, &str) {
    let (first, quoted) = cut::at(assigned, 1);
    if !matches!(first, "\"" | "'") {
        return word(assigned);
    }
    let (value, closed) = cut::before_any(quoted, first.as_bytes());
    (value, cut::at(closed, 1).1)
}

/// No entity that is decoded is longer.
const LONGEST_ENTITY: usize = 10;

/// `text` with the entities that people write decoded. An unknown one stays as it is written.
fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let (mut plain, mut rest) = cut::before_any(text, b"&");
    loop {
        decoded.push_str(plain);
        if rest.is_empty() {
            return decoded;
        }
        let (written, after) = cut::at(rest, 1);
        let end = after.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';');
        let name = end.map(|end| cut::at(after, end).0);
        let after = match (name.and_then(entity), end) {
            (Some(character), Some(end)) => {
                decoded.push(character);
                cut::at(after, end + 1).1
            }
            _ => {
                decoded.push_str(written);
                after
            }
        };
        (plain, rest) = cut::before_any(after, b"&");
    }
}

const ENTITIES: [(&str, char); 6] =
    [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("nbsp", '\u{A0}')];

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let (digits, radix) = match number.as_bytes().first() {
            Some(b'x' | b'X') => (cut::at(number, 1).1, 16),
            _ => (number, 10),
        };
        return char::from_u32(u32::from_str_radix(digits, radix).ok()?);
    }
    ENTITIES.iter().find(|entity| entity.0 == name).map(|entity| entity.1)
}

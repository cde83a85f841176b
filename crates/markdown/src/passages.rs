//! Markdown text → its runs of text as they stand in the source, for lints of an author's words and links.
//!
//! The tree of [`parse`](super::parse) is what a page shows, and forgets where each word came from. A [`PassageBuilder`] is
//! handed the same events in the same pass. For every paragraph, entry, heading and cell it keeps the text with the place of
//! each character, and the links and images in it. Marks of other tools are blanked out as for the tree; code blocks are
//! left out; code within a line is kept and marked as code.

use super::Source;
use super::blanks::is_filler;
use super::tags::{self, TagKind};
use super::tokens::{Cut, Markup, Token, Tokens, attribute, source_offset};
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use rolebook_model::Position;
use std::ops::Range;

/// A run of text: that of a paragraph, an entry, a heading or a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// What it stands in.
    pub kind: PassageKind,
    /// Its words without marks; a line break is one space.
    pub text: String,
    /// The links and images in it, in order of their starts.
    pub links: Vec<PassageLink>,
    /// Where in the source the text comes from, in order; never empty.
    spans: Vec<Span>,
}

/// What a passage stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageKind {
    /// A heading.
    Heading,
    /// An entry of a list.
    Item,
    /// A cell of a table.
    Cell,
    /// Running text.
    Paragraph,
}

/// A link or an image of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassageLink {
    /// How it is written.
    pub form: LinkForm,
    /// Where it leads to, or what is shown, as written but for entities and escapes.
    pub target: String,
    /// The part of the passage's text that is the link's, or that stands for the image; in bytes.
    pub text: Range<usize>,
    /// Where it starts in the file.
    pub position: Position,
    /// How many characters it takes on its line; 0 where it runs over the line's end, or very far.
    pub length: usize,
}

/// How a link is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkForm {
    /// `[text](target)`, or as an element.
    Link,
    /// The address alone: `<https://example.com>`.
    Address,
    /// An image.
    Image,
    /// An image without a meaning: `<img alt="">`.
    Decoration,
}

/// A part of a passage's text that stands on one line of the source, character by character.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Span {
    /// Where in the text it starts.
    start: usize,
    position: Position,
    is_code: bool,
    /// Whether the source has other characters: an entity, the mark of another tool, the text of an image as an
    /// attribute. All of it then stands where it starts.
    is_decoded: bool,
    /// Whether a backslash stands in front of its first character.
    is_escaped: bool,
}

impl Passage {
    /// Where in the file the character at byte `offset` of the text stands.
    pub fn position(&self, offset: usize) -> Position {
        let Some(span) = self.span(offset) else { return Position::START };
        let before = self.text.get(span.start..offset).filter(|_| !span.is_decoded).unwrap_or_default();
        let Position { line, column } = span.position;
        Position { line, column: column.saturating_add(u32::try_from(before.chars().count()).unwrap_or(0)) }
    }

    /// How many characters a part of the text takes in the file; 0 where it goes on to another line.
    pub fn length(&self, part: &Range<usize>) -> usize {
        // A space at the end stands for the end of a line.
        let text = self.text.get(part.clone()).unwrap_or_default().trim_end();
        let Some((last, _)) = text.char_indices().next_back() else { return 0 };
        let (start, end) = (self.position(part.start), self.position(part.start + last));
        if start.line == end.line { (end.column.saturating_sub(start.column) + 1) as usize } else { 0 }
    }

    /// Whether the character at byte `offset` of the text is code.
    pub fn is_code(&self, offset: usize) -> bool {
        self.span(offset).is_some_and(|span| span.is_code)
    }

    /// Whether the character at byte `offset` of the text is no mark by its author's will: behind a backslash, or as an entity.
    pub fn is_escaped(&self, offset: usize) -> bool {
        let span = self.span(offset);
        span.is_some_and(|span| span.is_decoded || span.is_escaped && span.start == offset)
    }

    /// The link of which the character at byte `offset` of the text is a part.
    pub fn link_at(&self, offset: usize) -> Option<&PassageLink> {
        let ends = self.links.partition_point(|link| link.text.start <= offset);
        self.links.iter().take(ends).rev().take(NESTED).find(|link| link.text.contains(&offset))
    }

    fn span(&self, offset: usize) -> Option<&Span> {
        let behind = self.spans.partition_point(|span| span.start <= offset);
        self.spans.get(behind.saturating_sub(1))
    }
}

/// How many links around one character are searched: images may stand in links, and not much else.
const NESTED: usize = 4;

/// The passages as far as events have come.
pub(super) struct PassageBuilder<'a> {
    source: &'a Source<'a>,
    passages: Vec<Passage>,
    /// The passage that is being read.
    open: Option<Passage>,
    /// The links of that passage that are not closed yet, as indices; `None` for an element that is no link.
    links: Vec<Option<usize>>,
    /// The blocks around the current place, as far as they are a kind.
    kinds: Vec<PassageKind>,
    is_code_block: bool,
    /// The text of an HTML block as far as it has come.
    markup: Markup,
}

/// The longest span: finding a character's place counts through one.
const LONGEST_SPAN: usize = 256;

/// The longest link that is measured.
const LONGEST_LINK: usize = 400;

impl<'a> PassageBuilder<'a> {
    pub(super) fn new(source: &'a Source<'a>) -> PassageBuilder<'a> {
        PassageBuilder {
            source,
            passages: Vec::new(),
            open: None,
            links: Vec::new(),
            kinds: Vec::new(),
            is_code_block: false,
            markup: Markup::default(),
        }
    }

    /// All passages, in order.
    pub(super) fn finish(mut self) -> Vec<Passage> {
        self.end_passage();
        self.passages
    }

    /// Adds an event; `range` are its bytes in the source.
    pub(super) fn add(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(_) if self.is_code_block => {}
            Event::Text(text) => self.text(text, range.start, false),
            Event::Code(code) => {
                // The text begins behind as many backticks as stand there, and on their line or the next.
                let written = self.source.text.get(range.start..).unwrap_or_default();
                let behind = written.trim_start_matches('`').trim_start_matches(['\r', '\n']);
                self.text(code, range.start + written.len() - behind.len(), true);
            }
            Event::Html(html) => self.markup.push(html, range.start),
            Event::InlineHtml(html) => self.elements(html, &[(0, range.start)]),
            Event::SoftBreak if self.source.joins_lines(range) => {}
            Event::SoftBreak | Event::HardBreak => self.gap(),
            Event::FootnoteReference(_) | Event::Rule | Event::TaskListMarker(_) => {}
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(text, range.start, false),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Subscript | Tag::Superscript => {}
            Tag::Link { link_type, dest_url, .. } => {
                let form = match link_type {
                    LinkType::Autolink | LinkType::Email => LinkForm::Address,
                    _ => LinkForm::Link,
                };
                let scheme = if *link_type == LinkType::Email { "mailto:" } else { "" };
                self.open_link(form, format!("{scheme}{dest_url}"), range);
            }
            Tag::Image { dest_url, .. } => self.open_link(LinkForm::Image, dest_url.to_string(), range),
            block => {
                self.end_passage();
                self.kinds.extend(kind(block));
                self.is_code_block = matches!(block, Tag::CodeBlock(_));
            }
        }
    }

    fn end(&mut self, tag: &TagEnd) {
        match tag {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Subscript
            | TagEnd::Superscript => {}
            TagEnd::Link | TagEnd::Image => self.close_link(),
            TagEnd::HtmlBlock => {
                let markup = std::mem::take(&mut self.markup);
                self.elements(&markup.text, &markup.pieces);
                self.end_passage();
            }
            block => {
                self.end_passage();
                self.is_code_block = false;
                if matches!(block, TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell) {
                    self.kinds.pop();
                }
            }
        }
    }

    /// The passage that is open, or a new one.
    fn passage(&mut self) -> &mut Passage {
        let kind = self.kinds.last().copied().unwrap_or(PassageKind::Paragraph);
        self.open.get_or_insert_with(|| Passage {
            kind,
            text: String::new(),
            links: Vec::new(),
            spans: Vec::new(),
        })
    }

    fn end_passage(&mut self) {
        self.links.clear();
        if let Some(mut passage) = self.open.take() {
            if passage.spans.is_empty() {
                // An image without text has a place all the same.
                let position = passage.links.first().map_or(Position::START, |link| link.position);
                passage.spans.push(Span {
                    start: 0,
                    position,
                    is_code: false,
                    is_decoded: true,
                    is_escaped: false,
                });
            }
            self.passages.push(passage);
        }
    }

    /// Adds `text`, which the source has from `offset` on, be it in other characters.
    fn text(&mut self, text: &str, offset: usize, is_code: bool) {
        let written = self.source.text.get(offset..).unwrap_or_default();
        let is_decoded = !written.starts_with(text);
        let before = offset.checked_sub(1).and_then(|before| self.source.text.as_bytes().get(before));
        let mut is_escaped = before == Some(&b'\\');
        let (mut rest, mut offset) = (text, offset);
        while !rest.is_empty() {
            let length = if is_decoded { rest.len() } else { span_length(rest) };
            let (part, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
            let position = self.source.position(offset);
            let is_decoded = is_decoded || part.starts_with(is_filler);
            let passage = self.passage();
            let start = passage.text.len();
            passage.spans.push(Span { start, position, is_code, is_decoded, is_escaped });
            is_escaped = false;
            passage.text.push_str(part);
            offset += part.len();
            rest = behind;
        }
    }

    /// Adds a space between two words.
    fn gap(&mut self) {
        if let Some(passage) = self.open.as_mut().filter(|passage| !passage.text.ends_with(' ')) {
            passage.text.push(' ');
        }
    }

    fn open_link(&mut self, form: LinkForm, target: String, range: &Range<usize>) {
        let position = self.source.position(range.start);
        let written = self.source.body.get(range.clone()).unwrap_or_default();
        let is_short = written.len() <= LONGEST_LINK && !written.contains('\n');
        let length = if is_short { written.chars().count() } else { 0 };
        let passage = self.passage();
        let (index, start) = (passage.links.len(), passage.text.len());
        passage.links.push(PassageLink { form, target, text: start..start, position, length });
        self.links.push(Some(index));
    }

    fn close_link(&mut self) {
        if let (Some(Some(link)), Some(passage)) = (self.links.pop(), &mut self.open)
            && let Some(link) = passage.links.get_mut(link)
        {
            link.text.end = passage.text.len();
        }
    }

    /// Adds what markup shows; `pieces` are pairs of a byte in `markup` and the byte of the source that it is.
    fn elements(&mut self, markup: &str, pieces: &[(usize, usize)]) {
        for Cut { token, start, .. } in Tokens::new(markup) {
            match token {
                Token::Text(text) => self.element_text(text, start, pieces),
                Token::Start { name, attributes } => {
                    self.element(name, attributes, source_offset(pieces, start));
                }
                Token::End(name) if name.eq_ignore_ascii_case("a") => self.close_link(),
                Token::End(name) if is_block(name) => self.end_passage(),
                Token::End(_) | Token::Comment | Token::Unclosed | Token::Instruction(_) => {}
            }
        }
    }

    /// Text of an HTML block, which may run over lines.
    fn element_text(&mut self, text: &str, at: usize, pieces: &[(usize, usize)]) {
        let mut start = at;
        for line in text.split_inclusive('\n') {
            let shown = line.trim_start();
            if !shown.is_empty() {
                let indent = line.len() - shown.len();
                self.text(shown.trim_end(), source_offset(pieces, start + indent), false);
            }
            if shown.len() > shown.trim_end().len() {
                self.gap();
            }
            start += line.len();
        }
    }

    fn element(&mut self, name: &str, attributes: &str, offset: usize) {
        if name.eq_ignore_ascii_case("a") {
            match attribute(attributes, "href") {
                Some(href) => self.open_link(LinkForm::Link, href, &(offset..offset)),
                None => self.links.push(None),
            }
        } else if name.eq_ignore_ascii_case("img") {
            let alternative = attribute(attributes, "alt");
            let is_decoration = alternative.as_ref().is_some_and(|text| text.trim().is_empty());
            let form = if is_decoration { LinkForm::Decoration } else { LinkForm::Image };
            let source = attribute(attributes, "src").unwrap_or_default();
            self.open_link(form, source, &(offset..offset));
            self.text(alternative.as_deref().unwrap_or_default(), offset, false);
            self.close_link();
        } else if is_block(name) {
            self.end_passage();
        } else if name.eq_ignore_ascii_case("br") {
            self.gap();
        }
    }
}

/// How many bytes of `text` make a span: all fillers at its start, or all in front of the next one, and not too many.
fn span_length(text: &str) -> usize {
    let starts_blank = text.starts_with(is_filler);
    let ends = |(at, mark): &(usize, char)| *at >= LONGEST_SPAN || is_filler(*mark) != starts_blank;
    text.char_indices().find(ends).map_or(text.len(), |(end, _)| end)
}

/// Whether an element begins and ends a passage.
fn is_block(name: &str) -> bool {
    tags::known(name).is_some_and(|(_, reading)| {
        !matches!(
            reading,
            TagKind::Format(_) | TagKind::Break | TagKind::Anchor | TagKind::Embed | TagKind::Inline
        )
    })
}

fn kind(block: &Tag<'_>) -> Option<PassageKind> {
    match block {
        Tag::Heading { .. } => Some(PassageKind::Heading),
        Tag::Item => Some(PassageKind::Item),
        Tag::TableCell => Some(PassageKind::Cell),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rolebook_model::Site;

    fn passages(body: &str, first_line: u32) -> Vec<Passage> {
        crate::parse_with_passages(body, first_line, &Site::default()).1
    }

    /// Reads `body` and compares each passage, a line each: where it starts, what it stands in, its text, and its links
    /// with place, length, text and target.
    fn check(body: &str, expect: &[&str]) {
        let written: Vec<String> = passages(body, 3).iter().map(written).collect();
        assert_eq!(written, expect, "in {body:?}");
    }

    fn written(passage: &Passage) -> String {
        let Position { line, column } = passage.position(0);
        let mut written = format!("{line}:{column} {:?} {}", passage.kind, passage.text);
        for link in &passage.links {
            let Position { line, column } = link.position;
            let text = &passage.text[link.text.clone()];
            written +=
                &format!(" | {line}:{column}+{} {:?} {text:?} {}", link.length, link.form, link.target);
        }
        written
    }

    #[test]
    fn every_passage_knows_what_it_stands_in() {
        check(
            "# A *b*\n\nc\nd\n\n- e\n  - f\n\n    g\n- h\n\n> i\n\n```\nj\n```\n",
            &[
                "3:3 Heading A b",
                "5:1 Paragraph c d",
                "8:3 Item e",
                "9:5 Item f",
                "11:5 Item g",
                "12:3 Item h",
                "14:3 Paragraph i",
            ],
        );
        check("|a|b|\n|-|-|\n|c||\n", &["3:2 Cell a", "3:4 Cell b", "5:2 Cell c"]);
    }

    #[test]
    fn links_and_images_have_their_place() {
        check(
            "See [the *list*](a.md \"b\"), <https://a.example> and ![](c.png).",
            &["3:1 Paragraph See the list, https://a.example and . | 3:5+22 Link \"the list\" a.md \
               | 3:29+19 Address \"https://a.example\" https://a.example | 3:53+10 Image \"\" c.png"],
        );
        check("![](a.png)", &["3:1 Paragraph  | 3:1+10 Image \"\" a.png"]);
        check("[a][b]\n\n[b]: c.md\n", &["3:2 Paragraph a | 3:1+6 Link \"a\" c.md"]);
    }

    #[test]
    fn elements_are_read_too() {
        check(
            "<p>Über\n<a href=\"a.md\">b</a></p>\n<img src=\"c.png\"><img src=\"d.png\" alt=\"\">\n",
            &[
                "3:4 Paragraph Über b | 4:1+0 Link \"b\" a.md",
                "5:1 Paragraph  | 5:1+0 Image \"\" c.png | 5:18+0 Decoration \"\" d.png",
            ],
        );
        check("a <b>c</b> <!-- d -->", &["3:1 Paragraph a c "]);
    }

    #[test]
    fn a_place_counts_characters_and_what_was_written() {
        let found = passages("é &amp; `co de` \\* *x* y\nz", 1);
        let passage = &found[0];
        assert_eq!(passage.text, "é & co de * x y z");
        let column = |part: &str| passage.position(passage.text.find(part).unwrap()).column;
        assert_eq!([column("&"), column("co"), column("* x"), column("x"), column("y")], [3, 10, 18, 21, 24]);
        assert_eq!(passage.position(passage.text.len() - 1), Position { line: 2, column: 1 });
        assert!(passage.is_code(5) && !passage.is_code(11));
        assert_eq!((passage.length(&(0..2)), passage.length(&(13..18))), (1, 0));
    }

    #[test]
    fn a_part_that_ends_with_an_accented_letter_has_its_whole_length() {
        let found = passages("- Ärger; [insert café]", 1);
        let part = found[0].text.find("insert").unwrap()..found[0].text.len() - 1;
        assert_eq!(found[0].length(&part), 11);
    }

    #[test]
    fn what_is_written_in_other_characters_stands_where_it_starts() {
        let found = passages("`a\nb` c\n\n<img\nalt=\"a b c d\">", 1);
        let ends: Vec<Position> =
            found.iter().map(|passage| passage.position(passage.text.len() - 1)).collect();
        assert_eq!(ends, [Position { line: 2, column: 4 }, Position { line: 4, column: 1 }]);
        assert_eq!(found[0].position(2), Position { line: 1, column: 2 });
    }

    #[test]
    fn marks_of_other_tools_are_no_text() {
        let found = passages("a {{ site.url }} b {:.c}\n", 1);
        let Passage { text, .. } = &found[0];
        assert!(!text.contains("site"), "{found:?}");
        assert_eq!(found[0].position(text.find('b').unwrap()), Position { line: 1, column: 18 });
    }
}

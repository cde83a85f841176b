//! pulldown-cmark's events → nodes.
//!
//! One pass: each event opens or closes a node on the [`Stack`] or adds to the innermost one. The text of
//! an HTML block comes line by line and is gathered until the block ends, since a tag may span lines.

use super::lettered;
use super::lines::Lines;
use super::links::{self, Target};
use super::stack::{Kind, Stack};
use super::{Node, Note, nesting};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use rolebook_model::cut;
use rolebook_model::invisible::{self, has_invisible, is_invisible, visible};
use rolebook_model::limits::MOST_LINKS;
use rolebook_model::{Alignment, FINDINGS, Image, Inline, List, Numbering, Row, Rule, Site, Table};
use std::ops::Range;

/// What is read beyond CommonMark. Words are kept as they are written, so no smart punctuation.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// Reads `source`, which starts on line `first_line` of its file and may have blanks.
pub(super) fn read(source: &str, lines: Lines<'_>, site: &Site, has_blanks: bool) -> (Vec<Node>, Vec<Note>) {
    let mut reader = Reader {
        source,
        site,
        // An entity may stand for what is hidden.
        is_unclean: has_blanks || memchr::memchr(b'&', source.as_bytes()).is_some() || has_invisible(source),
        lines,
        stack: Stack::new(),
        notes: Vec::new(),
        starts_line: false,
        last_cell: 0,
        markup: Markup::default(),
        is_deep: false,
        marked: 0,
        without_base: None,
        links: 0,
    };
    for (event, range) in Parser::new_ext(source, OPTIONS).into_offset_iter() {
        reader.event(event, range);
    }
    reader.note_links_without_base();
    let (nodes, lettered) = reader.stack.finish();
    let mut notes = reader.notes;
    if FINDINGS {
        let message = "lines that start with letters were read as a list";
        notes.extend(
            lettered.into_iter().map(|offset| Note::new(offset..offset, Rule::LetteredList, &[message])),
        );
    }
    (nodes, notes)
}

/// What stands between the cells of a row, and between two rows.
const BETWEEN_CELLS: &[u8] = b"| \t\r\n";

/// What is known between two events.
pub(super) struct Reader<'a> {
    source: &'a str,
    site: &'a Site,
    /// Whether texts have to be cleaned of blanks, or of what else is hidden.
    is_unclean: bool,
    pub(super) lines: Lines<'a>,
    pub(super) stack: Stack,
    notes: Vec<Note>,
    /// Whether the event before was a line break.
    starts_line: bool,
    /// Where the last table cell ended.
    last_cell: usize,
    markup: Markup,
    /// Whether a node could not be kept already.
    is_deep: bool,
    /// How many bytes of the source are being read: what a note marks.
    pub(super) marked: usize,
    /// The first link that only a link base could resolve, and how many there are.
    without_base: Option<(Range<usize>, usize)>,
    /// How many links there are.
    links: usize,
}

/// An HTML block's text as far as it has come, and where its pieces stand in the source.
#[derive(Default)]
pub(super) struct Markup {
    pub(super) text: String,
    /// Pairs of a byte in `text` and the byte of the source that it is.
    pub(super) pieces: Vec<(usize, usize)>,
}

impl Reader<'_> {
    /// Notes a finding for the byte at `offset`, its message put together of `words`.
    pub(super) fn note(&mut self, offset: usize, rule: Rule, words: &[&str]) {
        if FINDINGS {
            self.notes.push(Note::new(offset..offset + self.marked, rule, words));
        }
    }

    /// One finding for all of them: it is the site's settings that want a change, not so many lines.
    fn note_links_without_base(&mut self) {
        if FINDINGS && let Some((first, count)) = self.without_base.take() {
            let count = count.to_string();
            let words = ["links that begin with `/` show only their text (", &count, " on this page)"];
            self.notes.push(Note::new(first, Rule::LinkBase, &words));
        }
    }

    /// Notes that an entity stands for a character that nobody sees. One that is written as itself is found on its line.
    fn note_hidden(&mut self, text: &str, range: Range<usize>) {
        let is_entity = || cut::at(self.source, range.start).1.starts_with('&');
        if FINDINGS
            && self.is_unclean
            && is_entity()
            && let Some(character) = text.chars().find(|one| is_invisible(*one))
        {
            self.note(range.start, Rule::HiddenCharacter, &[&invisible::message(character)]);
        }
    }

    /// Adds text as it is shown.
    pub(super) fn text(&mut self, text: &str) {
        if self.is_unclean {
            self.stack.push_text(&visible(text));
        } else {
            self.stack.push_text(text);
        }
    }

    /// The node that a link to `raw` makes; where the target is not allowed, its content only.
    pub(super) fn link(&mut self, raw: &str, title: &str, offset: usize) -> Kind {
        let title = visible(title).into_owned();
        match links::resolve(raw, &self.site.link_base) {
            Target::Href(href) if !self.stack.is_in_link() => {
                self.links += 1;
                if self.links <= MOST_LINKS {
                    return Kind::Link { href, title };
                }
                if self.links == MOST_LINKS + 1 {
                    let message =
                        "the page has more than 5,000 links; those from here on show only their text";
                    self.note(offset, Rule::TooManyLinks, &[message]);
                }
            }
            Target::Href(_) => {}
            Target::Refused => {
                let message = match raw.trim() {
                    "" => "the link has no target, so only its text is shown",
                    _ => "the link's target is not allowed, so only its text is shown",
                };
                self.note(offset, Rule::LinkTarget, &[message]);
            }
            Target::NoBase => {
                let first = (offset..offset + self.marked, 0);
                self.without_base.get_or_insert(first).1 += 1;
            }
        }
        Kind::Plain { title }
    }

    /// The image at `raw`, where images may come from there; its text is not known yet.
    pub(super) fn image(&mut self, raw: &str, title: &str, offset: usize) -> Option<Image> {
        // Of what is no address nothing has to be said here: it is no link, either.
        let Target::Href(src) = links::resolve(raw, &self.site.link_base) else { return None };
        if !links::is_from(&src, &self.site.images) {
            let message = "the image is not loaded, as its origin is not allowed, and is shown as a link";
            self.note(offset, Rule::ImageOrigin, &[message]);
            return None;
        }
        // Each is asked for somewhere, as a link would be. One too many is counted as the link that it is shown as.
        if self.links >= MOST_LINKS {
            return None;
        }
        self.links += 1;
        Some(Image { src, title: visible(title).into_owned(), ..Image::default() })
    }

    /// Opens a node; where it is nested too deeply, says so once.
    fn open(&mut self, kind: Kind, offset: usize) {
        if !self.stack.open(kind) && !std::mem::replace(&mut self.is_deep, true) {
            self.notes.extend(nesting::too_deep(offset));
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let starts_line = std::mem::take(&mut self.starts_line);
        self.marked = range.len();
        match event {
            Event::Start(tag) => self.start(tag, range.start),
            Event::End(tag) => self.end(tag, &range),
            Event::Text(text) => {
                if let Some(marker) = lettered::marker(&text)
                    && self.stack.may_start_entry(starts_line)
                {
                    let line = self.lines.position(range.start).line;
                    self.stack.push_entry(marker, range.start, line);
                }
                self.note_hidden(&text, range);
                self.text(&text);
            }
            Event::Code(code) => {
                let code = if self.is_unclean { visible(&code).into_owned() } else { code.into_string() };
                self.stack.push(Inline::Code(code));
            }
            Event::Html(html) => {
                self.markup.pieces.push((self.markup.text.len(), range.start));
                self.markup.text.push_str(&html);
            }
            Event::InlineHtml(html) => self.html(&html, &[(0, range.start)]),
            Event::FootnoteReference(label) => self.stack.push(footnote_mark(&label)),
            Event::SoftBreak => {
                self.starts_line = true;
                self.stack.push_text(" ");
            }
            Event::HardBreak => {
                self.starts_line = true;
                self.stack.push(Inline::Break);
            }
            Event::Rule => self.stack.place_rule(),
            Event::TaskListMarker(done) => self.stack.set_done(done),
            // Not enabled, and text if it were.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
        }
    }

    fn start(&mut self, tag: Tag<'_>, offset: usize) {
        if !is_inline(&tag) && !self.stack.begins_footnote() {
            self.stack.begin_block();
        }
        let kind = match tag {
            Tag::Paragraph | Tag::HtmlBlock | Tag::MetadataBlock(_) => return,
            Tag::DefinitionList | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => return,
            Tag::Heading { level, .. } => {
                self.stack.close_tags();
                let depth = level as u8;
                match self.stack.is_at_page() {
                    true => Kind::Heading { position: self.lines.position(offset), depth },
                    false => Kind::Subheading { depth },
                }
            }
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::CodeBlock(CodeBlockKind::Indented) => Kind::Code { language: String::new() },
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => Kind::Code { language: language(&info) },
            Tag::List(first) => {
                let numbering = first.map_or(Numbering::None, Numbering::Numbers);
                Kind::List(List { numbering, items: Vec::new() })
            }
            Tag::Item => Kind::Item { line: self.lines.position(offset).line, done: None },
            Tag::FootnoteDefinition(label) => {
                self.open(Kind::Footnote, offset);
                self.stack.push(footnote_mark(&label));
                self.stack.push_text(" ");
                return;
            }
            Tag::Table(alignments) => Kind::Table(Table {
                alignments: alignments.into_iter().map(alignment).collect(),
                head: Row::new(),
                rows: Vec::new(),
            }),
            Tag::TableHead => Kind::Row { cells: Row::new(), is_head: true },
            Tag::TableRow => Kind::Row { cells: Row::new(), is_head: false },
            Tag::TableCell => Kind::Cell,
            Tag::Emphasis => Kind::Wrap(Inline::Emphasis),
            Tag::Strong => Kind::Wrap(Inline::Strong),
            Tag::Strikethrough => Kind::Wrap(Inline::Strikethrough),
            Tag::Subscript => Kind::Wrap(Inline::Subscript),
            Tag::Superscript => Kind::Wrap(Inline::Superscript),
            Tag::Link { link_type: LinkType::Email, dest_url, title, .. } => {
                self.link(&["mailto:", &dest_url].concat(), &title, offset)
            }
            Tag::Link { dest_url, title, .. } => self.link(&dest_url, &title, offset),
            Tag::Image { dest_url, title, .. } => match self.image(&dest_url, &title, offset) {
                Some(image) => Kind::Image(image),
                None => self.link(&dest_url, &title, offset),
            },
        };
        self.open(kind, offset);
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Paragraph => self.stack.end_text(),
            TagEnd::HtmlBlock => {
                let markup = std::mem::take(&mut self.markup);
                self.html(&markup.text, &markup.pieces);
                self.stack.end_text();
            }
            TagEnd::MetadataBlock(_) => {}
            TagEnd::DefinitionList | TagEnd::DefinitionListTitle | TagEnd::DefinitionListDefinition => {}
            TagEnd::TableCell => {
                self.last_cell = range.end;
                self.stack.close();
                self.stack.end_text();
            }
            TagEnd::TableRow => {
                self.keep_excess_cells(range);
                self.stack.close();
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Subscript
            | TagEnd::Superscript
            | TagEnd::Link
            | TagEnd::Image => self.stack.close(),
            TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::Table
            | TagEnd::TableHead => {
                self.stack.close();
                self.stack.end_text();
            }
        }
    }

    /// Markdown drops the cells of a row that are more than its table's head has. Their words are kept, as
    /// written, in the row's last cell.
    fn keep_excess_cells(&mut self, row: &Range<usize>) {
        let excess = cut::at(cut::at(self.source, row.end).0, self.last_cell).1;
        let excess = visible(cut::end(cut::start(excess, BETWEEN_CELLS), BETWEEN_CELLS));
        if !excess.is_empty() {
            self.stack.extend_last_cell(&excess);
        }
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    use Tag::{Emphasis, Image, Link, Strikethrough, Strong, Subscript, Superscript};
    matches!(tag, Emphasis | Strong | Strikethrough | Subscript | Superscript | Link { .. } | Image { .. })
}

fn language(info: &CowStr<'_>) -> String {
    visible(info.split_whitespace().next().unwrap_or_default()).into_owned()
}

fn footnote_mark(label: &str) -> Inline {
    Inline::Superscript(vec![Inline::Text(visible(label).into_owned())])
}

fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None => Alignment::None,
        pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    }
}

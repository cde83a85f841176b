//! pulldown-cmark's events → nodes.
//!
//! One pass: each event opens or closes a node of the [`Builder`] or adds to the innermost one. The text of
//! an HTML block comes line by line and is gathered until the block ends, since a tag may span lines.

use super::builder::Builder;
use super::ids::free_id;
use super::lettered::Marker;
use super::stack::Kind;
use super::tokens::Markup;
use super::{
    Document, HeadingKind, Note, OPTIONS, Source, flanking, heading_lines, html, leftovers, lettered,
};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Parser, Tag, TagEnd};
use rolebook_model::invisible::{has_invisible, visible};
use rolebook_model::{Alignment, Cell, FINDINGS, Inline, List, Numbering, Row, Rule, Site, Table};
use std::ops::Range;

/// Reads `source`, and shows each event to `observe` first.
pub(super) fn read(
    source: &Source<'_>,
    site: &Site,
    mut observe: impl FnMut(&Event<'_>, &Range<usize>),
) -> (Document, Vec<Note>) {
    let mut tree = Tree {
        builder: Builder::new(source, site),
        starts_line: false,
        last_cell: 0,
        markup: Markup::default(),
        is_html: false,
        is_behind_html: false,
        is_typed_heading: false,
    };
    let rewritten = flanking::rewrite(&source.text);
    let parsed = rewritten.as_deref().unwrap_or(&source.text);
    for (event, range) in Parser::new_ext(parsed, OPTIONS).into_offset_iter() {
        let event = match &rewritten {
            Some(_) => flanking::restored(event, &range, [parsed, &source.text]),
            None => event,
        };
        observe(&event, &range);
        tree.event(event, range);
    }
    let mut builder = tree.builder;
    builder.note_links_without_base();
    let (mut nodes, footnotes, lettered) = builder.stack.finish();
    let footnotes = footnotes.resolve(&mut nodes);
    let mut notes = builder.notes;
    if FINDINGS {
        let note = |offset| {
            let message = format_args!("lines that start with letters or bullets were read as a list");
            Note::new(offset..offset, Rule::LetteredList, message)
        };
        notes.extend(lettered.into_iter().map(note));
    }
    (Document { nodes, footnotes }, notes)
}

/// What is known between two events.
struct Tree<'a> {
    builder: Builder<'a>,
    /// Whether the event before was a line break.
    starts_line: bool,
    /// Where the last table cell ended.
    last_cell: usize,
    /// The text of an HTML block as far as it has come.
    markup: Markup,
    /// Whether the code block that is open is HTML.
    is_html: bool,
    /// Whether the block before is HTML.
    is_behind_html: bool,
    /// Whether a heading is open that only lacks the space behind its marks.
    is_typed_heading: bool,
}

impl Tree<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let starts_line = std::mem::take(&mut self.starts_line);
        self.builder.marked = range.len();
        match event {
            Event::Start(tag) => self.start(tag, range.start),
            Event::End(tag) => self.end(tag, &range),
            Event::Text(text) if self.is_html => self.markup.push(&text, range.start),
            Event::Text(text) => {
                let text = self.begin_typed_heading(text, starts_line, &range);
                let behind = self.builder.source.text.get(range.end..).unwrap_or_default();
                if self.builder.stack.may_start_entry(starts_line)
                    && let Some(marker) = lettered::marker(&text, behind)
                {
                    let line = self.builder.source.position(range.start).line;
                    self.builder.stack.push_entry(marker, range.start, line);
                }
                self.push_entries_within(&text, range.start);
                self.builder.note_invisible(&text, &range);
                self.builder.event_text(&text, range.start);
            }
            Event::Code(code) => {
                let code = self.builder.code(&code);
                self.builder.stack.push(Inline::Code(code));
            }
            Event::Html(html) => self.markup.push(&html, range.start),
            Event::InlineHtml(html) => {
                html::read(&mut self.builder, &html, &[(0, range.start)]);
                self.starts_line = html::is_break(&html);
            }
            Event::FootnoteReference(label) => self.builder.stack.push_mark(&visible(&label)),
            Event::SoftBreak => {
                self.starts_line = true;
                self.end_typed_heading();
                if !self.builder.source.joins_lines(&range) {
                    self.builder.stack.push_text(" ");
                }
                self.builder.stack.break_line(range.end, false);
            }
            Event::HardBreak => {
                self.starts_line = true;
                self.end_typed_heading();
                self.builder.stack.push(Inline::Break);
                self.builder.stack.break_line(range.end, true);
            }
            Event::Rule => self.builder.stack.place_rule(),
            Event::TaskListMarker(done) => self.builder.stack.set_done(done),
            // Not enabled, and text if it were.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.builder.text(&text),
        }
    }

    fn start(&mut self, tag: Tag<'_>, offset: usize) {
        if !is_inline(&tag) {
            self.builder.stack.begin_block();
        }
        self.builder.stack.starts_at(offset);
        let is_behind_html = std::mem::take(&mut self.is_behind_html);
        let kind = match tag {
            Tag::Paragraph | Tag::HtmlBlock | Tag::MetadataBlock(_) => return,
            Tag::DefinitionList | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => return,
            Tag::Heading { level, .. } => {
                self.builder.stack.close_tags();
                self.builder.stack.leave_tables();
                let depth = level as u8;
                match self.builder.stack.is_at_page() {
                    true => Kind::Heading {
                        position: self.builder.source.position(offset),
                        depth,
                        kind: HeadingKind::Heading,
                    },
                    false => Kind::Subheading { depth },
                }
            }
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::CodeBlock(CodeBlockKind::Indented) if is_behind_html && self.is_indented_html(offset) => {
                self.is_html = true;
                return;
            }
            Tag::CodeBlock(CodeBlockKind::Indented) => Kind::Code { language: String::new() },
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => Kind::Code { language: language(&info) },
            Tag::List(first) => {
                let numbering = first.map_or(Numbering::None, Numbering::Numbers);
                Kind::List(List { numbering, items: Vec::new() })
            }
            Tag::Item => Kind::Item { line: self.builder.source.position(offset).line, done: None },
            Tag::FootnoteDefinition(label) => Kind::Footnote { label: visible(&label).into_owned() },
            Tag::Table(alignments) => Kind::Table(Table {
                line: self.builder.source.position(offset).line,
                alignments: alignments.into_iter().map(alignment).collect(),
                heads: 0,
                rows: Vec::new(),
                is_ladder: false,
            }),
            Tag::TableHead => Kind::Row { cells: Row::new(), is_head: true },
            Tag::TableRow => Kind::Row { cells: Row::new(), is_head: false },
            Tag::TableCell => {
                let line = self.builder.source.position(offset).line;
                Kind::Cell(Cell { line, is_head: false, columns: 1, rows: 1, blocks: Vec::new() })
            }
            Tag::Emphasis => Kind::Wrap(Inline::Emphasis),
            Tag::Strong => Kind::Wrap(Inline::Strong),
            Tag::Strikethrough => Kind::Wrap(Inline::Strikethrough),
            Tag::Subscript => Kind::Wrap(Inline::Subscript),
            Tag::Superscript => Kind::Wrap(Inline::Superscript),
            Tag::Link { link_type: LinkType::Email, dest_url, title, .. } => {
                self.builder.link(&format!("mailto:{dest_url}"), &title, offset)
            }
            Tag::Link { dest_url, title, .. } => self.builder.link(&dest_url, &title, offset),
            Tag::Image { dest_url, title, .. } => match self.builder.image(&dest_url, &title, offset) {
                Some(image) => Kind::Image(image),
                None => self.builder.link(&dest_url, &title, offset),
            },
        };
        self.builder.open(kind, offset);
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Paragraph => {
                self.end_typed_heading();
                self.builder.stack.end_text();
            }
            TagEnd::CodeBlock if self.is_html => {
                self.is_html = false;
                self.read_markup();
            }
            TagEnd::HtmlBlock => self.read_markup(),
            TagEnd::Heading(_) => {
                if let Some(id) = self.heading_id(range) {
                    self.builder.stack.push_first(Inline::Anchor(free_id(&id)));
                }
                self.builder.stack.close();
                self.builder.stack.end_text();
            }
            TagEnd::MetadataBlock(_) => {}
            TagEnd::DefinitionList | TagEnd::DefinitionListTitle | TagEnd::DefinitionListDefinition => {}
            TagEnd::TableCell => {
                self.last_cell = range.end;
                self.builder.stack.close();
                self.builder.stack.end_text();
            }
            TagEnd::TableRow => {
                self.keep_excess_cells(range);
                self.builder.stack.close();
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Subscript
            | TagEnd::Superscript
            | TagEnd::Link
            | TagEnd::Image => self.builder.stack.close(),
            TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::Table
            | TagEnd::TableHead => {
                self.builder.stack.close();
                self.builder.stack.end_text();
            }
        }
    }

    /// Reads the HTML block that ends.
    fn read_markup(&mut self) {
        let markup = std::mem::take(&mut self.markup);
        html::read(&mut self.builder, &markup.text, &markup.pieces);
        self.builder.stack.end_text();
        self.is_behind_html = true;
    }

    /// Whether the code at `offset` is HTML of the page that is indented.
    fn is_indented_html(&self, offset: usize) -> bool {
        let text = self.builder.source.text.get(offset..).unwrap_or_default();
        let stack = &self.builder.stack;
        (stack.is_at_page() || stack.is_framed()) && html::begins_with_block(text)
    }

    /// Notes the entries that begin within a line whose first one begins with a bullet: `• a • b`.
    fn push_entries_within(&mut self, text: &str, offset: usize) {
        let Some(bullet) = self.builder.stack.running_bullet() else { return };
        // Where characters are left out, the places would shift.
        if has_invisible(text) {
            return;
        }
        for (at, _) in text.match_indices(&*format!(" {bullet} ")) {
            let line = self.builder.source.position(offset).line;
            let marker = (Marker::Bullet(bullet), bullet.len_utf8() + 1);
            self.builder.stack.push_entry_within(marker, at + 1, offset + at + 1, line);
        }
    }

    /// Opens a heading where a line of the page is one but for the space behind its marks: `###Title`. Gives the rest of the text.
    fn begin_typed_heading<'t>(
        &mut self,
        text: CowStr<'t>,
        starts_line: bool,
        range: &Range<usize>,
    ) -> CowStr<'t> {
        let stack = &mut self.builder.stack;
        let is_at_page = stack.is_at_page() || stack.is_in_details();
        if !text.starts_with('#') || !is_at_page || !stack.may_start_entry(starts_line) {
            return text;
        }
        let source = self.builder.source;
        let line = source.text.get(range.start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let Some(depth) = heading_lines::typed_depth(line) else { return text };
        stack.end_text();
        stack.leave_details();
        let position = source.position(range.start);
        let kind = Kind::Heading { position, depth, kind: HeadingKind::Written };
        self.builder.open(kind, range.start);
        self.is_typed_heading = true;
        text.get(usize::from(depth)..).unwrap_or_default().to_owned().into()
    }

    /// Closes such a heading where its line ends.
    fn end_typed_heading(&mut self) {
        if self.is_typed_heading && self.builder.stack.is_in_heading() {
            self.is_typed_heading = false;
            self.builder.stack.close();
        }
    }

    /// The id that the attributes behind a heading give it.
    fn heading_id(&self, range: &Range<usize>) -> Option<String> {
        let source = self.builder.source;
        let (written, read) = (source.body.get(range.clone())?, source.text.get(range.clone())?);
        // What was not left out is text.
        leftovers::heading_id(written).filter(|_| written != read).map(str::to_owned)
    }

    /// Markdown drops the cells of a row that are more than its table's head has. Their words are kept, as
    /// written, in the row's last cell.
    fn keep_excess_cells(&mut self, row: &Range<usize>) {
        let excess = self.builder.source.text.get(self.last_cell..row.end).unwrap_or_default();
        let excess = visible(excess.trim_matches(BETWEEN_CELLS));
        if !excess.is_empty() {
            self.builder.stack.extend_last_cell(&excess);
        }
    }
}

/// What stands between the cells of a row, and between two rows.
const BETWEEN_CELLS: [char; 5] = ['|', ' ', '\t', '\r', '\n'];

fn is_inline(tag: &Tag<'_>) -> bool {
    use Tag::{Emphasis, Image, Link, Strikethrough, Strong, Subscript, Superscript};
    matches!(tag, Emphasis | Strong | Strikethrough | Subscript | Superscript | Link { .. } | Image { .. })
}

fn language(info: &CowStr<'_>) -> String {
    visible(info.split_whitespace().next().unwrap_or_default()).into_owned()
}

fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None => Alignment::None,
        pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    }
}

//! The nodes that are open while events are read, as an explicit stack.
//!
//! Loose text collects in the innermost open node. In a node that holds blocks it becomes a paragraph as
//! soon as something else begins or the node ends, so a tight list entry, a quote's paragraph and text
//! between HTML tags need no case of their own.
//!
//! Nodes come from Markdown, whose marks pair, or from HTML tags, which may not. A Markdown node that ends
//! first ends the HTML nodes in it; a tag only ever ends HTML nodes that no Markdown node encloses more
//! narrowly.

use super::footnotes::{Footnotes, raised};
use super::heading_lines::{Depths, Introduction, LineBreak, Mark};
use super::inlines::{append, fold, is_blank, push, push_text, trim};
use super::lettered::{Entry, Marker};
use super::{DocumentHeading, HeadingKind, MAX_DEPTH, Node, Source, links};
use rolebook_model::{Block, Cell, Image, Inline, Link, List, ListItem, Position, Row, Table, plain_text};

mod paragraphs;
mod tables;

pub(super) use tables::TableKind;

/// A node that is not finished.
pub(super) struct Frame {
    pub(super) kind: Kind,
    /// The HTML element that opened it; `None` for Markdown's own marks.
    tag: Option<&'static str>,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
}

/// What a frame becomes when it is finished, with what is known of it before its content is.
pub(super) enum Kind {
    // Nodes that hold blocks.
    Page,
    Quote,
    List(List),
    Item {
        line: u32,
        done: Option<bool>,
    },
    Details {
        summary: Vec<Inline>,
    },
    /// A footnote's text, with its label.
    Footnote {
        label: String,
    },
    // A table's parts.
    Table(Table),
    Row {
        cells: Row,
        is_head: bool,
    },
    /// A cell without its blocks.
    Cell(Cell),
    // Nodes that hold inlines and stand among blocks.
    Heading {
        position: Position,
        depth: u8,
        kind: HeadingKind,
    },
    /// A part of HTML that is a heading of the text behind it and has no depth of its own.
    Term {
        position: Position,
    },
    Subheading {
        depth: u8,
    },
    Summary,
    Code {
        language: String,
    },
    // Nodes that hold inlines and stand among inlines.
    Wrap(fn(Vec<Inline>) -> Inline),
    CodeSpan,
    Link {
        href: String,
        title: String,
    },
    /// An image that its content describes.
    Image(Image),
    /// A link that was refused, or that stands in another: content and title stay as text.
    Plain {
        title: String,
    },
    /// Nothing at all, once its end tag comes.
    Hidden,
}

impl Kind {
    fn holds_blocks(&self) -> bool {
        use Kind::{Cell, Details, Footnote, Item, List, Page, Quote};
        matches!(self, Page | Quote | List(_) | Item { .. } | Details { .. } | Footnote { .. } | Cell(_))
    }

    /// Whether it holds rows or cells, between which a block does not end it.
    fn holds_cells(&self) -> bool {
        matches!(self, Kind::Table(_) | Kind::Row { .. })
    }

    pub(super) fn is_within_line(&self) -> bool {
        use Kind::{CodeSpan, Hidden, Image, Link, Plain, Wrap};
        matches!(self, Wrap(_) | CodeSpan | Link { .. } | Image(_) | Plain { .. } | Hidden)
    }
}

/// The page and the nodes that are open in it.
pub(super) struct Stack<'a> {
    source: &'a Source<'a>,
    nodes: Vec<Node>,
    page: Frame,
    open: Vec<Frame>,
    /// Markdown nodes that are open but were not kept, as they are nested too deeply.
    beyond: usize,
    /// Where the running paragraph has lines that start as an entry of a lettered list does.
    entries: Vec<Entry>,
    /// Lettered lists that were found: where each starts.
    lettered: Vec<usize>,
    /// Where the running paragraph of the page starts in the source, and where its lines end.
    start: usize,
    breaks: Vec<LineBreak>,
    /// What the last block of the page is in front of a list, and where it starts in the source.
    introduction: Option<(Introduction, usize)>,
    depths: Depths,
    /// The footnotes' texts so far.
    pub(super) footnotes: Footnotes,
    tables: tables::Tables,
}

impl Frame {
    fn new(kind: Kind, tag: Option<&'static str>) -> Frame {
        Frame { kind, tag, blocks: Vec::new(), inlines: Vec::new() }
    }
}

impl<'a> Stack<'a> {
    pub(super) fn new(source: &'a Source<'a>) -> Stack<'a> {
        let page = Frame::new(Kind::Page, None);
        Stack {
            source,
            nodes: Vec::new(),
            page,
            open: Vec::new(),
            beyond: 0,
            entries: Vec::new(),
            lettered: Vec::new(),
            start: 0,
            breaks: Vec::new(),
            introduction: None,
            depths: Depths::default(),
            footnotes: Footnotes::default(),
            tables: tables::Tables::default(),
        }
    }

    /// Ends all that is open: the page's nodes, its footnotes' texts, and where its lettered lists start.
    pub(super) fn finish(mut self) -> (Vec<Node>, Footnotes, Vec<usize>) {
        self.beyond = 0;
        while !self.open.is_empty() {
            self.close_top();
        }
        self.end_text();
        self.flush_page();
        self.end_with_text();
        (self.nodes, self.footnotes, self.lettered)
    }

    /// The innermost open node.
    pub(super) fn top(&mut self) -> &mut Frame {
        self.open.last_mut().unwrap_or(&mut self.page)
    }

    /// Whether text arrives inside of a link.
    pub(super) fn is_in_link(&self) -> bool {
        self.open.iter().any(|frame| matches!(frame.kind, Kind::Link { .. }))
    }

    /// Adds the mark of the footnote with this label. In a link or a footnote it would lead elsewhere, and is just the label.
    pub(super) fn push_mark(&mut self, label: &str) {
        let is_within = |frame: &Frame| matches!(frame.kind, Kind::Link { .. } | Kind::Footnote { .. });
        let mark = match self.open.iter().any(is_within) {
            true => raised(label),
            false => self.footnotes.mark(label),
        };
        self.push(mark);
    }

    /// Opens a node of Markdown's own. Returns whether it is kept.
    pub(super) fn open(&mut self, kind: Kind) -> bool {
        if self.is_full() {
            self.beyond += 1;
            return false;
        }
        self.open.push(Frame::new(kind, None));
        true
    }

    /// Opens a node of an HTML element. Returns whether it is kept.
    pub(super) fn open_tag(&mut self, kind: Kind, tag: &'static str) -> bool {
        if self.is_full() {
            return false;
        }
        self.open.push(Frame::new(kind, Some(tag)));
        true
    }

    fn is_full(&self) -> bool {
        self.beyond > 0 || self.open.len() >= MAX_DEPTH
    }

    /// Ends the innermost node of Markdown's own.
    pub(super) fn close(&mut self) {
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        self.close_tags();
        self.close_top();
    }

    /// Ends every HTML node that was opened since the innermost Markdown node was.
    pub(super) fn close_tags(&mut self) {
        while self.open.last().is_some_and(|frame| frame.tag.is_some()) {
            self.close_top();
        }
    }

    /// Ends the innermost HTML node of this name with all that is open in it, if its end tag may do that.
    /// Returns whether it did.
    pub(super) fn close_tag(&mut self, tag: &str) -> bool {
        if self.beyond > 0 || !self.has_open(&[tag]) {
            return false;
        }
        while let Some(frame) = self.open.last() {
            let is_it = frame.tag == Some(tag);
            if is_it && matches!(frame.kind, Kind::Hidden) {
                self.open.pop();
            } else {
                self.close_top();
            }
            if is_it {
                break;
            }
        }
        true
    }

    /// Ends all that is open in the innermost HTML node that has one of these names.
    pub(super) fn close_to(&mut self, tags: &[&str]) {
        while self.open.last().and_then(|frame| frame.tag).is_some_and(|tag| !tags.contains(&tag)) {
            self.close_top();
        }
    }

    /// Whether an HTML node of one of these names is open that no Markdown node encloses more narrowly.
    pub(super) fn has_open(&self, tags: &[&str]) -> bool {
        let mut of_tags = self.open.iter().rev().map_while(|frame| frame.tag);
        self.beyond == 0 && of_tags.any(|open| tags.contains(&open))
    }

    /// Whether a heading that begins here is one of the page.
    pub(super) fn is_at_page(&self) -> bool {
        self.open.is_empty()
    }

    /// Whether text arrives in a block that opens on demand, and in nothing else.
    pub(super) fn is_in_details(&self) -> bool {
        let is_details = |frame: &Frame| matches!(frame.kind, Kind::Details { .. });
        self.beyond == 0 && !self.is_at_page() && self.open.iter().all(is_details)
    }

    /// Ends such a block, since a heading begins that is one of the page.
    pub(super) fn leave_details(&mut self) {
        if self.is_in_details() {
            self.close_tags();
        }
    }

    /// Whether the innermost open node is a heading of the page, with nothing open in it.
    pub(super) fn is_in_heading(&self) -> bool {
        self.beyond == 0 && matches!(self.open.as_slice(), [Frame { kind: Kind::Heading { .. }, .. }])
    }

    /// Closes every node that cannot contain a block, so that one can begin. Returns whether one can: not within a
    /// heading, a table's cell or formatted text.
    pub(super) fn begin_block(&mut self) -> bool {
        let is_ended =
            |frame: &Frame| frame.tag.is_some() && !frame.kind.holds_blocks() && !frame.kind.holds_cells();
        while self.open.last().is_some_and(is_ended) {
            self.close_top();
        }
        self.end_text();
        self.beyond == 0 && self.top().kind.holds_blocks()
    }

    /// Puts a finished block into the innermost node.
    fn place(&mut self, block: Block) {
        if self.open.is_empty()
            && let Some((introduction, offset)) = self.introduction.take()
            && matches!(block, Block::List(_))
        {
            self.place_introduction(introduction, offset);
        }
        let top = self.top();
        let last_item = match &mut top.kind {
            Kind::List(list) => list.items.last_mut(),
            _ => None,
        };
        let blocks = last_item.map_or(&mut top.blocks, |item| &mut item.blocks);
        // Most nodes hold one block: room for four, as a vector makes by itself, would stay empty.
        if blocks.is_empty() {
            blocks.reserve_exact(1);
        }
        blocks.push(block);
    }

    /// Puts a thematic break into the innermost node, where a block may stand.
    pub(super) fn place_rule(&mut self) {
        if self.begin_block() {
            self.place(Block::Rule);
        }
    }

    fn place_all(&mut self, blocks: Vec<Block>) {
        for block in blocks {
            self.place(block);
        }
    }

    /// Adds text to the innermost node.
    pub(super) fn push_text(&mut self, text: &str) {
        push_text(&mut self.top().inlines, text);
    }

    /// Adds an inline to the innermost node.
    pub(super) fn push(&mut self, inline: Inline) {
        push(&mut self.top().inlines, inline);
    }

    /// Adds an inline in front of all others of the innermost node.
    pub(super) fn push_first(&mut self, inline: Inline) {
        self.top().inlines.insert(0, inline);
    }

    fn append(&mut self, inlines: Vec<Inline>) {
        append(&mut self.top().inlines, inlines);
    }

    /// Whether the text that comes next could start an entry of a lettered list: it starts a line of
    /// running text.
    pub(super) fn may_start_entry(&mut self, after_break: bool) -> bool {
        let top = self.top();
        top.kind.holds_blocks() && (after_break || top.inlines.is_empty())
    }

    /// Ticks the innermost list entry, or marks it as not ticked.
    pub(super) fn set_done(&mut self, ticked: bool) {
        let is_kept = self.beyond == 0;
        match &mut self.top().kind {
            Kind::Item { done, .. } if is_kept => *done = Some(ticked),
            _ => {}
        }
    }

    /// Adds to the last cell of the row that is open.
    pub(super) fn extend_last_cell(&mut self, text: &str) {
        match &mut self.top().kind {
            Kind::Row { cells, .. } => {
                let Some(blocks) = cells.last_mut().map(|cell| &mut cell.blocks) else { return };
                match blocks.last_mut() {
                    Some(Block::Paragraph(content)) => {
                        push_text(content, " ");
                        push_text(content, text);
                    }
                    _ => blocks.push(Block::Paragraph(vec![Inline::Text(text.to_owned())])),
                }
            }
            _ => {
                self.push_text(text);
                self.end_text();
            }
        }
    }

    /// Notes that the text that comes next starts as an entry of a lettered list does.
    pub(super) fn push_entry(&mut self, marker: (Marker, usize), offset: usize, line: u32) {
        self.push_entry_within(marker, 0, offset, line);
    }

    /// The same of the byte at `at` of that text.
    pub(super) fn push_entry_within(
        &mut self,
        (marker, length): (Marker, usize),
        at: usize,
        offset: usize,
        line: u32,
    ) {
        let top = self.top();
        let (inline, byte) = match top.inlines.split_last() {
            Some((Inline::Text(text), before)) => (before.len(), text.len() + at),
            _ => (top.inlines.len(), at),
        };
        self.entries.push(Entry { marker, length, inline, byte, offset, line, is_first: false });
    }

    /// The bullet with which the running paragraph's last entry begins, where it is surely one and text arrives in that
    /// paragraph: more of them may stand within its line.
    pub(super) fn running_bullet(&mut self) -> Option<char> {
        let Some(Entry { marker: Marker::Bullet(bullet @ ('•' | '●' | '▪' | '■')), .. }) =
            self.entries.last()
        else {
            return None;
        };
        let bullet = *bullet;
        self.top().kind.holds_blocks().then_some(bullet)
    }

    fn close_top(&mut self) {
        if self.open.last().is_some_and(|frame| frame.kind.holds_blocks()) {
            self.end_text();
        }
        if let Some(frame) = self.open.pop() {
            self.finish_frame(frame);
        }
    }

    fn finish_frame(&mut self, frame: Frame) {
        let Frame { kind, blocks, mut inlines, .. } = frame;
        match kind {
            Kind::Page => {}
            Kind::Quote if blocks.is_empty() => {}
            Kind::Quote => self.place(Block::Quote(blocks)),
            Kind::Footnote { label } => {
                let place = self.nodes.len() + self.page.blocks.len();
                self.footnotes.define(label, blocks, place);
            }
            Kind::List(list) => {
                self.place_all(blocks);
                if !list.items.is_empty() {
                    self.place(Block::List(list));
                }
            }
            Kind::Item { line, done } => match &mut self.top().kind {
                Kind::List(list) => list.items.push(ListItem { line, done, blocks }),
                _ => self.place_all(blocks),
            },
            Kind::Details { mut summary } => {
                trim(&mut summary);
                match (summary.is_empty(), blocks.is_empty()) {
                    (true, _) => self.place_all(blocks),
                    (false, true) => self.place(Block::Paragraph(summary)),
                    (false, false) => self.place(Block::Details { summary, blocks }),
                }
            }
            Kind::Table(table) => self.finish_table(table, blocks, inlines),
            Kind::Row { cells, is_head } => self.finish_row(cells, is_head, blocks, inlines),
            Kind::Cell(cell) => match &mut self.top().kind {
                Kind::Row { cells, .. } => cells.push(Cell { blocks, ..cell }),
                _ => self.place_all(blocks),
            },
            Kind::Heading { position, depth, kind } => {
                trim(&mut inlines);
                // Only an author of Markdown is told of a heading without words.
                if kind != HeadingKind::Heading && fold(&plain_text(&inlines)).is_empty() {
                    if !inlines.is_empty() {
                        self.place(Block::Paragraph(inlines));
                    }
                    return;
                }
                self.depths.heading(depth);
                self.finish_heading(position, depth, kind, inlines);
            }
            Kind::Term { position } => {
                trim(&mut inlines);
                if !inlines.is_empty() {
                    let depth = self.depths.marked(Mark::Bold);
                    self.finish_heading(position, depth, HeadingKind::Marked, inlines);
                }
            }
            Kind::Subheading { depth } => {
                trim(&mut inlines);
                if !inlines.is_empty() {
                    self.place(Block::Subheading { depth, content: inlines });
                }
            }
            Kind::Summary => match &mut self.top().kind {
                Kind::Details { summary } => append(summary, inlines),
                _ => self.append(inlines),
            },
            Kind::Code { language } => {
                let mut text = plain_text(&inlines);
                if text.ends_with('\n') {
                    text.pop();
                }
                self.place(Block::Code { language, text });
            }
            Kind::Wrap(_) | Kind::CodeSpan if is_blank(&inlines) => self.append(inlines),
            Kind::Wrap(wrap) => self.push(wrap(inlines)),
            Kind::CodeSpan => self.push(Inline::Code(fold(&plain_text(&inlines)))),
            Kind::Link { href, title } => self.finish_link(href, title, inlines),
            Kind::Image(image) => {
                self.push(Inline::Image(Image { text: fold(&plain_text(&inlines)), ..image }));
            }
            Kind::Plain { title } => {
                self.append(inlines);
                if !title.is_empty() {
                    self.push_text(&format!(" ({title})"));
                }
            }
            Kind::Hidden => self.append(inlines),
        }
    }

    fn finish_heading(&mut self, position: Position, depth: u8, kind: HeadingKind, content: Vec<Inline>) {
        let text = fold(&plain_text(&content));
        self.introduction = None;
        self.flush_page();
        self.nodes.push(Node::Heading(DocumentHeading { position, kind, depth, content, text }));
    }

    /// A link that shows nothing is called by its target, unless it only marks a place.
    fn finish_link(&mut self, href: String, title: String, mut content: Vec<Inline>) {
        if is_blank(&content) {
            if href.starts_with('#') {
                return self.append(content);
            }
            content = vec![Inline::Text(links::describe(&href).to_owned())];
        }
        self.push(Inline::Link(Link { href, title, content }));
    }

    fn flush_page(&mut self) {
        self.nodes.extend(self.page.blocks.drain(..).map(Node::Block));
    }
}

//! Text that has collected → paragraphs, lists whose entries are lines, and headings that are lines.

use super::{Kind, Stack};
use crate::heading_lines::{self, Introduction, LineBreak, Mark, Part};
use crate::inlines::{is_blank, push_text, trim};
use crate::lettered;
use crate::{HeadingKind, Node};
use rolebook_model::{Block, FINDINGS, Inline, List, Numbering};

impl Stack<'_> {
    /// Ends the running paragraph; where there can be none, keeps its last word apart from the next.
    pub(in super::super) fn end_text(&mut self) {
        while self.open.last().is_some_and(|frame| frame.tag.is_some() && frame.kind.is_within_line()) {
            self.close_top();
        }
        let top = self.top();
        if top.inlines.is_empty() {
            return;
        }
        if !top.kind.holds_blocks() {
            push_text(&mut top.inlines, " ");
            return;
        }
        let mut inlines = std::mem::take(&mut top.inlines);
        let mut entries = lettered::listed(&std::mem::take(&mut self.entries));
        // "- • a" is one entry with two marks.
        if let [entry] = entries.as_slice()
            && entry.inline + entry.byte == 0
            && self.top().blocks.is_empty()
            && matches!(self.top().kind, Kind::Item { .. })
        {
            inlines = lettered::split_off(&mut inlines, entry);
            entries.clear();
        }
        if entries.is_empty() {
            if self.is_at_page() && !self.is_in_table() {
                return self.place_lines(inlines);
            }
            trim(&mut inlines);
            if !inlines.is_empty() {
                self.place(Block::Paragraph(inlines));
            }
            return;
        }
        // A cell has no other way to list anything.
        if FINDINGS && !self.open.iter().any(|frame| matches!(frame.kind, Kind::Cell(_))) {
            self.lettered.extend(entries.iter().filter(|entry| entry.is_first).map(|first| first.offset));
        }
        let mut blocks = lettered::split(inlines, &entries);
        if self.is_at_page()
            && let Some(Block::Paragraph(content)) = blocks.first_mut()
        {
            let content = std::mem::take(content);
            blocks.remove(0);
            self.breaks.retain(|line| entries.first().is_some_and(|entry| line.offset < entry.offset));
            self.place_lines(content);
        } else {
            self.join_bullets(&mut blocks);
        }
        self.breaks.clear();
        self.place_all(blocks);
    }

    /// Puts a paragraph into the page: its text, and as headings the lines that are marked as such.
    fn place_lines(&mut self, paragraph: Vec<Inline>) {
        let breaks = std::mem::take(&mut self.breaks);
        for Part { mark, mut content, offset } in heading_lines::lines(paragraph, self.start, &breaks) {
            trim(&mut content);
            match mark {
                _ if content.is_empty() => {}
                Some(mark) => {
                    let depth = self.depths.marked(mark);
                    self.finish_heading(self.source.position(offset), depth, HeadingKind::Marked, content);
                }
                None => {
                    let introduction = heading_lines::introduction(&content);
                    self.place(Block::Paragraph(content));
                    self.introduction = introduction.map(|introduction| (introduction, offset));
                }
            }
        }
    }

    /// Makes a heading of the paragraph that introduces the list which comes next.
    pub(super) fn place_introduction(&mut self, introduction: Introduction, offset: usize) {
        let Some(Block::Paragraph(content)) = self.page.blocks.pop() else { return };
        let (kind, depth) = match introduction {
            Introduction::Title => (HeadingKind::Marked, self.depths.marked(Mark::Emphasised)),
            Introduction::Sentence => (HeadingKind::LeadIn, self.depths.lead_in()),
        };
        self.finish_heading(self.source.position(offset), depth, kind, content);
    }

    /// A marked line at the end of the page is the heading of nothing, and text.
    pub(super) fn end_with_text(&mut self) {
        if let Some(Node::Heading(heading)) = self.nodes.last_mut()
            && heading.kind == HeadingKind::Marked
            && heading_lines::mark(&heading.content).is_some()
        {
            let content = std::mem::take(&mut heading.content);
            self.nodes.pop();
            self.nodes.push(Node::Block(Block::Paragraph(content)));
        }
    }

    /// Notes where the text of the page that comes next starts in the source, unless it runs already.
    pub(in super::super) fn starts_at(&mut self, offset: usize) {
        if self.open.is_empty() && is_blank(&self.page.inlines) {
            self.start = offset;
            self.breaks.clear();
        }
    }

    /// Notes that a line of the page's text ends, and that the next starts at `offset`.
    pub(in super::super) fn break_line(&mut self, offset: usize, is_hard: bool) {
        if !self.open.is_empty() {
            return;
        }
        let (inline, byte) = match self.page.inlines.split_last() {
            Some((Inline::Text(text), before)) => (before.len(), text.len()),
            _ => (self.page.inlines.len(), 0),
        };
        self.breaks.push(LineBreak { inline, byte, offset, is_hard });
    }

    /// Moves the entries of a first list with bullets to the end of such a list right before it: each was a paragraph of its
    /// own.
    pub(super) fn join_bullets(&mut self, blocks: &mut Vec<Block>) {
        let top = self.top();
        if let Some(Block::List(List { numbering: Numbering::None, items })) = blocks.first_mut()
            && let Some(Block::List(List { numbering: Numbering::None, items: before })) =
                top.blocks.last_mut()
        {
            before.append(items);
            blocks.remove(0);
        }
    }
}

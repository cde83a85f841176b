//! Lines such as "a. …", "b. …" → a lettered list.
//!
//! CommonMark knows no lettered lists, so such lines arrive as one paragraph. While text is read, the
//! places where a line starts with a letter and a mark are kept; when the paragraph ends it is cut there, if
//! the letters run on from "a" and are at least two.

use super::inlines::{push_text, trim};
use rolebook_model::{Block, Inline, List, ListItem, Numbering};

/// A line of a paragraph that starts as an entry of a lettered list would.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) letter: u8,
    /// What follows the letter: `.` or `)`.
    pub(super) mark: u8,
    /// Which of the paragraph's inlines it starts in, and at which byte of it.
    pub(super) inline: usize,
    pub(super) byte: usize,
    /// Where it is in the source.
    pub(super) offset: usize,
    pub(super) line: u32,
}

impl Entry {
    /// Whether a list starts with it.
    pub(super) fn is_first(&self) -> bool {
        self.letter == b'a'
    }
}

/// How many bytes "a. " has.
const MARKER: usize = 3;

/// The letter and the mark that `line` starts with, if it starts as an entry would.
pub(super) fn marker(line: &str) -> Option<(u8, u8)> {
    match line.as_bytes() {
        &[letter @ b'a'..=b'z', mark @ (b'.' | b')'), b' ', ..] => Some((letter, mark)),
        _ => None,
    }
}

/// The entries of `candidates` that make lists: each list runs on from "a" and has two entries or more.
pub(super) fn listed(candidates: &[Entry]) -> Vec<Entry> {
    let mut listed = Vec::new();
    for &entry in candidates {
        if listed.last().is_some_and(|last| follows(last, &entry)) {
            listed.push(entry);
        } else if entry.is_first() {
            listed.pop_if(|last: &mut Entry| last.is_first());
            listed.push(entry);
        }
    }
    listed.pop_if(|last| last.is_first());
    listed
}

fn follows(last: &Entry, next: &Entry) -> bool {
    last.letter + 1 == next.letter && last.mark == next.mark
}

/// Cuts a paragraph at the entries that are [`listed`]: the text before them, then each list.
pub(super) fn split(mut paragraph: Vec<Inline>, listed: &[Entry]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut items = Vec::new();
    for entry in listed.iter().rev() {
        let mut content = split_off(&mut paragraph, entry);
        trim(&mut content);
        items.push(ListItem { line: entry.line, done: None, blocks: vec![Block::Paragraph(content)] });
        if entry.is_first() {
            items.reverse();
            let items = std::mem::take(&mut items);
            blocks.push(Block::List(List { numbering: Numbering::Letters, items }));
        }
    }
    trim(&mut paragraph);
    if !paragraph.is_empty() {
        blocks.push(Block::Paragraph(paragraph));
    }
    blocks.reverse();
    blocks
}

/// Takes the entry and all that follows off the paragraph, without the entry's marker.
fn split_off(paragraph: &mut Vec<Inline>, entry: &Entry) -> Vec<Inline> {
    let mut content = paragraph.split_off(entry.inline.min(paragraph.len()));
    if let Some(Inline::Text(text)) = content.first_mut() {
        let (before, own) = text.split_at_checked(entry.byte).unwrap_or((text, ""));
        push_text(paragraph, before);
        *text = own.get(MARKER..).unwrap_or_default().to_owned();
    }
    content
}

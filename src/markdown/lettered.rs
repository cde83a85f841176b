//! Lines such as "a. …", "b. …" → a lettered list.
//!
//! CommonMark knows no lettered lists, so such lines arrive as one paragraph. While text is read, the
//! places where a line starts with a letter and a mark are kept; when the paragraph ends it is cut there, if
//! the letters run on from "a" and are at least two.

use super::inlines::{push, trim};
use crate::model::{Block, Inline, List, ListItem, Numbering};

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
pub(super) fn lists(candidates: &[Entry]) -> Vec<Vec<Entry>> {
    let mut lists: Vec<Vec<Entry>> = Vec::new();
    for &entry in candidates {
        match lists.last_mut() {
            Some(list) if list.last().is_some_and(|last| follows(last, &entry)) => list.push(entry),
            _ if entry.letter == b'a' => lists.push(vec![entry]),
            _ => {}
        }
    }
    lists.retain(|list| list.len() > 1);
    lists
}

fn follows(last: &Entry, next: &Entry) -> bool {
    last.letter + 1 == next.letter && last.mark == next.mark
}

/// Cuts a paragraph at `lists`, which must not be empty runs: the text before them, then each list.
pub(super) fn cut(mut paragraph: Vec<Inline>, lists: Vec<Vec<Entry>>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for entries in lists.into_iter().rev() {
        let mut items = Vec::new();
        for entry in entries.into_iter().rev() {
            let mut content = split_off(&mut paragraph, &entry);
            trim(&mut content);
            items.push(ListItem { line: entry.line, done: None, blocks: vec![Block::Paragraph(content)] });
        }
        items.reverse();
        blocks.push(Block::List(List { numbering: Numbering::Letters, items }));
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
    let mut content = Vec::new();
    let mut tail = paragraph.split_off(entry.inline.min(paragraph.len())).into_iter();
    if let Some(first) = tail.next() {
        match first {
            Inline::Text(mut text) if text.is_char_boundary(entry.byte) => {
                let own = text.split_off(entry.byte);
                push(paragraph, Inline::Text(text));
                content.push(Inline::Text(own.get(MARKER..).unwrap_or_default().to_owned()));
            }
            other => content.push(other),
        }
    }
    content.extend(tail);
    content
}

//! Lines such as "a. …", "b. …" or "• …", "• …" → a list.
//!
//! CommonMark knows neither letters nor these bullets, so such lines arrive as one paragraph. While text is read, the
//! places where a line starts with a marker are kept; when the paragraph ends it is cut there. Letters have to run on from
//! "a" and be at least two; dashes, which may be meant as such, have to be two as well, and one bullet is enough.

use super::inlines::{push_text, trim};
use rolebook_model::{Block, Inline, List, ListItem, Numbering};

/// What a line starts with as an entry of a list does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// A letter, and the `.` or `)` that follows it.
    Letter(u8, u8),
    /// A bullet or a dash.
    Bullet(char),
}

impl Marker {
    /// Whether a list can start with it.
    fn is_first(self) -> bool {
        matches!(self, Marker::Letter(b'a', _) | Marker::Bullet(_))
    }

    fn is_followed_by(self, next: Marker) -> bool {
        match (self, next) {
            (Marker::Letter(letter, mark), Marker::Letter(next, next_mark)) => {
                letter + 1 == next && mark == next_mark
            }
            (Marker::Bullet(_), Marker::Bullet(_)) => self == next,
            _ => false,
        }
    }

    /// How many entries make a list.
    fn least(self) -> usize {
        match self {
            Marker::Letter(..) | Marker::Bullet('–' | '—') => 2,
            Marker::Bullet(_) => 1,
        }
    }

    fn numbering(self) -> Numbering {
        match self {
            Marker::Letter(..) => Numbering::Letters,
            Marker::Bullet(_) => Numbering::None,
        }
    }
}

/// A line of a paragraph that starts as an entry of a list would.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) marker: Marker,
    /// How many bytes the marker and the space behind it have.
    pub(super) length: usize,
    /// Which of the paragraph's inlines it starts in, and at which byte of it.
    pub(super) inline: usize,
    pub(super) byte: usize,
    /// Where it is in the source.
    pub(super) offset: usize,
    pub(super) line: u32,
    /// Whether a list starts with it.
    pub(super) is_first: bool,
}

/// The marker that `line` starts with, and the number of its bytes with the space behind it.
pub(super) fn marker(line: &str) -> Option<(Marker, usize)> {
    match line.as_bytes() {
        &[letter @ b'a'..=b'z', mark @ (b'.' | b')'), b' ', ..] => Some((Marker::Letter(letter, mark), 3)),
        // The first bytes of all bullets below.
        [0xC2 | 0xE2, ..] => {
            let bullet = line.chars().next().filter(|first| BULLETS.contains(first))?;
            let behind = line.get(bullet.len_utf8()..)?;
            let spaces = behind.len() - behind.trim_start_matches([' ', '\t', '\u{A0}']).len();
            (spaces > 0).then_some((Marker::Bullet(bullet), bullet.len_utf8() + spaces))
        }
        _ => None,
    }
}

/// What word processors and people write for a bullet.
const BULLETS: [char; 10] = ['•', '·', '‣', '◦', '▪', '●', '○', '‧', '–', '—'];

/// The entries of `candidates` that make lists.
pub(super) fn listed(candidates: &[Entry]) -> Vec<Entry> {
    let mut listed: Vec<Entry> = Vec::new();
    let mut start = 0;
    for &entry in candidates {
        if listed.last().is_some_and(|last| last.marker.is_followed_by(entry.marker)) {
            listed.push(entry);
        } else if entry.marker.is_first() {
            drop_short(&mut listed, start);
            start = listed.len();
            listed.push(Entry { is_first: true, ..entry });
        }
    }
    drop_short(&mut listed, start);
    listed
}

/// Drops the list from `start` on if it has too few entries.
fn drop_short(listed: &mut Vec<Entry>, start: usize) {
    if listed.get(start).is_some_and(|first| listed.len() - start < first.marker.least()) {
        listed.truncate(start);
    }
}

/// Cuts a paragraph at the entries that are [`listed`]: the text before them, then each list.
pub(super) fn split(mut paragraph: Vec<Inline>, listed: &[Entry]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut items = Vec::new();
    for entry in listed.iter().rev() {
        let mut content = split_off(&mut paragraph, entry);
        trim(&mut content);
        items.push(ListItem { line: entry.line, done: None, blocks: vec![Block::Paragraph(content)] });
        if entry.is_first {
            items.reverse();
            let items = std::mem::take(&mut items);
            blocks.push(Block::List(List { numbering: entry.marker.numbering(), items }));
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
        *text = own.get(entry.length..).unwrap_or_default().to_owned();
    }
    content
}

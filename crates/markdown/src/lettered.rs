//! Lines such as "a. …", "(1) …", "① …", "• …", "*…" or "1)…" → a list.
//!
//! CommonMark knows neither letters nor these bullets, nor its own marks without a space, so such lines arrive as one
//! paragraph. While text is read, the places where a line starts with a marker are kept; when the paragraph ends it is cut
//! there. Letters have to run on from "a" and be at least two; so do numbers from 1. Dashes, arrows and the like, which may be
//! meant as such, have to be two as well, and one bullet is enough.

use super::inlines::{push_text, trim};
use rolebook_model::{Block, Inline, List, ListItem, Numbering};

/// What a line starts with as an entry of a list does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// A letter, and the `.` or `)` that follows it, or the `(` in front of it.
    Letter(u8, u8),
    /// A number of one digit, and the `.` or `)` right in front of the text, the `(` in front of it, or 0 for a circle.
    Number(u8, u8),
    /// A bullet or a dash.
    Bullet(char),
}

impl Marker {
    /// Whether a list can start with it.
    fn is_first(self) -> bool {
        matches!(self, Marker::Letter(b'a', _) | Marker::Number(b'1', _) | Marker::Bullet(_))
    }

    fn is_followed_by(self, next: Marker) -> bool {
        match (self, next) {
            (Marker::Letter(letter, mark), Marker::Letter(next, next_mark))
            | (Marker::Number(letter, mark), Marker::Number(next, next_mark)) => {
                letter + 1 == next && mark == next_mark
            }
            (Marker::Bullet(_), Marker::Bullet(_)) => self == next,
            _ => false,
        }
    }

    /// How many entries make a list.
    fn least(self) -> usize {
        match self {
            Marker::Bullet(bullet) if place(bullet).is_some_and(|at| at < SURE) => 1,
            _ => 2,
        }
    }

    fn numbering(self) -> Numbering {
        match self {
            Marker::Letter(..) => Numbering::Letters,
            Marker::Number(..) => Numbering::Numbers(1),
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

/// The marker that a line of text starts with, and the number of its bytes with the space behind it. `behind` is what stands
/// in the source behind `text`, which may end within the line.
pub(super) fn marker(text: &str, behind: &str) -> Option<(Marker, usize)> {
    let first = text.chars().next()?;
    let rest = text.get(first.len_utf8()..).filter(|rest| !rest.is_empty()).unwrap_or(behind);
    let mut marks = rest.chars();
    let second = marks.next()?;
    if first.is_ascii() {
        let behind_mark = marks.next();
        return match (first, second) {
            ('a'..='z', '.' | ')') if behind_mark == Some(' ') => {
                Some((Marker::Letter(first as u8, second as u8), 3))
            }
            ('1'..='9', '.' | ')') if behind_mark.is_some_and(char::is_alphabetic) => {
                Some((Marker::Number(first as u8, second as u8), 2))
            }
            ('(', 'a'..='z' | '1'..='9') if behind_mark == Some(')') && marks.next() == Some(' ') => {
                let sign = second as u8;
                let marker = if second.is_alphabetic() { Marker::Letter } else { Marker::Number };
                Some((marker(sign, b'('), 4))
            }
            // What Word writes for an inner bullet.
            ('o', '\t') => Some((Marker::Bullet(first), 2)),
            // Emphasis would end on the line.
            ('-' | '+', _) if second.is_alphabetic() => Some((Marker::Bullet(first), 1)),
            ('*', _) if second.is_alphabetic() => {
                let reach = behind.as_bytes().get(..LONGEST_LINE).unwrap_or(behind.as_bytes());
                let is_alone =
                    memchr::memchr2(b'*', b'\n', reach).is_none_or(|at| reach.get(at) != Some(&b'*'));
                is_alone.then_some((Marker::Bullet(first), 1))
            }
            _ => None,
        };
    }
    // A sign may have the shape of an emoji.
    let spaces = rest.len() - rest.trim_start_matches([' ', '\t', '\u{A0}', '\u{3000}', '\u{FE0F}']).len();
    if let '①'..='⑨' = first {
        let number = u8::try_from(u32::from(first) - u32::from('①')).unwrap_or_default();
        return Some((Marker::Number(b'1' + number, 0), first.len_utf8() + spaces));
    }
    let bullet = place(first)?;
    // "•text" is meant as an entry, "–text" may be anything.
    let may_touch = bullet < TOUCHING && second.is_alphanumeric();
    (spaces > 0 || may_touch).then_some((Marker::Bullet(first), first.len_utf8() + spaces))
}

/// How far a mark that ends emphasis is searched for, in bytes.
const LONGEST_LINE: usize = 1_000;

/// What word processors and people write for a bullet: those that may touch the text; more, with the sign of Word's symbol
/// font among them; and what is a bullet where two lines begin with it.
const BULLETS: &str = "•●▪■・➢‣◦○‧\u{F0B7}·o–—→➤▶►▸✓✔✅◆❖";
/// How many of the bullets may touch the text, and of how many one is enough.
const TOUCHING: usize = 5;
const SURE: usize = 13;

/// Which of the bullets a character is. Any other symbol comes last, such as an arrow, a box, an emoji or what Word's symbol
/// fonts have.
fn place(bullet: char) -> Option<usize> {
    let is_symbol = matches!(bullet,
        '§' | '»' | '‐'..='―' | '⁃' | '−' | '∙' | '⋅' | '\u{2190}'..='\u{21FF}' | '\u{2500}'..='\u{27BF}'
        | '\u{2B00}'..='\u{2BFF}' | '\u{E000}'..='\u{F8FF}' | '\u{1F300}'..='\u{1FAFF}');
    BULLETS.chars().position(|it| it == bullet).or(is_symbol.then_some(usize::MAX))
}

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
pub(super) fn split_off(paragraph: &mut Vec<Inline>, entry: &Entry) -> Vec<Inline> {
    let mut content = paragraph.split_off(entry.inline.min(paragraph.len()));
    if let Some(Inline::Text(text)) = content.first_mut() {
        let (before, own) = text.split_at_checked(entry.byte).unwrap_or((text, ""));
        push_text(paragraph, before);
        *text = own.get(entry.length..).unwrap_or_default().to_owned();
    }
    content
}

//! What stands below a heading, up to the next one → its features.

use super::kind::{Emit, Kind, Value, bucket, hash, hash_of_word};
use super::rungs::is_rung;
use super::words::has_no_spaces;
use crate::lexicon::Lexicon;
use memchr::{memchr2, memchr3};
use rolebook_markdown::Node;
use rolebook_model::{Block, Inline};

/// How many bytes of a text are looked at for signs.
const SIGNS: usize = 200;

/// What stands below a heading.
pub(in super::super) enum Piece<'a> {
    /// A paragraph, or a line that may be a heading and is text here.
    Text(&'a [Inline]),
    /// Anything else.
    Block(&'a Block),
}

impl<'a> From<&'a Block> for Piece<'a> {
    fn from(block: &'a Block) -> Piece<'a> {
        match block {
            Block::Paragraph(content) => Piece::Text(content),
            block => Piece::Block(block),
        }
    }
}

impl<'a> From<&'a Node> for Piece<'a> {
    fn from(node: &'a Node) -> Piece<'a> {
        match node {
            Node::Heading(heading) => Piece::Text(&heading.content),
            Node::Block(block) => block.into(),
        }
    }
}

/// The features of what stands below a heading.
pub(in super::super) fn below<'b>(
    pieces: impl Iterator<Item = Piece<'b>>,
    is_rung_itself: bool,
    lexicon: &Lexicon,
    emit: Emit<'_, 'b>,
) {
    let (mut has_list, mut has_text, mut has_table, mut has_more) = (false, false, false, false);
    let (mut items, mut first, mut rungs, mut signs, mut length, mut measured) = (0, 0, 0, 0, 0, 0);
    for piece in pieces.take(8) {
        match piece {
            Piece::Block(Block::List(list)) => {
                if !has_list {
                    items = list.items.len() as u32;
                }
                has_list = true;
                first = if first == 0 { 1 } else { first };
                for item in list.items.iter().take(4) {
                    if let Some(Block::Paragraph(content)) = item.blocks.first() {
                        begins(content, Kind::ItemFirst, Some(Kind::ItemPair), 2, emit);
                        let text = first_text(content).unwrap_or_default();
                        signs |= signs_in(text);
                        rungs += u32::from(is_rung(text, lexicon));
                        length += text.len();
                        measured += 1;
                    }
                }
            }
            Piece::Text(content) => {
                if !has_text {
                    begins(content, Kind::Text, None, 4, emit);
                }
                signs |= content.iter().take(8).fold(0, |signs, inline| signs | signs_of(inline));
                has_text = true;
                first = if first == 0 { 2 } else { first };
            }
            Piece::Block(Block::Table(table)) => {
                has_table = true;
                let (heads, rows) = table.rows.split_at_checked(table.heads).unwrap_or_default();
                let first_cells = rows.iter().take(12).filter_map(|row| row.first());
                for cell in heads.iter().flatten().take(12).chain(first_cells) {
                    rungs += u32::from(is_rung(first_text_of(&cell.blocks).unwrap_or_default(), lexicon));
                }
            }
            Piece::Block(_) => has_more = true,
        }
    }
    let holds = first * 16
        + u32::from(has_list)
        + 2 * u32::from(has_text)
        + 4 * u32::from(has_table)
        + 8 * u32::from(has_more);
    let length = match length.checked_div(measured) {
        None => 0,
        Some(0..=15) => 1,
        Some(16..=40) => 2,
        Some(41..=80) => 3,
        Some(_) => 4,
    };
    let mut number = |kind: Kind, value: u32| emit(kind, hash(kind, value), Value::Number(value));
    number(Kind::Below, holds);
    number(Kind::Items, bucket(items).into());
    number(
        Kind::RungsBelow,
        u32::from(bucket(rungs)) + 8 * u32::from(has_table) + 16 * u32::from(is_rung_itself),
    );
    number(Kind::ItemLength, length);
    for sign in 0..4 {
        if signs & (1 << sign) != 0 {
            number(Kind::Signs, sign);
        }
    }
}

fn signs_of(inline: &Inline) -> u32 {
    match inline {
        Inline::Text(text) => signs_in(text),
        Inline::Strong(inner) | Inline::Emphasis(inner) => {
            inner.iter().fold(0, |signs, it| signs | signs_of(it))
        }
        Inline::Link(link) => link.content.iter().fold(4, |signs, it| signs | signs_of(it)),
        _ => 0,
    }
}

/// Signs in a text: an address, money, a link, a number of years.
fn signs_in(text: &str) -> u32 {
    let text = text.as_bytes();
    let text = text.get(..SIGNS).unwrap_or(text);
    // The last bytes of "€" and "£". Most texts have none of these.
    if memchr3(b'@', b'$', b'+', text).or_else(|| memchr2(0xac, 0xa3, text)).is_none() {
        return 0;
    }
    let mut signs = 0;
    let mut before = 0_u8;
    for byte in text {
        signs |= match byte {
            b'@' => 1,
            b'$' => 2,
            b'+' if before.is_ascii_digit() => 8,
            0xac if before == 0x82 => 2,
            0xa3 if before == 0xc2 => 2,
            _ => 0,
        };
        before = *byte;
    }
    signs
}

/// The words with which a text begins.
fn begins<'b>(content: &'b [Inline], kind: Kind, pair: Option<Kind>, most: usize, emit: Emit<'_, 'b>) {
    let Some(text) = first_text(content) else { return };
    let mut before: Option<(u32, &str)> = None;
    for word in text
        .split(|mark: char| !mark.is_alphanumeric() && mark != '\'')
        .filter(|word| !word.is_empty())
        .take(most)
    {
        let word = match word.char_indices().nth(2) {
            Some((end, _)) if word.chars().next().is_some_and(has_no_spaces) => {
                word.get(..end).unwrap_or(word)
            }
            _ => word,
        };
        let hashed = hash_of_word(word);
        match (before, pair) {
            (None, _) | (_, None) => emit(kind, hash(kind, hashed), Value::Text(word)),
            (Some((first, text)), Some(pair)) => {
                emit(pair, hash(pair, first.rotate_left(9) ^ hashed), Value::Pair(text, word))
            }
        }
        before = Some((hashed, word));
    }
}

/// The first text of a table's cell.
fn first_text_of(blocks: &[Block]) -> Option<&str> {
    match blocks.first()? {
        Block::Paragraph(content) | Block::Subheading { content, .. } => first_text(content),
        _ => None,
    }
}

/// The first text of a line.
fn first_text(content: &[Inline]) -> Option<&str> {
    content.iter().find_map(|inline| match inline {
        Inline::Text(text) if !text.trim().is_empty() => Some(text.as_str()),
        Inline::Strong(inner) | Inline::Emphasis(inner) => first_text(inner),
        Inline::Link(link) => first_text(&link.content),
        _ => None,
    })
}

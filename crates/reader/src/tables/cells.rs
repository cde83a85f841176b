//! The cells of a table that holds levels: the names of levels, and the lines of what is said of them.

use super::grid;
use crate::lexicon::Folded;
use rolebook_model::{Block, Cell, Inline, List, ListItem, Numbering, plain_text};

/// Whether a cell says anything of a level: a dash does not.
pub(super) fn says_anything(cell: &Cell) -> bool {
    let has_image = |inline: &Inline| matches!(inline, Inline::Image(_) | Inline::Link(_));
    cell.blocks.iter().any(|block| match block {
        Block::Paragraph(content) => {
            plain_text(content)
                .chars()
                .any(|mark| mark.is_alphanumeric() || (!mark.is_ascii() && !is_dash(mark)))
                || content.iter().any(has_image)
        }
        _ => true,
    })
}

fn is_dash(mark: char) -> bool {
    mark.is_whitespace() || matches!(mark, '‐'..='―' | '−' | '…')
}

/// Whether a criterion has a name and not only a number.
pub(super) fn has_name(cell: &Cell) -> bool {
    grid::text(cell).chars().any(char::is_alphabetic)
}

/// The name of a level that a cell gives: its text, or where it is divided by headings what stands below those that say title
/// and level.
pub(super) fn level_name(cell: &Cell) -> String {
    let mut parts = [String::new(), String::new()];
    let mut part = None;
    for block in &cell.blocks {
        match block {
            Block::Subheading { content, .. } => {
                part = match Folded::new(&plain_text(content)).as_str() {
                    "title" | "job title" | "role" | "position" | "name" => Some(0),
                    "level" | "grade" | "band" => Some(1),
                    _ => None,
                };
            }
            Block::Paragraph(content) => {
                if let Some(part) = part.take().and_then(|part: usize| parts.get_mut(part)) {
                    *part = plain_text(content).trim().to_owned();
                }
            }
            _ => {}
        }
    }
    match parts {
        [title, level] if !title.is_empty() && !level.is_empty() => format!("{title} ({level})"),
        [title, _] if !title.is_empty() => title,
        _ => match cell.blocks.as_slice() {
            [Block::Paragraph(content)] => name_and_lines(content).0,
            _ => grid::text(cell),
        },
    }
}

/// What stands in the cell of a level's name beside the name.
pub(super) fn beside_name(cell: &Cell) -> Vec<Block> {
    match cell.blocks.as_slice() {
        [Block::Paragraph(content)] => {
            name_and_lines(content).1.into_iter().map(|line| Block::Paragraph(line.to_vec())).collect()
        }
        blocks => blocks.to_vec(),
    }
}

/// The name that the lines of a cell begin with, and the lines that say more: "Junior Baker", "0-2 years".
fn name_and_lines(content: &[Inline]) -> (String, Vec<&[Inline]>) {
    let mut name = String::new();
    let mut more = Vec::new();
    for line in content.split(|inline| *inline == Inline::Break).filter(|line| says_words(line)) {
        let text = plain_text(line);
        let text = text.trim();
        let is_short = text.split(' ').count() <= MOST_NAME_WORDS && !text.contains("year");
        if name.is_empty() || (more.is_empty() && is_short) {
            name.push_str(if name.is_empty() { "" } else { " " });
            name.push_str(text);
        } else {
            more.push(line);
        }
    }
    (name, more)
}

/// How many words a second line of a name has at most: "L3", "Senior Baker".
const MOST_NAME_WORDS: usize = 3;

/// A paragraph as it is, or as a list where its lines, or the parts between bullets or semicolons, are entries.
pub(super) fn listed(content: &[Inline], line: u32) -> Block {
    let parts = split(content);
    if parts.len() < 2 {
        return Block::Paragraph(content.to_vec());
    }
    let item = |part| ListItem { line, done: None, blocks: vec![Block::Paragraph(part)] };
    Block::List(List { numbering: Numbering::None, items: parts.into_iter().map(item).collect() })
}

/// The entries that a cell makes among others; `None` where it holds more than a paragraph or a list.
pub(super) fn entries(cell: &Cell) -> Option<Vec<ListItem>> {
    match cell.blocks.as_slice() {
        [Block::Paragraph(content)] => Some(match listed(content, cell.line) {
            Block::List(list) => list.items,
            block => vec![ListItem { line: cell.line, done: None, blocks: vec![block] }],
        }),
        [Block::List(list)] => Some(list.items.clone()),
        _ => None,
    }
}

/// A paragraph's lines or, of one line, the parts between its bullets, else those between its semicolons.
fn split(content: &[Inline]) -> Vec<Vec<Inline>> {
    if content.contains(&Inline::Break) {
        let lines = content.split(|inline| *inline == Inline::Break).map(<[Inline]>::to_vec);
        return lines.map(without_bullet).filter(|line| says_words(line)).collect();
    }
    for mark in [" • ", "; "] {
        let parts = split_at(content, mark);
        // Semicolons within a text of sentences are part of them.
        let has_sentences = || parts.iter().any(|part| plain_text(part).contains(". "));
        if parts.len() > 1 && parts.iter().all(|part| says_words(part)) && (mark != "; " || !has_sentences())
        {
            return parts.into_iter().map(without_bullet).collect();
        }
    }
    Vec::new()
}

fn split_at(content: &[Inline], mark: &str) -> Vec<Vec<Inline>> {
    let mut parts = vec![Vec::new()];
    for inline in content {
        match inline {
            Inline::Text(text) => {
                for (at, piece) in text.split(mark).enumerate() {
                    if at > 0 {
                        parts.push(Vec::new());
                    }
                    if let Some(part) = parts.last_mut().filter(|_| !piece.is_empty()) {
                        part.push(Inline::Text(piece.to_owned()));
                    }
                }
            }
            inline => {
                if let Some(part) = parts.last_mut() {
                    part.push(inline.clone());
                }
            }
        }
    }
    parts
}

fn says_words(part: &[Inline]) -> bool {
    !plain_text(part).trim().is_empty()
}

/// An entry without the bullet or dash, and the space, that it begins with.
fn without_bullet(mut entry: Vec<Inline>) -> Vec<Inline> {
    if let Some(Inline::Text(text)) = entry.first_mut() {
        let rest = text.trim_start();
        let entry = rest.strip_prefix(['•', '-', '–', '*', '·']).filter(|rest| rest.starts_with(' '));
        *text = entry.unwrap_or(rest).trim_start().to_owned();
    }
    if let Some(Inline::Text(text)) = entry.last_mut() {
        text.truncate(text.trim_end().len());
    }
    entry
}

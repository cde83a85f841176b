//! A text or a whole role page → its words, folded.

use super::fold::{fold, is_combining_accent};
use crate::model::{Block, Content, Inline, Role, plain_text};

/// Calls `each` with every word of `text` in turn. A word is a run of letters and digits.
pub(super) fn each_word(text: &str, each: &mut dyn FnMut(&str)) {
    let mut word = String::new();
    for letter in text.chars() {
        if letter.is_alphanumeric() || is_combining_accent(letter) {
            fold(letter, &mut word);
        } else if !word.is_empty() {
            each(&word);
            word.clear();
        }
    }
    if !word.is_empty() {
        each(&word);
    }
}

/// Calls `each` with every piece of text that the role's page shows, and with its aliases.
pub(super) fn each_text(role: &Role, each: &mut dyn FnMut(&str)) {
    each(&role.title);
    each(&role.summary);
    role.aliases.iter().for_each(|alias| each(alias));
    role.levels.iter().for_each(|level| each(&level.name));
    for section in &role.sections {
        if let Some(heading) = &section.heading {
            each(&heading.text);
        }
        for content in &section.content {
            match content {
                Content::Block(block) => block_texts(block, each),
                Content::Items(list) => list.items.iter().for_each(|item| blocks_texts(&item.blocks, each)),
            }
        }
    }
}

fn blocks_texts(blocks: &[Block], each: &mut dyn FnMut(&str)) {
    blocks.iter().for_each(|block| block_texts(block, each));
}

fn block_texts(block: &Block, each: &mut dyn FnMut(&str)) {
    let mut inlines = |inlines: &Vec<Inline>| each(&plain_text(inlines));
    match block {
        Block::Paragraph(content) | Block::Subheading { content, .. } => inlines(content),
        Block::List(list) => list.items.iter().for_each(|item| blocks_texts(&item.blocks, each)),
        Block::Quote(blocks) => blocks_texts(blocks, each),
        Block::Code { text, .. } => each(text),
        Block::Table(table) => {
            table.head.iter().for_each(&mut inlines);
            table.rows.iter().flatten().for_each(&mut inlines);
        }
        Block::Details { summary, blocks } => {
            inlines(summary);
            blocks_texts(blocks, each);
        }
        Block::Rule => {}
    }
}

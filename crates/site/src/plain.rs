//! A section → plain lines of text, for metadata.

use rolebook_model::{Block, Content, Inline, Item, Section, plain_text};

/// The lines of a section below its heading: one for each paragraph, entry or row, without any that are empty.
pub(super) fn lines(section: &Section) -> Vec<String> {
    let mut lines = Vec::new();
    for content in section.content.iter().filter(|content| !content.is_ladder()) {
        match content {
            Content::Block(block) => push_block(block, &mut lines),
            Content::Items(list) => list.items.iter().for_each(|item| lines.extend(item_lines(item))),
        }
    }
    lines
}

/// The lines of an item: its own, and those of what is nested in it.
pub(super) fn item_lines(item: &Item) -> Vec<String> {
    let mut lines = Vec::new();
    item.blocks.iter().for_each(|block| push_block(block, &mut lines));
    lines
}

/// The same of any blocks, in one line.
pub(super) fn in_one_line(blocks: &[Block]) -> String {
    let mut lines = Vec::new();
    blocks.iter().for_each(|block| push_block(block, &mut lines));
    lines.join(" ")
}

fn push_block(block: &Block, lines: &mut Vec<String>) {
    match block {
        Block::Paragraph(content) | Block::Subheading { content, .. } => push_line(content, lines),
        Block::List(list) => {
            list.items.iter().flat_map(|item| &item.blocks).for_each(|block| push_block(block, lines));
        }
        Block::Quote(blocks) => blocks.iter().for_each(|block| push_block(block, lines)),
        Block::Table(table) => {
            for row in &table.rows {
                let cells: Vec<_> = row.iter().map(|cell| in_one_line(&cell.blocks)).collect();
                lines.push(cells.join(" "));
            }
        }
        Block::Details { summary, blocks } => {
            push_line(summary, lines);
            blocks.iter().for_each(|block| push_block(block, lines));
        }
        // Code makes no sense in a description.
        Block::Code { .. } | Block::Rule => {}
    }
}

fn push_line(content: &[Inline], lines: &mut Vec<String>) {
    let text = plain_text(content);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !text.is_empty() {
        lines.push(text);
    }
}

/// A text of at most `most` characters, truncated between words and with an ellipsis if it is longer.
pub(super) fn shortened(text: &str, most: usize) -> String {
    if text.chars().nth(most).is_none() {
        return text.to_owned();
    }
    let mut kept: String = text.chars().take(most.saturating_sub(1)).collect();
    let ends_a_word = text.chars().nth(most.saturating_sub(1)).is_some_and(char::is_whitespace);
    // A language without spaces is truncated anywhere.
    let between_words = kept.rfind(char::is_whitespace).filter(|at| !ends_a_word && at * 2 > kept.len());
    kept.truncate(between_words.unwrap_or(kept.len()));
    let kept = kept.trim_end_matches(|mark: char| mark.is_whitespace() || ",;:–—-(".contains(mark));
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rolebook_model::{PageSource, Site};

    #[test]
    fn each_paragraph_and_entry_is_a_line() {
        let text =
            "---\ntitle: Baker\n---\nBakes *bread*\nfor all.\n\n- Rolls\n  - and buns\n\n```\ncode\n```\n";
        let page = PageSource { file: "a/baker.md".to_owned(), text: text.to_owned() };
        let role = rolebook_reader::page(&page, &Site::default());
        let lines: Vec<_> = role.sections.iter().flat_map(lines).collect();
        assert_eq!(lines, ["Bakes bread for all.", "Rolls", "and buns"]);
    }

    #[track_caller]
    fn check(text: &str, most: usize, expect: &str) {
        assert_eq!(shortened(text, most), expect);
        assert!(expect.chars().count() <= most);
    }

    #[test]
    fn a_long_text_ends_between_words() {
        check("Bakes bread.", 12, "Bakes bread.");
        check("Bakes bread, and rolls.", 14, "Bakes bread…");
        check("Bakes bread, and rolls.", 13, "Bakes bread…");
        check("Bakes bread, and rolls.", 9, "Bakes…");
    }

    #[test]
    fn a_text_without_spaces_is_truncated_anywhere() {
        check("パンを毎朝焼きます", 5, "パンを毎…");
        check("Aaaaaaaaaaa", 4, "Aaa…");
    }
}

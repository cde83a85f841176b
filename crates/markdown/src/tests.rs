//! Markdown in, the tree out, written as short S-expressions.

use super::*;
use rolebook_model::{Block, Cell, Inline, List, Numbering, Rule, Site, plain_text};
use std::fmt::Write as _;

mod blocks;
mod code;
mod dialects;
mod flanking;
mod heading_lines;
mod hostile;
mod html;
mod images;
mod leftovers;
mod limits;
mod links;

/// A site that has its links resolved and allows some images.
fn site() -> Site {
    let link_base = "https://example.com".to_owned();
    Site { link_base, images: vec!["https://img.example".to_owned()], ..Site::default() }
}

/// Reads `input` and compares the tree, one line a node.
fn check(input: &str, expect: &str) {
    let (document, _) = parse(input, 1, &site());
    assert_eq!(written(&document).trim_end(), expect.trim(), "input: {input:?}");
}

/// Reads `input` and compares rule, line and column of each finding.
fn check_findings(input: &str, expect: &[(Rule, u32, u32)]) {
    let (_, findings) = parse(input, 1, &site());
    let found: Vec<_> =
        findings.iter().map(|found| (found.rule, found.position.line, found.position.column)).collect();
    assert_eq!(found, expect, "input: {input:?}");
}

/// The tree as text: a line a block, two spaces a depth.
fn written(document: &Document) -> String {
    let mut out = String::new();
    for node in &document.nodes {
        match node {
            // What only may be a heading is a paragraph to most readers.
            Node::Heading(DocumentHeading { kind: HeadingKind::LeadIn, content, .. }) => {
                let _ = writeln!(out, "p {}", inlines(content));
            }
            Node::Heading(heading) => {
                let marks = "#".repeat(heading.depth.into());
                let _ = writeln!(out, "{marks} {}", inlines(&heading.content));
            }
            Node::Block(found) => block(found, 0, &mut out),
        }
    }
    out
}

fn block(block: &Block, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    let _ = match block {
        Block::Paragraph(content) => writeln!(out, "{indent}p {}", inlines(content)),
        Block::Subheading { depth, content } => writeln!(out, "{indent}h{depth} {}", inlines(content)),
        Block::Code { language, text } => writeln!(out, "{indent}code {language} {text:?}"),
        Block::Rule => writeln!(out, "{indent}rule"),
        Block::Quote(inner) => {
            let _ = writeln!(out, "{indent}quote");
            return inner.iter().for_each(|inner| self::block(inner, depth + 1, out));
        }
        Block::Details { summary, blocks } => {
            let _ = writeln!(out, "{indent}details {}", inlines(summary));
            return blocks.iter().for_each(|inner| self::block(inner, depth + 1, out));
        }
        Block::List(list) => return items(list, depth, out),
        Block::Table(table) => {
            let _ = writeln!(out, "{indent}table {:?}", table.alignments);
            for row in &table.rows {
                let cells: Vec<_> = row.iter().map(cell).collect();
                let _ = writeln!(out, "{indent}  | {} |", cells.join(" | "));
            }
            Ok(())
        }
    };
}

/// A cell in one line: its spans, whether it is a header of HTML, and its blocks.
fn cell(cell: &Cell) -> String {
    let mut blocks = String::new();
    match cell.blocks.as_slice() {
        [Block::Paragraph(content)] => blocks = inlines(content),
        inner => inner.iter().for_each(|inner| block(inner, 0, &mut blocks)),
    }
    let span = match (cell.columns, cell.rows) {
        (1, 1) => String::new(),
        (columns, rows) => format!("[{columns}x{rows}] "),
    };
    format!("{span}{}", blocks.trim_end().replace('\n', " / "))
}

fn items(list: &List, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    for item in &list.items {
        let mark = match list.numbering {
            Numbering::None => "-".to_owned(),
            Numbering::Numbers(first) => format!("{first}."),
            Numbering::Letters => "a.".to_owned(),
        };
        let done = item.done.map_or("", |done| if done { " [x]" } else { " [ ]" });
        let _ = writeln!(out, "{indent}{mark}{done} @{}", item.line);
        item.blocks.iter().for_each(|inner| block(inner, depth + 1, out));
    }
}

fn inlines(content: &[Inline]) -> String {
    content.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => text.clone(),
        Inline::Emphasis(inner) => format!("(em {})", inlines(inner)),
        Inline::Strong(inner) => format!("(strong {})", inlines(inner)),
        Inline::Strikethrough(inner) => format!("(del {})", inlines(inner)),
        Inline::Subscript(inner) => format!("(sub {})", inlines(inner)),
        Inline::Superscript(inner) => format!("(sup {})", inlines(inner)),
        Inline::Code(code) => format!("(code {code})"),
        Inline::Anchor(id) => format!("(anchor {id})"),
        Inline::Note(index) => format!("(note {index})"),
        Inline::Break => "(br)".to_owned(),
        Inline::Image(image) => {
            let size = image.size.map_or_else(String::new, |(width, height)| format!(" {width}x{height}"));
            let title = if image.title.is_empty() { String::new() } else { format!(" {:?}", image.title) };
            format!("(img {}{size}{title} {})", image.src, image.text)
        }
        Inline::Link(link) if link.title.is_empty() => {
            format!("(link {} {})", link.href, inlines(&link.content))
        }
        Inline::Link(link) => format!("(link {} {:?} {})", link.href, link.title, inlines(&link.content)),
    }
}

/// All words of the tree in order, from everywhere that a reader sees.
fn words(document: &Document) -> Vec<String> {
    let mut text = String::new();
    for node in &document.nodes {
        match node {
            Node::Heading(heading) => line(&heading.content, &mut text),
            Node::Block(block) => block_text(block, &mut text),
        }
    }
    let notes = document.footnotes.iter().flat_map(|footnote| &footnote.blocks);
    notes.for_each(|block| block_text(block, &mut text));
    split_words(&text)
}

fn split_words(text: &str) -> Vec<String> {
    text.split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn block_text(block: &Block, text: &mut String) {
    match block {
        Block::Paragraph(content) | Block::Subheading { content, .. } => line(content, text),
        Block::Code { text: code, .. } => {
            text.push_str(code);
            text.push('\n');
        }
        Block::Rule => {}
        Block::Quote(blocks) => blocks.iter().for_each(|inner| block_text(inner, text)),
        Block::Details { summary, blocks } => {
            line(summary, text);
            blocks.iter().for_each(|inner| block_text(inner, text));
        }
        Block::List(list) => {
            list.items.iter().flat_map(|item| &item.blocks).for_each(|inner| block_text(inner, text));
        }
        Block::Table(table) => {
            table.cells().flat_map(|cell| &cell.blocks).for_each(|inner| block_text(inner, text));
        }
    }
}

fn line(content: &[Inline], text: &mut String) {
    text.push_str(&plain_text(content));
    text.push('\n');
}

//! Input that is large or hostile: it is read to the end, in linear time, with every word kept.

use super::*;

/// Reads `input` and returns how deep its tree is.
fn depth(input: &str) -> usize {
    let (document, _) = parse(input, 1, &site());
    assert_eq!(words(&document), split_words(input), "words are lost");
    let depth = |node: &Node| match node {
        Node::Heading(_) => 1,
        Node::Block(block) => block_depth(block),
    };
    document.nodes.iter().map(depth).max().unwrap_or(0)
}

fn block_depth(block: &Block) -> usize {
    let inner = match block {
        Block::Quote(blocks) | Block::Details { blocks, .. } => blocks.iter().map(block_depth).max(),
        Block::List(list) => {
            list.items.iter().flat_map(|item| &item.blocks).map(|block| block_depth(block) + 1).max()
        }
        _ => None,
    };
    1 + inner.unwrap_or(0)
}

#[test]
fn ten_thousand_nested_quotes_and_lists_are_flattened() {
    for mark in ["> ", "- ", "1. ", "- > "] {
        let mut input = mark.repeat(10_000);
        input.push_str("the text\n\nafter it");
        let input = if mark == "1. " { input.replace("1. ", "+ ") } else { input };
        assert!(depth(&input) <= MAX_DEPTH + 1);
        let (_, findings) = parse(&input, 1, &site());
        assert_eq!(findings.iter().filter(|found| found.rule == Rule::TooDeep).count(), 1);
    }
}

#[test]
fn ten_thousand_nested_inlines_and_tags_are_flattened() {
    depth(&("**a *b ".repeat(10_000) + &"* **".repeat(10_000)));
    let (document, _) = parse(&("<b>".repeat(10_000) + "word"), 1, &site());
    assert_eq!(words(&document), ["word"]);
    let (document, _) = parse(&("<ul><li>".repeat(10_000) + "word"), 1, &site());
    assert_eq!(words(&document), ["word"]);
}

#[test]
fn a_megabyte_without_a_line_end_is_read() {
    assert_eq!(depth(&"word ".repeat(200_000)), 1);
}

#[test]
fn openers_that_are_never_closed_are_text() {
    for opener in [
        "[",
        "![",
        "<",
        "<a ",
        "<!--",
        "{{",
        "{%",
        "<%",
        "{:",
        "{#a} ",
        "`",
        "*",
        "_",
        "|",
        "&",
        "~~",
        "[^",
        "<a x=\"",
        "<a x='\"",
        "{:x\"{:y' ",
    ] {
        for prefix in ["", "<div>"] {
            let input = prefix.to_owned() + &opener.repeat(100_000);
            let (document, _) = parse(&input, 1, &site());
            drop(document);
        }
    }
}

#[test]
fn many_findings_on_one_line_are_placed() {
    let (_, findings) = parse(&"{{ a }} <u>ä</u> ".repeat(50_000), 1, &site());
    assert_eq!(findings.len(), 100_000);
    assert_eq!(findings.last().map(|found| found.position.column), Some(49_999 * 17 + 9));
}

#[test]
fn lines_below_deeply_nested_blocks_do_not_cost_their_depth() {
    for below in ["```\n", "<!--\n", "text\n"] {
        let input = "- ".repeat(10_000) + below + &"\n".repeat(10_000) + "last";
        let (document, findings) = parse(&input, 1, &site());
        assert_eq!(words(&document).last().map(String::as_str), Some("last"));
        assert_eq!(findings.first().map(|found| found.rule), Some(Rule::TooDeep));
    }
}

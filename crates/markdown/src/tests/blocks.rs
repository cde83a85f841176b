//! CommonMark with tables, task lists, strikethrough and footnotes.

use super::*;

#[test]
fn headings_in_blocks_are_not_headings_of_the_page() {
    check(
        "# A *b*\n\ntext\n\n> ## In a quote\n\nSetext\n---",
        "# A (em b)\np text\nquote\n  h2 In a quote\n## Setext",
    );
}

#[test]
fn a_headings_plain_text_is_trimmed_and_folded() {
    let (document, _) = parse("\n\n##   A  **b**\tc `d`  ##\n", 7, &site());
    let Some(Node::Heading(heading)) = document.nodes.first() else { panic!("no heading") };
    assert_eq!(heading.text, "A b c d");
    assert_eq!((heading.position.line, heading.position.column), (9, 1));
}

#[test]
fn an_empty_heading_is_kept() {
    check("##\n\ntext", "## \np text");
}

#[test]
fn tight_and_loose_lists_are_the_same_tree() {
    check("- a\n  b\n- c", "- @1\n  p a b\n- @3\n  p c");
    check("- a\n  b\n\n- c", "- @1\n  p a b\n- @4\n  p c");
}

#[test]
fn nested_lists_keep_numbers_and_lines() {
    check("1. a\n   - b\n\n     c\n2. d", "1. @1\n  p a\n  - @2\n    p b\n    p c\n1. @5\n  p d");
}

#[test]
fn tasks_are_ticked_or_not() {
    check("- [x] a\n- [ ] b\n- c", "- [x] @1\n  p a\n- [ ] @2\n  p b\n- @3\n  p c");
}

#[test]
fn tables_keep_alignments_and_every_cell() {
    check(
        "| a | b |\n|:--|--:|\n| c |\n| d | *e* | f | g h |\n",
        "table [Left, Right]\n  | a | b |\n  | c |  |\n  | d | (em e) f | g h |",
    );
}

#[test]
fn code_keeps_its_language_and_its_lines() {
    check("```mermaid theme\ngraph TD\n\n  A-->B\n```", "code mermaid \"graph TD\\n\\n  A-->B\"");
    check("    indented\n    code", "code  \"indented\\ncode\"");
}

#[test]
fn breaks_and_rules() {
    check("a\nb\\\nc  \nd\n\n***", "p a b(br)c(br)d\nrule");
}

#[test]
fn text_is_one_run_whatever_pulldown_cuts_it_into() {
    let (document, _) = parse("a\nb & c \\* d [e", 1, &site());
    let expect = Block::Paragraph(vec![Inline::Text("a b & c * d [e".to_owned())]);
    assert_eq!(document.nodes, [Node::Block(expect)]);
}

#[test]
fn punctuation_stays_as_written() {
    check("\"a\" -- 'b'...", "p \"a\" -- 'b'...");
}

#[test]
fn a_footnotes_text_stays_where_it_was_written() {
    check("a[^n]\n\n[^n]: the note\n\n    more\n\nb", "p a(sup n)\np (sup n) the note\np more\np b");
}

#[test]
fn lines_that_start_with_letters_are_a_list() {
    check(
        "1. Skills\n   a. one\n      two\n   b. **three**\n2. x",
        concat!("1. @1\n  p Skills\n  a. @2\n    p one two\n  a. @4\n    p (strong three)\n", "1. @5\n  p x"),
    );
    check("a) one\nb) two", "a. @1\n  p one\na. @2\n  p two");
    check_findings("x\na. one\nb. two", &[(Rule::LetteredList, 2, 1)]);
}

#[test]
fn letters_out_of_order_are_text() {
    check("a. one", "p a. one");
    check("b. one\nc. two", "p b. one c. two");
    check("a. one\nc. two", "p a. one c. two");
    check("a. one\nb) two", "p a. one b) two");
}

#[test]
fn line_ends_of_every_kind_are_read() {
    check("# A\r\n\r\n- b\r\n  c\r\n", "# A\n- @3\n  p b c");
    check("a\0b", "p a\u{FFFD}b");
}

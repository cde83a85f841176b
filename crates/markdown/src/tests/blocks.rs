//! CommonMark with tables, task lists, strikethrough and footnotes.

use super::*;
use rolebook_model::Footnote;

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

/// Compares the nodes of a page, and behind them its footnotes.
#[track_caller]
fn check_notes(text: &str, expect: &str) {
    let (document, _) = parse(text, 1, &site());
    let mut found = written(&document);
    for Footnote { id, blocks } in &document.footnotes {
        let _ = writeln!(found, "{id}");
        blocks.iter().for_each(|it| block(it, 1, &mut found));
    }
    assert_eq!(found.trim_end(), expect);
}

#[test]
fn a_footnote_is_taken_from_where_it_was_written() {
    check_notes(
        "a[^n]\n\n[^n]: the note\n\n    more\n\nb",
        "p a(note 0)\np b\nrolebook-note-1\n  p the note\n  p more",
    );
    check_notes(
        "a[^2] b[^1] c[^2]\n\n[^1]: one\n[^2]: - two\n",
        "p a(note 0) b(note 1) c(note 0)\nrolebook-note-1\n  - @4\n    p two\nrolebook-note-2\n  p one",
    );
    check_notes(
        "> - a[^xY]\n\n# T[^é]\n\n[^É]: e\n\n> [^xY]: in a quote\n",
        "quote\n  - @1\n    p a(note 0)\n# T(note 1)\nrolebook-note-1\n  p in a quote\nrolebook-note-2\n  p e",
    );
}

#[test]
fn a_footnote_without_a_mark_stays_where_it_was_written() {
    check_notes("a\n\n[^n]: the note\n\nb", "p a\np (sup n) the note\np b");
    check_notes("a[^n]\n\nb", "p a[^n]\np b");
    // One mark has one text, the first that says something.
    let twice = "a[^1]\n\n[^1]:\n\n[^1]: b\n\n[^1]: c\n";
    check_notes(twice, "p a(note 0)\np (sup 1) c\nrolebook-note-1\n  p b");
    check_notes(
        "<a href=\"https://example.com\">b[^n]</a>

[^n]: c",
        "p (link https://example.com b(sup n))
p (sup n) c",
    );
}

#[test]
fn footnotes_that_name_one_another_end() {
    check_notes(
        "a[^1]\n\n[^1]: b[^1] c[^2]\n[^2]: d[^1]\n",
        "p a(note 0)\np (sup 2) d(sup 1)\nrolebook-note-1\n  p b(sup 1) c(sup 2)",
    );
}

#[test]
fn a_heading_of_footnotes_goes_with_them() {
    check_notes(
        "a[^1]\n\n## Notes\n\n[^1]: b\n\n## Next\n\nc",
        "p a(note 0)\n## Next\np c\nrolebook-note-1\n  p b",
    );
    check_notes("a[^1]\n\n## Fußnoten:\n\n[^1]: b", "p a(note 0)\nrolebook-note-1\n  p b");
    // It may be a level without text.
    check_notes("a[^1]\n\n## Senior\n\n[^1]: b", "p a(note 0)\n## Senior\nrolebook-note-1\n  p b");
    check_notes("a[^1]\n\n## Notes\n\nc\n\n[^1]: b", "p a(note 0)\n## Notes\np c\nrolebook-note-1\n  p b");
}

#[test]
fn lines_that_start_with_letters_are_a_list() {
    check(
        "1. Skills\n   a. one\n      two\n   b. **three**\n2. x",
        concat!("1. @1\n  p Skills\n  a. @2\n    p one two\n  a. @4\n    p (strong three)\n", "1. @5\n  p x"),
    );
    check("a) one\nb) two", "a. @1\n  p one\na. @2\n  p two");
    check_findings("x\na. one\nb. two", &[(Rule::LetteredList, 2, 1)]);
    // A cell has no other way to list anything.
    check_findings("| x |\n|---|\n| • a<br>• b |", &[(Rule::RawHtml, 3, 6)]);
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

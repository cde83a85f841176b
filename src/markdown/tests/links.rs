//! Links as they stand in text.

use super::*;

#[test]
fn targets_are_resolved() {
    check(
        "[a](/b \"t\") [c](d.md#e) [f](#g)",
        "p (link https://example.com/b \"t\" a) (link d.md#e c) (link #g f)",
    );
    check(
        "<https://x.example> <m@x.example>",
        "p (link https://x.example https://x.example) (link mailto:m@x.example m@x.example)",
    );
    check("[a]\n\n[a]: //b.example", "p (link https://b.example a)");
}

#[test]
fn a_refused_link_keeps_its_words_and_is_a_finding() {
    check("[*a* b](javascript:x 'title')", "p (em a) b (title)");
    check_findings("x [a](data:b)", &[(Rule::LinkTarget, 1, 3)]);
}

#[test]
fn without_a_link_base_only_the_text_is_shown() {
    let (document, findings) = parse("[a](/b)", 1, "");
    assert_eq!(written(&document).trim(), "p a");
    assert_eq!(findings.first().map(|found| found.rule), Some(Rule::LinkBase));
}

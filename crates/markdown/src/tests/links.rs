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
fn without_a_link_base_only_the_text_is_shown_with_one_finding_a_page() {
    let (document, findings) =
        parse("x [a](/b)\n[c](d)\n\n[e](/f) <a href=\"/g\">h</a>", 1, &Site::default());
    assert_eq!(written(&document).trim(), "p x a (link d c)\np e h");
    let about_the_base = findings.iter().filter(|found| found.rule == Rule::LinkBase);
    let found: Vec<_> = about_the_base.map(|found| (found.position, found.message.as_str())).collect();
    let message = "links that begin with `/` show only their text (3 on this page)";
    assert_eq!(found, [(Position { line: 1, column: 3 }, message)]);
}

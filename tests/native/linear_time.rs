//! Reading, rendering, comparing and checking a page take linear time.
//!
//! Each text repeats a piece that invites a reader to look back or ahead. The time itself is not measured: with quadratic
//! time some of these texts take minutes, which is noticed when the tests are run.

use crate::any_text::growth;
use rolebook_model::{PageSource, Site, Source};
use std::collections::BTreeMap;

/// Reads and uses a page of `open`, 100 kB of `piece`, and `close`.
#[track_caller]
fn check(open: &str, piece: &str, close: &str) {
    growth::check_page(open, piece, close, 100_000);
}

#[test]
fn front_matter_of_any_shape() {
    let shapes = [
        "a: b\n", "- ", "[", "a: [\n", "\"", "a: \"\n", "x\n", "a: |\n", "\t", "# \n", "\n", ": ", "a: {\n",
        "'' ",
    ];
    for piece in shapes {
        check("---\n", piece, "\n---\n");
        check("---\na: ", piece, "\n---\n");
        check("---\n", piece, "");
    }
}

#[test]
fn markup_that_is_never_closed() {
    for piece in [
        "[",
        "![",
        "*a ",
        "_a*",
        "`",
        "``a`",
        "<",
        "<a ",
        "<!--",
        "{:",
        "{%",
        "<%",
        "{{",
        "~~",
        "&",
        "\\",
        "(",
        "[a](",
        "は**（",
        "は*）",
        "• a ",
        "( ",
        "[は**「a」**は](",
        "](",
        "**a ",
        ")[",
    ] {
        check("", piece, "\n");
        check("", &format!("{piece}\n"), "");
        check("", &format!("{piece}\n\n"), "");
    }
}

#[test]
fn nested_blocks() {
    for piece in ["> ", "- ", "1. ", "<div>", "<details>", "<ul><li>", "<span>", "> - "] {
        check("", piece, "x\n");
    }
}

#[test]
fn repeated_pieces() {
    for piece in [
        "## Senior Engineer\n\n",
        "## Engineer\n\n### Responsibilities\n\n- Help.\n\n",
        "### Levels\n\n#### Lead\n\n",
        "- the same duty\n",
        "a. letter\n",
        "[a]: /b\n",
        "[a][b] ",
        "| a | b |\n",
        "<a id=\"x\"></a>\n\n",
        "word ",
        "Heading\n---\n\n",
        "**bold**\n\n",
        "**bold**\n",
        "**bold:**  \nword\n\n",
        "a:\n- b\n\n",
        "- **a**\n  - b\n",
        "###a\n\n",
        "<h3>a</h3>\n\n",
    ] {
        check("---\ntitle: Engineer\n---\n\n", piece, "");
    }
}

/// The texts are shorter: what is nested or read twice takes its time however it is read.
#[test]
fn marks_of_other_tools() {
    for piece in [
        "{% comment %}",
        "{# ",
        "{a}`",
        "](a){.b",
        "`a`{b=",
        "&#x20;**",
        "*a",
        "-a\n",
        "```\n\n## a\n\n",
        "```\n~~~\n",
        "```{note}\n",
        "    - a\n",
        "    - a\n\nb\n\n",
        "    - a\n\n    b()\n\n",
        "!!! note\n    ",
        "=== \"a\"\n    ",
        "{% hint %}\n",
        "{{< tab \"",
        "• ",
    ] {
        growth::check_page("", piece, "\n", 20_000);
    }
}

#[test]
fn a_very_long_heading() {
    for piece in ["- a\n", "## b\n\n", "## b\n\n- a\n\n"] {
        check(&format!("# {}\n\n", "Senior Engineer of all ".repeat(1_000)), piece, "");
        check(&format!("# Senior Engineer{}\n\n", "ing".repeat(10_000)), piece, "");
    }
}

#[test]
fn linting() {
    for piece in [
        "[a](#none) ",
        "[a](none.md) ",
        "[a.example](https://b.example) ",
        "![",
        "![a](b.png)",
        "[insert ",
        "`[insert` ",
        "https://a.example/",
        "http://",
        "TODO ",
        "5 years of ",
        "he/she, assertive ",
        "a; b is a plus, ",
        "(",
        "word. ",
        "<img src=a>",
        "## A\n",
        "### A\n\n# B\n\n",
        "- a b\n- TODO\n",
        "## Staff Engineer\n\n## Senior Engineer\n\n",
        "<!-- rolebook allow bare-url: a -->\n\n",
    ] {
        lint("---\ntitle: Engineer\n---\n\n## Requirements\n\n- ", piece);
        lint("---\ntitle: Engineer\n---\n\n", piece);
        lint("---\n", &format!("{}: a\n", piece.trim()));
    }
    lint("# [a](#", "long");
    lint("---\n", "tite");
}

/// Lints `open` and 100 kB of `piece`.
fn lint(open: &str, piece: &str) {
    let text = format!("{open}{}", piece.repeat(100_000 / piece.len()));
    let page = PageSource { file: "data/engineer.md".to_owned(), text };
    let source = Source { site: Site::default(), pages: vec![page] };
    let (catalog, parsed) = rolebook_reader::catalog_and_pages(&source);
    rolebook_lint::findings(&source, &catalog, &parsed, BTreeMap::new());
}

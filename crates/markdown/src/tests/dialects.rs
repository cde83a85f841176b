//! What other tools add to Markdown.

use super::*;

#[test]
fn a_note_of_github_is_a_quotation_that_says_so() {
    check("> [!NOTE]\n> Apply by Friday.", "quote\n  p (em NOTE) Apply by Friday.");
    check("> [!WARNING] Careful\n> Text.", "quote\n  p (em WARNING) Careful Text.");
    check("> [!tip]- Open *me*\n>\n> Text.", "quote\n  p (em tip)  Open (em me)\n  p Text.");
    check("- a\n\n  > [!IMPORTANT]\n  > b", "- @1\n  p a\n  quote\n    p (em IMPORTANT) b");
    check_findings("> [!NOTE]\n> Apply by Friday.", &[]);
}

#[test]
fn what_only_looks_like_a_note_stays() {
    check("> [!x](https://a.example)", "quote\n  p (link https://a.example !x)");
    check("[!NOTE] text", "p [!NOTE] text");
    check(
        "```\n> [!NOTE]\n:::note\n!!! note\n[TOC]\n```",
        "code  \"> [!NOTE]\\n:::note\\n!!! note\\n[TOC]\"",
    );
    check("a :::note b", "p a :::note b");
    check("!!! Not a note", "p !!! Not a note");
    check("???", "p ???");
}

#[test]
fn a_note_of_mkdocs_is_a_quotation_with_what_is_indented() {
    check(
        "!!! note \"Pay\"\n    Is reviewed **yearly**.\n\nb",
        "quote\n  p (em note) \"Pay\" Is reviewed (strong yearly).\np b",
    );
    check(
        "??? tip\n\n    - a\n    - b\n\nc",
        "quote\n  p (em tip)\nquote\n  - @3\n    p a\n  - @4\n    p b\np c",
    );
    check("???+ warning\n\ta\n", "quote\n  p (em warning) a");
}

#[test]
fn a_note_of_colons_is_its_name_and_what_it_holds() {
    check(":::note\n\nApply by Friday.\n\n:::\n", "p (em note)\np Apply by Friday.");
    check(":::tip[Remote]\n\na\n:::\n\nb", "p (em tip) Remote\np a\np b");
    check("::: {.warning}\na\n:::", "p (em warning)(br)a");
    check(":::{hint} Title\na\n:::", "p (em hint)  Title a");
    check("::::columns\n:::column\na\n:::\n::::", "p a");
    check_findings("::::columns\na\n::::", &[(Rule::TemplateLeftover, 1, 1)]);
}

#[test]
fn a_note_of_myst_is_text_and_no_code() {
    check("```{note} Title\na *b*\n```\n\nc", "p (em note) Title a (em b)\np c");
    check("```{figure} a.png\n```", "code {figure} \"\"");
}

#[test]
fn the_module_of_mdx_is_left_out() {
    check("import A from '@site/a';\nimport { B } from \"b\"\n\nexport const grade = 'L4';\n\na", "p a");
    check_findings(
        "import A from '@site/a';\n\nexport const grade = {\n  a: 1,\n};\n\na",
        &[(Rule::TemplateLeftover, 1, 1), (Rule::TemplateLeftover, 3, 1)],
    );
    check("import goods from China", "p import goods from China");
    check("export goods to France", "p export goods to France");
    check("a\nimport A from 'b'", "p a import A from 'b'");
    check("a\n\n{/* for authors */}\n\nb {/* c */} d", "p a\np b  d");
}

#[test]
fn the_mark_of_a_table_of_contents_is_left_out() {
    check("[TOC]\n\na", "p a");
    check("[[_TOC_]]\n\na [TOC] b", "p a [TOC] b");
    check_findings("a\n\n[[toc]]", &[(Rule::TemplateLeftover, 3, 1)]);
}

#[test]
fn a_wiki_link_is_its_text() {
    check("See [[Pay]] and [[pay/bands|the bands]].", "p See Pay and the bands.");
    check("![[diagram.png]] b", "p diagram.png b");
    check("`[[a]]` [[b](https://c.example)] \\[[d]]", "p (code [[a]]) [(link https://c.example b)] [[d]]");
    check("a [[b]]\n\n[b]: https://c.example", "p a [(link https://c.example b)]");
    check_findings("a [[b]]", &[(Rule::TemplateLeftover, 1, 3)]);
}

#[test]
fn attributes_behind_a_heading_are_no_part_of_it() {
    check("## A {.unnumbered}", "## A");
    check("## A { #reqs .big }", "## (anchor reqs)A");
    check("## A {#senior .level}", "## (anchor senior)A");
    check("## A {#links data-x=\"1\"}", "## (anchor section-links)A");
    check("A {#b}\n===", "# (anchor b)A");
    check("a {.b}\n\n## C {d} e", "p a {.b}\n## C {d} e");
}

#[test]
fn lines_that_begin_with_a_bullet_are_a_list() {
    check("• a\n• b *c*\n• d", "- @1\n  p a\n- @2\n  p b (em c)\n- @3\n  p d");
    check("a:\n– b\n– c", "p a:\n- @2\n  p b\n- @3\n  p c");
    check("· one\n· two", "- @1\n  p one\n- @2\n  p two");
    check("• a\n\n• b", "- @1\n  p a\n- @3\n  p b");
    check("– a", "p – a");
    check("a – b\n– c", "p a – b – c");
    check_findings("• a\n• b", &[(Rule::LetteredList, 1, 1)]);
}

/// Positions in what was rewritten are positions in what was written.
#[test]
fn every_line_keeps_its_length() {
    for text in [
        "> [!NOTE]- Title\n> a\n",
        "  !!! note \"Pay\"\n      a\n\tb\n\nc",
        "???+ tip\r\n    a\r\n",
        ":::: {.warning} Ä\na\n::::",
        ":::tip[Remote]\n:::",
        "~~~{seealso} Ü\na\n~~~",
        "[TOC]\n\n![[a|ö]] [[b]]",
        "import a from 'b';\n\nexport const c = {\n};\n",
    ] {
        let lengths = |text: &str| text.split('\n').map(str::len).collect::<Vec<_>>();
        let (rewritten, _) = crate::dialects::rewrite(text);
        assert_eq!(lengths(&rewritten.unwrap()), lengths(text), "{text:?}");
    }
}

//! What other tools add to Markdown.

use super::*;

#[test]
fn a_note_of_github_is_a_quotation_that_says_so() {
    check("> [!NOTE]\n> Apply by Friday.", "quote\n  p (em NOTE) Apply by Friday.");
    check("> [!WARNING] Careful\n> Text.", "quote\n  p (em WARNING: Careful) Text.");
    check("> [!tip]A\n> b\n", "quote\n  p tip A(br)b");
    check("> [!tip]- Open *me*\n>\n> Text.", "quote\n  p (em tip: Open (em me))\n  p Text.");
    check("- > [!NOTE]\n  > a\n- b", "- @1\n  quote\n    p (em NOTE) a\n- @3\n  p b");
    check("!> Apply.\n\n?> b", "quote\n  p Apply.\nquote\n  p b");
    check(">[!CAUTION]\n>a", "quote\n  p (em CAUTION) a");
    check("> > [!TIP]\n> > a", "quote\n  quote\n    p (em TIP) a");
    check("> [!NOTE]\r\n> a\r\n", "quote\n  p (em NOTE) a");
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
        "quote\n  p (em note: Pay) Is reviewed (strong yearly).\np b",
    );
    check(
        "??? tip\n\n    - a\n    - b\n\nc",
        "quote\n  p (em tip)\nquote\n  - @3\n    p a\n  - @4\n    p b\np c",
    );
    check("???+ warning\n\ta\n", "quote\n  p (em warning) a");
    check("!!! note inline\n\n    ```\n    a\n    ```\nb", "quote\n  p (em note)\nquote\n  code  \"a\"\np b");
    check(
        "!!! note\n    a\n    ??? tip \"B\"\n        c",
        "quote\n  p (em note) a\n  quote\n    p (em tip: B)(br)c",
    );
    check("1. a\n\n    !!! tip\n        b\n\nc", "1. @1\n  p a\n  quote\n    p (em tip) b\np c");
}

#[test]
fn a_tab_of_mkdocs_is_an_entry_with_what_is_indented() {
    check(
        "=== \"A\"\n\n    b\n\n=== \"C\"\n\n    - d\n\ne",
        "- @1\n  p (em A)\n  p b\n- @5\n  p (em C)\n  - @7\n    p d\np e",
    );
    check("A\n===\n\n=== b", "# A\np === b");
}

#[test]
fn a_note_of_colons_is_its_name_and_what_it_holds() {
    check(":::note\n\nApply by Friday.\n\n:::\n", "p (em note)\np Apply by Friday.");
    check(":::tip[Remote]\n\na\n:::\n\nb", "p (em tip: Remote)\np a\np b");
    check("::: {.warning}\na\n:::", "p (em warning)(br)a");
    check(":::{hint} Title\na\n:::", "p (em hint: Title) a");
    check("::::columns\n:::column\na\n:::\n::::", "p a");
    check(":::{admonition} A\n:class: tip\n\nb\n:::", "p (em note: A)\np b");
    check("::: {#a .callout-warning title=\"B\"}\nc\n:::", "p (em warning: B)(br)c");
    check("::::{tab-set}\n:::{tab-item} A\nb\n:::\n::::", "## (em A)\np b");
    check(":::details A\nb\n:::", "## (em A)\np b");
    check_findings("::::columns\na\n::::", &[(Rule::TemplateLeftover, 1, 1)]);
}

#[test]
fn a_note_of_myst_is_text_and_no_code() {
    check("```{note} Title\na *b*\n```\n\nc", "p (em note: Title) a (em b)\np c");
    check("```{figure} a.png\n:alt: x\n\na\n```\n\nb", "p a\np b");
    check("```{toctree}\n:maxdepth: 2\n\na\n```\n\nb", "p b");
    check("```{code-block} js\na\n```", "code {code-block} \"a\"");
    check(
        "````{note}\n:class: b\n\n```{tip}\na\n```\n\n```js\n:::note\n```\n````\n\nc",
        "p (em note)\np (em tip) a\ncode js \":::note\"\np c",
    );
}

#[test]
fn the_module_of_mdx_is_left_out() {
    check("import A from '@site/a';\nimport { B } from \"b\"\n\nexport const grade = 'L4';\n\na", "p a");
    check_findings(
        "import A from '@site/a';\n\nexport const grade = {\n  a: 1,\n};\n\na",
        &[(Rule::TemplateLeftover, 1, 1), (Rule::TemplateLeftover, 3, 1)],
    );
    check("export const a = {\n  b: 1,\n\n    c: [2],\n\n  d() {\n  },\n};\n\ne", "p e");
    check("export default function A(b) {\n\n  return <b>{b.c}</b>\n}\n\nd", "p d");
    check("export const a = {\n\n## B\n\nc }", "## B\np c }");
    check("export const a = {\n\nb", "p b");
    check("import type { A } from 'b'\nexport * from 'c'\n\nd", "p d");
    check("import goods from China", "p import goods from China");
    check("export goods to France", "p export goods to France");
    check("a\nimport A from 'b'", "p a import A from 'b'");
    check("a\n\n{/* for\n\nauthors */}\n\nb", "p a\np b");
    check("{/* never closed\n\nb", "p {/* never closed\np b");
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
    check("## A {id=b}", "## A");
    check("## A {width=50% k='v w'}", "## A");
    check("## A {.x} {#b}", "## (anchor b)A");
    check("### A {.unnumbered .unlisted}\r\n\r\nb", "### A\np b");
    check("## A {-}", "## A");
    check("**A** {.x}\n\nb", "## (strong A)\np b");
    check("## A {b}\n\na {b=c}", "## A {b}\np a {b=c}");
    check("a {.b}\n\n## C {d} e", "p a\n## C {d} e");
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

#[test]
fn marks_without_a_space_and_other_signs_are_bullets() {
    let list = "- @1\n  p a\n- @2\n  p b";
    for mark in [
        "*",
        "-",
        "+",
        "•",
        "●  ",
        "■ ",
        "➢ ",
        "✓ ",
        "→ ",
        "・",
        "\u{f0b7} ",
        "&bull; ",
        "&#x2022; ",
        "&#x20;- ",
        "o\t",
        "- • ",
        "☐ ",
        "‐ ",
        "− ",
        "§ ",
        "» ",
        "🔹 ",
        "✔\u{FE0F} ",
        "\u{f0a7}\t",
        "◦\u{3000}",
        "⁃ ",
    ] {
        check(&format!("{mark}a\n{mark}b"), list);
    }
    check("• a\no\tb\n• c", "- @1\n  p a\n- @2\n  p b\n- @3\n  p c");
    check("1)a\n2)b", "1. @1\n  p a\n1. @2\n  p b");
    check("1.a\n2.b", "1. @1\n  p a\n1. @2\n  p b");
    check("(1) a\n(2) b", "1. @1\n  p a\n1. @2\n  p b");
    check("①a\n② b", "1. @1\n  p a\n1. @2\n  p b");
    check("(a) a\n(b) b", "a. @1\n  p a\na. @2\n  p b");
    check("• a • b *c* • d", "- @1\n  p a\n- @1\n  p b (em c)\n- @1\n  p d");
    check("● a\n● b ● c", "- @1\n  p a\n- @2\n  p b\n- @2\n  p c");
    check("Bonn • Rome\n• a", "p Bonn • Rome\n- @2\n  p a");
    check("• a `b • c` *d • e* f•g", "- @1\n  p a (code b • c) (em d • e) f•g");
    check("• a\u{200B}b • c • d", "- @1\n  p ab • c • d");
    check("• a<br>• b<br/>• c", "- @1\n  p a\n- @1\n  p b\n- @1\n  p c");
    for (text, expect) in [
        ("*a*\n*b*", "p (em a) (em b)"),
        ("*a\nb", "p *a b"),
        ("-a", "p -a"),
        ("-5 °C\n-6 °C", "p -5 °C -6 °C"),
        ("1.5 a\n2.5 b", "p 1.5 a 2.5 b"),
        ("✓ a", "p ✓ a"),
        ("–a\n–b", "p –a –b"),
        ("(1) a", "p (1) a"),
        ("(2) a\n(3) b", "p (2) a (3) b"),
        ("① a\nb", "p ① a b"),
        ("🔹 a\n🚀 b", "p 🔹 a 🚀 b"),
        ("“a”\n“b”", "p “a” “b”"),
        ("→a\n→b", "p →a →b"),
    ] {
        check(text, expect);
    }
}

#[test]
fn a_note_of_gitbook_or_hugo_is_its_kind_and_what_it_holds() {
    check("{% hint style=\"info\" %}\n\na\n\n{% endhint %}", "p (em info)\np a");
    check("  {% hint style='danger' %}\n\n  a\n  {% endhint %}", "p (em danger)\np a");
    check("{{< note >}}\n\na\n{{< /note >}}", "p (em note)\np a");
    check("{{< callout type=\"warning\" >}}\n\na\n{{< /callout >}}", "p (em warning)\np a");
    check("{{% notice tip %}}\n\na\n{{% /notice %}}", "p (em tip)\np a");
    check("{{% alert title=\"Pay\" color=\"info\" %}}\n\na\n{{% /alert %}}", "p (em info: Pay)\np a");
    check("{% tab title=\"Junior\" %}\n\na\n{% endtab %}", "p (em Junior)\np a");
    check("{{< tab \"Junior\" >}}\n\na\n{{< /tab >}}", "p (em Junior)\np a");
    check(":::{dropdown} Pay\n\na\n:::", "p (em Pay)\np a");
    check("a {{% b %}} c", "p a  c");
    check_findings("{% hint style=\"info\" %}\na\n{% endhint %}", &[]);
}

#[test]
fn marks_of_myst_are_left_out() {
    check("(pay)=\n## A\n\nSee {ref}`pay`.", "## A\np See (code pay).");
    check("(see above)=\n", "p (see above)=");
}

#[test]
fn the_first_text_of_a_tag_is_no_title_where_it_names_an_icon_or_a_group() {
    check("{{< alert \"circle\" >}}\n\na\n{{< /alert >}}", "p (em note)\np a");
    check("{{< tabs \"a\" >}}\n\n{{< tab name=\"B\" >}}\n\nc\n{{< /tab >}}\n{{< /tabs >}}", "p (em B)\np c");
    check("{% if page.tip %}\n\na\n{% endif %}", "p a");
    check("{% include note.html content=\"a\" %}\n\nb", "p b");
}

#[test]
fn definitions_and_comments_of_other_tools_are_left_out() {
    for text in ["% a comment", "%% a %%", "--8<-- \"a.md\"", "+++", "\\newpage", "*[AB]: A Bee", "(a)="] {
        check(&format!("b\n\n{text}\n\nc"), "p b\np c");
        check_findings(&format!("b\n\n{text}\n\nc"), &[(Rule::TemplateLeftover, 3, 1)]);
    }
    for text in ["100 % a", "%a", "-- 8", "++", "*[a] b*", "(a b)="] {
        check_findings(text, &[]);
    }
    check("5\n% a", "p 5 % a");
    check("% a\n% b\nc", "p c");
}

#[test]
fn wiki_links_lead_to_headings_and_files() {
    check("[[A#B]] [[#C]] ![[d.png|300]]", "p A B  C d.png");
}

#[test]
fn a_space_of_an_editor_is_no_obstacle() {
    check("**Pay:&#x20;**soon **a**", "p (strong Pay:) soon (strong a)");
    check("a&#x20;**b**", "p a (strong b)");
    check("a&#x20;\n- b&#x20;", "p a\n- @2\n  p b");
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
        "  {% hint style=\"info\" %}\r\na Ä\n{% endhint %}\n",
        "{{< tab \"Ä\" >}}\n",
        "> [!a]Ä\n!!! note \"Ü\"\n\u{a0}\u{a0}\u{a0} a\n    \u{3000}b\n\n    \u{a0}- c\n",
        "**a&#x20;**ö\n&#x20;- b\n",
        "!> Ä\n- > [!ä]\n",
        "export const a = {\n\n  Ä\n}\n",
        "import a from 'b';\n\nexport const c = {\n};\n",
    ] {
        let lengths = |text: &str| text.split('\n').map(str::len).collect::<Vec<_>>();
        let rewritten = crate::dialects::rewrite(text, &mut Vec::new());
        assert_eq!(lengths(&rewritten.unwrap()), lengths(text), "{text:?}");
    }
}

//! Marks of kramdown, ERB and Liquid.

use super::*;

#[test]
fn a_mark_on_its_own_line_ends_the_paragraph() {
    check("a\n{: .alert .alert-info}\nb", "p a\np b");
    check_findings("a\n{: .alert .alert-info}\nb", &[(Rule::KramdownMark, 2, 1)]);
}

#[test]
fn marks_after_headings_and_in_lists_are_left_out() {
    check("## A\n{:.no_toc}\n\n1. TOC\n{:toc .x}\n", "## A\n1. @4\n  p TOC");
    check("- a{: .b}\n- {:.c} d\n  {:.e}\n- f", "- @1\n  p a\n- @2\n  p d\n- @4\n  p f");
}

#[test]
fn a_headings_id_is_a_place_to_link_to() {
    check("## A {#a-b}\n\nB {#b}\n===\n\nc {#c} d", "## (anchor a-b)A\n# (anchor b)B\np c {#c} d");
    check_findings("## Ä {#a-b}", &[(Rule::KramdownMark, 1, 6)]);
}

#[test]
fn templates_are_left_out_with_their_place() {
    check("a <%= b_c _d_ %> e {{ f | g }}.\n{% include h.md %}\ni", "p a  e .\np i");
    check_findings(
        "a <%= b %> e {{ f }}.\n{% include h.md %}",
        &[(Rule::TemplateLeftover, 1, 3), (Rule::TemplateLeftover, 1, 14), (Rule::TemplateLeftover, 2, 1)],
    );
}

#[test]
fn a_template_over_several_lines_is_left_out() {
    check("a\n\n<% if b\n   c %>\n\nd", "p a\np d");
}

#[test]
fn what_is_not_closed_or_not_a_mark_is_text() {
    check("a {{ b\n\nc }} d", "p a {{ b\np c }} d");
    check("{:ok, value} {#not #} {:}", "p {:ok, value} {#not #} {:}");
    check("50% {a} <%", "p 50% {a} <%");
}

#[test]
fn code_keeps_its_braces() {
    check("`{{ a }}` {{ b }}\n\n```\n{% c %}\n{:toc}\n```\n", "p (code {{ a }})\ncode  \"{% c %}\\n{:toc}\"");
}

#[test]
fn a_line_that_begins_with_a_template_is_not_indented_code() {
    check("{{ site.something.long }} text", "p text");
    check("- {{ site.something.long }} text", "- @1\n  p text");
}

#[test]
fn a_template_in_a_link_stands_for_the_sites_address() {
    check("[a]({{ site.url }}/b)", "p (link https://example.com/b a)");
    check("[a](<%= b %>)", "p a");
    check("[a](https://{{ host }}/b) {{ c }}", "p a");
    check("**<%= a %>** b", "p b");
}

#[test]
fn a_template_between_table_bars_does_not_cut_cells() {
    check("| a | b |\n|--|--|\n| {{ x | y }} c | d |", "table [None, None]\n  | a | b |\n  | c | d |");
}

#[test]
fn an_entry_of_nothing_but_a_template_is_left_out() {
    check("{% for a in b %}\n- {{ a }}\n{% endfor %}\n- c", "- @4\n  p c");
    check("- a\n- {{ b }}\n- c", "- @1\n  p a\n- @3\n  p c");
}

#[test]
fn comments_of_templates_are_left_out_with_what_they_hold() {
    check("{% comment %}\na {{ b }}\n\nc\n{% endcomment %}\nd", "p d");
    check("a {%- comment -%} b {%- endcomment -%} c", "p a  c");
    check("a {# b #} c", "p a  c");
    check("{% comment %} a", "p a");
}

#[test]
fn attributes_behind_a_link_or_code_are_left_out() {
    check("[a](https://b.example){ .md-button }", "p (link https://b.example a)");
    check("[a](https://b.example){target=\"_blank\"} c", "p (link https://b.example a) c");
    check("`a`{.rust}", "p (code a)");
    check("{.lead}\na", "p a");
    check("## A {-}", "## A");
    check("You type\n{ .a }\n- b { .c }\n- *d*{.e}", "p You type\n- @3\n  p b\n- @4\n  p (em d)");
    check("f(x){y} {.z} a", "p f(x){y} {.z} a");
    let (_, findings) = parse("## A {.b}\n\nc\n{: .d}", 1, &site());
    let messages: Vec<&str> = findings.iter().map(|finding| &*finding.message).collect();
    let expect = ["the mark of Pandoc `{.b}` was left out", "the kramdown mark `{: .d}` was left out"];
    assert_eq!(messages, expect);
}

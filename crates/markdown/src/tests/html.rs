//! Raw HTML, in lines and in blocks.

use super::*;

#[test]
fn formatting_becomes_nodes() {
    check(
        "a <b>b <i>c</i></b> <del>d</del> H<sub>2</sub>O <kbd>x y</kbd>",
        "p a (strong b (em c)) (del d) H(sub 2)O (code x y)",
    );
    check("a<br>b<br />c<br>", "p a(br)b(br)c");
}

#[test]
fn tags_that_do_not_pair_lose_no_word() {
    check("*a <b>b* c</b> d</i>", "p (em a (strong b)) c d");
    check("<b>a\n\nb</b>", "## (strong a)\np b");
}

#[test]
fn html_that_is_indented_behind_html_is_no_code() {
    check("<div>\n\n    <p>a</p>\n\n</div>", "p a");
    check("    <p>a</p>", "code  \"<p>a</p>\"");
    check("a:\n\n    <p>b</p>", "p a:\ncode  \"<p>b</p>\"");
    check("<div>\n\n    b = c", "code  \"b = c\"");
}

#[test]
fn anchors_and_links() {
    check("<a id=\"x\"></a>\n## A", "p (anchor x)\n## A");
    check("<a name=x href='/b' title=\"t\">b</a>", "p (anchor x)(link https://example.com/b \"t\" b)");
    check("<a href=\"java&#115;cript:x()\">b</a>", "p b");
}

#[test]
fn frames_and_pictures_are_links_to_what_they_show() {
    check(
        "<figure class=\"v\">\n<iframe src=\"https://videos.example/e/1\"\n  allowfullscreen></iframe>\n</figure>",
        "p (link https://videos.example/e/1 videos.example)",
    );
    check("<img src=\"/a.png\" alt=\"A &amp; B\">", "p (link https://example.com/a.png A & B)");
    check("![c](d.png) ![](e/f.png)", "p (link d.png c) (link e/f.png f.png)");
    check("[![c](d.png)](https://x.example)", "p (link https://x.example c)");
}

#[test]
fn scripts_and_styles_are_left_out_with_their_content() {
    check("a\n\n<script>\nif (a<b) { x(\"</b>\") }\n\ny()\n</script>\n\nb", "p a\np b");
    check("<style>p { color: red }</style>\n\nb", "p b");
    check("a <script>x()</script> b", "p a  b");
    check_findings("a <script>x()</script> b", &[(Rule::RawHtml, 1, 3)]);
    check("a <script>words stay", "p a words stay");
}

#[test]
fn comments_are_left_out_with_their_place() {
    check("a <!-- b --> c\n\n<!--\nd\n\ne -->\nf", "p a  c\np f");
    check_findings("a <!-- b -->\n\n<!-- c\n\nd -->", &[(Rule::Comment, 1, 3), (Rule::Comment, 3, 1)]);
    check("<!-- a\n\nb", "p a\np b");
}

#[test]
fn details_hold_markdown() {
    check(
        "<details>\n<summary>More <b>here</b></summary>\n\n- *a*\n\n</details>\n\nb",
        "details More (strong here)\n  - @4\n    p (em a)\np b",
    );
}

#[test]
fn a_heading_of_the_page_ends_an_open_block() {
    check("<details><summary>S</summary>\n\na\n\n## B\n\nc\n\n</details>", "details S\n  p a\n## B\np c");
}

#[test]
fn containers_leave_their_content() {
    check("<div align=\"center\">a<p>b</p>c</div>", "p a\np b\np c");
    check("a <span style=\"x\">b</span><u>c</u> <blink>d</blink>", "p a bc d");
    check_findings("a <span>b</span>\n<blink>d</blink>", &[(Rule::RawHtml, 1, 3), (Rule::RawHtml, 2, 1)]);
}

#[test]
fn lists_and_tables_keep_words_apart() {
    check("<ul><li>a</li><li>b<ol><li>c</ol></ul>", "- @1\n  p a\n- @1\n  p b\n  1. @1\n    p c");
    check("<table><tr><td>a</td><td>b</td></tr></table>", "p a\np b");
    check("<h2>A</h2>\n<blockquote>b</blockquote>", "## A\nquote\n  p b");
}

#[test]
fn text_in_html_is_decoded_and_folded() {
    check("<div>a &lt; b\n   &amp;&nope; &#x41;&#66;</div>", "p a < b &&nope; AB");
}

#[test]
fn broken_markup_is_text() {
    check("<div>a < b <c d=\"</div>", "p a < b <c d=\"");
    check("1 < 2 > 1", "p 1 < 2 > 1");
}

#[test]
fn findings_inside_quotes_point_into_the_source() {
    check_findings("> <div>\n> ä <u>\n> </div>", &[(Rule::RawHtml, 1, 3), (Rule::RawHtml, 2, 5)]);
}

#[test]
fn headings_in_details_are_headings_of_the_page() {
    for (text, expect) in [
        ("<details><summary>S</summary>\n\n## B\n\nc\n\n</details>\n\nd", "p S\n## B\np c\np d"),
        (
            "<details>\n<summary>S</summary>\n\n### B\n\nc\n\n### D\n\ne\n</details>",
            "p S\n### B\np c\n### D\np e",
        ),
        ("<details><summary>S</summary><h2>B</h2><p>c</p></details>\n\nd", "p S\n## B\np c\np d"),
        ("<details>\n<summary><h2>B</h2></summary>\n\nc\n\n</details>\n\nd", "## B\np c\np d"),
        ("<details><summary>\n\n## B\n\n</summary>\n\nc\n\n</details>", "## B\np c"),
        (
            "<details><summary><b>S</b></summary>\n\na\n\n<h3>B</h3>\n\nc\n\n</details>",
            "details (strong S)\n  p a\n### B\np c",
        ),
        (
            "<details open>\n<summary>S</summary>\n<div>\n\n## B\n\n- c\n\n</div>\n</details>",
            "p S\n## B\n- @7\n  p c",
        ),
        ("<details><summary>S</summary>\n\nB\n---\n\nc\n\n</details>", "p S\n## B\np c"),
        ("<details><summary>S</summary>\n## B\n\nc\n\n</details>", "p S\n## B\np c"),
        ("<details><summary>S</summary>\n\n###B\n\nc\n\n</details>", "p S\n### B\np c"),
        (
            "<details><summary>S</summary>\n\n<details><summary>T</summary>\n\n## B\n\nc\n\n</details>\n</details>",
            "details S\n  p T\n## B\np c",
        ),
        (
            "<details><summary>S</summary>\n\n## B\n\nc\n\n</details>\n<details><summary>T</summary>\n\nd\n\n</details>",
            "p S\n## B\np c\ndetails T\n  p d",
        ),
    ] {
        check(text, expect);
    }
}

#[test]
fn details_without_headings_open_on_demand() {
    for (text, expect) in [
        ("<details><summary>S?</summary>\n\na\n\n</details>\n\nb", "details S?\n  p a\np b"),
        ("<details><summary>S</summary>\n\n**B**\n\nc\n\n</details>", "details S\n  p (strong B)\n  p c"),
        (
            "<details><summary>S</summary>\n\n- a\n\n  ### B\n\n</details>",
            "details S\n  - @3\n    p a\n    h3 B",
        ),
        ("<details><summary>S</summary>\n\n```\n## B\n```\n\n</details>", "details S\n  code  \"## B\""),
        ("<details><summary>S</summary>\n\n> ## B\n\n</details>", "details S\n  quote\n    h2 B"),
        (
            "- a\n  <details><summary>S</summary>\n\n  ## B\n\n  c\n  </details>",
            "- @1\n  p a\n  p S\n  h2 B\n  p c",
        ),
    ] {
        check(text, expect);
    }
}

#[test]
fn tables_of_html_are_tables() {
    check(
        "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td><ul><li>d</li><li>e</li></ul></td></tr></table>",
        "table []\n  | a | b |\n  | c | - @1 /   p d / - @1 /   p e |",
    );
    check(
        "<table>\n<caption>x</caption>\n<thead>\n<tr><td>a</td><td colspan=2>b</td></tr>\n</thead>\n\
         <tr><td rowspan=\"9\">c<td>d<br>e<td></tr>\n<tr><td><h3>f</h3><p>g</p></tr></table>\n\nh",
        "p x\ntable []\n  | a | [2x1] b |\n  | [1x2] c | d(br)e |  |\n  | h3 f / p g |\np h",
    );
    // Markdown between empty lines, and a table within.
    check(
        "<table>\n<tr>\n<td>a</td>\n<td>\n\n- b\n- **c**\n\n</td>\n</tr>\n\
         <tr><td><table><tr><td>d</td><td>e</td></tr></table></td></tr>\n</table>\n\n# f",
        "table []\n  | a | - @6 /   p b / - @7 /   p (strong c) |\n  | p d / p e |\n# f",
    );
}

#[test]
fn tables_that_set_a_page_are_its_text() {
    check("<table><tr><td>a</td><td>b</td></tr></table>", "p a\np b");
    check("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", "p a\np b");
    check("<table><tr><td>a<td>b<tr><td>c<td>d\n\n# e", "p a\np b\np c\np d\n# e");
}

#[test]
fn lists_within_cells_keep_their_entries() {
    check(
        "|a|b|\n|-|-|\n|• c<br>• d|<ul><li>e</li><li>f</li></ul>|\n|●|- g|",
        "table [None, None]\n  | a | b |\n  | - @3 /   p c / - @3 /   p d | - @3 /   p e / - @3 /   p f |\n  | ● | - g |",
    );
}

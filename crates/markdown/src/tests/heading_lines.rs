//! Lines that serve as headings without being Markdown's.

use super::*;

/// Reads `input` and compares each heading: its line, what makes it one, its depth and its text.
#[track_caller]
fn check_headings(input: &str, expect: &[&str]) {
    let (document, _) = parse(input, 1, &site());
    let headings = document.nodes.iter().filter_map(|node| match node {
        Node::Heading(heading) => {
            let (line, depth) = (heading.position.line, heading.depth);
            Some(format!("{line} {:?} {depth} {}", heading.kind, heading.text))
        }
        Node::Block(_) => None,
    });
    assert_eq!(headings.collect::<Vec<_>>(), expect, "input: {input:?}");
}

#[test]
fn a_bold_line_is_a_heading() {
    for line in ["**Duties**", "**Duties:**", "**Duties**:", "__Duties__ –", "***Duties***", "🥖 **Duties**"]
    {
        let (document, _) = parse(&format!("a\n\n{line}\n\n- b"), 1, &site());
        let headings: Vec<_> = document
            .nodes
            .iter()
            .filter_map(|node| match node {
                Node::Heading(heading) => Some((heading.position.line, heading.kind, heading.depth)),
                Node::Block(_) => None,
            })
            .collect();
        assert_eq!(headings, [(3, HeadingKind::Marked, 2)], "line: {line:?}");
    }
}

#[test]
fn bold_text_that_is_no_title_stays_text() {
    for input in [
        "**Bake bread every day.**\n\n- b",
        "**Note:** the oven is hot\n\n- b",
        "\"**Duties**\"\n\n- b",
        "**[Apply](https://example.com)**\n\nb",
        "*warning*\n\n- b",
        "> **Duties**\n>\n> - b",
        "a **Duties** b\n\n- b",
        "**Duties**",
        "- **Duties**\n\nb",
        "**1234**\n\nb",
    ] {
        check_headings(input, &[]);
    }
}

#[test]
fn a_bold_line_of_a_paragraph_is_the_heading_of_the_rest() {
    check("**Duties**  \nBake\n\nb", "## (strong Duties)\np Bake\np b");
    check("**Duties:**\nBake", "## (strong Duties:)\np Bake");
    check("**Bake**\nbread\n\nb", "p (strong Bake) bread\np b");
}

#[test]
fn a_line_is_one_deeper_than_the_heading_above() {
    check_headings(
        "## A\n\n**B**\n\n*C*\n\n- d\n\nYou will:\n\n- e\n\n###### F\n\n**G**\n\nh",
        &[
            "1 Heading 2 A",
            "3 Marked 3 B",
            "5 Marked 4 C",
            "9 LeadIn 5 You will:",
            "13 Heading 6 F",
            "15 Marked 6 G",
        ],
    );
}

#[test]
fn a_sentence_in_front_of_a_list_may_be_a_heading() {
    check_headings("In this role you will:\n- Bake", &["1 LeadIn 2 In this role you will:"]);
    check_headings("あなたの仕事：\n\n- b", &["1 LeadIn 2 あなたの仕事："]);
    check_headings("In this role you will:\n\nBake", &[]);
    check_headings("In this role you will\n\n- Bake", &[]);
    check_headings("- In this role you will:\n  - Bake", &[]);
}

#[test]
fn marks_without_a_space_make_headings() {
    check_headings("###Duties\n- b", &["1 Written 3 Duties"]);
    check_headings("#Duties\nb", &["1 Written 1 Duties"]);
    for input in ["#1 bakery\n\nb", "#remote #berlin\n\nb", "a #Duties\n\nb", "####### A\n\nb"] {
        check_headings(input, &[]);
    }
}

#[test]
fn headings_of_html_are_headings_of_the_page() {
    check_headings("<h3 id=\"a\">Duties</h3>\n\nb", &["1 Written 3 Duties"]);
    check_headings("<ul><li><h3>Duties</h3></li></ul>", &[]);
    check_headings("<h3></h3>\n\nb", &[]);
    check_headings("<dl><dt>Pay</dt><dd>a lot</dd></dl>", &["1 Marked 2 Pay"]);
}

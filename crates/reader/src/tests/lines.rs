//! Lines that serve as headings without being Markdown's.

use super::*;

/// Reads a page of a baker and compares its headings that are lines.
#[track_caller]
fn check_lines(body: &str, expect: &[(&str, Label)]) -> Role {
    let role = read_with(&Site::default(), "Baker", body);
    let headings = role.sections.iter().filter_map(|section| section.heading.as_ref());
    let lines: Vec<_> = headings
        .filter(|heading| heading.is_line)
        .map(|heading| (heading.text.as_str(), heading.label))
        .collect();
    assert_eq!(lines, expect, "body: {body:?}");
    role
}

/// The kind of each section that has items, and how many of these are musts.
fn items(role: &Role) -> Vec<(Label, usize, usize)> {
    let sections = role.sections.iter().filter(|section| section.items().count() > 0);
    sections
        .map(|section| {
            let musts = section.items().filter(|item| item.necessity == Some(Necessity::Must)).count();
            (section.label(), section.items().count(), musts)
        })
        .collect()
}

#[test]
fn bold_lines_are_sections() {
    let role = check_lines(
        "**What you will do:**\n\n- Bake bread\n\n**Requirements**\n\n- You have baked before\n\n*Nice to have*\n\n- Italian",
        &[
            ("What you will do:", Label::Responsibilities),
            ("Requirements", Label::Requirements),
            ("Nice to have", Label::NiceToHave),
        ],
    );
    let expect = [(Label::Responsibilities, 1, 0), (Label::Requirements, 1, 1), (Label::NiceToHave, 1, 0)];
    assert_eq!(items(&role), expect);
}

#[test]
fn a_sentence_is_a_heading_where_it_says_something_new() {
    check_lines(
        "## About us\n\nIn this role you will:\n\n- Bake",
        &[("In this role you will:", Label::Responsibilities)],
    );
    check_lines("## Responsibilities\n\nIn this role you will:\n\n- Bake", &[]);
}

#[test]
fn a_sentence_that_includes_another_level_is_none() {
    check_lines("## Senior Baker\n\nAll Baker responsibilities, and:\n\n- Plan", &[]);
    check_lines("## Senior Baker\n\nIn addition to the same duties, bakers:\n\n- Plan", &[]);
    check_lines("## Senior Baker\n\nA senior baker has all the same duties, plus:\n\n- Plan", &[]);
}

#[test]
fn a_line_without_a_kind_leaves_items_what_they_are() {
    let role = check_lines("## Requirements\n\n**Ovens**\n\n- You know ovens", &[("Ovens", Label::Other)]);
    assert_eq!(items(&role), [(Label::Requirements, 1, 1)]);
}

#[test]
fn ids_of_lines_are_unique() {
    let role =
        read_with(&Site::default(), "Baker", "**Ovens**\n\n- a\n\n**Ovens**\n\n- b\n\n## Ovens\n\n- c");
    let mut ids: Vec<_> =
        role.sections.iter().filter_map(|section| section.heading.as_ref()).map(|it| &it.id).collect();
    assert_eq!(ids.len(), 3);
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 3);
}

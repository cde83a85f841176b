//! Pages whose words are meant to be taken for something else.

use super::*;

#[test]
fn no_heading_takes_a_name_of_the_browsers_or_of_the_interface() {
    let role = read_with(
        &Site::default(),
        "Cook",
        "## Location\n\n## Location\n\n## Rolebook\n\n### Page\n\n## Role",
    );
    let ids: Vec<&str> =
        role.sections.iter().filter_map(|section| section.heading.as_ref()).map(|it| &*it.id).collect();
    assert_eq!(
        ids,
        ["section-location", "section-location-2", "section-rolebook", "section-rolebook-page", "role"]
    );
}

#[test]
fn texts_of_the_front_matter_show_what_is_seen() {
    let text = "---\ntitle: Co\u{202E}ok\nsummary: a\u{200B}b\naliases: [\"c\\u202Ed\"]\n---\n";
    let role = page(&Page { file: "a/b.md".to_owned(), text: text.to_owned() }, &Site::default());
    assert_eq!([&*role.title, &*role.summary, &*role.aliases[0]], ["Cook", "ab", "cd"]);
}

#[test]
fn a_character_that_nobody_sees_is_found_once_a_line() {
    let text = "\u{FEFF}---\ntitle: Cook\u{202E}s\n---\n\na\u{200B}b\u{200B}c\n";
    let role = page(&Page { file: "a/b.md".to_owned(), text: text.to_owned() }, &Site::default());
    let found = role.findings.iter().filter(|finding| finding.rule == Rule::HiddenCharacter);
    let found: Vec<_> =
        found.map(|it| (it.position.line, it.position.column, it.length, &*it.message)).collect();
    let expect = [
        (2, 12, 1, "U+202E turns the text that follows around, so it is left out"),
        (5, 2, 1, "U+200B parts or joins words where nobody sees it, so it is left out"),
    ];
    assert_eq!(found, expect);
}

#[test]
fn a_name_is_never_too_long_for_a_file() {
    let text = format!("---\ndepartment: {0}\n---\n\n## {0}", "ä".repeat(500));
    let role = page(&Page { file: format!("a/{}.md", "b".repeat(500)), text }, &Site::default());
    let id = role.sections[0].heading.as_ref().map_or(0, |heading| heading.id.len());
    assert_eq!([role.department.len(), role.slug.len(), id], [120, 120, 120]);
}

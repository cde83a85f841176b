//! Pages whose words are meant to be taken for something else.

use super::*;
use rolebook_model::limits::{LONGEST_NAME, MOST_ITEMS, MOST_LINKS};
use rolebook_model::{Block, Content, Inline};

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
fn texts_of_the_front_matter_have_no_invisible_characters() {
    let text = "---\ntitle: Co\u{202E}ok\nsummary: a\u{200B}b\naliases: [\"c\\u202Ed\"]\n---\n";
    let role = page(&PageSource { file: "a/b.md".to_owned(), text: text.to_owned() }, &Site::default());
    assert_eq!([&*role.title, &*role.summary, &*role.aliases[0]], ["Cook", "ab", "cd"]);
}

#[test]
fn an_invisible_character_is_found_once_a_line() {
    let text = "\u{FEFF}---\ntitle: Cook\u{202E}s\n---\n\na\u{200B}b\u{200B}c\n";
    let role = page(&PageSource { file: "a/b.md".to_owned(), text: text.to_owned() }, &Site::default());
    let found = role.findings.iter().filter(|finding| finding.rule == Rule::HiddenCharacter);
    let found: Vec<_> =
        found.map(|it| (it.position.line, it.position.column, it.length, &*it.message)).collect();
    let expect = [
        (2, 12, 1, "U+202E turns the text that follows around, so it is left out"),
        (5, 2, 1, "U+200B parts or joins words invisibly, so it is left out"),
    ];
    assert_eq!(found, expect);
}

#[test]
fn a_name_is_never_too_long_for_a_file() {
    let text = format!("---\ndepartment: {0}\n---\n\n## {0}", "ä".repeat(500));
    let role = page(&PageSource { file: format!("a/{}.md", "b".repeat(500)), text }, &Site::default());
    let id = role.sections[0].heading.as_ref().map_or(0, |heading| heading.id.len());
    assert_eq!([role.department.len(), role.slug.len(), id], [120, 120, 120]);
}

/// Reads a page of this text and compares its findings of the rules named: rule, line and column.
#[track_caller]
fn check_limit(text: &str, rule: Rule, expect: &[(u32, u32)]) -> Role {
    let role = page(&PageSource { file: "a/b.md".to_owned(), text: text.to_owned() }, &Site::default());
    let found = role.findings.iter().filter(|finding| finding.rule == rule);
    let found: Vec<_> = found.map(|finding| (finding.position.line, finding.position.column)).collect();
    assert_eq!(found, expect, "{rule:?}");
    role
}

#[test]
fn items_beyond_the_limit_are_shown_as_text() {
    let item = |number| format!("- item {number}\n");
    let items = |numbers: std::ops::Range<usize>| numbers.map(item).collect::<String>();
    let full = items(0..MOST_ITEMS);
    check_limit(&format!("{full}\n# A\n\ntext\n"), Rule::TooManyItems, &[]);
    let role = check_limit(&format!("{full}\n# A\n\n- one\n- two\n"), Rule::TooManyItems, &[(5004, 1)]);
    let [.., last] = &*role.sections else { panic!("no sections") };
    assert_eq!(last.items().count(), 0);
    assert!(matches!(&*last.content, [Content::Block(Block::List(list))] if list.items.len() == 2));
}

#[test]
fn links_beyond_the_limit_are_shown_as_text() {
    let text = format!("# A\n\n{}[last](https://a.example)\n", "[a](b)\n".repeat(MOST_LINKS));
    let role = check_limit(&text, Rule::TooManyLinks, &[(3 + u32::try_from(MOST_LINKS).unwrap(), 1)]);
    let Some(Content::Block(Block::Paragraph(content))) = role.sections[0].content.first() else {
        panic!("no text")
    };
    assert!(matches!(content.last(), Some(Inline::Text(text)) if text.ends_with(" last")));
}

#[test]
fn an_image_beyond_the_limit_is_found_as_a_link_is() {
    let text = format!("# A\n\n{}![b](https://img.example/b.png)\n", "[a](b)\n".repeat(MOST_LINKS));
    let site = Site { images: vec!["https://img.example".to_owned()], ..Site::default() };
    let role = page(&PageSource { file: "a.md".to_owned(), text }, &site);
    assert!(role.findings.iter().any(|finding| finding.rule == Rule::TooManyLinks));
}

#[test]
fn front_matter_beyond_the_limit_is_text() {
    let role = check_limit(
        &format!("---\na: {}\ntitle: T\n---\n", "b".repeat(70_000)),
        Rule::FrontMatterTooLarge,
        &[(1, 1)],
    );
    assert_eq!(role.title, "B");
    assert!(!role.sections.is_empty());
    let keys: String = (0..2_000).map(|number| format!("k{number}: v\n")).collect();
    check_limit(&format!("---\n{keys}---\n"), Rule::FrontMatterTooLarge, &[(1_002, 1)]);
}

#[test]
fn a_name_is_cut_where_it_stands_for_the_page() {
    let long = "word ".repeat(1_000);
    let role = read_with(&Site::default(), &long, "Text.");
    assert_eq!(role.title.chars().count(), LONGEST_NAME + 1);
    assert!(role.title.ends_with('…'), "{}", role.title);
}

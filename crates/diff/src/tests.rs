//! Small pages beside each other, pair by pair.

use super::*;
use rolebook_model::{Heading, Label, PageSource, Role, Site};

fn role(text: &str) -> Role {
    rolebook_reader::page(
        &PageSource { file: "product/manager.md".to_owned(), text: text.to_owned() },
        &Site::default(),
    )
}

/// A page of one list.
fn duties(items: &[&str]) -> Role {
    role(&["---\ntitle: Manager\n---\n\n## Responsibilities\n\n- ", &items.join("\n- "), "\n"].concat())
}

fn whole(role: &Role) -> Side<'_> {
    Side { role, level: None }
}

/// The pairs in a line each: `=` same, `~` changed with marks in brackets, `-` dropped, `+` added.
fn lines(comparison: &Comparison<'_>) -> Vec<String> {
    let line = |pair: &Pair<'_>| match pair {
        Pair::Same { one, .. } => format!("= {}", one.text().trim_end()),
        Pair::Changed { one, other } => format!("~ {} | {}", bracketed(one), bracketed(other)),
        Pair::Dropped(piece) => format!("- {}", piece.text().trim_end()),
        Pair::Added(piece) => format!("+ {}", piece.text().trim_end()),
    };
    comparison.groups.iter().flat_map(|group| group.pairs.iter().map(line)).collect()
}

fn bracketed(Marked { piece, marks }: &Marked<'_>) -> String {
    let mut text = piece.text();
    for mark in marks.iter().rev() {
        text.insert(mark.end, ']');
        text.insert(mark.start, '[');
    }
    text.trim_end().to_owned()
}

#[track_caller]
fn check(one: &[&str], other: &[&str], expect: &[&str]) {
    let (one, other) = (duties(one), duties(other));
    assert_eq!(lines(&compare(whole(&one), whole(&other))), expect);
}

#[test]
fn what_both_sides_say_is_the_same_wherever_it_stands() {
    check(&["Plan", "Build"], &["Build", "Plan"], &["= Plan", "= Build"]);
}

#[test]
fn case_emphasis_spacing_and_punctuation_do_not_count() {
    check(
        &["You've **built** a full-time\n  team."],
        &["you’ve built a [full time](https://example.org/) team"],
        &["= You've built a full-time team."],
    );
}

#[test]
fn marks_that_belong_to_a_word_count() {
    check(&["Write C++"], &["Write C"], &["~ Write [C++] | Write [C]"]);
}

#[test]
fn words_that_differ_are_marked() {
    check(
        &["Mentor one engineer of the team"],
        &["Mentor two engineers of the team"],
        &["~ Mentor [one engineer] of the team | Mentor [two engineers] of the team"],
    );
    check(
        &["Keep the roadmap short"],
        &["Keep the public roadmap short and honest"],
        &["~ Keep the roadmap short | Keep the [public] roadmap short [and honest]"],
    );
}

#[test]
fn a_small_word_between_changes_is_marked_with_them() {
    check(
        &["Write documentation for services of all product teams"],
        &["Write documentation about dashboards of some customer teams"],
        &["~ Write documentation [for services of all product] teams | \
             Write documentation [about dashboards of some customer] teams"],
    );
}

#[test]
fn letters_written_without_gaps_are_words() {
    check(&["製品の計画を書く"], &["製品の期限を書く"], &["~ 製品の[計画]を書く | 製品の[期限]を書く"]);
}

#[test]
fn an_accent_goes_with_its_letter() {
    check(
        &["Lead the e\u{301}quipe for years"],
        &["Lead the equipe for years"],
        &["~ Lead the [e\u{301}quipe] for years | Lead the [equipe] for years"],
    );
}

#[test]
fn what_has_little_in_common_is_dropped_and_added() {
    check(
        &["Plan the quarter", "Answer customers"],
        &["Plan the quarter", "Review designs", "Approve the budget"],
        &["= Plan the quarter", "- Answer customers", "+ Review designs", "+ Approve the budget"],
    );
}

#[test]
fn the_most_alike_find_each_other() {
    check(
        &["Own the roadmap of a product", "Own the roadmap of one tool"],
        &["Own the roadmap of one small tool"],
        &[
            "- Own the roadmap of a product",
            "~ Own the roadmap of one tool | Own the roadmap of one [small] tool",
        ],
    );
}

#[test]
fn of_the_same_text_twice_each_has_one_partner() {
    check(&["Plan", "Plan"], &["Plan"], &["= Plan", "- Plan"]);
}

#[test]
fn what_is_added_stands_where_the_other_side_has_it() {
    check(
        &["Plan", "Build", "Sell"],
        &["Dream", "Plan", "Test", "Sell", "Rest"],
        &["+ Dream", "= Plan", "- Build", "+ Test", "= Sell", "+ Rest"],
    );
}

#[test]
fn what_is_nested_in_an_item_belongs_to_it() {
    check(
        &["Plan\n  - the year\n  - the quarter"],
        &["Plan\n  - the year\n  - the month"],
        &["~ Plan\nthe year\nthe [quarter] | Plan\nthe year\nthe [month]"],
    );
}

#[test]
fn code_and_tables_are_text_line_by_line_and_cell_by_cell() {
    let table = |cell: &str| role(&format!("## Grades\n\n| Level | Grade |\n|--|--|\n| Senior | {cell} |\n"));
    let (one, other) = (table("6 `a`"), table("7 `a`"));
    assert_eq!(
        lines(&compare(whole(&one), whole(&other))),
        ["~ Level\nGrade\nSenior\n[6] a | Level\nGrade\nSenior\n[7] a"]
    );
    check(
        &["Run\n\n      cargo test\n      cargo doc"],
        &["Run\n\n      cargo test\n      cargo fmt"],
        &["~ Run\ncargo test\ncargo [doc] | Run\ncargo test\ncargo [fmt]"],
    );
}

#[test]
fn a_must_is_not_the_same_as_a_bonus() {
    let page = |lead: &str| role(&format!("## Requirements\n\n{lead}\n\n- Git\n"));
    let (one, other) = (page("You have:"), page("Nice to have:"));
    // "Nice to have:" is a heading of its own.
    assert_eq!(lines(&compare(whole(&one), whole(&other))), ["- You have:", "- Git", "+ Git"]);
}

#[test]
fn an_item_without_text_and_a_rule_are_no_pieces() {
    check(&["Plan", "", "Build\n\n***\n"], &["Plan"], &["= Plan", "- Build"]);
}

const LADDER: &str = "---\ntitle: Designer\n---\n\n## Responsibilities\n\n- Draw what others build\n\n## Levels\n\n\
    ### Designer\n\n#### Designer Responsibilities\n\n- Support two teams in the field\n- Ask for help\n\n\
    #### Designer Tools\n\n- Pencils\n\n\
    ### Senior Designer\n\n#### Senior Designer Responsibilities\n\n- support two teams in the field.\n- Mentor others\n\n\
    #### Senior Designer Tools\n\n- Pencils\n\n\
    ### Staff Designer\n\n#### Staff Designer Responsibilities\n\n- Support five teams in the field\n- Mentor others\n\
    - Draw what others build\n- Support teams in the field\n";

fn level<'a>(role: &'a Role, name: &str) -> Side<'a> {
    Side { role, level: role.levels.iter().position(|level| level.name == name) }
}

#[test]
fn sections_of_one_kind_are_compared_whomever_they_name() {
    let role = role(LADDER);
    let comparison = compare(level(&role, "Designer"), level(&role, "Senior Designer"));
    let groups: Vec<_> = comparison.groups.iter().map(|group| (group.label, group.counts())).collect();
    let counts = |same, changed, dropped, added| Counts { same, changed, dropped, added };
    assert_eq!(groups, [(Label::Responsibilities, counts(2, 0, 1, 1)), (Label::Other, counts(1, 0, 0, 0))]);
    assert_eq!(comparison.counts(), counts(3, 0, 1, 1));
    let headings =
        |headings: &[&Heading]| headings.iter().map(|heading| heading.text.clone()).collect::<Vec<_>>();
    assert_eq!(headings(&comparison.groups[0].one), ["Responsibilities", "Designer Responsibilities"]);
    assert_eq!(headings(&comparison.groups[1].other), ["Senior Designer Tools"]);
}

#[test]
fn other_sections_are_apart_where_their_headings_differ() {
    let page = |heading: &str| {
        role(&format!("---\ntitle: Cook\n---\n\n## Duties\n\n- Cooks\n\n## {heading}\n\nSoup\n"))
    };
    let (one, other) = (page("Our kitchen"), page("Our garden"));
    assert_eq!(lines(&compare(whole(&one), whole(&other))), ["= Cooks", "- Soup", "+ Soup"]);
}

#[track_caller]
fn check_first(name: &str, expect: &[(&str, Option<&str>)]) {
    let role = role(LADDER);
    let index = level(&role, name).level.unwrap();
    let first = first_levels(&role, index);
    let first: Vec<(String, Option<&str>)> = first
        .iter()
        .map(|first| {
            (first.piece.text().trim_end().to_owned(), first.level.map(|level| &*role.levels[level].name))
        })
        .collect();
    let expect: Vec<_> = expect.iter().map(|(text, level)| ((*text).to_owned(), *level)).collect();
    assert_eq!(first, expect);
}

#[test]
fn a_piece_is_new_at_the_first_level_that_has_it() {
    check_first(
        "Senior Designer",
        &[
            ("support two teams in the field.", Some("Designer")),
            ("Mentor others", None),
            ("Pencils", Some("Designer")),
        ],
    );
}

#[test]
fn what_all_levels_share_is_not_new_and_a_larger_number_is() {
    check_first(
        "Staff Designer",
        &[
            ("Support five teams in the field", None),
            ("Mentor others", Some("Senior Designer")),
            ("Draw what others build", Some("Designer")),
            ("Support teams in the field", Some("Designer")),
        ],
    );
}

#[test]
fn on_the_lowest_rung_everything_is_new() {
    check_first(
        "Designer",
        &[("Support two teams in the field", None), ("Ask for help", None), ("Pencils", None)],
    );
}

#[track_caller]
fn check_nearest(wanted: &str, expect: Option<&str>) {
    let ids = [
        "requirements",
        "requirements--you-know-one-of-rust-go",
        "requirements--you-can-explain-a-trade",
        "senior-designer-requirements",
        "senior-designer-requirements--you-know-one-of-rust-go",
    ];
    assert_eq!(nearest(&ids, wanted), expect, "{wanted}");
}

#[test]
fn an_edited_item_is_near_by_its_words_and_then_by_its_section() {
    check_nearest("requirements--you-know-rust-or-go-or", Some("requirements--you-know-one-of-rust-go"));
    check_nearest(
        "senior-designer-requirements--you-know-one-of-rust-c",
        Some("senior-designer-requirements--you-know-one-of-rust-go"),
    );
    check_nearest("skills--you-can-explain-each-trade-off", Some("requirements--you-can-explain-a-trade"));
}

#[test]
fn of_an_item_that_is_gone_the_section_is_left() {
    check_nearest("requirements--nothing-of-it-is-left", Some("requirements"));
}

#[test]
fn a_heading_is_near_by_its_letters() {
    check_nearest("requirments", Some("requirements"));
    check_nearest("staff-designer-requirements", Some("senior-designer-requirements"));
}

#[test]
fn where_nothing_is_alike_nothing_is_near() {
    check_nearest("hiring-process", None);
    check_nearest("hiring-process--a-call", None);
    check_nearest("", None);
}

//! What prose that inherits includes. Each page has the levels of [`LEVELS`] around the text.

use super::read_with;
use proptest::prelude::*;
use rolebook_model::{Role, Rule, Site, Words};

/// A page of bakers; the text stands among the responsibilities of the staff baker.
fn bakers(site: &Site, text: &str) -> Role {
    let body = format!(
        "## Responsibilities\n- Bake\n## Requirements\n- Hands\n## Senior Baker\n### Responsibilities\n- Plan\n\
         ### Requirements\n- Years\n## Manager, Bread Ovens (Intermediate)\n### Requirements\n- Keys\n\
         ## Staff Baker\n### Requirements\n- More\n### Responsibilities\n{text}\n"
    );
    read_with(site, "Baker", &body)
}

/// Compares what the text includes: a kind of section and a level each.
#[track_caller]
fn check(text: &str, expect: &[&str]) {
    let role = bakers(&Site::default(), text);
    assert_eq!(included(&role), expect, "{text}");
    assert_eq!(unresolved(&role), Vec::<&str>::new(), "{text}");
}

fn included(role: &Role) -> Vec<String> {
    let inclusions = role.sections.iter().flat_map(|section| &section.includes);
    inclusions.map(|one| format!("{} of {}", one.label.name(), role.levels[one.level].name)).collect()
}

fn unresolved(role: &Role) -> Vec<&str> {
    let findings = role.findings.iter().filter(|finding| finding.rule == Rule::UnresolvedInheritance);
    findings.map(|finding| finding.message.as_str()).collect()
}

#[test]
fn a_name_with_a_code_in_front_is_found_by_either_part() {
    let body = "## L1: Junior Baker\n### Responsibilities\n- Bake\n## L2: Baker\n### Responsibilities\n- Plan\n\n\
                All Junior Baker responsibilities, and:\n\n- Mix\n## L3: Senior Baker\n### Responsibilities\nEverything in L2.\n";
    let role = read_with(&Site::default(), "Baker", body);
    assert_eq!(included(&role), ["responsibilities of L1: Junior Baker", "responsibilities of L2: Baker"]);
    assert_eq!(unresolved(&role), Vec::<&str>::new());
}

#[test]
fn a_level_is_included_by_its_name() {
    for text in [
        "- All Senior Baker responsibilities",
        "- All the responsibilities of a Senior Baker, plus:",
        "- Extends that of the senior bakers' responsibilities",
        "The Staff Baker has the same responsibilities as the Sr. Baker listed above, but also carries:",
        "A Staff Baker role extends the Senior Baker role.",
        "- Everything in Senior Baker",
        "- Excels in all of the Senior Baker's duties",
    ] {
        check(text, &["responsibilities of Senior Baker"]);
    }
}

#[test]
fn a_level_is_included_by_its_rung_or_as_what_stands_above() {
    check("- All Senior level responsibilities", &["responsibilities of Senior Baker"]);
    check("- All of the above", &["responsibilities of Senior Baker"]);
    check("All of the above responsibilities, and:", &["responsibilities of Senior Baker"]);
    check("- Includes all the duties of the previous level", &["responsibilities of Senior Baker"]);
}

#[test]
fn several_kinds_are_included_at_once() {
    let both = ["responsibilities of Baker", "requirements of Baker"];
    check("Shares the same responsibilities and requirements as the Baker, but more often.", &both);
}

#[test]
fn a_name_may_be_put_in_another_order() {
    let manager = ["requirements of Manager, Bread Ovens (Intermediate)"];
    check("- Meets all of the requirements of a Bread Ovens Manager", &manager);
    check("- In addition to the requirements of the Manager of Bread Ovens (Intermediate):", &manager);
}

#[test]
fn similar_texts_include_nothing() {
    for text in [
        "- Mentor all Senior Bakers on the team",
        "- Explain all requirements to the Senior Baker",
        "- Make sure that the bread meets the requirements of our guests",
        "- Not required to meet the Senior Baker requirements",
        "- Everything in order before the doors open",
        "- Extends the Staff Baker responsibilities to the evening",
    ] {
        check(text, &[]);
    }
}

#[test]
fn a_level_that_the_page_does_not_have_is_a_finding() {
    for text in [
        "- All Principal Baker responsibilities",
        "- Extends the Pastry Engineer requirements",
        "- The same responsibilities as a Senior Pastry Engineer, plus the ones below",
    ] {
        let role = bakers(&Site::default(), text);
        assert_eq!((included(&role), unresolved(&role).len()), (vec![], 1), "{text}");
        assert!(role.findings.iter().all(|finding| finding.position.line == 21), "{:?}", role.findings);
    }
}

#[test]
fn what_is_included_are_the_levels_own_sections_or_else_the_shared_ones() {
    let role = bakers(&Site::default(), "- Everything in Senior Baker\n- All Baker responsibilities");
    let section = role.sections.iter().find(|section| !section.includes.is_empty()).unwrap();
    let items = section.includes.iter().flat_map(|inclusion| role.included(inclusion));
    let ids: Vec<_> = items.flat_map(|section| section.items()).map(|item| item.id.as_str()).collect();
    assert_eq!(ids, ["senior-baker-responsibilities--plan", "responsibilities--bake"]);
}

#[test]
fn duties_right_below_a_levels_heading_are_its_responsibilities() {
    let body = "## Baker\n- Bake\n## Senior Baker\nAll Baker responsibilities, and:\n- Plan\n";
    let role = read_with(&Site::default(), "Baker", body);
    let inclusion = role.sections.iter().flat_map(|section| &section.includes).next().unwrap();
    let items: Vec<_> = role.included(inclusion).iter().flat_map(|section| section.items()).collect();
    assert_eq!(items.iter().map(|item| item.id.as_str()).collect::<Vec<_>>(), ["baker--bake"]);
}

#[test]
fn a_site_teaches_the_reader_how_its_language_inherits() {
    let words = Words { inherits: vec!["zusätzlich zum".to_owned()], ..Words::default() };
    let role = bakers(&Site { words, ..Site::default() }, "- Zusätzlich zum Senior Baker");
    assert_eq!(included(&role), ["responsibilities of Senior Baker"]);
}

proptest! {
    #[test]
    fn any_words_are_read_and_no_level_includes_itself(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "All", "extends", "the", "Senior", "Staff", "Baker", "Manager,", "Bread", "of", "a", "above",
                "same", "responsibilities", "requirements", "role", "plus", "as", "é", "Intermediate",
            ]),
            0..30,
        )
    ) {
        let role = bakers(&Site::default(), &words.join(" "));
        for section in &role.sections {
            for inclusion in &section.includes {
                prop_assert!(inclusion.level < role.levels.len());
                prop_assert!(section.owner() != Some(inclusion.level));
            }
        }
    }
}

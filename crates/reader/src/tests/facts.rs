//! Facts on top of pages and levels.

use rolebook_model::{Role, Site};

fn read(text: &str) -> Role {
    let file = "kitchen/baker.md".to_owned();
    crate::page(
        &rolebook_model::PageSource { file, text: format!("---\ntitle: Baker\n---\n\n{text}") },
        &Site::default(),
    )
}

/// Each fact as `level kind name=value`.
fn facts(role: &Role) -> Vec<String> {
    let fact =
        |it: &rolebook_model::Fact| format!("{} {} {}={}", it.level, it.kind.name(), it.name, it.value);
    role.facts.iter().map(|it| fact(it).trim().to_owned()).collect()
}

/// Compares the facts of a page, and how many pieces of text are left.
#[track_caller]
fn check(text: &str, expect: &[&str], left: usize) {
    let role = read(text);
    assert_eq!(facts(&role), expect, "{text}");
    let pieces =
        role.sections.iter().map(|section| section.content.len() + usize::from(section.heading.is_some()));
    assert_eq!(pieces.sum::<usize>(), left, "{text}");
}

#[test]
fn lines_of_names_and_values_on_top_of_a_page_are_facts() {
    let expect = &["grade Grade=7", "reports_to Reports to=Head Baker", "other Shift=Night"];
    for text in [
        "- Grade: 7\n- Reports to: Head Baker\n- Shift: Night\n",
        "- **Grade:** 7\n- **Reports to**: Head Baker\n- **Shift** – Night\n",
        "**Grade:** 7  \n**Reports to:** Head Baker  \n**Shift:** Night\n",
        "**Grade:** 7\n**Reports to:** Head Baker\n**Shift:** Night\n",
        "Grade: 7<br>Reports to: Head Baker<br>Shift: Night\n",
        "| Grade | 7 |\n|---|---|\n| Reports to | Head Baker |\n| Shift | Night |\n",
        "| | |\n|---|---|\n| Grade | 7 |\n| Reports to | Head Baker |\n| Shift | Night |\n",
        "# Baker\n\n- Grade: 7\n- Reports to: Head Baker\n- Shift: Night\n",
    ] {
        let left = usize::from(text.starts_with('#'));
        check(text, expect, left);
    }
    check("Grade: 7\nReports to: Head Baker\n", &["grade Grade=7", "reports_to Reports to=Head Baker"], 0);
    check(
        "<dl><dt>Grade</dt><dd>7</dd><dt>Team</dt><dd>Bread</dd></dl>\n",
        &["grade Grade=7", "team Team=Bread"],
        0,
    );
    check("Job grade: 7\n\nBakes bread.\n", &["grade Job grade=7"], 1);
    check("- Gehalt: 40 000 €\n- Standort: Wien\n", &["pay Gehalt=40 000 €", "place Standort=Wien"], 0);
    check(
        "- SFIA: PROG level 4\n- O*NET: 51-3011.00\n",
        &["code SFIA=PROG level 4", "code O*NET=51-3011.00"],
        0,
    );
}

#[test]
fn lines_below_the_heading_of_a_level_are_facts_of_it() {
    let text = "## Responsibilities\n\n- Bake\n\n## Senior Baker\n\n- Grade: 8\n- Scope: One shift\n\nLeads.\n\n## Staff Baker\n\n- Grade: 9\n";
    check(
        text,
        &["senior-baker grade Grade=8", "senior-baker scope Scope=One shift", "staff-baker grade Grade=9"],
        5,
    );
}

#[test]
fn what_is_no_fact_stays_text() {
    for (text, left) in [
        // Names that say nothing of a role.
        ("- Flour: the white kind\n- Water: from the tap\n", 1),
        // Sentences.
        (
            "Grade: this is a long story of how we came to think of grades as we do today, and of all those who had a part in it.\n",
            1,
        ),
        ("- Grade: 7\n- Bakes bread\n", 1),
        // Within a section.
        ("## Responsibilities\n\n- Team: lead it\n- Scope: widen it\n", 2),
        ("## Our story\n\nGrade: 7\n", 2),
        ("See https://example.com: a site\n", 1),
    ] {
        check(text, &[], left);
    }
}

#[test]
fn a_fact_with_a_link_stays_in_the_text_too() {
    check(
        "- Reports to: [Head Baker](head.md)\n- Grade: 7\n",
        &["reports_to Reports to=Head Baker", "grade Grade=7"],
        1,
    );
}

#[test]
fn settings_and_sections_on_grades_give_facts() {
    let text = "---\ntitle: Baker\nreports_to: Head Baker\nteam: Bread\n---\n\n## Job Grade\n\nThe Baker is a grade 6.\n\n## Senior Baker\n\n### Job Grade\n\nThe Senior Baker is a grade 7.\n";
    let source = rolebook_model::PageSource { file: "kitchen/baker.md".to_owned(), text: text.to_owned() };
    let role = crate::page(&source, &Site::default());
    assert_eq!(
        facts(&role),
        ["reports_to Reports to=Head Baker", "team Team=Bread", "grade =6", "senior-baker grade =7"]
    );
    let of_level: Vec<_> =
        role.facts_of(role.level_index("senior-baker")).iter().map(|it| it.value.as_str()).collect();
    assert_eq!(of_level, ["Head Baker", "Bread", "7"]);
}

use super::{check, check_site};

fn check_whole(title: &str, body: &str, expected: &[&str]) {
    check_site(&[("bakery/page.md", &format!("---\ntitle: {title}\n---\n{body}"))], expected);
}

#[test]
fn a_page_without_responsibilities_or_requirements_is_found() {
    check_whole("Baker", "Bread.\n", &["RB201 2:1", "RB202 2:1"]);
    check_whole("Baker", "## Responsibilities\n- Bakes\n", &["RB202 2:1"]);
    check_whole("Baker", "## Requirements\n- Care\n", &["RB201 2:1"]);
    check_whole("Baker", "## What you'll do\n- Bakes\n## Who you are\n- Care\n", &[]);
}

#[test]
fn levels_that_list_what_holds_there_say_it_too() {
    check_whole("Baker", "## Junior Baker\n- Kneads\n## Senior Baker\n- Plans\n", &[]);
    check_whole("Baker", "## Requirements\n- Care\n## Senior Baker\n- Plans\n", &[]);
    check_whole("Baker", "## Junior Baker\nLearns.\n## Senior Baker\nPlans.\n", &["RB201 2:1", "RB202 2:1"]);
}

#[test]
fn what_may_be_the_missing_section_is_not_missed() {
    check_whole("Baker", "You bake bread:\n\n- Rye\n- Wheat\n", &[]);
    check_whole("Baker", "# Baker\n\n- Rye\n- Wheat\n", &[]);
    check_whole("Baker", "## Responsibilities\n- Bakes\n## Nice to have\n- Care\n", &[]);
    check_whole("Baker", "- Rye\n", &["RB201 2:1", "RB202 2:1"]);
}

#[test]
fn a_page_without_text_has_one_finding() {
    check_whole("Baker", "", &["RB004 4:1"]);
    // Its requirements lie in the front matter.
    check_whole("Baker\nrequirements: [Care]", "", &["RB201 2:1"]);
}

#[test]
fn a_section_is_empty_where_nothing_stands_below() {
    check("## Tools\n\n## Bread\nText.", &["RB204 4:1"]);
    check("## Tools\n\n### Oven\nText.", &[]);
    check("## Tools\n\n---\n\n<!-- later -->\n", &["RB204 4:1", "RB307 8:1+14"]);
    check("## Tools\n\n- \n-\n", &["RB204 4:1"]);
    check("## [Tools](/tools)\n\n## ![](a.png)\n", &["RB408 6:4+10"]);
}

#[test]
fn a_name_is_no_longer_than_is_shown_of_it() {
    let whole = |settings: &str, expected: &[&str]| {
        check_site(&[("a.md", &format!("---\n{settings}\n---\n## Duties\n- a\n## Skills\n- b\n"))], expected);
    };
    for (key, most) in [("title", 300), ("aliases", 300), ("summary", 5_000), ("description", 5_000)] {
        let title = if key == "title" { "lang: en" } else { "title: Baker" };
        let with = |length| format!("{title}\n{key}: {}", "é".repeat(length));
        whole(&with(most), &[]);
        whole(&with(most + 1), &["RB012 3:1"]);
    }
    let heading = |length| format!("## {}\nText.", "é".repeat(length));
    check(&heading(300), &[]);
    check(&heading(301), &["RB012 4:1"]);
}

#[test]
fn a_heading_may_introduce_others_as_deep() {
    check("## Levels\n## Junior Baker\n- a b\n## Senior Baker\n- c d", &[]);
    check("## Specialties\n## Bread\n- a b\n## Cake\n- c d", &[]);
    check("# Baker\n# Tools\nText.", &[]);
    check("## Senior Baker\n## Senior Baker Responsibilities\n- a b", &[]);
}

#[test]
fn levels_stand_in_the_order_of_the_ladder() {
    check("## Staff Baker\n- a b\n## Senior Baker\n- c d", &["RB206 6:1 see 4:1"]);
    check(
        "## Levels\n### Junior Baker\n- a b\n### Senior Baker\n- c d\n### Manager, Baking\n- e f\n### Staff Baker\n- g h",
        &[],
    );
    check("## Senior Bread Baker\n- a b\n## Junior Cake Baker\n- c d", &[]);
}

#[test]
fn a_ladder_upside_down_is_one_finding() {
    check("## Principal Baker\n- a b\n## Staff Baker\n- c d\n## Senior Baker\n- e f", &["RB206 6:1 see 4:1"]);
}

#[test]
fn a_level_is_named_once_in_capitals_or_not() {
    check("## Senior Baker\n### Skills\n- a b\n## senior baker\n### Skills\n- c d", &["RB205 7:1 see 4:1"]);
}

#[test]
fn a_missing_level_is_found_where_the_text_includes_it() {
    let two = "## Senior Baker\n\n- Bakes.\n\nFirst. Extends the *Lead Baker* responsibilities, too.\n";
    check(two, &["RB210 8:8+46"]);
    check("## Senior Baker\n- Same requirements as the Lead Baker", &["RB210 5:3+35"]);
    check("## Senior Baker\n\nExtends the Lead Baker.\n", &["RB210 6:1+22"]);
    check("## Senior Baker\n\nExtends the responsibilities of the grade 8 baker.\n", &[]);
    check("## Senior Baker\n\nMeets the Lead Baker.\n", &[]);
}

#[test]
fn a_level_without_heading_is_found_where_the_front_matter_names_it() {
    let levels = "---\ntitle: Guild\nlevels:\n  Hearth Keeper: staff\n  No Body: senior\n---\n";
    let body = "## Hearth Keeper\n- a\n## Responsibilities\n- b\n## Requirements\n- c\n";
    check_site(&[("a.md", &format!("{levels}{body}"))], &["RB107 5:3"]);
}

#[test]
fn an_uncertain_heading_is_found() {
    check("## Requirments\n- A steady hand", &["RB207 4:1"]);
    check("## Tools\nText.", &[]);
}

#[test]
fn depths_are_not_skipped() {
    check("### Tools\nText.", &["RB208 4:1"]);
    check("## Tools\nText.\n#### Oven\nText.", &["RB208 6:1"]);
    check("# Baker\nText.\n## Tools\n### Oven\nText.\n## Bread\nText.", &[]);
}

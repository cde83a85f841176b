//! The ladder of a role, the comparisons that it offers, and headings below the names of levels.

use super::pages::{COOK, catalog_of, check, check_lacks, check_rendered, render};
use rolebook_model::Catalog;

/// A ladder of two tracks, on which some rungs are of one seniority.
const LADDER: &str = "\
---
title: Cook
---

## Craft track

### Cook

- Cook

### Senior Cook

#### Senior Cook Responsibilities

- Teach

#### Senior Cook's week

- Soup

### Principal Cook

- Plan

## Partner track

### Associate Partner Manager

- Sell

### Senior Partner Manager

- Sell more
";

/// The site of that role, with its levels on these tracks.
fn ladder() -> Catalog {
    let mut catalog = catalog_of(LADDER);
    for role in &mut catalog.roles {
        for level in &mut std::sync::Arc::make_mut(role).levels {
            let track = if level.name.contains("Partner") { "Partner" } else { "Craft" };
            level.track = track.to_owned();
        }
    }
    catalog
}

#[test]
fn rungs_of_one_seniority_stand_in_one_column() {
    let html = render(ladder(), "senior-cook/");
    let (_, ladder) = html.split_once("class=\"ladder\">").unwrap();
    let (ladder, _) = ladder.split_once("</nav>").unwrap();
    let rows: Vec<Vec<&str>> = ladder
        .split("<ol ")
        .skip(1)
        .map(|row| {
            let cells = row.split("</ol>").next().unwrap().split("<li").skip(1);
            cells
                .map(|cell| {
                    cell.split_once("class=\"name\">").map_or("", |it| it.1.split('<').next().unwrap())
                })
                .collect()
        })
        .collect();
    let expect = [
        ["", "Cook", "Senior Cook", "Principal Cook"],
        ["Associate Partner Manager", "", "Senior Partner Manager", ""],
    ];
    assert_eq!(rows, expect);
    check_rendered(
        ladder,
        &[
            "<details><summary>Level: Senior Cook</summary>",
            "All levels</span> <span class=\"seniority\"></span></a>",
            "<p class=\"track\">Craft</p><ol role=\"list\" aria-label=\"Craft\"><li aria-hidden=\"true\"></li>",
            "Cook</span> <span class=\"seniority\">Intermediate</span></a>",
            "aria-current=\"page\"><span class=\"name\">Senior Cook</span> <span class=\"seniority\"></span> <span aria-hidden=\"true\" class=\"mark\">current</span></a>",
        ],
    );
}

#[test]
fn tracks_without_a_seniority_in_common_have_columns_of_their_own() {
    let page = "---\ntitle: Engineering\n---\n## Engineer\n\n- a\n\n## Senior Engineer\n\n- b\n\n## Engineering Manager\n\n- c\n\n## Director of Engineering\n\n- d\n";
    check(
        page,
        "",
        &[
            "aria-label=\"Individual\"",
            "Senior Engineer",
            "aria-label=\"Manager\"",
            "Director of Engineering",
        ],
    );
    check_lacks(page, "", "<li aria-hidden");
}

#[test]
fn a_role_of_one_level_has_no_ladder() {
    check_lacks("---\ntitle: Cook\n---\n## Responsibilities\n\n- Cook\n", "", "class=\"ladder\"");
    check(COOK, "", &["class=\"ladder\"><details><summary>2 levels</summary>"]);
}

/// The links of a page's comparisons, without that to another role.
fn comparisons(level: &str) -> Vec<String> {
    let html = render(ladder(), level);
    let links = html.split("class=\"comparisons\">").nth(1).and_then(|rest| rest.split("</nav>").next());
    let texts =
        links.unwrap_or_default().split("<a ").skip(1).filter_map(|link| link.split(['>', '<']).nth(1));
    texts.filter(|text| *text != "Compare with another role").map(str::to_owned).collect()
}

#[test]
fn a_role_offers_to_compare_each_level_with_the_next_of_its_track() {
    assert_eq!(
        comparisons(""),
        [
            "Cook and Senior Cook",
            "Senior Cook and Principal Cook",
            "Associate Partner Manager and Senior Partner Manager"
        ]
    );
}

#[test]
fn a_level_offers_to_compare_it_with_its_neighbours_first() {
    let with = |names: [&str; 4]| names.map(|name| format!("Compare with {name}"));
    let of_senior = with(["Principal Cook", "Cook", "Associate Partner Manager", "Senior Partner Manager"]);
    assert_eq!(comparisons("senior-cook/"), of_senior);
    let of_highest = with(["Senior Cook", "Cook", "Associate Partner Manager", "Senior Partner Manager"]);
    assert_eq!(comparisons("principal-cook/"), of_highest);
}

#[test]
fn the_levels_next_to_one_are_of_its_track() {
    let lowest = render(ladder(), "cook/");
    check_rendered(&lowest, &["<li class=\"next\">", "Next level</span> <span class=\"name\">Senior Cook"]);
    assert!(!lowest.contains("Previous level"), "{lowest}");
    let highest = render(ladder(), "principal-cook/");
    check_rendered(&highest, &["Previous level</span> <span class=\"name\">Senior Cook"]);
    assert!(!highest.contains("Next level"), "{highest}");
}

#[test]
fn headings_do_not_repeat_the_name_of_their_level() {
    for (level, rank) in [("", 4), ("senior-cook/", 3)] {
        check(
            LADDER,
            level,
            &[
                &format!("<h{rank} id=\"senior-cook-responsibilities\">Responsibilities</h{rank}>"),
                // What is left would be no heading.
                &format!(">Senior Cook's week</h{rank}>"),
            ],
        );
    }
}

#[test]
fn the_table_of_contents_does_not_repeat_it_either() {
    check(LADDER, "senior-cook/", &["<a href=\"#senior-cook-responsibilities\">Responsibilities</a>"]);
}

#[test]
fn headings_keep_a_name_that_does_not_stand_above_them() {
    let page = "---\ntitle: Engineering\n---\n## Engineer\n\n- a\n\n## Senior Engineer\n\n- b\n\n## Staff Engineer\n\n- c\n\n## Senior Engineer Responsibilities\n\n- c\n";
    check(page, "", &[">Senior Engineer Responsibilities</h2>"]);
    check(page, "senior-engineer/", &[">Senior Engineer Responsibilities</h3>"]);
    let page = "---\ntitle: Cook\n---\n## Cook Responsibilities\n\n- a\n\n## Fish\n\n- b\n\n### Fish Requirements\n\n- c\n\n### Fish and chips\n\n- d\n";
    check(page, "", &[">Responsibilities</h2>", ">Requirements</h3>", ">Fish and chips</h3>"]);
}

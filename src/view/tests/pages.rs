//! What the pages of roles and levels make of a page's text.

use super::*;
use rolebook_model::{Catalog, Inclusion, Label};

/// A site of one role, whose text is `page`.
pub(super) fn catalog_of(page: &str) -> Catalog {
    let page = PageSource { file: "product/cook.md".to_owned(), text: page.to_owned() };
    rolebook_reader::catalog(Source { site: Site::default(), pages: vec![page] })
}

/// The role's page, or that of the level with this slug, as it is shown.
pub(super) fn render(catalog: Catalog, level: &str) -> String {
    let role = catalog.roles.first().map(|role| role.slug.clone()).unwrap_or_default();
    let path = format!("/roles/product/{role}/{level}");
    let location = Location::parse(&path, "", "/");
    let props = yew::props!(AppProps { catalog: SharedCatalog::new(catalog), location });
    block_on(LocalServerRenderer::<App>::with_props(props).hydratable(false).render())
}

#[track_caller]
pub(super) fn check_rendered(html: &str, pieces: &[&str]) {
    let mut rest = html;
    for piece in pieces {
        let after = rest.split_once(piece).map(|(_, after)| after);
        assert!(after.is_some(), "{piece:?} is not in:\n{rest}");
        rest = after.unwrap_or_default();
    }
}

/// What each piece says must stand on the role's page, or on that of the level with this slug, in this order.
#[track_caller]
pub(super) fn check(page: &str, level: &str, pieces: &[&str]) {
    check_rendered(&render(catalog_of(page), level), pieces);
}

#[track_caller]
pub(super) fn check_lacks(page: &str, level: &str, piece: &str) {
    let html = render(catalog_of(page), level);
    assert!(!html.contains(piece), "{piece:?} is in:\n{html}");
}

pub(super) const COOK: &str = "\
---
title: Cook
vacancy: open
---

Cooks.

## Responsibilities

- Cook a soup
- Bake bread

## You are not responsible for

- Dishes. There is a machine.
- Menus; the chef writes them

## Requirements

1. Knives
2. A second language is a plus
3. Patience

## Job Grade

Grade 4.

## Senior Cook

- Bake bread
- Teach two cooks

## Specialties

### Fish

#### Fish Requirements

- A boat
";

#[test]
fn key_facts_name_the_first_duties_and_musts_and_the_boundary() {
    check(
        COOK,
        "",
        &[
            "<h2 id=\"rolebook-minute\">In one minute</h2><dl>",
            "<div><dt><a href=\"#responsibilities\">What you do</a></dt><dd>Cook a soup</dd><dd>Bake bread</dd></div>",
            // And none of a specialty's.
            "<div><dt><a href=\"#requirements\">Must have</a></dt><dd>Knives</dd><dd>Patience</dd></div>",
            "<div><dt><a href=\"#requirements\">Bonus</a></dt><dd>1 nice-to-have</dd></div>",
            "<div><dt>Grade</dt><dd>4</dd></div>",
            "<dt><a href=\"#you-are-not-responsible-for\">Not your job</a></dt><dd>Dishes · Menus</dd>",
        ],
    );
}

#[test]
fn one_minute_of_a_level_names_its_own_duties_first() {
    check(
        COOK,
        "senior-cook/",
        &[
            "<dt><a href=\"#senior-cook\">What you do</a></dt>\
             <dd>Bake bread</dd><dd>Teach two cooks</dd><dd>Cook a soup</dd></div>",
            "<dd>Knives</dd><dd>Patience</dd>",
        ],
    );
}

#[test]
fn one_minute_names_three_of_a_kind_and_cuts_long_ones_between_words() {
    let long = "word ".repeat(40);
    let page = format!("---\ntitle: Cook\n---\n## Responsibilities\n\n- {long}\n- b\n-\n- c\n- d\n");
    let cut = format!("<dd>{}…</dd><dd>b</dd><dd>c</dd></div>", "word ".repeat(18).trim_end());
    check(&page, "", &[&cut]);
}

#[test]
fn a_page_without_sections_has_no_key_facts() {
    check_lacks("---\ntitle: Cook\n---\nCooks.\n", "", "In one minute");
}

#[test]
fn a_page_of_levels_only_names_those_of_all_levels() {
    let page = "---\ntitle: Engineering\n---\n## Junior Engineer\n\n- Peel\n\n## Senior Engineer\n\n- Cook\n- Bake\n";
    check(page, "", &["<dd>Peel</dd><dd>Cook</dd><dd>Bake</dd>"]);
    check(page, "junior-engineer/", &["<dd>Peel</dd></div>"]);
}

#[test]
fn the_vacancy_is_shown_if_it_is_known() {
    check(
        COOK,
        "senior-cook/",
        &[
            "<h1>Senior Cook</h1><p class=\"note\">Senior level of Cook</p><p class=\"availability open\">Open</p>",
        ],
    );
    check("---\ntitle: Cook\nvacancy: closed\n---\n", "", &["<p class=\"availability\">Not open now</p>"]);
    check_lacks("---\ntitle: Cook\n---\nCooks.\n", "", "class=\"availability");
}

#[test]
fn the_boundary_is_a_region_of_its_own() {
    check(
        COOK,
        "",
        &[
            "<section aria-label=\"Not your job\" class=\"section boundary\"><p class=\"kicker\">Not your job</p>",
            "You are not responsible for</h2>",
        ],
    );
}

#[test]
fn requirements_are_listed_as_musts_and_bonuses() {
    check(
        COOK,
        "",
        &[
            "<p class=\"note\">Nobody has to meet every point on this list.</p>",
            "<p class=\"kind\">Must have <span class=\"count\">2</span></p><ol aria-label=\"Must have\">",
            "Knives",
            "Patience",
            "<p class=\"kind\">Bonus <span class=\"count\">1</span></p><ol start=\"3\" aria-label=\"Bonus\">",
            "A second language",
        ],
    );
}

#[test]
fn requirements_of_one_kind_are_one_list() {
    let page = "---\ntitle: Cook\n---\n## Requirements\n\n- Knives\n";
    check(page, "", &["<ul aria-label=\"Must have\">"]);
    check_lacks(page, "", "Bonus");
}

#[test]
fn the_note_on_requirements_is_shown_once() {
    let page = "---\ntitle: Cook\n---\n## Requirements\n\n- Knives\n\n## Senior Cook\n\n### Senior Cook Requirements\n\n- Fire\n";
    for level in ["", "senior-cook/"] {
        let html = render(catalog_of(page), level);
        assert_eq!(html.matches("Nobody has to meet").count(), 1, "{html}");
    }
}

#[test]
fn headings_have_buttons_that_copy_their_links_and_sections_list_those_of_their_items() {
    check(
        COOK,
        "",
        &[
            "<h2 id=\"responsibilities\">Responsibilities</h2><button type=\"button\" \
             data-copy=\"responsibilities\" aria-label=\"Copy link to Responsibilities\" class=\"copy\"></button>",
            "<details class=\"item-links\"><summary>Copy the link to an item</summary><ul role=\"list\">\
             <li><button type=\"button\" data-copy=\"responsibilities--cook-a-soup\" \
             aria-label=\"Copy link to Cook a soup\"></button></li>",
            // For the pointer alone.
            "<li id=\"responsibilities--cook-a-soup\">Cook a soup<span aria-hidden=\"true\" \
             data-copy=\"responsibilities--cook-a-soup\" class=\"copy\"></span></li>",
        ],
    );
}

#[test]
fn the_whole_page_names_the_level_of_each_section() {
    let page = "---\ntitle: Cook\n---\n## Responsibilities\n\n- Cook\n\n## Senior Cook\n\n- Teach\n\n### Requirements\n\n- Fire\n";
    check(
        page,
        "",
        &[
            "Responsibilities</h2>",
            "<p class=\"note\">Shared by all levels</p>",
            "Senior Cook</a></h2>",
            "<p class=\"note\">Only at this level</p>",
            "Requirements</h3>",
            "<p class=\"note\">Only at Senior Cook</p>",
        ],
    );
}

#[test]
fn a_role_of_one_level_has_no_heading_for_shared_sections() {
    check_lacks("---\ntitle: Cook\n---\n## Responsibilities\n\n- Cook\n", "", "Shared by all levels");
}

#[test]
fn links_to_parts_lead_to_the_page_that_has_all_of_them() {
    let page = "---\ntitle: Cook\n---\n\n## Responsibilities\n\n- Cook\n\n## Senior Cook\n\nSee [duties](#responsibilities).\n";
    check(page, "", &["<a href=\"#responsibilities\">duties</a>"]);
    check(page, "senior-cook/", &["<a href=\"/roles/product/cook/#responsibilities\">duties</a>"]);
}

#[test]
fn what_a_lower_level_has_already_is_folded() {
    check(
        COOK,
        "senior-cook/",
        &[
            "<h2 id=\"senior-cook\">New at this level</h2>",
            "Teach two cooks",
            "<details class=\"as-at\"><summary>1 as at Cook</summary><ul><li id=\"senior-cook--bake-bread\">",
            "Shared by all levels",
        ],
    );
}

#[test]
fn the_lowest_level_is_not_marked_as_new() {
    check(COOK, "cook/", &["Only at this level"]);
    check_lacks(COOK, "cook/", "New at this level");
}

#[test]
fn levels_can_be_compared() {
    check(
        COOK,
        "",
        &[
            "<nav aria-label=\"Compare\"",
            "<li><a href=\"/roles/product/cook/cook/?compare=senior-cook\">Cook and Senior Cook</a></li>",
            "<a href=\"/?compare=product/cook\">Compare with another role</a>",
        ],
    );
    check(
        COOK,
        "senior-cook/",
        &[
            "<nav aria-label=\"Compare\"",
            "<a href=\"/roles/product/cook/cook/?compare=senior-cook\">Compare with Cook</a>",
            "<a href=\"/?compare=product/cook/senior-cook\">Compare with another role</a>",
            "<h2 id=\"senior-cook\">New at this level</h2>",
            "<a href=\"/roles/product/cook/cook/?compare=senior-cook\">Compare with Cook</a>",
        ],
    );
}

#[test]
fn a_summary_opens_the_pages_of_a_role_and_of_its_levels() {
    let page = "---\ntitle: Cook\nsummary: Feeds a hundred. Wastes nothing.\n---\n## Responsibilities\n\n- a\n\n## Senior Cook\n\n- b\n";
    for level in ["", "senior-cook/"] {
        check(
            page,
            level,
            &["</h1>", "<p class=\"lead\">Feeds a hundred. Wastes nothing.</p>", "class=\"ladder\""],
        );
    }
}

const SPECIALTIES: &str = "\
---
title: Cook
---

## Specialties

Pick one.

### Pastry

- Cakes

#### Pastry Requirements

- Sugar

### Fish

- Soup

## Hiring Process

We eat.
";

#[test]
fn specialties_fold_with_all_that_stands_below_them() {
    check(
        SPECIALTIES,
        "",
        &[
            "Pick one.",
            "<details class=\"specialty\"><summary><h3 id=\"specialties-pastry\">Pastry</h3></summary>",
            "Cakes",
            "Sugar",
            "</details><button type=\"button\" data-copy=\"specialties-pastry\"",
            "<details class=\"specialty\"><summary><h3 id=\"specialties-fish\">Fish</h3></summary>",
            "</details>",
            "We eat.",
        ],
    );
}

#[test]
fn a_single_specialty_stays_open() {
    let page = "---\ntitle: Cook\n---\n## Specialties\n\n### Pastry\n\n- Cakes\n";
    check(page, "", &["<h3 id=\"specialties-pastry\">Pastry</h3>", "Cakes"]);
    check_lacks(page, "", "<details class=\"specialty\">");
}

/// A page whose second section includes the first level's text, and the third the second's.
fn including(inclusions: &[(usize, usize, Label)]) -> Catalog {
    let mut catalog = catalog_of(
        "---\ntitle: Engineering\n---\n## Junior Engineer\n\n- Peel <a id=\"peel\"></a>\n\n## Senior Engineer\n\n- Cook\n\n## Staff Engineer\n\n- Plan\n",
    );
    for role in &mut catalog.roles {
        let role = std::sync::Arc::make_mut(role);
        for (section, level, label) in inclusions {
            let includes = role.sections.get_mut(*section).map(|section| &mut section.includes);
            includes.into_iter().for_each(|all| all.push(Inclusion { level: *level, label: *label }));
        }
    }
    catalog
}

#[test]
fn what_a_section_includes_opens_below_it() {
    let html = render(including(&[(1, 0, Label::Level), (2, 1, Label::Level)]), "");
    check_rendered(
        &html,
        &[
            "Senior Engineer</a></h2>",
            "Cook<span",
            "<details class=\"includes\"><summary>Includes everything from Junior Engineer</summary>\
             <p class=\"kind\">Junior Engineer</p><ul><li>Peel ",
            "Staff Engineer</a></h2>",
            "Plan<span",
            "<summary>Includes everything from Senior Engineer</summary>",
            "<ul><li>Cook</li></ul><details class=\"includes\"><summary>Includes everything from Junior Engineer",
        ],
    );
    assert_eq!(html.matches("id=\"peel\"").count(), 1, "{html}");
}

#[test]
fn inclusions_in_a_circle_end() {
    let html = render(including(&[(0, 1, Label::Level), (1, 0, Label::Level)]), "");
    assert_eq!(html.matches("class=\"includes\"").count(), 4, "{html}");
}

#[test]
fn inclusions_that_double_with_every_level_end() {
    let all: Vec<_> =
        (0..3).flat_map(|section| (0..60).map(move |_| (section, 2 - section, Label::Level))).collect();
    let html = render(including(&all), "");
    assert_eq!(html.matches("class=\"includes\"").count(), 100);
}

#[test]
fn a_heading_that_repeats_the_title_is_not_shown_twice() {
    let page = "# Cook\n\nCooks feed us.\n\n## Requirements\n\n- Salt\n";
    check(page, "", &["<h1>Cook</h1>", "id=\"cook\"", "Cooks feed us.", "<h2", "Requirements"]);
    check_lacks(page, "", "Cook</h2>");
    check_lacks(page, "", "href=\"#cook\"");
    // What says more is a heading.
    check("---\ntitle: Cook\n---\n# The Cook\n\nx\n", "", &["<h1>Cook</h1>", "The Cook"]);
}

/// A page with a note that two levels name, and one that one of them does.
const NOTED: &str = "\
---
title: Cook
---

## Responsibilities

- Plan the season[^season] with the team

## Senior Cook[^rank]

- Set the menu[^season] and the rest[^season]

## Head Cook

- Set the course

## Links

- [Kitchen](https://example.com/)

[^rank]: A **rank** of its own.
[^season]: Thirteen weeks.

    Four a year.
";

#[test]
fn a_footnote_stands_on_every_page_that_names_it() {
    let season = "<li id=\"rolebook-note-1\">Thirteen weeks. <a href=\"#rolebook-note-1-mark\" \
        aria-label=\"Back to the text\" class=\"back\">\u{21a9}</a><p>Four a year.</p></li>";
    let first = "<sup><a id=\"rolebook-note-1-mark\" href=\"#rolebook-note-1\">1</a></sup>";
    for level in ["", "head-cook/"] {
        check(
            NOTED,
            level,
            &["Plan the season", first, "<section aria-label=\"Notes\" class=\"text notes\"><ol>", season],
        );
    }
    // A mark within a heading's link is no place to lead back to.
    check(NOTED, "", &["<sup>2</sup></a></h2>", season, "A <strong>rank</strong> of its own.</li>"]);
    // What is new comes first there. Its second mark is no place to lead back to.
    let again = "the rest<sup><a href=\"#rolebook-note-1\">1</a></sup>";
    check(NOTED, "senior-cook/", &["Set the menu", first, again, "Plan the season<sup><a href", season]);
    check_lacks(NOTED, "head-cook/", "of its own");
}

#[test]
fn a_footnote_leads_back_to_a_mark_that_is_there() {
    let catalog = catalog_of(NOTED);
    let shared = SharedCatalog::new(catalog.clone());
    let role = &catalog.roles[0];
    let compared = Location::parse("/roles/product/cook/senior-cook/", "?compare=head-cook", "/");
    let compared = yew::props!(AppProps { catalog: shared.clone(), location: compared });
    let matrix =
        MatrixPageProps { catalog: shared, department: role.department.clone(), role: role.slug.clone() };
    let mut pages = ["", "senior-cook/", "head-cook/"].map(|level| render(catalog.clone(), level)).to_vec();
    pages.push(block_on(LocalServerRenderer::<App>::with_props(compared).hydratable(false).render()));
    pages.push(block_on(LocalServerRenderer::<MatrixPage>::with_props(matrix).hydratable(false).render()));
    for html in pages {
        assert!(html.contains("↩"), "no note leads back in {html}");
        for (at, _) in html.match_indices("-mark\" aria-label") {
            let id = html[..at].rsplit_once('#').unwrap().1;
            assert_eq!(html.matches(&format!("id=\"{id}-mark\"")).count(), 1, "{id} in {html}");
        }
    }
}

#[test]
fn a_cell_repeats_only_what_stands_in_its_row() {
    let page = "\
# Cook

| | Junior Cook | Cook | Senior Cook |
|---|---|---|---|
| Sauces | Basic | Good | Expert |
| Bread | None | Basic | Good |
| Soups | Basic | Good | Good |
";
    check(page, "senior-cook/", &["New at this level", "Expert", "Bread", "Good", "Soups", "1 as at Cook"]);
    assert_eq!(render(catalog_of(page), "senior-cook/").matches(" as at ").count(), 1);
}

#[test]
fn what_one_level_says_is_no_summary_of_the_role() {
    let page = "# Cook\n\n## Junior Cook\n\nLearns with help.\n\n## Senior Cook\n\nLeads the kitchen.\n";
    check_lacks(page, "", "class=\"lead\"");
    check_lacks(page, "senior-cook/", "Learns with help.</p></header>");
    let page = format!("{page}\n## About the role\n\nCooks feed us.\n");
    check(&page, "senior-cook/", &["<p class=\"lead\">Cooks feed us.</p>", "Leads the kitchen."]);
}

#[test]
fn the_words_before_a_mark_stay_words() {
    let catalog = catalog_of(NOTED);
    let items = catalog.roles[0].sections.iter().flat_map(|section| section.items());
    let ids: Vec<&str> = items.map(|item| &*item.id).collect();
    assert_eq!(ids[0], "responsibilities--plan-the-season-with-the-team");
    assert_eq!(catalog.roles[0].levels[1].name, "Senior Cook");
}

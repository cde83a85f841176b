use super::*;
use futures::executor::block_on;
use rolebook_model::{PageSource, Site, Source};
use rolebook_search::ROWS;
use yew::LocalServerRenderer;

mod comparison;
mod ladder;
mod not_loaded;
mod vacancies;
mod where_next;

const PRODUCT_MANAGER: &str = "\
---
layout: job_page
title: Product Manager
summary: Decides what comes next.
---

## Role

We decide together.

## Responsibilities

- Keep a roadmap
  - and say what is not on it

## You are _not_ responsible for

- Shipping dates

## Requirements

- Git
- Bonus points: a [handbook](/handbook/)

## Senior Product Manager

A senior:

1. Leads

## Relevant links

- [Elsewhere](https://example.org/)
";

const ENGINEER: &str = "\
---
layout: job_family_page
title: Engineer
summary: Builds.
---

Engineers build.

## Levels

### Engineer

###### Engineer Job Grade

Grade 6.

### Staff Engineer

#### Staff Engineer Responsibilities

- Builds bridges

## Hiring Process

We talk.
";

fn shared() -> SharedCatalog {
    let page = |file: &str, text: &str| PageSource { file: file.to_owned(), text: text.to_owned() };
    let pages =
        vec![page("engineering/engineer.md", ENGINEER), page("product/product-manager.md", PRODUCT_MANAGER)];
    let site = Site {
        name: "Larkspindle".to_owned(),
        description: "What we do.".to_owned(),
        link_base: "https://example.com".to_owned(),
        base_path: "/jobs/".to_owned(),
        ..Site::default()
    };
    SharedCatalog::new(rolebook_reader::catalog(Source { site, pages }))
}

fn location(url: &str) -> Location {
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    Location::parse(path, query, "/jobs/")
}

fn render(url: &str) -> String {
    let props = yew::props!(AppProps { catalog: shared(), location: location(url) });
    block_on(LocalServerRenderer::<App>::with_props(props).hydratable(false).render())
}

/// What each piece says must stand on the page at `url`, in this order.
#[track_caller]
fn check(url: &str, pieces: &[&str]) {
    let page = render(url);
    let mut rest = page.as_str();
    for piece in pieces {
        let after = rest.split_once(piece).map(|(_, after)| after);
        assert!(after.is_some(), "{url} lacks {piece:?} in:\n{rest}");
        rest = after.unwrap_or_default();
    }
}

#[track_caller]
fn check_lacks(url: &str, piece: &str) {
    let page = render(url);
    assert!(!page.contains(piece), "{url} has {piece:?}:\n{page}");
}

#[track_caller]
fn check_title(url: &str, expect: &str) {
    assert_eq!(title(shared().catalog(), &location(url)), expect);
}

const ROLE: &str = "/jobs/roles/product/product-manager/";
const SENIOR: &str = "/jobs/roles/product/product-manager/senior-product-manager/";

#[test]
fn the_directory_lists_the_roles_by_department() {
    check(
        "/jobs/",
        &[
            "<a href=\"/jobs/\">Larkspindle</a>",
            "<h1>Find your role</h1><p class=\"lead\">What we do.</p>",
            "<label for=\"rolebook-search\">Search roles</label>",
            "<legend>Department</legend>",
            "<legend>Level</legend>",
            "<div role=\"status\"><p>2 roles</p></div>",
            "aria-label=\"Roles\"",
            "<a href=\"/jobs/roles/engineering/\">Engineering</a></h2>",
            "<h3><a href=\"/jobs/roles/engineering/engineer/\">Engineer</a></h3>",
            "Builds.",
            "2 levels, Intermediate to Staff",
            "<a href=\"/jobs/roles/product/\">Product</a></h2>",
            "<h3><a href=\"/jobs/roles/product/product-manager/\">Product Manager</a></h3>",
            "2 levels, Intermediate to Senior",
        ],
    );
}

#[test]
fn a_department_lists_its_roles_and_leads_to_all_others() {
    check(
        "/jobs/roles/product/",
        &[
            "<nav aria-label=\"You are here\"",
            "<a href=\"/jobs/\">All roles</a>",
            "<h1>Product</h1><p class=\"lead\">1 role</p>",
            "<h3><a href=\"/jobs/roles/product/product-manager/\">Product Manager</a></h3>",
            "<p class=\"summary\">Decides what comes next.</p>",
            "2 levels, Intermediate to Senior",
            "<a href=\"/jobs/?department=product\">Search and filter these roles</a>",
        ],
    );
    check_lacks("/jobs/roles/product/", "Engineer");
    check_title("/jobs/roles/product/", "Product – Larkspindle");
}

#[test]
fn a_department_without_roles_is_not_there() {
    check("/jobs/roles/legal/", &["<h1>This page is not here</h1>"]);
}

#[test]
fn the_search_field_is_empty_and_no_box_is_ticked() {
    check("/jobs/", &["<input value=\"\""]);
    check_lacks("/jobs/", " checked");
}

#[test]
fn a_filter_narrows_the_directory_and_can_be_taken_off() {
    let url = "/jobs/?q=roadmap&department=product";
    check(
        url,
        &[
            "value=\"roadmap\"",
            "Filter, 1 chosen",
            "checked",
            "id=\"rolebook-department-product\"",
            "<div role=\"status\"><p>1 role</p></div>",
            "<a href=\"/jobs/?department=product\" aria-label=\"Remove “roadmap”\">“roadmap”</a>",
            "<a href=\"/jobs/?q=roadmap\" aria-label=\"Remove Department: Product\">Department: Product</a>",
            "<a href=\"/jobs/\">Clear all</a>",
        ],
    );
    check_lacks(url, "roles/engineering/engineer");
    check("/jobs/", &["hidden=\"hidden\""]);
}

#[test]
fn a_choice_that_leaves_nothing_is_disabled_and_stays() {
    let expect =
        r#"value="staff" id="rolebook-level-staff" type="checkbox" name="level" disabled="disabled""#;
    check("/jobs/?q=roadmap", &[expect]);
    check_lacks("/jobs/", "disabled");
}

#[test]
fn matches_are_shown_with_their_section() {
    check(
        "/jobs/?q=roadmap",
        &[
            "<a href=\"/jobs/?q=roadmap&amp;sort=title\">Title</a>",
            "<h3><a href=\"/jobs/roles/product/product-manager/\">Product Manager</a></h3>",
            "<a href=\"/jobs/roles/product/product-manager/#responsibilities--keep-a-roadmap\">",
            "<span class=\"step\">Responsibilities</span><span class=\"excerpt\">Keep a <mark>roadmap</mark>",
        ],
    );
}

#[test]
fn a_typo_is_corrected_and_the_correction_is_shown() {
    check("/jobs/?q=raodmap", &["<p>1 role</p><p class=\"note\">", "Shown instead: roadmap."]);
}

#[test]
fn roles_and_levels_can_be_chosen_for_a_comparison() {
    check(
        "/jobs/?compare=product/product-manager/senior-product-manager",
        &[
            "Choose what to compare with Senior Product Manager",
            "<a href=\"/jobs/\">Cancel</a>",
            "<h2 id=\"rolebook-in-engineering\"><a href=\"/jobs/?department=engineering&amp;compare=",
            "<h3><a href=\"/jobs/roles/product/product-manager/senior-product-manager/?compare=engineering/engineer\">",
            "<a href=\"/jobs/roles/product/product-manager/senior-product-manager/?compare=engineering/engineer\">",
            "?compare=engineering/engineer/staff-engineer\">Staff Engineer</a>",
            // Of two levels of one role the lower one comes first.
            "<a href=\"/jobs/roles/product/product-manager/product-manager/?compare=senior-product-manager\">",
        ],
    );
    check(
        "/jobs/?q=bridges&compare=product/product-manager",
        &[
            "<a href=\"/jobs/roles/product/product-manager/?compare=engineering/engineer/staff-engineer\"><span class=\"step\">",
        ],
    );
    check_lacks("/jobs/?compare=product/nobody", "Choose what to compare");
}

#[test]
fn an_empty_directory_has_advice() {
    check("/jobs/?q=roadmap&department=engineering", &["No roles match", "Clear all", "Try fewer words"]);
}

#[test]
fn an_empty_directory_says_which_word_has_no_match() {
    check(
        "/jobs/?q=roadmap+zebra&compare=engineering/engineer",
        &[
            "<p>No roles match</p><p class=\"note\">No role has “zebra”.</p>",
            "<a href=\"/jobs/?q=roadmap&amp;compare=engineering%2Fengineer\">Without “zebra”: 1 role</a>",
        ],
    );
    check("/jobs/?q=roadmap+bridges", &["<p>No roles match</p></div>", "Try fewer words"]);
}

#[test]
fn a_role_page_shows_each_part_in_its_order() {
    check(
        ROLE,
        &[
            "<a href=\"/jobs/\">All roles</a>",
            "<a href=\"/jobs/roles/product/\">Product</a>",
            "<h1>Product Manager</h1>",
            "aria-label=\"On this page\"",
            "<h2 id=\"role\">Role</h2>",
            "<p>We decide together.</p>",
            "<h2 id=\"responsibilities\">Responsibilities</h2>",
            "<ul><li id=",
            "Keep a roadmap",
            "<ul><li>and say what is not on it</li></ul></li></ul>",
            "Not your job",
            "You are <em>not</em> responsible for</h2>",
            "Shipping dates",
            "<h2 id=\"requirements\">Requirements</h2>",
            "Git",
            "Bonus points: a <a href=\"https://example.com/handbook/\" rel=\"noopener noreferrer\" data-note=\"1\">handbook</a>",
            "<a href=\"/jobs/roles/product/product-manager/senior-product-manager/\">\
             Senior Product Manager</a></h2>",
            "<ol><li id=",
            "Leads",
            "<a href=\"https://example.org/\" rel=\"noopener noreferrer\" data-note=\"2\">Elsewhere</a>",
        ],
    );
}

#[test]
fn the_ladder_links_every_level_and_marks_the_current_one() {
    check(
        ROLE,
        &[
            "aria-label=\"Levels\"",
            "<a href=\"/jobs/roles/product/product-manager/\" aria-current=\"page\">",
            "All levels",
            "<a href=\"/jobs/roles/product/product-manager/product-manager/\">",
            "<span class=\"seniority\">Intermediate</span>",
            "<a href=\"/jobs/roles/product/product-manager/senior-product-manager/\">",
        ],
    );
    check(
        SENIOR,
        &[
            "<a href=\"/jobs/roles/product/product-manager/\"><span class=\"name\">All levels",
            "<a href=\"/jobs/roles/product/product-manager/senior-product-manager/\" aria-current=\"page\">",
            "Previous level",
            "Product Manager",
        ],
    );
}

#[test]
fn a_level_page_separates_its_own_sections_from_shared_ones() {
    check(
        SENIOR,
        &[
            "<a href=\"/jobs/roles/product/product-manager/\">Product Manager</a></li></ol></nav>",
            "<h1>Senior Product Manager</h1>",
            "<h2 id=\"senior-product-manager\">New at this level</h2>",
            "A senior:",
            "Leads",
            "<h2 id=\"rolebook-shared\">Shared by all levels</h2>",
            "Product Manager · Senior Product Manager",
            "<h3 id=\"role\">Role</h3>",
            "You are <em>not</em> responsible for</h3>",
        ],
    );
}

#[test]
fn notes_have_a_place_where_a_level_has_items() {
    let place = "<rolebook-notes level=\"product/product-manager/senior-product-manager\" label=\"My notes\"";
    check(SENIOR, &[place, "</rolebook-notes></header>"]);
    for path in [ROLE, "/jobs/", "/jobs/roles/product/"] {
        check_lacks(path, "<rolebook-notes");
    }
    let of_cook = |text: &str| {
        let page = format!("---\ntitle: Cook\n---\n\n## Responsibilities\n\n{text}\n");
        pages::render(pages::catalog_of(&page), "")
    };
    assert!(of_cook("- Cooks").contains("<rolebook-notes level=\"product/cook/cook\""));
    assert!(!of_cook("Cooks").contains("<rolebook-notes"));
}

#[test]
fn the_base_level_shows_the_sections_of_the_page() {
    let base_level = "/jobs/roles/product/product-manager/product-manager/";
    check(
        base_level,
        &["Only at this level", "The page says nothing", "Shared by all levels", "Keep a roadmap"],
    );
    check_lacks(base_level, "Leads");
}

#[test]
fn other_levels_stay_off_a_level_page() {
    let staff = "/jobs/roles/engineering/engineer/staff-engineer/";
    check(staff, &["Builds bridges", "Engineers build.", "We talk."]);
    check_lacks(staff, "Grade 6");
    check_lacks(staff, ">Levels</h3>");
}

#[test]
fn headings_leave_no_rank_out() {
    check(
        "/jobs/roles/engineering/engineer/",
        &[
            "<h2 id=\"levels\">",
            "<h3 id=\"engineer\">",
            "<h4 id=",
            "Grade 6",
            "<h3 id=",
            "<h4 id=",
            "<h2 id=",
        ],
    );
}

#[test]
fn a_missing_page_links_back() {
    for path in
        ["/jobs/nowhere/", "/jobs/roles/product/cook/", "/jobs/roles/product/product-manager/chief/", "/"]
    {
        check(path, &["<h1>This page is not here</h1>", "action=\"/jobs/\"", "name=\"q\"", "All roles"]);
    }
}

#[test]
fn every_page_has_a_title_of_its_own() {
    check_title("/jobs/", "Larkspindle");
    check_title(ROLE, "Product Manager – Larkspindle");
    check_title(SENIOR, "Senior Product Manager – Larkspindle");
    let base_level = "/jobs/roles/product/product-manager/product-manager/";
    check_title(base_level, "Intermediate level of Product Manager – Larkspindle");
    check_title("/jobs/nowhere/", "This page is not here – Larkspindle");
}

#[test]
fn rendering_twice_gives_the_same() {
    for url in ["/jobs/", "/jobs/?q=git&level=senior", ROLE, SENIOR, "/jobs/nowhere/"] {
        assert_eq!(render(url), render(url));
    }
}

mod pages;

#[test]
fn a_list_that_ends_early_leads_to_the_departments() {
    let links = |roles: usize| {
        let page =
            |number| PageSource { file: format!("yard/{number}.md"), text: format!("# Smith {number}") };
        let source = Source { site: Site::default(), pages: (0..roles).map(page).collect() };
        let catalog = SharedCatalog::new(rolebook_reader::catalog(source));
        let props = yew::props!(AppProps { catalog: catalog, location: Location::parse("/", "", "/") });
        let page = block_on(LocalServerRenderer::<App>::with_props(props).hydratable(false).render());
        let (_, list) = page.rsplit_once("aria-label=\"Department\"").unwrap();
        list.split_once("</ul>").unwrap().0.to_owned()
    };
    let rest = "class=\"department-links\"><li><a href=\"/roles/yard/\">Yard</a></li>";
    assert_eq!(links(ROWS), format!(" hidden=\"hidden\" {rest}"));
    assert_eq!(links(ROWS + 1), format!(" {rest}"));
}

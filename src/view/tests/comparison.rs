//! Two roles or levels beside each other, and what print has below a page.

use super::*;

const SENIOR_WITH_BASE: &str =
    "/jobs/roles/product/product-manager/senior-product-manager/?compare=product-manager";
const BASE_WITH_SENIOR: &str =
    "/jobs/roles/product/product-manager/product-manager/?compare=senior-product-manager";
const SENIOR_WITH_STAFF: &str =
    "/jobs/roles/product/product-manager/senior-product-manager/?compare=engineering/engineer/staff-engineer";

#[test]
fn a_comparison_names_its_sides_and_leads_to_them() {
    check(
        SENIOR_WITH_BASE,
        &[
            "<a href=\"/jobs/roles/product/product-manager/\">Product Manager</a></li></ol></nav>",
            "<h1>Senior Product Manager and Product Manager</h1>",
            "<section aria-label=\"Comparison\"",
            "<a href=\"/jobs/roles/product/product-manager/product-manager/\
             ?compare=senior-product-manager\">Swap sides</a>",
            "<a href=\"/jobs/roles/product/product-manager/senior-product-manager/\">Senior Product Manager</a>",
            "<a href=\"/jobs/roles/product/product-manager/product-manager/\">Product Manager</a>",
        ],
    );
}

#[test]
fn one_sentence_says_how_the_sides_differ() {
    check(SENIOR_WITH_BASE, &["<p class=\"tally\"><bdi>2 new at Senior</bdi>, <bdi>6 the same</bdi></p>"]);
    check(BASE_WITH_SENIOR, &["<p class=\"tally\"><bdi>2 new at Senior</bdi>, <bdi>6 the same</bdi></p>"]);
    check(
        "/jobs/roles/product/product-manager/?compare=engineering/engineer",
        &["<p class=\"tally\"><bdi>4 only in Engineer</bdi>, <bdi>8 only in Product Manager</bdi></p>"],
    );
}

#[test]
fn what_differs_comes_before_what_is_the_same_which_is_folded() {
    check(
        SENIOR_WITH_BASE,
        &[
            "<h2>Role</h2><details class=\"alike\"><summary>The same (1)</summary>",
            "<div class=\"text side both\"><p>We decide together.</p></div>",
            "<h2>Level</h2>",
            "<p class=\"state\">On one side only</p>",
            "<div class=\"text side one\"><p class=\"of\">Senior Product Manager</p><p>A senior:</p></div>",
        ],
    );
    check(
        "/jobs/roles/product/product-manager/?compare=engineering/engineer",
        &["<p class=\"of\">Engineer</p>"],
    );
}

#[test]
fn what_either_side_has_alone_stands_beside_what_the_other_has() {
    let page = render("/jobs/roles/product/product-manager/?compare=engineering/engineer");
    let rows: Vec<&str> = page.split("class=\"pair\"").skip(1).collect();
    let full = rows.iter().filter(|row| row.contains("side one") && row.contains("side other"));
    assert!(full.count() > 0);
    // Both sides begin in the first row of a group, and the longer one ends it.
    for group in page.split("data-state=\"alone\"").skip(1) {
        let cells: Vec<bool> =
            group.split("class=\"pair\"").skip(1).map(|row| row.contains("side other")).collect();
        assert!(cells.is_sorted_by(|one, next| one >= next || !group.contains("side one")));
    }
}

#[test]
fn a_side_compared_with_itself_has_no_differences() {
    let same = "/jobs/roles/product/product-manager/?compare=product/product-manager";
    check(same, &["<h1>Product Manager and Product Manager</h1>", "No differences", "We decide together."]);
    check_lacks(SENIOR_WITH_BASE, "No differences");
}

#[test]
fn the_other_side_may_be_of_another_role() {
    check(SENIOR_WITH_STAFF, &["<h1>Senior Product Manager and Staff Engineer</h1>", "Builds bridges"]);
    check_title(SENIOR_WITH_STAFF, "Senior Product Manager and Staff Engineer – Larkspindle");
    check(
        "/jobs/roles/product/product-manager/?compare=product-manager",
        &["<h1>Product Manager and Intermediate level of Product Manager</h1>"],
    );
}

#[test]
fn a_comparison_has_no_ids_of_its_text() {
    check_lacks(SENIOR_WITH_BASE, "id=\"responsibilities");
}

#[test]
fn what_is_compared_with_nothing_leads_back() {
    let gone = "/jobs/roles/product/product-manager/senior-product-manager/?compare=chief";
    check(
        gone,
        &[
            "<h1>There is nothing to compare with</h1>",
            "<a href=\"/jobs/roles/product/product-manager/senior-product-manager/\">\
             Back to Senior Product Manager</a>",
        ],
    );
    check_title(gone, "There is nothing to compare with – Larkspindle");
    assert!(!has_page(shared().catalog(), &location(gone)));
    assert!(has_page(shared().catalog(), &location(SENIOR_WITH_BASE)));
}

#[test]
fn links_out_of_the_site_have_numbered_addresses_below_the_page() {
    check(
        ROLE,
        &[
            "data-note=\"1\">handbook</a>",
            "data-note=\"2\">Elsewhere</a>",
            "<section class=\"footnotes\"><h2>Links</h2>\
             <ol><li>https://example.com/handbook/</li><li>https://example.org/</li></ol></section></main>",
        ],
    );
    check_lacks("/jobs/", "footnotes");
}

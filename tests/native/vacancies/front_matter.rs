//! Vacancies that pages describe in their front matter, beside those of the file and of boards.

use super::{assign_all, page, print, source, states};
use crate::folder::{Folder, rolebook};
use std::fs;

const FACTS: &str =
    "location: Lisbon, Portugal\napply_url: https://jobs.example.com/1\ndate_posted: 2026-11-02";

/// Assigns the vacancies of a site with a cook's page with these lines, and those in a file; compares the roles.
#[track_caller]
fn check(lines: &str, file: Option<&str>, expect: &str) {
    let source = source(vec![page("kitchen/cook.md", "Cook", lines)]);
    let (catalog, assigned) = assign_all(&source, file.map(|text| ("vacancies.yml", text)), vec![]);
    assert_eq!(states(&catalog), expect, "{lines}");
    assert_eq!(print(&assigned), "", "{lines}");
}

#[test]
fn a_page_with_facts_is_open_unless_something_else_says_more() {
    let of_page = "cook open: https://jobs.example.com/1, 2026-11-02, Lisbon/Portugal";
    check(FACTS, None, of_page);
    check(&format!("{FACTS}\nvacancy: open"), None, of_page);
    check(&format!("{FACTS}\nvacancy: closed"), None, "cook closed");
    check(&format!("{FACTS}\nfilled: true"), None, "cook closed");
    check("department: kitchen\nteam: Soup", None, "");
    let in_file = "- role: kitchen/cook\n  apply: https://jobs.example.com/2\n  posted: 2026-11-03\n  location: Leeds, UK\n";
    check(FACTS, Some(in_file), "cook open: https://jobs.example.com/2, 2026-11-03, Leeds/UK");
    check(
        FACTS,
        Some("others: closed"),
        "cook closed\nproduct-manager closed\nproduct-manager-growth closed",
    );
    // The board is not loaded, and may say more.
    check(&format!("{FACTS}\nlever: abc"), None, "");
}

#[test]
fn pages_show_the_vacancy_and_data_only_what_is_sure() {
    let shell = "<html lang=\"en\"><head><!-- rolebook build: head --></head><body>\
                 <!-- rolebook build: page --><!-- rolebook build: data --></body></html>";
    let page = |facts: &str| format!("---\ntitle: Cook\n{facts}\n---\n\n## Responsibilities\n\n- Help\n");
    let folder = Folder::with(&[
        ("app/index.html", shell),
        ("roles/site.toml", "name = \"Lark\""),
        ("roles/kitchen/cook.md", &page(&format!("{FACTS}\nsalary: competitive"))),
        ("roles/kitchen/chef.md", &page("location: Austin, Georgia\ndate: 2026-11-02")),
    ]);
    let run = rolebook(folder.path(), &["build", "--app", "app", "--out", "site", "--today", "2026-11-22"]);
    let expect = "rolebook: front matter: 2 vacancies, of kitchen/chef.md, kitchen/cook.md\n\
        roles/kitchen/chef.md:3:1: vacancy-fact: search engines do not show this vacancy, since it lacks \
        jobLocation.address.addressCountry (\"Georgia\" may be a country or a part of one): say it plainly, or list the vacancy in vacancies.toml\n\
        roles/kitchen/cook.md:6:1: vacancy-fact: `salary`: \"competitive\" names no amount, so it is left out of the \
        vacancy: write it as in `EUR 70000-90000 per year`\n";
    assert_eq!((run.code, run.error.as_str()), (Some(0), expect));
    let read =
        |path: &str| fs::read_to_string(folder.path().join("site").join(path).join("index.html")).unwrap();
    let cook = read("roles/kitchen/cook");
    assert!(
        cook.contains("href=\"https://jobs.example.com/1\"") && cook.contains("\"JobPosting\""),
        "{cook}"
    );
    assert!(!cook.contains("baseSalary"), "{cook}");
    let chef = read("roles/kitchen/chef");
    assert!(chef.contains("Austin, Georgia") && !chef.contains("\"JobPosting\""), "{chef}");
    assert!(read("").contains("Open: Lisbon"));
}

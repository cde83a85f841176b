//! Vacancies on the pages that the command renders and builds.

use super::PRODUCT_MANAGER;
use crate::folder::{Folder, Run, rolebook};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

const GROWTH: &str =
    "---\ntitle: Product Manager, Growth\nvacancy: closed\n---\n\n## Responsibilities\n\n- Test\n";
const VACANCIES: &str = "\
- role: product/product-manager-growth
  apply: https://jobs.example.com/growth
- role: product/product-manager
  level: senior-product-manager
  location: Lisbon, Portugal
  apply: https://jobs.example.com/senior
  posted: 2026-11-02
  valid_through: 2026-12-31
";

fn folder(more: &[(&str, &str)]) -> Folder {
    let pages = [
        ("roles/product/product-manager.md", PRODUCT_MANAGER),
        ("roles/product/product-manager-growth.md", GROWTH),
        ("roles/vacancies.yml", VACANCIES),
    ];
    Folder::with(&[&pages, more].concat())
}

/// The HTML of pages by URL.
fn pages(run: &Run) -> BTreeMap<String, String> {
    let page = |line: &str| {
        let page: Value = serde_json::from_str(line).unwrap();
        (page["url"].as_str().unwrap().to_owned(), page["html"].as_str().unwrap().to_owned())
    };
    run.out.lines().map(page).collect()
}

/// The pages with links to apply, each with the last part of the address.
fn applied(run: &Run) -> Vec<(String, String)> {
    let links = |(url, html): (String, String)| {
        let addresses = html.split("href=\"https://jobs.example.com/").skip(1);
        let addresses: Vec<String> =
            addresses.map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect();
        addresses.into_iter().map(move |address| (url.clone(), address))
    };
    pages(run).into_iter().flat_map(links).collect()
}

const SENIOR: &str = "/roles/product/product-manager/senior-product-manager/";

#[test]
fn only_pages_of_an_open_role_link_to_its_application() {
    let folder = folder(&[]);
    let run = rolebook(folder.path(), &["render", "--today", "2026-11-22"]);
    assert_eq!(run.code, Some(0), "{}", run.error);
    // Each has the link above its text and once more below it.
    let role = "/roles/product/product-manager/";
    let expect = [role, role, SENIOR, SENIOR];
    assert_eq!(applied(&run), expect.map(|url| (url.to_owned(), "senior".to_owned())));
    let growth = &pages(&run)["/roles/product/product-manager-growth/"];
    assert!(growth.contains("Not open now") && !growth.contains("Apply"), "{growth}");
    for index in ["/", "/roles/product/"] {
        let page = &pages(&run)[index];
        assert!(page.contains("Open: Lisbon") && !page.contains("Apply"), "{page}");
    }
}

#[test]
fn a_vacancy_expires_between_two_builds() {
    let folder = folder(&[]);
    let run = rolebook(folder.path(), &["render", "--today", "2027-01-01"]);
    assert_eq!(applied(&run), []);
    assert!(pages(&run)[SENIOR].contains("Not open now"));
    let outline = rolebook(folder.path(), &["outline", "roles", "--today", "2027-01-01"]);
    let finding = "vacancies.yml:8:18: vacancy-date: expired on 2026-12-31, so it is not shown";
    assert!(outline.out.contains(finding), "{}", outline.out);
}

#[test]
fn a_build_prints_findings_and_succeeds() {
    let shell = "<html lang=\"en\"><head><!-- rolebook build: head --></head><body>\
                 <!-- rolebook build: page --><!-- rolebook build: data --></body></html>";
    let folder = folder(&[("app/index.html", shell)]);
    let run = rolebook(folder.path(), &["build", "--app", "app", "--out", "site", "--today", "2026-11-22"]);
    let expect = "roles/vacancies.yml:1:3: closed-role: product/product-manager-growth.md sets `vacancy: closed`, so \
                  this is not shown: delete one or the other\n";
    assert_eq!((run.code, run.error.as_str()), (Some(0), expect));
    let page = fs::read_to_string(folder.path().join("site").join(&SENIOR[1..]).join("index.html")).unwrap();
    assert!(page.contains("href=\"https://jobs.example.com/senior\""), "{page}");
}

#[test]
fn a_board_is_given_as_a_file() {
    let jobs = r#"{"jobs": [{"id": 7, "title": "PM", "absolute_url": "https://jobs.example.com/seven"}]}"#;
    let more = "---\ntitle: Cook\ngreenhouse: 7\n---\n\n## Responsibilities\n\n- Help\n";
    let folder = folder(&[("board.json", jobs), ("roles/kitchen/cook.md", more)]);
    let run = rolebook(
        folder.path(),
        &["render", "--greenhouse", "board.json", "--today", "2026-11-22", "/roles/kitchen/cook/"],
    );
    let applied_once = ("/roles/kitchen/cook/".to_owned(), "seven".to_owned());
    assert_eq!(applied(&run), [applied_once.clone(), applied_once]);
    let run = rolebook(folder.path(), &["render", "--lever", "nowhere.json"]);
    assert!(run.error.starts_with("rolebook: nowhere.json: cannot be read ("), "{}", run.error);
}

#[test]
fn two_files_of_vacancies_are_refused() {
    let folder = folder(&[("roles/vacancies.toml", "")]);
    let run = rolebook(folder.path(), &["render"]);
    let expect =
        "rolebook: roles/vacancies.toml: roles/vacancies.yml exists too, keep all vacancies in one of them\n";
    assert_eq!((run.code, run.error.as_str()), (Some(1), expect));
}

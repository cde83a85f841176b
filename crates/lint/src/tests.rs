//! Pages in, findings out: each rule on pages that break it, and on similar ones that do not.

use super::findings;
use rolebook_model::{Finding, PageSource, Position, Rule, Site, Source};
use rolebook_reader::catalog_and_pages;
use std::collections::BTreeMap;

mod excess;
mod front_matter;
mod items;
mod links;
mod literal;
mod structure;
mod wording;

/// The findings of the first of `pages`, which are files with their texts.
fn found(site: &Site, pages: &[(&str, &str)]) -> Vec<Finding> {
    let page =
        |(file, text): &(&str, &str)| PageSource { file: (*file).to_owned(), text: (*text).to_owned() };
    let source = Source { site: site.clone(), pages: pages.iter().map(page).collect() };
    let (catalog, parsed) = catalog_and_pages(&source);
    let mut found = findings(&source, &catalog, &parsed, BTreeMap::new());
    found.remove(pages[0].0).unwrap_or_default()
}

/// Checks a page with a title, `body` and nothing that is missing; `expected` are findings as `code line:column+length`.
fn check(body: &str, expected: &[&str]) {
    check_site(&[("bakery/baker.md", &page(body))], expected);
}

/// A page on which `body` begins on line 4, and whose end has what a role page must have.
fn page(body: &str) -> String {
    format!(
        "---\ntitle: Baker\n---\n{body}\n\n## Duties\n\n- The day's work\n\n## Who you are\n\n- Patience and care\n"
    )
}

/// Checks the first of some pages.
fn check_site(pages: &[(&str, &str)], expected: &[&str]) {
    let link_base = "https://www.example.com".to_owned();
    // Where images may come from is no matter here.
    let site = Site {
        origin: link_base.clone(),
        link_base,
        findings: vec![(Rule::ImageOrigin, None)],
        ..Site::default()
    };
    let found = found(&site, pages);
    assert_eq!(written(&found), expected, "in {:?}: {found:?}", pages[0].1);
}

fn written(found: &[Finding]) -> Vec<String> {
    let place = |Position { line, column }: Position| format!("{line}:{column}");
    let write = |finding: &Finding| {
        let length = if finding.length > 0 { format!("+{}", finding.length) } else { String::new() };
        let see = finding.see.map_or(String::new(), |see| format!(" see {}", place(see)));
        format!("{} {}{length}{see}", finding.rule.code(), place(finding.position))
    };
    found.iter().map(write).collect()
}

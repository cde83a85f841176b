//! Vacancies in files and on job boards are assigned to the roles that they name, and to no others.

mod boards;
mod every_board;
mod file;
mod front_matter;
mod limits;
mod more_boards;
mod pages;

use jiff::civil::{Date, date};
use rolebook_model::{Catalog, PageSource, Role, Site, Source, Vacancy};
use rolebook_site::vacancies::{Assigned, Board, PayRules, VacancyFiles, assign};

/// The date on which the tests' sites are built.
const TODAY: Date = date(2026, 11, 22);

const PRODUCT_MANAGER: &str = "\
---
title: Product Manager
---

## Responsibilities

- Keep a roadmap

## Senior Product Manager

- Lead
";

/// A page with a title and little else, and `more` lines of front matter.
fn page(file: &str, title: &str, more: &str) -> PageSource {
    let text = format!("---\ntitle: {title}\n{more}\n---\n\n## Responsibilities\n\n- Help\n");
    PageSource { file: file.to_owned(), text }
}

/// A site of two roles, the path of one of which is a prefix of the other's, and those of `more`.
fn source(more: Vec<PageSource>) -> Source {
    let manager =
        PageSource { file: "product/product-manager.md".to_owned(), text: PRODUCT_MANAGER.to_owned() };
    let growth = page("product/product-manager-growth.md", "Product Manager, Growth", "");
    let site = Site { name: "Larkspindle".to_owned(), ..Site::default() };
    Source { site, pages: [vec![manager, growth], more].concat() }
}

/// The catalog of a site with the vacancies in a file of this name, or on boards.
fn assign_all(source: &Source, file: Option<(&str, &str)>, boards: Vec<Board>) -> (Catalog, Assigned) {
    let file = file.map(|(name, text)| PageSource { file: name.to_owned(), text: text.to_owned() });
    let (mut catalog, pages) = rolebook_reader::catalog_and_pages(source);
    let assigned = assign(&mut catalog, &pages, &VacancyFiles { file, boards }, &PayRules::Off, TODAY);
    (catalog, assigned)
}

/// The roles with a known availability, a line each with their vacancies: `slug open: level, title, place`.
fn states(catalog: &Catalog) -> String {
    let known = catalog.roles.iter().filter(|role| role.availability.is_some() || !role.vacancies.is_empty());
    known.map(|role| state(role)).collect::<Vec<_>>().join("\n")
}

fn state(role: &Role) -> String {
    let availability = role.availability.map_or("unknown", |availability| availability.name());
    let vacancies: Vec<String> = role.vacancies.iter().map(show).collect();
    format!("{} {availability}: {}", role.slug, vacancies.join("; ")).trim_end_matches(": ").to_owned()
}

fn show(vacancy: &Vacancy) -> String {
    let places = vacancy.places.iter().map(|place| {
        let parts = [&place.locality, &place.region, &place.country];
        parts.iter().filter(|part| !part.is_empty()).map(|part| part.as_str()).collect::<Vec<_>>().join("/")
    });
    let remote = vacancy.is_remote.then(|| format!("remote {}", vacancy.countries.join("+")));
    let employment = vacancy.employment.iter().map(|kind| kind.name().to_owned());
    let pay = vacancy
        .pay
        .as_ref()
        .map(|pay| format!("{} {}-{} {}", pay.currency, pay.least, pay.most, pay.per.name()));
    let texts = [
        &vacancy.level,
        &vacancy.title,
        &vacancy.apply,
        &vacancy.posted,
        &vacancy.valid_through,
        &vacancy.identifier,
    ];
    let texts = texts.into_iter().cloned();
    let all = texts.chain(places).chain(remote).chain(employment).chain(pay);
    all.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The findings as they are printed.
fn print(assigned: &Assigned) -> String {
    let lines = assigned.findings.iter().flat_map(|(file, findings)| {
        findings.iter().map(move |finding| {
            let (rule, at) = (finding.rule.name(), finding.position);
            format!("{file}:{}:{}: {rule}: {finding}", at.line, at.column)
        })
    });
    lines.collect::<Vec<_>>().join("\n")
}

//! Texts in every source of vacancies → what people see, and what search engines get as JSON-LD.

mod fields;
mod missing;
mod pay;
mod places;
mod postings;
mod random_boards;
mod shapes;

use super::boards;
use super::provider::Provider;
use super::{Assigned, PayRules, VacancyFiles, assign};
use crate::structured_data::tests::things;
use jiff::civil::{Date, date};
use rolebook_model::{Catalog, PageSource, Site, Source, Vacancy};
use serde_json::{Value, json};

const TODAY: Date = date(2026, 11, 22);
const ROLE: &str = "/roles/bakery/baker/";

/// A site with one baker, who has these lines of front matter and these files.
fn made(lines: &str, files: &VacancyFiles) -> (Catalog, Assigned) {
    let text = format!("---\ntitle: Baker\n{lines}\n---\n\n## Responsibilities\n\n- Bake\n");
    let page = PageSource { file: "bakery/baker.md".to_owned(), text };
    let site = Site { name: "Lark".to_owned(), ..Site::default() };
    let (mut catalog, pages) = rolebook_reader::catalog_and_pages(&Source { site, pages: vec![page] });
    let assigned = assign(&mut catalog, &pages, files, &PayRules::Off, TODAY);
    (catalog, assigned)
}

/// The site of an entry in `vacancies.json` with these keys.
fn of_file(mut entry: Value) -> (Catalog, Assigned) {
    entry["role"] = json!("bakery/baker");
    let file = PageSource { file: "vacancies.json".to_owned(), text: json!([entry]).to_string() };
    made("", &VacancyFiles { file: Some(file), boards: Vec::new() })
}

/// The site of a baker with a posting of Greenhouse that has these fields.
fn of_board(mut job: Value) -> (Catalog, Assigned) {
    job["id"] = json!(1);
    let board = boards::read(Provider::Greenhouse, &json!({ "jobs": [job] }).to_string()).unwrap();
    made("greenhouse: 1", &VacancyFiles { file: None, boards: vec![board] })
}

/// The only vacancy of a site and its `JobPosting`, which is null where it has none.
fn vacancy_and_posting(catalog: &Catalog) -> (Vacancy, Value) {
    let vacancy = catalog.roles[0].vacancies.first().cloned().unwrap_or_default();
    (vacancy, things(catalog, ROLE, "JobPosting").pop().unwrap_or_default())
}

/// The values of a property: none, one or a list.
fn values(value: &Value) -> Vec<&Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(values) => values.iter().collect(),
        value => vec![value],
    }
}

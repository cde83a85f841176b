//! Texts and lists of any size, from files and job boards: what a page gets of them keeps to the limits.

use super::every_board::xml;
use super::{TODAY, assign_all, page, print, source};
use proptest::collection::vec;
use proptest::prelude::*;
use rolebook_model::limits::{
    LARGEST_VACANCY_TEXTS, LONGEST_ADDRESS, LONGEST_MESSAGE, LONGEST_NAME, LONGEST_TEXT, MOST_PLACES,
    MOST_VACANCIES, MOST_VACANCIES_OF_ROLE,
};
use rolebook_model::{Catalog, Source};
use rolebook_site::vacancies::{Assigned, PayRules, Provider, VacancyFiles, assign};
use serde_json::{Value, json};

/// Far longer than any text may be, and far more than any list may hold.
const HUGE: usize = 100_000;

/// The catalog of a site whose cook names these postings of a board, and what is reported.
fn of_board(provider: Provider, board: &Value, named: &str) -> (Catalog, Assigned) {
    let text = if provider == Provider::Personio { xml("workzag-jobs", board) } else { board.to_string() };
    let folder = crate::folder::Folder::with(&[("board.json", &text)]);
    let boards = [(provider, folder.path().join("board.json"))];
    let files = VacancyFiles::load(folder.path(), &boards).unwrap();
    let source =
        source(vec![page("kitchen/cook.md", "Cook", &format!("board:\n  {}: {named}", provider.name()))]);
    of_files(&source, &files)
}

/// A board of a provider whose postings are these; each has the id 1.
fn board_of(provider: Provider, mut job: Value) -> Value {
    job["id"] = json!("1");
    match provider {
        Provider::Lever => json!([job]),
        Provider::Greenhouse | Provider::Ashby => json!({ "jobs": [job] }),
        Provider::Personio => json!({ "position": [job] }),
        Provider::Recruitee => json!({ "offers": [job] }),
        Provider::SmartRecruiters => json!({ "content": [job] }),
        Provider::Workable => {
            job["shortcode"] = json!("1");
            json!({ "jobs": [job] })
        }
        Provider::Teamtailor => json!({ "data": [{"id": "1", "attributes": job, "links": job,
            "relationships": {"locations": {"data": [{"id": "2"}]}}}],
            "included": [{"id": "2", "type": "locations", "attributes": job}] }),
        Provider::Pinpoint => json!({ "data": [job] }),
        Provider::JobPosting => {
            job["@type"] = json!("JobPosting");
            job["@id"] = json!("1");
            job
        }
    }
}

fn of_files(source: &Source, files: &VacancyFiles) -> (Catalog, Assigned) {
    let (mut catalog, pages) = rolebook_reader::catalog_and_pages(source);
    let assigned = assign(&mut catalog, &pages, files, &PayRules::Off, TODAY);
    (catalog, assigned)
}

/// Every text of the catalog as the build writes it is as short as a text may be, and so is every message.
#[track_caller]
fn check_limits((catalog, assigned): &(Catalog, Assigned)) {
    let written: Value = serde_json::from_str(&rolebook_site::catalog_json(catalog)).unwrap();
    let longest = texts(&written).map(|text| text.chars().count()).max();
    assert!(longest <= Some(LONGEST_TEXT + 1), "{longest:?}");
    for finding in assigned.findings.values().flatten() {
        assert!(finding.message.chars().count() <= LONGEST_MESSAGE + 1);
        assert!(finding.help.chars().count() <= LONGEST_MESSAGE + 1);
    }
    for role in &catalog.roles {
        assert!(role.vacancies.len() <= MOST_VACANCIES_OF_ROLE);
        for vacancy in &role.vacancies {
            assert!(vacancy.places.len() <= MOST_PLACES && vacancy.countries.len() <= MOST_PLACES);
            assert!(vacancy.apply.len() <= LONGEST_ADDRESS);
        }
    }
}

fn texts(value: &Value) -> Box<dyn Iterator<Item = &str> + '_> {
    match value {
        Value::String(text) => Box::new(std::iter::once(text.as_str())),
        Value::Array(values) => Box::new(values.iter().flat_map(texts)),
        Value::Object(fields) => Box::new(fields.values().flat_map(texts)),
        _ => Box::new(std::iter::empty()),
    }
}

/// A posting of each provider in which one field is `value`.
fn greenhouse(field: &str, value: Value) -> (Provider, Value) {
    let mut job = json!({"id": 1, "title": "Cook", "absolute_url": "https://jobs.example.com/1"});
    job[field] = value;
    (Provider::Greenhouse, json!({ "jobs": [job] }))
}

fn lever(field: &str, value: Value) -> (Provider, Value) {
    let mut job = json!({"id": "1", "text": "Cook", "applyUrl": "https://jobs.example.com/1"});
    job[field] = value;
    (Provider::Lever, json!([job]))
}

fn ashby(field: &str, value: Value) -> (Provider, Value) {
    let mut job = json!({"id": "1", "title": "Cook", "applyUrl": "https://jobs.example.com/1"});
    job[field] = value;
    (Provider::Ashby, json!({ "jobs": [job] }))
}

#[test]
fn no_field_of_a_board_makes_a_large_catalog() {
    let long = || json!("x".repeat(HUGE));
    let many = || json!(vec!["Lisbon, Portugal"; 10_000]);
    let different: Vec<String> = (0..5_000).map(|number| format!("Town {number}")).collect();
    let address = json!(format!("https://jobs.example.com/{}", "x".repeat(HUGE)));
    let pay =
        json!([{"min_cents": 100, "max_cents": 200, "currency_type": "X".repeat(HUGE), "title": "year"}]);
    for (provider, board) in [
        greenhouse("title", long()),
        greenhouse("requisition_id", long()),
        greenhouse("location", json!({ "name": "x".repeat(HUGE) })),
        greenhouse("location", json!({ "name": different.join("; ") })),
        greenhouse("absolute_url", address.clone()),
        greenhouse("pay_input_ranges", pay),
        lever("text", long()),
        lever("categories", json!({ "location": "x".repeat(HUGE), "allLocations": many() })),
        lever("categories", json!({ "allLocations": different })),
        lever("country", long()),
        lever("applyUrl", address.clone()),
        lever(
            "salaryRange",
            json!({"min": 1, "max": 2, "currency": "x".repeat(HUGE), "interval": "per-year-salary"}),
        ),
        ashby("title", long()),
        ashby("applyUrl", address),
        ashby("location", long()),
        ashby(
            "address",
            json!({"postalAddress": {"addressLocality": "x".repeat(HUGE), "addressCountry": "x".repeat(HUGE)}}),
        ),
    ] {
        let made = of_board(provider, &board, "1");
        check_limits(&made);
        let size = rolebook_site::catalog_json(&made.0).len();
        assert!(size < 50_000, "{size} bytes from {provider:?}");
    }
}

#[test]
fn no_field_of_a_board_in_another_shape_makes_a_large_catalog() {
    let long = "x".repeat(HUGE);
    let towns: Vec<Value> = (0..5_000).map(|number| json!({"city": format!("Town {number}")})).collect();
    let places: Vec<Value> = (0..5_000).map(|number| json!({"address": format!("Town {number}")})).collect();
    let offices: Vec<String> = (0..5_000).map(|number| format!("Town {number}")).collect();
    let job = json!({
        "name": long, "title": long, "url": format!("https://jobs.example.com/{long}"), "refNumber": long, "code": long,
        "identifier": long, "careers_url": format!("https://jobs.example.com/{long}"), "careersite-job-url": long,
        "city": long, "state": long, "country": long, "office": long, "additionalOffices": {"office": offices},
        "locations": towns, "jobLocation": places, "location": {"city": long, "region": long, "country": long, "name": long},
        "company": {"identifier": long}, "employmentType": vec!["FULL_TIME"; 5_000], "createdAt": long, "schedule": long,
        "applicantLocationRequirements": vec![json!({"name": long}); 60], "jobLocationType": "TELECOMMUTE",
    });
    for provider in Provider::ALL {
        let made = of_board(provider, &board_of(provider, job.clone()), "\"1\"");
        check_limits(&made);
        let size = rolebook_site::catalog_json(&made.0).len();
        assert!(size < 50_000, "{size} bytes from {provider:?}");
    }
}

#[test]
fn a_text_that_was_cut_short_is_a_finding() {
    let (provider, board) = greenhouse("title", json!("x".repeat(LONGEST_NAME + 1)));
    let made = of_board(provider, &board, "1");
    let expect = "kitchen/cook.md:4:3: too-long: 1: more than is shown in title, so it was cut short";
    assert!(print(&made.1).starts_with(expect), "{}", print(&made.1));
    let (provider, board) = greenhouse("title", json!("x".repeat(LONGEST_NAME)));
    assert!(!print(&of_board(provider, &board, "1").1).contains("too-long"));
}

#[test]
fn a_part_of_an_address_is_never_shown() {
    let address = format!("https://jobs.example.com/{}", "x".repeat(LONGEST_ADDRESS));
    let (provider, board) = lever("applyUrl", json!(address));
    let (catalog, assigned) = of_board(provider, &board, "\"1\"");
    assert_eq!(catalog.role("kitchen", "cook").unwrap().vacancies[0].apply, "");
    assert!(print(&assigned).contains("more than is shown in apply"), "{}", print(&assigned));
}

#[test]
fn a_role_that_names_more_and_more_postings_has_a_limit() {
    let posting = |id: usize| json!({"id": id.to_string(), "text": "x".repeat(LONGEST_NAME), "applyUrl": "https://jobs.example.com/1"});
    let board = Value::Array((0..2_000).map(posting).collect());
    let ids: Vec<String> = (0..2_000).map(|id| id.to_string()).collect();
    let made = of_board(Provider::Lever, &board, &format!("[{}]", ids.join(", ")));
    check_limits(&made);
    let message = format!("the role has more than {MOST_VACANCIES_OF_ROLE} vacancies");
    assert_eq!(print(&made.1).matches(&message).count(), 1, "said once");
}

#[test]
fn a_role_that_names_a_posting_again_and_again_has_it_once() {
    let (provider, board) = lever("text", json!("x".repeat(HUGE)));
    let made = of_board(provider, &board, &format!("[{}]", vec!["\"1\""; 10_000].join(", ")));
    check_limits(&made);
    assert_eq!(made.0.role("kitchen", "cook").unwrap().vacancies.len(), 1);
}

#[test]
fn postings_beyond_the_limit_are_left_out_with_a_note() {
    let posting = |id: usize| json!({"id": id.to_string(), "text": "Cook"});
    let board = Value::Array((0..MOST_VACANCIES + 2).map(posting).collect());
    let (catalog, assigned) = of_board(Provider::Lever, &board, &format!("[\"0\", \"{MOST_VACANCIES}\"]"));
    assert_eq!(catalog.role("kitchen", "cook").unwrap().vacancies.len(), 1);
    assert_eq!(assigned.notes[0], "lever: more than 10000 postings, 2 were left out");
    assert!(print(&assigned).contains("names 10000, which is not on the board"));
}

#[test]
fn all_vacancies_of_a_site_together_have_a_limit() {
    let places: Vec<String> =
        (0..MOST_PLACES).map(|number| format!("{number} {}", "x".repeat(LONGEST_NAME))).collect();
    let posting =
        |id: usize| json!({"id": id.to_string(), "text": "Cook", "categories": { "allLocations": places }});
    let board = Value::Array((0..MOST_VACANCIES_OF_ROLE).map(posting).collect());
    let folder = crate::folder::Folder::with(&[("board.json", &board.to_string())]);
    let boards = [(Provider::Lever, folder.path().join("board.json"))];
    let files = VacancyFiles::load(folder.path(), &boards).unwrap();
    let ids: Vec<String> = (0..MOST_VACANCIES_OF_ROLE).map(|id| id.to_string()).collect();
    let named = format!("lever: [{}]", ids.join(", "));
    let pages = (0..2).map(|number| page(&format!("kitchen/cook-{number}.md"), "Cook", &named)).collect();
    let made = of_files(&source(pages), &files);
    check_limits(&made);
    let vacancies = made.0.roles.iter().flat_map(|role| &role.vacancies);
    let size: usize = vacancies.map(rolebook_model::Vacancy::text_len).sum();
    assert!(size <= LARGEST_VACANCY_TEXTS, "{size}");
    assert!(print(&made.1).contains("the vacancies of the site have more than"));
}

#[test]
fn names_of_any_length_in_the_file_end_in_a_short_message() {
    let long = "x".repeat(HUGE);
    for key in [
        "role",
        "level",
        "title",
        "location",
        "employment",
        "apply",
        "posted",
        "valid_through",
        "identifier",
        "unknown",
    ] {
        let mut entry = json!({"role": "product/product-manager", "apply": "https://jobs.example.com/1"});
        entry[key] = json!(long);
        let made = assign_all(&source(vec![]), Some(("vacancies.json", &json!([entry]).to_string())), vec![]);
        check_limits(&made);
        assert!(!print(&made.1).is_empty(), "{key}");
    }
    let entry = json!({"role": "product/product-manager", "apply": "https://jobs.example.com/1", long: 1});
    check_limits(&assign_all(&source(vec![]), Some(("vacancies.json", &json!([entry]).to_string())), vec![]));
}

#[test]
fn values_of_front_matter_keep_to_the_limits() {
    let long = "x".repeat(60_000);
    for key in [
        "title",
        "summary",
        "description",
        "layout",
        "lang",
        "language",
        "department",
        "slug",
        "vacancy",
        "lever",
    ] {
        let text = format!("---\n{key}: {long}\n---\n\n## Responsibilities\n\n- Help\n");
        let pages = vec![rolebook_model::PageSource { file: "kitchen/cook.md".to_owned(), text }];
        check_limits(&assign_all(&source(pages), None, vec![]));
    }
    let list = vec!["x"; 20_000].join(", ");
    for key in ["aliases", "levels", "lever"] {
        let pages = vec![page("kitchen/cook.md", "Cook", &format!("{key}: [{list}]"))];
        let made = assign_all(&source(pages), None, vec![]);
        check_limits(&made);
        let size = rolebook_site::catalog_json(&made.0).len();
        assert!(size < 100_000, "{key}: {size} bytes");
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<i64>().prop_map(|it| json!(it)),
        any::<f64>().prop_map(|it| json!(it)),
        "\\PC{0,20}".prop_map(|it| json!(it)),
        (0..2_000_usize).prop_map(|it| json!("long ".repeat(it))),
        "[a-z;|, ]{0,30}".prop_map(|it| json!(it.repeat(200))),
    ];
    leaf.prop_recursive(3, 30, 8, |inner| {
        let names =
            "name|postalAddress|addressLocality|addressCountry|location|allLocations|min|max|currency";
        prop_oneof![
            vec(inner.clone(), 0..60).prop_map(Value::Array),
            vec((names, inner), 0..6).prop_map(|it| Value::Object(it.into_iter().collect()))
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Whatever stands in whichever field.
    #[test]
    fn a_board_of_anything_keeps_to_the_limits(
        fields in vec((FIELDS, any_value()), 0..6),
        provider in proptest::sample::select(Provider::ALL.to_vec()),
    ) {
        let mut job = json!({});
        for (field, value) in fields {
            job[field] = value;
        }
        check_limits(&of_board(provider, &board_of(provider, job), "\"1\""));
    }
}

const FIELDS: &str = "title|text|location|categories|address|secondaryLocations|applyUrl|absolute_url|requisition_id|pay_input_ranges\
    |salaryRange|country|metadata|name|office|additionalOffices|salaryInformation|schedule|createdAt|locations|city|state|careers_url\
    |salary|published_at|company|refNumber|typeOfEmployment|url|code|employment_type|compensation_visible|identifier|jobLocation\
    |applicantLocationRequirements|baseSalary|employmentType|jobLocationType";

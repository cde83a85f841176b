use super::*;
use crate::pages::pages;
use crate::publishing::Organization;
use expect_test::expect;
use rolebook_model::{Availability, Employment, PageSource, Pay, PayUnit, Place, Site, Source, Vacancy};
use serde_json::{Value, json};
use std::sync::Arc;

const BAKER: &str = "\
---
title: Baker
summary: Bakes.
---

Bread \\<b> & rolls.

## Responsibilities

- Knead *dough*
- Bake

## Requirements

- Early mornings
- Bonus points: a good [voice](https://example.com/)

## Senior Baker

- Teaches
";

fn vacancy() -> Vacancy {
    Vacancy {
        title: "Baker, nights".to_owned(),
        places: vec![Place {
            locality: "Lisbon".to_owned(),
            region: String::new(),
            country: "PT".to_owned(),
        }],
        employment: vec![Employment::FullTime],
        apply: "https://example.com/apply".to_owned(),
        posted: "2026-11-01".to_owned(),
        valid_through: "2026-12-31".to_owned(),
        pay: Some(Pay {
            currency: "EUR".to_owned(),
            least: "20".to_owned(),
            most: "25".to_owned(),
            per: PayUnit::Hour,
        }),
        identifier: "B-7".to_owned(),
        ..Vacancy::default()
    }
}

/// A bakery with these vacancies for its baker.
fn catalog(vacancies: Vec<Vacancy>) -> Catalog {
    let page = PageSource { file: "bakery/baker.md".to_owned(), text: BAKER.to_owned() };
    let site = Site { name: "Lark".to_owned(), base_path: "/jobs/".to_owned(), ..Site::default() };
    let mut catalog = rolebook_reader::catalog(Source { site, pages: vec![page] });
    let role = Arc::make_mut(&mut catalog.roles[0]);
    role.availability = Some(if vacancies.is_empty() { Availability::Closed } else { Availability::Open });
    role.vacancies = vacancies;
    catalog
}

/// The things of a type on the page at `path`.
pub(crate) fn things(catalog: &Catalog, path: &str, kind: &str) -> Vec<Value> {
    let organization = Organization {
        url: "https://example.com".to_owned(),
        logo: "https://example.com/logo.png".to_owned(),
        ..Organization::default()
    };
    let publishing =
        Publishing { origin: "https://example.com".to_owned(), organization, ..Publishing::default() };
    let pages = pages(catalog);
    let page = pages.iter().find(|page| page.route.path("/") == path).unwrap();
    let script = structured_data(
        Published { catalog, publishing: &publishing, unindexed: &Unindexed::default() },
        page,
    );
    let json = script.strip_prefix("<script type=\"application/ld+json\">");
    let Some(json) = json.and_then(|rest| rest.strip_suffix("</script>")) else { return Vec::new() };
    assert!(!json.contains('<'), "{json}");
    let mut graph: Value = serde_json::from_str(json).unwrap();
    assert_eq!(graph["@context"], "https://schema.org");
    let Value::Array(things) = graph["@graph"].take() else { panic!("{json}") };
    things.into_iter().filter(|thing| thing["@type"] == kind).collect()
}

fn pretty(things: &[Value]) -> String {
    things.iter().map(|thing| format!("{thing:#}\n")).collect()
}

#[track_caller]
fn check(vacancies: Vec<Vacancy>, path: &str, kind: &str, expect: Value) {
    assert_eq!(Value::from(things(&catalog(vacancies), path, kind)), expect);
}

const ROLE: &str = "/roles/bakery/baker/";
const SENIOR: &str = "/roles/bakery/baker/senior-baker/";

#[test]
fn a_role_is_an_occupation_whether_it_is_open_or_not() {
    let occupations = things(&catalog(vec![]), ROLE, "Occupation");
    assert_eq!(occupations, things(&catalog(vec![vacancy()]), ROLE, "Occupation"));
    expect![[r#"
        {
          "@type": "Occupation",
          "description": "Bread <b> & rolls.",
          "name": "Baker",
          "qualifications": [
            "Early mornings"
          ],
          "responsibilities": [
            "Knead dough",
            "Bake"
          ],
          "skills": [
            "Bonus points: a good voice"
          ]
        }
    "#]]
    .assert_eq(&pretty(&occupations));
}

#[test]
fn a_level_is_an_occupation_by_its_own_name() {
    let occupations = things(&catalog(vec![]), SENIOR, "Occupation");
    assert_eq!(
        [&occupations[0]["name"], &occupations[0]["responsibilities"][0]],
        ["Senior Baker", "Knead dough"]
    );
}

#[test]
fn an_open_vacancy_is_a_posting_with_all_known_properties() {
    expect![[r#"
        {
          "@type": "JobPosting",
          "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "EUR",
            "value": {
              "@type": "QuantitativeValue",
              "maxValue": 25,
              "minValue": 20,
              "unitText": "HOUR"
            }
          },
          "datePosted": "2026-11-01",
          "description": "<p>Bread &lt;b&gt; &amp; rolls.</p><h3>Responsibilities</h3><ul><li>Knead <em>dough</em></li><li>Bake</li></ul><h3>Requirements</h3><ul><li>Early mornings</li><li>Bonus points: a good voice</li></ul><ul><li>Teaches</li></ul>",
          "directApply": true,
          "employmentType": "FULL_TIME",
          "hiringOrganization": {
            "@type": "Organization",
            "logo": "https://example.com/logo.png",
            "name": "Lark",
            "sameAs": "https://example.com"
          },
          "identifier": {
            "@type": "PropertyValue",
            "name": "Lark",
            "value": "B-7"
          },
          "jobLocation": {
            "@type": "Place",
            "address": {
              "@type": "PostalAddress",
              "addressCountry": "PT",
              "addressLocality": "Lisbon"
            }
          },
          "title": "Baker, nights",
          "validThrough": "2026-12-31"
        }
    "#]].assert_eq(&pretty(&things(&catalog(vec![vacancy()]), ROLE, "JobPosting")));
}

#[test]
fn remote_work_names_its_countries() {
    let vacancy = Vacancy {
        places: vec![],
        is_remote: true,
        countries: ["Portugal", "Spain"].map(str::to_owned).into(),
        ..vacancy()
    };
    let postings = things(&catalog(vec![vacancy]), ROLE, "JobPosting");
    assert_eq!(postings[0]["jobLocationType"], "TELECOMMUTE");
    let countries =
        json!([{ "@type": "Country", "name": "Portugal" }, { "@type": "Country", "name": "Spain" }]);
    assert_eq!(postings[0]["applicantLocationRequirements"], countries);
    assert_eq!(postings[0]["jobLocation"], Value::Null);
}

/// Compares the titles of the postings on the pages of the role and of its senior level.
#[track_caller]
fn check_titles(vacancy: Vacancy, expect: [&[&str]; 2]) {
    let catalog = catalog(vec![vacancy]);
    for (path, expect) in [ROLE, SENIOR].into_iter().zip(expect) {
        let postings = things(&catalog, path, "JobPosting");
        let titles: Vec<_> = postings.iter().map(|posting| posting["title"].as_str().unwrap()).collect();
        assert_eq!(titles, expect, "{path}");
    }
}

#[test]
fn a_vacancy_is_posted_on_the_pages_that_show_it() {
    check_titles(vacancy(), [&["Baker, nights"], &["Baker, nights"]]);
    let of_senior = Vacancy { level: "senior-baker".to_owned(), title: String::new(), ..vacancy() };
    check_titles(of_senior, [&["Senior Baker"], &["Senior Baker"]]);
    check_titles(Vacancy { level: "baker".to_owned(), ..vacancy() }, [&["Baker, nights"], &[]]);
}

#[test]
fn a_closed_role_posts_nothing() {
    for path in [ROLE, SENIOR, "/", "/roles/bakery/"] {
        check(vec![], path, "JobPosting", json!([]));
    }
}

#[test]
fn an_incomplete_vacancy_is_not_posted() {
    check(vec![Vacancy { posted: String::new(), ..vacancy() }], ROLE, "JobPosting", json!([]));
    check(vec![Vacancy { places: vec![], ..vacancy() }], ROLE, "JobPosting", json!([]));
}

#[test]
fn lists_name_their_roles_and_post_nothing() {
    for path in ["/", "/roles/bakery/"] {
        let expect = json!([{
            "@type": "ItemList",
            "numberOfItems": 1,
            "itemListElement": [{
                "@type": "ListItem",
                "position": 1,
                "name": "Baker",
                "url": "https://example.com/jobs/roles/bakery/baker/",
            }],
        }]);
        check(vec![vacancy()], path, "ItemList", expect);
        check(vec![vacancy()], path, "JobPosting", json!([]));
        check(vec![vacancy()], path, "Occupation", json!([]));
    }
    check(vec![], ROLE, "ItemList", json!([]));
}

#[test]
fn breadcrumbs_lead_to_each_page_below_the_directory() {
    let step = |position: u8, name: &str, path: &str| {
        let item = format!("https://example.com/jobs/{path}");
        json!({ "@type": "ListItem", "position": position, "name": name, "item": item })
    };
    let steps = [
        step(1, "All roles", ""),
        step(2, "Bakery", "roles/bakery/"),
        step(3, "Baker", "roles/bakery/baker/"),
        step(4, "Senior Baker", "roles/bakery/baker/senior-baker/"),
    ];
    for (path, count) in [("/roles/bakery/", 2), (ROLE, 3), (SENIOR, 4)] {
        let expect = json!([{ "@type": "BreadcrumbList", "itemListElement": steps[..count] }]);
        check(vec![], path, "BreadcrumbList", expect);
    }
    check(vec![], "/", "BreadcrumbList", json!([]));
}

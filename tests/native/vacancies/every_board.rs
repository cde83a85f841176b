//! Files of all boards, whole and damaged in every field: what is damaged is told, and nothing else is lost.

mod cut;
mod fields;

use super::{assign_all, page, print, source};
use crate::folder::{Folder, project, rolebook};
use rolebook_site::vacancies::{Board, Posting, Provider, VacancyFiles};
use serde_json::{Value, json};
use std::path::{MAIN_SEPARATOR, Path};

/// A realistic file of a board.
pub(super) struct Sample {
    pub(super) provider: Provider,
    /// What the file is, or the page is made of.
    pub(super) root: Value,
    /// Where its postings are, as a JSON pointer.
    pub(super) list: &'static str,
}

/// A file of each kind: those beside this module, and a JSON Feed as two boards have it.
pub(super) fn samples() -> Vec<Sample> {
    let of_file = |(provider, list): (Provider, &'static str)| {
        let text = read(&format!("{}.json", provider.name()));
        Sample { provider, root: serde_json::from_str(&text).unwrap(), list }
    };
    let files = [
        (Provider::Greenhouse, "/jobs"),
        (Provider::Lever, ""),
        (Provider::Ashby, "/jobs"),
        (Provider::Recruitee, "/offers"),
        (Provider::SmartRecruiters, "/content"),
        (Provider::Workable, "/jobs"),
        (Provider::Teamtailor, "/data"),
        (Provider::Pinpoint, "/data"),
    ];
    let mut samples: Vec<Sample> = files.into_iter().map(of_file).collect();
    for sample in samples.iter_mut().filter(|sample| sample.provider == Provider::Workable) {
        // The second is the first in another place.
        sample.root["jobs"].as_array_mut().unwrap().remove(1);
    }
    samples.push(Sample { provider: Provider::Personio, root: personio(), list: "/position" });
    samples.push(Sample {
        provider: Provider::JobPosting,
        root: json!({"@graph": json_ld()}),
        list: "/@graph",
    });
    for provider in [Provider::Teamtailor, Provider::JobPosting] {
        samples.push(Sample { provider, root: feed(), list: "/items" });
    }
    samples
}

fn read(file: &str) -> String {
    std::fs::read_to_string(project().join("tests/native/vacancies").join(file)).unwrap()
}

/// What an XML feed is made of, as [`Sample::text`] writes it.
fn personio() -> Value {
    json!({ "position": [
        {
            "id": "1834567", "office": "Lisbon, Portugal", "additionalOffices": {"office": ["Leipzig, Germany", "Leeds, UK"]},
            "department": "Product", "name": "Product Manager", "employmentType": "temporary", "schedule": "full-time",
            "jobDescriptions": {"jobDescription": [{"name": "Your tasks", "value": "<p>You decide.</p>"}]},
            "createdAt": "2026-10-05T08:15:30+00:00",
            "salaryInformation": {"min": "58000.00", "max": "71000.00", "currencyCode": "EUR", "type": "yearly"},
        },
        {"id": "1834568", "office": "Leipzig, Germany", "name": "Cook", "createdAt": "2026-11-01T09:00:00+01:00"},
    ]})
}

fn json_ld() -> Value {
    json!([
        {
            "@type": "JobPosting", "title": "Product Manager", "description": "<p>You decide.</p>",
            "identifier": {"@type": "PropertyValue", "name": "Larkspindle", "value": "LS-0412"},
            "url": "https://careers.larkspindle.example/jobs/412", "datePosted": "2026-10-05", "validThrough": "2026-12-31T00:00",
            "employmentType": ["FULL_TIME", "TEMPORARY"], "jobLocationType": "TELECOMMUTE",
            "applicantLocationRequirements": [{"@type": "Country", "name": "Germany"}, {"@type": "Country", "name": "Portugal"}],
            "jobLocation": [{"@type": "Place", "address": {
                "@type": "PostalAddress", "addressLocality": "Leipzig", "addressRegion": "Saxony",
                "addressCountry": {"@type": "Country", "name": "DE"},
            }}],
            "baseSalary": {"@type": "MonetaryAmount", "currency": "EUR", "value":
                {"@type": "QuantitativeValue", "minValue": 58000, "maxValue": "71000.00", "unitText": "YEAR"}},
        },
        {"@type": "JobPosting", "title": "Cook", "identifier": "LS-0413", "jobLocation": {"address": "Leeds, UK"}, "datePosted": "2026-10-05"},
    ])
}

fn feed() -> Value {
    let mut posting = json_ld()[0].take();
    posting.as_object_mut().unwrap().remove("identifier");
    json!({"version": "https://jsonfeed.org/version/1.1", "title": "Larkspindle", "items": [
        {"id": "b5c1", "url": "https://larkspindle.teamtailor.com/jobs/61900-cook", "title": "Cook",
            "content_html": "<p>Cook</p>", "date_published": "2026-10-05T08:15:30+02:00", "_jobposting": posting},
        {"id": "b5c2", "url": "https://larkspindle.teamtailor.com/jobs/61901-baker", "title": "Baker", "date_published": "2026-11-01T08:15:30Z"},
    ]})
}

impl Sample {
    /// The file of a root: JSON, XML, or a page with JSON-LD in it.
    pub(super) fn text(&self, root: &Value) -> String {
        match self.provider {
            Provider::Personio => {
                format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", xml("workzag-jobs", root))
            }
            Provider::JobPosting if self.list != "/items" => format!(
                "<!doctype html>\n<title>Jobs</title><script type=\"application/ld+json\">{}</script><p>Jobs</p>\n",
                root.to_string().replace('<', "\\u003c")
            ),
            _ => root.to_string(),
        }
    }

    fn name(&self) -> String {
        format!("{} {}", self.provider.name(), self.list)
    }
}

/// The elements of a value, which is named.
pub(super) fn xml(name: &str, value: &Value) -> String {
    let escaped = |text: &str| {
        let text: String = text.chars().filter(|character| !character.is_control()).collect();
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
    };
    let content = match value {
        Value::Object(fields) => fields.iter().map(|(name, value)| xml(name, value)).collect(),
        Value::Array(values) => return values.iter().map(|value| xml(name, value)).collect(),
        Value::String(text) => escaped(text),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    format!("<{name}>{content}</{name}>")
}

/// The board in a file of these bytes; an error of loading it is the error.
pub(super) fn load(provider: Provider, bytes: &[u8]) -> Result<Board, String> {
    // One folder for all files of a test: there are thousands.
    thread_local!(static FOLDER: Folder = Folder::with::<&str>(&[]));
    let (loaded, folder) = FOLDER.with(|folder| {
        folder.add("board", bytes);
        let loaded = VacancyFiles::load(Path::new("nowhere"), &[(provider, folder.path().join("board"))]);
        (loaded, format!("{}{MAIN_SEPARATOR}", folder.path().display()))
    });
    let mut board = loaded.map_err(|error| error.to_string().replace(&folder, ""))?.boards.remove(0);
    board.pages.iter_mut().for_each(|page| page.file = page.file.replace(&folder, ""));
    board.postings.iter_mut().for_each(|posting| posting.file = posting.file.replace(&folder, ""));
    Ok(board)
}

/// The notes and findings about a board all of whose postings, and those of these ids, a cook names.
fn told(board: &Board, ids: &[&str]) -> String {
    let own = board.postings.iter().map(|posting| posting.id.as_str());
    let mut names: Vec<String> = own.chain(ids.iter().copied()).map(|id| format!("\"{id}\"")).collect();
    names.sort_unstable();
    names.dedup();
    let lines = format!("board:\n  {}: [{}]", board.provider.name(), names.join(", "));
    let (_, assigned) =
        assign_all(&source(vec![page("kitchen/cook.md", "Cook", &lines)]), None, vec![board.clone()]);
    [print(&assigned), assigned.notes.join("\n")].join("\n")
}

/// What a posting says, in groups that do not depend on one another.
fn groups(posting: &Posting) -> [(&'static str, String); 7] {
    let Posting { id, addresses, vacancy, pay_left_out, .. } = posting;
    [
        ("title", vacancy.title.clone()),
        ("names", format!("{id} {addresses:?} {} {}", vacancy.apply, vacancy.identifier)),
        ("places", format!("{:?} {} {:?}", vacancy.places, vacancy.is_remote, vacancy.countries)),
        ("employment", format!("{:?}", vacancy.employment)),
        ("posted", vacancy.posted.clone()),
        ("valid_through", vacancy.valid_through.clone()),
        ("pay", format!("{:?} {pay_left_out}", vacancy.pay)),
    ]
}

#[test]
fn the_documentation_has_each_board_in_five_lines() {
    let text = std::fs::read_to_string(project().join("docs/vacancies.md")).unwrap();
    for provider in Provider::ALL {
        let name = provider.name();
        let option = format!("- Option: `--board {name}=");
        let section = text.split("\n### ").find(|section| section.contains(&option)).unwrap();
        let lines: Vec<&str> = section.lines().skip(1).filter(|line| !line.is_empty()).collect();
        let labels = lines.iter().map(|line| line.split(':').next().unwrap());
        assert!(
            labels.eq(["- Download", "- Option", "- Front matter", "- Read", "- Left out"]),
            "{lines:#?}"
        );
        assert!(lines[2].starts_with(&format!("- Front matter: `{name}: ")), "{}", lines[2]);
        for address in provider.address().split(" or ").filter(|address| address.starts_with("https:")) {
            assert!(lines[0].contains(&address.replace('…', "COMPANY")), "{}", lines[0]);
        }
    }
}

#[test]
fn what_is_left_out_of_a_posting_has_the_severity_of_the_settings() {
    let page = "---\ntitle: Cook\nboard:\n  recruitee: 7\n---\n\n## Duties\n\n- Cook\n";
    let board = json!({"offers": [{"id": 7, "title": ["Cook"], "location": "Leeds"}]}).to_string();
    for (severity, code, is_told) in [("error", 1, true), ("warning", 0, true), ("off", 0, false)] {
        let settings = format!("name = \"Lark\"\n[findings]\nincomplete-vacancy = \"{severity}\"\n");
        let folder = Folder::with(&[
            ("roles/kitchen/cook.md", page),
            ("roles/site.toml", &settings),
            ("recruitee.json", &board),
        ]);
        let check = ["check", "roles", "--today=2026-11-22", "--board", "recruitee=recruitee.json"];
        let run = rolebook(folder.path(), &check);
        assert_eq!(run.code, Some(code), "{severity}: {}{}", run.out, run.error);
        for told in [
            "7 in recruitee.json: `title` is a list and not text, so it is left out",
            "4:3: lacks datePosted, jobLocation.address.addressCountry",
        ] {
            assert_eq!(run.out.contains(told), is_told, "{severity}: {}", run.out);
        }
    }
}

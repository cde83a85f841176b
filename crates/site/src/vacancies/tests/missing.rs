//! What a vacancy lacks to be a `JobPosting` is told at its line, whatever its source; and nothing is told of one that is.

use super::*;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use rolebook_model::Rule;

/// A site of one baker: the company's name, what is below the front matter, its lines, the file of vacancies, and a board.
struct Bakery<'a> {
    name: &'a str,
    body: &'a str,
    lines: String,
    file: String,
    board: Option<Value>,
}

const BODY: &str = "## Responsibilities\n\n- Bake\n";

impl Default for Bakery<'_> {
    fn default() -> Self {
        Bakery { name: "Lark", body: BODY, lines: String::new(), file: String::new(), board: None }
    }
}

impl Bakery<'_> {
    /// The site and its findings, each as `file:line: message: help`.
    fn made(&self) -> (Catalog, Vec<String>) {
        let Bakery { name, body, lines, file, board } = self;
        let text = format!("---\ntitle: Baker\n{lines}---\n\n{body}");
        let page = PageSource { file: "bakery/baker.md".to_owned(), text };
        let site = Site { name: (*name).to_owned(), ..Site::default() };
        let (mut catalog, pages) = rolebook_reader::catalog_and_pages(&Source { site, pages: vec![page] });
        let file = PageSource { file: "vacancies.yml".to_owned(), text: file.clone() };
        let board = board.as_ref().map(|board| {
            let mut board = boards::read(Provider::Recruitee, &board.to_string()).unwrap();
            board.postings.iter_mut().for_each(|posting| posting.file = "recruitee.json".to_owned());
            board
        });
        let files = VacancyFiles { file: Some(file), boards: board.into_iter().collect() };
        let assigned = assign(&mut catalog, &pages, &files, &PayRules::Off, TODAY);
        let findings = assigned.findings.iter().flat_map(|(file, findings)| {
            let is_about =
                |rule| matches!(rule, Rule::IncompleteVacancy | Rule::VacancyFact | Rule::VacancyDate);
            let findings = findings.iter().filter(move |finding| is_about(finding.rule));
            findings.map(move |finding| format!("{file}:{}: {finding}", finding.position.line))
        });
        let findings = findings.collect();
        (catalog, findings)
    }
}

/// An entry of the file, whose keys begin in line 3.
fn entry(keys: &[&str]) -> String {
    format!(
        "- role: bakery/baker\n  apply: https://jobs.example.com/1\n{}",
        keys.iter().map(|key| format!("  {key}\n")).collect::<String>()
    )
}

/// A posting of a board, which the baker names.
fn posting(fields: Value) -> Bakery<'static> {
    let mut job = json!({"id": 7, "title": "Baker", "careers_url": "https://lark.example/o/baker"});
    job.as_object_mut().unwrap().extend(fields.as_object().cloned().unwrap());
    Bakery {
        lines: "department: Bakery\nboard:\n  recruitee:\n    Baker:\n      - 7\n".to_owned(),
        board: Some(json!({ "offers": [job] })),
        ..Bakery::default()
    }
}

/// Compares all that is told of a site, whose vacancy is in no JSON-LD.
#[track_caller]
fn check(bakery: &Bakery, told: &[&str]) {
    let (catalog, findings) = bakery.made();
    assert_eq!(findings, told);
    assert_eq!(vacancy_and_posting(&catalog).1, Value::Null);
    assert_eq!(catalog.roles[0].vacancies.len(), 1, "people see it");
}

const NOT_SHOWN: &str = "so search engines do not show it";

#[test]
fn what_an_entry_of_the_file_lacks_is_told_at_its_line() {
    let of = |keys: &[&str]| Bakery { file: entry(keys), ..Bakery::default() };
    let (posted, place) = ("posted: 2026-11-02", "location: Lisbon, Portugal");
    let described = "as docs/vacancies.md describes";
    for (keys, told) in [
        (&[place][..], format!("1: lacks datePosted, {NOT_SHOWN}: write `posted`, {described}")),
        (&[posted][..], format!("1: lacks jobLocation, {NOT_SHOWN}: write `locations`, {described}")),
        (
            &[posted, "location: Lisbon"][..],
            format!(
                "4: lacks jobLocation.address.addressCountry (\"Lisbon\" is no country), {NOT_SHOWN}: write the country behind the place, as in \"Lisbon, Portugal\""
            ),
        ),
        (
            &[posted, "remote: true"][..],
            format!("4: lacks applicantLocationRequirements, {NOT_SHOWN}: write `remote`, {described}"),
        ),
        (
            &[posted, "location: Remote"][..],
            format!("4: lacks applicantLocationRequirements, {NOT_SHOWN}: write `remote`, {described}"),
        ),
        (
            &[posted, "remote: EMEA"][..],
            format!(
                "4: lacks applicantLocationRequirements (\"EMEA\" is no country), {NOT_SHOWN}: write `remote`, {described}"
            ),
        ),
        (
            &[][..],
            format!(
                "1: lacks datePosted, jobLocation, {NOT_SHOWN}: write `posted`, `locations`, {described}"
            ),
        ),
        (
            &["remote: [EMEA]", "location: Lisbon"][..],
            format!(
                "3: lacks datePosted, jobLocation.address.addressCountry (\"Lisbon\" is no country), applicantLocationRequirements (\"EMEA\" is no country), {NOT_SHOWN}: write `posted`, `locations`, `remote`, {described}"
            ),
        ),
        // One place that is no place does not hide that the other is not enough.
        (
            &[posted, "locations: [TBD, Lisbon]"][..],
            format!(
                "4: lacks jobLocation.address.addressCountry (\"Lisbon\" is no country), {NOT_SHOWN}: write the country behind the place, as in \"Lisbon, Portugal\""
            ),
        ),
    ] {
        check(&of(keys), &[&format!("vacancies.yml:{told}")]);
    }
    let complete = || of(&[posted, place]);
    check(
        &Bakery { name: "", ..complete() },
        &[&format!(
            "vacancies.yml:1: lacks hiringOrganization, {NOT_SHOWN}: write the company's `name` in site.toml"
        )],
    );
    check(
        &Bakery { body: "", ..complete() },
        &[&format!(
            "vacancies.yml:1: lacks description, {NOT_SHOWN}: write on the role's page what it is about"
        )],
    );
    check(
        &Bakery { body: "", name: "", ..of(&[place]) },
        &[&format!(
            "vacancies.yml:1: lacks description, datePosted, hiringOrganization, {NOT_SHOWN}: write `posted`, {described}, and write on the role's page what it is about, and write the company's `name` in site.toml"
        )],
    );
}

#[test]
fn what_front_matter_lacks_is_told_at_its_line() {
    let of = |keys: &[&str]| Bakery {
        lines: format!("employment_type: Full-time\n{}\n", keys.join("\n")),
        ..Bakery::default()
    };
    let (posted, place) = ("date_posted: 2026-11-02", "location: Lisbon, Portugal");
    let not_shown = "search engines do not show this vacancy, since it lacks";
    let help = "say it plainly, or list the vacancy in vacancies.toml";
    for (keys, told) in [
        (&[place][..], format!("3: {not_shown} datePosted: {help}")),
        (&[posted][..], format!("3: {not_shown} jobLocation: {help}")),
        (
            &[posted, "location: Lisbon"][..],
            format!("5: {not_shown} jobLocation.address.addressCountry (\"Lisbon\" is no country): {help}"),
        ),
        (
            &[posted, "city: Lisbon"][..],
            format!("5: {not_shown} jobLocation.address.addressCountry (\"Lisbon\" is no country): {help}"),
        ),
        (&[posted, "remote: true"][..], format!("5: {not_shown} applicantLocationRequirements: {help}")),
        (
            &[posted, "location: Remote, EMEA"][..],
            format!("5: {not_shown} applicantLocationRequirements (\"EMEA\" is no country): {help}"),
        ),
        (&["date: 2027-01-01", place][..], format!("4: {not_shown} datePosted: {help}")),
        (
            &["city: Lisbon", "remote: true"][..],
            format!(
                "4: {not_shown} datePosted, jobLocation.address.addressCountry (\"Lisbon\" is no country): {help}"
            ),
        ),
    ] {
        check(&of(keys), &[&format!("bakery/baker.md:{told}")]);
    }
    check(
        &Bakery { name: "", ..of(&[posted, place]) },
        &[&format!(
            "bakery/baker.md:3: {not_shown} hiringOrganization: write the company's `name` in site.toml"
        )],
    );
    check(
        &Bakery { body: "", ..of(&[posted, place]) },
        &[&format!("bakery/baker.md:3: {not_shown} description: write on the role's page what it is about")],
    );
}

#[test]
fn what_a_posting_lacks_is_told_at_the_line_that_names_it() {
    let (posted, place) = (json!("2026-11-02 09:00:00 UTC"), json!("Lisbon, Portugal"));
    let help = "complete 7 on the board, and save recruitee.json again";
    for (fields, told) in [
        (json!({"location": place}), format!("datePosted, {NOT_SHOWN}: {help}")),
        (json!({"published_at": posted}), format!("jobLocation, {NOT_SHOWN}: {help}")),
        (
            json!({"published_at": posted, "location": "Lisbon"}),
            format!("jobLocation.address.addressCountry (\"Lisbon\" is no country), {NOT_SHOWN}: {help}"),
        ),
        (
            json!({"published_at": posted, "remote": true}),
            format!("applicantLocationRequirements, {NOT_SHOWN}: {help}"),
        ),
        (
            json!({"published_at": posted, "remote": true, "location": "EMEA"}),
            format!("applicantLocationRequirements (\"EMEA\" is no country), {NOT_SHOWN}: {help}"),
        ),
        (json!({}), format!("datePosted, jobLocation, {NOT_SHOWN}: {help}")),
        (
            json!({"published_at": "2026-11-23", "location": place}),
            format!("datePosted (2026-11-23 is in the future), {NOT_SHOWN}: {help}"),
        ),
    ] {
        let (_, findings) = posting(fields.clone()).made();
        assert_eq!(findings, [format!("bakery/baker.md:6: lacks {told}")], "{fields}");
        check(&posting(fields), &[&findings[0]]);
    }
    let complete = || posting(json!({"published_at": posted, "location": place}));
    check(
        &Bakery { body: "", ..complete() },
        &[&format!(
            "bakery/baker.md:6: lacks description, {NOT_SHOWN}: write on the role's page what it is about"
        )],
    );
}

#[test]
fn each_role_that_names_a_posting_is_told_what_it_lacks() {
    let page = |slug: &str| PageSource {
        file: format!("bakery/{slug}.md"),
        text: format!("---\ntitle: {slug}\nboard:\n  recruitee: [7, 7]\n---\n\n{BODY}"),
    };
    let site = Site { name: "Lark".to_owned(), ..Site::default() };
    let source = Source { site, pages: vec![page("baker"), page("cook")] };
    let (mut catalog, pages) = rolebook_reader::catalog_and_pages(&source);
    let board =
        boards::read(Provider::Recruitee, "{\"offers\": [{\"id\": 7, \"title\": \"Baker\"}]}").unwrap();
    let assigned = assign(
        &mut catalog,
        &pages,
        &VacancyFiles { file: None, boards: vec![board] },
        &PayRules::Off,
        TODAY,
    );
    let told: Vec<(&str, usize)> = assigned.findings.iter().map(|(file, all)| (&**file, all.len())).collect();
    assert_eq!(told, [("bakery/baker.md", 1), ("bakery/cook.md", 1)]);
}

#[test]
fn a_vacancy_whose_last_day_is_over_is_told_at_its_line() {
    for (bakery, told) in [
        (
            Bakery { file: entry(&["valid_through: 2026-11-21"]), ..Bakery::default() },
            "vacancies.yml:3: expired on 2026-11-21, so it is not shown: delete the entry, or write a later date",
        ),
        (
            Bakery { lines: "location: Lisbon\nvalid_through: 2026-11-21\n".to_owned(), ..Bakery::default() },
            "bakery/baker.md:4: `valid_through`: \"2026-11-21\" is over, so the page has no vacancy: write a later date once it is open again",
        ),
        (
            posting(json!({"close_at": "2026-11-21 23:00:00 UTC"})),
            "bakery/baker.md:6: 7 expired on 2026-11-21, so it is not shown: delete it, or extend it on the board",
        ),
    ] {
        let (catalog, findings) = bakery.made();
        assert_eq!(findings, [told]);
        assert!(catalog.roles[0].vacancies.is_empty());
    }
}

const TEXTS: [&str; 16] = [
    "Lisbon, Portugal",
    "Lisbon",
    "San Francisco, CA",
    "Atlanta, Georgia",
    "Remote",
    "Remote, US or Canada",
    "EMEA",
    "Portugal",
    "TBD",
    "Hybrid - London, UK",
    "Remote (EMEA); Lisbon",
    "true",
    "no",
    "Lisbon; Leeds, UK",
    "DE",
    "Multiple locations",
];
const DAYS: [&str; 6] = ["2026-11-02", "2026-11-22", "2026-11-23", "soon", "02/03/2026", "\"\""];
const LEVELS: &str = "## Responsibilities\n\n- Bake\n\n## Senior Baker\n\n- Lead\n";

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    /// Whatever is written where, a vacancy that people see is a `JobPosting`, or a finding says why not.
    #[test]
    fn a_vacancy_is_a_posting_or_is_told(
        source in 0..3,
        kept in subsequence(vec![0, 1, 2, 3, 4], 0..=5),
        place in select(TEXTS.to_vec()),
        other in select(TEXTS.to_vec()),
        day in select(DAYS.to_vec()),
        name in select(vec!["Lark", "Lark", "Lark", ""]),
        body in select(vec![BODY, LEVELS, "## Senior Baker\n\n- Lead\n", "Bread.\n", ""]),
    ) {
        let bakery = match source {
            0 => {
                let keys = [format!("location: {place}"), format!("posted: {day}"), format!("remote: {other}"),
                    "employment: full-time".to_owned(), "level: Senior Baker".to_owned()];
                let keys: Vec<&str> = kept.iter().map(|index| &*keys[*index]).collect();
                Bakery { file: entry(&keys), ..Bakery::default() }
            }
            1 => {
                let keys = [format!("location: {place}"), format!("date_posted: {day}"), format!("remote: {other}"),
                    "job_type: Full-time".to_owned(), format!("country: {other}")];
                let keys = kept.iter().map(|index| format!("{}\n", keys[*index])).collect::<String>();
                Bakery { lines: keys, ..Bakery::default() }
            }
            _ => {
                let fields = [json!({"location": place}), json!({"published_at": day}), json!({"remote": true}),
                    json!({"country": other}), json!({"city": "Springfield"})];
                let mut all = json!({});
                let kept = kept.iter().filter_map(|index| fields[*index].as_object().cloned());
                kept.for_each(|fields| all.as_object_mut().unwrap().extend(fields));
                posting(all)
            }
        };
        let bakery = Bakery { name, body, ..bakery };
        let (catalog, findings) = bakery.made();
        let told = format!("{findings:?}");
        let lacks = told.contains("lacks ");
        let vacancies = catalog.roles[0].vacancies.len();
        let posted = things(&catalog, ROLE, "JobPosting");
        prop_assert!(posted.len() == vacancies || !findings.is_empty() || has_faulty_key(&bakery), "{}{}: {told}", bakery.lines, bakery.file);
        prop_assert!(!(lacks && posted.len() == vacancies), "{}{}: {told}", bakery.lines, bakery.file);
        for posting in posted {
            prop_assert!(posting["description"].as_str().is_some_and(|text| !text.is_empty()), "{body}");
        }
    }
}

/// Whether a key of the file has a finding of its own: it is told that its value is left out, and not that it is missing.
fn has_faulty_key(bakery: &Bakery) -> bool {
    let (_, assigned) = made(
        "",
        &VacancyFiles {
            file: Some(PageSource { file: "vacancies.yml".to_owned(), text: bakery.file.clone() }),
            boards: Vec::new(),
        },
    );
    assigned.findings.values().flatten().any(|finding| finding.rule == Rule::Vacancies)
}

//! Front matter → the vacancy, as one line, and the findings about it.

use super::read;
use rolebook_model::Vacancy;
use rolebook_reader::front_matter::split;

const TODAY: &str = "2026-11-22";

/// Compares the vacancy, or `closed`, or nothing, and then the findings after a bar.
#[track_caller]
fn check(lines: &str, expect: &str) {
    check_titled("Baker", lines, expect);
}

#[track_caller]
fn check_titled(title: &str, lines: &str, expect: &str) {
    let text = match lines.starts_with(['{', '+']) {
        true => lines.to_owned(),
        false => format!("---\n{lines}\n---\n"),
    };
    let front_matter = split(&text).front_matter;
    let read = read(&front_matter, title, TODAY);
    let mut shown = match read.vacancy {
        Some(vacancy) => format!("open {}", show(&vacancy)).trim().to_owned(),
        None if read.is_closed => "closed".to_owned(),
        None => String::new(),
    };
    let mut findings: Vec<_> = read.findings.iter().chain(&read.pay_left_out).collect();
    findings.sort_by_key(|finding| finding.position);
    for finding in findings {
        let message = finding.message.split(", so ").next().unwrap_or_default();
        shown += &format!(" | {}: {message}", finding.position.line);
    }
    assert_eq!(shown.trim(), expect, "{lines}");
}

fn show(vacancy: &Vacancy) -> String {
    let places =
        vacancy.places.iter().map(|place| format!("{}/{}/{}", place.locality, place.region, place.country));
    let remote =
        vacancy.is_remote.then(|| format!("remote {}", vacancy.countries.join("+")).trim().to_owned());
    let kinds = vacancy.employment.iter().map(|kind| kind.name().to_owned());
    let pay = vacancy.pay.as_ref();
    let pay = pay.map(|pay| format!("{} {}-{} {}", pay.currency, pay.least, pay.most, pay.per.name()));
    let texts = [
        ("to ", &vacancy.apply),
        ("on ", &vacancy.posted),
        ("by ", &vacancy.valid_through),
        ("#", &vacancy.identifier),
    ];
    let texts = texts
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(before, text)| format!("{before}{text}"));
    places.chain(remote).chain(kinds).chain(pay).chain(texts).collect::<Vec<_>>().join(", ")
}

#[test]
fn all_facts_make_a_vacancy() {
    let yaml = "location: Lisbon, Portugal\nemployment_type: Full-time\nsalary: €24,000 - €30,000\n\
                apply_url: https://jobs.example.com/7\ndate_posted: 2026-11-02\nvalid_through: 2027-01-31\njob_id: 4711";
    let expect = "open Lisbon//Portugal, FULL_TIME, EUR 24000-30000 YEAR, to https://jobs.example.com/7, on 2026-11-02, \
                  by 2027-01-31, #4711";
    check(yaml, expect);
    let toml = "+++\ntitle = \"Baker\"\n[extra]\nlocation = \"Lisbon, Portugal\"\njob_type = \"Full-time\"\nsalary_range = \
                \"24.000–30.000 €\"\napplication_url = \"https://jobs.example.com/7\"\nposted_date = \"2026-11-02\"\nexpires_date = \
                2027-01-31\nidentifier = 4711\n+++\n";
    check(toml, expect);
    let json = r#"{"title": "Baker", "employmentType": "FULL_TIME", "datePosted": "2026-11-02", "validThrough": "2027-01-31T23:59",
        "identifier": "4711", "applyUrl": "https://jobs.example.com/7",
        "jobLocation": {"@type": "Place", "address": {"addressLocality": "Lisbon", "addressCountry": "Portugal"}},
        "baseSalary": {"currency": "EUR", "value": {"minValue": 24000, "maxValue": 30000, "unitText": "YEAR"}}}"#;
    check(json, expect);
    let german = "standort: Lisbon, Portugal\nanstellungsart: Vollzeit\ngehalt: 24.000 bis 30.000 Euro im Jahr\n\
                  bewerbung: https://jobs.example.com/7\nveröffentlicht: 02.11.2026\nbewerbungsfrist: 31.01.2027\n\
                  kennziffer: 4711";
    check(german, expect);
}

#[test]
fn what_other_pages_say_too_makes_none() {
    for lines in [
        "department: Bakery",
        "team: Bread",
        "department: Bakery\nteam: Bread\ncompany: Lark",
        "date: 2026-11-02",
        "date: 2026-11-02\nauthor: Ada\ntags: [bread, remote]",
        "email: jobs@example.com",
        "type: post",
        "type: Programming",
        "status: published",
        "status: open",
        "open: true",
        "remote: false",
        "location:",
        "location: ~",
        "location: null",
        "currency: EUR",
        "region: main",
        "state: open",
        "reference: bread",
        "apply: false",
        "hybrid: false",
        "full_time: false",
        "extra:\n  team: Bread",
        "openings: soon",
    ] {
        check(lines, "");
    }
}

#[test]
fn places_are_told_apart_and_no_country_is_guessed() {
    for (lines, expect) in [
        ("location: Lisbon", "open Lisbon//"),
        ("location: Frisco, TX / Remote", "open Frisco/TX/, remote"),
        ("location: Bonn/Berlin/München", "open Bonn//, Berlin//, München//"),
        ("location: Tallinn, Estonia (Hybrid)", "open Tallinn//Estonia"),
        ("location: \"München, Deutschland\"", "open München//Deutschland"),
        ("location: Atlanta, Georgia", "open Atlanta/Georgia/"),
        ("location: Denver, CO", "open Denver/CO/"),
        ("location: Gary, Lake County, IN", "open Gary/Lake County, IN/"),
        ("location: Denver, CO, USA", "open Denver/CO/USA"),
        ("location: Berlin, DE", "open Berlin/DE/"),
        ("location: UK/Europe", "open //UK, Europe//"),
        ("location: Portugal", "open //Portugal"),
        ("location: Berlin and Munich, Germany", "open Berlin//, Munich//Germany"),
        ("location: Bosnia and Herzegovina", "open //Bosnia and Herzegovina"),
        ("location: London or Lisbon", "open London//, Lisbon//"),
        ("locations: [sf, remote]", "open sf//, remote"),
        (
            "locations:\n  - city: Lisbon\n    country: Portugal\n  - Leeds, UK",
            "open Lisbon//Portugal, Leeds//UK",
        ),
        ("city: Lisbon\ncountry: Portugal", "open Lisbon//Portugal"),
        ("city: Austin\nstate: TX\ncountry: USA", "open Austin/TX/USA"),
        ("location: Lisbon\ncountry: Portugal", "open Lisbon//Portugal"),
        ("location: Lisbon\ncountry: EUROPE", "open Lisbon//"),
        ("country: Portugal", "open //Portugal"),
        ("ville: Lyon\npays: France", "open Lyon//France"),
        ("lugar: Madrid, España", "open Madrid//España"),
        ("勤務地: 東京", "open 東京//"),
        ("location: TBD", "| 2: `location`: \"TBD\" names no place"),
        ("location: TBD\nremote: true", "open remote | 2: `location`: \"TBD\" names no place"),
    ] {
        check(lines, expect);
    }
}

#[test]
fn remote_work_is_what_is_remote_as_a_whole() {
    for (lines, expect) in [
        ("remote: true", "open remote"),
        ("remote: yes", "open remote"),
        ("remote: Germany", "open remote Germany"),
        ("remote: [Germany, Portugal]", "open remote Germany+Portugal"),
        ("remote: Europe", "open remote Europe"),
        ("remote: Hybrid\nlocation: Lisbon", "open Lisbon//"),
        ("remote: no\nlocation: Lisbon", "open Lisbon//"),
        ("remote: partly\nlocation: Lisbon", "open Lisbon//"),
        (
            "remote: ask us\nlocation: Lisbon",
            "open Lisbon// | 2: `remote`: \"ask us\" does not say whether the work is remote",
        ),
        ("location: Remote", "open remote"),
        ("location: 100% Remote\ncountry: USA", "open remote USA"),
        ("location: Global Remote", "open remote Global"),
        ("location: Remote (US)", "open remote US"),
        ("location: Remote - Germany", "open remote Germany"),
        ("location: TELECOMMUTE\ncity: Anywhere\nstate: Anywhere", "open remote"),
        ("location: Berlin (remote possible)", "open Berlin//"),
        ("location: Berlin, remote-friendly", "open Berlin//"),
        ("jobLocationType: TELECOMMUTE", "open remote"),
        ("workplace: on-site\nlocation: Lisbon", "open Lisbon//"),
        ("hybrid: true\nlocation: Lisbon", "open Lisbon//"),
        ("télétravail: 100%", "open remote"),
        ("télétravail: 2 jours\nlieu: Lyon", "open Lyon//"),
    ] {
        check(lines, expect);
    }
}

#[test]
fn employment_is_read_in_many_words() {
    for (lines, expect) in [
        ("employment: full-time", "open FULL_TIME"),
        ("employment_type: [Full-time, PART_TIME]", "open FULL_TIME, PART_TIME"),
        ("jobType: Full Time / Contract", "open FULL_TIME, CONTRACTOR"),
        ("conditions: full-time contract position", "open FULL_TIME, CONTRACTOR"),
        ("schedule: Full time", "open FULL_TIME"),
        ("type: Full-time", "open FULL_TIME"),
        ("schedule: 9 to 5", ""),
        ("beschäftigungsart: Voll- oder Teilzeit", "open PART_TIME"),
        ("type_de_contrat: CDD", "open TEMPORARY"),
        ("type_de_contrat: CDI, temps plein", "open FULL_TIME"),
        ("jornada: tiempo completo", "open FULL_TIME"),
        ("tipo_de_contrato: Estágio", "open INTERN"),
        ("dienstverband: deeltijd", "open PART_TIME"),
        ("雇用形態: 正社員", "open FULL_TIME"),
        ("fulltime: true", "open FULL_TIME"),
        ("employment_type: permanent\nlocation: Lisbon", "open Lisbon//"),
        (
            "employment_type: flexible",
            "open | 2: `employment_type`: \"flexible\" is not a kind of employment that search engines know",
        ),
    ] {
        check(lines, expect);
    }
}

#[test]
fn pay_is_taken_where_nothing_of_it_is_open() {
    for (lines, expect) in [
        ("salary: €70,000 - €90,000", "open EUR 70000-90000 YEAR"),
        ("salary: 70.000–90.000 EUR", "open EUR 70000-90000 YEAR"),
        ("salary: EUR 70k-90k", "open EUR 70000-90000 YEAR"),
        ("salary: 70-90k €", "open EUR 70000-90000 YEAR"),
        ("salary: £45,000 p.a.", "open GBP 45000-45000 YEAR"),
        ("salary: CHF 110'000 to 130'000", "open CHF 110000-130000 YEAR"),
        ("salary: 25 €/hour", "open EUR 25-25 HOUR"),
        ("salary: \"€25.00 per hour\"", "open EUR 25-25 HOUR"),
        ("gehalt: 3.500 € brutto im Monat", "open EUR 3500-3500 MONTH"),
        ("salary: US$120,000", "open USD 120000-120000 YEAR"),
        (
            "salary: $120,000 - $150,000\nlocation: Austin, TX, USA",
            "open Austin/TX/USA, USD 120000-150000 YEAR",
        ),
        ("年収: 600万円", "open | 2: `年収`: \"600万円\" names no amount"),
        ("salary_min: 80000\nsalary_max: 120000\nsalary_currency: EUR", "open EUR 80000-120000 YEAR"),
        ("salary:\n  min: 20\n  max: 30\n  currency: EUR\n  per: hour", "open EUR 20-30 HOUR"),
        ("salary: $120,000", "open | 2: `salary`: \"$120,000\" does not say which dollars"),
        ("salary_min: 80000", "open | 2: `salary_min`: \"80000\" names no currency"),
        ("salary: €3,500", "open | 2: `salary`: \"€3,500\" does not say for which time"),
        ("salary: competitive", "open | 2: `salary`: \"competitive\" names no amount"),
        ("salary: 6.5 € per hour", "open EUR 6.50-6.50 HOUR"),
        // A role pays something whether it is open or not.
        ("pay: 6.5 € per hour", ""),
        ("pay: 6.5 € per hour\nlocation: Lisbon, Portugal", "open Lisbon//Portugal, EUR 6.50-6.50 HOUR"),
        ("salary_min: 80000\nsalary_currency: EUR", "open EUR 80000- YEAR"),
        ("salary_max: 80.000 €", "open EUR -80000 YEAR"),
        ("salary:\n  minValue: 22.50\n  currency: EUR\n  unitText: HOUR", "open EUR 22.50- HOUR"),
        (
            "salary: €1,500 bi-weekly",
            "open | 2: `salary`: \"€1,500 bi-weekly\" is for a time that is not an hour, day, week, month or year",
        ),
    ] {
        check(lines, expect);
    }
}

#[test]
fn an_address_to_apply_at_is_one_that_opens() {
    for (lines, expect) in [
        ("apply: https://jobs.example.com/7", "open to https://jobs.example.com/7"),
        ("apply: jobs@example.com", "open to mailto:jobs@example.com"),
        ("apply:\n  url: https://jobs.example.com/7", "open to https://jobs.example.com/7"),
        ("applyLink: /karriere/baker", "open | 2: \"/karriere/baker\" cannot be opened by a browser"),
        ("apply: javascript:alert(1)", "open | 2: \"javascript:alert(1)\" cannot be opened by a browser"),
        (
            "how_to_apply: Send us a loaf",
            "open | 2: `how_to_apply`: \"Send us a loaf\" is no address to apply at",
        ),
        ("location: Lisbon\nemail: jobs@example.com", "open Lisbon//, to mailto:jobs@example.com"),
        ("location: Lisbon\ncontact: Ada Lovelace", "open Lisbon//"),
    ] {
        check(lines, expect);
    }
}

#[test]
fn a_day_that_can_be_read_two_ways_is_none() {
    for (lines, expect) in [
        ("posted: 2026-11-02T09:00:00+02:00", "open on 2026-11-02"),
        ("posted: 2026-11-02 08:00 CEST", "open on 2026-11-02"),
        ("posted: 2026/11/02", "open on 2026-11-02"),
        ("posted: 2.11.2026", "open on 2026-11-02"),
        ("posted: 2-15-2026", "open on 2026-02-15"),
        ("posted: 15/2/2026", "open on 2026-02-15"),
        ("posted: November 2, 2026", "open on 2026-11-02"),
        ("posted: 2nd Nov 2026", "open on 2026-11-02"),
        ("posted: 29 de octubre de 2026", "open on 2026-10-29"),
        ("posted: 2. März 2026", "open on 2026-03-02"),
        ("posted: 5 août 2026", "open on 2026-08-05"),
        ("掲載日: 2026年11月2日", "open on 2026-11-02"),
        (
            "posted: 04/08/2026",
            "open | 2: `posted`: \"04/08/2026\" is not a date that can be read one way only",
        ),
        ("posted: 2027-01-01", "open | 2: `posted`: \"2027-01-01\" is in the future"),
        ("posted: soon", "open | 2: `posted`: \"soon\" is not a date that can be read one way only"),
        ("date: 2026-11-02\nlocation: Lisbon", "open Lisbon//, on 2026-11-02"),
        ("deadline: open until filled", "open"),
    ] {
        check(lines, expect);
    }
}

#[test]
fn a_vacancy_that_is_closed_or_over_is_none() {
    for lines in [
        "status: closed",
        "status: Filled",
        "open: false",
        "filled: true",
        "closed: yes",
        "active: no",
        "hiring: false",
        "openings: 0",
        "status: on hold",
        "status: besetzt",
        "estado: cerrada",
        "statut: pourvu",
        "state: closed",
        "show_in_jobs: false",
        "positionFilled: true",
    ] {
        check(&format!("location: Lisbon\n{lines}"), "closed");
    }
    check("location: Lisbon\ntags: [closed]", "closed");
    check("location: Lisbon\nstatus: open", "open Lisbon//");
    check("valid_through: 2026-11-22", "open by 2026-11-22");
    check("valid_through: 2026-11-21", "closed | 2: `valid_through`: \"2026-11-21\" is over");
    check("expiryDate: 2022-03-21T00:00:00Z", "closed | 2: `expiryDate`: \"2022-03-21T00:00:00Z\" is over");
    for title in ["Baker (CLOSED)", "Ingeniero (CERRADA)", "CLOSED Baker", "Baker [filled]", "Baker - CLOSED"]
    {
        check_titled(title, "location: Lisbon", "closed");
    }
    for title in ["Closed-loop engineer", "Expired goods manager", "Baker (Lisbon)"] {
        check_titled(title, "location: Lisbon", "open Lisbon//");
    }
}

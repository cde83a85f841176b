//! Whole files in the shapes that people hand over, each with what becomes of them.

use super::*;
use crate::vacancies::Board;

/// The site of a file in YAML.
fn of_yaml(text: &str) -> (Catalog, Assigned) {
    let file = PageSource { file: "vacancies.yml".to_owned(), text: text.to_owned() };
    made("", &VacancyFiles { file: Some(file), boards: Vec::new() })
}

/// The findings, each as `line:column: message`.
fn findings(assigned: &Assigned) -> Vec<String> {
    let all = assigned.findings.values().flatten();
    all.map(|finding| format!("{}:{}: {finding}", finding.position.line, finding.position.column)).collect()
}

/// Compares a value with what is expected, in the vacancy and in its JSON-LD.
#[track_caller]
fn check(text: &str, show: fn(&(Vacancy, Value)) -> String, expect: &str, told: &[&str]) {
    let (catalog, assigned) = of_yaml(text);
    assert_eq!(show(&vacancy_and_posting(&catalog)), expect, "{text}");
    let found = findings(&assigned);
    assert_eq!(found.len(), told.len(), "{found:#?}");
    for (found, told) in found.iter().zip(told) {
        assert!(found.starts_with(told), "{found}\nis not {told}");
    }
}

fn entry(lines: &str) -> String {
    format!("- role: bakery/baker\n  apply: https://jobs.example.com/1\n  posted: 2026-11-02\n{lines}")
}

fn remote((vacancy, posting): &(Vacancy, Value)) -> String {
    let countries = values(&posting["applicantLocationRequirements"]).len();
    format!("{} {} {countries}", vacancy.is_remote, vacancy.countries.join("+"))
}

#[test]
fn remote_work_is_said_in_yaml_with_any_yes() {
    for yes in ["yes", "True", "TRUE", "on", "Yes", "y", "100%", "fully"] {
        let told = ["4:3: lacks applicantLocationRequirements"];
        check(&entry(&format!("  remote: {yes}")), remote, "true  0", &told);
    }
    for no in ["no", "False", "off", "No", "n"] {
        check(&entry(&format!("  location: Lisbon, Portugal\n  remote: {no}")), remote, "false  0", &[]);
    }
    for (countries, expect) in [
        ("[NO, SE]", "true NO+SE 2"),
        ("Norway", "true Norway 1"),
        ("US, UK", "true US+UK 2"),
        ("[Norway, \"Sweden\"]", "true Norway+Sweden 2"),
    ] {
        check(&entry(&format!("  remote: {countries}")), remote, expect, &[]);
    }
    let told = "5:11: \"NO\" may be Norway or no, so it is left out";
    check(&entry("  location: Lisbon, Portugal\n  remote: NO"), remote, "false  0", &[told]);
    for unclear in ["maybe", "hybrid", "2 days a week", "ask us", "partly", "123"] {
        let told = format!("5:11: \"{unclear}\" is no country to work from, so it is left out");
        let text = entry(&format!("  location: Lisbon, Portugal\n  remote: {unclear}"));
        check(&text, remote, "false  0", &[&told]);
    }
}

#[test]
fn countries_and_numbers_stay_texts_in_yaml() {
    for (lines, expect) in [
        ("  location: {city: Oslo, country: NO}", "Oslo, NO; "),
        ("  location: {city: Oslo, country: no}", "Oslo, no; "),
        ("  location: Oslo, Norway\n  identifier: 0012", "Oslo, Norway; 0012"),
        ("  location: Oslo, Norway\n  identifier: 1e5", "Oslo, Norway; 1e5"),
        ("  location: Oslo, Norway\n  identifier: 1_000", "Oslo, Norway; 1_000"),
        ("  location: Oslo, Norway\n  identifier: 0x1F", "Oslo, Norway; 0x1F"),
        ("  location: Oslo, Norway\n  identifier: 12:30", "Oslo, Norway; 12:30"),
    ] {
        let show = |(vacancy, posting): &(Vacancy, Value)| {
            let place = &posting["jobLocation"]["address"];
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            assert_eq!(text(&posting["identifier"]["value"]), vacancy.identifier);
            let (town, country) = (text(&place["addressLocality"]), text(&place["addressCountry"]));
            format!("{town}, {country}; {}", vacancy.identifier)
        };
        check(&entry(lines), show, expect, &[]);
    }
}

#[test]
fn an_amount_that_braces_cut_is_told_and_no_pay() {
    let pay = |(vacancy, posting): &(Vacancy, Value)| {
        assert_eq!(vacancy.pay.is_none(), posting["baseSalary"].is_null());
        vacancy.pay.as_ref().map(|pay| format!("{}-{}", pay.least, pay.most)).unwrap_or_default()
    };
    let line = |fields: &str| entry(&format!("  location: Oslo, Norway\n  pay: {{{fields}}}"));
    let cut = "ends at its comma, so the pay is left out";
    for (fields, expect, told) in [
        ("currency: EUR, least: 72,000, per: year", "", &*format!("5:31: the amount of `least` {cut}")),
        (
            "currency: EUR, least: 72000, most: 90,000, per: year",
            "",
            &*format!("5:44: the amount of `most` {cut}"),
        ),
        ("currency: EUR, least: 1,200,000, per: year", "", &*format!("5:31: the amount of `least` {cut}")),
        ("currency: EUR, least: 72.000, per: year", "", "5:31: this is not an amount"),
        ("currency: EUR, least: \"72,000\", per: year", "72000-", ""),
        ("currency: EUR, least: 72000, most: 90000.50, per: year", "72000-90000.50", ""),
    ] {
        let (catalog, assigned) = of_yaml(&line(fields));
        assert_eq!(pay(&vacancy_and_posting(&catalog)), expect, "{fields}");
        let found = findings(&assigned);
        let is_told = found.first().is_some_and(|found| found.starts_with(told));
        assert!(if told.is_empty() { found.is_empty() } else { is_told }, "{fields}: {found:#?}");
    }
}

/// The pay of a posting, as it is shown and as it is in JSON-LD.
fn pay_of(provider: Provider, job: Value) -> String {
    let mut job = job;
    job["id"] = json!("1");
    let file = if provider == Provider::Lever { json!([job]) } else { json!({ "jobs": [job] }) };
    let board: Board = boards::read(provider, &file.to_string()).unwrap();
    let files = VacancyFiles { file: None, boards: vec![board] };
    let (catalog, assigned) = made(&format!("{}: \"1\"", provider.name()), &files);
    let (vacancy, posting) = vacancy_and_posting(&catalog);
    let is_told = assigned.findings.values().flatten().any(|it| it.message.starts_with("the pay of 1 "));
    assert_eq!(is_told, vacancy.pay.is_none(), "what is left out is told");
    let Some(pay) = vacancy.pay else { return String::new() };
    let value = &posting["baseSalary"]["value"];
    let number = |name: &str| value[name].as_f64().map(|number| number.to_string()).unwrap_or_default();
    let found = [number("value"), number("minValue"), number("maxValue")].join("|");
    format!("{}-{} {} {found}", pay.least, pay.most, pay.per.name())
}

#[test]
fn boards_keep_cents_and_leave_out_other_times() {
    let lever = |min: Value, max: Value, interval: &str| {
        pay_of(
            Provider::Lever,
            json!({"createdAt": 1_762_000_000_000_u64, "categories": {"location": "Lyon, France"},
                "salaryRange": {"min": min, "max": max, "currency": "EUR", "interval": interval}}),
        )
    };
    let greenhouse = |min: Value, max: Value, title: &str| {
        pay_of(
            Provider::Greenhouse,
            json!({"first_published": "2026-11-02", "location": {"name": "Lyon, France"},
                "pay_input_ranges": [{"min_cents": min, "max_cents": max, "currency_type": "EUR", "title": title}]}),
        )
    };
    let ashby = |min: Value, max: Value, interval: &str| {
        let salary = json!({"compensationType": "Salary", "interval": interval, "currencyCode": "EUR",
            "minValue": min, "maxValue": max});
        pay_of(
            Provider::Ashby,
            json!({"publishedAt": "2026-11-02", "location": "Lyon, France",
                "compensation": {"summaryComponents": [salary]}}),
        )
    };
    for (found, expect) in [
        (lever(json!(14.75), json!(16.2), "per-hour-wage"), "14.75-16.20 HOUR |14.75|16.2"),
        (lever(json!(14.75), json!(14.75), "per-hour-wage"), "14.75-14.75 HOUR 14.75||"),
        (lever(json!(40000), Value::Null, "per-year-salary"), "40000- YEAR |40000|"),
        (lever(json!(0), json!(50000), "per-year-salary"), "-50000 YEAR ||50000"),
        (lever(json!(3000), json!(4000), "bi-month-salary"), ""),
        (lever(json!(900), json!(1000), "bi-week-salary"), ""),
        (lever(json!(50000), json!(40000), "per-year-salary"), ""),
        (greenhouse(json!(1475), json!(1620), "Hourly pay range"), "14.75-16.20 HOUR |14.75|16.2"),
        (greenhouse(json!(1475), json!(1475), "Pay per hour"), "14.75-14.75 HOUR 14.75||"),
        (greenhouse(json!(140_000), json!(162_050), "Weekly pay"), "1400-1620.50 WEEK |1400|1620.5"),
        (greenhouse(json!(140_000), json!(162_000), "Bi-weekly salary"), ""),
        (greenhouse(json!(140_000), json!(162_000), "Biweekly pay"), ""),
        (greenhouse(json!(140_000), json!(162_000), "Semi-monthly pay"), ""),
        (greenhouse(json!(140_000), json!(162_000), "Pay every two weeks"), ""),
        (greenhouse(json!(14_000), json!(16_200), "Pay per shift"), ""),
        (greenhouse(json!(4_000_000), json!(5_000_000), "Annual salary"), "40000-50000 YEAR |40000|50000"),
        (greenhouse(json!(4_000_000), json!(5_000_000), "Base range"), ""),
        (ashby(json!(14.75), Value::Null, "1 HOUR"), "14.75- HOUR |14.75|"),
        (ashby(Value::Null, json!(50000), "1 YEAR"), "-50000 YEAR ||50000"),
        (ashby(json!(3000), json!(3500), "2 WEEK"), ""),
        (ashby(json!(3000), json!(3500), "0.5 MONTH"), ""),
    ] {
        assert_eq!(found, expect);
    }
}

#[test]
fn what_is_left_out_of_json_ld_is_told_at_its_line() {
    let show =
        |(vacancy, posting): &(Vacancy, Value)| format!("{} {}", vacancy.places.len(), posting.is_null());
    for (place, told) in [
        (
            "Springfield, IL",
            "4:3: lacks jobLocation.address.addressCountry (\"IL\" may be a country or a part of one)",
        ),
        ("Savannah, Georgia", "4:3: lacks jobLocation.address.addressCountry (\"Georgia\" may be"),
        (
            "Springfield, NJ",
            "4:3: lacks jobLocation.address.addressCountry (\"NJ\" is no country), so search engines do not show it: write the country behind",
        ),
        ("Springfield", "4:3: lacks jobLocation.address.addressCountry (\"Springfield\" is no country)"),
        (
            "{city: Oslo, country: Norge and Sverige}",
            "4:3: lacks jobLocation.address.addressCountry (\"Norge and Sverige\" is",
        ),
    ] {
        check(&entry(&format!("  location: {place}")), show, "1 true", &[told]);
    }
    for (place, told) in [
        ("Multiple locations", "4:13: \"Multiple locations\" names no place"),
        ("N/A", "4:13: \"N/A\" names no place"),
        ("TBD", "4:13: \"TBD\" names no place"),
    ] {
        check(&entry(&format!("  location: {place}")), show, "0 true", &[told]);
    }
    check(
        "- role: bakery/baker\n  apply: https://jobs.example.com/1\n  location: Lisbon, Portugal",
        show,
        "1 true",
        &["1:3: lacks datePosted"],
    );
    for (place, count) in
        [("Savannah, Georgia, USA", 1), ("{city: Savannah, region: Georgia, country: US}", 1)]
    {
        check(&entry(&format!("  location: {place}")), show, &format!("{count} false"), &[]);
    }
}

#[test]
fn the_boards_own_country_comes_before_the_text() {
    let lever = |location: &str, country: &str| {
        let board = json!([{"id": "1", "createdAt": 1_762_000_000_000_u64, "country": country, "categories": {"location": location}}]);
        let board = boards::read(Provider::Lever, &board.to_string()).unwrap();
        let (catalog, _) = made("lever: \"1\"", &VacancyFiles { file: None, boards: vec![board] });
        let (_, posting) = vacancy_and_posting(&catalog);
        let address = &posting["jobLocation"]["address"];
        let part = |name: &str| address[name].as_str().unwrap_or_default();
        [part("addressLocality"), part("addressRegion"), part("addressCountry")].join("/")
    };
    for (location, country, expect) in [
        ("Savannah, Georgia", "US", "Savannah/Georgia/US"),
        ("Batumi, Georgia", "GE", "Batumi//GE"),
        ("Toledo, OH", "US", "Toledo/OH/US"),
        ("San Jose, CA", "US", "San Jose/CA/US"),
        ("Toronto, CA", "CA", "Toronto//CA"),
        ("Lebanon", "US", "Lebanon//US"),
        ("Lyon", "FR", "Lyon//FR"),
        ("Lyon, France", "FR", "Lyon//France"),
        // One of the two is wrong.
        ("Milan, Italy", "US", "//"),
        ("Springfield", "", "//"),
        ("Springfield", "yes", "//"),
    ] {
        assert_eq!(lever(location, country), expect, "{location} in {country}");
    }
}

//! The rules of each place, for vacancies as `vacancies.json`, front matter and boards write them.

use super::PayRules;
use super::lacks::lack;
use super::table::{Rule, Stated, TABLE, TEXT, Table};
use crate::vacancies::provider::Provider;
use crate::vacancies::{VacancyFiles, assign, boards, state_pay};
use jiff::civil::{Date, date};
use rolebook_model::{Finding, PageSource, Pay, PayUnit, Rule as FindingRule, Site, Source};
use serde_json::{Value, json};

/// The day on which all rules were read.
const TODAY: Date = date(2026, 11, 29);

/// The findings of a site with one baker, who has these lines of front matter and these files, by the rules of `codes`.
fn found(codes: &[&str], lines: &str, files: &VacancyFiles, today: Date) -> Vec<Finding> {
    let text = format!("---\ntitle: Baker\n{lines}\n---\n\n## Responsibilities\n\n- Bake\n");
    let page = PageSource { file: "bakery/baker.md".to_owned(), text };
    let site = Site { name: "Lark".to_owned(), ..Site::default() };
    let (mut catalog, pages) = rolebook_reader::catalog_and_pages(&Source { site, pages: vec![page] });
    state_pay(&mut catalog, &pages, &[]);
    let rules = match codes {
        ["vacancies"] => PayRules::OfVacancies,
        _ => PayRules::Of(codes.iter().map(|code| (*code).to_owned()).collect()),
    };
    assign(&mut catalog, &pages, files, &rules, today).findings.into_values().flatten().collect()
}

/// The messages of an entry in `vacancies.json` with these keys that are about rules.
fn told(codes: &[&str], entry: Value, today: Date) -> Vec<String> {
    let mut entry = entry;
    entry["role"] = json!("bakery/baker");
    let file = PageSource { file: "vacancies.json".to_owned(), text: json!([entry]).to_string() };
    let files = VacancyFiles { file: Some(file), boards: Vec::new() };
    let findings = found(codes, "", &files, today).into_iter();
    findings.filter(|finding| finding.rule == FindingRule::PayRule).map(|finding| finding.message).collect()
}

/// What a vacancy at a place with this pay, which may be empty, is told by the rules of `codes`, without the rules' dates.
fn check(codes: &[&str], location: &str, pay: &str, expect: &str) {
    let mut entry = json!({ "location": location, "pay": pay });
    for key in ["location", "pay"] {
        if entry[key] == "" {
            entry.as_object_mut().unwrap().remove(key);
        }
    }
    let told = told(codes, entry, TODAY);
    let brief = told.iter().map(|message| {
        let message = message.replace(", checked on 2026-11-29", "").replace("this vacancy states ", "");
        let mut brief = String::new();
        let mut depth = 0;
        // The laws stand in brackets.
        for letter in message.chars() {
            depth += usize::from(letter == '(');
            if depth == 0 {
                brief.push(letter);
            }
            depth -= usize::from(letter == ')');
        }
        brief.replace(" ,", ",").trim_end().to_owned()
    });
    assert_eq!(brief.collect::<Vec<_>>().join("; "), expect, "{codes:?}, {location}, {pay}");
}

const NO_PAY: &str = "no pay, which is asked for by";
const ONE_END: &str = "only one end of what is paid, but both are asked for by";
const ONE_AMOUNT: &str = "one amount, but a range is asked for by";

/// A town of each place that has a rule, and a currency.
fn town(rule: &Rule) -> (String, &'static str) {
    match &*rule.place {
        "AT" => ("Graz, Austria".to_owned(), "EUR"),
        "EU" => ("Lisbon, Portugal".to_owned(), "EUR"),
        "CA-ON" => ("Ottawa, Ontario, Canada".to_owned(), "CAD"),
        "US-DC" => ("Washington, DC, USA".to_owned(), "USD"),
        part => (format!("Springfield, {}, USA", &part[3..]), "USD"),
    }
}

#[test]
fn every_rule_is_kept_and_broken() {
    for rule in &TABLE.rules {
        let ((place, currency), codes) = (town(rule), [&*rule.place]);
        let check = |pay: &str, message: &str| {
            let expect = if message.is_empty() { String::new() } else { format!("{message} {}", rule.name) };
            check(&codes, &place, &format!("{currency} {pay} per year"), &expect);
        };
        check("72000-88000", "");
        check("72000", if rule.pay == Stated::Range { ONE_AMOUNT } else { "" });
        check("72000-72000", if rule.pay == Stated::Range { ONE_AMOUNT } else { "" });
        let is_least = rule.pay == Stated::Least;
        check("from 72000", if is_least { "" } else { ONE_END });
        let only_most = "only the most that is paid, but the least is asked for by";
        check("up to 88000", if is_least { only_most } else { ONE_END });
        self::check(&codes, &place, "", &format!("{NO_PAY} {}", rule.name));
        self::check(&codes, "Leeds, UK", "", "");
    }
}

/// What pay lacks by a rule with both limits: none of those that were read has any.
fn by_limits(least: &str, most: &str, currency: &str, per: PayUnit) -> Option<String> {
    let limits = "widest = { amount = 50000, currency = \"CAD\", per = \"year\" }\n\
        not_above = { amount = 200000, currency = \"CAD\", per = \"year\" }\nemployees = 25";
    let table: Table = toml::from_str(&TEXT.replacen("employees = 25", limits, 1)).unwrap();
    let rule = table.rules.iter().find(|rule| rule.widest.is_some()).unwrap();
    let pay = Pay { currency: currency.to_owned(), least: least.to_owned(), most: most.to_owned(), per };
    lack(rule, Some(&pay)).map(|lack| lack.to_string())
}

#[test]
fn a_range_may_be_too_wide_and_pay_too_high_for_a_rule() {
    let check = |least: &str, most: &str, expect: Option<&str>| {
        assert_eq!(by_limits(least, most, "CAD", PayUnit::Year).as_deref(), expect, "{least}, {most}");
    };
    let too_wide = Some("states a range of more than CAD 50000 per year, which is the widest by");
    check("70000", "120000", None);
    check("70000", "120000.01", too_wide);
    check("100000", "200000", too_wide);
    check("140000", "200000.50", None);
    check("100000", "250000", None);
    check("210000", "", None);
    check("90000", "", Some("states only one end of what is paid, but both are asked for by"));
    // Nothing is converted.
    assert_eq!(by_limits("70000", "130000", "USD", PayUnit::Year), None);
    assert_eq!(by_limits("20", "60000", "CAD", PayUnit::Hour), None);
}

#[test]
fn a_listed_rule_holds_unless_the_work_is_surely_elsewhere() {
    let colorado = |location, is_told| {
        check(&["US-CO"], location, "", &if is_told { format!("{NO_PAY} Colorado") } else { String::new() });
    };
    for there in [
        "Denver, CO, USA",
        "Denver, Colorado, United States",
        "Colorado, USA",
        "Denver, US-CO",
        "Lisbon, Portugal or Denver, CO, USA",
        "Remote (US)",
        "Remote - US or Canada",
        // It may be there.
        "",
        "Denver, CO",
        "Denver",
        "Springfield, USA",
        "Remote",
        "Remote, Americas",
    ] {
        colorado(there, true);
    }
    for elsewhere in [
        "Lisbon, Portugal",
        "San Francisco, CA, USA",
        "San Francisco, CA",
        "Dallas, Texas, USA",
        "Bogotá, Colombia",
        "Remote (Canada)",
        "Remote, Texas",
        "Austin, TX, USA or Leeds, UK",
    ] {
        colorado(elsewhere, false);
    }
}

#[test]
fn the_rules_of_a_vacancy_are_those_of_its_own_places() {
    let told = |location: &str, names: &str| {
        let expect = if names.is_empty() { String::new() } else { format!("{NO_PAY} {names}") };
        check(&["vacancies"], location, "", &expect);
    };
    told("Denver, CO, USA", "Colorado");
    told("Graz, Austria", "Austria, the European Union");
    told("Lisbon, Portugal", "the European Union");
    told("Remote (EU)", "the European Union");
    told("Ottawa, Ontario, Canada or Seattle, WA, USA", "Ontario, Washington");
    told("Remote (Canada)", "Ontario");
    told("Remote (Portugal, Austria)", "Austria, the European Union");
    // No country or state is guessed.
    told("Denver, CO", "");
    told("Springfield, USA", "");
    told("Remote", "");
    told("Remote, North America", "");
    told("Leeds, UK", "");
    told("", "");
}

#[test]
fn rules_that_ask_for_the_same_are_one_finding() {
    let of_all =
        |pay: &str, expect: &str| check(&["US-CA", "US-CO", "US-MD", "US-NY"], "Remote (US)", pay, expect);
    of_all("", &format!("{NO_PAY} California, Colorado, Maryland, New York"));
    of_all("USD 72000 per year", &format!("{ONE_AMOUNT} California, Maryland"));
    of_all("from USD 72000 per year", &format!("{ONE_END} California, Colorado, Maryland, New York"));
}

#[test]
fn a_finding_names_the_law_its_dates_and_what_else_it_asks_for() {
    let files = VacancyFiles { file: None, boards: Vec::new() };
    let finding = found(&["US-WA"], "location: Seattle, WA, USA", &files, TODAY).remove(0);
    assert_eq!(
        finding.message,
        "this vacancy states no pay, which is asked for by Washington (RCW 49.58.110, in force since 2023-01-01), \
         checked on 2026-11-29"
    );
    assert_eq!(
        finding.help,
        "write what is paid, with currency and unit of time, as in \"USD 72000-88000 per year\" (advice, no legal \
         counsel); Washington: for employers of 15 or more; Washington: also state the benefits and other compensation"
    );
}

#[test]
fn what_several_rules_ask_for_is_told_once() {
    let files = VacancyFiles { file: None, boards: Vec::new() };
    let finding = found(&["US-CA", "US-MD", "US-WA"], "location: Remote (US)", &files, TODAY).remove(0);
    let more = "; California, Washington: for employers of 15 or more; California: where the pay is fixed, the Labor \
                Commissioner takes one amount for enough; Maryland, Washington: also state the benefits and other compensation";
    assert!(finding.help.contains(more), "{}", finding.help);
}

#[test]
fn the_age_of_a_check_is_told_after_a_year() {
    let message = |today| told(&["US-VT"], json!({ "location": "Barre, VT, USA" }), today).remove(0);
    let source = "look at https://legislature.vermont.gov/statutes/section/21/005/00495p";
    assert!(message(date(2027, 11, 28)).ends_with("checked on 2026-11-29"));
    assert!(
        message(date(2027, 11, 29)).ends_with(&format!("checked on 2026-11-29, 12 months ago: {source}"))
    );
    assert!(message(date(2029, 2, 3)).ends_with(&format!("checked on 2026-11-29, 26 months ago: {source}")));
}

#[test]
fn a_rule_holds_from_the_day_on_which_it_is_in_force() {
    let is_told = |today| !told(&["CA-ON"], json!({ "location": "Ottawa, ON, Canada" }), today).is_empty();
    assert!(!is_told(date(2025, 12, 31)));
    assert!(is_told(date(2026, 1, 1)));
}

#[test]
fn pay_that_cannot_be_read_is_told_once() {
    let of_page = |lines: &str| {
        let findings = found(&["US-CO"], lines, &VacancyFiles { file: None, boards: Vec::new() }, TODAY);
        let of_pay = findings.into_iter().filter(|finding| finding.message.contains("`salary`"));
        of_pay.map(|finding| (finding.rule, finding.message)).collect::<Vec<_>>()
    };
    let [(rule, message)] = &of_page("location: Denver, CO, USA\nsalary: competitive")[..] else { panic!() };
    assert_eq!(*rule, FindingRule::PayRule);
    assert!(message.starts_with("`salary`: \"competitive\" names no amount"), "{message}");
    assert!(message.contains("but pay is asked for by Colorado (C.R.S."), "{message}");
    for salary in ["€72,000 per shift", "72000 per year", "USD 72000 per day and 80000 per month"] {
        let found = of_page(&format!("location: Denver, CO, USA\nsalary: {salary}"));
        assert!(matches!(&found[..], [(FindingRule::PayRule, _)]), "{salary}: {found:?}");
    }
    // Elsewhere it is what it was.
    let found = of_page("location: Leeds, UK\nsalary: competitive");
    assert!(matches!(&found[..], [(FindingRule::VacancyFact, _)]), "{found:?}");
    for pay in [
        json!("competitive"),
        json!("72000-88000"),
        json!({ "currency": "USD", "least": 72000 }),
        json!(null),
    ] {
        let told = told(&["US-CO"], json!({ "location": "Denver", "pay": pay }), TODAY);
        assert!(matches!(&told[..], [one] if one.contains("but pay is asked for by Colorado (")), "{told:?}");
    }
}

#[test]
fn postings_of_boards_are_compared_too() {
    let of_board = |pay: Value| {
        let job = json!({
            "id": 1, "title": "Baker", "absolute_url": "https://jobs.example.com/1",
            "location": { "name": "Denver, CO, USA" }, "first_published": "2026-11-02", "pay_input_ranges": pay,
        });
        let board = boards::read(Provider::Greenhouse, &json!({ "jobs": [job] }).to_string()).unwrap();
        let files = VacancyFiles { file: None, boards: vec![board] };
        let findings = found(&["US-CO"], "greenhouse: 1", &files, TODAY).into_iter();
        findings.map(|finding| (finding.rule, finding.message)).collect::<Vec<_>>()
    };
    let range = |least, most| json!({ "min_cents": least, "max_cents": most, "currency_type": "USD", "title": "Annual" });
    let [(FindingRule::PayRule, message)] = &of_board(json!([]))[..] else { panic!() };
    assert!(message.starts_with("posting 1 states no pay"), "{message}");
    // Two ranges have a finding of their own, which names the rule.
    let two = json!([range(7_000_000, 8_000_000), range(9_000_000, 9_500_000)]);
    let [(FindingRule::PayRule, message)] = &of_board(two)[..] else { panic!() };
    assert!(message.contains("has several ranges"), "{message}");
    assert!(message.contains("asked for by Colorado"), "{message}");
}

#[test]
fn the_file_of_rules_is_read_and_complete() {
    let table: Table = toml::from_str(TEXT).unwrap();
    assert!(table.rules.is_sorted_by_key(|rule| &rule.place));
    assert_eq!(table.areas["EU"].len(), 27);
    let codes = table.rules.iter().map(|rule| &rule.place).chain(table.areas.values().flatten());
    for code in codes.chain(table.missing.keys()).filter(|code| !table.areas.contains_key(*code)) {
        let part = code.split_once('-');
        let is_known = part.map_or(crate::vacancies::places::country(code).is_some(), |(country, part)| {
            crate::vacancies::places::part_of(country, part) == Some(code)
        });
        assert!(is_known, "{code} is no code of ISO 3166");
    }
    for rule in &table.rules {
        let days: Vec<Date> = [&rule.since, &rule.checked].map(|day| day.parse().unwrap()).into();
        assert!(days[0] < days[1], "{}", rule.place);
        assert!(rule.source.starts_with("https://"), "{}", rule.source);
        assert!(!table.missing.contains_key(&rule.place), "{}", rule.place);
    }
}

#[test]
fn the_documentation_lists_the_rules() {
    let page = include_str!("../../../../../docs/vacancies.md");
    for rule in &TABLE.rules {
        let Rule { place, basis, since, read, checked, source, .. } = rule;
        let pay = match rule.pay {
            Stated::Least => "the least",
            Stated::Closed => "an amount, or both ends of a range",
            Stated::Range => "both ends of a range",
        };
        let widest = rule.widest.as_ref().map_or(String::new(), |widest| format!(", of at most {widest}"));
        let employees = rule.employees.map_or("any".to_owned(), |employees| employees.to_string());
        let row = format!(
            "| `{place}` | [{basis}]({source}) | {since} | {pay}{widest} | {employees} | {checked}: {read} |\n"
        );
        assert!(page.contains(&row), "docs/vacancies.md lacks:\n{row}");
    }
    for (code, name) in &TABLE.missing {
        assert!(page.contains(&format!("{name} (`{code}`)")), "docs/vacancies.md does not name {code}");
    }
}

#[test]
fn pay_that_the_role_or_level_states_is_stated() {
    let file = |level: &str| {
        let entry = json!([{ "role": "bakery/baker", "level": level, "location": "Denver, Colorado, USA" }]);
        let file = PageSource { file: "vacancies.json".to_owned(), text: entry.to_string() };
        VacancyFiles { file: Some(file), boards: Vec::new() }
    };
    let count = |lines: &str| {
        let findings = found(&["US-CO"], lines, &file(""), TODAY);
        findings.iter().filter(|finding| finding.rule == FindingRule::PayRule).count()
    };
    assert_eq!(count(""), 1);
    assert_eq!(count("pay: By agreement"), 1);
    assert_eq!(count("pay: USD 60000 and more per year"), 1);
    assert_eq!(count("pay: USD 60000-70000 per year"), 0);
    assert_eq!(count("pay: USD 60000-70000 per year, and shares"), 0);
}

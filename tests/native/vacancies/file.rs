//! The file of vacancies, in each format.

use super::{assign_all, page, print, source, states};

/// Assigns a file, and compares the roles and the start of each finding, which begins with its position.
#[track_caller]
fn check(name: &str, text: &str, expect: &str, findings: &[&str]) {
    let (catalog, assigned) = assign_all(&source(vec![]), Some((name, text)), vec![]);
    assert_eq!(states(&catalog), expect, "{text}");
    let printed = print(&assigned);
    let found: Vec<&str> = printed.lines().collect();
    assert_eq!(found.len(), findings.len(), "{found:#?}");
    for (found, finding) in found.iter().zip(findings) {
        assert!(found.starts_with(&format!("{name}:{finding}")), "{found}\nis not {finding}");
    }
}

const COMPLETE: &str = r#"
[[vacancies]]
role = "product/product-manager"
level = "Senior Product Manager"
title = "Senior Product Manager, Billing"
locations = ["Lisbon, Portugal", { city = "Munich", region = "Bavaria", country = "Germany" }]
remote = ["Germany", "Portugal"]
employment = ["FULL_TIME", "part-time"]
apply = "https://jobs.example.com/4711"
posted = 2026-11-02
valid_through = 2027-01-31
pay = { currency = "EUR", least = 72_000, most = 88000, per = "year" }
identifier = 4711
"#;

#[test]
fn every_key_is_read() {
    let expect = "product-manager open: senior-product-manager, Senior Product Manager, Billing, \
                  https://jobs.example.com/4711, 2026-11-02, 2027-01-31, 4711, Lisbon/Portugal, \
                  Munich/Bavaria/Germany, remote Germany+Portugal, FULL_TIME, PART_TIME, EUR 72000-88000 YEAR";
    check("vacancies.toml", COMPLETE, expect, &[]);
}

#[test]
fn all_formats_are_read_alike() {
    let expect =
        "product-manager open: https://jobs.example.com/1, 2026-11-02, Lisbon/Portugal, EUR 30-30 HOUR";
    check(
        "vacancies.yml",
        "others:\nvacancies:\n  - role: product/product-manager.md\n    location: Lisbon, Portugal\n    apply: https://jobs.example.com/1\n    posted: 2026-11-02\n    pay: {currency: EUR, min: 30, max: 30.00, per: hour}\n",
        expect,
        &["1:7: vacancies: `others` can only be \"closed\""],
    );
    check(
        "vacancies.yaml",
        "- role: product/product-manager\n  location: [\"Lisbon, Portugal\"]\n  apply: https://jobs.example.com/1\n  posted: 2026-11-02\n  pay: {currency: EUR, least: 30, max: 30, per: HOUR}\n",
        expect,
        &[],
    );
    check(
        "vacancies.json",
        "{\n\t\"vacancies\": [\n\t\t{\n\t\t\t\"role\": \"product/product-manager\",\n\t\t\t\"locations\": [{\"locality\": \"Lisbon\", \"country\": \"Portugal\"}],\n\t\t\t\"apply\": \"https:\\/\\/jobs.example.com/1\",\n\t\t\t\"posted\": \"2026-11-02\",\n\t\t\t\"pay\": {\"currency\": \"EUR\", \"least\": 30, \"most\": 30, \"per\": \"hour\"}\n\t\t}\n\t]\n}\n",
        expect,
        &[],
    );
}

/// A vacancy of the product manager with all properties that search engines require, and `more` lines.
fn vacancy(more: &str) -> String {
    let complete =
        "location = \"Lisbon, Portugal\"\napply = \"https://jobs.example.com/1\"\nposted = 2026-11-02";
    format!("[[vacancies]]\nrole = \"product/product-manager\"\n{complete}\n{more}\n")
}

const SHOWN: &str = "https://jobs.example.com/1, 2026-11-02, Lisbon/Portugal";

#[test]
fn vacancies_are_sorted_by_level() {
    let text = [
        &*vacancy("level = \"senior-product-manager\"\nidentifier = 1"),
        &vacancy("level = \"Product Manager\"\nidentifier = 2"),
        &vacancy("identifier = 3"),
    ];
    let expect = "product-manager open: https://jobs.example.com/1, 2026-11-02, 3, Lisbon/Portugal; \
                  product-manager, https://jobs.example.com/1, 2026-11-02, 2, Lisbon/Portugal; \
                  senior-product-manager, https://jobs.example.com/1, 2026-11-02, 1, Lisbon/Portugal";
    check("vacancies.toml", &text.concat(), expect, &[]);
}

#[test]
fn a_role_is_open_until_its_last_vacancy_expires() {
    let past = vacancy("valid_through = 2026-11-21");
    let finding = "6:17: vacancy-date: expired on 2026-11-21, so it is not shown";
    check("vacancies.toml", &past, "product-manager closed", &[finding]);
    let today = vacancy("valid_through = 2026-11-22");
    let open = "product-manager open: https://jobs.example.com/1, 2026-11-02, 2026-11-22, Lisbon/Portugal";
    check("vacancies.toml", &format!("{past}{today}"), open, &[finding]);
}

#[test]
fn other_roles_are_closed_only_with_others_closed() {
    let open = format!("product-manager open: {SHOWN}");
    check("vacancies.toml", &vacancy(""), &open, &[]);
    let others = format!("others = \"closed\"\n{}", vacancy(""));
    check("vacancies.toml", &others, &format!("{open}\nproduct-manager-growth closed"), &[]);
    check("vacancies.toml", "", "", &[]);
}

#[test]
fn a_role_closed_in_front_matter_stays_closed() {
    let cook = page("kitchen/cook.md", "Cook", "vacancy: closed");
    let text = "[[vacancies]]\nrole = \"kitchen/cook\"\napply = \"https://jobs.example.com/1\"\n";
    let (catalog, assigned) = assign_all(&source(vec![cook]), Some(("vacancies.toml", text)), vec![]);
    assert_eq!(states(&catalog), "cook closed");
    let printed = print(&assigned);
    let expect =
        "vacancies.toml:1:1: closed-role: kitchen/cook.md sets `vacancy: closed`, so this is not shown";
    assert!(printed.starts_with(expect), "{printed}");
}

#[test]
fn a_role_gets_no_vacancy_of_one_whose_path_is_a_prefix() {
    let growth = vacancy("").replace("product/product-manager", "product/product-manager-growth");
    let closed = "others = \"closed\"\n".to_owned() + &growth;
    let expect = format!("product-manager closed\nproduct-manager-growth open: {SHOWN}");
    check("vacancies.toml", &closed, &expect, &[]);
}

#[test]
fn an_unknown_role_is_found_with_the_nearest() {
    for (role, nearest) in [
        ("product/product-manger", "product/product-manager"),
        ("product/product-manager/", "product/product-manager"),
        ("Product/product-manager", "product/product-manager"),
        ("product/product", "product/product-manager"),
        ("product-manager-growth.md", "product/product-manager-growth.md"),
    ] {
        let text = vacancy("").replace("product/product-manager", role);
        let finding = format!(
            "2:8: unknown-role: there is no role \"{role}\", so this is not shown: the nearest is \"{nearest}\""
        );
        check("vacancies.toml", &text, "", &[&finding]);
    }
    let nameless = vacancy("").replace("role = \"product/product-manager\"\n", "");
    check("vacancies.toml", &nameless, "", &["1:1: unknown-role: names no role"]);
}

#[test]
fn an_invalid_value_leaves_out_only_itself() {
    let shown = format!("product-manager open: {SHOWN}");
    for (line, expect, finding) in [
        ("salary = 5", &*shown, "6:1: vacancies: unknown key \"salary\": the nearest is"),
        ("title = 5", "product-manager open: 5, https://jobs.example.com/1, 2026-11-02, Lisbon/Portugal", ""),
        ("title = \"\"", &shown, "6:9: vacancies: this has to be text"),
        ("title = []", &shown, "6:9: vacancies: this has to be text"),
        (
            "employment = [\"full time\", \"now and then\"]",
            "product-manager open: https://jobs.example.com/1, 2026-11-02, Lisbon/Portugal, FULL_TIME",
            "6:28: vacancies: \"now and then\" is not an employment type: write one of full-time, ",
        ),
        (
            "valid_through = \"next week\"",
            &shown,
            "6:17: vacancy-date: \"next week\" is not a date: write year, month and day",
        ),
        ("pay = 72000", &shown, "6:7: vacancies: \"72000\" names no currency, so it is left out"),
        ("pay = []", &shown, "6:7: vacancies: this has to be text"),
        (
            "pay = \"EUR 72,000–88,000.50 per year\"",
            "product-manager open: https://jobs.example.com/1, 2026-11-02, Lisbon/Portugal, EUR 72000-88000.50 YEAR",
            "",
        ),
        (
            "pay = { currency = \"EUR\", least = 22.50, per = \"hour\" }",
            "product-manager open: https://jobs.example.com/1, 2026-11-02, Lisbon/Portugal, EUR 22.50- HOUR",
            "",
        ),
        (
            "pay = { currency = \"EUR\", most = 90.000, per = \"year\" }",
            &shown,
            "6:34: vacancies: this is not an amount: write it as in 72000 or 22.50",
        ),
        (
            "pay = { currency = \"EUR\", least = 2, most = 1, per = \"day\" }",
            &shown,
            "6:7: vacancies: `least` is more than `most`",
        ),
        (
            "pay = { currency = \"euro\", least = 1, per = \"day\" }",
            &shown,
            "6:20: vacancies: this is not a currency code",
        ),
        (
            "pay = { currency = \"EUR\", least = \"a lot\", per = \"day\" }",
            &shown,
            "6:35: vacancies: this is not an amount",
        ),
        (
            "pay = { currency = \"EUR\", least = 1, per = \"fortnight\" }",
            &shown,
            "6:44: vacancies: this is not a unit of time for pay",
        ),
        ("pay = { currency = \"EUR\", least = 1 }", &shown, "6:7: vacancies: `pay` has to have"),
        (
            "level = \"Staff Product Manager\"",
            "product-manager open: Staff Product Manager, https://jobs.example.com/1, 2026-11-02, Lisbon/Portugal",
            "6:9: unknown-level: product/product-manager.md has no level \"Staff Product Manager\": the nearest is \"Senior Product Manager\"",
        ),
    ] {
        let findings = [finding];
        let findings = if finding.is_empty() { &findings[..0] } else { &findings };
        check("vacancies.toml", &vacancy(line), expect, findings);
    }
}

#[test]
fn a_vacancy_without_a_valid_address_shows_none() {
    let apply = "apply = \"https://jobs.example.com/1\"\n";
    let without = "product-manager open: 2026-11-02, Lisbon/Portugal";
    let text = vacancy("").replace(apply, "");
    check("vacancies.toml", &text, without, &["1:1: apply: has no address to apply at"]);
    for address in ["javascript:alert(1)", "/apply", "jobs.example.com/1", "ftp://jobs.example.com/1"] {
        let text = vacancy("").replace("https://jobs.example.com/1", address);
        let finding = format!("4:9: apply: \"{address}\" cannot be opened");
        check("vacancies.toml", &text, without, &[&finding]);
    }
    let text = vacancy("").replace("https://jobs.example.com/1", "mailto:jobs@example.com");
    let expect = "product-manager open: mailto:jobs@example.com, 2026-11-02, Lisbon/Portugal";
    check("vacancies.toml", &text, expect, &[]);
}

#[test]
fn missing_required_properties_are_found() {
    let posted = "posted = 2026-11-02";
    let place = "location = \"Lisbon, Portugal\"";
    for (from, to, finding) in [
        (
            posted,
            "",
            "1:1: incomplete-vacancy: lacks datePosted, so search engines do not show it: write `posted`",
        ),
        (place, "", "1:1: incomplete-vacancy: lacks jobLocation, so"),
        (
            place,
            "location = \"Lisbon\"",
            "3:1: incomplete-vacancy: lacks jobLocation.address.addressCountry (\"Lisbon\" is no country), so",
        ),
        (place, "remote = true", "3:1: incomplete-vacancy: lacks applicantLocationRequirements, so"),
        (
            place,
            "remote = [\"EMEA\"]",
            "3:1: incomplete-vacancy: lacks applicantLocationRequirements (\"EMEA\" is no country), so",
        ),
        // Whoever wrote it wrongly is told so, and not that it is missing.
        (posted, "posted = \"today\"", "5:10: vacancy-date: \"today\" is not a date"),
        (posted, "posted = 2026-11-23", "5:10: vacancy-date: 2026-11-23 is in the future"),
    ] {
        let (_, assigned) =
            assign_all(&source(vec![]), Some(("vacancies.toml", &vacancy("").replace(from, to))), vec![]);
        let printed = print(&assigned);
        assert!(printed.starts_with(&format!("vacancies.toml:{finding}")), "{printed}");
        assert_eq!(printed.lines().count(), 1, "{printed}");
    }
    let text = vacancy("").replace(place, "remote = [\"Portugal\"]");
    let expect = "product-manager open: https://jobs.example.com/1, 2026-11-02, remote Portugal";
    check("vacancies.toml", &text, expect, &[]);
}

#[test]
fn a_syntax_error_loses_one_entry_and_closes_no_role() {
    let broken = vacancy("pay = { currency = EUR }").replace("manager", "manager-growth");
    let text = ["others = \"closed\"\n", &vacancy(""), &broken, &vacancy("identifier = 2")].concat();
    let expect =
        format!("product-manager open: {SHOWN}; https://jobs.example.com/1, 2026-11-02, 2, Lisbon/Portugal");
    check(
        "vacancies.toml",
        &text,
        &expect,
        &["13:20: vacancies: cannot be read, so the entry around it is left out: "],
    );

    let entry = "- role: product/product-manager\n  location: Lisbon, Portugal\n  apply: https://jobs.example.com/1\n  posted: 2026-11-02\n";
    let text = format!("{entry}- role: product/product-manager-growth\n  title: a: b\n");
    check(
        "vacancies.yml",
        &text,
        &format!("product-manager open: {SHOWN}"),
        &["6:11: vacancies: cannot be read, so the entry around it is left out: "],
    );
    check(
        "vacancies.json",
        "[{\"role\": \"product/product-manager\",",
        "",
        &["1:2: vacancies: cannot be read, so the entry around it is left out: "],
    );
}

#[test]
fn a_file_without_a_list_is_found() {
    check(
        "vacancies.toml",
        "vacancy = []",
        "",
        &["1:1: vacancies: unknown key \"vacancy\": the nearest is \"vacancies\""],
    );
    check(
        "vacancies.toml",
        "vacancies = 5",
        "",
        &["1:13: vacancies: `vacancies` has to be a list: begin each entry"],
    );
    check("vacancies.yml", "- product/product-manager", "", &["1:3: vacancies: this has to be a vacancy"]);
    check("vacancies.yml", "", "", &[]);
}

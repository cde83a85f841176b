//! Front matter and settings → what a role and its levels pay.

use super::*;
use crate::settings::read_settings;
use crate::structured_data::tests::things;
use rolebook_model::{PageSource, Source};
use serde_json::json;

const LEVELS: &str =
    "## Responsibilities\n\n- Bakes\n\n## Senior Baker\n\n- Leads\n\n## Master Baker\n\n- Teaches\n";

/// The site of a baker of three levels with these lines of front matter, and these settings.
fn site(lines: &str, settings: &str) -> (Catalog, BTreeMap<String, Vec<Finding>>) {
    let text = format!("---\ntitle: Baker\n{lines}\n---\n\n{LEVELS}");
    let page = PageSource { file: "bakery/baker.md".to_owned(), text };
    let settings = read_settings(settings).unwrap();
    let source = Source { site: settings.site, pages: vec![page] };
    let (mut catalog, pages) = rolebook_reader::catalog_and_pages(&source);
    let findings = state_pay(&mut catalog, &pages, &settings.pay);
    (catalog, findings)
}

/// Compares what each of the three levels pays, as amounts and in words, and the findings.
#[track_caller]
fn check(lines: &str, settings: &str, expect: [&str; 3], findings: &[&str]) {
    let (catalog, found) = site(lines, settings);
    let role = &catalog.roles[0];
    let text = |it: &LevelPay| match &it.amounts {
        Some(pay) => {
            format!("{} {}-{} {} {}", pay.currency, pay.least, pay.most, pay.per.name(), it.words)
        }
        None => it.words.clone(),
    };
    let pay = |level| role.pay_of(Some(level)).map(text).unwrap_or_default().trim().to_owned();
    assert_eq!([0, 1, 2].map(pay), expect, "{lines} | {settings}");
    let found = found.iter().flat_map(|(file, found)| {
        found
            .iter()
            .map(move |it| format!("{file}:{}:{}: {}", it.position.line, it.position.column, it.message))
    });
    assert_eq!(found.collect::<Vec<_>>(), findings, "{lines} | {settings}");
}

const RANGE: &str = "EUR 60000-90000 YEAR";

#[test]
fn a_text_holds_for_every_level() {
    check("pay: EUR 60000-90000 per year", "", [RANGE; 3], &[]);
    check("pay: 22,50–27,25 € pro Stunde", "", ["EUR 22.50-27.25 HOUR 22,50–27,25 € pro Stunde"; 3], &[]);
    check("pay: By collective agreement, group 12", "", ["By collective agreement, group 12"; 3], &[]);
    check("pay:\n  currency: EUR\n  least: 60000\n  most: 90000\n  per: year", "", [RANGE; 3], &[]);
}

#[test]
fn what_amounts_do_not_say_is_kept_in_words() {
    let text = "EUR 60000-90000 per year, and shares";
    check(&format!("pay: {text}"), "", [&*format!("{RANGE} {text}"); 3], &[]);
    // Which dollars is not known.
    check("pay: $90,000 per year", "", ["$90,000 per year"; 3], &[]);
    check("pay: 4000 EUR bi-weekly", "", ["4000 EUR bi-weekly"; 3], &[]);
}

#[test]
fn nothing_is_nothing() {
    for lines in ["", "pay:", "pay: TBD", "pay: \"\"", "pay: []", "pay:\n  Senior Baker: n/a"] {
        check(lines, "", [""; 3], &[]);
    }
}

#[test]
fn levels_have_their_own() {
    let senior = "EUR 5000-5000 MONTH";
    check("pay:\n  Senior Baker: EUR 5000 per month", "", ["", senior, ""], &[]);
    check(
        "pay:\n  senior-baker: EUR 5000 per month\n  others: By agreement",
        "",
        ["By agreement", senior, "By agreement"],
        &[],
    );
    check("pay:\n  - Senior Baker: EUR 5000 per month\n  - Baker: Less", "", ["Less", senior, ""], &[]);
    let expect = ["bakery/baker.md:4:3: bakery/baker.md has no level \"Chief Baker\""];
    check(
        "pay:\n  Chief Baker: EUR 5000 per month\n  Senior Baker: EUR 5000 per month",
        "",
        ["", senior, ""],
        &expect,
    );
}

#[test]
fn settings_state_pay_by_role_and_level() {
    check("", "pay.others = \"By agreement\"", ["By agreement"; 3], &[]);
    check("", "[pay]\n\"bakery/baker\" = \"EUR 60000-90000 per year\"", [RANGE; 3], &[]);
    check(
        "",
        "[pay]\n\"bakery/baker.md\" = { currency = \"EUR\", least = 60_000, most = 90_000, per = \"year\" }",
        [RANGE; 3],
        &[],
    );
    let by_level = "[pay]\nothers = \"Rest\"\n[pay.\"bakery/baker\"]\n\"Senior Baker\" = { currency = \"EUR\", least = 22.50, per = \"hour\" }\n";
    check("", by_level, ["", "EUR 22.50- HOUR", ""], &[]);
    check("", &format!("{by_level}others = \"Else\""), ["Else", "EUR 22.50- HOUR", "Else"], &[]);
}

#[test]
fn a_page_counts_before_the_settings() {
    let settings = "[pay.\"bakery/baker\"]\nSenior-Baker = \"Site\"\nothers = \"Site\"";
    check("pay:\n  Senior Baker: Page", settings, ["Site", "Page", "Site"], &[]);
    check("pay: Page", settings, ["Page", "Site", "Page"], &[]);
}

#[test]
fn names_that_are_not_there_are_found_at_their_place() {
    check(
        "",
        "[pay]\n\"bakery/bakr\" = \"A lot\"\n\"bakery/baker\" = { Chief = \"More\" }",
        [""; 3],
        &[
            "site.toml:2:17: there is no role \"bakery/bakr\", so this is not shown",
            "site.toml:3:28: bakery/baker.md has no level \"Chief\"",
        ],
    );
}

#[track_caller]
fn check_refused(settings: &str, expect: &str) {
    let error = read_settings(settings).unwrap_err().to_string();
    assert!(error.contains(expect), "{error}");
}

#[test]
fn other_values_are_refused() {
    check_refused(
        "[pay]\n\"bakery/baker\" = 70000",
        "2:18: this is of type integer, but has to be text in quotes",
    );
    check_refused("[pay]\n\"bakery/baker\" = { Senior = { least = 1 } }", "2:29: this is of type table");
    check_refused("[pay.others]\ncurrency = \"EUR\"\nmin = 1", "3:1: unknown key \"min\"");
    check_refused("pay = 1", "1:7: this is of type integer, but has to be a table");
}

#[test]
fn search_engines_are_told_the_amounts_of_an_occupation() {
    let (catalog, _) = site("pay:\n  Senior Baker: EUR 22.50-27.25 per hour\n  others: By agreement", "");
    let salary =
        |path| things(&catalog, path, "Occupation").pop().unwrap_or_default()["estimatedSalary"].clone();
    assert_eq!(
        salary("/roles/bakery/baker/senior-baker/"),
        json!({
            "@type": "MonetaryAmount",
            "currency": "EUR",
            "value": { "@type": "QuantitativeValue", "minValue": 22.5, "maxValue": 27.25, "unitText": "HOUR" },
        })
    );
    assert_eq!(salary("/roles/bakery/baker/"), json!(null));
}

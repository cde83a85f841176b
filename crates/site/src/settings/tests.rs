//! `site.toml` as authors write it.

use super::*;
use rolebook_model::{Families, Label, Rule, Seniority, Severity, Words};

#[test]
fn every_key_is_read() {
    let site = read_settings(
        r##"
        name = "Larkspindle"
        description = "Roles"
        language = "de"
        link_base = "https://example.com/"
        images = ["https://img.example.com"]
        base_path = "/jobs/"
        base_url = "https://example.org/jobs"
        organization = { name = "Lark Ltd", url = "https://example.org", logo = "https://example.org/l.png" }
        accent = "#7A1FA2"
        accent_dark = "#ce93d8"
        requirements_note = "Most will do."
        offline = false
        notes = false
        departments = { zeta = "Z", alpha = "A" }
        [words]
        replace = true
        positions = ["Ingenieur"]
        bonus = ["von Vorteil"]
        inherits = ["Zusätzlich zur"]
        sections.requirements = ["Anforderungen"]
        seniority.senior = ["L4"]
        [pay_rules]
        places = ["EU", "us-co", "EU"]
        [findings]
        bare-url = "off"
        RB505 = "error"

        [families]
        Cook = ["kitchen/help.md", "kitchen/cook.md"]
        "kitchen/old/" = false

        [pay]
        others = "By agreement"
        "##,
    );
    let pay = vec![PaySetting {
        role: String::new(),
        level: String::new(),
        text: "By agreement".to_owned(),
        position: Position { line: 34, column: 18 },
    }];
    let strings = |texts: &[&str]| texts.iter().map(|text| text.to_string()).collect::<Vec<_>>();
    let organization = Organization {
        name: "Lark Ltd".to_owned(),
        url: "https://example.org".to_owned(),
        logo: "https://example.org/l.png".to_owned(),
    };
    let publishing = Publishing {
        origin: "https://example.org".to_owned(),
        organization,
        network_only: true,
        without_notes: true,
    };
    let expected = Site {
        name: "Larkspindle".to_owned(),
        description: "Roles".to_owned(),
        language: "de".to_owned(),
        interface: String::new(),
        link_base: "https://example.com".to_owned(),
        images: strings(&["https://img.example.com"]),
        origin: "https://example.org".to_owned(),
        base_path: "/jobs/".to_owned(),
        accent: "#7a1fa2".to_owned(),
        accent_dark: "#ce93d8".to_owned(),
        requirements_note: "Most will do.".to_owned(),
        messages: String::new(),
        languages: Vec::new(),
        families: Families {
            are_off: false,
            apart: strings(&["kitchen/old"]),
            named: vec![("Cook".to_owned(), strings(&["kitchen/help.md", "kitchen/cook.md"]))],
        },
        departments: vec![("zeta".to_owned(), "Z".to_owned()), ("alpha".to_owned(), "A".to_owned())],
        words: Words {
            replace: true,
            sections: vec![(Label::Requirements, strings(&["anforderungen"]))],
            seniority: vec![(Seniority::Senior, strings(&["l4"]))],
            positions: strings(&["ingenieur"]),
            bonus: strings(&["von vorteil"]),
            inherits: strings(&["zusätzlich zur"]),
        },
        findings: vec![(Rule::BareUrl, None), (Rule::LongSentence, Some(Severity::Error))],
    };
    let pay_rules = PayRules::Of(strings(&["EU", "US-CO"]));
    assert_eq!(site, Ok(Settings { site: expected, publishing, pay, pay_rules }));
}

#[test]
fn families_may_be_off_and_have_at_least_two_files() {
    assert!(read_settings("families = false").unwrap().site.families.are_off);
    for wrong in ["families = 3", "families.Cook = [\"a.md\"]", "families.kitchen = true"] {
        assert!(read_settings(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn nothing_has_to_be_set() {
    assert_eq!(read_settings(""), Ok(Settings::default()));
}

#[test]
fn pay_rules_may_be_those_of_each_vacancy() {
    let settings = read_settings("pay_rules.places = \"vacancies\"").unwrap();
    assert_eq!(settings.pay_rules, PayRules::OfVacancies);
}

#[test]
fn the_base_urls_path_is_the_base_path() {
    let settings = read_settings("base_url = \"https://example.com/jobs\"").unwrap();
    assert_eq!((&*settings.publishing.origin, &*settings.site.base_path), ("https://example.com", "/jobs/"));
}

#[test]
fn an_accent_is_made_lighter_for_dark_pages() {
    let site = read_settings("accent = \"#0a5f66\"").unwrap().site;
    assert!(accent::accent(&site.accent_dark, Scheme::Dark).is_ok(), "{}", site.accent_dark);
}

/// Reads `text` and compares the beginning of the error.
fn check_error(text: &str, expected: &str) {
    let error = read_settings(text).map_err(|error| error.to_string());
    assert!(error.as_ref().is_err_and(|error| error.starts_with(expected)), "{error:?}");
}

#[test]
fn errors_have_a_position_and_name_what_is_allowed() {
    check_error(
        "\nnmae = \"x\"",
        "2:1: unknown key \"nmae\", the nearest is \"name\" (allowed are name, desc",
    );
    check_error("[words]\nsection = {}", "2:1: unknown key \"section\", the nearest is \"sections\"");
    check_error(
        "[words.sections]\nrequirement = []",
        "2:1: unknown key \"requirement\", the nearest is \"requirements\"",
    );
    check_error("[words.seniority]\nsr = []", "2:1: unknown key \"sr\", the nearest is");
    check_error("name = 5", "1:8: this is of type integer, but has to be text in quotes");
    check_error("words.bonus = [\"a\", 5]", "1:21: this is of type integer");
    check_error("link_base = \"example.com\"", "1:13: this has to be an address with its scheme");
    check_error("base_path = \"jobs\"", "1:13: this has to be a path with a slash at both ends");
    check_error(
        "base_path = \"/jobs/\"\nbase_url = \"https://example.com/careers/\"",
        "2:12: this has to be without a path, or with that of `base_path`",
    );
    check_error("pay_rules.places = \"EU\"", "1:20: this has to be \"vacancies\", or a list of places");
    check_error("pay_rules.places = [\"EU\", 5]", "1:27: this is of type integer, but has to be text");
    check_error("pay_rules.place = []", "1:11: unknown key \"place\", the nearest is \"places\"");
    check_error(
        "[pay_rules]\nplaces = [\"US-CX\"]",
        "2:11: there is no rule of \"US-CX\", the nearest is \"US-CA\" (there are those of AT, CA-ON, EU, US-CA",
    );
    check_error(
        "pay_rules.places = [\"US-NJ\"]",
        "1:21: there is no rule of \"US-NJ\", the text of New Jersey's",
    );
    check_error(
        "pay_rules.places = [\"DE\"]",
        "1:21: there is no rule of \"DE\", write \"EU\", which it belongs to",
    );
    check_error("base_url = \"example.com\"", "1:12: this has to be an address with its scheme");
    for origin in [
        "http://a.example",
        "https://a.example/b",
        "a.example",
        "https://",
        "*",
        "https://a.example;",
        // What ends a policy, a directive or a header, or means more than one host in it.
        "https://a.example,script-src *",
        "https://a.example,default-src",
        "https://a.example,",
        "https://a.exa%2cmple",
        "https://a.example\\r\\nX: y",
        "https://a.example\\t",
        " https://a.example",
        "https://*.example",
        "https://a.example:*",
        "https://a_b.example",
        "https://a..example",
        "https://[::1]",
        "https://user@a.example",
        "https://user:word@a.example",
        "https://a.example?b",
        "https://a.example#b",
        "https://a.example/..",
        "https:a.example",
        "https:/a.example",
        "https:\\\\a.example",
        "'self'",
        "data:",
    ] {
        check_error(
            &format!("images = [\"{origin}\"]"),
            "1:11: this has to be an origin with https and without a path",
        );
    }
    check_error(
        &format!("images = [{}]", "\"https://a.example\",".repeat(51)),
        "1:10: this is of type array, but has to be a list of at most 50 origins",
    );
    check_error(
        &format!("description = \"{}\"", "a".repeat(5_001)),
        "1:15: this has to be no longer than 5000 characters",
    );
    check_error("organization.site = \"a\"", "1:14: unknown key \"site\"");
    check_error("\naccent = \"teal\"", "2:10: the colour has to have six hexadecimal digits");
    check_error("accent = \"#74cdd2\"", "1:10: the colour has a contrast of 1.6:1 on light pages");
    check_error("accent_dark = \"#74cdd2\"", "1:15: needs `accent`, the colour for light pages: set it, too");
    check_error("name = \"é\"\nname = \"y\"", "2:1: duplicate key");
    check_error("name = ", "1:8: ");
}

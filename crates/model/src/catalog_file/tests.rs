//! Catalog → file → catalog, and files that no build has written.

use super::*;
use crate::limits::{LARGEST_PAGE, LONGEST_TABLE, LONGEST_TEXT, MOST_PAGES};
use crate::{Employment, Fact, FactKind, PageSource, PayUnit, Rule, Severity};
use proptest::prelude::*;
use std::sync::Arc;

const TODAY: &str = "2026-11-22";

fn read(json: &str) -> Result<(Catalog, Vec<PageSource>), String> {
    let file: serde_json::Value = serde_json::from_str(json).unwrap();
    super::catalog(&file, TODAY)
}

fn write(catalog: &Catalog) -> String {
    serde_json::to_string(&CatalogFile::new(catalog)).unwrap()
}

#[track_caller]
fn check_error(json: &str, expect: &str) {
    let error = read(json).unwrap_err();
    assert!(error.contains(expect), "{error}");
}

prop_compose! {
    fn vacancy()(
        [level, title, country, apply, posted] in texts(),
        is_remote: bool,
        employment in prop::sample::subsequence(&Employment::ALL[..], 0..3),
        pay in prop::option::of((0..u32::MAX, prop::sample::select(&PayUnit::ALL[..]))),
        has_place: bool,
    ) -> Vacancy {
        let place = Place { locality: title.clone(), region: String::new(), country: country.clone() };
        let pay = pay.map(|(least, per)| {
            Pay { currency: "EUR".to_owned(), least: least.to_string(), most: "99.50".to_owned(), per }
        });
        Vacancy {
            level,
            title,
            places: has_place.then_some(place).into_iter().collect(),
            is_remote,
            known_countries: vec![("pt".to_owned(), country.clone())],
            words: country.clone(),
            countries: vec![country],
            employment,
            apply,
            posted,
            valid_through: TODAY.to_owned(),
            pay,
            identifier: "7".to_owned(),
        }
    }
}

prop_compose! {
    fn level_pay()(
        [level, words, currency, ..] in texts(),
        per in prop::option::of(prop::sample::select(&PayUnit::ALL[..])),
    ) -> LevelPay {
        let amounts = per.map(|per| Pay { currency, least: "22.50".to_owned(), most: String::new(), per });
        LevelPay { level, amounts, words }
    }
}

prop_compose! {
    fn fact()(
        [level, name, value, _, _] in texts(),
        kind in prop::sample::select(FactKind::ALL.to_vec()),
    ) -> Fact {
        Fact { level, kind, name, value }
    }
}

prop_compose! {
    fn role()(
        [file, department, slug, title, summary] in texts(),
        [alias, layout, language, name, level] in texts(),
        track in prop::sample::select(vec!["", "Partner"]),
        seniority in prop::sample::select(vec![Seniority::Intern, Seniority::SeniorVp, Seniority::Chief]),
        availability in prop::sample::select(vec![None, Some(Availability::Open), Some(Availability::Closed)]),
        vacancies in prop::collection::vec(vacancy(), 0..3),
        pay in prop::collection::vec(level_pay(), 0..3),
        facts in prop::collection::vec(fact(), 0..3),
        places in prop::collection::vec(0..900_usize, 0..3),
    ) -> Arc<Role> {
        Arc::new(Role {
            file,
            department,
            slug,
            title,
            summary,
            aliases: vec![alias],
            layout,
            language,
            availability,
            vacancies,
            pay,
            facts,
            levels: vec![Level { name, slug: level, seniority, track: track.to_owned(), section: None }],
            labels: PageLabels { facts: places, left_out: vec![1, 3], headings: vec![Label::Role, Label::Other], ..PageLabels::default() },
            parts: Vec::new(),
            is_loaded: false,
            sections: Vec::new(),
            footnotes: Vec::new(),
            findings: Vec::new(),
        })
    }
}

prop_compose! {
    fn catalog()(
        [name, description, language, link_base, note] in texts(),
        [base_path, image, word, slug, department] in texts(),
        replace: bool,
        has_introduction: bool,
        roles in prop::collection::vec(role(), 0..3),
    ) -> Catalog {
        let words = Words {
            replace,
            sections: vec![(Label::NotResponsible, vec![word.clone()])],
            seniority: vec![(Seniority::Senior, vec![word])],
            ..Words::default()
        };
        let site = Site {
            name,
            description,
            language,
            link_base,
            images: vec![image],
            base_path,
            requirements_note: note,
            words,
            findings: vec![(Rule::BareUrl, None), (Rule::LongSentence, Some(Severity::Error))],
            ..Site::default()
        };
        let department = |slug: String, introduction| Department { slug, name: department.clone(), introduction };
        let page = Role { file: slug.clone(), department: slug.clone(), ..Role::default() };
        let introduction = has_introduction.then(|| Arc::new(page));
        let departments = vec![department("first".to_owned(), None), department(slug, introduction)];
        let where_next = crate::NextPages::of(std::iter::empty());
        Catalog { site, departments, roles, where_next }
    }
}

/// Texts without invisible characters, for those are lost.
fn texts() -> [&'static str; 5] {
    ["[a-zäß\"\\\\ ]{0,6}"; 5]
}

proptest! {
    #[test]
    fn a_catalog_is_the_same_behind_its_file(catalog in catalog()) {
        let (read, pages) = read(&write(&catalog)).unwrap();
        prop_assert_eq!(read, catalog);
        prop_assert_eq!(pages, Vec::new());
    }

    #[test]
    fn a_page_is_cut_between_characters(text in "[aä€😀]{0,9}") {
        let text = text.repeat(LARGEST_PAGE / 8);
        let read = page_text(text.clone());
        prop_assert!(text.starts_with(&read) && read.len() <= LARGEST_PAGE);
        prop_assert!(text.len() <= LARGEST_PAGE || read.len() > LARGEST_PAGE - 4);
    }
}

#[test]
fn a_file_of_another_version_is_refused_and_the_error_names_it() {
    let advice = "expected version 3 of the catalog: use the catalog and the script of the same build";
    check_error(r#"{"version": 2, "roles": []}"#, &format!("invalid value: the number `2`, {advice}"));
    check_error(r#"{"version": "0.1.0/1", "roles": []}"#, &format!("invalid type: a text, {advice}"));
    check_error(r#"{"version": 1.5}"#, &format!("invalid type: a number, {advice}"));
}

#[test]
fn the_version_is_the_first_thing_to_be_read() {
    let json = write(&Catalog {
        site: Site::default(),
        departments: vec![],
        roles: vec![],
        where_next: crate::NextPages::default(),
    });
    assert!(json.starts_with(r#"{"version":3,"#), "{json}");
}

#[test]
fn what_a_host_has_written_by_hand_needs_little() {
    let json = r#"{"site": {"name": "Lark"}, "roles": [{"file": "a.md"}], "pages": [["a.md", "\u0000A"]]}"#;
    let (catalog, pages) = read(json).unwrap();
    assert_eq!((&*catalog.site.name, &*catalog.roles[0].file), ("Lark", "a.md"));
    assert_eq!(pages, [PageSource { file: "a.md".to_owned(), text: "\0A".to_owned() }]);
}

#[test]
fn a_file_whose_shape_is_another_is_refused() {
    for (json, expect) in [
        ("7", "invalid type: a number, expected an object"),
        ("null", "invalid type: null, expected an object"),
        ("[]", "invalid type: a list, expected an object"),
        (r#"{"roles": {}}"#, "invalid type: an object, expected a sequence"),
        (r#"{"roles": [null]}"#, "invalid type: null, expected an object"),
        (r#"{"roles": [{"title": 3.5}]}"#, "invalid type: a number, expected a string"),
        (r#"{"roles": [{"title": null}]}"#, "invalid type: null, expected a string"),
        (r#"{"roles": [{"levels": [["A", "a"]]}]}"#, "invalid length 2, expected a tuple of size 3"),
        (r#"{"roles": [{"levels": ["A"]}]}"#, "invalid type: a text, expected a tuple of size 3"),
        (r#"{"roles": [{"vacancies": [{"remote": "yes"}]}]}"#, "invalid type: a text, expected a boolean"),
        (r#"{"roles": [{"vacancies": [{"pay": {"per": "YEAR"}}]}]}"#, "missing field `currency`"),
        (r#"{"site": {"words": {"sections": {}}}}"#, "invalid type: an object, expected a sequence"),
        (r#"{"site": {"findings": [["none", "error"]]}}"#, "no rule is called `none`"),
        (r#"{"site": {"findings": [["bare-url", "dire"]]}}"#, "no rule is called `bare-url`, or it cannot"),
        (r#"{"pages": [["a.md"]]}"#, "invalid length 1, expected a tuple of size 2"),
    ] {
        check_error(json, expect);
    }
}

#[test]
fn the_first_of_several_errors_is_told() {
    check_error(r#"{"roles": [{"title": 1, "file": true}], "pages": 7}"#, "true or false, expected a string");
}

#[test]
fn a_page_is_read_from_its_document() {
    let read = |json: &str| page(&serde_json::from_str::<serde_json::Value>(json).unwrap());
    let baker = PageSource { file: "a.md".to_owned(), text: "\0A".to_owned() };
    assert_eq!(
        read(r#"{"file": "a\u202e.md", "text": "\u0000A"}"#),
        Ok(Some((baker.clone(), String::new())))
    );
    let json = r#"{"file": "a.md", "text": "\u0000A", "next": "b/a\n^B\tb/a/b"}"#;
    assert_eq!(read(json), Ok(Some((baker, "b/a\n^B\tb/a/b".to_owned()))));
    assert_eq!(read("null"), Ok(None));
    assert_eq!(read(r#"{"file": "a.md"}"#), Err("missing field `text`".to_owned()));
}

#[test]
fn names_that_stand_for_nothing_are_left_out() {
    let vacancy = r#"{"employment": ["NEVER", "OTHER"], "pay": {"currency": "", "least": "1", "most": "2", "per": "AEON"}}"#;
    let json = format!(
        r#"{{"site": {{"words": {{"sections": [["none", ["a"]]]}}}},
             "roles": [{{"availability": "maybe", "levels": [["A", "a", "high"]], "vacancies": [{vacancy}]}}]}}"#
    );
    let (catalog, _) = read(&json).unwrap();
    let role = &catalog.roles[0];
    assert_eq!((role.availability, role.levels[0].seniority), (None, Seniority::Intermediate));
    assert_eq!((&*role.vacancies[0].employment, &role.vacancies[0].pay), (&[Employment::Other][..], &None));
    assert_eq!(catalog.site.words, Words::default());
}

#[test]
fn a_translation_stands_before_a_sites_own_words() {
    let (mut catalog, _) = read("{}").unwrap();
    catalog.site.messages = "en.directory=Jobs\n".to_owned();
    let translation = format!("de.directory=Stellen\nde.own={}\n", "x".repeat(LONGEST_TEXT));
    let file = CatalogFile::new(&catalog).with_translation(translation.clone());
    let (read_again, _) = read(&serde_json::to_string(&file).unwrap()).unwrap();
    assert_eq!(read_again.site.messages, translation + "en.directory=Jobs\n");
    let json = format!(r#"{{"site": {{"translation": "de.own=a\u202eb{}"}}}}"#, "x".repeat(LONGEST_TABLE));
    let messages = read(&json).unwrap().0.site.messages;
    assert!(messages.starts_with("de.own=abxx") && messages.chars().count() == LONGEST_TABLE + 1);
}

#[test]
fn invisible_characters_are_left_out_and_long_texts_cut() {
    let title = "x".repeat(LONGEST_TEXT + 1);
    let json = format!(r#"{{"roles": [{{"title": "{title}", "aliases": ["a\u202eb"]}}]}}"#);
    let (catalog, _) = read(&json).unwrap();
    assert_eq!(catalog.roles[0].title.chars().count(), LONGEST_TEXT + 1, "with the ellipsis");
    assert_eq!(catalog.roles[0].aliases, ["ab"]);
}

#[test]
fn a_list_is_read_as_far_as_that_of_a_site() {
    let json = format!(r#"{{"roles": [{}{{}}]}}"#, "{},".repeat(MOST_PAGES));
    assert_eq!(read(&json).unwrap().0.roles.len(), MOST_PAGES);
}

#[test]
fn a_role_whose_vacancies_have_run_out_is_closed() {
    let role = |day: &str| {
        format!(r#"{{"roles": [{{"availability": "open", "vacancies": [{{"valid_through": "{day}"}}]}}]}}"#)
    };
    let availability = |day: &str| read(&role(day)).unwrap().0.roles[0].availability;
    assert_eq!(availability("2026-11-21"), Some(Availability::Closed));
    assert_eq!(availability("2026-11-22"), Some(Availability::Open));
}

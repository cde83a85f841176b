//! The files' values → a [`Catalog`], and pages as text.
//!
//! [`catalog`], [`page`] and [`pages`] are the entry points. Anybody may hand a catalog to the embed, so it has no invisible
//! characters, and its texts and lists are as short as those of a site. Addresses are checked where they are shown.

use super::value::{Part, Value, read_whole};
use super::{VERSION, labels_by_letters};
use crate::Part as RolePart;
use crate::limits::LARGEST_PAGE;
use crate::{
    Availability, Catalog, Department, Employment, Fact, FactKind, Label, Level, LevelPay, NextPages,
    PageSource, Pay, PayUnit, Place, Role, Seniority, Site, Vacancy, Words,
};
#[cfg(any(test, feature = "findings"))]
use crate::{Rule, Severity};
use std::sync::Arc;

/// The catalog of `catalog.json`, and the pages that come with it. The roles are not loaded, and have the vacancies that are
/// open `today`, a day written as `2026-11-22`.
///
/// # Errors
///
/// The file has another version, or a part of it another type.
pub fn catalog(file: impl Value, today: &str) -> Result<(Catalog, Vec<PageSource>), String> {
    read_whole(file, |file| {
        let file = file.into_object(&[]);
        check_version(&file.get("version"));
        let catalog = Catalog {
            site: site(file.get("site")),
            departments: departments(&file),
            roles: file.get("roles").entries(|entry| Arc::new(role(entry, today))),
            where_next: NextPages::unknown(file.get("next").as_flag()),
        };
        (catalog, file.get("pages").entries(page_source))
    })
}

/// The page whose text a document holds, with where one could go from it, as [`NextPages::add`] reads it; `None` where that is
/// null.
///
/// # Errors
///
/// A part of it has another type, or is missing.
pub fn page(value: impl Value) -> Result<Option<(PageSource, String)>, String> {
    read_whole(value, |page| {
        (!page.is_null()).then(|| {
            let page = page.into_object(&["file", "text"]);
            let source = PageSource { file: page.shown("file"), text: page_text(page.get("text").as_text()) };
            (source, page.get("next").as_text())
        })
    })
}

/// The pages of `pages.json`.
///
/// # Errors
///
/// A part of it has another type.
pub fn pages(file: impl Value) -> Result<Vec<PageSource>, String> {
    read_whole(file, |pages| pages.entries(page_source))
}

/// A page's text, as far as pages are read.
pub fn page_text(mut text: String) -> String {
    if text.len() > LARGEST_PAGE {
        let is_end = |at: &usize| text.is_char_boundary(*at);
        text.truncate((0..=LARGEST_PAGE).rev().find(is_end).unwrap_or_default());
    }
    text
}

/// File and text.
fn page_source<V: Value>(page: Part<'_, V>) -> PageSource {
    let page = page.into_tuple(2);
    PageSource { file: page.shown(0), text: page_text(page.get(1).as_text()) }
}

/// A file without a version is taken for one that can be read: hosts write catalogs by hand.
fn check_version<V: Value>(version: &Part<'_, V>) {
    let expected =
        format!("version {VERSION} of the catalog: use the catalog and the script of the same build");
    if let Some(found) = version.as_number(&expected).filter(|found| *found != u64::from(VERSION)) {
        version.fail(&format!("invalid value: the number `{found}`, expected {expected}"));
    }
}

fn site<V: Value>(site: Part<'_, V>) -> Site {
    let site = site.into_object(&[]);
    Site {
        name: site.shown("name"),
        description: site.shown("description"),
        language: site.shown("language"),
        interface: site.shown("interface"),
        link_base: site.shown("link_base"),
        images: site.all_shown("images"),
        base_path: site.shown("base_path"),
        requirements_note: site.shown("requirements_note"),
        messages: site.shown_lines("translation") + &site.shown("messages"),
        words: words(site.get("words")),
        #[cfg(any(test, feature = "findings"))]
        languages: site.get("languages").entries(language),
        #[cfg(any(test, feature = "findings"))]
        findings: site.get("findings").some_entries(severity),
        ..Site::default()
    }
}

/// For the preview: the code of a language, and its words.
#[cfg(any(test, feature = "findings"))]
fn language<V: Value>(entry: Part<'_, V>) -> (String, String) {
    let entry = entry.into_tuple(2);
    (entry.shown(0), entry.shown_lines(1))
}

/// For the preview: a rule and its severity, null where the rule is off.
#[cfg(any(test, feature = "findings"))]
fn severity<V: Value>(entry: Part<'_, V>) -> Option<(Rule, Option<Severity>)> {
    let entry = entry.into_tuple(2);
    let (name, severity) = (entry.get(0).as_text(), entry.get(1));
    let rule = Rule::named(&name);
    let severity =
        if severity.is_null() { Some(None) } else { Severity::from_name(&severity.as_text()).map(Some) };
    if rule.is_none() || severity.is_none() {
        entry.fail(&format!("no rule is called `{name}`, or it cannot have that severity"));
    }
    Some((rule?, severity?))
}

fn words<V: Value>(words: Part<'_, V>) -> Words {
    let words = words.into_object(&[]);
    let label = |name: &str| Label::ALL.into_iter().find(|label| label.name() == name);
    Words {
        replace: words.get("replace").as_flag(),
        sections: words.get("sections").some_entries(|entry| named_words(entry, label)),
        seniority: words.get("seniority").some_entries(|entry| named_words(entry, Seniority::from_name)),
        positions: words.all_shown("positions"),
        bonus: words.all_shown("bonus"),
        inherits: words.all_shown("inherits"),
    }
}

/// What a name stands for, and the words for it.
fn named_words<V: Value, Named>(
    entry: Part<'_, V>,
    named: impl Fn(&str) -> Option<Named>,
) -> Option<(Named, Vec<String>)> {
    let entry = entry.into_tuple(2);
    let words = entry.all_shown(1);
    Some((named(&entry.get(0).as_text())?, words))
}

/// Slug and name of each, and the introductions, which are in the order of the departments: slug, file and labels.
fn departments<V: Value>(file: &Part<'_, V>) -> Vec<Department> {
    let introductions = file.get("introductions").entries(|entry| {
        let entry = entry.into_tuple(3);
        let labels = labels_by_letters(&entry.get(2).as_text());
        Role { department: entry.shown(0), file: entry.shown(1), labels, ..Role::default() }
    });
    let mut introductions = introductions.into_iter().peekable();
    file.get("departments").entries(|entry| {
        let (slug, name) = pair(entry);
        let introduction = introductions.next_if(|page| page.department == slug).map(Arc::new);
        Department { slug, name, introduction }
    })
}

fn pair<V: Value>(entry: Part<'_, V>) -> (String, String) {
    let entry = entry.into_tuple(2);
    (entry.shown(0), entry.shown(1))
}

fn role<V: Value>(role: Part<'_, V>, today: &str) -> Role {
    let role = role.into_object(&[]);
    let mut vacancies = role.get("vacancies").entries(vacancy);
    let had_any = !vacancies.is_empty();
    vacancies.retain(|vacancy| vacancy.is_open_on(today));
    // All of them have run out since the site was built.
    let is_over = had_any && vacancies.is_empty();
    let availability = Availability::from_name(&role.get("availability").as_text());
    Role {
        file: role.shown("file"),
        department: role.shown("department"),
        slug: role.shown("slug"),
        title: role.shown("title"),
        summary: role.shown("summary"),
        aliases: role.all_shown("aliases"),
        layout: role.shown("layout"),
        language: role.shown("language"),
        availability: if is_over { Some(Availability::Closed) } else { availability },
        vacancies,
        pay: role.get("pay").entries(level_pay),
        facts: role.get("facts").entries(fact),
        levels: levels(&role),
        labels: labels_by_letters(&role.get("labels").as_text()),
        parts: role.get("parts").entries(part),
        is_loaded: false,
        sections: Vec::new(),
        footnotes: Vec::new(),
        findings: Vec::new(),
    }
}

/// File, letters, and which sections all levels share.
fn part<V: Value>(part: Part<'_, V>) -> RolePart {
    let part = part.into_tuple(3);
    let labels = labels_by_letters(&part.get(1).as_text());
    let shared = part.get(2).as_text().bytes().map(|mark| mark == b'1').collect();
    RolePart { file: part.shown(0), addresses: Vec::new(), labels, shared }
}

/// Name, slug and seniority of each, and their tracks, if there are any.
fn levels<V: Value>(role: &Part<'_, V>) -> Vec<Level> {
    let mut tracks = role.all_shown("tracks").into_iter();
    role.get("levels").entries(|level| {
        let level = level.into_tuple(3);
        let seniority = Seniority::from_name(&level.get(2).as_text()).unwrap_or(Seniority::Intermediate);
        let track = tracks.next().unwrap_or_default();
        Level { name: level.shown(0), slug: level.shown(1), seniority, track, section: None }
    })
}

/// Level, kind, name and value.
fn fact<V: Value>(fact: Part<'_, V>) -> Fact {
    let fact = fact.into_tuple(4);
    let kind = FactKind::from_name(&fact.get(1).as_text());
    Fact { level: fact.shown(0), kind, name: fact.shown(2), value: fact.shown(3) }
}

fn vacancy<V: Value>(vacancy: Part<'_, V>) -> Vacancy {
    let vacancy = vacancy.into_object(&[]);
    Vacancy {
        level: vacancy.shown("level"),
        title: vacancy.shown("title"),
        places: vacancy.get("places").entries(place),
        is_remote: vacancy.get("remote").as_flag(),
        countries: vacancy.all_shown("countries"),
        employment: vacancy.get("employment").some_entries(|name| Employment::from_name(&name.as_text())),
        apply: vacancy.shown("apply"),
        posted: vacancy.shown("posted"),
        valid_through: vacancy.shown("valid_through"),
        pay: amounts(vacancy.get("pay")),
        identifier: vacancy.shown("identifier"),
        known_countries: vacancy.get("known_countries").entries(pair),
        words: vacancy.shown("words"),
    }
}

/// Locality, region and country.
fn place<V: Value>(place: Part<'_, V>) -> Place {
    let place = place.into_tuple(3);
    Place { locality: place.shown(0), region: place.shown(1), country: place.shown(2) }
}

/// A level, and its pay in words or as amounts.
fn level_pay<V: Value>(pay: Part<'_, V>) -> LevelPay {
    let pay = pay.into_tuple(3);
    LevelPay { level: pay.shown(0), words: pay.shown(1), amounts: amounts(pay.get(2)) }
}

fn amounts<V: Value>(pay: Part<'_, V>) -> Option<Pay> {
    if pay.is_null() {
        return None;
    }
    let pay = pay.into_object(&["currency", "per"]);
    let per = PayUnit::from_name(&pay.get("per").as_text())?;
    Some(Pay { currency: pay.shown("currency"), least: pay.shown("least"), most: pay.shown("most"), per })
}

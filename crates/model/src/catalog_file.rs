//! What the build of a site hands to the browser: [`Catalog`] ⇄ `catalog.json`, and the pages' text.
//!
//! [`CatalogFile`] is `catalog.json`; [`CatalogFile::new`] makes it and [`CatalogFile::into_catalog`] reads it.
//! [`PageTexts`] is `pages.json`. Every page of a role also holds its own text, as a [`PageSource`].
//!
//! Whatever is empty is left out. Anybody may hand a catalog to the embed, so a catalog that is read has no invisible
//! characters, and its texts and lists are as short as those of a site. Addresses are checked where they are shown.

use super::invisible::visible;
#[cfg(any(test, feature = "findings"))]
use super::limits::LONGEST_TABLE;
use super::limits::{LARGEST_PAGE, LONGEST_TEXT, MOST_PAGES};
use super::{
    Availability, Catalog, Department, Employment, Label, Level, LevelPay, PageLabels, PageSource, Part, Pay,
    PayUnit, Place, Role, Seniority, Site, Vacancy, Words, truncated,
};
use serde::de::{self, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::sync::Arc;

/// The version of these files. It goes up with every change that an app of the version before cannot read.
pub const VERSION: u32 = 3;

/// `catalog.json`: what the directory and embeds show of each role.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CatalogFile {
    #[serde(default)]
    version: Version,
    #[serde(default)]
    site: SiteEntry,
    /// Slug and name of each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    departments: Vec<(String, String)>,
    /// Of the departments that have an introduction, in their order, the slug, and the introduction's file and labels.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    introductions: Vec<(String, String, String)>,
    #[serde(default)]
    roles: Vec<RoleEntry>,
    /// The pages' text, where a host sets it together with the catalog. The build writes it to `pages.json` instead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pages: PageTexts,
}

/// `pages.json`: file and text of each page, in the order of the catalog's roles.
pub type PageTexts = Vec<(String, String)>;

impl CatalogFile {
    /// The file of a catalog.
    pub fn new(catalog: &Catalog) -> CatalogFile {
        let department = |it: &Department| (it.slug.clone(), it.name.clone());
        let introduction = |it: &Department| {
            let page = it.introduction.as_ref()?;
            Some((it.slug.clone(), page.file.clone(), letters(&page.labels)))
        };
        CatalogFile {
            version: Version,
            site: SiteEntry::new(&catalog.site),
            departments: catalog.departments.iter().map(department).collect(),
            introductions: catalog.departments.iter().filter_map(introduction).collect(),
            roles: catalog.roles.iter().map(|role| RoleEntry::new(role)).collect(),
            pages: Vec::new(),
        }
    }

    /// The catalog and the pages that come with it. The roles are not loaded, and have the vacancies that are open
    /// `today`, a day written as `2026-11-22`.
    pub fn into_catalog(self, today: &str) -> (Catalog, Vec<PageSource>) {
        // In the order of the departments.
        let mut introductions = self.introductions.into_iter().peekable();
        let department = |(slug, name): (String, String)| {
            let introduction =
                introductions.next_if(|(of, ..)| *of == slug).map(|(department, file, labels)| {
                    let entry = RoleEntry { file, department, labels, ..RoleEntry::default() };
                    Arc::new(entry.into_role(today))
                });
            Department { slug: shown(&slug), name: shown(&name), introduction }
        };
        let role = |role: RoleEntry| Arc::new(role.into_role(today));
        let catalog = Catalog {
            site: self.site.into_site(),
            departments: limited(self.departments, department),
            roles: limited(self.roles, role),
        };
        (catalog, page_sources(self.pages))
    }
}

/// The pages of `pages.json`.
pub fn page_sources(texts: PageTexts) -> Vec<PageSource> {
    limited(texts, |(file, text)| page_source(PageSource { file, text }))
}

/// A page as a file holds it, as far as pages are read.
pub fn page_source(page: PageSource) -> PageSource {
    PageSource { file: shown(&page.file), text: page_text(page.text) }
}

/// A page's text, as far as pages are read.
pub fn page_text(mut text: String) -> String {
    if text.len() > LARGEST_PAGE {
        let is_end = |at: &usize| text.is_char_boundary(*at);
        text.truncate((0..=LARGEST_PAGE).rev().find(is_end).unwrap_or_default());
    }
    text
}

/// Stands for [`VERSION`], the only version that can be read. A file without one is taken for it: hosts write catalogs
/// by hand.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Version;

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(VERSION)
    }
}

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Version, D::Error> {
        deserializer.deserialize_u32(VersionVisitor)
    }
}

struct VersionVisitor;

impl Visitor<'_> for VersionVisitor {
    type Value = Version;

    /// Follows what was found: "invalid value: integer `3`, expected …".
    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "version {VERSION} of the catalog: use the catalog and the script of the same build")
    }

    fn visit_u64<E: de::Error>(self, version: u64) -> Result<Version, E> {
        if version == u64::from(VERSION) {
            Ok(Version)
        } else {
            Err(E::invalid_value(Unexpected::Unsigned(version), &self))
        }
    }
}

/// The settings that the app needs: the colours are in the style sheet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct SiteEntry {
    #[serde(default)]
    name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    description: String,
    #[serde(default)]
    language: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    interface: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    link_base: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    images: Vec<String>,
    #[serde(default)]
    base_path: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    requirements_note: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    messages: String,
    #[serde(default, skip_serializing_if = "WordsEntry::is_empty")]
    words: WordsEntry,
    /// For the preview: words by the code of their language.
    #[cfg(any(test, feature = "findings"))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    languages: Vec<(String, String)>,
    /// For the preview: a rule's severity, and null where the rule is off.
    #[cfg(any(test, feature = "findings"))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    findings: Vec<(super::Rule, Option<super::Severity>)>,
}

impl SiteEntry {
    fn new(site: &Site) -> SiteEntry {
        SiteEntry {
            name: site.name.clone(),
            description: site.description.clone(),
            language: site.language.clone(),
            interface: site.interface.clone(),
            link_base: site.link_base.clone(),
            images: site.images.clone(),
            base_path: site.base_path.clone(),
            requirements_note: site.requirements_note.clone(),
            messages: site.messages.clone(),
            words: WordsEntry::new(&site.words),
            #[cfg(any(test, feature = "findings"))]
            languages: site.languages.clone(),
            #[cfg(any(test, feature = "findings"))]
            findings: site.findings.clone(),
        }
    }

    fn into_site(self) -> Site {
        Site {
            name: shown(&self.name),
            description: shown(&self.description),
            language: shown(&self.language),
            interface: shown(&self.interface),
            link_base: shown(&self.link_base),
            images: shown_list(self.images),
            base_path: shown(&self.base_path),
            requirements_note: shown(&self.requirements_note),
            messages: shown(&self.messages),
            words: self.words.into_words(),
            #[cfg(any(test, feature = "findings"))]
            languages: limited(self.languages, |(code, words)| {
                (shown(&code), truncated(&words, LONGEST_TABLE))
            }),
            #[cfg(any(test, feature = "findings"))]
            findings: self.findings,
            ..Site::default()
        }
    }
}

/// Words of the site's own, with the names of what they stand for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct WordsEntry {
    #[serde(default, skip_serializing_if = "is_false")]
    replace: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sections: Vec<(String, Vec<String>)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    seniority: Vec<(String, Vec<String>)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    positions: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    bonus: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    inherits: Vec<String>,
}

impl WordsEntry {
    fn new(words: &Words) -> WordsEntry {
        let section = |(label, words): &(Label, Vec<String>)| (label.name().to_owned(), words.clone());
        let seniority = |(it, words): &(Seniority, Vec<String>)| (it.name().to_owned(), words.clone());
        WordsEntry {
            replace: words.replace,
            sections: words.sections.iter().map(section).collect(),
            seniority: words.seniority.iter().map(seniority).collect(),
            positions: words.positions.clone(),
            bonus: words.bonus.clone(),
            inherits: words.inherits.clone(),
        }
    }

    fn into_words(self) -> Words {
        let section = |(name, words): (String, Vec<String>)| {
            Some((Label::ALL.into_iter().find(|label| label.name() == name)?, shown_list(words)))
        };
        let seniority =
            |(name, words): (String, Vec<String>)| Some((Seniority::from_name(&name)?, shown_list(words)));
        Words {
            replace: self.replace,
            sections: limited(self.sections, section).into_iter().flatten().collect(),
            seniority: limited(self.seniority, seniority).into_iter().flatten().collect(),
            positions: shown_list(self.positions),
            bonus: shown_list(self.bonus),
            inherits: shown_list(self.inherits),
        }
    }

    fn is_empty(&self) -> bool {
        *self == WordsEntry::default()
    }
}

/// What is known of a role without its page's text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct RoleEntry {
    #[serde(default)]
    file: String,
    #[serde(default)]
    department: String,
    #[serde(default)]
    slug: String,
    #[serde(default)]
    title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    summary: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    language: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    layout: String,
    /// Name, slug and seniority of each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    levels: Vec<(String, String, String)>,
    /// A letter for each heading of the page: its label's place in [`Label::ALL`], from `a` on. Then a comma and letters for each
    /// line or list that may serve as headings.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    labels: String,
    /// Of a role with a file for each level, the files, each with its letters; a semicolon, and `1` for each section that all
    /// levels share, `0` for others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    parts: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    availability: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    vacancies: Vec<VacancyEntry>,
    /// Of each level that has one, or of the whole role (`""`), the pay in words, or as amounts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pay: Vec<(String, String, Option<PayEntry>)>,
}

impl RoleEntry {
    fn new(role: &Role) -> RoleEntry {
        let level = |it: &Level| (it.name.clone(), it.slug.clone(), it.seniority.name().to_owned());
        RoleEntry {
            file: role.file.clone(),
            department: role.department.clone(),
            slug: role.slug.clone(),
            title: role.title.clone(),
            summary: role.summary.clone(),
            aliases: role.aliases.clone(),
            language: role.language.clone(),
            layout: role.layout.clone(),
            levels: role.levels.iter().map(level).collect(),
            labels: letters(&role.labels),
            parts: role.parts.iter().map(part_entry).collect(),
            availability: role.availability.map(Availability::name).unwrap_or_default().to_owned(),
            vacancies: role.vacancies.iter().map(VacancyEntry::new).collect(),
            pay: role.pay.iter().map(stated_pay).collect(),
        }
    }

    fn into_role(self, today: &str) -> Role {
        let mut vacancies = limited(self.vacancies, VacancyEntry::into_vacancy);
        let had_any = !vacancies.is_empty();
        vacancies.retain(|vacancy| vacancy.is_open_on(today));
        // All of them have run out since the site was built.
        let is_over = had_any && vacancies.is_empty();
        let level = |(name, slug, seniority): (String, String, String)| Level {
            name: shown(&name),
            slug: shown(&slug),
            seniority: Seniority::from_name(&seniority).unwrap_or(Seniority::Intermediate),
            section: None,
        };
        Role {
            file: shown(&self.file),
            department: shown(&self.department),
            slug: shown(&self.slug),
            title: shown(&self.title),
            summary: shown(&self.summary),
            aliases: shown_list(self.aliases),
            layout: shown(&self.layout),
            language: shown(&self.language),
            availability: if is_over {
                Some(Availability::Closed)
            } else {
                Availability::from_name(&self.availability)
            },
            vacancies,
            pay: limited(self.pay, level_pay),
            levels: limited(self.levels, level),
            labels: labels_by_letters(&self.labels),
            parts: limited(self.parts, part),
            is_loaded: false,
            sections: Vec::new(),
            footnotes: Vec::new(),
            findings: Vec::new(),
        }
    }
}

fn part_entry(part: &Part) -> (String, String) {
    let mut letters = letters(&part.labels);
    letters.push(';');
    letters.extend(part.shared.iter().map(|is_shared| if *is_shared { '1' } else { '0' }));
    (part.file.clone(), letters.trim_end_matches('0').to_owned())
}

fn part((file, letters): (String, String)) -> Part {
    let (letters, shared) = letters.split_once(';').unwrap_or((&letters, ""));
    let shared = shared.bytes().map(|mark| mark == b'1').collect();
    Part { file: shown(&file), addresses: Vec::new(), labels: labels_by_letters(letters), shared }
}

/// The labels of a page as letters.
fn letters(labels: &PageLabels) -> String {
    let letter = |label: &Label| char::from(b'a' + *label as u8);
    let mut letters: String = labels.headings.iter().map(letter).collect();
    for labels in &labels.lines {
        letters.push(',');
        letters.extend(labels.iter().map(letter));
    }
    letters
}

/// The labels of a page that are written as letters.
fn labels_by_letters(letters: &str) -> PageLabels {
    let by_letter = |letter: u8| {
        let place = usize::from(letter.wrapping_sub(b'a'));
        Label::ALL.get(place).copied().unwrap_or(Label::Other)
    };
    let mut all = letters.split(',').map(|letters| letters.bytes().map(by_letter).collect());
    PageLabels { headings: all.next().unwrap_or_default(), lines: all.collect() }
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct VacancyEntry {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    level: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    title: String,
    /// Locality, region and country of each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    places: Vec<(String, String, String)>,
    #[serde(default, skip_serializing_if = "is_false")]
    remote: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    countries: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    employment: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    apply: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    posted: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    valid_through: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pay: Option<PayEntry>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    identifier: String,
}

impl VacancyEntry {
    fn new(vacancy: &Vacancy) -> VacancyEntry {
        let place = |it: &Place| (it.locality.clone(), it.region.clone(), it.country.clone());
        VacancyEntry {
            level: vacancy.level.clone(),
            title: vacancy.title.clone(),
            places: vacancy.places.iter().map(place).collect(),
            remote: vacancy.is_remote,
            countries: vacancy.countries.clone(),
            employment: vacancy.employment.iter().map(|it| it.name().to_owned()).collect(),
            apply: vacancy.apply.clone(),
            posted: vacancy.posted.clone(),
            valid_through: vacancy.valid_through.clone(),
            pay: vacancy.pay.as_ref().map(PayEntry::new),
            identifier: vacancy.identifier.clone(),
        }
    }

    fn into_vacancy(self) -> Vacancy {
        let place = |(locality, region, country): (String, String, String)| Place {
            locality: shown(&locality),
            region: shown(&region),
            country: shown(&country),
        };
        Vacancy {
            level: shown(&self.level),
            title: shown(&self.title),
            places: limited(self.places, place),
            is_remote: self.remote,
            countries: shown_list(self.countries),
            employment: limited(self.employment, |name| Employment::from_name(&name))
                .into_iter()
                .flatten()
                .collect(),
            apply: shown(&self.apply),
            posted: shown(&self.posted),
            valid_through: shown(&self.valid_through),
            pay: self.pay.and_then(PayEntry::into_pay),
            identifier: shown(&self.identifier),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct PayEntry {
    currency: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    least: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    most: String,
    per: String,
}

impl PayEntry {
    fn new(pay: &Pay) -> PayEntry {
        PayEntry {
            currency: pay.currency.clone(),
            least: pay.least.clone(),
            most: pay.most.clone(),
            per: pay.per.name().to_owned(),
        }
    }

    fn into_pay(self) -> Option<Pay> {
        let per = PayUnit::from_name(&self.per)?;
        Some(Pay { currency: shown(&self.currency), least: shown(&self.least), most: shown(&self.most), per })
    }
}

fn stated_pay(it: &LevelPay) -> (String, String, Option<PayEntry>) {
    (it.level.clone(), it.words.clone(), it.amounts.as_ref().map(PayEntry::new))
}

fn level_pay((level, words, amounts): (String, String, Option<PayEntry>)) -> LevelPay {
    LevelPay { level: shown(&level), amounts: amounts.and_then(PayEntry::into_pay), words: shown(&words) }
}

/// A text as it is shown.
fn shown(text: &str) -> String {
    truncated(&visible(text), LONGEST_TEXT)
}

fn shown_list(texts: Vec<String>) -> Vec<String> {
    limited(texts, |text| shown(&text))
}

/// At most [`MOST_PAGES`] entries: nothing that a site lists has more of them.
fn limited<Entry, Value>(entries: Vec<Entry>, value: impl FnMut(Entry) -> Value) -> Vec<Value> {
    entries.into_iter().take(MOST_PAGES).map(value).collect()
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes it so")]
fn is_false(value: &bool) -> bool {
    !value
}

#[cfg(test)]
mod tests;

//! What the build of a site hands to the browser: [`Catalog`] ⇄ `catalog.json`, and the pages' text.
//!
//! [`CatalogFile`] is `catalog.json`, and [`PageTexts`] is `pages.json`, as the build writes them; every page of a role also holds
//! its own text, as a [`PageSource`](crate::PageSource). Whatever is empty is left out.
//!
//! [`catalog`], [`pages`] and [`page`] read them, from the [`Value`]s that a parser gives.

mod read;
mod value;

use super::{
    Availability, Catalog, Department, Fact, Label, Level, LevelPay, PageLabels, Part, Pay, Place, Role,
    Seniority, Site, Vacancy, Words,
};
use serde::Serialize;

pub use read::{catalog, page, page_text, pages};
pub use value::{Key, Value};

mod table_labels;

/// The version of these files. It goes up with every change that an app of the version before cannot read.
pub const VERSION: u32 = 3;

/// `catalog.json`: what the directory and embeds show of each role.
#[derive(Debug, Serialize)]
pub struct CatalogFile {
    version: u32,
    site: SiteEntry,
    /// Slug and name of each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    departments: Vec<(String, String)>,
    /// Of the departments that have an introduction, in their order, the slug, and the introduction's file and labels.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    introductions: Vec<(String, String, String)>,
    roles: Vec<RoleEntry>,
    /// Whether each role has a file beside it of where one could go from its pages.
    #[serde(skip_serializing_if = "is_false")]
    next: bool,
    /// The pages' text, where a host sets it together with the catalog. The build writes it to `pages.json` instead.
    #[serde(skip_serializing_if = "Vec::is_empty")]
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
            version: VERSION,
            site: SiteEntry::new(&catalog.site),
            departments: catalog.departments.iter().map(department).collect(),
            introductions: catalog.departments.iter().filter_map(introduction).collect(),
            roles: catalog.roles.iter().map(|role| RoleEntry::new(role)).collect(),
            next: catalog.where_next.is_served,
            pages: Vec::new(),
        }
    }

    /// The file with the interface in other languages than English, in the shape of [`Site::messages`].
    #[must_use]
    pub fn with_translation(mut self, translation: String) -> CatalogFile {
        self.site.translation = translation;
        self
    }
}

/// The settings that the app needs: the colours are in the style sheet.
#[derive(Debug, Serialize)]
struct SiteEntry {
    name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    description: String,
    language: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    interface: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    link_base: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    images: Vec<String>,
    base_path: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    requirements_note: String,
    /// The interface in languages that the app has not itself, in the shape of [`Site::messages`], which come after it. An app
    /// that has them takes no notice.
    #[serde(skip_serializing_if = "String::is_empty")]
    translation: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    messages: String,
    #[serde(skip_serializing_if = "WordsEntry::is_empty")]
    words: WordsEntry,
    /// For the preview: words by the code of their language.
    #[cfg(any(test, feature = "findings"))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    languages: Vec<(String, String)>,
    /// For the preview: a rule's severity, and null where the rule is off.
    #[cfg(any(test, feature = "findings"))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
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
            translation: String::new(),
            messages: site.messages.clone(),
            words: WordsEntry::new(&site.words),
            #[cfg(any(test, feature = "findings"))]
            languages: site.languages.clone(),
            #[cfg(any(test, feature = "findings"))]
            findings: site.findings.clone(),
        }
    }
}

/// Words of the site's own, with the names of what they stand for.
#[derive(Debug, Default, PartialEq, Serialize)]
struct WordsEntry {
    #[serde(skip_serializing_if = "is_false")]
    replace: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sections: Vec<(String, Vec<String>)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    seniority: Vec<(String, Vec<String>)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    positions: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    bonus: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
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

    fn is_empty(&self) -> bool {
        *self == WordsEntry::default()
    }
}

/// What is known of a role without its page's text.
#[derive(Debug, Serialize)]
struct RoleEntry {
    file: String,
    department: String,
    slug: String,
    title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    summary: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    language: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    layout: String,
    /// Name, slug and seniority of each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    levels: Vec<(String, String, String)>,
    /// Of each level the track that the page names; none where it names none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tracks: Vec<String>,
    /// A letter for each heading of the page: its label's place in [`Label::ALL`], from `a` on. Then a comma and letters for each
    /// line or list that may serve as headings, a semicolon and [`table_labels`] for each table, and an exclamation mark and a number for
    /// each node that is a fact.
    #[serde(skip_serializing_if = "String::is_empty")]
    labels: String,
    /// Of a role with a file for each level, the files, each with its letters, and `1` for each section that all levels share,
    /// `0` for others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<(String, String, String)>,
    #[serde(skip_serializing_if = "String::is_empty")]
    availability: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    vacancies: Vec<VacancyEntry>,
    /// Of each level that has one, or of the whole role (`""`), the pay in words, or as amounts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pay: Vec<(String, String, Option<PayEntry>)>,
    /// Level, kind, name and value of each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    facts: Vec<(String, String, String, String)>,
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
            tracks: tracks(role),
            labels: letters(&role.labels),
            parts: role.parts.iter().map(part_entry).collect(),
            availability: role.availability.map(Availability::name).unwrap_or_default().to_owned(),
            vacancies: role.vacancies.iter().map(VacancyEntry::new).collect(),
            pay: role.pay.iter().map(stated_pay).collect(),
            facts: role.facts.iter().map(stated_fact).collect(),
        }
    }
}

/// The tracks of the levels of a role that names any.
fn tracks(role: &Role) -> Vec<String> {
    match role.levels.iter().all(|level| level.track.is_empty()) {
        true => Vec::new(),
        false => role.levels.iter().map(|level| level.track.clone()).collect(),
    }
}

fn part_entry(part: &Part) -> (String, String, String) {
    let shared: String = part.shared.iter().map(|is_shared| if *is_shared { '1' } else { '0' }).collect();
    (part.file.clone(), letters(&part.labels), shared.trim_end_matches('0').to_owned())
}

/// Stands for a heading of another role.
const OF_ANOTHER_ROLE: char = '-';

/// The labels of a page as letters.
fn letters(labels: &PageLabels) -> String {
    let letter = |label: &Label| char::from(b'a' + *label as u8);
    let mut letters = String::new();
    let mut left_out = labels.left_out.iter().peekable();
    for label in &labels.headings {
        while left_out.next_if_eq(&&letters.len()).is_some() {
            letters.push(OF_ANOTHER_ROLE);
        }
        letters.push(letter(label));
    }
    letters.extend(left_out.map(|_| OF_ANOTHER_ROLE));
    for labels in &labels.lines {
        letters.push(',');
        letters.extend(labels.iter().map(letter));
    }
    for table in &labels.tables {
        letters.push(';');
        letters.extend(table.as_ref().map(table_labels::written));
    }
    for place in &labels.facts {
        letters.push('!');
        letters.push_str(&place.to_string());
    }
    letters
}

/// The labels of a page that are written as letters.
fn labels_by_letters(letters: &str) -> PageLabels {
    let by_letter = |letter: u8| {
        let place = usize::from(letter.wrapping_sub(b'a'));
        Label::ALL.get(place).copied().unwrap_or(Label::Other)
    };
    let (letters, facts) = letters.split_once('!').unwrap_or((letters, ""));
    let mut tables = letters.split(';');
    let mut all = tables.next().unwrap_or_default().split(',');
    let headings = all.next().unwrap_or_default();
    let of_another = |(place, mark)| (mark == OF_ANOTHER_ROLE).then_some(place);
    let labels = |letters: &str| letters.bytes().filter(u8::is_ascii_lowercase).map(by_letter).collect();
    PageLabels {
        headings: labels(headings),
        left_out: headings.chars().enumerate().filter_map(of_another).collect(),
        lines: all.map(labels).collect(),
        tables: tables.map(table_labels::read).collect(),
        facts: facts.split('!').filter_map(|place| place.parse().ok()).collect(),
    }
}

#[derive(Debug, Serialize)]
struct VacancyEntry {
    #[serde(skip_serializing_if = "String::is_empty")]
    level: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    title: String,
    /// Locality, region and country of each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    places: Vec<(String, String, String)>,
    #[serde(skip_serializing_if = "is_false")]
    remote: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    countries: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    employment: Vec<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    apply: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    posted: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    valid_through: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pay: Option<PayEntry>,
    #[serde(skip_serializing_if = "String::is_empty")]
    identifier: String,
    /// Code and name of each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    known_countries: Vec<(String, String)>,
    #[serde(skip_serializing_if = "String::is_empty")]
    words: String,
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
            known_countries: vacancy.known_countries.clone(),
            words: vacancy.words.clone(),
        }
    }
}

#[derive(Debug, Serialize)]
struct PayEntry {
    currency: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    least: String,
    #[serde(skip_serializing_if = "String::is_empty")]
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
}

fn stated_fact(it: &Fact) -> (String, String, String, String) {
    (it.level.clone(), it.kind.name().to_owned(), it.name.clone(), it.value.clone())
}

fn stated_pay(it: &LevelPay) -> (String, String, Option<PayEntry>) {
    (it.level.clone(), it.words.clone(), it.amounts.as_ref().map(PayEntry::new))
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes it so")]
fn is_false(value: &bool) -> bool {
    !value
}

#[cfg(test)]
mod tests;

//! Vacancies: open positions that people can apply for.

use super::limits::{LONGEST_ADDRESS, LONGEST_NAME, MOST_PLACES};
use super::{Pay, Role, truncated};

/// Whether one can apply for a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Availability {
    /// One can apply.
    Open,
    /// There is no vacancy.
    Closed,
}

impl Availability {
    /// Both, as they are written.
    pub const ALL: [Availability; 2] = [Availability::Open, Availability::Closed];

    /// The stable name, as authors and files write it.
    pub fn name(self) -> &'static str {
        match self {
            Availability::Open => "open",
            Availability::Closed => "closed",
        }
    }

    /// The one that [`name`](Availability::name) gives, if there is one.
    pub fn from_name(name: &str) -> Option<Availability> {
        Availability::ALL.into_iter().find(|availability| availability.name() == name)
    }
}

/// An open position. Unknown texts and lists are empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vacancy {
    /// The slug of the role's level; empty for any level.
    pub level: String,
    /// Its title.
    pub title: String,
    /// Where the work is done. Several are alternatives.
    pub places: Vec<Place>,
    /// Whether the work can be done remotely.
    pub is_remote: bool,
    /// The countries from which remote work is possible, by name.
    pub countries: Vec<String>,
    /// The kinds of employment.
    pub employment: Vec<Employment>,
    /// The absolute URL for applications.
    pub apply: String,
    /// The day on which it was published, as `2026-11-22`.
    pub posted: String,
    /// The last day on which one can apply, as `2026-11-22`.
    pub valid_through: String,
    /// What is paid.
    pub pay: Option<Pay>,
    /// The employer's identifier for it.
    pub identifier: String,
    /// The countries in which, or from which, the work can be done, as far as they are known: the code of two letters of each
    /// (ISO 3166-1, in lower case), and the name that the site gives it.
    pub known_countries: Vec<(String, String)>,
    /// Further words by which it is found, in the language of the site: of remote work and of the kind of employment, and other
    /// names of its countries.
    pub words: String,
}

impl Vacancy {
    /// Its title, else the name of its level of `role`, else the title of the role.
    pub fn name<'a>(&'a self, role: &'a Role) -> &'a str {
        if !self.title.is_empty() {
            return &self.title;
        }
        let level = role.level_index(&self.level).and_then(|level| role.levels.get(level));
        level.map_or(&role.title, |level| &level.name)
    }

    /// Whether one can apply on a day, written as `2026-11-22`: such texts sort by date.
    pub fn is_open_on(&self, day: &str) -> bool {
        self.valid_through.is_empty() || *day <= *self.valid_through
    }

    /// Keeps to the [`limits`](super::limits): truncates texts and lists, and leaves out an address that is too long.
    /// Returns what had to be changed, by the names of fields.
    pub fn limit(&mut self) -> Vec<&'static str> {
        let Vacancy { title, places, countries, employment, apply, identifier, .. } = self;
        let mut changed = Vec::new();
        for (name, text) in [("title", title), ("identifier", identifier)] {
            if limit_text(text) {
                changed.push(name);
            }
        }
        let mut are_places_changed = places.len() > MOST_PLACES || countries.len() > MOST_PLACES;
        places.truncate(MOST_PLACES);
        countries.truncate(MOST_PLACES);
        let parts =
            places.iter_mut().flat_map(|Place { locality, region, country }| [locality, region, country]);
        for text in parts.chain(countries) {
            are_places_changed |= limit_text(text);
        }
        if are_places_changed {
            changed.push("places");
        }
        employment.truncate(Employment::ALL.len());
        if apply.len() > LONGEST_ADDRESS {
            apply.clear();
            changed.push("apply");
        }
        changed
    }

    /// The number of bytes of its texts.
    pub fn text_len(&self) -> usize {
        let Vacancy { level, title, places, countries, apply, posted, valid_through, identifier, .. } = self;
        let places = places.iter().flat_map(|it| [&it.locality, &it.region, &it.country]);
        let texts = [level, title, apply, posted, valid_through, identifier];
        texts.into_iter().chain(places).chain(countries).map(String::len).sum()
    }
}

/// Truncates a text to the length of a name. Returns whether it was longer.
fn limit_text(text: &mut String) -> bool {
    let is_long = text.chars().nth(LONGEST_NAME).is_some();
    if is_long {
        *text = truncated(text, LONGEST_NAME);
    }
    is_long
}

/// Where work is done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The town: "Lisbon".
    pub locality: String,
    /// The state or region, if it is given: "Bavaria".
    pub region: String,
    /// The country, by name or by its code of two letters (ISO 3166-1).
    pub country: String,
}

/// A kind of employment, as schema.org and Google name them
/// (<https://developers.google.com/search/docs/appearance/structured-data/job-posting>).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Employment {
    /// All of the week.
    FullTime,
    /// A part of the week.
    PartTime,
    /// For a client, not as an employee.
    Contractor,
    /// For a limited time.
    Temporary,
    /// To learn.
    Intern,
    /// Without pay.
    Volunteer,
    /// By the day.
    PerDiem,
    /// Something else.
    Other,
}

impl Employment {
    /// Every kind, as they are listed.
    pub const ALL: [Employment; 8] = [
        Employment::FullTime,
        Employment::PartTime,
        Employment::Contractor,
        Employment::Temporary,
        Employment::Intern,
        Employment::Volunteer,
        Employment::PerDiem,
        Employment::Other,
    ];

    /// The stable name: "FULL_TIME".
    pub fn name(self) -> &'static str {
        match self {
            Employment::FullTime => "FULL_TIME",
            Employment::PartTime => "PART_TIME",
            Employment::Contractor => "CONTRACTOR",
            Employment::Temporary => "TEMPORARY",
            Employment::Intern => "INTERN",
            Employment::Volunteer => "VOLUNTEER",
            Employment::PerDiem => "PER_DIEM",
            Employment::Other => "OTHER",
        }
    }

    /// The kind that [`name`](Employment::name) gives, if there is one.
    pub fn from_name(name: &str) -> Option<Employment> {
        Employment::ALL.into_iter().find(|employment| employment.name() == name)
    }
}

//! A vacancy → the properties that search engines require and that it lacks.

use super::places::{country, is_part};
use rolebook_model::limits::LONGEST_QUOTE;
use rolebook_model::{Place, Role, Site, Vacancy, truncated};

/// A property that a vacancy lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Its name in schema.org's `JobPosting`.
    pub property: &'static str,
    /// Why what the vacancy says is not enough; empty if it says nothing.
    pub why: String,
}

/// The properties of schema.org's `JobPosting` that Google requires and that this vacancy of `role` lacks
/// (<https://developers.google.com/search/docs/appearance/structured-data/job-posting>).
pub fn missing(vacancy: &Vacancy, role: &Role, site: &Site) -> Vec<Missing> {
    let is_anywhere = vacancy.is_remote && vacancy.places.is_empty();
    let unknown = vacancy.countries.iter().find(|name| country(name).is_none());
    let without_country = vacancy.places.iter().find(|place| country(&place.country).is_none());
    let lacks = [
        ("title", vacancy.title.is_empty() && role.title.is_empty()),
        ("description", role.sections.is_empty()),
        ("datePosted", vacancy.posted.is_empty()),
        ("hiringOrganization", site.name.is_empty()),
        ("jobLocation", vacancy.places.is_empty() && !vacancy.is_remote),
        ("jobLocation.address.addressCountry", without_country.is_some()),
        ("applicantLocationRequirements", is_anywhere && vacancy.countries.is_empty() || unknown.is_some()),
    ];
    let why = |property| match property {
        "jobLocation.address.addressCountry" => without_country.map(why_not).unwrap_or_default(),
        "applicantLocationRequirements" => unknown.map(|name| no_country(name)).unwrap_or_default(),
        _ => String::new(),
    };
    let lacks = lacks.into_iter().filter(|(_, lacks)| *lacks);
    lacks.map(|(property, _)| Missing { property, why: why(property) }).collect()
}

/// Why the country of a place is not known.
fn why_not(Place { locality, region, country: written }: &Place) -> String {
    if !written.is_empty() {
        return no_country(written);
    }
    let last = if region.is_empty() { locality } else { region };
    let last = last.rsplit(", ").next().unwrap_or_default();
    if country(last).is_some() && is_part(last) {
        return format!("\"{}\" may be a country or a part of one", truncated(last, LONGEST_QUOTE));
    }
    no_country(last)
}

fn no_country(name: &str) -> String {
    format!("\"{}\" is no country", truncated(name, LONGEST_QUOTE))
}

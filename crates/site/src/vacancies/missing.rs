//! A vacancy → the properties that search engines require and that it lacks.

use super::places::is_region;
use rolebook_model::{Role, Site, Vacancy};

/// The properties of schema.org's `JobPosting` that Google requires and that this vacancy of `role` lacks, by name
/// (<https://developers.google.com/search/docs/appearance/structured-data/job-posting>).
pub fn missing(vacancy: &Vacancy, role: &Role, site: &Site) -> Vec<&'static str> {
    let is_anywhere = vacancy.is_remote && vacancy.places.is_empty();
    let has_no_country = vacancy.countries.is_empty() && is_anywhere
        || vacancy.countries.iter().any(|country| is_region(country));
    let lacks = [
        ("title", vacancy.title.is_empty() && role.title.is_empty()),
        ("description", role.sections.is_empty()),
        ("datePosted", vacancy.posted.is_empty()),
        ("hiringOrganization", site.name.is_empty()),
        ("jobLocation", vacancy.places.is_empty() && !vacancy.is_remote),
        ("jobLocation.address.addressCountry", vacancy.places.iter().any(|place| place.country.is_empty())),
        ("applicantLocationRequirements", has_no_country),
    ];
    lacks.into_iter().filter(|(_, lacks)| *lacks).map(|(property, _)| property).collect()
}

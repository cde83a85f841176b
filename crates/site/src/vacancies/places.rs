//! Locations as people write them → places and countries.
//!
//! "Lisbon, Portugal" is a city and its country, "Remote – Germany" is work from anywhere in a country. The last part
//! of a text is the country, but "San Francisco, CA" is not in Canada.

use celes::Country;
use rolebook_model::limits::MOST_PLACES;
use rolebook_model::{Place, Vacancy};

/// The place that an author wrote, with the country last.
pub(super) fn place(text: &str) -> Place {
    of_parts(text, |country, _| country.chars().count() > 2 || is_known(country))
}

/// Adds the places in a job board's text to a vacancy: several may be given, remote or not.
pub(super) fn add(vacancy: &mut Vacancy, text: &str) {
    for text in text.split([';', '|']).flat_map(|text| text.split(" or ")) {
        let (is_remote, text) = without_remote(text);
        vacancy.is_remote |= is_remote;
        let text = text.trim_matches(|letter: char| letter.is_whitespace() || "-–—:,()/".contains(letter));
        if text.is_empty() {
            continue;
        }
        if is_remote && (is_known(text) || is_region(text)) {
            push_new(&mut vacancy.countries, text.to_owned());
        } else {
            // Two letters right behind a city may be a state or a country.
            let place = of_parts(text, |country, parts| {
                is_known(country) && (country.chars().count() > 2 || parts > 2)
            });
            push_new(&mut vacancy.places, place);
        }
    }
}

/// Adds a thing unless it is there already. One beyond the limit shows that there are more; the time to look for a thing
/// among any number of them has no limit.
pub(super) fn push_new<Thing: PartialEq>(things: &mut Vec<Thing>, thing: Thing) {
    if things.len() <= MOST_PLACES && !things.contains(&thing) {
        things.push(thing);
    }
}

/// Whether the text names a region of several countries, which search engines do not accept as a country.
pub(super) fn is_region(text: &str) -> bool {
    REGIONS.iter().any(|region| region.eq_ignore_ascii_case(text))
}

const REGIONS: [&str; 21] = [
    "Africa",
    "Americas",
    "AMER",
    "Anywhere",
    "APAC",
    "Asia",
    "Benelux",
    "DACH",
    "EEA",
    "EMEA",
    "EU",
    "Europe",
    "European Union",
    "Global",
    "LATAM",
    "Latin America",
    "MENA",
    "Nordics",
    "North America",
    "South America",
    "Worldwide",
];

/// Whether the text is the English name of a country, or its code.
fn is_known(text: &str) -> bool {
    let name: String = text.chars().filter(|letter| letter.is_alphanumeric()).collect();
    name.eq_ignore_ascii_case("uk") || name.parse::<Country>().is_ok()
}

/// Splits a text at its commas. `is_country` is given the last part and the number of parts.
fn of_parts(text: &str, is_country: impl Fn(&str, usize) -> bool) -> Place {
    let mut parts: Vec<&str> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let has_country = parts.last().is_some_and(|last| is_country(last, parts.len()));
    let country = if has_country && (parts.len() > 1 || is_known(text.trim())) { parts.pop() } else { None };
    let (locality, region) = parts.split_first().map_or(("", &[][..]), |(first, rest)| (*first, rest));
    Place {
        locality: locality.to_owned(),
        region: region.join(", "),
        country: country.unwrap_or_default().to_owned(),
    }
}

/// Whether the text contains the word "remote", and the rest of it.
fn without_remote(text: &str) -> (bool, String) {
    let is_remote = |word: &&str| {
        word.trim_matches(|letter: char| !letter.is_alphanumeric()).eq_ignore_ascii_case("remote")
    };
    let others: Vec<&str> = text.split_whitespace().filter(|word| !is_remote(word)).collect();
    (text.split_whitespace().any(|word| is_remote(&word)), others.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(place: &Place) -> String {
        format!("{}/{}/{}", place.locality, place.region, place.country)
    }

    #[test]
    fn an_author_writes_the_country_last() {
        for (text, expect) in [
            ("Lisbon, Portugal", "Lisbon//Portugal"),
            ("Munich, Bavaria, Germany", "Munich/Bavaria/Germany"),
            ("München, Deutschland", "München//Deutschland"),
            ("Berlin, DE", "Berlin//DE"),
            ("New York, NY", "New York/NY/"),
            ("Leeds, UK", "Leeds//UK"),
            ("Lisbon", "Lisbon//"),
            ("Portugal", "//Portugal"),
        ] {
            assert_eq!(show(&place(text)), expect, "{text}");
        }
    }

    #[test]
    fn a_job_board_writes_what_it_likes() {
        for (text, expect) in [
            ("Berlin, Germany", "Berlin//Germany"),
            ("San Francisco, CA", "San Francisco/CA/"),
            ("San Francisco, CA, United States", "San Francisco/CA/United States"),
            ("Austin, Texas", "Austin/Texas/"),
            ("London; Lisbon, Portugal", "London// Lisbon//Portugal"),
            ("London or Remote", "London// remote"),
            ("Remote", "remote"),
            ("Remote - Germany", "remote Germany"),
            ("Remote (US)", "remote US"),
            ("United Kingdom (Remote)", "remote United Kingdom"),
            ("Remote, EMEA", "remote EMEA"),
            ("Remote - Berlin, Germany", "Berlin//Germany remote"),
        ] {
            let mut vacancy = Vacancy::default();
            add(&mut vacancy, text);
            let remote = vacancy.is_remote.then(|| "remote".to_owned());
            let found = vacancy.places.iter().map(show).chain(remote).chain(vacancy.countries);
            assert_eq!(found.collect::<Vec<_>>().join(" "), expect, "{text}");
        }
    }
}

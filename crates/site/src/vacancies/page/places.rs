//! Places and remote work as people write them in front matter → those of a vacancy.
//!
//! Names are read as job boards' are ([`super::super::places`]); what that takes for a country and may be a state of the
//! USA is none here.

use super::{is_no, is_yes};
use crate::vacancies::places::{self, is_region, push_new};
use celes::Country;
use rolebook_model::invisible::visible;
use rolebook_model::{Place, Vacancy};

/// The parts of addresses that have keys of their own.
#[derive(Default)]
pub(super) struct Address {
    pub(super) towns: Vec<String>,
    pub(super) regions: Vec<String>,
    pub(super) countries: Vec<String>,
}

impl Address {
    /// Adds places of these parts, or the parts that a place lacks. A country belongs to a town only where there is no other.
    pub(super) fn add_to(self, vacancy: &mut Vacancy) {
        let Address { towns, regions, countries } = self;
        let countries: Vec<String> = countries.iter().map(|name| country(name)).collect();
        let only = |parts: &[String]| match parts {
            [part] if !is_region(part) => part.clone(),
            _ => String::new(),
        };
        let (region, of_town) = (only(&regions), only(&countries));
        for town in towns.into_iter().filter(|town| !(is_region(town) && vacancy.is_remote)) {
            let place = Place { locality: town, region: region.clone(), country: of_town.clone() };
            match vacancy.places.iter_mut().find(|other| other.locality == place.locality) {
                Some(other) => *other = place,
                None => push_new(&mut vacancy.places, place),
            }
        }
        match vacancy.places.as_mut_slice() {
            [] if vacancy.is_remote => {
                countries.into_iter().for_each(|name| push_new(&mut vacancy.countries, name))
            }
            [] => countries.into_iter().for_each(|name| push_new(&mut vacancy.places, in_country(name))),
            [place] if place.country.is_empty() => place.country = of_town,
            _ => {}
        }
    }
}

fn in_country(country: String) -> Place {
    // Search engines do not take a part of the world for a country.
    if is_region(&country) {
        Place { locality: country, ..Place::default() }
    } else {
        Place { country, ..Place::default() }
    }
}

/// Adds the places in a text, and that the work is remote. Returns whether there was any.
pub(super) fn add(vacancy: &mut Vacancy, text: &str) -> bool {
    let mut found = Vacancy::default();
    for part in parts(&visible(text)) {
        let (part, is_remote) = without_modes(&part);
        if is_remote && part.is_empty() {
            found.is_remote = true;
        } else if !part.is_empty() {
            places::add(&mut found, &if is_remote { format!("Remote, {part}") } else { part });
        }
    }
    let is_any = found.is_remote || !found.places.is_empty();
    vacancy.is_remote |= found.is_remote;
    found.countries.into_iter().for_each(|country| push_new(&mut vacancy.countries, country));
    let anywhere = |place: &Place| found.is_remote && is_region(&place.locality);
    for place in found.places.into_iter().map(settled).filter(|place| !anywhere(place)) {
        push_new(&mut vacancy.places, place);
    }
    is_any || !text.trim().is_empty() && without_modes(text).0.is_empty()
}

/// What a text says of remote work: that there is some, or none; `None` if neither.
pub(super) fn remote(vacancy: &mut Vacancy, text: &str) -> Option<bool> {
    let (rest, is_remote) = without_modes(text);
    if is_no(text) {
        return Some(false);
    }
    if is_yes(text) || is_all_remote(text) || is_remote && rest.is_empty() {
        vacancy.is_remote = true;
    } else if is_remote {
        add(vacancy, text);
    } else if rest.is_empty() {
        // "Hybrid", "on site": work that takes a place.
    } else if is_country(&rest) || is_region(&rest) {
        vacancy.is_remote = true;
        push_new(&mut vacancy.countries, country(&rest));
    } else {
        return None;
    }
    Some(true)
}

/// Whether a text says that all of the work is remote.
pub(super) fn is_all_remote(text: &str) -> bool {
    let text = text.trim().to_lowercase().replace(['_', '-'], " ");
    [
        "100%",
        "100 %",
        "full",
        "fully",
        "total",
        "complet",
        "full remote",
        "fully remote",
        "remote only",
        "only",
    ]
    .contains(&text.as_str())
}

/// The places that a text lists.
fn parts(text: &str) -> Vec<String> {
    let marks = ['/', ';', '|', '\n', '·', '•'];
    let mut parts: Vec<String> = Vec::new();
    for part in text.split(marks).flat_map(|part| part.split(" or ")).flat_map(|part| part.split(" oder ")) {
        let (towns, rest) = part.split_once(',').map_or((part, ""), |(towns, rest)| (towns, rest));
        let is_one = is_country(part.trim());
        for town in towns.split(if is_one { "\n" } else { " and " }).flat_map(|town| town.split(" & ")) {
            let town = town.trim();
            parts.push(if rest.is_empty() { town.to_owned() } else { format!("{town},{rest}") });
        }
    }
    parts
}

/// A text without the words for how much of the work is remote, and whether it says that all of it is.
fn without_modes(text: &str) -> (String, bool) {
    let mut kept: Vec<&str> = Vec::new();
    let (mut is_remote, mut is_partly) = (false, false);
    for word in text.split_whitespace() {
        let folded = word.trim_matches(|mark: char| !mark.is_alphanumeric() && mark != '%').to_lowercase();
        match folded.as_str() {
            word if REMOTE.contains(&word) => is_remote = true,
            word if PARTLY.contains(&word) => is_partly = true,
            word if FULLY.contains(&word) => {}
            _ => kept.push(word),
        }
    }
    let rest = kept.join(" ");
    let rest = rest.trim_matches(|mark: char| mark.is_whitespace() || "-–—:,+&".contains(mark));
    // "Berlin (hybrid)": the word's brackets go with it; those around other words stay.
    let rest =
        if rest.contains('(') != rest.contains(')') { rest.replace(['(', ')'], "") } else { rest.to_owned() };
    let rest = if rest.chars().any(char::is_alphanumeric) { rest } else { String::new() };
    (rest, is_remote && !is_partly)
}

const REMOTE: [&str; 16] = [
    "remote",
    "remotely",
    "remote-only",
    "remote-first",
    "telecommute",
    "telecommuting",
    "wfh",
    "distributed",
    "télétravail",
    "teletrabajo",
    "teletrabalho",
    "remoto",
    "remota",
    "リモート",
    "远程",
    "遠端",
];
const PARTLY: [&str; 36] = [
    "hybrid",
    "hybride",
    "híbrido",
    "híbrida",
    "hibrido",
    "ibrido",
    "on-site",
    "onsite",
    "in-office",
    "in-person",
    "office",
    "partly",
    "partially",
    "partial",
    "optional",
    "possible",
    "flexible",
    "remote-friendly",
    "remote-ok",
    "some",
    "occasional",
    "occasionally",
    "teilweise",
    "möglich",
    "homeoffice",
    "home-office",
    "präsenz",
    "presencial",
    "présentiel",
    "possibile",
    "possibilité",
    "partiel",
    "parcial",
    "semi-remote",
    "混合",
    "no",
];
const FULLY: [&str; 9] = ["100%", "100", "%", "fully", "full", "completely", "en", "all", "only"];

/// A place whose country is sure: two letters behind a town may be a state, and so is Georgia.
fn settled(mut place: Place) -> Place {
    let Place { locality, region, country } = &mut place;
    if !locality.is_empty() && (STATES.contains(&country.as_str()) || country == "Georgia") {
        let state = std::mem::take(country);
        *region = if region.is_empty() { state } else { format!("{region}, {state}") };
    } else if country.is_empty() && (is_own_name(region) || matches!(&**region, "UK" | "US")) {
        *country = std::mem::take(region);
    } else if country.is_empty()
        && region.is_empty()
        && (is_own_name(locality) || matches!(&**locality, "UK" | "US"))
    {
        *country = std::mem::take(locality);
    } else if country.is_empty()
        && let Some((town, last)) =
            region.rsplit_once(", ").map(|(town, last)| (town.to_owned(), last.to_owned()))
        && is_own_name(&last)
    {
        (*region, *country) = (town, last);
    }
    place
}

/// The English name or code of a country, or what it is called by those who live there.
fn is_country(text: &str) -> bool {
    let name: String = text.chars().filter(|letter| letter.is_alphanumeric()).collect();
    is_own_name(text) || name.eq_ignore_ascii_case("uk") || name.parse::<Country>().is_ok()
}

/// A country's name, without the white space around it.
fn country(name: &str) -> String {
    name.trim().to_owned()
}

fn is_own_name(text: &str) -> bool {
    let own = [
        "Deutschland",
        "Österreich",
        "Schweiz",
        "Suisse",
        "Svizzera",
        "Belgique",
        "België",
        "España",
        "Italia",
        "Nederland",
        "Brasil",
        "México",
        "Polska",
        "Sverige",
        "Norge",
        "Danmark",
        "Suomi",
        "日本",
        "中国",
    ];
    own.iter().any(|own| own.to_lowercase() == text.trim().to_lowercase())
}

/// The postal codes of the states of the USA and of Canada's provinces.
const STATES: [&str; 60] = [
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY",
    "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND",
    "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "DC",
    "AB", "BC", "MB", "NB", "NL", "NS", "ON", "QC", "SK",
];

//! A rule and where a vacancy is → whether the rule holds there.

use super::table::{Rule, TABLE};
use crate::vacancies::places::{country, is_part, part_of};
use rolebook_model::{Place, Vacancy};

/// Whether a rule holds where the work is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// It does, at one of the places at least.
    There,
    /// That is not known: no place is named, or not the country.
    Unknown,
    /// It holds at none of the places.
    Elsewhere,
}

/// Whether a rule holds for a vacancy. Work that is remote from all of a country is remote from each of its parts.
pub(super) fn reach(rule: &Rule, vacancy: &Vacancy) -> Reach {
    let places = vacancy.places.iter().map(|place| of_place(rule, place));
    let remote = vacancy.countries.iter().map(|name| of_remote(rule, name));
    let all: Vec<Reach> = places.chain(remote).collect();
    if all.contains(&Reach::There) {
        return Reach::There;
    }
    if all.is_empty() || all.contains(&Reach::Unknown) { Reach::Unknown } else { Reach::Elsewhere }
}

fn of_place(rule: &Rule, Place { locality, region, country: name }: &Place) -> Reach {
    let place = &*rule.place;
    let of_rule = place.split_once('-').map_or(place, |(country, _)| country);
    let is_of_part = of_rule != place;
    let named = || region.split(", ").chain([&**locality]).filter(|text| !text.is_empty());
    let Some(country) = country(name) else {
        // "San Francisco, CA" is not in Colorado, whatever its country is.
        let is_other = |text: &str| is_part(text) && part_of(of_rule, text) != Some(place);
        // "Remote, Texas" names a part alone, which may be the name of a town, too.
        let is_other_alone =
            region.is_empty() && part_of(of_rule, locality).is_some_and(|part| part != place);
        let is_elsewhere =
            is_of_part && name.is_empty() && (is_other_alone || region.split(", ").any(is_other));
        return if is_elsewhere { Reach::Elsewhere } else { Reach::Unknown };
    };
    if !is_of_part {
        return if is_in(country, place) { Reach::There } else { Reach::Elsewhere };
    }
    if country != of_rule {
        return Reach::Elsewhere;
    }
    match named().find_map(|text| part_of(country, text)) {
        Some(part) if part == place => Reach::There,
        Some(_) => Reach::Elsewhere,
        None => Reach::Unknown,
    }
}

fn of_remote(rule: &Rule, name: &str) -> Reach {
    let place = &*rule.place;
    match country(name) {
        Some(country) if is_in(country, place) || place.starts_with(&format!("{country}-")) => Reach::There,
        Some(_) => Reach::Elsewhere,
        None if TABLE.areas.contains_key(place) && IN_EUROPE.contains(&&*name.to_lowercase()) => Reach::There,
        // "North America"
        None => Reach::Unknown,
    }
}

/// Whether a country is this one, or in this area.
fn is_in(country: &str, place: &str) -> bool {
    country == place
        || TABLE.areas.get(place).is_some_and(|countries| countries.iter().any(|it| it == country))
}

/// Regions from all of which one can work, and so from countries of the European Union.
const IN_EUROPE: &[&str] =
    &["eu", "european union", "eea", "europe", "europa", "emea", "dach", "benelux", "nordics"];

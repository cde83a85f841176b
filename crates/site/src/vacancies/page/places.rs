//! Places and remote work as people write them in front matter → those of a vacancy.
//!
//! Texts are read as those of all sources are ([`crate::vacancies::places`]).

use super::{is_no, is_yes};
use crate::vacancies::places::{self, is_region, push_new};
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
        let countries: Vec<String> = countries.iter().map(|name| name.trim().to_owned()).collect();
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
            places => places::give_country(places, &of_town),
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

/// What a text says of remote work: that there is some, or none; `None` if neither.
pub(super) fn remote(vacancy: &mut Vacancy, text: &str, is_listed: bool) -> Option<bool> {
    // Among countries, it is Norway.
    if is_no(text) && !(is_listed && text == "NO") {
        return Some(false);
    }
    if is_yes(text) || is_all_remote(text) {
        vacancy.is_remote = true;
    } else {
        places::remote(text)?.add_to(vacancy);
    }
    Some(true)
}

/// Whether a text says that all of the work is remote.
pub(in crate::vacancies) fn is_all_remote(text: &str) -> bool {
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

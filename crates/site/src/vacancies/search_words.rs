//! The open vacancies of a catalog → the words by which visitors find them, and the countries by which they filter them.
//!
//! Both are known at build time: names of countries are in `celes`, and the interface's words are in the language of the site. The
//! browser has neither.

use super::places::{country, names_of};
use rolebook_app::view;
use rolebook_model::{Catalog, Role, Vacancy};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Gives every vacancy its [`words`](Vacancy::words) and [`known_countries`](Vacancy::known_countries).
pub fn add_search_words(catalog: &mut Catalog) {
    let names = names(&catalog.roles);
    let Catalog { site, roles, .. } = catalog;
    for role in roles.iter_mut().filter(|role| !role.vacancies.is_empty()) {
        for vacancy in &mut Arc::make_mut(role).vacancies {
            let mut words: Vec<&str> = view::vacancy_words(site, vacancy);
            let mut known: Vec<(String, String)> = Vec::new();
            for code in countries_of(vacancy).filter_map(country) {
                let name = names.get(code).map_or(code, String::as_str);
                let entry = (code.to_ascii_lowercase(), name.to_owned());
                if !known.contains(&entry) {
                    known.push(entry);
                    words.extend(names_of(code));
                }
            }
            vacancy.words = words.join(", ");
            vacancy.known_countries = known;
        }
    }
}

/// The countries of a vacancy as it names them.
fn countries_of(vacancy: &Vacancy) -> impl Iterator<Item = &str> {
    let of_places = vacancy.places.iter().map(|place| &place.country);
    of_places.chain(&vacancy.countries).map(String::as_str)
}

/// The name of each country by its code: the one that most vacancies have, and is no code itself.
fn names(roles: &[Arc<Role>]) -> HashMap<&'static str, String> {
    let mut counts: HashMap<&'static str, BTreeMap<&str, usize>> = HashMap::new();
    for name in roles.iter().flat_map(|role| &role.vacancies).flat_map(countries_of) {
        if let Some(code) = country(name) {
            *counts.entry(code).or_default().entry(name.trim()).or_default() += 1;
        }
    }
    let best = counts.into_iter().map(|(code, names)| {
        let written = names.into_iter().filter(|(name, _)| name.chars().count() > 3);
        // Of names as common, the first by the alphabet.
        let best = written.reduce(|best, next| if next.1 > best.1 { next } else { best });
        (code, best.map_or_else(|| names_of(code).next().unwrap_or(code), |(name, _)| name).to_owned())
    });
    best.collect()
}

//! The fields that the formats of several boards have in much the same way → parts of a vacancy.

use super::field::{Amount, NoAmount};
use super::pay::{Unit, of_bounds};
use super::places::{self, country, is_no_place, push_new};
use super::posting;
use rolebook_model::{Employment, Pay, Place, Vacancy};

/// A place in fields of its own; unknown ones are empty.
#[derive(Clone, Copy, Default)]
pub(super) struct Location<'a> {
    pub(super) locality: &'a str,
    pub(super) region: &'a str,
    /// The country's name, or its code of two letters.
    pub(super) country: &'a str,
    /// The country's code of two letters.
    pub(super) code: &'a str,
    /// The place in the company's own words, which counts if no field names the country.
    pub(super) name: &'a str,
}

impl Location<'_> {
    /// Adds the place to a vacancy, of which it is known already whether it is remote: then a country alone is one to work from.
    pub(super) fn add_to(self, vacancy: &mut Vacancy) {
        let is_remote = vacancy.is_remote;
        let [locality, region, country, code, name] =
            [self.locality, self.region, self.country, self.code, self.name].map(str::trim);
        let country = own_country(country, code);
        if country.is_empty() {
            let parts = [locality, if region == locality { "" } else { region }];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            let text = if name.is_empty() { parts.join(", ") } else { name.to_owned() };
            return add_text(vacancy, &text);
        }
        let is_place = |part: &str| !(part.is_empty() || is_no_place(part) || is_mode(part));
        let mut locality = Some(locality).filter(|part| is_place(part)).unwrap_or_default();
        let region = Some(region).filter(|part| is_place(part) && *part != locality).unwrap_or_default();
        if is_remote && self::country(locality).is_some_and(|own| self::country(&country) == Some(own)) {
            locality = "";
        }
        if is_remote && locality.is_empty() && region.is_empty() {
            push_new(&mut vacancy.countries, country);
        } else {
            let (locality, region) = (locality.to_owned(), region.to_owned());
            push_new(&mut vacancy.places, Place { locality, region, country });
        }
    }
}

/// Adds the places that a text names.
pub(super) fn add_text(vacancy: &mut Vacancy, text: &str) {
    // A remote posting has a place, too: where employees may live.
    let remote = if vacancy.is_remote { "Remote, " } else { "" };
    places::read(&format!("{remote}{text}")).add_to(vacancy);
}

/// The name if it is that of a country, else the code.
fn own_country(name: &str, code: &str) -> String {
    let is_of_code = country(name).is_none() && (name.is_empty() || country(code).is_some());
    let text = if is_of_code { code } else { name };
    if text.chars().count() == 2 { text.to_uppercase() } else { text.to_owned() }
}

/// Whether a part of an address says how the work is done: "Remote".
fn is_mode(part: &str) -> bool {
    let found = places::read(part);
    (found.is_remote || found.is_partly) && found.places.is_empty() && found.countries.is_empty()
}

/// The employment types that words of a board mean, such as "fulltime_fixed_term"; empty if that is not clear.
pub(super) fn employment(words: &str) -> Vec<Employment> {
    if let Some(kind) = posting::employment(words) {
        return vec![kind];
    }
    let words: String = words.chars().filter(|letter| letter.is_alphabetic()).collect();
    let words = words.to_lowercase();
    let kinds = [
        (Employment::FullTime, &["fulltime", "fullorparttime"][..]),
        (Employment::PartTime, &["parttime"][..]),
        (Employment::Contractor, &["freelance", "contractor"][..]),
        (Employment::Temporary, &["fixedterm", "temporary", "seasonal"][..]),
        (Employment::Intern, &["internship"][..]),
        (Employment::Volunteer, &["volunteer"][..]),
    ];
    let is_named = |(_, names): &(Employment, &[&str])| names.iter().any(|name| words.contains(name));
    kinds.into_iter().filter(is_named).map(|(kind, _)| kind).collect()
}

/// The pay from the least to the most, of which one may be missing, or why there is none; nothing if no amount is given, or one
/// cannot be read, which its field has noted.
pub(super) fn pay(currency: &str, [least, most]: [Amount; 2], per: Unit) -> (Option<Pay>, &'static str) {
    let (least, most) = match (least, most) {
        (Ok(None), Ok(None)) | (Err(NoAmount), _) | (_, Err(NoAmount)) => return (None, ""),
        (Ok(least), Ok(most)) => (least, most),
    };
    let per = match per {
        Unit::Of(per) => per,
        Unit::None => return (None, posting::NO_TIME),
        Unit::Other => return (None, posting::OTHER_TIME),
    };
    let Some(currency) = posting::currency(currency) else { return (None, posting::NO_CURRENCY) };
    match of_bounds(least, most) {
        Some((least, most)) => (Some(Pay { currency, least, most, per }), ""),
        None => (None, posting::REVERSED),
    }
}

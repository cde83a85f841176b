//! The fields that the formats of several boards have in much the same way → parts of a vacancy.

use super::pay::{Unit, amount, unit};
use super::places::{self, country, is_no_place, push_new};
use super::posting;
use rolebook_model::{Employment, Pay, Place, Vacancy};
use serde_json::Value;

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

/// The pay between two amounts, of which one may be missing, or why there is none; nothing if no amount is given.
pub(super) fn pay(currency: &str, least: &Value, most: &Value, time: &str) -> (Option<Pay>, &'static str) {
    let (Some(least), Some(most)) = (number(least), number(most)) else { return (None, posting::UNUSABLE) };
    if least <= 0.0 && most <= 0.0 {
        return (None, "");
    }
    let Unit::Of(per) = unit(time) else { return (None, posting::OTHER_TIME) };
    let pay = posting::pay(currency, least, most, per);
    let left_out = if pay.is_none() { posting::UNUSABLE } else { "" };
    (pay, left_out)
}

/// The number that a value is, or has in its text; 0 if it is nothing, and `None` if it is something else.
fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Null => Some(0.0),
        Value::String(text) if text.trim().is_empty() => Some(0.0),
        Value::String(text) => amount(text)?.parse().ok(),
        value => value.as_f64(),
    }
}

/// The values of a list; a single value counts as a list of one, and nothing as none.
pub(super) fn several(value: &Value) -> &[Value] {
    match value {
        Value::Array(values) => values,
        Value::Null => &[],
        _ => std::slice::from_ref(value),
    }
}

/// The text at the end of these keys; empty if there is none.
pub(super) fn text<'a>(value: &'a Value, keys: &[&str]) -> &'a str {
    let found = keys.iter().try_fold(value, |value, key| value.get(key));
    found.and_then(Value::as_str).map(str::trim).unwrap_or_default()
}

/// The id at the end of this key, whether it is a number or a text; empty if there is none.
pub(super) fn id(value: &Value, key: &str) -> String {
    match value.get(key) {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// Whether the value of a key is true.
pub(super) fn is_true(value: &Value, key: &str) -> bool {
    value.get(key).is_some_and(|value| value.as_bool() == Some(true) || value.as_str() == Some("true"))
}

//! A posting on a job board, and the fields that the formats of all providers have in some form.
//!
//! Fields are read leniently, since the formats grow: unknown keys are ignored, and a value of an unexpected type counts as
//! missing.

use super::pay;
use html5gum::{Token, Tokenizer};
use rolebook_model::{Employment, Pay, PayUnit, Vacancy};
use serde::de::{Deserialize, DeserializeOwned, Deserializer};
use serde_json::Value;

/// A posting on a job board.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Posting {
    /// Its id on the board.
    pub id: String,
    /// The URLs of its pages.
    pub addresses: Vec<String>,
    /// The vacancy; the level is not known yet.
    pub vacancy: Vacancy,
    /// Why its pay is left out; empty if it has none.
    pub pay_left_out: &'static str,
}

/// Pay whose amounts or currency cannot be used.
pub(super) const UNUSABLE: &str = "has no currency, or a least amount that is more than the most";
/// Pay that is several, of different places or people.
pub(super) const SEVERAL: &str = "has several ranges";
/// Pay for another time than those that search engines know.
pub(super) const OTHER_TIME: &str = "is for a time that is not an hour, day, week, month or year";

/// Reads a value of the expected type, or else the default.
pub(super) fn lenient<'de, D: Deserializer<'de>, Thing: DeserializeOwned + Default>(
    from: D,
) -> Result<Thing, D::Error> {
    Ok(serde_json::from_value(Value::deserialize(from)?).unwrap_or_default())
}

/// A text on one line, without the tags and entities of HTML.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for token in Tokenizer::new(text).flatten() {
        if let Token::String(run) = token {
            plain.push_str(&String::from_utf8_lossy(&run.value));
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An id, whether it is written as a number or as a text.
pub(super) fn id<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Ok(match Value::deserialize(from)? {
        Value::String(text) => text,
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    })
}

/// The employment type that a company's own words mean; `None` if that is not clear.
pub(super) fn employment(words: &str) -> Option<Employment> {
    let letters: String = words.chars().filter(|letter| letter.is_alphabetic()).collect();
    Some(match letters.to_lowercase().as_str() {
        "fulltime" | "fulltimepermanent" | "permanentfulltime" | "regularfulltime" => Employment::FullTime,
        "parttime" | "parttimepermanent" | "permanentparttime" | "regularparttime" => Employment::PartTime,
        "contract" | "contractor" | "freelance" => Employment::Contractor,
        "temporary" | "temp" | "fixedterm" | "seasonal" => Employment::Temporary,
        "intern" | "internship" => Employment::Intern,
        "volunteer" => Employment::Volunteer,
        "perdiem" => Employment::PerDiem,
        _ => return None,
    })
}

/// A currency's code of three letters (ISO 4217).
pub(super) fn currency(code: &str) -> Option<String> {
    let is_code = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_code.then(|| code.to_ascii_uppercase())
}

/// The pay from one number to another, of which one may be missing.
pub(super) fn pay(currency: &str, least: f64, most: f64, per: PayUnit) -> Option<Pay> {
    let (least, most) = pay::of_bounds(pay::of_number(least), pay::of_number(most))?;
    Some(Pay { currency: self::currency(currency)?, least, most, per })
}

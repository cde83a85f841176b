//! The file of a public job board → its postings.
//!
//! [`read`] is the entry point; each provider's own format is read by a part of its own. All of them are read
//! leniently, since the formats grow: keys that nobody knows are passed over, and a value of another kind than is
//! expected is as good as none.

use super::values::opened;
use super::{ashby, greenhouse, lever};
use rolebook_model::invisible::visible;
use rolebook_model::{Employment, Place, Vacancy};
use serde::de::{Deserialize, DeserializeOwned, Deserializer};
use serde_json::Value;

/// Who runs a job board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provider {
    /// `https://boards-api.greenhouse.io/v1/boards/…/jobs?content=true&pay_transparency=true`
    Greenhouse,
    /// `https://api.lever.co/v0/postings/…?mode=json`
    Lever,
    /// `https://api.ashbyhq.com/posting-api/job-board/…?includeCompensation=true`
    Ashby,
}

impl Provider {
    /// Every one.
    pub const ALL: [Provider; 3] = [Provider::Greenhouse, Provider::Lever, Provider::Ashby];

    /// The name, as it is a key of the front matter.
    pub fn name(self) -> &'static str {
        match self {
            Provider::Greenhouse => "greenhouse",
            Provider::Lever => "lever",
            Provider::Ashby => "ashby",
        }
    }

    /// Where the file comes from; `…` stands for the company.
    pub fn address(self) -> &'static str {
        match self {
            Provider::Greenhouse => {
                "https://boards-api.greenhouse.io/v1/boards/…/jobs?content=true&pay_transparency=true"
            }
            Provider::Lever => "https://api.lever.co/v0/postings/…?mode=json",
            Provider::Ashby => "https://api.ashbyhq.com/posting-api/job-board/…?includeCompensation=true",
        }
    }
}

/// A job board.
#[derive(Clone, Debug, PartialEq)]
pub struct Board {
    /// Who runs it.
    pub provider: Provider,
    /// What it lists.
    pub postings: Vec<Posting>,
}

/// What a job board lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Posting {
    /// The board's own number or name for it.
    pub id: String,
    /// The addresses of its pages.
    pub addresses: Vec<String>,
    /// What it says; its level is not known.
    pub vacancy: Vacancy,
}

/// Reads the text of a board's file; `None` where it is not one of this provider's.
pub(super) fn read(provider: Provider, text: &str) -> Option<Board> {
    let root: Value = serde_json::from_str(text).ok()?;
    let list = match provider {
        Provider::Lever => root.as_array(),
        Provider::Greenhouse | Provider::Ashby => root.get("jobs").and_then(Value::as_array),
    };
    let posting = match provider {
        Provider::Greenhouse => greenhouse::posting,
        Provider::Lever => lever::posting,
        Provider::Ashby => ashby::posting,
    };
    let mut postings: Vec<Posting> = list?.iter().filter_map(posting).collect();
    postings.retain(|posting| !posting.id.is_empty());
    for Posting { vacancy, .. } in &mut postings {
        vacancy.apply = opened(&vacancy.apply).unwrap_or_default();
        texts(vacancy).into_iter().for_each(|text| *text = visible(text).into_owned());
    }
    Some(Board { provider, postings })
}

/// What a page shows of a vacancy as it was written.
fn texts(vacancy: &mut Vacancy) -> Vec<&mut String> {
    let Vacancy { title, places, countries, identifier, .. } = vacancy;
    let places =
        places.iter_mut().flat_map(|Place { locality, region, country }| [locality, region, country]);
    [title, identifier].into_iter().chain(places).chain(countries).collect()
}

/// Reads a value as far as it is what is expected, and else as nothing.
pub(super) fn lenient<'de, D: Deserializer<'de>, Thing: DeserializeOwned + Default>(
    from: D,
) -> Result<Thing, D::Error> {
    Ok(serde_json::from_value(Value::deserialize(from)?).unwrap_or_default())
}

/// An id, whether it is written as a number or as a text.
pub(super) fn id<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Ok(match Value::deserialize(from)? {
        Value::String(text) => text,
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    })
}

/// The kind of employment that a company's own words mean; none where that is not plain.
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

/// A sum in whole units of its currency.
pub(super) fn whole(sum: f64) -> Option<u32> {
    let is_sum = sum.is_finite() && (1.0..=f64::from(u32::MAX)).contains(&sum);
    is_sum.then_some(sum.round() as u32)
}

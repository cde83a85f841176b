//! A job of Greenhouse's public job board → a posting.

use super::page::day;
use super::pay::{Unit, unit};
use super::places;
use super::posting::{self, Posting, lenient};
use rolebook_model::{Pay, PayUnit, Vacancy};
use serde::Deserialize;
use serde_json::Value;

#[derive(Default, Deserialize)]
#[serde(default)]
struct Job {
    #[serde(deserialize_with = "posting::id")]
    id: String,
    #[serde(deserialize_with = "lenient")]
    title: String,
    #[serde(deserialize_with = "lenient")]
    absolute_url: String,
    #[serde(deserialize_with = "lenient")]
    first_published: String,
    #[serde(deserialize_with = "lenient")]
    application_deadline: String,
    #[serde(deserialize_with = "lenient")]
    requisition_id: String,
    #[serde(deserialize_with = "lenient")]
    location: Named,
    #[serde(deserialize_with = "lenient")]
    metadata: Vec<Field>,
    #[serde(deserialize_with = "lenient")]
    pay_input_ranges: Vec<Range>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Named {
    #[serde(deserialize_with = "lenient")]
    name: String,
}

/// A field that the company has added.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Field {
    #[serde(deserialize_with = "lenient")]
    name: String,
    value: Value,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Range {
    #[serde(deserialize_with = "lenient")]
    min_cents: f64,
    #[serde(deserialize_with = "lenient")]
    max_cents: f64,
    #[serde(deserialize_with = "lenient")]
    currency_type: String,
    #[serde(deserialize_with = "lenient")]
    title: String,
}

/// The posting; `None` if the value is not one.
pub(super) fn posting(job: &Value) -> Option<Posting> {
    let job = Job::deserialize(job).ok()?;
    let mut vacancy = Vacancy {
        title: job.title,
        apply: job.absolute_url.clone(),
        posted: day(&job.first_published).unwrap_or_default(),
        valid_through: day(&job.application_deadline).unwrap_or_default(),
        employment: job.metadata.iter().filter_map(Field::employment).collect(),
        pay: pay(&job.pay_input_ranges),
        identifier: job.requisition_id,
        ..Vacancy::default()
    };
    places::read(&job.location.name).add_to(&mut vacancy);
    let pay_left_out = match job.pay_input_ranges.as_slice() {
        [range] if vacancy.pay.is_none() && range.max_cents > 0.0 => match unit(&range.title) {
            Unit::None => "does not say for which time in the title of its range",
            Unit::Other => posting::OTHER_TIME,
            Unit::Of(_) => posting::UNUSABLE,
        },
        [_, _, ..] => posting::SEVERAL,
        _ => "",
    };
    Some(Posting { id: job.id, addresses: vec![job.absolute_url], vacancy, pay_left_out })
}

impl Field {
    /// The employment type, for which the board has no field of its own.
    fn employment(&self) -> Option<rolebook_model::Employment> {
        let names = ["Employment Type", "Time Type", "Commitment"];
        let is_employment = names.iter().any(|name| name.eq_ignore_ascii_case(&self.name));
        posting::employment(self.value.as_str().filter(|_| is_employment)?)
    }
}

/// The pay, if it is the same for all applicants. The unit of time is given only in the company's own words, as the title
/// of the range.
fn pay(ranges: &[Range]) -> Option<Pay> {
    let [range] = ranges else { return None };
    let per = match unit(&range.title) {
        Unit::Of(per) => per,
        Unit::None if range.title.to_lowercase().contains("salary") => PayUnit::Year,
        Unit::None | Unit::Other => return None,
    };
    posting::pay(&range.currency_type, range.min_cents / 100.0, range.max_cents / 100.0, per)
}

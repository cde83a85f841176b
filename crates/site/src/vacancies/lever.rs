//! A posting of Lever's public postings → a posting.

use super::posting::{self, Posting, lenient};
use super::{date, places};
use rolebook_model::{Pay, PayUnit, Vacancy};
use serde::Deserialize;
use serde_json::Value;

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Job {
    #[serde(deserialize_with = "posting::id")]
    id: String,
    #[serde(deserialize_with = "lenient")]
    text: String,
    #[serde(deserialize_with = "lenient")]
    categories: Categories,
    #[serde(deserialize_with = "lenient")]
    country: String,
    #[serde(deserialize_with = "lenient")]
    workplace_type: String,
    #[serde(deserialize_with = "lenient")]
    created_at: i64,
    #[serde(deserialize_with = "lenient")]
    hosted_url: String,
    #[serde(deserialize_with = "lenient")]
    apply_url: String,
    #[serde(deserialize_with = "lenient")]
    salary_range: Range,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Categories {
    #[serde(deserialize_with = "lenient")]
    commitment: String,
    #[serde(deserialize_with = "lenient")]
    location: String,
    #[serde(deserialize_with = "lenient")]
    all_locations: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Range {
    #[serde(deserialize_with = "lenient")]
    min: f64,
    #[serde(deserialize_with = "lenient")]
    max: f64,
    #[serde(deserialize_with = "lenient")]
    currency: String,
    #[serde(deserialize_with = "lenient")]
    interval: String,
}

/// The posting; `None` if the value is not one.
pub(super) fn posting(job: &Value) -> Option<Posting> {
    let job = Job::deserialize(job).ok()?;
    let mut vacancy = Vacancy {
        title: job.text,
        is_remote: job.workplace_type == "remote",
        apply: job.apply_url.clone(),
        posted: Some(job.created_at)
            .filter(|time| *time > 0)
            .and_then(date::iso_date_of_millis)
            .unwrap_or_default(),
        employment: posting::employment(&job.categories.commitment).into_iter().collect(),
        pay: pay(&job.salary_range),
        ..Vacancy::default()
    };
    let Categories { location, all_locations, .. } = &job.categories;
    let locations = if all_locations.is_empty() { std::slice::from_ref(location) } else { all_locations };
    for location in locations {
        // A remote posting has a place, too: where employees may live.
        let remote = if vacancy.is_remote { "Remote, " } else { "" };
        places::read(&format!("{remote}{location}")).add_to(&mut vacancy);
    }
    vacancy.is_remote &= !matches!(&*job.workplace_type, "hybrid" | "on-site" | "onsite");
    give_country(&mut vacancy, &job.country);
    let range = &job.salary_range;
    let pay_left_out = match per(&range.interval) {
        _ if vacancy.pay.is_some() || range.min <= 0.0 && range.max <= 0.0 => "",
        None => posting::OTHER_TIME,
        Some(_) => posting::UNUSABLE,
    };
    Some(Posting { id: job.id, addresses: vec![job.hosted_url, job.apply_url], vacancy, pay_left_out })
}

/// Gives the posting's country to its places, or to work that is remote from anywhere.
fn give_country(vacancy: &mut Vacancy, country: &str) {
    if !vacancy.places.is_empty() {
        places::give_country(&mut vacancy.places, country);
    } else if vacancy.is_remote && vacancy.countries.is_empty() && !country.is_empty() {
        vacancy.countries.push(country.to_owned());
    }
}

fn pay(range: &Range) -> Option<Pay> {
    posting::pay(&range.currency, range.min, range.max, per(&range.interval)?)
}

/// The unit of time of an interval.
fn per(interval: &str) -> Option<PayUnit> {
    let units = [
        ("per-hour", PayUnit::Hour),
        ("per-day", PayUnit::Day),
        ("per-week", PayUnit::Week),
        ("per-month", PayUnit::Month),
        ("per-year", PayUnit::Year),
    ];
    // "per-year-salary", "per-hour-wage"; pay twice a month or one time has no unit here.
    units.into_iter().find(|(unit, _)| interval.starts_with(unit)).map(|(_, per)| per)
}

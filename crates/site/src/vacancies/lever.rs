//! A posting of Lever's public postings → a posting.

use super::board_fields::{add_text, pay};
use super::field::Field;
use super::pay::Unit;
use super::posting::{self, Posting};
use super::{date, places};
use rolebook_model::{PayUnit, Vacancy};
use serde_json::Value;

/// The posting.
pub(super) fn posting(job: &Field) -> Posting {
    let addresses = ["hostedUrl", "applyUrl"].map(|key| job.get(key).words().to_owned());
    let (mode, categories, range) =
        (job.get("workplaceType").text(), job.get("categories"), job.get("salaryRange"));
    let mut vacancy = Vacancy {
        title: job.get("text").text(),
        is_remote: mode == "remote",
        apply: addresses[1].clone(),
        posted: posted(&job.get("createdAt")),
        employment: posting::employment(&categories.get("commitment").text()).into_iter().collect(),
        ..Vacancy::default()
    };
    let texts = categories.get("allLocations").items().iter().map(Field::text).collect::<Vec<_>>();
    let are_named = texts.iter().any(|text| !text.is_empty());
    let texts = if are_named { texts } else { vec![categories.get("location").text()] };
    texts.iter().for_each(|text| add_text(&mut vacancy, text));
    vacancy.is_remote &= !matches!(&*mode, "hybrid" | "on-site" | "onsite");
    give_country(&mut vacancy, &job.get("country").text());
    let amounts = [range.get("min").amount(), range.get("max").amount()];
    let pay_left_out;
    (vacancy.pay, pay_left_out) =
        pay(&range.get("currency").text(), amounts, per(&range.get("interval").text()));
    Posting {
        id: job.get("id").id(),
        addresses: addresses.to_vec(),
        vacancy,
        pay_left_out,
        ..Posting::default()
    }
}

/// The day of a time, which is in milliseconds.
fn posted(created: &Field) -> String {
    let Value::Number(time) = created.value() else { return created.day() };
    let time = time.as_i64().filter(|time| *time > 0);
    let day = time.and_then(date::iso_date_of_millis);
    if day.is_none() {
        created.note("is no time in milliseconds, so it is left out");
    }
    day.unwrap_or_default()
}

/// Gives the posting's country to its places, or to work that is remote from anywhere.
fn give_country(vacancy: &mut Vacancy, country: &str) {
    if !vacancy.places.is_empty() {
        places::give_country(&mut vacancy.places, country);
    } else if vacancy.is_remote && vacancy.countries.is_empty() && !country.is_empty() {
        vacancy.countries.push(country.to_owned());
    }
}

/// The unit of time of an interval.
fn per(interval: &str) -> Unit {
    let units = [
        ("per-hour", PayUnit::Hour),
        ("per-day", PayUnit::Day),
        ("per-week", PayUnit::Week),
        ("per-month", PayUnit::Month),
        ("per-year", PayUnit::Year),
    ];
    // "per-year-salary", "per-hour-wage"; pay twice a month or one time has no unit here.
    let unit = units.into_iter().find(|(unit, _)| interval.starts_with(unit));
    let other = if interval.is_empty() { Unit::None } else { Unit::Other };
    unit.map_or(other, |(_, per)| Unit::Of(per))
}

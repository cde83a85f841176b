//! A posting of Pinpoint's list of postings → a posting (developers.pinpointhq.com, "Job Postings JSON Endpoint").

use super::board_fields::{add_text, employment, id, pay, text};
use super::page::day;
use super::places;
use super::posting::Posting;
use rolebook_model::Vacancy;
use serde_json::Value;

/// The posting; `None` if the value is not one.
pub(super) fn posting(job: &Value) -> Option<Posting> {
    let first = |keys: [&str; 2]| {
        let texts = keys.map(|key| text(job, &[key]));
        texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
    };
    let mode = text(job, &["workplace_type"]);
    let mut vacancy = Vacancy {
        title: text(job, &["title"]).to_owned(),
        is_remote: mode == "remote",
        apply: first(["application_form_url", "url"]).to_owned(),
        posted: day(first(["first_published_at", "published_at"])).unwrap_or_default(),
        valid_through: day(text(job, &["deadline_at"])).unwrap_or_default(),
        employment: employment(text(job, &["employment_type"])),
        identifier: text(job, &["job", "requisition_id"]).to_owned(),
        ..Vacancy::default()
    };
    add_text(&mut vacancy, &place(job.get("location").unwrap_or(&Value::Null)));
    vacancy.is_remote &= matches!(mode, "remote" | "");
    let mut pay_left_out = "";
    // The amounts of pay that is not shown are in the list all the same.
    if job.get("compensation_visible").and_then(Value::as_bool) == Some(true) {
        let bound = |name| job.get(name).unwrap_or(&Value::Null);
        let (least, most) = (bound("compensation_minimum"), bound("compensation_maximum"));
        let time = text(job, &["compensation_frequency"]);
        (vacancy.pay, pay_left_out) = pay(text(job, &["compensation_currency"]), least, most, time);
    }
    Some(Posting {
        id: id(job, "id"),
        addresses: vec![text(job, &["url"]).to_owned()],
        vacancy,
        pay_left_out,
    })
}

/// The place in words. No field has its country, which the company's own name for the place may have.
fn place(location: &Value) -> String {
    let name = text(location, &["name"]);
    let found = places::read(name);
    let has_country = found.places.iter().any(|place| !place.country.is_empty()) || found.is_remote;
    let (city, region) = (text(location, &["city"]), text(location, &["province"]));
    if has_country || city.is_empty() {
        return name.to_owned();
    }
    if region.is_empty() || region == city { city.to_owned() } else { format!("{city}, {region}") }
}

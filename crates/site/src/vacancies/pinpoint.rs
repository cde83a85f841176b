//! A posting of Pinpoint's list of postings → a posting (developers.pinpointhq.com, "Job Postings JSON Endpoint").

use super::board_fields::{add_text, employment, pay};
use super::field::Field;
use super::pay::unit;
use super::places;
use super::posting::Posting;
use rolebook_model::Vacancy;

/// The posting.
pub(super) fn posting(job: &Field) -> Posting {
    let (mode, url) = (job.get("workplace_type").text(), job.get("url").words());
    let form = job.get("application_form_url").words();
    let mut vacancy = Vacancy {
        title: job.get("title").text(),
        is_remote: mode == "remote",
        apply: if form.is_empty() { url } else { form }.to_owned(),
        posted: job.first(&["first_published_at", "published_at"]).day(),
        valid_through: job.get("deadline_at").day(),
        employment: employment(&job.get("employment_type").text()),
        identifier: job.get("job").get("requisition_id").id(),
        ..Vacancy::default()
    };
    add_text(&mut vacancy, &place(&job.get("location")));
    vacancy.is_remote &= matches!(&*mode, "remote" | "");
    let mut pay_left_out = "";
    // The amounts of pay that is not shown are in the list all the same.
    if job.get("compensation_visible").is_true() {
        let amounts = ["compensation_minimum", "compensation_maximum"].map(|key| job.get(key).amount());
        let per = unit(&job.get("compensation_frequency").text());
        (vacancy.pay, pay_left_out) = pay(&job.get("compensation_currency").text(), amounts, per);
    }
    Posting {
        id: job.get("id").id(),
        addresses: vec![url.to_owned()],
        vacancy,
        pay_left_out,
        ..Posting::default()
    }
}

/// The place in words. No field has its country, which the company's own name for the place may have.
fn place(location: &Field) -> String {
    let name = location.get("name").text();
    let found = places::read(&name);
    let has_country = found.places.iter().any(|place| !place.country.is_empty()) || found.is_remote;
    let (city, region) = (location.get("city").text(), location.get("province").text());
    if has_country || city.is_empty() {
        return name;
    }
    if region.is_empty() || region == city { city } else { format!("{city}, {region}") }
}

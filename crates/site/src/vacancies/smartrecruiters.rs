//! A posting of SmartRecruiters' list of postings → a posting (developers.smartrecruiters.com, "Posting API").

use super::board_fields::{Location, employment};
use super::field::Field;
use super::places::country;
use super::posting::Posting;
use rolebook_model::Vacancy;
use serde_json::Value;

/// The posting; `None` if it is not active.
pub(super) fn posting(job: &Field) -> Option<Posting> {
    if *job.get("active").value() == Value::Bool(false) {
        return None;
    }
    let (id, place) = (job.get("id").id(), job.get("location"));
    let mut addresses = ["postingUrl", "applyUrl"].map(|key| job.get(key).words().to_owned()).to_vec();
    addresses.retain(|address| !address.is_empty());
    let company = job.get("company").get("identifier").id();
    if addresses.is_empty() && !company.is_empty() && !id.is_empty() {
        // The list has none. This is where a posting is shown, whatever follows its id.
        addresses.push(format!("https://jobs.smartrecruiters.com/{company}/{id}"));
    }
    let kind = job.get("typeOfEmployment");
    let is_partly = place.get("hybrid").is_true();
    let is_remote = place.get("remote").is_true() && !is_partly;
    let mut vacancy = Vacancy {
        title: job.get("name").text(),
        is_remote,
        apply: addresses.last().cloned().unwrap_or_default(),
        posted: job.get("releasedDate").day(),
        employment: employment(&kind.first(&["label", "id"]).text()),
        identifier: job.get("refNumber").id(),
        ..Vacancy::default()
    };
    let (code, full) = (place.get("country").text(), place.get("fullLocation").text());
    // People read a name rather than a code.
    let last = full.rsplit(", ").next().unwrap_or_default();
    let last = last.trim_matches(|mark: char| !mark.is_alphabetic());
    let is_name = country(last).is_some() && country(last) == country(&code);
    Location {
        locality: &place.get("city").text(),
        region: &place.get("region").text(),
        country: if is_name { last } else { "" },
        code: &code,
        name: &full,
    }
    .add_to(&mut vacancy);
    vacancy.is_remote &= is_remote || code.is_empty();
    vacancy.is_remote &= !is_partly;
    Some(Posting { id, addresses, vacancy, ..Posting::default() })
}

//! A posting of SmartRecruiters' list of postings → a posting (developers.smartrecruiters.com, "Posting API").

use super::board_fields::{Location, employment, id, is_true, text};
use super::page::day;
use super::places::country;
use super::posting::Posting;
use rolebook_model::Vacancy;
use serde_json::Value;

/// The posting; `None` if it is not active.
pub(super) fn posting(job: &Value) -> Option<Posting> {
    if job.get("active").and_then(Value::as_bool) == Some(false) {
        return None;
    }
    let (id, place) = (id(job, "id"), job.get("location").unwrap_or(&Value::Null));
    let mut addresses = ["postingUrl", "applyUrl"].map(|key| text(job, &[key]).to_owned()).to_vec();
    addresses.retain(|address| !address.is_empty());
    let company = text(job, &["company", "identifier"]);
    if addresses.is_empty() && !company.is_empty() && !id.is_empty() {
        // The list has none. This is where a posting is shown, whatever follows its id.
        addresses.push(format!("https://jobs.smartrecruiters.com/{company}/{id}"));
    }
    let kind = text(job, &["typeOfEmployment", "label"]);
    let is_remote = is_true(place, "remote") && !is_true(place, "hybrid");
    let mut vacancy = Vacancy {
        title: text(job, &["name"]).to_owned(),
        is_remote,
        apply: addresses.last().cloned().unwrap_or_default(),
        posted: day(text(job, &["releasedDate"])).unwrap_or_default(),
        employment: employment(if kind.is_empty() { text(job, &["typeOfEmployment", "id"]) } else { kind }),
        identifier: text(job, &["refNumber"]).to_owned(),
        ..Vacancy::default()
    };
    let (code, full) = (text(place, &["country"]), text(place, &["fullLocation"]));
    // People read a name rather than a code.
    let last = full.rsplit(", ").next().unwrap_or_default();
    let last = last.trim_matches(|mark: char| !mark.is_alphabetic());
    let is_name = country(last).is_some() && country(last) == country(code);
    Location {
        locality: text(place, &["city"]),
        region: text(place, &["region"]),
        country: if is_name { last } else { "" },
        code,
        name: full,
    }
    .add_to(&mut vacancy);
    vacancy.is_remote &= is_remote || code.is_empty();
    vacancy.is_remote &= !is_true(place, "hybrid");
    Some(Posting { id, addresses, vacancy, pay_left_out: "" })
}

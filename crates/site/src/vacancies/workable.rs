//! A job of Workable's careers widget → a posting (help.workable.com, "Embedding a list of jobs on a careers page").
//!
//! The widget lists a job once for each of its places, with the same id.

use super::board_fields::{Location, employment, id, is_true, several, text};
use super::page::day;
use super::places::push_new;
use super::posting::Posting;
use rolebook_model::Vacancy;
use serde_json::Value;
use std::collections::HashMap;

/// The posting; `None` if the value is not one.
pub(super) fn posting(job: &Value) -> Option<Posting> {
    let first = |keys: [&str; 2]| {
        let texts = keys.map(|key| text(job, &[key]));
        texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default().to_owned()
    };
    let mode = text(job, &["workplace_type"]);
    let is_partly = matches!(mode, "hybrid" | "on_site" | "onsite");
    let mut vacancy = Vacancy {
        title: text(job, &["title"]).to_owned(),
        is_remote: (is_true(job, "telecommuting") || mode == "remote") && !is_partly,
        apply: first(["application_url", "url"]),
        posted: day(&first(["published_on", "created_at"])).unwrap_or_default(),
        employment: employment(text(job, &["employment_type"])),
        identifier: text(job, &["code"]).to_owned(),
        ..Vacancy::default()
    };
    let location = |place: &Value, region: &str| {
        let (locality, region) = (text(place, &["city"]).to_owned(), text(place, &[region]).to_owned());
        (locality, region, text(place, &["country"]).to_owned(), text(place, &["countryCode"]).to_owned())
    };
    let places: Vec<_> = match several(job.get("locations").unwrap_or(&Value::Null)) {
        [] => vec![location(job, "state")],
        places => {
            places.iter().filter(|it| !is_true(it, "hidden")).map(|it| location(it, "region")).collect()
        }
    };
    for (locality, region, country, code) in &places {
        Location { locality, region, country, code, name: "" }.add_to(&mut vacancy);
    }
    vacancy.is_remote &= !is_partly;
    let addresses = ["url", "shortlink", "application_url"].map(|key| text(job, &[key]).to_owned());
    Some(Posting { id: id(job, "shortcode"), addresses: addresses.to_vec(), vacancy, pay_left_out: "" })
}

/// One posting of those with the same id, with the places of all.
pub(super) fn merged(postings: Vec<Posting>) -> Vec<Posting> {
    let mut merged: Vec<Posting> = Vec::new();
    let mut by_id: HashMap<String, usize> = HashMap::new();
    for posting in postings {
        let Some(first) = by_id.get(&posting.id).and_then(|index| merged.get_mut(*index)) else {
            by_id.insert(posting.id.clone(), merged.len());
            merged.push(posting);
            continue;
        };
        let Vacancy { places, countries, is_remote, .. } = posting.vacancy;
        first.vacancy.is_remote |= is_remote;
        places.into_iter().for_each(|place| push_new(&mut first.vacancy.places, place));
        countries.into_iter().for_each(|country| push_new(&mut first.vacancy.countries, country));
    }
    merged
}

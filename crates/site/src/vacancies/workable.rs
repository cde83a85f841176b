//! A job of Workable's careers widget → a posting (help.workable.com, "Embedding a list of jobs on a careers page").
//!
//! The widget lists a job once for each of its places, with the same id.

use super::board_fields::{Location, employment};
use super::field::Field;
use super::places::push_new;
use super::posting::Posting;
use rolebook_model::Vacancy;
use std::collections::HashMap;

/// The posting.
pub(super) fn posting(job: &Field) -> Posting {
    let mode = job.get("workplace_type").text();
    let is_partly = matches!(&*mode, "hybrid" | "on_site" | "onsite");
    let addresses = ["url", "shortlink", "application_url"].map(|key| job.get(key).words().to_owned());
    let mut vacancy = Vacancy {
        title: job.get("title").text(),
        is_remote: (job.get("telecommuting").is_true() || mode == "remote") && !is_partly,
        apply: job.first(&["application_url", "url"]).words().to_owned(),
        posted: job.first(&["published_on", "created_at"]).day(),
        employment: employment(&job.get("employment_type").text()),
        identifier: job.get("code").id(),
        ..Vacancy::default()
    };
    match job.get("locations").items().as_slice() {
        [] => add_place(&mut vacancy, job, "state"),
        places => {
            let shown = places.iter().filter(|place| !place.get("hidden").is_true());
            shown.for_each(|place| add_place(&mut vacancy, place, "region"));
        }
    }
    vacancy.is_remote &= !is_partly;
    let id = job.get("shortcode").id();
    Posting { id, addresses: addresses.to_vec(), vacancy, ..Posting::default() }
}

fn add_place(vacancy: &mut Vacancy, place: &Field, region: &str) {
    let part = |key| place.get(key).text();
    Location {
        locality: &part("city"),
        region: &part(region),
        country: &part("country"),
        code: &part("countryCode"),
        name: "",
    }
    .add_to(vacancy);
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
        posting.left_out.into_iter().for_each(|sentence| push_new(&mut first.left_out, sentence));
        first.vacancy.is_remote |= is_remote;
        places.into_iter().for_each(|place| push_new(&mut first.vacancy.places, place));
        countries.into_iter().for_each(|country| push_new(&mut first.vacancy.countries, country));
    }
    merged
}

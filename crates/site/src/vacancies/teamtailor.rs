//! A job of Teamtailor's JSON:API → a posting (docs.teamtailor.com, "Jobs"). Its JSON Feed is read by `jobposting`.

use super::board_fields::{Location, employment, pay};
use super::field::{Field, LeftOut};
use super::pay::unit;
use super::posting::Posting;
use super::public::is_public;
use rolebook_model::Vacancy;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Locations by their ids, as `include=locations` adds them to the list.
pub(super) struct Locations<'a>(HashMap<String, &'a Value>);

impl<'a> Locations<'a> {
    /// Those beside the list of jobs.
    pub(super) fn of(root: &'a Map<String, Value>) -> Locations<'a> {
        let included = root.get("included").and_then(Value::as_array).into_iter().flatten();
        let locations = included.filter(|thing| thing.get("type").is_some_and(|kind| kind == "locations"));
        let ignored = LeftOut::default();
        let id = |thing| Field::of(thing, &ignored).get("id").id();
        Locations(locations.map(|thing| (id(thing), thing)).collect())
    }
}

/// The posting; `None` if it is not published, is a template or is for employees.
pub(super) fn posting(job: &Field, locations: &Locations) -> Option<Posting> {
    let attributes = job.get("attributes");
    let is_shown = matches!(&*attributes.get("human-status").text(), "" | "published");
    let is_template = attributes.get("template").is_true();
    if !is_shown || is_template || attributes.value().is_object() && !is_public(attributes.value()) {
        return None;
    }
    let addresses = ["careersite-job-url", "careersite-job-apply-url"];
    let addresses = addresses.map(|key| job.get("links").get(key).words().to_owned());
    let own = attributes.get("external-application-url").words().to_owned();
    let apply = [&own, &addresses[1], &addresses[0]].into_iter().find(|address| !address.is_empty());
    let mode = attributes.get("remote-status").text();
    let mut vacancy = Vacancy {
        title: attributes.get("title").text(),
        is_remote: mode == "fully",
        apply: apply.cloned().unwrap_or_default(),
        posted: attributes.get("created-at").day(),
        valid_through: attributes.get("end-date").day(),
        ..Vacancy::default()
    };
    for key in ["employment-level", "employment-type"] {
        for kind in employment(&attributes.get(key).text()) {
            if !vacancy.employment.contains(&kind) {
                vacancy.employment.push(kind);
            }
        }
    }
    add_places(&mut vacancy, job, locations);
    // A hybrid job may have an office that is called after remote work.
    vacancy.is_remote &= matches!(&*mode, "fully" | "");
    let amounts = ["min-salary", "max-salary"].map(|key| attributes.get(key).amount());
    let per = unit(&attributes.get("salary-time-unit").text());
    let pay_left_out;
    (vacancy.pay, pay_left_out) = pay(&attributes.get("currency").text(), amounts, per);
    let id = job.get("id").id();
    Some(Posting { id, addresses: addresses.to_vec(), vacancy, pay_left_out, ..Posting::default() })
}

/// Adds the job's locations, or its only one, of those beside the list.
fn add_places(vacancy: &mut Vacancy, job: &Field, Locations(locations): &Locations) {
    let relations = job.get("relationships");
    let named = ["locations", "location"].map(|name| relations.get(name).get("data").items());
    for relation in named.iter().find(|relations| !relations.is_empty()).into_iter().flatten() {
        let id = relation.get("id").id();
        let Some(location) = locations.get(&id) else {
            relation.note("is of a location that the file has not, so it is left out (save it with `include=locations`)");
            continue;
        };
        let attributes = relation.beside(location, &format!("location {id}")).get("attributes");
        let part = |key| attributes.get(key).text();
        Location {
            locality: &part("city"),
            region: "",
            country: &part("country"),
            code: "",
            name: &part("name"),
        }
        .add_to(vacancy);
    }
}

//! A job of Teamtailor's JSON:API → a posting (docs.teamtailor.com, "Jobs"). Its JSON Feed is read by `jobposting`.

use super::board_fields::{Location, employment, id, is_true, pay, several, text};
use super::page::day;
use super::posting::Posting;
use super::public::is_public;
use rolebook_model::Vacancy;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// The attributes of locations by their ids, as `include=locations` adds them to the list.
pub(super) struct Locations<'a>(HashMap<String, &'a Value>);

impl<'a> Locations<'a> {
    /// Those beside the list of jobs.
    pub(super) fn of(root: &'a Map<String, Value>) -> Locations<'a> {
        let included = several(root.get("included").unwrap_or(&Value::Null)).iter();
        let locations = included.filter(|thing| text(thing, &["type"]) == "locations");
        Locations(locations.filter_map(|thing| Some((id(thing, "id"), thing.get("attributes")?))).collect())
    }
}

/// The posting; `None` if it is not published, is a template or is for employees.
pub(super) fn posting(job: &Value, locations: &Locations) -> Option<Posting> {
    let attributes = job.get("attributes").unwrap_or(&Value::Null);
    let status = text(attributes, &["human-status"]);
    let is_shown = matches!(status, "" | "published") && !is_true(attributes, "template");
    if !is_shown || attributes.is_object() && !is_public(attributes) {
        return None;
    }
    let addresses = ["careersite-job-url", "careersite-job-apply-url"];
    let addresses = addresses.map(|key| text(job, &["links", key]).to_owned());
    let own = text(attributes, &["external-application-url"]).to_owned();
    let apply = [&own, &addresses[1], &addresses[0]].into_iter().find(|address| !address.is_empty());
    let mut vacancy = Vacancy {
        title: text(attributes, &["title"]).to_owned(),
        is_remote: text(attributes, &["remote-status"]) == "fully",
        apply: apply.cloned().unwrap_or_default(),
        posted: day(text(attributes, &["created-at"])).unwrap_or_default(),
        valid_through: day(text(attributes, &["end-date"])).unwrap_or_default(),
        ..Vacancy::default()
    };
    for key in ["employment-level", "employment-type"] {
        for kind in employment(text(attributes, &[key])) {
            if !vacancy.employment.contains(&kind) {
                vacancy.employment.push(kind);
            }
        }
    }
    let is_remote = vacancy.is_remote;
    for place in places(job, locations) {
        Location {
            locality: text(place, &["city"]),
            region: "",
            country: text(place, &["country"]),
            code: "",
            name: text(place, &["name"]),
        }
        .add_to(&mut vacancy);
    }
    // A hybrid job may have an office that is called after remote work.
    vacancy.is_remote &= is_remote || text(attributes, &["remote-status"]).is_empty();
    let bound = |name| attributes.get(name).unwrap_or(&Value::Null);
    let (currency, time) = (text(attributes, &["currency"]), text(attributes, &["salary-time-unit"]));
    let pay_left_out;
    (vacancy.pay, pay_left_out) = pay(currency, bound("min-salary"), bound("max-salary"), time);
    Some(Posting { id: id(job, "id"), addresses: addresses.to_vec(), vacancy, pay_left_out })
}

/// The attributes of the job's locations, or of its only one.
fn places<'a>(job: &Value, Locations(locations): &Locations<'a>) -> Vec<&'a Value> {
    let named = ["locations", "location"].into_iter().filter_map(|name| {
        let relation = job.get("relationships")?.get(name)?.get("data")?;
        (!several(relation).is_empty()).then_some(relation)
    });
    let ids = named.take(1).flat_map(several).map(|relation| id(relation, "id"));
    ids.filter_map(|id| locations.get(&id).copied()).collect()
}

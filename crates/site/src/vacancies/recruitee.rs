//! An offer of Recruitee's careers site → a posting (docs.recruitee.com, "Careers Site API").

use super::board_fields::{Location, employment, id, is_true, pay, several, text};
use super::page::day;
use super::posting::Posting;
use rolebook_model::Vacancy;
use serde_json::Value;

/// The posting; `None` if the value is not one.
pub(super) fn posting(offer: &Value) -> Option<Posting> {
    let addresses = ["careers_url", "careers_apply_url"].map(|key| text(offer, &[key]).to_owned());
    let mut vacancy = Vacancy {
        title: text(offer, &["title"]).to_owned(),
        // Of several that are ticked, candidates cannot count on the remote one.
        is_remote: is_true(offer, "remote") && !is_partly(offer),
        apply: addresses.iter().rfind(|address| !address.is_empty()).cloned().unwrap_or_default(),
        posted: day(text(offer, &["published_at"])).unwrap_or_default(),
        valid_through: day(text(offer, &["close_at"])).unwrap_or_default(),
        employment: employment(text(offer, &["employment_type_code"])),
        ..Vacancy::default()
    };
    match several(offer.get("locations").unwrap_or(&Value::Null)) {
        [] => location(offer, "state_name", "location").add_to(&mut vacancy),
        places => places.iter().for_each(|place| location(place, "state", "name").add_to(&mut vacancy)),
    }
    vacancy.is_remote &= !is_partly(offer);
    let salary = offer.get("salary").unwrap_or(&Value::Null);
    let bound = |name| salary.get(name).unwrap_or(&Value::Null);
    let pay_left_out;
    (vacancy.pay, pay_left_out) =
        pay(text(salary, &["currency"]), bound("min"), bound("max"), text(salary, &["period"]));
    Some(Posting { id: id(offer, "id"), addresses: addresses.to_vec(), vacancy, pay_left_out })
}

fn is_partly(offer: &Value) -> bool {
    is_true(offer, "hybrid") || is_true(offer, "on_site")
}

fn location<'a>(place: &'a Value, region: &str, name: &str) -> Location<'a> {
    Location {
        locality: text(place, &["city"]),
        region: text(place, &[region]),
        country: text(place, &["country"]),
        code: text(place, &["country_code"]),
        name: text(place, &[name]),
    }
}

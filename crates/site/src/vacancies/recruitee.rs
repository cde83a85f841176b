//! An offer of Recruitee's careers site → a posting (docs.recruitee.com, "Careers Site API").

use super::board_fields::{Location, employment, pay};
use super::field::Field;
use super::pay::unit;
use super::posting::Posting;
use rolebook_model::Vacancy;

/// The posting.
pub(super) fn posting(offer: &Field) -> Posting {
    let addresses = ["careers_url", "careers_apply_url"].map(|key| offer.get(key).words().to_owned());
    let is_partly = offer.get("hybrid").is_true() || offer.get("on_site").is_true();
    let mut vacancy = Vacancy {
        title: offer.get("title").text(),
        // Of several that are ticked, candidates cannot count on the remote one.
        is_remote: offer.get("remote").is_true() && !is_partly,
        apply: addresses.iter().rfind(|address| !address.is_empty()).cloned().unwrap_or_default(),
        posted: offer.get("published_at").day(),
        valid_through: offer.get("close_at").day(),
        employment: employment(&offer.get("employment_type_code").text()),
        ..Vacancy::default()
    };
    match offer.get("locations").items().as_slice() {
        [] => add_place(&mut vacancy, offer, "state_name", "location"),
        places => places.iter().for_each(|place| add_place(&mut vacancy, place, "state", "name")),
    }
    vacancy.is_remote &= !is_partly;
    let salary = offer.get("salary");
    let amounts = [salary.get("min").amount(), salary.get("max").amount()];
    let pay_left_out;
    (vacancy.pay, pay_left_out) =
        pay(&salary.get("currency").text(), amounts, unit(&salary.get("period").text()));
    let id = offer.get("id").id();
    Posting { id, addresses: addresses.to_vec(), vacancy, pay_left_out, ..Posting::default() }
}

fn add_place(vacancy: &mut Vacancy, place: &Field, region: &str, name: &str) {
    let part = |key| place.get(key).text();
    Location {
        locality: &part("city"),
        region: &part(region),
        country: &part("country"),
        code: &part("country_code"),
        name: &part(name),
    }
    .add_to(vacancy);
}

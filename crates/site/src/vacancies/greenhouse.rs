//! A job of Greenhouse's public job board → a posting.

use super::board_fields::{add_text, pay};
use super::field::Field;
use super::pay::{Unit, unit};
use super::posting::{self, Posting};
use rolebook_model::{Employment, Pay, PayUnit, Vacancy};

/// The posting.
pub(super) fn posting(job: &Field) -> Posting {
    let address = job.get("absolute_url").words().to_owned();
    let mut vacancy = Vacancy {
        title: job.get("title").text(),
        apply: address.clone(),
        posted: job.get("first_published").day(),
        valid_through: job.get("application_deadline").day(),
        employment: job.get("metadata").items().iter().filter_map(employment).collect(),
        identifier: job.get("requisition_id").id(),
        ..Vacancy::default()
    };
    add_text(&mut vacancy, &job.get("location").get("name").text());
    let pay_left_out;
    (vacancy.pay, pay_left_out) = pay_of(&job.get("pay_input_ranges").items());
    Posting { id: job.get("id").id(), addresses: vec![address], vacancy, pay_left_out, ..Posting::default() }
}

/// The employment type in a field that the company has added: the board has none of its own for it.
fn employment(field: &Field) -> Option<Employment> {
    let names = ["Employment Type", "Time Type", "Commitment"];
    let name = field.get("name").text();
    let is_employment = names.iter().any(|known| known.eq_ignore_ascii_case(&name));
    is_employment.then(|| posting::employment(&field.get("value").text()))?
}

/// The pay, if it is the same for all applicants. The unit of time is given only in the company's own words, as the title
/// of the range.
fn pay_of(ranges: &[Field]) -> (Option<Pay>, &'static str) {
    let range = match ranges {
        [] => return (None, ""),
        [range] => range,
        _ => return (None, posting::SEVERAL),
    };
    let title = range.get("title").text();
    let per = match unit(&title) {
        Unit::None if title.to_lowercase().contains("salary") => Unit::Of(PayUnit::Year),
        per => per,
    };
    let amounts = [range.get("min_cents").amount_of_cents(), range.get("max_cents").amount_of_cents()];
    match pay(&range.get("currency_type").text(), amounts, per) {
        (None, posting::NO_TIME) => (None, "does not say for which time in the title of its range"),
        pay => pay,
    }
}

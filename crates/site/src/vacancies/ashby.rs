//! A job of Ashby's public job board → a posting.

use super::board_fields::{Location, pay};
use super::field::Field;
use super::pay::Unit;
use super::posting::{self, Posting};
use rolebook_model::{Pay, PayUnit, Vacancy};

/// The posting.
pub(super) fn posting(job: &Field) -> Posting {
    let addresses = ["jobUrl", "applyUrl"].map(|key| job.get(key).words().to_owned());
    let mode = job.get("workplaceType").text();
    let mut vacancy = Vacancy {
        title: job.get("title").text(),
        is_remote: mode == "Remote" || mode.is_empty() && job.get("isRemote").is_true(),
        apply: addresses[1].clone(),
        posted: job.get("publishedAt").day(),
        employment: posting::employment(&job.get("employmentType").text()).into_iter().collect(),
        ..Vacancy::default()
    };
    add_place(&mut vacancy, job);
    job.get("secondaryLocations").items().iter().for_each(|place| add_place(&mut vacancy, place));
    vacancy.is_remote &= !matches!(&*mode, "Hybrid" | "OnSite");
    let pay_left_out;
    (vacancy.pay, pay_left_out) = pay_of(&job.get("compensation").get("summaryComponents").items());
    Posting {
        id: job.get("id").id(),
        addresses: addresses.to_vec(),
        vacancy,
        pay_left_out,
        ..Posting::default()
    }
}

/// Adds the address, or if it has no country, the place that the name means.
fn add_place(vacancy: &mut Vacancy, place: &Field) {
    let address = place.get("address").get("postalAddress");
    let part = |key| address.get(key).text();
    Location {
        locality: &part("addressLocality"),
        region: &part("addressRegion"),
        country: &part("addressCountry"),
        code: "",
        name: &place.get("location").text(),
    }
    .add_to(vacancy);
}

/// The only salary. Two are of different places or people.
fn pay_of(components: &[Field]) -> (Option<Pay>, &'static str) {
    let is_salary = |component: &&Field| component.get("compensationType").text() == "Salary";
    let salaries: Vec<&Field> = components.iter().filter(is_salary).collect();
    match salaries.as_slice() {
        [] => (None, ""),
        [salary] => {
            let amounts = [salary.get("minValue").amount(), salary.get("maxValue").amount()];
            pay(&salary.get("currencyCode").text(), amounts, per(&salary.get("interval").text()))
        }
        _ => (None, posting::SEVERAL),
    }
}

/// The unit of time of an interval: "1 YEAR".
fn per(interval: &str) -> Unit {
    let other = if interval.is_empty() { Unit::None } else { Unit::Other };
    interval.strip_prefix("1 ").and_then(PayUnit::from_name).map_or(other, Unit::Of)
}

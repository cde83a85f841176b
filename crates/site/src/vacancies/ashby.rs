//! A job of Ashby's public job board → a posting.

use super::page::day;
use super::places::{self, push_new};
use super::posting::{self, Posting, lenient};
use rolebook_model::{Pay, PayUnit, Place, Vacancy};
use serde::Deserialize;
use serde_json::Value;

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Job {
    #[serde(deserialize_with = "posting::id")]
    id: String,
    #[serde(deserialize_with = "lenient")]
    title: String,
    #[serde(deserialize_with = "lenient")]
    is_remote: bool,
    #[serde(deserialize_with = "lenient")]
    workplace_type: String,
    #[serde(deserialize_with = "lenient")]
    employment_type: String,
    #[serde(deserialize_with = "lenient")]
    published_at: String,
    #[serde(deserialize_with = "lenient")]
    job_url: String,
    #[serde(deserialize_with = "lenient")]
    apply_url: String,
    /// The first location.
    #[serde(flatten)]
    first: Location,
    #[serde(deserialize_with = "lenient")]
    secondary_locations: Vec<Location>,
    #[serde(deserialize_with = "lenient")]
    compensation: Compensation,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Location {
    #[serde(deserialize_with = "lenient")]
    location: String,
    #[serde(deserialize_with = "lenient")]
    address: Address,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Address {
    #[serde(deserialize_with = "lenient")]
    postal_address: PostalAddress,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct PostalAddress {
    #[serde(deserialize_with = "lenient")]
    address_locality: String,
    #[serde(deserialize_with = "lenient")]
    address_region: String,
    #[serde(deserialize_with = "lenient")]
    address_country: String,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Compensation {
    #[serde(deserialize_with = "lenient")]
    summary_components: Vec<Component>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Component {
    #[serde(deserialize_with = "lenient")]
    compensation_type: String,
    #[serde(deserialize_with = "lenient")]
    interval: String,
    #[serde(deserialize_with = "lenient")]
    currency_code: String,
    #[serde(deserialize_with = "lenient")]
    min_value: f64,
    #[serde(deserialize_with = "lenient")]
    max_value: f64,
}

/// The posting; `None` if the value is not one.
pub(super) fn posting(job: &Value) -> Option<Posting> {
    let job = Job::deserialize(job).ok()?;
    let mut vacancy = Vacancy {
        title: job.title,
        is_remote: job.workplace_type == "Remote" || job.workplace_type.is_empty() && job.is_remote,
        apply: job.apply_url.clone(),
        posted: day(&job.published_at).unwrap_or_default(),
        employment: posting::employment(&job.employment_type).into_iter().collect(),
        pay: pay(&job.compensation.summary_components),
        ..Vacancy::default()
    };
    for location in std::iter::once(&job.first).chain(&job.secondary_locations) {
        location.add_to(&mut vacancy);
    }
    vacancy.is_remote &= !matches!(&*job.workplace_type, "Hybrid" | "OnSite");
    let components = job.compensation.summary_components.iter();
    let salaries: Vec<&Component> = components.filter(|it| it.compensation_type == "Salary").collect();
    let pay_left_out = match salaries.as_slice() {
        _ if vacancy.pay.is_some() => "",
        [_, _, ..] => posting::SEVERAL,
        [salary] if salary.min_value <= 0.0 && salary.max_value <= 0.0 => "",
        [salary] if salary.per().is_none() => posting::OTHER_TIME,
        [_] => posting::UNUSABLE,
        [] => "",
    };
    Some(Posting { id: job.id, addresses: vec![job.job_url, job.apply_url], vacancy, pay_left_out })
}

impl Location {
    /// Adds the address, or if there is none, the place that the name means.
    fn add_to(&self, vacancy: &mut Vacancy) {
        let PostalAddress { address_locality, address_region, address_country } =
            &self.address.postal_address;
        if address_locality.is_empty()
            && address_region.is_empty()
            && !address_country.is_empty()
            && vacancy.is_remote
        {
            push_new(&mut vacancy.countries, address_country.clone());
        } else if !address_country.is_empty() {
            let place = Place {
                locality: address_locality.clone(),
                // City states are both.
                region: Some(address_region)
                    .filter(|region| *region != address_locality)
                    .cloned()
                    .unwrap_or_default(),
                country: address_country.clone(),
            };
            push_new(&mut vacancy.places, place);
        } else {
            let remote = if vacancy.is_remote { "Remote, " } else { "" };
            places::read(&format!("{remote}{}", self.location)).add_to(vacancy);
        }
    }
}

fn pay(components: &[Component]) -> Option<Pay> {
    let mut salaries = components.iter().filter(|component| component.compensation_type == "Salary");
    // Two are of different places or people.
    let salary = salaries.next().filter(|_| salaries.next().is_none())?;
    posting::pay(&salary.currency_code, salary.min_value, salary.max_value, salary.per()?)
}

impl Component {
    /// The unit of time of its interval.
    fn per(&self) -> Option<PayUnit> {
        self.interval.strip_prefix("1 ").and_then(PayUnit::from_name)
    }
}

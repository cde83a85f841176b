//! A vacancy → `JobPosting`, as Google takes it
//! (<https://developers.google.com/search/docs/appearance/structured-data/job-posting>).

use super::monetary_amount::{MonetaryAmount, monetary_amount};
use super::occupation::sections;
use super::{Published, description};
use crate::vacancies::missing;
use rolebook_app::view;
use rolebook_model::{Level, Place, Role, Vacancy};
use serde::Serialize;

/// A vacancy; unknown properties are left out.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct JobPosting<'a> {
    title: &'a str,
    description: String,
    date_posted: &'a str,
    /// The last day.
    #[serde(skip_serializing_if = "str::is_empty")]
    valid_through: &'a str,
    hiring_organization: Organization<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    job_location: Option<OneOrMore<JobLocation<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    job_location_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    applicant_location_requirements: Option<OneOrMore<Country<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    employment_type: Option<OneOrMore<&'static str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    base_salary: Option<MonetaryAmount<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier: Option<PropertyValue<'a>>,
    /// Whether the page links directly to the application form.
    direct_apply: bool,
}

/// The values of a property. A single one is not a list, since some consumers do not read lists.
#[derive(Serialize)]
#[serde(untagged)]
enum OneOrMore<Value> {
    One(Value),
    More(Vec<Value>),
}

impl<Value> OneOrMore<Value> {
    fn of(values: impl Iterator<Item = Value>) -> Option<OneOrMore<Value>> {
        let mut values: Vec<Value> = values.collect();
        if values.len() > 1 { Some(OneOrMore::More(values)) } else { values.pop().map(OneOrMore::One) }
    }
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct Organization<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    same_as: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    logo: &'a str,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "Place")]
struct JobLocation<'a> {
    address: PostalAddress<'a>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct PostalAddress<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    address_locality: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    address_region: &'a str,
    address_country: &'a str,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct Country<'a> {
    name: &'a str,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct PropertyValue<'a> {
    name: &'a str,
    value: &'a str,
}

/// The postings on the page of a role, or of one of its levels: every vacancy with all required properties.
pub(super) fn job_postings<'a>(
    site: Published<'a>,
    role: &'a Role,
    level: Option<(usize, &'a Level)>,
) -> Vec<JobPosting<'a>> {
    let of_page = view::vacancies_of(role, level.map(|(_, level)| level)).into_iter();
    let complete = of_page.filter(|vacancy| missing(vacancy, role, &site.catalog.site).is_empty());
    let level = level.map(|(index, _)| index);
    complete.map(|vacancy| job_posting(site, role, level, vacancy)).collect()
}

fn job_posting<'a>(
    site: Published<'a>,
    role: &'a Role,
    level: Option<usize>,
    vacancy: &'a Vacancy,
) -> JobPosting<'a> {
    let organization = organization(site);
    let identifier = &vacancy.identifier;
    JobPosting {
        title: vacancy.name(role),
        description: description::html(
            role,
            sections(role, level.or_else(|| role.level_index(&vacancy.level))),
        ),
        date_posted: &vacancy.posted,
        valid_through: &vacancy.valid_through,
        identifier: (!identifier.is_empty())
            .then_some(PropertyValue { name: organization.name, value: identifier }),
        hiring_organization: organization,
        job_location: OneOrMore::of(vacancy.places.iter().map(job_location)),
        job_location_type: vacancy.is_remote.then_some("TELECOMMUTE"),
        applicant_location_requirements: OneOrMore::of(vacancy.countries.iter().map(|name| Country { name })),
        employment_type: OneOrMore::of(vacancy.employment.iter().map(|employment| employment.name())),
        base_salary: vacancy.pay.as_ref().map(monetary_amount),
        direct_apply: !vacancy.apply.is_empty(),
    }
}

fn organization(Published { catalog, publishing, .. }: Published<'_>) -> Organization<'_> {
    let organization = &publishing.organization;
    let name = if organization.name.is_empty() { &catalog.site.name } else { &organization.name };
    Organization { name, same_as: &organization.url, logo: &organization.logo }
}

fn job_location(place: &Place) -> JobLocation<'_> {
    JobLocation {
        address: PostalAddress {
            address_locality: &place.locality,
            address_region: &place.region,
            address_country: &place.country,
        },
    }
}

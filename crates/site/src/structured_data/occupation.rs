//! A role or one of its levels → `Occupation` (<https://schema.org/Occupation>): its duties and
//! requirements, with or without a vacancy.
//!
//! Its salary is what the page or the site states for the role or level. The pay of a vacancy is an offer, and belongs to its
//! `JobPosting`.

use super::monetary_amount::{MonetaryAmount, monetary_amount};
use crate::plain::{item_lines, lines};
use rolebook_model::{Fact, FactKind, Label, Level, Necessity, Role, Scope, Section};
use serde::Serialize;

/// An occupation; lists are left out where they are empty.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct Occupation<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    responsibilities: Vec<String>,
    /// The required items.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    qualifications: Vec<String>,
    /// The optional items.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    skills: Vec<String>,
    /// The amounts that the page states.
    #[serde(skip_serializing_if = "Option::is_none")]
    estimated_salary: Option<MonetaryAmount<'a>>,
    /// The code of O*NET-SOC.
    #[serde(skip_serializing_if = "Option::is_none")]
    occupational_category: Option<CategoryCode<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    experience_requirements: Option<Experience>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct CategoryCode<'a> {
    code_value: &'a str,
    in_code_set: &'static str,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "OccupationalExperienceRequirements", rename_all = "camelCase")]
struct Experience {
    months_of_experience: u32,
}

/// The occupation of a role, or of one of its levels.
pub(super) fn occupation<'a>(role: &'a Role, level: Option<(usize, &'a Level)>) -> Occupation<'a> {
    let sections = sections(role, level.map(|(index, _)| index));
    let of = |label| sections.iter().copied().filter(move |section| section.label() == label);
    let requirements = |necessity| {
        let items = of(Label::Requirements).flat_map(Section::items);
        items.filter(move |item| item.necessity.unwrap_or(Necessity::Must) == necessity).flat_map(item_lines)
    };
    let pay = role.pay_of(level.map(|(index, _)| index)).and_then(|it| it.amounts.as_ref());
    let facts = role.facts_of(level.map(|(index, _)| index));
    Occupation {
        name: level.map_or(&role.title, |(_, level)| &level.name),
        // The summary in the front matter is not visible on the page.
        description: of(Label::Role).find_map(|section| lines(section).into_iter().next()),
        responsibilities: of(Label::Responsibilities).flat_map(lines).collect(),
        qualifications: requirements(Necessity::Must).collect(),
        skills: requirements(Necessity::Bonus).chain(of(Label::NiceToHave).flat_map(lines)).collect(),
        estimated_salary: pay.map(monetary_amount),
        occupational_category: facts.iter().find_map(|fact| onet_code(fact)).map(category),
        experience_requirements: facts.iter().find_map(|fact| years(fact)).map(experience),
    }
}

fn category(code: &str) -> CategoryCode<'_> {
    CategoryCode { code_value: code, in_code_set: "https://www.onetcenter.org/taxonomy.html" }
}

fn experience(years: u32) -> Experience {
    Experience { months_of_experience: years * 12 }
}

/// The code of O*NET-SOC in a fact: "15-1252.00 Software Developers". One without its last two digits is that of the SOC, which O*NET divides.
fn onet_code(fact: &Fact) -> Option<&str> {
    let is_code = |word: &&str| {
        let bytes = word.as_bytes();
        bytes.len() == 10
            && bytes.iter().enumerate().all(|(at, byte)| match at {
                2 => *byte == b'-',
                7 => *byte == b'.',
                _ => byte.is_ascii_digit(),
            })
    };
    let words = fact.value.split(|mark: char| !mark.is_ascii_digit() && mark != '-' && mark != '.');
    words.filter(|_| fact.kind == FactKind::Code).find(is_code)
}

/// The least years in a fact that says nothing else: "5+ years", "3–5 years".
fn years(fact: &Fact) -> Option<u32> {
    let value = fact.value.trim().to_lowercase();
    let number = value.strip_suffix("years").or_else(|| value.strip_suffix("year"))?.trim_end();
    let is_range = number.chars().all(|mark| mark.is_ascii_digit() || " +-–".contains(mark));
    let least = number.split(|mark: char| !mark.is_ascii_digit()).next()?;
    (fact.kind == FactKind::Experience && is_range)
        .then(|| least.parse().ok().filter(|years| *years < 100))
        .flatten()
}

/// The sections of a level, or those of the whole role: the ones that all levels share, or all if they share none of
/// substance.
pub(super) fn sections(role: &Role, level: Option<usize>) -> Vec<&Section> {
    let Some(level) = level else {
        let shared: Vec<_> = role.sections.iter().filter(|section| section.owner().is_none()).collect();
        let is_substance =
            |section: &&&Section| matches!(section.label(), Label::Responsibilities | Label::Requirements);
        return if shared.iter().any(|it| is_substance(&it)) {
            shared
        } else {
            role.sections.iter().collect()
        };
    };
    let held = role.sections_of(level);
    let of = |wanted| held.iter().filter(move |(_, scope)| *scope == wanted);
    let in_order = of(Scope::Own).chain(of(Scope::Shared));
    in_order.filter_map(|(index, _)| role.sections.get(*index)).collect()
}

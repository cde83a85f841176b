//! A role or one of its levels → `Occupation` (<https://schema.org/Occupation>): its duties and
//! requirements, with or without a vacancy.
//!
//! Its salary is what the page or the site states for the role or level. The pay of a vacancy is an offer, and belongs to its
//! `JobPosting`.

use super::monetary_amount::{MonetaryAmount, monetary_amount};
use crate::plain::{item_lines, lines};
use rolebook_model::{Label, Level, Necessity, Role, Scope, Section};
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
    Occupation {
        name: level.map_or(&role.title, |(_, level)| &level.name),
        // The summary in the front matter is not visible on the page.
        description: of(Label::Role).find_map(|section| lines(section).into_iter().next()),
        responsibilities: of(Label::Responsibilities).flat_map(lines).collect(),
        qualifications: requirements(Necessity::Must).collect(),
        skills: requirements(Necessity::Bonus).chain(of(Label::NiceToHave).flat_map(lines)).collect(),
        estimated_salary: pay.map(monetary_amount),
    }
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

//! A role or one of its levels → `Occupation` (<https://schema.org/Occupation>): what one does and brings, whether anybody
//! is sought or not.
//!
//! Google shows occupations for estimated salaries only. Pages of roles have none: what a vacancy pays is an offer, and
//! stands in its `JobPosting`.

use crate::plain::{item_lines, lines};
use rolebook_model::{Label, Level, Necessity, Role, Scope, Section};
use serde::Serialize;

/// An occupation; lists are left out where they are empty.
#[derive(Serialize)]
#[serde(tag = "@type")]
pub(super) struct Occupation<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    responsibilities: Vec<String>,
    /// What one must bring.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    qualifications: Vec<String>,
    /// What is welcome beside it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    skills: Vec<String>,
}

/// What a role is, or with `level` that level of it.
pub(super) fn occupation<'a>(role: &'a Role, level: Option<(usize, &'a Level)>) -> Occupation<'a> {
    let sections = sections(role, level.map(|(index, _)| index));
    let of = |label| sections.iter().copied().filter(move |section| section.label() == label);
    let requirements = |necessity| {
        let items = of(Label::Requirements).flat_map(Section::items);
        items.filter(move |item| item.necessity.unwrap_or(Necessity::Must) == necessity).flat_map(item_lines)
    };
    Occupation {
        name: level.map_or(&role.title, |(_, level)| &level.name),
        // The summary of the front matter does not stand on the page.
        description: of(Label::Role).find_map(|section| lines(section).into_iter().next()),
        responsibilities: of(Label::Responsibilities).flat_map(lines).collect(),
        qualifications: requirements(Necessity::Must).collect(),
        skills: requirements(Necessity::Bonus).chain(of(Label::NiceToHave).flat_map(lines)).collect(),
    }
}

/// The sections that hold for a level, or those of the whole role: what all levels share, or everything where they
/// share nothing.
pub(super) fn sections(role: &Role, level: Option<usize>) -> Vec<&Section> {
    let Some(level) = level else {
        let shared: Vec<_> = role.sections.iter().filter(|section| section.owner().is_none()).collect();
        let says_much =
            |section: &&&Section| matches!(section.label(), Label::Responsibilities | Label::Requirements);
        return if shared.iter().any(|it| says_much(&it)) { shared } else { role.sections.iter().collect() };
    };
    let held = role.sections_of(level);
    let of = |wanted| held.iter().filter(move |(_, scope)| *scope == wanted);
    let in_order = of(Scope::Own).chain(of(Scope::Shared));
    in_order.filter_map(|(index, _)| role.sections.get(*index)).collect()
}

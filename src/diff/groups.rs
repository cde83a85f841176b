//! Two sides → their sections of one kind beside each other, with the pieces that stand in them.

use super::pairing::pairs;
use super::words::{Text, mixed, words};
use super::{Group, Side};
use crate::model::{Heading, Label, Role, Section};
use crate::order;

/// A section of a side.
struct Part<'a> {
    /// The same for all sections of one kind.
    kind: u64,
    label: Label,
    is_other: bool,
    section: &'a Section,
    /// How many parts stand before it.
    place: u64,
}

/// The groups of both sides, the overview first and the rest in the order of their labels; those of one label as
/// the one side has them, and then the other.
pub(super) fn groups<'a>(one: Side<'a>, other: Side<'a>) -> Vec<Group<'a>> {
    let mut parts = Vec::new();
    push_parts(one, false, &mut parts);
    push_parts(other, true, &mut parts);
    let parts = order::by_number(parts, |part| part.kind);
    let mut groups = Vec::new();
    for alike in parts.chunk_by(|before, after| before.kind == after.kind) {
        if let (Some(first), Some(group)) = (alike.first(), group(alike)) {
            let label = if first.label == Label::Role { 0 } else { 1 + first.label as u64 };
            groups.push((label << 32 | first.place, group));
        }
    }
    order::by_number(groups, |(rank, _)| *rank).into_iter().map(|(_, group)| group).collect()
}

fn push_parts<'a>(side: Side<'a>, is_other: bool, parts: &mut Vec<Part<'a>>) {
    let Side { role, level } = side;
    let indices = match level {
        None => (0..role.sections.len()).collect(),
        Some(level) => role.sections_of(level).into_iter().map(|(index, _)| index).collect::<Vec<_>>(),
    };
    let names = names(role);
    for section in indices.into_iter().filter_map(|index| role.sections.get(index)) {
        let label = match section.label() {
            Label::Title => Label::Role,
            label => label,
        };
        let kind = match (label, &section.heading) {
            (Label::Specialty | Label::Other, Some(heading)) => mixed(topic(heading, &names), label as u64),
            _ => label as u64,
        };
        parts.push(Part { kind, label, is_other, section, place: parts.len() as u64 });
    }
}

/// The signs of the words in the role's title and its levels' names, ascending.
fn names(role: &Role) -> Vec<u64> {
    let mut names = Vec::new();
    let texts = role.levels.iter().map(|level| &level.name).chain([&role.title]);
    texts.for_each(|text| names.extend(words(text).iter().map(|word| word.sign)));
    order::by_number(names, |sign| *sign)
}

/// A number for what the heading says besides whom it is about; for all that it says where that is nothing.
fn topic(heading: &Heading, names: &[u64]) -> u64 {
    let words = words(&heading.text);
    let is_name = |sign: u64| names.binary_search(&sign).is_ok();
    let says_more = words.iter().any(|word| !is_name(word.sign));
    let told = words.iter().filter(|word| !says_more || !is_name(word.sign));
    told.fold(0, |topic, word| mixed(topic, word.sign))
}

/// The group of sections of one kind, those of the one side first; `None` where no text stands in any.
fn group<'a>(parts: &[Part<'a>]) -> Option<Group<'a>> {
    let (ones, others) = parts.split_at(parts.partition_point(|part| !part.is_other));
    let (one, one_texts) = texts(ones);
    let (other, other_texts) = texts(others);
    let pairs = pairs(&one_texts, &other_texts);
    let label = parts.first()?.label;
    (!pairs.is_empty()).then_some(Group { label, one, other, pairs })
}

/// The texts of these sections, and the headings of those that have any.
fn texts<'a>(parts: &[Part<'a>]) -> (Vec<&'a Heading>, Vec<Text<'a>>) {
    let (mut headings, mut texts) = (Vec::new(), Vec::new());
    for part in parts {
        let before = texts.len();
        Text::push_all(part.section, &mut texts);
        if texts.len() > before {
            headings.extend(&part.section.heading);
        }
    }
    (headings, texts)
}

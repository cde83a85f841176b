//! Two sides → their sections of one kind beside each other, with the pieces that stand in them.

use super::pairing::pairs;
use super::words::{Text, signs, words};
use super::{Group, Side};
use rolebook_model::numbers::mixed;
use rolebook_model::order::{self, sorted};
use rolebook_model::{Heading, Label, Role, Section};

/// A section of a side.
struct Part<'a> {
    /// The same for all sections of one kind.
    kind: u64,
    /// Where its group would stand if it were the first of it.
    rank: u64,
    label: Label,
    is_other: bool,
    section: &'a Section,
}

/// The groups of both sides, the overview first and the rest in the order of their labels; those of one label as
/// the one side has them, and then the other.
pub(super) fn groups<'a>(one: Side<'a>, other: Side<'a>) -> Vec<Group<'a>> {
    let mut parts = Vec::new();
    push_parts(one, false, &mut parts);
    push_parts(other, true, &mut parts);
    let kinds: Vec<u64> = parts.iter().map(|part| part.kind).collect();
    let mut by_kind: Vec<&Part<'a>> = Vec::with_capacity(parts.len());
    for place in order::of_numbers(&kinds) {
        by_kind.extend(parts.get(place));
    }
    let (mut alike, mut ranks) = (Vec::new(), Vec::new());
    for parts in by_kind.chunk_by(|before, after| before.kind == after.kind) {
        ranks.extend(parts.first().map(|first| first.rank));
        alike.push(parts);
    }
    let mut groups = Vec::new();
    for index in order::of_numbers(&ranks) {
        groups.extend(alike.get(index).and_then(|parts| group(parts)));
    }
    groups
}

fn push_parts<'a>(side: Side<'a>, is_other: bool, parts: &mut Vec<Part<'a>>) {
    let Side { role, level } = side;
    let mut sections: Vec<&Section> = Vec::new();
    match level {
        None => sections.extend(&role.sections),
        Some(level) => {
            for (index, _) in role.sections_of(level) {
                sections.extend(role.sections.get(index));
            }
        }
    }
    let names = names(role);
    for section in sections {
        let label = match section.label() {
            Label::Title => Label::Role,
            label => label,
        };
        let kind = match (label, &section.heading) {
            (Label::Specialty | Label::Other, Some(heading)) => mixed(topic(heading, &names), label as u64),
            _ => label as u64,
        };
        let of_label = if label == Label::Role { 0 } else { 1 + label as u64 };
        let rank = of_label << 32 | parts.len() as u64;
        parts.push(Part { kind, rank, label, is_other, section });
    }
}

/// The signs of the words in the role's title and its levels' names, ascending.
fn names(role: &Role) -> Vec<(u64, usize)> {
    let mut text = role.title.clone();
    for level in &role.levels {
        text.push(' ');
        text.push_str(&level.name);
    }
    sorted(signs(&words(&text)))
}

/// A number for what the heading says besides whom it is about; for all that it says where that is nothing.
fn topic(heading: &Heading, names: &[(u64, usize)]) -> u64 {
    let words = words(&heading.text);
    let is_name =
        |sign: u64| names.get(names.partition_point(|name| name.0 < sign)).is_some_and(|name| name.0 == sign);
    let says_more = words.iter().any(|word| !is_name(word.sign));
    let told = words.iter().filter(|word| !says_more || !is_name(word.sign));
    told.fold(0, |topic, word| mixed(topic, word.sign))
}

/// The group of sections of one kind, those of the one side first; `None` where no text stands in any.
fn group<'a>(parts: &[&Part<'a>]) -> Option<Group<'a>> {
    let (ones, others) = parts.split_at(parts.partition_point(|part| !part.is_other));
    let (one, one_texts) = texts(ones);
    let (other, other_texts) = texts(others);
    let pairs = pairs(&one_texts, &other_texts);
    let label = parts.first()?.label;
    (!pairs.is_empty()).then_some(Group { label, one, other, pairs })
}

/// The texts of these sections, and the headings of those that have any.
fn texts<'a>(parts: &[&Part<'a>]) -> (Vec<&'a Heading>, Vec<Text<'a>>) {
    let (mut headings, mut texts) = (Vec::new(), Vec::new());
    for part in parts {
        let before = texts.len();
        Text::each(part.section, &mut |text| texts.push(text));
        if texts.len() > before {
            headings.extend(&part.section.heading);
        }
    }
    (headings, texts)
}

//! Two sides → their sections grouped by kind, with the pairs of pieces in each group.

use super::comparison::{Comparison, Group, Side};
use super::hash;
use super::pairing::pairs;
use super::words::{Text, texts, words};
use rolebook_model::{Heading, Label, Numbers, Role, Section};

/// The sections of both sides that are of one kind.
struct Sections<'a> {
    label: Label,
    one: Vec<&'a Section>,
    other: Vec<&'a Section>,
}

/// The kind of a section: its label, and its topic if the label is too general, as a hash of both.
pub(super) type Kind = (Label, u64);

/// The differences between two sides: what is the same, changed, dropped and added.
pub fn compare<'a>(one: Side<'a>, other: Side<'a>) -> Comparison<'a> {
    let mut groups: Vec<Sections<'a>> = Vec::new();
    let mut by_kind = Numbers::default();
    for (side, is_other) in [(one, false), (other, true)] {
        let names = names(side.role);
        for section in sections(side) {
            let kind = kind(section, &names);
            let (label, hash) = kind;
            let index = by_kind.get(hash).unwrap_or_else(|| {
                by_kind.insert(hash, groups.len());
                groups.push(Sections { label, one: Vec::new(), other: Vec::new() });
                groups.len() - 1
            });
            if let Some(group) = groups.get_mut(index) {
                if is_other { &mut group.other } else { &mut group.one }.push(section);
            }
        }
    }
    // The sort is stable: groups of one label stay as the one side has them, and then the other.
    groups.sort_by_key(|group| (group.label != Label::Role, group.label as usize));
    Comparison { groups: groups.iter().filter_map(group).collect() }
}

/// The sections that hold for a side.
fn sections(Side { role, level }: Side<'_>) -> Vec<&Section> {
    match level {
        None => role.sections.iter().collect(),
        Some(level) => {
            role.sections_of(level).into_iter().filter_map(|(index, _)| role.sections.get(index)).collect()
        }
    }
}

/// The kind of a section on a page whose names are these.
pub(super) fn kind(section: &Section, names: &Numbers) -> Kind {
    let of_label = |label: Label| hash::with_number(hash::empty(), label as u64);
    match (section.label(), &section.heading) {
        (Label::Title, _) => (Label::Role, of_label(Label::Role)),
        (label @ (Label::Specialty | Label::Other), Some(heading)) => {
            (label, hash::with_number(of_label(label), topic(heading, names)))
        }
        (label, _) => (label, of_label(label)),
    }
}

/// The hashes of the words in the role's title and its levels' names.
pub(super) fn names(role: &Role) -> Numbers {
    let mut hashes = Numbers::default();
    for name in role.levels.iter().map(|level| &level.name).chain([&role.title]) {
        for word in words(name) {
            hashes.insert(word.hash, 0);
        }
    }
    hashes
}

/// A hash of the heading's words apart from the names of the role and its levels; of all its words where there are no
/// others.
pub(super) fn topic(heading: &Heading, names: &Numbers) -> u64 {
    let words = words(&heading.text);
    let only_names = words.iter().all(|word| names.get(word.hash).is_some());
    let topic = words.iter().filter(|word| only_names || names.get(word.hash).is_none());
    topic.fold(hash::empty(), |hash, word| hash::with_number(hash, word.hash))
}

/// The group of sections of one kind; `None` where none has any text.
fn group<'a>(sections: &Sections<'a>) -> Option<Group<'a>> {
    let (one, one_texts) = headings_and_texts(&sections.one);
    let (other, other_texts) = headings_and_texts(&sections.other);
    let pairs = pairs(&one_texts, &other_texts);
    (!pairs.is_empty()).then_some(Group { label: sections.label, one, other, pairs })
}

/// The texts of these sections, and the headings of those that have any.
fn headings_and_texts<'a>(sections: &[&'a Section]) -> (Vec<&'a Heading>, Vec<Text<'a>>) {
    let (mut headings, mut all) = (Vec::new(), Vec::new());
    for section in sections {
        let texts = texts(section);
        if !texts.is_empty() {
            headings.extend(&section.heading);
        }
        all.extend(texts);
    }
    (headings, all)
}

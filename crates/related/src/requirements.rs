//! Roles → their requirements, and which of them hold for each level.

use rolebook_diff::{Piece, Wording};
use rolebook_model::{Inclusion, Item, Label, Necessity, Role, Section};
use rustc_hash::FxHashMap;

/// A requirement of a role: an item of a section with requirements.
#[derive(Clone, Copy)]
pub(super) struct Requirement<'a> {
    pub(super) item: &'a Item,
    /// Its words, as an index into [`Requirements::texts`].
    pub(super) text: usize,
    /// Whether its section includes another level's: then it may be the line that says so.
    pub(super) may_include: bool,
}

/// The words of requirements.
pub(super) struct Text {
    /// As one of the pages writes them.
    pub(super) written: String,
    pub(super) wording: Wording,
    /// Whether it is welcome only. A must is not the same as a bonus.
    pub(super) is_bonus: bool,
    /// The roles that have it, in ascending order.
    pub(super) roles: Vec<usize>,
}

/// The requirements of all roles.
#[derive(Default)]
pub(super) struct Requirements<'a> {
    /// Of each role those of each of its sections, in the order of the page.
    roles: Vec<Vec<Vec<Requirement<'a>>>>,
    /// Each different one once: two are the same apart from case, emphasis, spacing and punctuation.
    pub(super) texts: Vec<Text>,
    /// The places of the texts by the hashes of their words.
    places: FxHashMap<u64, usize>,
}

impl<'a> Requirements<'a> {
    /// The requirements of these roles.
    pub(super) fn of(roles: &[&'a Role]) -> Requirements<'a> {
        let mut requirements = Requirements::default();
        for (index, role) in roles.iter().enumerate() {
            let asked = asked(role);
            let sections = role.sections.iter().zip(asked);
            let of_role = sections.map(|(section, is_asked)| match is_asked {
                true => requirements.of_section(index, section),
                false => Vec::new(),
            });
            let of_role = of_role.collect();
            requirements.roles.push(of_role);
        }
        requirements
    }

    fn of_section(&mut self, role: usize, section: &'a Section) -> Vec<Requirement<'a>> {
        let mut found = Vec::new();
        for item in section.items() {
            let piece = Piece::Item(item);
            let Some(wording) = Wording::of(piece) else { continue };
            let place = *self.places.entry(wording.hash()).or_insert(self.texts.len());
            if place == self.texts.len() {
                let is_bonus = item.necessity == Some(Necessity::Bonus);
                self.texts.push(Text { written: piece.text(), wording, is_bonus, roles: Vec::new() });
            }
            if let Some(text) = self.texts.get_mut(place)
                && text.roles.last() != Some(&role)
            {
                text.roles.push(role);
            }
            found.push(Requirement { item, text: place, may_include: !section.includes.is_empty() });
        }
        found
    }

    /// The requirements that hold for a level, with those of sections that its own ones include. `None` stands for what all
    /// levels share.
    pub(super) fn of_level(&self, index: usize, role: &Role, level: Option<usize>) -> Vec<Requirement<'a>> {
        let Some(sections) = self.roles.get(index) else { return Vec::new() };
        let mut held: Vec<usize> = match level {
            Some(level) => role.sections_of(level).into_iter().map(|(section, _)| section).collect(),
            None => (0..role.sections.len()).filter(|index| is_shared(role, *index)).collect(),
        };
        let mut at = 0;
        // Each section is taken once, so it ends.
        while let Some(section) = held.get(at).and_then(|index| role.sections.get(*index)) {
            for included in included(role, &section.includes) {
                if !held.contains(&included) {
                    held.push(included);
                }
            }
            at += 1;
        }
        held.into_iter().filter_map(|index| sections.get(index)).flatten().copied().collect()
    }
}

fn is_shared(role: &Role, index: usize) -> bool {
    role.sections.get(index).is_some_and(|section| section.owner().is_none())
}

/// The sections that are included, as indices.
fn included(role: &Role, inclusions: &[Inclusion]) -> Vec<usize> {
    let sections = inclusions.iter().flat_map(|inclusion| role.included(inclusion));
    let index = |section: &Section| role.sections.iter().position(|other| std::ptr::eq(other, section));
    sections.filter_map(index).collect()
}

/// Of each section, whether it has requirements for whoever is in the role. What holds for a specialty alone does not: one need
/// not choose that one.
fn asked(role: &Role) -> Vec<bool> {
    // The depth of the heading of specialties below which a section stands.
    let mut specialties = u8::MAX;
    let mut asked = Vec::with_capacity(role.sections.len());
    for section in &role.sections {
        let depth = section.heading.as_ref().map_or(0, |heading| heading.depth);
        let label = section.label();
        if depth <= specialties {
            let opens = matches!(label, Label::Specialties | Label::Specialty);
            specialties = if opens { depth } else { u8::MAX };
        }
        let is_asked = matches!(label, Label::Requirements | Label::NiceToHave);
        asked.push(is_asked && specialties == u8::MAX);
    }
    asked
}

//! Prose that inherits: "All Baker responsibilities" below a Senior Baker.

use super::{Label, Role, Section};

/// Another level whose sections of a kind a section includes by its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inclusion {
    /// The level, as an index into [`Role::levels`].
    pub level: usize,
    /// The kind of section; [`Label::Level`] for all sections of the level.
    pub label: Label,
}

impl Role {
    /// The sections that are included, in the page's order: the level's own of that kind, else the page-wide
    /// ones, as for the base level, else all sections of the level. Duties right below a
    /// level's heading are its responsibilities. What holds for a specialty alone is not included.
    ///
    /// They may include others in turn, also in a circle: following them has to stop at a level that was
    /// passed already.
    pub fn included(&self, inclusion: &Inclusion) -> Vec<&Section> {
        let Inclusion { level, label } = *inclusion;
        let named = self.levels.get(level).and_then(|level| self.sections.get(level.section?));
        let duties = named.filter(|section| label == Label::Responsibilities && section.has_items());
        let own = self.sections_about(Some(level), label);
        let found = if own.is_empty() { Vec::from_iter(duties) } else { own };
        let found = if found.is_empty() { self.sections_about(None, label) } else { found };
        if found.is_empty() { self.sections_about(Some(level), Label::Level) } else { found }
    }

    /// The sections of a kind that belong to a level, or to none.
    fn sections_about(&self, level: Option<usize>, kind: Label) -> Vec<&Section> {
        let named = level.and_then(|level| self.levels.get(level)).and_then(|level| level.section);
        let mut about = Vec::new();
        // The depth of the heading of specialties below which a section stands.
        let mut specialties = u8::MAX;
        for (index, section) in self.sections.iter().enumerate() {
            let depth = section.heading.as_ref().map_or(0, |heading| heading.depth);
            if depth <= specialties {
                let opens = matches!(section.label(), Label::Specialties | Label::Specialty);
                specialties = if opens { depth } else { u8::MAX };
            }
            let belongs = section.owner() == level && (level.is_some() || specialties == u8::MAX);
            let is_included = match kind {
                Label::Level => level.is_some() && (belongs || named == Some(index)),
                _ => belongs && section.label() == kind,
            };
            if is_included && !section.content.is_empty() {
                about.push(section);
            }
        }
        about
    }
}

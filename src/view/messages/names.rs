//! Values that the model enumerates → their names in the interface.

use super::{Messages, fill};
use crate::view::Notice;
use rolebook_model::{Availability, Employment, PayUnit, Seniority, Site, Track};
use rolebook_search::Sort;

impl Messages {
    /// The name of a seniority.
    pub(crate) fn seniority(&self, seniority: Seniority) -> &'static str {
        name(&self.seniorities, seniority as usize)
    }

    /// The name of a track.
    pub(crate) fn track(&self, track: Track) -> &'static str {
        name(&self.tracks, track as usize)
    }

    /// The name of a way to sort.
    pub(crate) fn sort(&self, sort: Sort) -> &'static str {
        name(&self.sorts, sort as usize)
    }

    /// The name of a kind of employment.
    pub(crate) fn employment(&self, employment: Employment) -> &'static str {
        name(&self.employments, employment as usize)
    }

    /// The name of a unit of time that is paid.
    pub(super) fn pay_unit(&self, unit: PayUnit) -> &'static str {
        name(&self.pay_units, unit as usize)
    }

    /// Whether a role is open.
    pub(crate) fn availability(&self, availability: Availability) -> &'static str {
        match availability {
            Availability::Open => self.open,
            Availability::Closed => self.closed,
        }
    }

    /// The text of a notice.
    pub(crate) fn notice(&self, notice: Notice) -> &'static str {
        match notice {
            Notice::Copied => self.copied,
            Notice::NotCopied => self.not_copied,
            Notice::CopyRefused => self.copy_refused,
            Notice::NearestPart => self.nearest_part,
            Notice::PartMissing => self.part_missing,
            Notice::TextsMissing => self.texts_missing,
        }
    }

    /// That nobody has to meet all requirements, in the site's own words where it has them.
    pub(crate) fn requirements_note<'a>(&self, site: &'a Site) -> &'a str {
        if site.requirements_note.is_empty() { self.requirements_note } else { &site.requirements_note }
    }

    /// A text of where one could go, by its place among [`NextWord`](rolebook_model::NextWord)s, with the number in it.
    pub(crate) fn where_next(&self, place: usize, number: &str) -> String {
        fill(name(&self.where_next, place), &[number])
    }
}

fn name(names: &[&'static str], index: usize) -> &'static str {
    names.get(index).copied().unwrap_or_default()
}

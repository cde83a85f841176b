//! The level to which each heading belongs.
//!
//! Nesting decides mostly. Pages are messy, so a section that describes a position and is set at its level's
//! own depth or above still belongs to that level, unless the level already has one of the kind.

use super::labels::{PageHeadings, has_same_stem};
use super::outline::HeadingContext;
use rolebook_model::Label;

/// The owner of each heading, as an index into the headings; `None` where it is page-wide.
pub(super) fn owners(page: &PageHeadings<'_>, labels: &[Label]) -> Vec<Option<usize>> {
    let mut walk = Walk { page, labels, owners: Vec::with_capacity(labels.len()), level: None, last: None };
    for heading in &page.headings {
        let owner = walk.owner(heading);
        walk.owners.push(owner);
    }
    walk.owners
}

struct Walk<'a> {
    page: &'a PageHeadings<'a>,
    labels: &'a [Label],
    /// What is known so far.
    owners: Vec<Option<usize>>,
    /// The level that is being described.
    level: Option<Current>,
    /// The level before the page-wide part that the walk is in.
    last: Option<Current>,
}

/// The level that the walk is in.
struct Current {
    index: usize,
    depth: u8,
    /// The kinds of section it has so far.
    has: Vec<Label>,
    /// A section named another position, whose own heading is missing: what follows is not this level's.
    is_left: bool,
}

/// Words with which the name of a seniority begins.
const SENIORITIES: &[&str] = &["manager", "director", "senior", "staff", "principal", "junior", "vp"];

/// Words of titles that are common to many pages.
const COMMON: &[&str] = &["manager", "management", "engineer", "analyst", "and"];

impl Walk<'_> {
    fn owner(&mut self, heading: &HeadingContext<'_>) -> Option<usize> {
        let index = heading.index;
        let label = self.label(index);
        match label {
            Label::Level => {
                self.level = Some(Current { index, depth: heading.depth, has: Vec::new(), is_left: false });
                return None;
            }
            Label::Levels | Label::Title => {
                self.level = None;
                return None;
            }
            _ => {}
        }
        let Some(mut level) = self.level.take() else { return self.without_level(heading, label) };
        let is_nested = self.page.heading(level.index).is_some_and(|level| level.holds(index));
        let is_owned = match is_nested {
            true => self.keeps(&mut level, heading, label),
            false => self.claims(&level, heading, label),
        };
        if is_owned && !level.has.contains(&label) {
            level.has.push(label);
        }
        let owner = is_owned.then_some(level.index);
        if is_owned || is_nested {
            self.level = Some(level);
        } else {
            self.last = Some(level);
        }
        owner
    }

    /// A heading behind the last level's part of the page, or in front of the first level.
    fn without_level(&self, heading: &HeadingContext<'_>, label: Label) -> Option<usize> {
        let owner = self.owner_above(heading);
        if owner.is_some() {
            return owner;
        }
        let level = self.last.as_ref()?;
        (is_remark(label) && heading.depth > level.depth && self.every_level_before_had(heading, label))
            .then_some(level.index)
    }

    /// The owner of the heading above `heading`.
    fn owner_above(&self, heading: &HeadingContext<'_>) -> Option<usize> {
        self.owners.get(heading.parent?).copied().flatten()
    }

    /// The headings of one kind in front of `heading` and as deep as it that belong to a level, as those levels.
    fn owners_of_alike(&self, heading: &HeadingContext<'_>, label: Label) -> Vec<usize> {
        let mut owners = Vec::new();
        for (before, owner) in self.page.headings.iter().zip(&self.owners).take(heading.index) {
            if before.depth == heading.depth && self.label(before.index) == label {
                owners.extend(*owner);
            }
        }
        owners
    }

    fn label(&self, index: usize) -> Label {
        self.labels.get(index).copied().unwrap_or(Label::Other)
    }

    /// Whether a heading nested in the level is the level's own.
    fn keeps(&self, level: &mut Current, heading: &HeadingContext<'_>, label: Label) -> bool {
        if level.is_left {
            return self.names_level(heading, level.index);
        }
        if level.has.contains(&label) && self.names_another(heading, level.index) {
            level.is_left = true;
            return false;
        }
        if matches!(label, Label::PerformanceIndicators | Label::HiringProcess | Label::Links | Label::Other)
            && self.is_last_level(level.index)
            && self.names_the_page(heading)
            && !self.names_level(heading, level.index)
        {
            level.is_left = true;
            return false;
        }
        true
    }

    /// Whether a heading that is not nested in the level, being as deep or less, is still its own.
    fn claims(&self, level: &Current, heading: &HeadingContext<'_>, label: Label) -> bool {
        if self.owner_above(heading) == Some(level.index)
            && !matches!(label, Label::HiringProcess | Label::CareerLadder)
        {
            return true;
        }
        match label {
            Label::JobGrade => !level.has.contains(&label) && !heading.folded.has_word("grades"),
            Label::Responsibilities | Label::Requirements | Label::NiceToHave => {
                self.claims_description(level, heading, label)
            }
            Label::Specialties => self.specializes(level, heading),
            _ => is_remark(label) && self.claims_remark(level, heading, label),
        }
    }

    fn claims_description(&self, level: &Current, heading: &HeadingContext<'_>, label: Label) -> bool {
        if level.has.contains(&label) {
            return false;
        }
        if self.names_level(heading, level.index) {
            return true;
        }
        let Some(level_heading) = self.page.heading(level.index) else { return false };
        if level.has.is_empty() && (heading.depth < level.depth || level_heading.body.has_list) {
            return false;
        }
        // A level that stands in responsibilities for all is described there and nowhere else.
        let in_responsibilities =
            level_heading.parent.is_some_and(|above| self.label(above) == Label::Responsibilities);
        !in_responsibilities || self.owner_above(level_heading).is_some()
    }

    /// Whether the first of the specialties is the level's own position: "Manager, Platform (Storage)".
    fn specializes(&self, level: &Current, heading: &HeadingContext<'_>) -> bool {
        let next = heading.index + 1;
        self.label(next) == Label::Specialty
            && self.page.heading(next).is_some_and(|first| self.names_level(first, level.index))
    }

    /// Performance indicators and the like at the level's depth: its own where the next level follows at
    /// once, or where the levels before had theirs in the same place.
    fn claims_remark(&self, level: &Current, heading: &HeadingContext<'_>, label: Label) -> bool {
        if level.depth.abs_diff(heading.depth) > 1 || level.has.contains(&label) {
            return false;
        }
        if heading.folded.has_word("and") && !self.names_level(heading, level.index) {
            return false;
        }
        self.label(heading.index + 1) == Label::Level
            || self.owners_of_alike(heading, label).len() >= 2
            || self.every_level_before_had(heading, label)
    }

    /// Whether each of the levels before the current one had a section of this kind, as deep as this one.
    fn every_level_before_had(&self, heading: &HeadingContext<'_>, label: Label) -> bool {
        let mut levels: Vec<usize> =
            (0..heading.index).filter(|&before| self.label(before) == Label::Level).collect();
        levels.pop();
        let had = self.owners_of_alike(heading, label);
        levels.len() >= 2 && levels.iter().all(|level| had.contains(level))
    }

    fn is_last_level(&self, level: usize) -> bool {
        (level + 1..self.labels.len()).all(|index| self.label(index) != Label::Level)
    }

    /// Whether a section's heading begins with the level's name.
    fn names_level(&self, heading: &HeadingContext<'_>, level: usize) -> bool {
        self.page.heading(level).is_some_and(|level| heading.begins_with(level))
    }

    /// Whether a section's heading names a position of another seniority than the level's.
    fn names_another(&self, heading: &HeadingContext<'_>, level: usize) -> bool {
        let Some(level) = self.page.heading(level) else { return false };
        let first = heading.folded.words().next();
        first.is_some_and(|word| SENIORITIES.contains(&word))
            && first != level.folded.words().next()
            && !heading.begins_with(level)
    }

    /// Whether a heading speaks of what the whole page is about: "Indicators for Marketing Operations".
    fn names_the_page(&self, heading: &HeadingContext<'_>) -> bool {
        let subject = self.page.title.without(COMMON);
        subject.words().nth(1).is_some()
            && subject.words().all(|word| has_same_stem(heading.folded.words(), word))
    }
}

/// Whether a section of this kind is mostly page-wide, since it rarely describes one level.
fn is_remark(label: Label) -> bool {
    matches!(
        label,
        Label::PerformanceIndicators | Label::HiringProcess | Label::CareerLadder | Label::Compensation
    )
}

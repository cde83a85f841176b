//! The level to which each heading belongs.
//!
//! Nesting decides mostly. Pages are messy, so a section that describes a position and is set at its level's
//! own depth or above still belongs to that level, unless the level already has one of the kind.

use super::labels::{Page, is_kin};
use super::outline::Mark;
use crate::model::{Label, Reason};

/// The owner of each heading, as an index into the headings; `None` where it is page-wide.
pub(super) fn owners(page: &Page<'_>, labels: &[(Label, Reason)]) -> Vec<Option<usize>> {
    let mut walk = Walk { page, labels, owners: Vec::with_capacity(labels.len()), level: None, last: None };
    for (index, mark) in page.marks.iter().enumerate() {
        let owner = walk.owner(index, mark);
        walk.owners.push(owner);
    }
    walk.owners
}

struct Walk<'a> {
    page: &'a Page<'a>,
    labels: &'a [(Label, Reason)],
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

impl Walk<'_> {
    fn owner(&mut self, index: usize, mark: &Mark<'_>) -> Option<usize> {
        let label = self.label(index);
        match label {
            Label::Level => {
                self.level = Some(Current { index, depth: mark.depth, has: Vec::new(), is_left: false });
                return None;
            }
            Label::Levels | Label::Title => {
                self.level = None;
                return None;
            }
            _ => {}
        }
        let Some(mut level) = self.level.take() else { return self.without_level(index, mark, label) };
        let is_nested = self.page.nested(level.index).contains(&index);
        let is_owned = match is_nested {
            true => self.keeps(&mut level, mark, label),
            false => self.claims(&level, index, mark, label),
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
    fn without_level(&mut self, index: usize, mark: &Mark<'_>, label: Label) -> Option<usize> {
        let above = self.page.parent(index);
        if let Some(owner) = above.and_then(|above| self.owners.get(above).copied().flatten()) {
            return Some(owner);
        }
        let level = self.last.as_ref()?;
        (is_remark(label) && mark.depth > level.depth && self.every_level_before_had(index, mark, label))
            .then_some(level.index)
    }

    fn label(&self, index: usize) -> Label {
        self.labels.get(index).map_or(Label::Other, |(label, _)| *label)
    }

    /// Whether a heading nested in the level is the level's own.
    fn keeps(&self, level: &mut Current, mark: &Mark<'_>, label: Label) -> bool {
        if level.is_left {
            return self.names_level(mark, level.index);
        }
        if level.has.contains(&label) && self.names_another(mark, level.index) {
            level.is_left = true;
            return false;
        }
        if matches!(label, Label::PerformanceIndicators | Label::HiringProcess | Label::Links | Label::Other)
            && self.is_last_level(level.index)
            && self.names_the_page(mark)
            && !self.names_level(mark, level.index)
        {
            level.is_left = true;
            return false;
        }
        true
    }

    /// Whether a heading that is not nested in the level, being as deep or less, is still its own.
    fn claims(&self, level: &Current, index: usize, mark: &Mark<'_>, label: Label) -> bool {
        let above = self.page.parent(index);
        if above.is_some_and(|above| self.owners.get(above).copied().flatten() == Some(level.index))
            && !matches!(label, Label::HiringProcess | Label::CareerLadder)
        {
            return true;
        }
        match label {
            Label::JobGrade => !level.has.contains(&label) && !says(mark, "grades"),
            Label::Responsibilities | Label::Requirements | Label::NiceToHave => {
                self.claims_description(level, mark, label)
            }
            Label::Specialties => self.specializes(level, index),
            _ => is_remark(label) && self.claims_remark(level, index, mark, label),
        }
    }

    fn claims_description(&self, level: &Current, mark: &Mark<'_>, label: Label) -> bool {
        if level.has.contains(&label) {
            return false;
        }
        if self.names_level(mark, level.index) {
            return true;
        }
        let in_responsibilities = self.page.parent(level.index).is_some_and(|above| {
            self.label(above) == Label::Responsibilities
                && self.owners.get(above).copied().flatten().is_none()
        });
        if mark.depth < level.depth && level.has.is_empty() {
            return false;
        }
        let has_own_text = self.page.mark(level.index).is_some_and(|mark| mark.body.has_list);
        !in_responsibilities && (!level.has.is_empty() || !has_own_text)
    }

    /// Whether the first of the specialties is the level's own position: "Manager, Platform (Storage)".
    fn specializes(&self, level: &Current, index: usize) -> bool {
        self.label(index + 1) == Label::Specialty
            && self.page.mark(index + 1).is_some_and(|first| self.names_level(first, level.index))
    }

    /// Performance indicators and the like at the level's depth: its own where the next level follows at
    /// once, or where the levels before had theirs in the same place.
    fn claims_remark(&self, level: &Current, index: usize, mark: &Mark<'_>, label: Label) -> bool {
        if level.depth.abs_diff(mark.depth) > 1 || level.has.contains(&label) {
            return false;
        }
        if mark.folded.words().any(|word| word == "and") && !self.names_level(mark, level.index) {
            return false;
        }
        let is_followed_by_level = index + 1 < self.labels.len() && self.label(index + 1) == Label::Level;
        let before = (0..index)
            .filter(|&before| {
                self.label(before) == label
                    && self.page.mark(before).is_some_and(|before| before.depth == mark.depth)
                    && self.owners.get(before).copied().flatten().is_some()
            })
            .count();
        is_followed_by_level || before >= 2 || self.every_level_before_had(index, mark, label)
    }

    /// Whether each of the levels before the current one had a section of this kind, as deep as this one.
    fn every_level_before_had(&self, index: usize, mark: &Mark<'_>, label: Label) -> bool {
        let mut levels = (0..index).filter(|&before| self.label(before) == Label::Level).collect::<Vec<_>>();
        levels.pop();
        levels.len() >= 2
            && levels.iter().all(|&level| {
                (0..index).any(|before| {
                    self.label(before) == label
                        && self.owners.get(before).copied().flatten() == Some(level)
                        && self.page.mark(before).is_some_and(|before| before.depth == mark.depth)
                })
            })
    }

    fn is_last_level(&self, level: usize) -> bool {
        (level + 1..self.labels.len()).all(|index| self.label(index) != Label::Level)
    }

    /// Whether a section's heading begins with the level's name.
    fn names_level(&self, mark: &Mark<'_>, level: usize) -> bool {
        self.page.mark(level).is_some_and(|level| mark.folded.as_str().starts_with(level.folded.as_str()))
    }

    /// Whether a section's heading names a position of another rung than the level's.
    fn names_another(&self, mark: &Mark<'_>, level: usize) -> bool {
        if self.names_level(mark, level) {
            return false;
        }
        let Some(level_mark) = self.page.mark(level) else { return false };
        let first = |mark: &Mark<'_>| mark.folded.words().next().map(str::to_owned);
        let is_rung = |word: &str| {
            matches!(word, "manager" | "director" | "senior" | "staff" | "principal" | "junior" | "vp")
        };
        first(mark).is_some_and(|word| is_rung(&word)) && first(mark) != first(level_mark)
    }

    /// Whether a heading speaks of what the whole page is about: "Indicators for Marketing Operations".
    fn names_the_page(&self, mark: &Mark<'_>) -> bool {
        let subject: Vec<&String> = self
            .page
            .title
            .iter()
            .filter(|word| {
                !matches!(word.as_str(), "manager" | "management" | "engineer" | "analyst" | "and")
            })
            .collect();
        subject.len() >= 2 && subject.iter().all(|word| mark.folded.words().any(|other| is_kin(word, other)))
    }
}

/// Whether a section of this kind is mostly page-wide, as it says little about one level.
fn is_remark(label: Label) -> bool {
    matches!(
        label,
        Label::PerformanceIndicators | Label::HiringProcess | Label::CareerLadder | Label::Compensation
    )
}

fn says(mark: &Mark<'_>, word: &str) -> bool {
    mark.folded.words().any(|other| other == word)
}

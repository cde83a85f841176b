//! Levels of all roles → for each the roles that ask for most of the same, with what comes on top there.
//!
//! A role's neighbours are counted along the groups of its requirements, each of which knows its roles: no pair of roles
//! is looked at that shares nothing.

use super::joins::Groups;
use super::requirements::{Requirement, Requirements};
use rolebook_model::Role;
use rustc_hash::FxHashSet;
use std::cmp::Reverse;

/// How many requirements two roles share at least to be related: one may be chance.
const MIN_SHARED: usize = 2;

/// How many related roles a page names.
const MOST_RELATED: usize = 5;

/// How many roles have what several have.
const MIN_COMMON: usize = 3;

/// What a level asks for.
pub(super) struct Asked<'a> {
    /// The level, as an index into the role's; `None` for what all levels share.
    pub(super) level: Option<usize>,
    /// Of each group one requirement, in the order of the page, with the group.
    pub(super) requirements: Vec<(usize, Requirement<'a>)>,
    /// The groups in which roles are compared, in ascending order.
    compared: Vec<usize>,
}

/// A role that shares requirements with a level.
pub(super) struct Related {
    pub(super) role: usize,
    /// The level at which it shares most: of equal ones, that of the nearest seniority.
    pub(super) level: Option<usize>,
    /// The groups of what both ask for.
    pub(super) shared: Vec<usize>,
    /// How many others the level asks for.
    others: usize,
}

/// What every level of every role asks for.
pub(super) struct Shared<'a> {
    roles: &'a [&'a Role],
    pub(super) groups: &'a Groups,
    /// Of each role: what all levels share, and then level by level.
    asked: Vec<Vec<Asked<'a>>>,
}

impl<'a> Shared<'a> {
    /// What these roles ask for.
    pub(super) fn new(
        roles: &'a [&'a Role],
        requirements: &Requirements<'a>,
        groups: &'a Groups,
    ) -> Shared<'a> {
        let asked = roles.iter().enumerate().map(|(index, role)| {
            let levels = (0..role.levels.len()).map(Some);
            let asked = |level| Asked::new(level, requirements.of_level(index, role, level), groups);
            std::iter::once(None).chain(levels).map(asked).collect()
        });
        let asked = asked.collect();
        Shared { roles, groups, asked }
    }

    /// What a role asks for at a level, or on its own page: what all levels share, and where they share nothing, what the
    /// lowest asks for.
    pub(super) fn asked(&self, role: usize, level: Option<usize>) -> Option<&Asked<'a>> {
        let of_role = self.asked.get(role)?;
        let whole = of_role.first().filter(|whole| !whole.requirements.is_empty());
        match level {
            Some(level) => of_role.get(level + 1),
            None => whole.or_else(|| {
                let lowest = self.roles.get(role)?.ladder().first().copied()?;
                of_role.get(lowest + 1)
            }),
        }
    }

    /// The roles that share most with a level, the nearest first.
    pub(super) fn related(&self, role: usize, asked: &Asked<'a>, counts: &mut Counts) -> Vec<Related> {
        let mut candidates = counts.of(role, asked, self.groups);
        let department = |role: usize| self.roles.get(role).map(|role| &*role.department);
        let is_elsewhere = |other: usize| department(other) != department(role);
        candidates.sort_by_key(|(other, shared)| (Reverse(*shared), is_elsewhere(*other), *other));
        let mut related: Vec<Related> = Vec::new();
        for (other, most) in candidates {
            let worst = related.get(MOST_RELATED - 1).map(|worst| worst.shared.len());
            // At no level it shares more than at all of them together.
            if most < MIN_SHARED || worst.is_some_and(|worst| most < worst) {
                break;
            }
            related.extend(self.nearest_level(role, asked, other));
            related.sort_by_key(|it| (Reverse(it.shared.len()), it.others, is_elsewhere(it.role), it.role));
            related.truncate(MOST_RELATED);
        }
        related
    }

    /// The level of another role at which it shares most.
    fn nearest_level(&self, role: usize, asked: &Asked<'a>, other: usize) -> Option<Related> {
        let seniority = |role: usize, level: Option<usize>| {
            Some(self.roles.get(role)?.levels.get(level?)?.seniority as usize)
        };
        let own = seniority(role, asked.level);
        let all = self.asked.get(other)?;
        // A role with levels is held at one of them.
        let levels = if all.len() > 1 { all.get(1..)? } else { all };
        let related = levels.iter().map(|level| {
            let shared = in_both(&asked.compared, &level.compared);
            let distance =
                own.zip(seniority(other, level.level)).map_or(0, |(one, other)| one.abs_diff(other));
            let others = level.requirements.len() - shared.len();
            (distance, Related { role: other, level: level.level, shared, others })
        });
        let nearest = related.min_by_key(|(distance, it)| (Reverse(it.shared.len()), *distance, it.others));
        nearest.map(|(_, related)| related).filter(|related| related.shared.len() >= MIN_SHARED)
    }

    /// What comes on top at a level, for whoever brings what `asked` asks for.
    pub(super) fn on_top(&self, asked: &Asked<'a>, related: &Related) -> Vec<Requirement<'a>> {
        let brought: FxHashSet<usize> = asked.requirements.iter().map(|(group, _)| *group).collect();
        let there = related.level.map_or(0, |level| level + 1);
        let there = self.asked.get(related.role).and_then(|levels| levels.get(there));
        let all = there.into_iter().flat_map(|there| &there.requirements);
        let is_line = |group: usize| self.groups.all.get(group).is_some_and(|group| group.is_apart);
        let new = all.filter(|(group, it)| !(brought.contains(group) || it.may_include && is_line(*group)));
        new.map(|(_, requirement)| *requirement).collect()
    }

    /// The requirements that several roles have, each with the other ones.
    pub(super) fn common(&self, role: usize, asked: &Asked<'a>) -> Vec<(Requirement<'a>, Vec<usize>)> {
        let common = asked.requirements.iter().filter_map(|(group, requirement)| {
            let group = self.groups.all.get(*group).filter(|group| group.is_compared())?;
            let others = group.roles.iter().copied().filter(|other| *other != role).collect();
            (group.roles.len() >= MIN_COMMON).then_some((*requirement, others))
        });
        common.collect()
    }
}

impl<'a> Asked<'a> {
    fn new(level: Option<usize>, all: Vec<Requirement<'a>>, groups: &Groups) -> Asked<'a> {
        let mut seen = FxHashSet::default();
        let mut asked = Asked { level, requirements: Vec::new(), compared: Vec::new() };
        for requirement in all {
            let Some((index, group)) = groups.of_text(requirement.text) else { continue };
            if seen.insert(index) {
                asked.requirements.push((index, requirement));
                if group.is_compared() {
                    asked.compared.push(index);
                }
            }
        }
        asked.compared.sort_unstable();
        asked
    }
}

/// How many requirements each role shares with one: kept between roles, since it has a place for each.
pub(super) struct Counts {
    of_roles: Vec<usize>,
}

impl Counts {
    /// Counts for this many roles.
    pub(super) fn new(roles: usize) -> Counts {
        Counts { of_roles: vec![0; roles] }
    }

    /// The other roles that share anything at any level, with how much.
    fn of(&mut self, role: usize, asked: &Asked<'_>, groups: &Groups) -> Vec<(usize, usize)> {
        let mut touched = Vec::new();
        let roles =
            asked.compared.iter().filter_map(|group| groups.all.get(*group)).flat_map(|group| &group.roles);
        for other in roles.filter(|other| **other != role) {
            if let Some(count) = self.of_roles.get_mut(*other) {
                if *count == 0 {
                    touched.push(*other);
                }
                *count += 1;
            }
        }
        let counted = touched.into_iter().filter_map(|other| {
            let count = self.of_roles.get_mut(other)?;
            Some((other, std::mem::take(count)))
        });
        counted.collect()
    }
}

/// What is in both of two lists in ascending order.
fn in_both(one: &[usize], other: &[usize]) -> Vec<usize> {
    let mut others = other.iter().peekable();
    let mut both = Vec::new();
    for number in one {
        while others.next_if(|other| *other < number).is_some() {}
        both.extend(others.next_if(|other| *other == number));
    }
    both
}

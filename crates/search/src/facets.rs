//! A catalog and a filter → what can be filtered by, and how many roles each value would leave.
//!
//! Values within a facet are alternatives, and facets narrow one another. Level and track are asked of one rung:
//! a role for senior engineers and for managers is none for senior managers.

use super::{Filter, Found};
use rolebook_model::{Availability, Catalog, Role, Seniority, Track};

/// One value that can be filtered by.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facet {
    /// The value as a URL's query has it: a department's slug, or the name of a rung or a track.
    pub slug: String,
    /// The value as people read it, in the words of the site; where the interface has its own, those are better.
    pub name: String,
    /// How many roles there would be if this were its facet's only value.
    pub count: usize,
    /// Whether the filter names it.
    pub selected: bool,
}

/// All that a catalog can be filtered by, while its roles are counted.
pub(super) struct Facets<'a> {
    filter: &'a Filter,
    departments: Vec<Facet>,
    levels: Vec<(Facet, Rungs)>,
    tracks: Vec<(Facet, Rungs)>,
    open: Facet,
    /// What the filter's levels leave, and what its tracks do.
    wanted_levels: Rungs,
    wanted_tracks: Rungs,
    /// What the roles have that were counted so far.
    known_rungs: Rungs,
    knows_vacancies: bool,
    /// The last role's department, as an index into the departments: mostly it is the next one's too.
    department: usize,
}

/// A set of rungs: a bit for each, and one for having none.
type Rungs = u32;

/// Any rung, or none.
const ANY: Rungs = Rungs::MAX;

/// The bit that roles without levels have too.
const NO_RUNG: Rungs = 1 << 31;

impl<'a> Facets<'a> {
    /// The facets of a catalog with nothing counted.
    pub(super) fn new(catalog: &Catalog, filter: &'a Filter) -> Facets<'a> {
        let mut departments = Vec::new();
        for department in &catalog.departments {
            let selected = filter.departments.contains(&department.slug);
            departments.push(facet(&department.slug, &department.name, selected));
        }
        // It must be possible to take off what only the filter names.
        for slug in &filter.departments {
            if catalog.departments.iter().all(|department| department.slug != *slug) {
                departments.push(facet(slug, slug, true));
            }
        }
        let is_level = |level: Seniority| filter.levels.contains(&level);
        let is_track = |track: Track| filter.tracks.contains(&track);
        let (mut levels, mut tracks) = (Vec::new(), Vec::new());
        for level in Seniority::ALL {
            levels.push((facet(level.name(), level.title(), is_level(level)), bit(level)));
        }
        for track in Track::ALL {
            let rungs = rungs(&|level| level.track() == track);
            tracks.push((facet(track.name(), track.name(), is_track(track)), rungs));
        }
        Facets {
            filter,
            departments,
            levels,
            tracks,
            open: facet("1", "open", filter.open),
            wanted_levels: if filter.levels.is_empty() { ANY } else { rungs(&is_level) },
            wanted_tracks: if filter.tracks.is_empty() {
                ANY
            } else {
                rungs(&|level| is_track(level.track()))
            },
            known_rungs: 0,
            knows_vacancies: false,
            department: 0,
        }
    }

    /// Counts a role, and says whether the filter leaves it. `has_text` is whether it has the words.
    pub(super) fn count(&mut self, role: &Role, has_text: bool) -> bool {
        let rungs = role.levels.iter().fold(NO_RUNG, |rungs, level| rungs | bit(level.seniority));
        self.known_rungs |= rungs;
        self.knows_vacancies |= role.availability.is_some();
        if !has_text {
            return false;
        }
        let department = self.find_department(&role.department);
        let is_chosen = self.departments.get(department).is_some_and(|department| department.selected);
        let in_department = is_chosen || self.filter.departments.is_empty();
        let at_level = rungs & self.wanted_levels & self.wanted_tracks != 0;
        let is_open = role.availability == Some(Availability::Open);
        let may_be_it = is_open || !self.filter.open;
        if at_level && may_be_it {
            self.departments.get_mut(department).into_iter().for_each(|department| department.count += 1);
        }
        if in_department && may_be_it {
            count_each(&mut self.levels, rungs & self.wanted_tracks);
            count_each(&mut self.tracks, rungs & self.wanted_levels);
        }
        self.open.count += usize::from(in_department && at_level && is_open);
        in_department && at_level && may_be_it
    }

    /// Where the department stands that has this slug. Roles come by department: mostly it is the last one.
    fn find_department(&mut self, slug: &str) -> usize {
        let is_it = |department: &Facet| department.slug == slug;
        if !self.departments.get(self.department).is_some_and(is_it) {
            self.department = self.departments.iter().position(is_it).unwrap_or(usize::MAX);
        }
        self.department
    }

    /// Puts into `found` what any role of the catalog has, and what is chosen.
    pub(super) fn finish(self, found: &mut Found) {
        found.departments = self.departments;
        for (of, values) in [(&mut found.levels, self.levels), (&mut found.tracks, self.tracks)] {
            for (facet, rungs) in values {
                if facet.selected || rungs & self.known_rungs != 0 {
                    of.push(facet);
                }
            }
        }
        found.open = (self.open.selected || self.knows_vacancies).then_some(self.open);
    }
}

/// Counts a role that has these rungs for each value that has one of them.
fn count_each(values: &mut [(Facet, Rungs)], rungs: Rungs) {
    for (facet, of_value) in values {
        facet.count += usize::from(rungs & *of_value != 0);
    }
}

fn facet(slug: &str, name: &str, selected: bool) -> Facet {
    Facet { slug: slug.to_owned(), name: name.to_owned(), count: 0, selected }
}

/// The rungs that are wanted.
fn rungs(is_wanted: &dyn Fn(Seniority) -> bool) -> Rungs {
    let wanted = Seniority::ALL.into_iter().filter(|level| is_wanted(*level));
    wanted.fold(0, |rungs, level| rungs | bit(level))
}

fn bit(level: Seniority) -> Rungs {
    1 << level as u32
}

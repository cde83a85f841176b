//! A catalog and a filter → the facets, with how many roles each value would leave.
//!
//! Values within a facet are alternatives, and facets narrow one another. Level and track must hold for the same
//! seniority: a role with levels for senior engineers and for managers has none for senior managers.

use super::filter::Filter;
use rolebook_model::{Availability, Catalog, Role, Seniority, Track};

/// One value of a facet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facet {
    /// The value as a URL's query has it: a department's slug, or the name of a seniority or a track.
    pub slug: String,
    /// The value as people read it, in the words of the site. Where the interface has words of its own, prefer those.
    pub name: String,
    /// How many roles there would be if this were its facet's only value.
    pub count: usize,
    /// Whether the filter names it.
    pub selected: bool,
}

/// The facets of a catalog: see [`Found`](super::Found).
pub(super) struct Facets {
    pub(super) departments: Vec<Facet>,
    pub(super) levels: Vec<Facet>,
    pub(super) tracks: Vec<Facet>,
    pub(super) open: Option<Facet>,
}

/// Counts the facets of a catalog, role by role.
pub(super) struct FacetCounter<'a> {
    filter: &'a Filter,
    departments: Vec<Facet>,
    levels: Vec<(Facet, SenioritySet)>,
    tracks: Vec<(Facet, SenioritySet)>,
    open: Facet,
    /// The seniorities that the filter's levels allow.
    allowed_by_levels: SenioritySet,
    /// The seniorities that the filter's tracks allow.
    allowed_by_tracks: SenioritySet,
    /// The seniorities of all roles so far.
    known: SenioritySet,
    knows_vacancies: bool,
    /// The department of the role before, as an index into the departments. Roles are sorted by department, so it is
    /// mostly that of the next role too.
    department: usize,
}

/// A set of seniorities: a bit for each, and [`NO_LEVEL`].
type SenioritySet = u32;

/// Any seniority, or none.
const ANY: SenioritySet = SenioritySet::MAX;

/// A bit that every role has, so that roles without levels match where any seniority does.
const NO_LEVEL: SenioritySet = 1 << 31;

impl<'a> FacetCounter<'a> {
    /// The facets of a catalog, before any role is counted.
    pub(super) fn new(catalog: &Catalog, filter: &'a Filter) -> FacetCounter<'a> {
        let is_level = |level: Seniority| filter.levels.contains(&level);
        let is_track = |track: Track| filter.tracks.contains(&track);
        let level = |level: Seniority| (facet(level.name(), level.title(), is_level(level)), bit(level));
        let track = |track: Track| {
            (facet(track.name(), track.name(), is_track(track)), set_of(|level| level.track() == track))
        };
        FacetCounter {
            filter,
            departments: departments(catalog, filter),
            levels: Seniority::ALL.into_iter().map(level).collect(),
            tracks: Track::ALL.into_iter().map(track).collect(),
            open: facet("1", "open", filter.open),
            allowed_by_levels: if filter.levels.is_empty() { ANY } else { set_of(is_level) },
            allowed_by_tracks: if filter.tracks.is_empty() {
                ANY
            } else {
                set_of(|level| is_track(level.track()))
            },
            known: 0,
            knows_vacancies: false,
            department: 0,
        }
    }

    /// Counts a role, and returns whether it matches the filter. `has_text` is whether it contains the filter's words.
    pub(super) fn count(&mut self, role: &Role, has_text: bool) -> bool {
        let levels = role.levels.iter().fold(NO_LEVEL, |set, level| set | bit(level.seniority));
        self.known |= levels;
        self.knows_vacancies |= role.availability.is_some();
        if !has_text {
            return false;
        }
        let is_open = role.availability == Some(Availability::Open);
        let open_matches = is_open || !self.filter.open;
        let levels_match = levels & self.allowed_by_levels & self.allowed_by_tracks != 0;
        let mut is_selected = false;
        if let Some(department) = self.department(&role.department) {
            is_selected = department.selected;
            department.count += usize::from(levels_match && open_matches);
        }
        let department_matches = is_selected || self.filter.departments.is_empty();
        if department_matches && open_matches {
            count_each(&mut self.levels, levels & self.allowed_by_tracks);
            count_each(&mut self.tracks, levels & self.allowed_by_levels);
        }
        self.open.count += usize::from(department_matches && levels_match && is_open);
        department_matches && levels_match && open_matches
    }

    /// The facet value of the department with this slug.
    fn department(&mut self, slug: &str) -> Option<&mut Facet> {
        let is_it = |department: &Facet| department.slug == slug;
        if !self.departments.get(self.department).is_some_and(is_it) {
            self.department = self.departments.iter().position(is_it)?;
        }
        self.departments.get_mut(self.department)
    }

    /// The counted facets: the values that some role of the catalog has, and those that the filter names.
    pub(super) fn finish(self) -> Facets {
        let known = self.known;
        let shown = |values: Vec<(Facet, SenioritySet)>| -> Vec<Facet> {
            let shown = values.into_iter().filter(|(facet, set)| facet.selected || set & known != 0);
            shown.map(|(facet, _)| facet).collect()
        };
        Facets {
            departments: self.departments,
            levels: shown(self.levels),
            tracks: shown(self.tracks),
            open: (self.open.selected || self.knows_vacancies).then_some(self.open),
        }
    }
}

/// The catalog's departments, and those that only the filter names: visitors must be able to deselect them.
fn departments(catalog: &Catalog, filter: &Filter) -> Vec<Facet> {
    let is_selected = |slug: &String| filter.departments.contains(slug);
    let known = catalog.departments.iter();
    let mut departments: Vec<Facet> =
        known.map(|known| facet(&known.slug, &known.name, is_selected(&known.slug))).collect();
    for slug in &filter.departments {
        if catalog.departments.iter().all(|department| department.slug != *slug) {
            departments.push(facet(slug, slug, true));
        }
    }
    departments
}

/// Counts a role with these seniorities for each value that has one of them.
fn count_each(values: &mut [(Facet, SenioritySet)], levels: SenioritySet) {
    for (facet, set) in values {
        facet.count += usize::from(levels & *set != 0);
    }
}

fn facet(slug: &str, name: &str, selected: bool) -> Facet {
    Facet { slug: slug.to_owned(), name: name.to_owned(), count: 0, selected }
}

fn set_of(is_in: impl Fn(Seniority) -> bool) -> SenioritySet {
    Seniority::ALL.into_iter().filter(|level| is_in(*level)).fold(0, |set, level| set | bit(level))
}

fn bit(level: Seniority) -> SenioritySet {
    1 << level as u32
}

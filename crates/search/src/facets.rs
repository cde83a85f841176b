//! A catalog → the values of its facets, and how many roles each would leave.
//!
//! Values within a facet are alternatives, and facets narrow one another. What a filter asks for must hold for one position: a
//! level of a role, and a vacancy that is open to it. A role with levels for senior engineers and for managers has none for senior
//! managers, and a staff engineer's role whose only vacancy is for seniors is not open at staff level.
//!
//! 1. [`Facets::new`] lists the positions of all roles once, each with its values;
//! 2. [`Counter`] goes through the roles that have the words of a search.
//!
//! A position that lacks nothing counts for each of its values. One that lacks a single facet counts for the values of that: they
//! are what a click would add.

use super::facet::{Facet, YES, employment_slug};
use super::filter::Filter;
use super::index::range;
use super::numbers::TextNumbers;
use rolebook_model::{Availability, Catalog, FactKind, Role, Vacancy};

/// The maximum number of digits by which grades are sorted.
const MAX_DIGITS: usize = 4;

/// One value of a facet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FacetValue {
    /// The value as a URL's query has it: a department's slug, the name of a seniority, a town.
    pub slug: String,
    /// The value as people read it, in the words of the site. Where the interface has words of its own, prefer those.
    pub name: String,
    /// How many roles there would be if this were its facet's only value.
    pub count: usize,
    /// Whether the filter names it.
    pub selected: bool,
}

/// The values of all facets that the roles of a catalog have.
#[derive(Debug, Default)]
pub(super) struct Facets {
    /// As they come.
    values: Vec<Known>,
    /// The values in the order in which they are listed, as indices.
    listed: Vec<usize>,
    /// The positions of all roles, in order.
    positions: Vec<Position>,
    /// Where in `positions` each role starts.
    roles: Vec<u32>,
}

#[derive(Debug)]
struct Known {
    facet: Facet,
    slug: String,
    name: String,
    /// Where it stands among those of its facet.
    rank: usize,
    /// How many roles of the catalog have it.
    roles: usize,
}

/// A level of a role, and a vacancy that is open to it.
#[derive(Clone, Debug, Default)]
pub struct Position {
    /// The level, as an index into [`Role::levels`]; `None` where the role has none.
    pub level: Option<usize>,
    /// The vacancy, as an index into [`Role::vacancies`]; `None` where there is none, or where only that is known.
    pub vacancy: Option<usize>,
    /// Its values, as indices.
    values: Vec<u32>,
}

impl Facets {
    pub(super) fn new(catalog: &Catalog) -> Facets {
        let mut reading = Reading::default();
        for role in &catalog.roles {
            reading.facets.roles.push(reading.facets.positions.len() as u32);
            reading.add_role(catalog.department_name(&role.department), role);
        }
        let mut facets = reading.facets;
        facets.count_roles();
        facets.sort();
        facets
    }

    /// The positions of a role.
    pub(super) fn of_role(&self, role: usize) -> &[Position] {
        self.positions.get(range(&self.roles, role, self.positions.len())).unwrap_or_default()
    }

    /// Counts of each value the roles that have it.
    fn count_roles(&mut self) {
        let all = Filter::default();
        let mut counter = Counter::new(self, &all);
        (0..self.roles.len()).for_each(|role| {
            counter.count(role);
        });
        let tallies = counter.tallies;
        for (known, tally) in self.values.iter_mut().zip(tallies) {
            known.roles = tally.count;
        }
    }

    /// Puts the values in the order in which they are listed: those with a rank by that, others from the most common on.
    fn sort(&mut self) {
        let key = |known: &Known| {
            let rank = known.rank.min(u16::MAX.into()) as u64;
            (known.facet as u64) << 48 | rank << 32 | u64::from(u32::MAX - known.roles as u32)
        };
        let mut order: Vec<(u64, usize)> = self.values.iter().map(key).zip(0..).collect();
        order.sort_unstable();
        self.listed = order.iter().map(|(_, value)| *value).collect();
    }
}

/// The facets so far, with the number of each value.
#[derive(Default)]
struct Reading {
    numbers: TextNumbers,
    facets: Facets,
}

impl Reading {
    /// The number of a value, which may be new.
    fn number(&mut self, facet: Facet, slug: &str, name: &str, rank: usize) -> u32 {
        let values = &mut self.facets.values;
        let is_it = |number: usize| values.get(number).is_some_and(|it| it.facet == facet && it.slug == slug);
        if let Some(number) = self.numbers.number(facet.bit().into(), slug, values.len(), &is_it) {
            return number as u32;
        }
        values.push(Known { facet, slug: slug.to_owned(), name: name.to_owned(), rank, roles: 0 });
        values.len() as u32 - 1
    }

    fn add_role(&mut self, department: &str, role: &Role) {
        let levels: Vec<Option<usize>> = match role.levels.len() {
            0 => vec![None],
            count => (0..count).map(Some).collect(),
        };
        for level in levels {
            let slug = level.and_then(|level| role.levels.get(level)).map_or("", |level| &*level.slug);
            let is_for =
                |vacancy: &Vacancy| vacancy.level == slug || role.level_index(&vacancy.level).is_none();
            let is_closed = role.availability == Some(Availability::Closed);
            let vacancies = role.vacancies.iter().enumerate();
            let fitting = vacancies.filter(|(_, vacancy)| !is_closed && is_for(vacancy));
            let mut vacancies: Vec<Option<usize>> = fitting.map(|(index, _)| Some(index)).collect();
            if vacancies.is_empty() {
                vacancies.push(None);
            }
            for vacancy in vacancies {
                let values = self.values_of(department, role, level, vacancy);
                self.facets.positions.push(Position { level, vacancy, values });
            }
        }
    }

    /// The values of a role at one level and in one vacancy.
    fn values_of(
        &mut self,
        department: &str,
        role: &Role,
        level: Option<usize>,
        vacancy: Option<usize>,
    ) -> Vec<u32> {
        // Roles are in the order of their departments.
        let next = self.facets.values.len();
        let mut values = Vec::new();
        let level = level.and_then(|level| role.levels.get(level));
        let slug = level.map_or("", |level| &*level.slug);
        let mut add = |facet, slug: &str, name: &str, rank| {
            values.push(self.number(facet, slug, name, rank));
        };
        add(Facet::Department, &role.department, department, next);
        if let Some(seniority) = level.map(|level| level.seniority) {
            add(Facet::Level, seniority.name(), seniority.title(), seniority as usize);
            add(Facet::Track, seniority.track().name(), seniority.track().name(), seniority.track() as usize);
        }
        let grades = role.facts.iter().filter(|fact| fact.kind == FactKind::Grade);
        for fact in grades.filter(|fact| fact.level.is_empty() || fact.level == slug) {
            let digits = fact.value.bytes().take_while(u8::is_ascii_digit).take(MAX_DIGITS);
            let number = digits.fold(0, |number, digit| number * 10 + usize::from(digit - b'0'));
            // Those without a number come last.
            let rank = if number == 0 { usize::MAX } else { number };
            add(Facet::Grade, &fact.value, &fact.value, rank);
        }
        let vacancy = vacancy.and_then(|vacancy| role.vacancies.get(vacancy));
        let is_known = vacancy.is_some() || role.vacancies.is_empty();
        if role.availability == Some(Availability::Open) && is_known {
            add(Facet::Open, YES, "", 0);
        }
        let is_stated = role.pay.iter().any(|pay| pay.level.is_empty() || pay.level == slug);
        if is_stated || vacancy.is_some_and(|vacancy| vacancy.pay.is_some()) {
            add(Facet::Pay, YES, "", 0);
        }
        let Some(vacancy) = vacancy else { return values };
        for place in vacancy.places.iter().filter(|place| !place.locality.is_empty()) {
            add(Facet::Place, &place.locality, &place.locality, 0);
        }
        for (code, name) in &vacancy.known_countries {
            add(Facet::Country, code, name, 0);
        }
        if vacancy.is_remote {
            add(Facet::Remote, YES, "", 0);
        }
        for kind in &vacancy.employment {
            add(Facet::Employment, employment_slug(*kind), "", *kind as usize);
        }
        values
    }
}

/// Counts the roles that a search leaves, one by one.
pub(super) struct Counter<'a> {
    facets: &'a Facets,
    /// Of each value.
    tallies: Vec<Tally>,
    /// The facets of which the filter names a value.
    asked: u32,
    filter: &'a Filter,
}

/// What is counted of a value.
struct Tally {
    /// The bit of its facet.
    facet: u32,
    /// Whether the filter names it.
    is_selected: bool,
    /// How many roles there would be with it alone.
    count: usize,
    /// One more than the last role that counts.
    counted: usize,
}

impl<'a> Counter<'a> {
    pub(super) fn new(facets: &'a Facets, filter: &'a Filter) -> Counter<'a> {
        let tally = |known: &Known| {
            let mut named = filter.values.iter();
            let is_selected = named.any(|(facet, slug)| *facet == known.facet && *slug == known.slug);
            Tally { facet: known.facet.bit(), is_selected, count: 0, counted: 0 }
        };
        let asked = filter.values.iter().fold(0, |asked, (facet, _)| asked | facet.bit());
        Counter { facets, tallies: facets.values.iter().map(tally).collect(), asked, filter }
    }

    /// Counts a role that has the words of the search. Returns whether the filter leaves it.
    pub(super) fn count(&mut self, role: usize) -> bool {
        let mut is_left = false;
        for position in self.facets.of_role(role) {
            let lacks = self.lacks(position);
            is_left |= lacks == 0;
            if !(lacks == 0 || lacks.is_power_of_two()) {
                continue;
            }
            for value in &position.values {
                if let Some(tally) = self.tallies.get_mut(*value as usize)
                    && (lacks == 0 || lacks == tally.facet)
                    && tally.counted <= role
                {
                    tally.counted = role + 1;
                    tally.count += 1;
                }
            }
        }
        is_left
    }

    /// The facets that are asked for and of which the position has no selected value.
    pub(super) fn lacks(&self, position: &Position) -> u32 {
        let mut lacks = self.asked;
        for value in &position.values {
            if let Some(tally) = self.tallies.get(*value as usize).filter(|tally| tally.is_selected) {
                lacks &= !tally.facet;
            }
        }
        lacks
    }

    /// The facets that divide the roles, and those of which the filter names a value, with their values.
    pub(super) fn finish(self) -> Vec<(Facet, Vec<FacetValue>)> {
        let mut facets = Vec::new();
        for facet in Facet::ALL {
            let mut is_whole = true;
            let mut values: Vec<FacetValue> = Vec::new();
            for number in &self.facets.listed {
                if let Some(Known { facet: of, slug, name, roles, .. }) = self.facets.values.get(*number)
                    && let Some(Tally { is_selected, count, .. }) = self.tallies.get(*number)
                    && *of == facet
                {
                    is_whole &= *roles == self.facets.roles.len();
                    let (slug, name) = (slug.clone(), name.clone());
                    values.push(FacetValue { slug, name, count: *count, selected: *is_selected });
                }
            }
            let divides = values.len() > 1 || !is_whole;
            // Visitors must be able to deselect what no role has.
            for (of, slug) in &self.filter.values {
                if *of == facet && values.iter().all(|value| value.slug != *slug) {
                    values.push(FacetValue {
                        slug: slug.clone(),
                        name: slug.clone(),
                        count: 0,
                        selected: true,
                    });
                }
            }
            if divides || self.filter.has(facet) {
                facets.push((facet, values));
            }
        }
        facets
    }
}

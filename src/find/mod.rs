//! A catalog and a filter → the roles that are left, and what each further click would leave.
//!
//! 1. [`Filter`] says what is wanted; it is read from and written to a URL's query ([`query`]).
//! 2. [`TextIndex`] is made once of a catalog's words ([`index`]), all in one spelling ([`fold`](mod@fold)).
//! 3. [`find`] asks the index for the text, the catalog for the rest, and counts the facets.
//!
//! Values within a facet are alternatives, facets narrow one another, and every word of the text must occur.

mod filter;
mod fold;
mod index;
mod query;
mod words;

pub use filter::Filter;
pub use index::TextIndex;

use crate::model::{Catalog, Role, Seniority};

/// What a filter leaves of a catalog.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The roles, as indices into [`Catalog::roles`] and in its order.
    pub roles: Vec<usize>,
    /// The departments, in the catalog's order.
    pub departments: Vec<Facet>,
    /// The rungs that the catalog's roles have, in ascending order.
    pub levels: Vec<Facet>,
}

/// One value that can be filtered by.
#[derive(Clone, Debug, PartialEq)]
pub struct Facet {
    /// The value as a URL's query has it: a department's slug, or a rung's name.
    pub slug: String,
    /// The value as people read it.
    pub name: String,
    /// How many roles there would be if this were its facet's only value.
    pub count: usize,
    /// Whether the filter names it.
    pub selected: bool,
}

/// The roles of `catalog` that `filter` leaves, with its facets; `index` is the catalog's own.
pub fn find(catalog: &Catalog, index: &TextIndex, filter: &Filter) -> Found {
    let with_text = index.matches(&filter.text);
    let mut roles = Vec::new();
    let mut departments = department_facets(catalog, filter);
    let mut levels = level_facets(catalog, filter);
    for (number, role) in catalog.roles.iter().enumerate().filter(|(number, _)| with_text.contains(*number)) {
        let in_department = filter.departments.is_empty() || filter.departments.contains(&role.department);
        let at_level = filter.levels.is_empty() || filter.levels.iter().any(|level| has_level(role, *level));
        if in_department && at_level {
            roles.push(number);
        }
        if at_level {
            count(&mut departments, &|department| role.department == department);
        }
        if in_department {
            count(&mut levels, &|name| role.levels.iter().any(|level| level.seniority.name() == name));
        }
    }
    Found { roles, departments, levels }
}

/// The catalog's departments, and those that only the filter names: it must be possible to take them off.
fn department_facets(catalog: &Catalog, filter: &Filter) -> Vec<Facet> {
    let known = |slug: &String| catalog.departments.iter().any(|department| department.slug == *slug);
    let unknown = filter.departments.iter().filter(|slug| !known(slug));
    let mut facets = Vec::new();
    let mut add = |slug: &String| {
        facets.push(Facet {
            slug: slug.clone(),
            name: catalog.department_name(slug).to_owned(),
            count: 0,
            selected: filter.departments.contains(slug),
        });
    };
    catalog.departments.iter().for_each(|department| add(&department.slug));
    unknown.for_each(add);
    facets
}

/// The rungs that occur in the catalog, and those that only the filter names.
fn level_facets(catalog: &Catalog, filter: &Filter) -> Vec<Facet> {
    let mut facets = Vec::new();
    for level in Seniority::ALL {
        let selected = filter.levels.contains(&level);
        if selected || catalog.roles.iter().any(|role| has_level(role, level)) {
            let (slug, name) = (level.name().to_owned(), level.title().to_owned());
            facets.push(Facet { slug, name, count: 0, selected });
        }
    }
    facets
}

fn has_level(role: &Role, seniority: Seniority) -> bool {
    role.levels.iter().any(|level| level.seniority == seniority)
}

fn count(facets: &mut [Facet], applies: &dyn Fn(&str) -> bool) {
    for facet in facets.iter_mut().filter(|facet| applies(&facet.slug)) {
        facet.count += 1;
    }
}

#[cfg(test)]
mod tests;

//! What is wanted of the directory.

use super::query;
use crate::model::Seniority;

/// What is wanted of the directory; the default wants everything.
///
/// Both lists are sorted and without duplicates, so that equal filters are equal values and have one URL.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that a role's page must have, as typed.
    pub text: String,
    /// Slugs of departments, of which a role must have one; empty where any will do.
    pub departments: Vec<String>,
    /// Rungs, of which a role must have one; empty where any will do.
    pub levels: Vec<Seniority>,
}

impl Filter {
    /// The filter that a URL's query names, with or without the `?`. What it does not know it leaves out.
    pub fn from_query(query: &str) -> Filter {
        query::read(query)
    }

    /// The URL's query for this filter: empty where it wants everything, else `?q=…&department=…&level=…`.
    pub fn to_query(&self) -> String {
        query::write(self)
    }

    /// Whether it leaves every role.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.departments.is_empty() && self.levels.is_empty()
    }

    /// The same with another text.
    pub fn with_text(&self, text: &str) -> Filter {
        Filter { text: text.to_owned(), ..self.clone() }
    }

    /// The same with the department put in, or taken out where it was in.
    pub fn toggle_department(&self, slug: &str) -> Filter {
        let mut filter = self.clone();
        toggle(&mut filter.departments, slug.to_owned());
        filter
    }

    /// The same with the rung put in, or taken out where it was in.
    pub fn toggle_level(&self, level: Seniority) -> Filter {
        let mut filter = self.clone();
        toggle(&mut filter.levels, level);
        filter
    }

    /// Puts a department in.
    pub(super) fn add_department(&mut self, slug: String) {
        add(&mut self.departments, slug);
    }

    /// Puts a rung in.
    pub(super) fn add_level(&mut self, level: Seniority) {
        add(&mut self.levels, level);
    }
}

/// Keeps `values` sorted and without duplicates.
fn add<Value: Ord>(values: &mut Vec<Value>, value: Value) {
    if let Err(place) = values.binary_search(&value) {
        values.insert(place, value);
    }
}

/// Keeps `values` sorted and without duplicates.
fn toggle<Value: Ord>(values: &mut Vec<Value>, value: Value) {
    match values.binary_search(&value) {
        Ok(place) => {
            values.remove(place);
        }
        Err(place) => values.insert(place, value),
    }
}

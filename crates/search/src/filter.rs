//! What is wanted of the directory.

use super::query;
use rolebook_model::{Seniority, Track};

/// How many roles the directory shows at first, and how many more each time that more are wanted.
pub const ROWS: usize = 50;

/// What is wanted of the directory; the default wants everything.
///
/// The lists are sorted and without duplicates, so that equal filters are equal values and have one URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Words that a role's page must have, as typed.
    pub text: String,
    /// Slugs of departments, of which a role must have one; empty where any will do.
    pub departments: Vec<String>,
    /// Rungs, of which a role must have one; empty where any will do.
    pub levels: Vec<Seniority>,
    /// Tracks, of which that rung must be on one; empty where any will do.
    pub tracks: Vec<Track>,
    /// Whether the role must have an open vacancy.
    pub open: bool,
    /// The order that was chosen; [`order`](Filter::order) says which one holds.
    pub sort: Option<Sort>,
    /// How many roles are shown at most: a multiple of [`ROWS`], and not zero.
    pub rows: usize,
    /// What the role or level that is chosen here will be compared with, as the URL has it; empty where the
    /// directory is only looked at.
    pub compare: String,
}

/// An order of roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// What has the words in its title first, what has them in its running text last.
    Relevance,
    /// By title, whatever the department.
    Title,
    /// By department, and there by title.
    Department,
}

impl Sort {
    /// Every order, as they are listed.
    pub const ALL: [Sort; 3] = [Sort::Relevance, Sort::Title, Sort::Department];

    /// The order's stable name, as URLs write it.
    pub fn name(self) -> &'static str {
        match self {
            Sort::Relevance => "relevance",
            Sort::Title => "title",
            Sort::Department => "department",
        }
    }

    /// The order that [`name`](Sort::name) gives, if there is one.
    pub fn from_name(name: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|sort| sort.name() == name)
    }
}

impl Default for Filter {
    #[inline(never)]
    fn default() -> Filter {
        Filter {
            text: String::new(),
            departments: Vec::new(),
            levels: Vec::new(),
            tracks: Vec::new(),
            open: false,
            sort: None,
            rows: ROWS,
            compare: String::new(),
        }
    }
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
        self.text.trim().is_empty() && self.chosen() == 0
    }

    /// How many values of facets it names.
    pub fn chosen(&self) -> usize {
        self.departments.len() + self.levels.len() + self.tracks.len() + usize::from(self.open)
    }

    /// The order of what it leaves. Without words to look for, nothing is more relevant than the rest.
    pub fn order(&self) -> Sort {
        match self.sort {
            None | Some(Sort::Relevance) if !self.has_words() => Sort::Department,
            None => Sort::Relevance,
            Some(sort) => sort,
        }
    }

    /// Whether the text has anything to look for.
    pub fn has_words(&self) -> bool {
        self.text.contains(char::is_alphanumeric)
    }

    /// The same with nothing left out: only what is to be compared and the order stay.
    pub fn cleared(&self) -> Filter {
        Filter { sort: self.sort, compare: self.compare.clone(), ..Filter::default() }
    }

    /// The same with another text.
    pub fn with_text(&self, text: &str) -> Filter {
        let mut filter = self.at_first_rows();
        filter.text = text.to_owned();
        filter
    }

    /// The same in another order.
    pub fn with_sort(&self, sort: Sort) -> Filter {
        let mut filter = self.at_first_rows();
        filter.sort = Some(sort);
        filter
    }

    /// The same with more roles shown.
    pub fn with_more_rows(&self) -> Filter {
        Filter { rows: self.rows.saturating_add(ROWS), ..self.clone() }
    }

    /// The same with the department put in, or taken out where it was in.
    pub fn toggle_department(&self, slug: &str) -> Filter {
        let mut filter = self.at_first_rows();
        toggle(&mut filter.departments, slug.to_owned());
        filter
    }

    /// The same with the rung put in, or taken out where it was in.
    pub fn toggle_level(&self, level: Seniority) -> Filter {
        let mut filter = self.at_first_rows();
        toggle(&mut filter.levels, level);
        filter
    }

    /// The same with the track put in, or taken out where it was in.
    pub fn toggle_track(&self, track: Track) -> Filter {
        let mut filter = self.at_first_rows();
        toggle(&mut filter.tracks, track);
        filter
    }

    /// The same with open vacancies asked for, or no longer.
    pub fn toggle_open(&self) -> Filter {
        let mut filter = self.at_first_rows();
        filter.open = !filter.open;
        filter
    }

    /// The same with no more rows than at first: what follows makes another list.
    #[inline(never)]
    fn at_first_rows(&self) -> Filter {
        Filter { rows: ROWS, ..self.clone() }
    }
}

/// Puts a value in where it is not in yet, and keeps the values sorted.
pub(super) fn add<Value: Ord>(values: &mut Vec<Value>, value: Value) {
    if let Err(place) = values.binary_search(&value) {
        values.insert(place, value);
    }
}

/// Puts a value in, or takes it out where it was in, and keeps the values sorted.
fn toggle<Value: Ord>(values: &mut Vec<Value>, value: Value) {
    match values.binary_search(&value) {
        Ok(place) => {
            values.remove(place);
        }
        Err(place) => values.insert(place, value),
    }
}

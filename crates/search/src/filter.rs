//! What the directory shows: text, facets, sort order and number of rows.

use rolebook_model::{Seniority, Track};

/// How many roles the directory shows at first, and how many each click on "more" adds.
pub const ROWS: usize = 50;

/// What the directory shows; the default shows every role.
///
/// The lists are sorted and without duplicates, so that equal filters are equal values and have one URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Words that a role's page must contain, as typed.
    pub text: String,
    /// Slugs of departments, of which a role must be in one; empty for any.
    pub departments: Vec<String>,
    /// Seniorities, of which a role must have one; empty for any.
    pub levels: Vec<Seniority>,
    /// Tracks, of which that seniority must be on one; empty for any.
    pub tracks: Vec<Track>,
    /// Whether the role must have an open vacancy.
    pub open: bool,
    /// The sort order that the visitor chose; [`order`](Filter::order) is the one that applies.
    pub sort: Option<Sort>,
    /// The maximum number of roles shown: a multiple of [`ROWS`], and not zero.
    pub rows: usize,
    /// While the visitor is picking a role or level to compare with, the other side of the comparison, as the URL has
    /// it; else empty.
    pub compare: String,
}

/// A sort order of roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Roles with the words in their title first, those with them only in running text last.
    Relevance,
    /// By title, across departments.
    Title,
    /// By department, and within it by title.
    Department,
}

impl Sort {
    /// Every sort order, as the interface lists them.
    pub const ALL: [Sort; 3] = [Sort::Relevance, Sort::Title, Sort::Department];

    /// The stable name, as URLs write it.
    pub fn name(self) -> &'static str {
        match self {
            Sort::Relevance => "relevance",
            Sort::Title => "title",
            Sort::Department => "department",
        }
    }

    /// The sort order with this [`name`](Sort::name).
    pub fn from_name(name: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|sort| sort.name() == name)
    }
}

impl Default for Filter {
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
    /// Whether it shows every role.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.chosen() == 0
    }

    /// The number of selected facet values.
    pub fn chosen(&self) -> usize {
        self.departments.len() + self.levels.len() + self.tracks.len() + usize::from(self.open)
    }

    /// The sort order that applies. Without words to search for, no role is more relevant than the rest.
    pub fn order(&self) -> Sort {
        match self.sort {
            None | Some(Sort::Relevance) if !self.has_words() => Sort::Department,
            None => Sort::Relevance,
            Some(sort) => sort,
        }
    }

    /// Whether the text has any word to search for.
    pub fn has_words(&self) -> bool {
        self.text.contains(char::is_alphanumeric)
    }

    /// The same with text and facets cleared; sort order and comparison stay.
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

    /// The same with the department selected, or no longer.
    pub fn toggle_department(&self, slug: &str) -> Filter {
        let mut filter = self.at_first_rows();
        toggle(&mut filter.departments, slug.to_owned());
        filter
    }

    /// The same with the seniority selected, or no longer.
    pub fn toggle_level(&self, level: Seniority) -> Filter {
        let mut filter = self.at_first_rows();
        toggle(&mut filter.levels, level);
        filter
    }

    /// The same with the track selected, or no longer.
    pub fn toggle_track(&self, track: Track) -> Filter {
        let mut filter = self.at_first_rows();
        toggle(&mut filter.tracks, track);
        filter
    }

    /// The same limited to open vacancies, or no longer.
    pub fn toggle_open(&self) -> Filter {
        let mut filter = self.at_first_rows();
        filter.open = !filter.open;
        filter
    }

    /// The same with the first rows only, for a change that makes another list.
    fn at_first_rows(&self) -> Filter {
        Filter { rows: ROWS, ..self.clone() }
    }
}

/// Adds a value to a sorted list that does not contain it yet.
pub(super) fn add<Value: Ord>(values: &mut Vec<Value>, value: Value) {
    if let Err(index) = values.binary_search(&value) {
        values.insert(index, value);
    }
}

/// Adds a value to a sorted list, or removes it.
fn toggle<Value: Ord>(values: &mut Vec<Value>, value: Value) {
    match values.binary_search(&value) {
        Ok(index) => {
            values.remove(index);
        }
        Err(index) => values.insert(index, value),
    }
}

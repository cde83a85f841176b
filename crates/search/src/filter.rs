//! What the directory shows: text, values of facets, sort order and number of rows.

use super::facet::Facet;

/// How many roles the directory shows at first, and how many each click on "more" adds.
pub const ROWS: usize = 50;

/// What the directory shows; the default shows every role.
///
/// The lists are sorted and without duplicates, so that equal filters are equal values and have one URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Words that a role's page must contain, as typed.
    pub text: String,
    /// The selected values of facets. Of each facet with any, a role must have one, and all of them at one level and in one
    /// vacancy.
    pub values: Vec<(Facet, String)>,
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
        Filter { text: String::new(), values: Vec::new(), sort: None, rows: ROWS, compare: String::new() }
    }
}

impl Filter {
    /// Whether it shows every role.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.values.is_empty()
    }

    /// Whether any value of the facet is selected.
    pub fn has(&self, facet: Facet) -> bool {
        self.values.iter().any(|(of, _)| *of == facet)
    }

    /// Whether it asks for something that levels differ in.
    pub fn asks_for_level(&self) -> bool {
        self.values.iter().any(|(facet, _)| matches!(facet, Facet::Level | Facet::Track | Facet::Grade))
    }

    /// Whether it asks for something that vacancies differ in.
    pub fn asks_for_vacancy(&self) -> bool {
        self.values.iter().any(|(facet, _)| *facet >= Facet::Open)
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

    /// The same with the value of the facet selected, or no longer.
    pub fn toggle(&self, facet: Facet, slug: &str) -> Filter {
        let mut filter = self.at_first_rows();
        let value = (facet, slug.to_owned());
        match filter.values.binary_search(&value) {
            Ok(index) => {
                filter.values.remove(index);
            }
            Err(index) => filter.values.insert(index, value),
        }
        filter
    }

    /// The same with the first rows only, for a change that makes another list.
    fn at_first_rows(&self) -> Filter {
        Filter { rows: ROWS, ..self.clone() }
    }
}

//! The elements that the style sheet of a host's document can style, by `::part()`.

/// The parts. Each is the first class of its elements. They are public: to rename one is a breaking change.
pub const PARTS: &[&str] = &[
    "rolebook",
    "page-header",
    "breadcrumb",
    "search",
    "facets",
    "facet",
    "chips",
    "sorts",
    "results",
    "more",
    "departments",
    "department",
    "role",
    "availability",
    "title",
    "vacancies",
    "apply",
    "ladder",
    "minute",
    "contents",
    "text",
    "comparisons",
    "sides",
    "pairs",
    "notice",
    "empty",
    HEADING,
];

/// The part without a class: a page's `<h1>`.
pub const HEADING: &str = "heading";

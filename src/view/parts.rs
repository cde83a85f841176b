//! The elements that a document which embeds the pages may style.

/// The classes by which they are found in the views. Each is its own name in `::part()`, and as public as the crate's
/// functions: one that is renamed is another version.
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

/// The part that has no class, for it has an element of its own: a page's first heading.
pub const HEADING: &str = "heading";

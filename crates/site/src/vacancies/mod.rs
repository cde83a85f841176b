//! Files of vacancies and of job boards, and front matter → the open vacancies of each role.
//!
//! 1. [`VacancyFiles::load`] reads `vacancies.toml` (or `.yml`, `.yaml`, `.json`) in the folder of roles, and the JSON of
//!    job boards;
//! 2. [`assign`] gives every role its vacancies and returns findings. Entries of the file name their role (`file`, read
//!    from a tree of nodes, `node`, by `values`). Postings of job boards (`boards`, with a module a provider) are named
//!    by roles in their front matter (`references`). A role with neither may have a vacancy by the facts in its front
//!    matter (`page`);
//! 3. [`state_pay`] gives roles and levels what their pages, or the settings, state of pay;
//! 4. [`missing()`] lists what a vacancy lacks to be shown by search engines;
//! 5. [`add_search_words`] adds what the search in the browser finds vacancies by, beside what they say themselves;
//! 6. [`PayRules`] are the rules about pay that vacancies are compared with (`pay_rules`).
//!
//! Names and ids have to be equal: a prefix of a role's path or of a posting's id never matches.

mod encoding;
mod load;

mod assign;

mod file;
mod node;
mod values;

mod page;

mod boards;
mod posting;
mod provider;
mod public;

mod field;

mod ashby;
mod board_fields;
mod board_pages;
mod greenhouse;
mod jobposting;
mod lever;
mod personio;
mod pinpoint;
mod recruitee;
mod smartrecruiters;
mod teamtailor;
mod workable;

mod board_key;
mod references;

mod missing;
mod search_words;

pub(crate) mod pay_rules;
mod stated;

mod date;
mod pay;
mod placeholders;
mod places;

pub use assign::{Assigned, assign};
pub use board_pages::BoardPage;
pub use boards::Board;
pub use load::{VacancyFiles, VacancyFilesError};
pub use missing::{Missing, missing};
pub use pay_rules::PayRules;
pub use posting::Posting;
pub use provider::Provider;
pub use search_words::add_search_words;
pub use stated::state_pay;

#[cfg(test)]
mod tests;

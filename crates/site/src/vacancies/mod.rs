//! What one can apply for: a file in the folder of roles and the files of job boards → the vacancies of each role.
//!
//! 1. [`Announced::load`] reads the texts: `vacancies.toml` (or `.yml`, `.yaml`, `.json`) and the boards' JSON;
//! 2. [`assign`] is the entry point: it gives every role its vacancies, and says what is wrong with them. The
//!    file's entries (`file`, read as a tree by `written`) name their role; the boards' postings (`boards`, and a
//!    part for each provider) are named by roles, in their front matter (`named`);
//! 3. [`missing`] says what a vacancy lacks to be shown by search engines.
//!
//! Names and ids have to be equal. A role whose path or id begins like another's has nothing to do with it.

mod load;

mod assign;

mod file;
mod values;
mod written;

mod boards;

mod greenhouse;

mod lever;

mod ashby;

mod named;

mod missing;

mod day;
mod places;

pub use assign::{Assigned, assign};
pub use boards::{Board, Posting, Provider};
pub use load::{Announced, AnnouncedError};
pub use missing::missing;

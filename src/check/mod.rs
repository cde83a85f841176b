//! What authors are told about their pages (native only).
//!
//! [`outline`] shows how pages were read, with all findings; [`front_matter`] compares the small front matter
//! reader with a YAML library.

pub mod front_matter;
pub mod outline;

//! What authors are told about their pages (native only).
//!
//! [`front_matter`] compares the small front matter reader with a YAML library.

pub mod front_matter;

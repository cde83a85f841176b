//! What authors are told about their pages (native only).
//!
//! 1. [`front_matter`] compares the small front matter reader with a YAML library;
//! 2. [`report`] puts together what [`lint`](rolebook_lint) and all before it have found, with how grave each finding is;
//! 3. [`human`], [`json`], [`sarif`] and [`github`] print it;
//! 4. [`explanations`] say why each rule is there.
//!
//! [`outline`] shows how pages were read, heading by heading.

pub mod front_matter;
pub mod outline;

pub mod report;

pub mod github;
pub mod human;
pub mod json;
pub mod sarif;

pub mod explanations;

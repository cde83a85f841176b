//! To come.

pub mod front_matter;

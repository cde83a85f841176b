//! A folder of role pages as files: what is read from it and what is written for the web (native only).
//!
//! [`load`] gathers the pages and the settings of a folder.

mod load;
mod settings;

pub use load::{LARGEST_PAGE, LoadError, Loaded, load};
pub use settings::{SettingsError, read_settings};

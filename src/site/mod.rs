//! A folder of role pages as files: what is read from it and what is written for the web (native only).
//!
//! [`load`] gathers the pages and the settings of a folder, [`build`] writes the site's files, and [`render`]
//! gives a page's markup.

mod accent;
mod load;
mod settings;

mod build;
mod pages;
mod render;

pub use build::{App, BuildError, build};
pub use load::{LARGEST_PAGE, LoadError, Loaded, load};
pub use pages::{Shell, routes};
pub use render::render;
pub use settings::{SettingsError, read_settings};

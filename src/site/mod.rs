//! A folder of role pages as files: what is read from it and what is written for the web (native only).
//!
//! [`load`] gathers the pages and the settings of a folder, [`vacancies`] adds what one can apply for, [`build`]
//! writes the site's files, and [`render`] gives a page's markup.

mod accent;
mod load;
mod nearest;
mod settings;

pub mod vacancies;

mod app;
mod build;
mod output;

mod content;
mod document;
mod escape;
mod fingerprint;
mod head;
mod pages;
mod render;

pub use build::{App, BuildError, build};
pub use content::{catalog_json, page_json, pages_json};
pub use load::{LARGEST_PAGE, LoadError, Loaded, load};
pub use pages::routes;
pub use render::render;
pub use settings::{SettingsError, read_settings};

//! A folder of role pages as files: what is read from it and what is written for the web (native only).
//!
//! 1. [`load`] gathers the pages and the settings of a folder, with [`Publishing`] for where the site will be;
//! 2. [`vacancies`] adds what one can apply for;
//! 3. [`build`] makes a site of them and the app, and tells each step's module;
//! 4. [`render`] gives a page's markup alone.

#![allow(clippy::indexing_slicing, reason = "the author's machine: what is indexed was measured just before")]

mod load;
mod nearest;
mod publishing;
mod settings;

pub mod vacancies;

mod accent;

mod build;
mod build_error;

mod addresses;
mod pages;

mod app;
mod embed;
mod files;
mod output;

mod content;

mod documents;
mod shell;

mod head;
mod plain;
mod render;

mod structured_data;

mod crawlers;
mod headers;
mod icons;
mod manifest;

mod escape;
mod fingerprint;

pub use build::{App, Built, Plan, build};
pub use build_error::BuildError;
pub use content::{catalog_json, page_json, pages_json};
pub use load::{LoadError, Loaded, Root, load, root};
pub use pages::routes;
pub use publishing::{Organization, PublishError, Publishing};
pub use render::render;
pub use settings::{Settings, SettingsError, read_settings};

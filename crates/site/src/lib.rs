//! A folder of role pages and the built app → a static site (native only).
//!
//! 1. [`load`] reads the pages and the settings of a folder, with [`Publishing`] for where the site will be;
//! 2. [`vacancies`] gives roles the vacancies in a file and on job boards;
//! 3. [`Output`] is the folder that a site is written to, and [`build`] makes a site of all of this there, and names the module
//!    of each step;
//! 4. [`Served`] is the same site in memory, for a server on the author's machine, and [`render`] gives the HTML of a single page.
//!
//! The reader turns what was loaded into a catalog:
//!
//! ```
//! let folder = tempfile::tempdir()?;
//! std::fs::write(folder.path().join("baker.md"), "---\ntitle: Baker\n---\n\n## Requirements\n\n- Bakes bread\n")?;
//!
//! let loaded = rolebook_site::load(folder.path())?;
//! let catalog = rolebook_reader::catalog(loaded.source);
//! assert_eq!(catalog.roles[0].title, "Baker");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![allow(
    clippy::indexing_slicing,
    reason = "it runs on the author's machine, and every index was checked before"
)]
#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod load;
mod nearest;
mod publishing;
mod settings;

pub mod toml_tree;
pub mod vacancies;
pub mod yaml;

mod accent;

mod build;
mod build_error;

mod addresses;
mod pages;

mod app;
mod embed;
mod files;
mod notes;
#[allow(
    clippy::disallowed_methods,
    reason = "it reads what an earlier build wrote, and nothing of an author's"
)]
mod output;

mod content;
mod translation;

mod documents;
mod moved;
mod shell;

mod theme;

mod head;
mod matrix;
mod plain;
mod render;

mod structured_data;

mod crawlers;
mod headers;
mod icons;
mod manifest;
mod worker;

mod served;

mod escape;
mod fingerprint;

pub use build::{App, AppFiles, Built, Plan, build};
pub use build_error::BuildError;
pub use content::{catalog_json, page_json, pages_json};
pub use files::Skipped;
pub use load::{LoadError, Loaded, Root, load, place, root};
pub use output::{Holder, Inputs, Output};
pub use pages::routes;
pub use publishing::{Organization, PublishError, Publishing};
pub use render::render;
pub use served::{Answer, Served};
pub use settings::{PaySetting, Settings, SettingsError, read_settings, settings_template};
pub use theme::Theme;

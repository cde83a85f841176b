//! Markdown files that an author is writing → the site with them in it, and each file's page beside its findings.
//!
//! 1. [`drafts`] reads the files, finds each one's place on the site, and lints them;
//! 2. [`view`] renders the page of one file with its findings, with the [`messages`] of its own interface;
//! 3. `browser` mounts it in place of the site's page (feature `browser`, WebAssembly only);
//! 4. `files.js` reads and watches what the author drops or chooses, and is the entry point in the browser.
//!
//! It is an app of its own, `src/bin/preview.rs`, for visitors never load it.

pub mod drafts;

pub mod view;

mod messages;

#[cfg(feature = "browser")]
mod browser;

#[cfg(feature = "browser")]
pub use browser::{MountedPreview, preview};

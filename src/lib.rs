//! Rolebook reads a company's role pages, one Markdown file per role, and shows them by role and by level.
//!
//! In reading order, each part uses only what stands above it:
//!
//! 1. [`model`]: the nouns — role, level, section, item, site, catalog — as plain data;
//!    [`percent`]: text ⇄ parts of a URL; [`hidden`]: characters that nobody sees; [`mod@order`], [`mod@cut`]: sorting and
//!    cutting;
//! 2. [`markdown`]: Markdown text → a tree of allow-listed nodes;
//! 3. [`read`]: that tree → a role: front matter, headings with their meaning, levels, items;
//! 4. [`find`]: a filter over the catalog, its facets and counts, and its query string;
//!    [`diff`]: two roles or levels → their pieces, paired: same, changed, dropped or added;
//!    `lint`: what a second look at pages has to say to their authors (feature `findings`);
//!    [`route`]: URL paths ⇄ pages;
//! 5. [`view`]: the pages, as Yew components that are functions of catalog, route and filter;
//! 6. `browser` puts them on screen (wasm only); `site` loads files and renders pages to text,
//!    `check` prints findings for authors (native only).

// Reading is total: whatever was written is read, and nothing here may panic on it.
#![warn(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used
)]
// The one of them that clippy.toml cannot allow in tests.
#![cfg_attr(not(test), warn(clippy::string_slice))]

pub mod model;

pub mod percent;

pub mod hidden;

mod cut;
mod numbers;
mod order;

pub mod markdown;

pub mod read;

pub mod find;

pub mod diff;

#[cfg(any(test, feature = "findings"))]
pub mod lint;

pub mod route;

#[cfg(feature = "view")]
pub mod view;

#[cfg(feature = "browser")]
#[allow(clippy::expect_used, reason = "a tab that lacks a document has no page to fail on")]
pub mod browser;

#[cfg(feature = "native")]
pub mod check;
#[cfg(feature = "native")]
#[allow(clippy::indexing_slicing, reason = "the author's machine: what is indexed was measured just before")]
pub mod site;

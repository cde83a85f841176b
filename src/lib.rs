//! The pages of Rolebook as Yew components, and the app that shows them in the browser.
//!
//! What a page says is read, searched and compared by the crates below `crates/`, none of which knows Yew. In reading
//! order:
//!
//! 1. [`route`]: URL paths ⇄ pages;
//! 2. [`view`]: the pages, as Yew components that are functions of catalog, route and filter;
//! 3. [`preview`] shows authors the pages of files that are not on the site yet (feature `preview`);
//! 4. `browser` puts them on screen (feature `browser`, WebAssembly only).
//!
//! The crate `rolebook-site` renders the same components natively (feature `render`).

pub mod route;

pub mod view;

#[cfg(feature = "preview")]
#[cfg_attr(feature = "browser", allow(clippy::expect_used, reason = "as in `browser`"))]
pub mod preview;

#[cfg(feature = "browser")]
#[allow(clippy::expect_used, reason = "a tab that lacks a document has no page to fail on")]
pub mod browser;

//! The site's files, as JavaScript has parsed them → a [`Catalog`] and [`PageSource`]s.
//!
//! [`catalog_file`] defines their shapes, and what a text in them may hold. Addresses are checked here: anybody may hand a
//! catalog to the embed, and a link must not run a script.

use super::js_value::Parsed;
use super::letters;
use rolebook_markdown::address;
use rolebook_model::{Catalog, PageSource, catalog_file};
use std::sync::Arc;
use wasm_bindgen::{JsError, JsValue};

/// `catalog.json`: the roles of the site, none of them loaded, with the vacancies that are open `today`; and the pages
/// that a host has set with them.
pub(crate) fn catalog(file: JsValue, today: &str) -> Result<(Catalog, Vec<PageSource>), JsError> {
    letters::install();
    let (mut catalog, pages) = catalog_file::catalog(Parsed(file), today).map_err(error)?;
    check(&mut catalog.site.link_base);
    // Nobody else has the roles yet.
    for role in catalog.roles.iter_mut().filter_map(Arc::get_mut) {
        role.vacancies.iter_mut().for_each(|vacancy| check(&mut vacancy.apply));
    }
    Ok((catalog, pages))
}

/// The page whose text the document holds, if it holds one, and where one could go from it.
pub(crate) fn page(page: JsValue) -> Result<Option<(PageSource, String)>, JsError> {
    catalog_file::page(Parsed(page)).map_err(error)
}

/// `pages.json`: the pages in the order of the catalog.
pub(crate) fn pages(file: JsValue) -> Result<Vec<PageSource>, JsError> {
    catalog_file::pages(Parsed(file)).map_err(error)
}

#[allow(clippy::needless_pass_by_value, reason = "errors are mapped by it")]
fn error(message: String) -> JsError {
    JsError::new(&message)
}

/// Empties what a page may not link to. The site's build refuses such an address.
fn check(url: &mut String) {
    *url = address(url).unwrap_or_default();
}

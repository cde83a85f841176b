//! The site's files, as JavaScript has parsed them → a [`Catalog`] and [`PageSource`]s.
//!
//! [`catalog_file`] defines their shapes, and what a text in them may hold. Addresses are checked here: anybody may hand a
//! catalog to the embed, and a link must not run a script.

use super::js_value::from_js;
use super::letters;
use rolebook_markdown::address;
use rolebook_model::catalog_file::{self, CatalogFile};
use rolebook_model::{Catalog, PageSource};
use serde::de::DeserializeOwned;
use std::sync::Arc;
use wasm_bindgen::{JsError, JsValue};

/// `catalog.json`: the roles of the site, none of them loaded, with the vacancies that are open `today`; and the pages
/// that a host has set with them.
pub(crate) fn catalog(file: JsValue, today: &str) -> Result<(Catalog, Vec<PageSource>), JsError> {
    letters::install();
    let (mut catalog, pages) = parsed::<CatalogFile>(file)?.into_catalog(today);
    check(&mut catalog.site.link_base);
    for role in catalog.roles.iter_mut().filter(|role| !role.vacancies.is_empty()) {
        Arc::make_mut(role).vacancies.iter_mut().for_each(|vacancy| check(&mut vacancy.apply));
    }
    Ok((catalog, pages))
}

/// The page whose text the document holds, if it holds one.
pub(crate) fn page(page: JsValue) -> Result<Option<PageSource>, JsError> {
    Ok(parsed::<Option<PageSource>>(page)?.map(catalog_file::page_source))
}

/// `pages.json`: the pages in the order of the catalog.
pub(crate) fn pages(file: JsValue) -> Result<Vec<PageSource>, JsError> {
    Ok(catalog_file::page_sources(parsed(file)?))
}

fn parsed<File: DeserializeOwned>(file: JsValue) -> Result<File, JsError> {
    from_js(file).map_err(|error| JsError::new(&error.to_string()))
}

/// Empties what a page may not link to. The site's build refuses such an address.
fn check(url: &mut String) {
    *url = address(url).unwrap_or_default();
}

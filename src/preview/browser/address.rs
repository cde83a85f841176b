//! Pages of the preview ⇄ URLs of the site: the directory's, with `?preview=` and the page's own behind it.
//!
//! `/careers/?preview=roles/product/analyst/senior/` is the page of a draft's level. The files themselves are in no URL: an
//! author who follows one from elsewhere is asked for them.

use crate::browser::{history, window};
use crate::view::Location;
use rolebook_model::Catalog;
use rolebook_model::percent;
use wasm_bindgen::JsValue;

/// What follows the directory's URL in that of the preview.
const PREVIEW: &str = "?preview";

/// Whether the URL is one of the preview's.
pub(super) fn is_here() -> bool {
    wanted().is_some()
}

/// The page of the preview that the URL names, if it names one.
pub(super) fn location(catalog: &Catalog) -> Option<Location> {
    let below = percent::decode(wanted()?.trim_start_matches('='));
    let url = format!("{}{below}", catalog.site.base_path);
    let (path, query) = url.split_once('?').unwrap_or((&url, ""));
    (!below.is_empty()).then(|| Location::parse(path, query, &catalog.site.base_path))
}

/// Makes a history entry for a page of the preview, or for its beginning, unless the URL is that of the page already.
pub(super) fn push(location: Option<&Location>, catalog: &Catalog) {
    let base = &*catalog.site.base_path;
    let mut url = format!("{base}{PREVIEW}");
    if let Some(location) = location {
        let page = location.to_url(base);
        let mut before = '=';
        for part in page.strip_prefix(base).unwrap_or(&page).split('/') {
            url.push(before);
            url.extend(percent::encode(part));
            before = '/';
        }
    }
    let here = window().location();
    if here.pathname().unwrap_or_default() + &here.search().unwrap_or_default() == url {
        return;
    }
    // Refused only where scripts may not touch the history at all: the page is then shown without it.
    let _ = history().push_state_with_url(&JsValue::NULL, "", Some(&url));
}

/// What follows `?preview` in the URL, with its `=`.
fn wanted() -> Option<String> {
    let query = window().location().search().unwrap_or_default();
    let behind = query.strip_prefix(PREVIEW)?;
    (behind.is_empty() || behind.starts_with(['=', '&']))
        .then(|| behind.split('&').next().unwrap_or_default().to_owned())
}

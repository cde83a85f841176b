//! The site's content, off the network.

use super::{document, window};
use crate::model::Source;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The id of the head's link to the content. It is a preload, so that the content travels beside the code.
const LINK: &str = "rolebook-content";

/// Fetches the content that the page's head names.
pub(super) async fn fetch() -> Result<Source, JsValue> {
    let link = document().get_element_by_id(LINK).ok_or("the page names no content")?;
    let address = link.get_attribute("href").unwrap_or_default();
    let response: Response = JsFuture::from(window().fetch_with_str(&address)).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::from(format!("{address} was answered with {}", response.status())));
    }
    let content = JsFuture::from(response.json()?).await?;
    Ok(serde_wasm_bindgen::from_value(content)?)
}

//! Files that an author drops or chooses → the preview of their pages, in place of the site's own page.
//!
//! `files.js` calls the entry points: [`preview`] as soon as files are dragged over the site, or it is opened by `?preview`,
//! then [`MountedPreview::update`] with what was dropped or chosen and with what has changed since.
//!
//! 1. [`app`] shows one of the files, and follows their changes;
//! 2. [`address`] gives each page of the preview a URL of the site;
//! 3. [`mount`] replaces the site's page by the preview, and puts it back.
//!
//! Nothing here uses the network: text goes in, and a page comes out.

mod address;
mod app;
mod mount;

use crate::browser::{content, window};
use app::{Files, Message, PreviewApp, PreviewProps};
use js_sys::{Array, Uint8Array};
use mount::Mount;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsError, JsValue};
use web_sys::Element;
use yew::{AppHandle, Renderer};

/// Prepares the preview of the site with this `catalog.json`. `today` is the author's day as `2026-11-22`. It is rendered into
/// `root`, an element that is not in the document yet, and put there once there is something to show, or at once if the URL
/// asks for the preview.
///
/// # Errors
///
/// The catalog has another version or shape.
#[wasm_bindgen]
pub fn preview(root: Element, catalog: JsValue, today: &str) -> Result<MountedPreview, JsError> {
    let (mut catalog, _) = content::catalog(catalog, today)?;
    catalog.site.origin = window().location().origin().unwrap_or_default();
    let props = PreviewProps { catalog: catalog.into(), root: root.clone(), mount: Mount::new(root.clone()) };
    Ok(MountedPreview { app: Renderer::<PreviewApp>::with_root_and_props(root, props).render() })
}

/// A preview.
#[wasm_bindgen]
pub struct MountedPreview {
    app: AppHandle<PreviewApp>,
}

#[wasm_bindgen]
impl MountedPreview {
    /// Updates files, given as `[[path, bytes], …]`. `is_new` if they were just dropped or chosen, even if there are none;
    /// else they have changed. A file without bytes is gone.
    pub fn update(&self, files: &Array, is_new: bool, is_watched: bool) {
        let file = |pair: JsValue| {
            let pair = Array::from(&pair);
            let bytes = pair.get(1).dyn_into().map(|bytes: Uint8Array| bytes.to_vec());
            (pair.get(0).as_string().unwrap_or_default(), bytes.ok())
        };
        let files = files.iter().map(file).collect();
        self.app.send_message(Message::Update(Files { files, is_new, is_watched }));
    }

    /// Adds the site's own pages, in the shape of `pages.json`: drafts link to them.
    ///
    /// # Errors
    ///
    /// The pages have another shape.
    pub fn fill(&self, pages: JsValue) -> Result<(), JsError> {
        self.app.send_message(Message::Fill(content::pages(pages)?));
        Ok(())
    }
}

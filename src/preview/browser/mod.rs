//! Files that an author brings → the preview of their pages, in the place of the site's own page.
//!
//! `files.js` has the entry points: it calls [`preview`] as soon as somebody drags files over the site, or opens it by
//! `?preview`, then [`Previewing::take`] with what was dropped or chosen and with what has changed of it since.
//!
//! 1. [`desk`] shows one of the files, and takes in what becomes of them;
//! 2. [`address`] says by which URL of the site each page of the preview is known, and hears of the history;
//! 3. [`stage`] puts the preview into the place of the page that is there, and that page back.
//!
//! Nothing here asks the network: text goes in, and a page comes out.

mod address;
mod desk;
mod stage;

use crate::browser::{content, window};
use desk::{Brought, Desk, DeskProps, Message};
use js_sys::Uint8Array;
use rolebook_model::PageSource;
use stage::Stage;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;
use yew::{AppHandle, Renderer};

/// Makes the preview ready, of the site with this `catalog.json`. `today` is the author's day as `2026-11-22`. It is
/// rendered into `root`, an element that is not in the document yet; it is put there once there is something to show, or
/// at once where the URL asks for the preview.
#[wasm_bindgen]
pub fn preview(root: Element, catalog: &JsValue, today: &str) -> Previewing {
    let mut catalog = content::catalog(catalog, today);
    catalog.site.origin = window().location().origin().unwrap_or_default();
    let props = DeskProps { catalog: catalog.into(), root: root.clone(), stage: Stage::new(root.clone()) };
    Previewing { desk: Renderer::<Desk>::with_root_and_props(root, props).render() }
}

/// A preview.
#[wasm_bindgen]
pub struct Previewing {
    desk: AppHandle<Desk>,
}

#[wasm_bindgen]
impl Previewing {
    /// Takes files in, as `[[path, bytes], …]`: such as somebody has just brought, be it none, or what they hold by now. One
    /// without bytes is gone.
    pub fn take(&self, files: &JsValue, is_new: bool, is_watched: bool) {
        let file = |pair: &JsValue| {
            let bytes = content::field(pair, "1").dyn_into().map(|bytes: Uint8Array| bytes.to_vec());
            (content::field(pair, "0").as_string().unwrap_or_default(), bytes.ok())
        };
        let files = content::items(files, file);
        self.desk.send_message(Message::Take(Brought { files, is_new, is_watched }));
    }

    /// Takes in the texts of the site's own pages, in the shape of `pages.json`: drafts link to them.
    pub fn fill(&self, pages: &JsValue) {
        let pages: Vec<PageSource> = content::pages(pages);
        self.desk.send_message(Message::Fill(pages));
    }
}

//! The reading as `tests/e2e/bench.js` calls it, with the crossing of the text into WebAssembly's memory.

use rolebook::model::{Page, Site};
use rolebook::read;
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads one page and says how many sections it has, so that no part of the work is left out.
#[wasm_bindgen]
#[must_use]
pub fn read(file: String, text: String) -> usize {
    read::page(&Page { file, text }, &Site::default()).sections.len()
}

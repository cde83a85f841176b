//! The reading as `tests/e2e/bench-reading.js` calls it, with the crossing of the text into WebAssembly's memory.

use rolebook_model::{PageSource, Site};
use rolebook_reader::Reader;
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads pages and returns their number of sections, so that no part of the work is optimized away.
#[wasm_bindgen]
#[must_use]
pub fn read(texts: Vec<String>) -> usize {
    let site = Site::default();
    let reader = Reader::new(&site);
    let page = |text| PageSource { file: "role.md".to_owned(), text };
    texts.into_iter().map(|text| reader.page(&page(text)).sections.len()).sum()
}

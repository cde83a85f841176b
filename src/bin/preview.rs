//! The authors' preview, which `files.js` loads and starts by [`rolebook_app::preview`].

use rolebook_app as _;

fn main() {}

/// As the app has it.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
